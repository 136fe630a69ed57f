"""ICD-9-CM codes as old forms and tapes have them, without their dot: `ICD-9 25000`, `4019 was the old dx`."""

from __future__ import annotations

import re

from consultant.answering.patterns import expression
from consultant.model.codes import Citation, CodeSystem

_NINE = r"\bicd-?\s?9(?:-?cm)?\b"
_OLD = rf"(?:{_NINE}|\b(?:old|former|legacy|previous)\b(?: {_NINE})?)"
_KIND = r"(?:dx|diagnos[ie]s|codes?|number)"
_CODE = r"(?P<{0}>\d{{4,5}}|[Vv]\d{{3,4}}|[Ee]\d{{4}})(?![\w.-]*\d)"
_WRITTEN = re.compile(
    rf"{_OLD}(?:[ :#]+(?:{_KIND}|was|is|of|for|=))*[ :#]+{_CODE.format('behind')}\b"
    rf"|\b{_CODE.format('before')}\b(?:,? (?:was|is|being))?(?:,? (?:the|an?|our|my|her|his|in))*[ ,(]*{_OLD}",
    re.IGNORECASE,
)
_OF_DIAGNOSES = expression(r"\bicd\b|\bicd-?\s?(?:9|10)", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_OF_CPT = re.compile(r"\b(?:cpt|hcpcs|procedure)\b", re.IGNORECASE)
_CATEGORY, _OF_CAUSE = 3, 4


def recast(citations: tuple[Citation, ...], text: str) -> tuple[Citation, ...]:
    """The citations with these codes, each with its dot, in the place of what they were read as."""
    if not _OF_DIAGNOSES.search(text) or _OF_CPT.search(text):
        return citations
    found = [one for match in _WRITTEN.finditer(text) if (one := _read(match))]
    if not found:
        return citations
    taken = {place for one in found for place in range(*one.span)}
    kept = [one for one in citations if one.span[0] not in taken]
    return tuple(sorted((*kept, *found), key=lambda one: one.span))


def _read(match: re.Match[str]) -> Citation | None:
    name = "behind" if match["behind"] else "before"
    written = match[name].upper()
    if _YEAR.fullmatch(written):
        return None
    cut = _OF_CAUSE if written[0] == "E" else _CATEGORY
    return Citation(CodeSystem.ICD9CM, f"{written[:cut]}.{written[cut:]}", match.span(name))
