"""Root operations of ICD-10-PCS by name: what the publisher's definitions say of them, and which of two a question tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from consultant.answering import procedure_asks
from consultant.answering.findings.codes import operation_stories
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.inpatient import Character

TABLES: Mapping[str, str] = {
    "alteration": "0W0", "bypass": "0D1", "change": "0D2", "control": "0W3", "creation": "0W4", "destruction": "0D5",
    "detachment": "0Y6", "dilation": "0D7", "division": "0D8", "drainage": "0D9", "excision": "0DB",
    "extirpation": "0DC", "extraction": "0DD", "fragmentation": "0DF", "fusion": "0SG", "insertion": "0DH",
    "inspection": "0DJ", "map": "00K", "occlusion": "0DL", "reattachment": "0DM", "release": "0DN", "removal": "0DP",
    "repair": "0DQ", "replacement": "0DR", "reposition": "0DS", "resection": "0DT", "supplement": "0DU",
    "restriction": "0DV", "revision": "0DW", "transfer": "0DX", "transplantation": "0DY",
    "abortion": "10A", "delivery": "10E", "introduction": "3E0", "irrigation": "3E1", "transfusion": "302",
    "measurement": "4A0", "monitoring": "4A1", "assistance": "5A0", "performance": "5A1", "restoration": "5A2",
    "compression": "2W1", "dressing": "2W2", "immobilization": "2W3", "packing": "2W4", "traction": "2W6",
}  # fmt: skip
"""A table of each root operation, of the medical and surgical section where that has it: its first three characters."""
NAMED = re.compile(rf"\b(?:{'|'.join(TABLES)})\b", re.IGNORECASE)
_ASKED = re.compile(r"\broot operations?\b|\b(?:icd-?10-?)?pcs\b", re.IGNORECASE)
_WISHED = re.compile(r"\bpcs (?:procedure )?codes?\b|\bcodes?\b[^.?!]{0,30}\bpcs\b", re.IGNORECASE)
"""Looks for the code of a procedure, whose words may name an operation."""
_DEFINED = re.compile(
    r"\broot operations?\b|\bdefin\w+|\bmean\w*\b|\bwhat (?:is|does|counts)\b|\bexplain\b", re.IGNORECASE
)
_OR = re.compile(
    r"\b(?:or|vs\.?|versus|differences?|differs?|different|separates?"
    r"|distinguish\w*|apart|distinction|contrast|not the same|compared?)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:in|when|is|it|and|the|what|which|do|does|we|you|i|use|used|pick|choose|code|coded|codes|root|operations?|op"
    r"|ops|how|to|know"
    r"|tell|or|should|would|an?|between|rather|than|instead|of|one|ones|as|for|are|can|please|explain|rules?"
    r"|(?:icd-?10-?)?pcs|term|terms"
    r"|from|hi|hello|thanks|quick|question|me|us|decide|whether|if|there|on|with|by|guideline|guidelines|pls)\b",
    re.IGNORECASE,
)
"""Words around the names of operations that are compared."""
_WHOLE = re.compile(r"\b(?:whole|entire|all of|total(?:ly)?|complete(?:ly)?)\b", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:part|portion|partial(?:ly)?|piece|wedge|segment|some|biops\w+|sample)\b", re.IGNORECASE
)
_OF_GROUPS = re.compile(r"\bdrgs?\b", re.IGNORECASE)
"""Titles of groups name operations too."""
_SHOWN = 4
_BARE = 5
"""Words of a question that names an operation and tells no procedure."""


def named(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The definitions of the root operations that a question without a code names; nothing where none is defined here."""
    text = procedure_asks.described(ask.text)
    names = tuple(dict.fromkeys(found[0].lower() for found in NAMED.finditer(text)))[:_SHOWN]
    compared = len(names) > 1 and (
        bool(_OR.search(text)) or not _BESIDE.sub(" ", NAMED.sub(" ", text)).strip(" .,;:?!")
    )
    if not names or _OF_GROUPS.search(text) or not (_ASKED.search(text) or compared):
        return ()
    if _OF_CLAIMS.search(text):
        return ()
    defined_too = compared or _DEFINED.search(text)
    if not defined_too and (_WISHED.search(text) or len(text.split()) > _BARE or _told(text)):
        return ()
    found = tuple(defined(names, reference))
    if not found:
        return ()
    told = operation_stories.told(names, NAMED.sub(" ", ask.text)) if len(names) > 1 else ""
    return (definitions(found, chosen(names, ask.text) or told.capitalize()),)


_OF_CLAIMS = re.compile(r"\b(?:global|modifiers?|mod)\b(?! (?:root|value))", re.IGNORECASE)
"""Words of outpatient claims, on which no root operation stands."""


def _told(text: str) -> bool:
    """Whether a text tells something besides the names of operations and what asks of them."""
    return bool(re.search(r"[a-z]{3}", _BESIDE.sub(" ", NAMED.sub(" ", text)), re.IGNORECASE))


def definitions(every: tuple[Character, ...], choice: str) -> Finding:
    """The finding that tells what the operations are, behind the one that is chosen of them."""
    values = {
        "chosen": choice,
        "fitting": (),
        "operations": tuple((one.label, one.value, one.definition, one.includes[:1]) for one in every),
        "source": source(every[0].release),
    }
    rows = [
        row
        for one in every
        for row in evidence(
            one.release, one.label, {"definition": one.definition, "includes": "; ".join(one.includes)}
        )
    ]
    return Finding("root_operations", (), values, tuple(rows))


def defined(names: tuple[str, ...], reference: Reference) -> Iterator[Character]:
    """The operations of these names, with what the publisher says of them."""
    for name in filter(TABLES.__contains__, names):
        found = reference.catalogue.characters(TABLES[name])
        yield from (one for one in found if one.label.lower() == name and one.definition)


def chosen(names: tuple[str, ...], text: str) -> str:
    """Which of excision and resection is told: the whole body part is resected."""
    if {"excision", "resection"} != set(names):
        return ""
    whole, part = bool(_WHOLE.search(text)), bool(_PART.search(text))
    return "" if whole == part else "Resection" if whole else "Excision"
