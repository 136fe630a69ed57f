"""Medicare's own code of Level II for a screening: that of the test alone is for patients with a reason for it."""

from __future__ import annotations

import re

from consultant.answering.findings.descriptions import told_codes
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import CodeSystem

_SCREENED = pattern(r"\bscreen\w*")
_WISHED = pattern(r"\bmedicare\b.*\bcodes?\b|\bcodes?\b.*\bmedicare\b|\bhcpcs\b|\bg[- ]?codes?\b")
_OTHERWISE = pattern(
    r"\b(?:cpt|icd\S*|dx|diagnos\w+|z[- ]codes?|modifiers?|how often|frequency|every|covers?|covered|pays?"
    r"|ages?|intervals?|eligib\w+|qualif\w+)\b"
)
"""Asks for another code, or when it is covered."""
_CODES = tuple(
    (re.compile(words, re.IGNORECASE), code)
    for words, code in (
        (r"\bhep(?:atitis)?[ -]*c\b|\bhcv\b", "G0472"),
        (r"\bhep(?:atitis)?[ -]*b\b|\bhbv\b", "G0499"),
        (r"\bhiv\b.*\b(?:combin\w+|combo|antigen)|\b(?:combin\w+|combo|antigen)\b.*\bhiv\b", "G0475"),
        (
            r"\bpap\w*\b.*\b(?:collect\w*|obtain\w*|prepar\w*|convey\w*|taking)|\b(?:collect|obtain|tak)\w*\b.*\bpap",
            "Q0091",
        ),
        (r"\bhpv\b|\bpapillomavirus\b", "G0476"),
        (r"\bpsa\b|\bprostate[- ]specific antigen\b", "G0103"),
        (r"\bdigital rectal\b", "G0102"),
    )
)
"""By what is looked for (CMS, Medicare preventive services)."""


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code of the one screening that the question tells and wishes Medicare's code of."""
    text = ask.text
    if ask.codes or not (_SCREENED.search(text) and _WISHED.search(text)) or _OTHERWISE.search(text):
        return ()
    codes = [code for words, code in _CODES if words.search(text)]
    entry = reference.catalogue.entry(CodeSystem.HCPCS, codes[0], reference.on) if len(codes) == 1 else None
    if not isinstance(entry, Entry) or entry.status is not CodeStatus.ACTIVE:
        return ()
    return told_codes.all_fitting((entry,), reference)
