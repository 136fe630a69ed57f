"""Codes that a sentence names by themselves."""

from __future__ import annotations

import re

from consultant.answering.reference import Reference

CODE = re.compile(
    r"\b(?:[A-Z]\d[0-9A-Z]\.\w{1,4}|\d{4}[0-9TU]|[A-Z]\d{4}|(?i:condition|occurrence|value|span|status) code [A-Z]?\d\w?)\b"
)
MODIFIER = re.compile(r"\b(?:[A-Z][A-Z0-9]|modifier \d\d)\b")
OF_INPATIENTS = re.compile(r"[0-9A-HJ-NP-Z]{7}")


def names_code(text: str) -> bool:
    """Whether a sentence names a whole code: then it is no rule alone."""
    return bool(CODE.search(text)) or any(map(OF_INPATIENTS.fullmatch, _WORDS.findall(text)))


def names_diagnosis(text: str, reference: Reference) -> bool:
    """Whether a text names a diagnosis that may be reported, and not only as an example."""
    named = _NAMED_DIAGNOSIS.findall(_EXAMPLE.sub(" ", text))
    return any(reference.reportable(code) for code in named)


_NAMED_DIAGNOSIS = re.compile(r"\b[A-Z]\d[0-9A-Z](?:\.\w{1,4})?(?![-\w])(?!\.[-\w])")
_EXAMPLE = re.compile(r"\b(?:such as|like|for example|e\.g\.) [^,;:]+")
_WORDS = re.compile(r"\w+")
