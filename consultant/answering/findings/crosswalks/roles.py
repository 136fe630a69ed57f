"""Which of several cited diagnoses a question has as the principal one of a stay."""

from __future__ import annotations

import re

_NAMED = r"([A-Z]\d\w(?:\.\w{1,4})?)"
_FIRST = r"(?:principal|primary|p-?dx|first[- ]listed|admitting)(?: (?:dx|diagnosis))?"
_SECOND = (
    r"(?:secondary|s-?dx|second(?= (?:dx|diagnosis))|comorbid\w*|additional"
    r"|m?cc(?!\W{1,3}(?:(?:or|and) )?(?:an? )?(?:m?ccs?|neither|none|nothing)\b))(?: (?:dx|diagnosis))?"
)
_PRINCIPAL = re.compile(
    rf"\b{_NAMED}\W{{1,2}}{_FIRST}\b(?! (?:or|and) )|\b{_FIRST}\b:?(?: \w+){{0,2}} {_NAMED}\b"
    rf"|\b{_NAMED} (?:as|is|=) (?:an? |the )?{_FIRST}\b"
    rf"|\badmi(?:tted|ssion) (?:for|with|due to)(?: \w+){{0,3}} \(?{_NAMED}\b",
    re.IGNORECASE,
)
_SECONDARY = re.compile(
    rf"\b{_NAMED}\W{{1,2}}(?:(?:as|is|=) )?(?:an? |the )?{_SECOND}\b|\b{_SECOND}\b:?(?: of| is)? {_NAMED}\b",
    re.IGNORECASE,
)
_JOINED = re.compile(
    rf"\b{_NAMED} ?(?:,? with|,? plus|\+|w/|beside|and (?:an? )?{_SECOND}(?: of)?)"
    rf" ?(?:an? |the )?(?:{_SECOND} )?(?:of )?[A-Z]\d\w",
    re.IGNORECASE,
)
_GROUPS = re.compile(r"\bdrgs?\b", re.IGNORECASE)


def principal(text: str) -> str:
    """The code that a text calls principal; else the one that it puts before a secondary one. Empty where none is told."""
    named: set[str] = {code.upper() for code in re.findall(rf"\b{_NAMED}\b", text, re.IGNORECASE)}
    second = {_code(found) for found in _SECONDARY.finditer(text)}
    if found := _PRINCIPAL.search(text):
        return _code(found)
    if second and len(named - second) == 1:
        return min(named - second)
    joined = _JOINED.search(text) if _GROUPS.search(text) else None
    return _code(joined) if joined else ""


def _code(found: re.Match[str]) -> str:
    named: str = next(filter(None, found.groups()))
    return named.upper()
