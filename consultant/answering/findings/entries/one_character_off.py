"""The codes of ICD-10-PCS that differ in one character from a code that does not exist."""

from __future__ import annotations

from consultant.answering.reference import Reference, evidence
from consultant.model.answer import Evidence
from consultant.model.codes import Citation, CodeSystem

_TABLE, _LENGTH = 3, 7
"""Characters of a table's name, and of a code."""
_MOST = 4


def near(cited: Citation, reference: Reference) -> tuple[tuple[str, ...], tuple[Evidence, ...]]:
    """`0DTJ4ZZ (Resection of Appendix, ...)` and its like in the order of the table; nothing where there are none or many."""
    if cited.system is not CodeSystem.ICD10PCS or len(cited.code) != _LENGTH:
        return (), ()
    below = reference.catalogue.children(cited.system, cited.code[:_TABLE], reference.on)
    found = [one for one in below if _apart(one.code, cited.code) == 1]
    if not 0 < len(found) <= _MOST:
        found = [one for one in found if one.code[: _TABLE + 1] == cited.code[: _TABLE + 1]][:_MOST]
    rows = tuple(
        row for one in found for row in evidence(one.release, one.code, {"description": one.description})
    )
    return tuple(f"{one.code} ({one.description})" for one in found), rows


def _apart(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))
