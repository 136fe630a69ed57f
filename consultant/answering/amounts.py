"""Amounts with a measure, as texts and titles write them, and the amount that a billing unit stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_WAYS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("mcg", "weight", "1", ("mcg", "ug", "microgram", "micrograms")),
    ("mg", "weight", "1000", ("mg", "milligram", "milligrams")),
    ("g", "weight", "1000000", ("g", "gm", "gms", "gram", "grams")),
    ("units", "units", "1", ("unit", "units", "u", "iu", "i.u.", "international units")),
    ("ml", "volume", "1", ("ml", "cc", "milliliter", "milliliters")),
    ("liters", "volume", "1000", ("l", "liter", "liters", "litre", "litres")),
    ("strips", "strips", "1", ("strip", "strips", "test strips", "glucose strips", "glucose test strips")),
    ("strips", "strips", "1", ("blood glucose strips",)),
    ("mci", "activity", "1", ("mci", "millicurie", "millicuries")),
    ("sq cm", "area", "1", ("sq cm", "sq. cm", "sq.cm", "sq cms", "cm2", "cm²")),
    ("sq cm", "area", "1", ("square cm", "square centimeter", "square centimeters")),
)
"""Each measure: how replies write it, what it measures, how much of the smallest of that kind, and how texts write it."""
_SHORT = {word: measure for measure, _, _, words in _WAYS for word in words}
_SCALES = {measure: (kind, Decimal(factor)) for measure, kind, factor, _ in _WAYS}
MEASURES = "|".join(sorted(map(re.escape, _SHORT), key=len, reverse=True))
CONTAINERS = r"(?:vials?|ampu?les?|ampoules?|syringes?|bottles?|bags?)\b"
NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?|\.\d+"
DOSE = re.compile(rf"(?<![\w.,-])(?P<amount>{NUMBER})[\s-]?(?P<measure>{MEASURES})(?![a-z])", re.IGNORECASE)
_UNIT = re.compile(
    rf"\b(?:per|each)\s+(?P<amount>{NUMBER})?\s?(?P<measure>{MEASURES})(?![a-z])", re.IGNORECASE
)
_IS_UNIT = re.compile(rf"(?P<amount>{NUMBER})\s?(?P<measure>{MEASURES}) ?= ?(?:1|one) unit\b", re.IGNORECASE)
RATE = re.compile(r"\s?(/|per )\s?(kg|ml|cc|hour|hr|min|m2|dose|day)\b", re.IGNORECASE)


_ONE = {"units": "unit", "liters": "liter"}
"""Measures that are written otherwise of one."""


@dataclass(frozen=True, slots=True)
class Dose:
    """An amount with its measure, as written."""

    amount: Decimal
    measure: str

    @property
    def scale(self) -> tuple[str, Decimal]:
        """What is measured, and the amount in the smallest measure of that kind."""
        kind, factor = _SCALES[self.measure]
        return kind, self.amount * factor

    def in_measure(self, measure: str) -> Dose:
        """The same amount in another measure of its kind."""
        return Dose(self.scale[1] / _SCALES[measure][1], measure)

    def less(self, part: Dose) -> Dose:
        """What is left of it without a part in the same measure."""
        return Dose(self.amount - part.amount, self.measure)

    def times(self, factor: Decimal | int) -> Dose:
        """A multiple of it."""
        return Dose(self.amount * factor, self.measure)

    def __str__(self) -> str:
        measure = _ONE.get(self.measure, self.measure) if self.amount == 1 else self.measure
        return f"{self.amount.normalize():f} {measure}"


_BOUND = re.compile(r"\b(?:less|greater|more) than(?: or equal to)?\s*\Z", re.IGNORECASE)


_WEIGHED = r"(?:uterus|womb|prostate|spleen|thyroid|gland|specimen|tissue|tumou?r|implant|newborn|neonate|infant|baby|babies)"
_WEIGHING = re.compile(
    rf"\b(?:{_WEIGHED}|birth ?weight|weigh(?:s|ed|t|ing)?)\b(?:[ ,]+(?!of\b)\w+){{0,3}}[ ,:(]*\Z",
    re.IGNORECASE,
)
_OF_WEIGHT = re.compile(rf"[ -]*(?:\w+ )?{_WEIGHED}\b", re.IGNORECASE)
_GRAMS = re.compile(r"[\d.,]+\s*(?:g|gm|gms|grams?)\b", re.IGNORECASE)


def doses_named(text: str) -> tuple[Dose, ...]:
    """Every amount with a measure that a text has; rates are none, nor what an organ or a newborn weighs."""
    found = (match for match in DOSE.finditer(text) if not RATE.match(text[match.end() :]))
    return tuple(dose_of(match) for match in found if not _weighs(match, text))


def _weighs(amount: re.Match[str], text: str) -> bool:
    if not _GRAMS.match(amount[0]):
        return False
    return bool(_WEIGHING.search(text[: amount.start()]) or _OF_WEIGHT.match(text[amount.end() :]))


def billing_unit(description: str) -> Dose | None:
    """The amount that one unit stands for; none where the description names several, as for two drugs in one."""
    description = " ".join(description.split())
    said = list(_UNIT.finditer(description)) or list(_IS_UNIT.finditer(description)) or _amounts(description)
    if any(_BOUND.search(description[: match.start()]) for match in said):
        return None  # a title for all doses within a bound counts the service and no amount
    amounts = {dose_of(match) for match in said}
    return amounts.pop() if len(amounts) == 1 else None


def _amounts(description: str) -> list[re.Match[str]]:
    """The amounts of a title; a size in square centimeters that is not said to be of one unit is that of the thing."""
    return [match for match in DOSE.finditer(description) if dose_of(match).measure != "sq cm"]


def dose_of(match: re.Match[str]) -> Dose:
    """The amount of a match of `DOSE`, or of another pattern with its groups; one where only the measure stands."""
    return Dose(Decimal((match["amount"] or "1").replace(",", "")), _SHORT[match["measure"].lower()])
