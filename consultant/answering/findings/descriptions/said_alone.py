"""The code of a condition that one piece of a story names, where all of the story together stands for none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from consultant.answering.findings.descriptions import by_description, possible, several, told_codes
from consultant.answering.findings.guidelines.in_order import in_order
from consultant.answering.intents.forms import wants_code
from consultant.answering.reading import Ask, pieces
from consultant.answering.reading.clinical import written_out
from consultant.answering.reading.descriptions import code_named, description, named_systems
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.codes import CodeSystem
from consultant.model.described import Likely

_DIAGNOSES = frozenset({CodeSystem.ICD10CM})
_MORE = re.compile(
    r"\b(?:modifier|procedures?|medicare|screening|first|order|sequenc\w+|principal|cpt|hcpcs|drg|hcc|cc|mcc|poa|pays?|paid|fee|rvus?|units?|edit|bundl\w*|allowed"
    r"|instead|valid|billable|difference|versus|vs|or)\b|(?:\A|[.?!,;]\s|\band\s)\W*(?:why|when|may|can|must|is|are|does)\b",
    re.IGNORECASE,
)
"""Asks for more than a code, or leaves a choice."""
_NO_CHOICE = re.compile(
    r"\bsir or madam\b|\b(?:one|1|a single) codes?,? or (?:two|2|several|more)\b"
    r"|\bor (?:what|so|anything)\b",
    re.IGNORECASE,
)
"""An `or` that leaves no choice between two conditions."""
_BOTH = re.compile(
    r"\bboth\b|\b(?:two|2|these|the) (?:dx |diagnosis |icd\S* )?codes\b|\bcodes for (?:each|both"
    r"|these)\b",
    re.IGNORECASE,
)


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code of what the story calls the condition; else that of the only thing it tells, or of each of two."""
    if reference.search is None or ask.citations or not _wished(ask.text):
        return ()
    for what in pieces.named(ask.text):
        if found := _fitting(what, ask, reference):
            return found
    if _BOTH.search(ask.text):
        return _each(ask, reference)
    text = _NO_CHOICE.sub(" ", ask.text)
    for piece in pieces.clauses(ask.text):
        for said in pieces.shorter(piece):
            if not pieces.beside(said, text) and (found := _fitting(said, ask, reference)):
                return found
    return ()


_TUMOR = re.compile(
    r"\b(?:cancer|carcinoma|lymphoma|leukemia|myeloma|neoplasm|melanoma|sarcoma)\b", re.IGNORECASE
)
_COMPLICATED = re.compile(
    r"\b(?:anemi|dehydrat|nausea|vomit|neutropen|side effect|complication|metasta|mets\b)", re.IGNORECASE
)
_NEOPLASM = re.compile(r"C|D[0-4]")
"""Codes of tumors: one that is only in the family, or past, is not treated."""
_TREATED_FIRST = "the encounter for the treatment, then the neoplasm that is treated"
_TREATED_RULE = "an encounter solely for chemotherapy, immunotherapy or radiation is listed first, and the neoplasm after it"


def treated(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The encounter solely for the treatment of a cancer, then the cancer where a piece of the story tells its code."""
    encounter = several.treated(ask.text)
    if len(encounter) != 1 or ask.citations or _COMPLICATED.search(ask.text) or reference.search is None:
        return ()
    told_so = {
        found[0].codes[0]
        for clause in pieces.clauses(ask.text)
        if _TUMOR.search(clause) and (found := _fitting(several.untreated(clause), ask, reference))
    }
    if len(told_so) != 1 or not all(map(_NEOPLASM.match, told_so)):
        return ()
    return in_order((*encounter, *told_so), _TREATED_FIRST, "I.C.2.e.2", _TREATED_RULE, reference)


def _wished(text: str) -> bool:
    """Whether a diagnosis is what is wished, and nothing else is asked."""
    text = _NO_CHOICE.sub(" ", text)
    systems = named_systems(text)
    if (
        systems - _DIAGNOSES
        or _MORE.search(text)
        or not (wants_code(text) or code_named(text) or systems or _BOTH.search(text))
    ):
        return False
    return bool(systems) or not possible.operated(text)


def _each(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The codes of two conditions that a sentence each tells."""
    found = [
        one
        for sentence in pieces.sentences(ask.text)
        if (
            one := next(
                (fits for said in pieces.shorter(sentence) if (fits := _fitting(said, ask, reference))), ()
            )
        )
    ]
    codes = {one[0].codes[0] for one in found}
    if len(found) != _TWO or len(codes) != _TWO:
        return ()
    together = tuple(one for fits in found for one in fits)
    return (*told_codes.summed(together), *together)


_TWO = 2


def _fitting(said: str, ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The one diagnosis that a piece stands for, of the encounter that the whole tells."""
    wish = f"{said}: ICD-10 code?"
    wanted = description(wish)
    if wanted is None:
        return ()
    found = by_description.proposed(replace(ask, text=wish), reference)
    fitting = [one for one in found if one.kind == "code_fitting"]
    if len(fitting) != 1 or any(one.kind == "codes_near" for one in found):
        return ()
    return tuple(_of_encounter(found, fitting[0], ask, reference))


def _of_encounter(
    found: Iterable[Finding], fitting: Finding, ask: Ask, reference: Reference
) -> Iterator[Finding]:
    """The findings with the injury's code as the whole story tells the encounter."""
    _, encounter = written_out(ask.text)
    code = fitting.codes[0]
    other = reference.reportable(code[:-1] + encounter) if encounter and _INJURY.fullmatch(code) else None
    for one in found:
        if one is fitting and other and other.code != code:
            wanted = description(f"{other.description}: ICD-10 code?")
            yield told_codes.fitting(Likely(other, 1.0, 1.0), wanted, reference) if wanted else one
        else:
            yield one


_INJURY = re.compile(r"[STM]\d\w\.\w{3}[A-Z]")
