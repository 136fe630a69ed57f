"""Hypertension told with heart failure or kidney disease: the combination code, and what follows it for kind and stage."""

from __future__ import annotations

from consultant.answering import conditions
from consultant.answering.findings.guidelines import told
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_ASKED = pattern(
    r"\bcod(?:e|es|ed|ing)\b|\bcombination\b|\bcategor(?:y|ies)\b|\bsequenc\w+|\border\b|\bfirst\b|\bdx\b|\bicd\S*"
    r"|\bprincipal\b|\bdiagnos[ie]s\b"
)
_RULE_ASKED = pattern(
    r"\b(?:(?:does|do|has|have)(?!(?: not|n't)\b)|must|should|need|needs|required?)\b[^.?!;]{0,45}"
    r"\b(?:link|connect|relate|say|state|document|tie|spell)\w*\b"
    r"|\bpresum\w+|\bassum\w+|\bcausal\b|\bcause[- ]and[- ]effect\b|\bwhy\b"
)
"""Asks for the presumption itself."""
_OF_FEWER = frozenset({"pair_rule", "note"})
"""Rules on two of the conditions, which say less than the code of all."""
_TOGETHER, _PRESSURE, _ORGANS = "combined", ("I10", "I16"), ("I50", "N18")


def combined(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The one code for what is told, without any code cited; nothing where the record has the conditions apart."""
    if ask.citations or not _ASKED.search(ask.text) or _RULE_ASKED.search(ask.text):
        return ()
    codes = conditions.told(ask.text)
    if not _any(codes, _PRESSURE) or not _any(codes, _ORGANS):
        return ()
    found = told.conditions_only(ask, reference)
    if not found or found[0].kind != _TOGETHER:
        return ()
    return tuple(one for one in found if one.kind not in _OF_FEWER)


def _any(codes: tuple[str, ...], categories: tuple[str, ...]) -> bool:
    return any(code.startswith(categories) for code in codes)
