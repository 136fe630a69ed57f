"""What a question tells of a patient's smoking, against the limits of the benefit that depends on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from consultant.answering.findings.notes.benefits import Benefit

_QUIT = re.compile(
    r"\b(?:quit|stopped|gave up|ex-?smoker|former smoker)\b[^.?!\d]{0,25}(\d{1,2}) ?(?:years?|yrs?)\b(?: ago)?"
    r"|\b(?:smoke|nicotine|tobacco)[- ]free (?:for )?(\d{1,2}) ?(?:years?|yrs?)\b",
    re.IGNORECASE,
)
_PACK_YEARS = re.compile(r"\b(\d{1,3}) ?-?pack[- ]?(?:years?|yrs?)\b", re.IGNORECASE)
_PACKS = re.compile(
    r"\b(?P<packs>\d(?:\.\d+)?|half a|a|one|two) packs? (?:a|per|/) ?day (?:for|x) (?P<years>\d{1,2}) ?(?:years?|yrs?)\b",
    re.IGNORECASE,
)
_NAMED = {"half a": Decimal("0.5"), "a": Decimal(1), "one": Decimal(1), "two": Decimal(2)}


def without(text: str) -> str:
    """The text without what it tells of smoking, whose years are no interval."""
    return _PACKS.sub(" ", _PACK_YEARS.sub(" ", _QUIT.sub(" ", text)))


def unmet(benefit: Benefit, text: str) -> Iterator[dict[str, object]]:
    """The years since smoking ended, or the pack-years, that do not meet the limits; what meets them settles nothing alone."""
    quit_at = _QUIT.search(text) if benefit.quit_years else None
    years = int(quit_at[1] or quit_at[2]) if quit_at else 0
    if years > benefit.quit_years:
        yield {"of": "quit", "told": years, "limit": benefit.quit_years, "met": False}
    smoked = _pack_years(text)
    if smoked is not None and smoked < benefit.pack_years:
        told = f"{smoked.normalize():f}"
        yield {"of": "smoked", "told": told, "limit": benefit.pack_years, "met": False}


def _pack_years(text: str) -> Decimal | None:
    """The pack-years that are told, or that packs a day come to."""
    if told := _PACK_YEARS.search(text):
        return Decimal(told[1])
    found = _PACKS.search(text)
    if found is None:
        return None
    return (_NAMED.get(found["packs"].lower()) or Decimal(found["packs"])) * int(found["years"])
