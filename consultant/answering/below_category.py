"""`Supervision of a first pregnancy at 20 weeks. Which Z34 code?`: the category is a hint, and the code under it is described."""

from __future__ import annotations

import re
from dataclasses import replace

from consultant.answering import codeless, lacks, particulars
from consultant.answering.intents import Intent
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.codes import CodeSystem

_WISHED = re.compile(
    r"[,;:.?-]?\s*\b(?:which|what)(?: is the)?(?: right| correct"
    r"| icd-10)? (?P<category>[A-TV-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,2})?)[-_xX.]?"
    r"(?: codes?)?(?: (?:is it|applies|goes|fits|do (?:i|we) (?:use|report)|should (?:i|we) use))?\s*\??\s*\Z",
    re.IGNORECASE,
)


def described(ask: Ask, reference: Reference) -> Ask:
    """The ask for the code of what is described, where that code lies under the one category named; else the ask as it is."""
    if len(ask.citations) != 1 or ask.citations[0].system is not CodeSystem.ICD10CM or ask.decline:
        return ask
    found = _WISHED.search(ask.text)
    if found is None or len(ask.text[: found.start()].split()) < _DESCRIPTION:
        return ask
    if lacks.lacking(ask.text, whole=True) or particulars.lacking(ask.text):
        return ask
    alone = replace(
        ask,
        text=f"{ask.text[: found.start()].rstrip(' .,')}. ICD-10 code?",
        citations=(),
        intents=(Intent.WHAT_IS,),
    )
    codes = [
        code for one in codeless.findings(alone, reference)[:1] if one.kind in _NAMING for code in one.codes
    ]
    below = bool(codes) and all(code.startswith(found["category"].upper()) for code in codes)
    return alone if below else ask


_NAMING = frozenset({"code_fitting", "codes_fitting", "codes_in_order"})
"""Kinds that tell which code it is."""
_DESCRIPTION = 3
"""Words that a condition takes to be described."""
