"""Blood and its parts as a blood bank charges them: `red cells, irradiated` is the title with just that mark."""

from __future__ import annotations

import re

from consultant.answering.findings.descriptions import told_codes
from consultant.answering.patterns import Pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import CodeSystem

_WISHED = re.compile(
    r"\b(?:hcpcs|p[- ]codes?|(?:product|charge|blood bank|billing) codes?|codes?)\b", re.IGNORECASE
)
_OF_SERVICE = re.compile(
    r"\b(?:cpt|administ\w*|procedure|icd\S*|diagnos\w*|dx|injection|prp|revenue)\b", re.IGNORECASE
)
_PER_UNIT = re.compile(r"\b(?:per|each) unit\b\W*\Z", re.IGNORECASE)
"""Nothing but a product as it is charged is written."""
_PRODUCT = Pattern(
    r"\b(?:plasma|platelets?|red (?:blood )?cells?|rbcs?|prbcs?|packed cells|whole blood|cryoprecipitate\w*"
    r"|cryo(?! (?:of|to|on)\b)|granulocytes?)\b"
)
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(words, re.IGNORECASE))
    for kind, words in (
        ("platelet rich plasma", r"\bplatelet[- ]rich plasma\b"),
        ("fresh frozen plasma", r"\bfresh[- ]frozen plasma\b|\bffp\b"),
        ("plasma", r"\bplasma\b"),
        ("platelets", r"\bplatelets?\b"),
        ("granulocytes", r"\bgranulocytes?\b"),
        ("fibrinogen complex", r"\bfibrinogen complex\b"),
        ("cryoprecipitate", r"\bcryo(?:precipitates?)?\b(?! (?:of|to|on)\b)"),
        ("red blood cells", r"\b(?:red (?:blood )?cells?|p?rbcs?|packed cells)\b"),
        ("whole blood", r"\bwhole blood\b|\bblood \(whole\)"),
    )
)
"""The part of blood, the surer name before the wider one."""
_MARKS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (mark, re.compile(words, re.IGNORECASE))
    for mark, words in (
        (
            "leukocytes reduced",
            r"\bleu[ck]o\w*(?:[ -](?:reduced|depleted|poor|filtered))|\bleu[ck]o-?(?:reduced|depleted|poor)\b",
        ),
        ("irradiated", r"\birradiated\b"),
        ("pheresis", r"\b(?:aph|ph)eresis\b|\bsingle[- ]donor platelets?\b"),
        ("washed", r"\bwashed\b"),
        ("cmv", r"\bcmv\b|\bcytomegalovirus\b"),
        ("pathogen reduced", r"\bpathogen[- ]reduced\b"),
        ("frozen", r"(?<!fresh )(?<!fresh-)\bfrozen\b(?! within)"),
        ("deglycerolized", r"\bdeglycerol\w*"),
        ("matched", r"\bhla\b"),
        ("pooled", r"\bpooled\b"),
        ("solvent", r"\bsolvent\b"),
        ("cryoprecipitate reduced", r"\bcryo(?:precipitate)?[- ](?:reduced|poor)\b"),
        ("late", r"\b8\s*(?:-|to|–)\s*24\b"),
        ("early", r"\bwithin 8\b"),
        ("retested", r"\bretested\b"),
        ("tested", r"\bbacterial\b"),
        ("oxygen", r"\boxygen\b"),
        ("convalescent", r"\bconvalescent\b"),
        ("rich", r"\bplatelet[- ]rich\b"),
    )
)
_DENIABLE = r"(?:leu[ck]o\w*(?:[ -](?:reduced|depleted|poor|filtered))?|irradiated|washed|frozen|pooled|pathogen[ -]reduced)"
_DENIED = re.compile(
    rf"\b(?:not|non|no|without|neither|nor)[ -]+(?:been |yet |any )?{_DENIABLE}(?:\W*\b(?:or|nor)\b\W*{_DENIABLE})?\b"
    r"|\bun(?:irradiated|washed|pooled)\b",
    re.IGNORECASE,
)
"""Marks that the product has not: `not irradiated or leukoreduced`, `non-leukoreduced`."""
_ALIKE = frozenset({"early"})
"""Marks that a title has and nobody has to say."""
_CODES = tuple(f"P9{number:03}" for number in (*range(10, 40), 40, 44, *range(50, 61), *range(70, 74)))


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The one product whose title has the part of blood and the marks of the question, no more and no fewer."""
    if not _PRODUCT.search(ask.text) or _OF_SERVICE.search(ask.text):
        return ()
    if not _WISHED.search(ask.text) and not _PER_UNIT.search(ask.text):
        return ()
    wanted = _read(_DENIED.sub(" ", ask.text))
    entries = (reference.catalogue.entry(CodeSystem.HCPCS, code, reference.on) for code in _CODES)
    titles = [
        one
        for one in entries
        if isinstance(one, Entry) and one.status is CodeStatus.ACTIVE and not one.own_words
    ]
    fitting = [one for one in titles if _read(one.description) == wanted]
    return told_codes.all_fitting(tuple(fitting), reference) if len(fitting) == 1 else ()


def _read(text: str) -> tuple[str, frozenset[str]]:
    kind = next((kind for kind, words in _KINDS if words.search(text)), "")
    return kind, frozenset(mark for mark, words in _MARKS if words.search(text)) - _ALIKE
