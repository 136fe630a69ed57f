"""The code of a measure that a question tells by its value: `BMI 17.9`, `NIHSS 14`, `burns of 35 % of the body`."""

from __future__ import annotations

from consultant.answering import conditions, scales
from consultant.answering.findings.descriptions import told_codes
from consultant.answering.findings.guidelines.in_order import in_order
from consultant.answering.intents.forms import wants_code
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask, code_wished
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.catalogue import Entry

_CODE = pattern(r"\bcodes?\b|\bicd\b|\bdx\b")


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The codes of all told measures, where a code is wished or nothing but the measure is written."""
    wished = wants_code(ask.text) or code_wished.wished(ask) or _CODE.search(ask.text)
    entries = _entries(ask.text, reference) if wished or code_wished.described(ask) else ()
    others = set(conditions.told(ask.text)) - {entry.code for entry in entries}
    return () if others else told_codes.all_fitting(entries, reference)


def _entries(text: str, reference: Reference) -> tuple[Entry, ...]:
    valid = (filter(None, map(reference.reportable, codes)) for codes in scales.told(text))
    return tuple(entry for found in valid if (entry := next(found, None)))


_FURTHER = pattern(
    r"\b(?:additional|extra|another|also|second|secondary|separate|further|own|other|which|what|is there an?|what else|add)\b"
)
_BESIDE = "the value that is told has a code of its own, which follows the diagnosis"
_BESIDE_RULE = "the scale or index is coded behind the diagnosis that the provider documents, from the record of any clinician"


def beside(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The codes of the measures that are told beside cited diagnoses, where a further code is asked for."""
    wished = _CODE.search(ask.text) and _FURTHER.search(ask.text)
    if not wished or not ask.diagnoses or ask.procedures or any("." not in one.code for one in ask.diagnoses):
        return ()
    codes = [one.code for one in _entries(ask.text, reference)]
    if any(cited.code[:_CATEGORY] == code[:_CATEGORY] for cited in ask.diagnoses for code in codes):
        return ()
    return in_order(codes, _BESIDE, "I.B.14", _BESIDE_RULE, reference, ordered=False) if codes else ()


_CATEGORY = 3
_SURFACES = ("T31", "T32")
"""Categories of which two shares together tell the code."""
_SAID = "the fourth character tells the burned share of the body surface, the fifth how much of the body is of third degree"
_RULE = "T31 and T32 tell the extent of burns and corrosions, by the share of all degrees and by that of third degree"


def surface(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code under a cited category that the told shares of the body surface make."""
    cited = tuple(code.rstrip(".-") for code in ask.codes)
    if len(cited) != 1 or cited[0] not in _SURFACES:
        return ()
    codes = [one.code for one in _entries(ask.text, reference) if one.code.startswith(_SURFACES)]
    return in_order(codes, _SAID, "I.C.19.d", _RULE, reference, ordered=False) if codes else ()
