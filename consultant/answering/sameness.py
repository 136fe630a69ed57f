"""Whether what a question takes for the same, or for different, is so: by the values found of the two things."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from consultant.answering.patterns import pattern

_MEASURE = (
    r"(?:rates?|amounts?|w?rvus?|values?|mues?|limits?|gpcis?|index(?:es)?|fees?|payments?|money|price|periods?|globals?|days"
    r"|status)"
)
_OTHERWISE = (
    r"(?:day|date|claim|line|session|patient|side|site|doctor|physician|provider|group|specialty|visit|encounter|time|way|code"
    r"|category|drug|thing)s?"
)
"""What two services may have in common besides a value."""
_SAME = pattern(
    rf"\b(?:the )?same {_MEASURE}\b"
    rf"|\b(?:pays?|paid|is|are|be|gets?|worth|{_MEASURE}) (?:both |all |each |just |exactly )?(?:the )?"
    rf"(?:same|identical|equal|equally|alike)(?! {_OTHERWISE}\b)"
    r"|\bno difference\b|\bidentical\b|\bsame (?:in|for|at|as|across)\b"
    r"|\b(?:same|equal|alike)\W*(?:right|correct|yes|true)?\W*\Z"
)
_DIFFERENT = pattern(r"\bdiffer(?:s|ent|ently)?\b|\bnot (?:the )?same\b|\bunequal\b|\bunlike\b")
_HOW = pattern(r"\bhow (?:do|does|did|would|much|far)\b~60\bdiffer\w*")
"""Asks for the values themselves, which no yes answers."""
_BOTH_SETTINGS = pattern(
    r"\bin ?(?:/|or|and|vs\.?) ?out\b|\boffice\b~40\b(?:facility|hospital)\b|\b(?:facility|hospital)\b~40\boffice\b"
    r"|\bnon-?facility\b~40(?<!non-)(?<!non )\bfacility\b|(?<!non-)(?<!non )\bfacility\b~40\bnon-?facility\b"
)
Values = Mapping[str, Any]
COMPARED: Mapping[str, Callable[[Values], object]] = {
    "unit_limit": lambda values: values["units"],
    "global_days": lambda values: values["global_days"],
    "relative_values": lambda values: (values["non_facility_total"], values["facility_total"]),
    "payment_area": lambda values: (values["work"], values["practice"], values["malpractice"]),
}
"""What of a finding is compared with that of another of its kind."""


def verdict(text: str, kind: str, found: Sequence[Values]) -> str:
    """`Yes` or `No` to a text that takes the values of these findings of one kind for the same or for different; else empty."""
    claimed = True if _SAME.search(text) else False if _DIFFERENT.search(text) else None
    if claimed is False and _HOW.search(text):
        return ""
    values = _beside(text, kind, found) if claimed is not None else ()
    if not values:
        return ""
    return "Yes" if (len(set(values)) == 1) is claimed else "No"


def _beside(text: str, kind: str, found: Sequence[Values]) -> tuple[object, ...]:
    """The values beside each other: of several findings, or of one its two settings."""
    if kind == "place_rates":
        return _rates(found)
    if kind == "relative_values" and len(found) == 1 and _BOTH_SETTINGS.search(text):
        return (found[0]["non_facility_total"], found[0]["facility_total"])
    compared = COMPARED.get(kind)
    return tuple(map(compared, found)) if compared and len(found) > 1 else ()


def _rates(found: Iterable[Values]) -> tuple[object, ...]:
    rates = tuple(rate for values in found if not values["changed"] for _, rate, _ in values["places"])
    return rates if len(rates) > 1 else ()
