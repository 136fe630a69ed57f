"""A code that is named only as a hint or as what is used so far: the one that the words describe is looked for.

`Supervision of a first pregnancy at 20 weeks. Which Z34 code?` names the category that it lies under; `BPPV of the left ear. I
have R42 on the claim, is there something better?` and `or is it still J3490?` the code that a better one may take the place of.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from consultant.answering import codeless, lacks, particulars
from consultant.answering.intents import Intent
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.codes import CodeSystem

_WISHED = re.compile(
    r"[,;:.?-]?\s*\b(?:which|what)(?: is the)?(?: right| correct"
    r"| icd-10)? (?P<category>[A-TV-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,2})?)[-_xX.]?"
    r"(?: codes?)?(?: (?:is it|applies|goes|fits|do (?:i|we) (?:use|report)|should (?:i|we) use))?\s*\??\s*\Z",
    re.IGNORECASE,
)
_USED = r"(?:[A-TV-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?|[A-V]\d{4})"
_SO_FAR = expression(
    r"[,;]?\s*(?:\byet\b\s*)?\bor\b(?: (?:is|do|does|are) (?:it|we|i|that))?(?: just)? still (?:use |report |bill |code )?"
    rf"{_USED}(?: for it)?\s*\?*"
    rf"|\b(?:i|we) (?:have|put|use|used|reported|billed) {_USED}(?: (?:on|for) (?:the|our|this) claim)?[,;.]? (?:but )?"
    r"is there (?:something|anything|a code|one) (?:better|closer|more specific|that fits better)\s*\?*",
    re.IGNORECASE,
)
"""What is used so far, beside the question whether another code is right."""


def described(ask: Ask, reference: Reference) -> Ask:
    """The ask for the code of what is described, where that is another one than the code it names; else the ask as it is."""
    if len(ask.citations) != 1 or ask.decline:
        return ask
    if ask.citations[0].system is CodeSystem.ICD10CM and (found := _WISHED.search(ask.text)):
        if lacks.lacking(ask.text, whole=True) or particulars.lacking(ask.text):
            return ask
        category = found["category"].upper()
        return _alone(ask, ask.text[: found.start()], lambda code: code.startswith(category), reference)
    if found := _SO_FAR.search(ask.text):
        rest = f"{ask.text[: found.start()]} {ask.text[found.end() :]}"
        return _alone(ask, rest, lambda code: code != ask.citations[0].code, reference)
    return ask


def _alone(ask: Ask, text: str, fits: Callable[[str], bool], reference: Reference) -> Ask:
    """The text as a description of its own, where all codes that it tells fit."""
    if len(text.split()) < _DESCRIPTION:
        return ask
    text = f"{text.strip(' .,?')}. {_SYSTEMS.get(ask.citations[0].system, 'ICD-10 code')}?"
    alone = replace(ask, text=text, citations=(), intents=(Intent.WHAT_IS,))
    codes = [
        code for one in codeless.findings(alone, reference)[:1] if one.kind in _NAMING for code in one.codes
    ]
    return alone if codes and all(map(fits, codes)) else ask


_SYSTEMS = {CodeSystem.HCPCS: "HCPCS code"}
_NAMING = frozenset({"code_fitting", "codes_fitting", "codes_in_order", "drug_code"})
"""Kinds that tell which code it is."""
_DESCRIPTION = 3
"""Words that a condition takes to be described."""
