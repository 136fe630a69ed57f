"""What share of the fee schedule amount is paid under a modifier, or to clinicians other than physicians.

42 CFR 414.40 (54 to 56, 78, 62, 80 to 82), 414.52 to 414.64 (clinicians), and the shares and indicators of the fee schedule row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from consultant.model.catalogue import FeeRow


@dataclass(frozen=True, slots=True)
class Share:
    """So many percent of amounts, and for whom or under which modifier."""

    label: str
    percent: Decimal
    amounts: tuple[str, ...]


def _operation(*parts: str) -> Callable[[FeeRow], Decimal]:
    return lambda row: sum((100 * Decimal(row.attributes.get(part) or 0) for part in parts), Decimal(0))


def _fixed(percent: str) -> Callable[[FeeRow], Decimal]:
    return lambda _: Decimal(percent)


_MODIFIERS: Mapping[str, Callable[[FeeRow], Decimal]] = {
    "54": _operation("preoperative", "intraoperative"),
    "55": _operation("postoperative"),
    "56": _operation("preoperative"),
    "78": _operation("intraoperative"),
    "62": _fixed("62.5"),
    **dict.fromkeys(("80", "81", "82"), _fixed("16")),
    "AS": _fixed("13.6"),
    "50": lambda row: Decimal(150 if row.bilateral == "1" else 0),
}
_NURSES = (
    r"\bnps?\b|\bnurse practitioners?\b|\bphysician assistants?\b|\bcns\b|\bclinical nurse specialists?\b"
    r"|\b(?:an?|the|our|your) pas?\b|(?-i:\bPAs?\b)(?<!in PA)(?<!, PA)"
    r"(?= (?:pa(?:ys|id)|gets?|bills?|rate|percent|does|under|own))"
)
_CLINICIANS = tuple(
    (f"for {name}", Decimal(percent), re.compile(words, re.IGNORECASE))
    for name, percent, words in (
        ("nurse practitioners and physician assistants", 85, _NURSES),
        ("registered dietitians", 85, r"\bdieti[tc]ians?\b|\bnutrition professionals?\b"),
        ("clinical social workers", 75, r"\bl?csws?\b|\bclinical social workers?\b"),
        (
            "marriage and family therapists and mental health counselors",
            75,
            r"\bl?mfts?\b|\bmarriage and family therapists?\b|\bmental health counselors?\b|\blmhcs?\b|\blpcs?\b",
        ),
    )
)
_PHYSICIAN = re.compile(r"\bincident[- ]to\b|\bunder (?:the|a) (?:physician|doctor|md)", re.IGNORECASE)


def of(text: str, modifiers: Iterable[str], row: FeeRow, amounts: tuple[str, ...]) -> Share | None:
    """The share that the first such modifier leaves, else that of the clinician whom the text names; None without either."""
    under = ((f"with modifier {one}", _MODIFIERS[one](row)) for one in modifiers if one in _MODIFIERS)
    clinicians = () if _PHYSICIAN.search(text) else _CLINICIANS
    named = ((label, percent) for label, percent, words in clinicians if words.search(text))
    found = next(((label, percent) for label, percent in (*under, *named) if percent), None)
    if found is None:
        return None
    label, percent = found
    return Share(label, percent.normalize() + 0, tuple(_part(Decimal(one), percent) for one in amounts))


def _part(amount: Decimal, percent: Decimal) -> str:
    return str((amount * percent / 100).quantize(Decimal("0.01"), ROUND_HALF_UP))
