"""The code whose title a question writes out whole: no rule and no other code is meant then."""

from __future__ import annotations

import re

from consultant.answering.findings.descriptions import told_codes
from consultant.answering.reading import Ask
from consultant.answering.reading.clinical import told
from consultant.answering.reading.descriptions import ANY, Description, named_systems
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.catalogue import NoteKind
from consultant.model.codes import CodeSystem

_SYSTEM = r"(?:icd[- ]?10(?:[- ]?(?:cm|pcs))?|pcs|hcpcs(?: level (?:ii|2))?|cpt|dx|diagnos[ie]s|procedure|billing|medical)"
_CODE = rf"(?:{_SYSTEM}[- /]*|\b[A-Z][- ])*\bcodes?\b|\b{_SYSTEM}\b"
_HEAD = re.compile(
    rf"\A\W*(?:(?:hi|hello|hey|dear|please|pls|team|all)\b\W*)*(?:[\w']+ ){{0,4}}?(?:{_CODE})\s*"
    r"(?:(?:is|are|for|of|do|does|should|would|can|we|i|you|use|report|describes?|means?|titled|called)\b\W*)*[\W_]*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    rf"[\s,;:.?–—-]*(?:\b(?:what|which|what's|whats|is|the|need|correct|right|please|give me)\b\s*)*(?:{_CODE})\b"
    r"(?:\W*\b(?:please|pls|thanks|is it|is that|needed)\b)*[\W_]*\Z",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z0-9]+(?:\.\d+)?")
_PASSED_OVER = frozenset({"a", "an", "the"})
_FEWEST = 2
"""Words of a title: one alone is a name that others share."""
_SEARCHED = ANY | {CodeSystem.ICD10PCS}
_BESIDE = (NoteKind.CODE_FIRST, NoteKind.USE_ADDITIONAL)


def named(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code of the title; nothing where the text says more or less than one."""
    written = _written(ask.text)
    if reference.search is None or len(wanted := _words(written)) < _FEWEST:
        return ()
    systems = (named_systems(ask.text) & _SEARCHED) or ANY
    found = [
        one
        for one in reference.search.likely(written, systems, reference.on)
        if one.entry.system is not CodeSystem.CPT and _words(one.entry.description) == wanted
    ]
    if not found:
        return ()
    best = min(found, key=lambda one: bool(_FOR_A_TIME.match(one.entry.code)))
    return told_codes.with_notes(best, Description(told(written), systems), _BESIDE, reference)


_FOR_A_TIME = re.compile(r"C9\d{3}|S\d{4}")
"""Codes that one of everybody's takes the place of."""


def _written(text: str) -> str:
    """What stands between the words that wish a code; empty where no code is wished."""
    for frame in (_HEAD, _TAIL):
        inner = frame.sub("", text, count=1)
        if inner != text:
            return inner.strip(" \n\t?!\"'")
    return ""


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in _WORD.findall(text.lower()) if word not in _PASSED_OVER)
