"""Sizes in titles of supplies and equipment, and what a question tells of them: areas, widths, weights, pressures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import inf

_NUMBER = r"(\d+(?:\.\d+)?)"
_IN, _CM = r"(?:inch(?:es)?|in\b\.?|[\"”])", r"(?:cm|centimeters?)"
_CM_IN_INCH, _POUNDS_IN_KG = 2.54, 2.2046
_LITTLE = 0.01
_AREA = r"(?:sq\b(?:\.|uare)?(?: ?(?:inch(?:es)?|in\b\.?))?(?! ?c)|square ?(?:inch(?:es)?|in\b\.?))"
_SIDES = rf"{_NUMBER} ?(?:{_IN}|{_CM})? ?(?:x|by|×) ?{_NUMBER}[ -]?({_IN}|{_CM})?"
_UNITS = (
    ("sq in", _AREA),
    ("mmhg", r"mm ?hg"),
    ("pounds", r"(?:pounds?|lbs?\b\.?)"),
    ("inches", _IN),
    ("mm", r"mm\b(?! ?hg)"),
)
_TITLED: tuple[tuple[str, bool, bool], ...] = (
    (
        r"(?:more|greater|larger) than {n} ?(?:{u})?,? (?:but |and )?less than or equal to {n} ?{u}",
        True,
        False,
    ),
    (r"greater than or equal to {n} ?(?:{u})? and less than {n} ?{u}", False, True),
    (r"{n} to less than {n} ?{u}", False, True),
    (r"{n} ?(?:-|to|or) ?{n} ?{u}", False, False),
    (r"(?:up to and including|up to|maximum of) {n} ?{u}()", False, False),
)
"""Spans with two ends, and whether the lower or the upper one is left out."""
_ONE_END = (
    r"((?:more|greater|larger|less|smaller) than (?:or equal to )?|over )?"
    r"{n} ?{u}( or (?:less|smaller|greater|more|larger|wider))?"
)


_BEYOND = (
    r"(?:\b((?:more|greater|larger|bigger|wider|heavier|longer|less|smaller|narrower|lighter|shorter) than|over|above"
    r"|exceeding|under"
    r"|below) |([<>]) ?)?"
)
_LESS = ("less", "smaller", "narrower", "lighter", "shorter", "under", "below", "<")
_BESIDE = 0.02


@dataclass(frozen=True, slots=True)
class Size:
    """From `low` up to `high` of one unit, both included."""

    unit: str
    low: float
    high: float


@lru_cache(maxsize=4096)  # the titles of a family are asked for again and again
def sizes(title: str) -> tuple[Size, ...]:
    """What a title names: `pad size 16 sq. in. or less`, `width 22 inches or greater`, `301 to 450 pounds`, `18-30 mmhg`."""
    return tuple(_sizes(_squared(_in_digits(title.lower()))))


def told(text: str) -> dict[str, float]:
    """The one value of each unit that a text tells; a range stands for its middle, metric sizes are converted."""
    found: dict[str, set[float]] = {}
    for unit, value in _values(_in_digits(text.lower())):
        found.setdefault(unit, set()).add(value)
    return {unit: values.pop() for unit, values in found.items() if len(values) == 1}


def without(text: str) -> str:
    """The text without its sizes: a title words them as ranges."""
    for pattern in _TELLING:
        text = pattern.sub(" ", text)
    return " ".join(text.split())


def fits(title: str, values: dict[str, float]) -> bool:
    """Whether each size of a title that the text tells too holds the told value."""
    return all(one.low <= values[one.unit] <= one.high for one in sizes(title) if one.unit in values)


def open_in(title: str, values: dict[str, float]) -> bool:
    """Whether a title turns on a size that the text does not tell."""
    return any(one.unit not in values for one in sizes(title))


def unnamed(title: str, values: dict[str, float]) -> int:
    """How many of the told sizes a title does not speak of."""
    return len(values.keys() - {one.unit for one in sizes(title)})


_COUNTED = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
}
_IN_WORDS = re.compile(rf"\b({'|'.join(_COUNTED)})(?= inch)")


def _in_digits(title: str) -> str:
    """`three inches` as `3 inches`."""
    return _IN_WORDS.sub(lambda word: str(_COUNTED[word[1]]), title)


def _squared(title: str) -> str:
    """`4 x 4 inches` as an area."""
    return re.sub(_SIDES, lambda sides: f"{float(sides[1]) * float(sides[2]):g} sq in", title)


def _sizes(title: str) -> Iterator[Size]:
    for unit, words in _UNITS:
        for pattern, above, below in _TITLED:
            if found := re.search(pattern.format(n=_NUMBER, u=words), title):
                ends = [float(end) for end in found.groups() if end]
                low, high = (0.0, ends[0]) if len(ends) == 1 else (ends[0], ends[1])
                yield Size(unit, low + _LITTLE * above, high - _LITTLE * below)
                break
        else:
            if found := re.search(_ONE_END.format(n=_NUMBER, u=words), title):
                yield from _one_ended(unit, found[1] or "", float(found[2]), found[3] or "")


def _one_ended(unit: str, before: str, value: float, after: str) -> Iterator[Size]:
    """`more than 48`, `16 or less`; a number alone is the size itself or what is counted, and spans nothing."""
    equal = _LITTLE * ("equal" not in before)
    if before.startswith(("less", "smaller")):
        yield Size(unit, 0.0, value - equal)
    elif before:
        yield Size(unit, value + equal, inf)
    elif after:
        yield Size(unit, 0.0, value) if after.endswith(("less", "smaller")) else Size(unit, value, inf)


def _values(text: str) -> Iterator[tuple[str, float]]:
    for sides in re.finditer(_SIDES, text):
        metric = (sides[3] or "").startswith("c") or re.search(_CM, sides[0])
        yield "sq in", float(sides[1]) * float(sides[2]) / (_CM_IN_INCH**2 if metric else 1)
    text = re.sub(_SIDES, " ", text)
    for found in re.finditer(rf"{_NUMBER}[ -]?(?:sq(?:uare|\.)? ?{_CM}|cm2)", text):
        yield "sq in", float(found[1]) / _CM_IN_INCH**2
    for unit, words in _UNITS:
        for found in re.finditer(rf"{_BEYOND}{_NUMBER}(?: ?(?:-|to) ?{_NUMBER})?(\+?)[ -]?{words}", text):
            word, sign, low, high, plus = found.groups()
            yield unit, (float(low) + float(high or low)) / 2 + _beside(word or sign or plus or "")
    for found in re.finditer(rf"{_NUMBER} ?(?:kg|kilos?|kilograms?)\b", text):
        yield "pounds", float(found[1]) * _POUNDS_IN_KG


def _beside(before: str) -> float:
    """What is told to be over or under a number lies beside it."""
    return _BESIDE * (-1 if before.startswith(_LESS) else 1) if before else 0.0


_TELLING = (
    re.compile(rf"(?:\b(?:measur\w+|size|sized|about) )?{_SIDES}", re.IGNORECASE),
    re.compile(
        rf"(?:\b(?:width|weigh\w*|seat|pad size|size|area|of) (?:is |of )?)*{_BEYOND}{_NUMBER}(?: ?(?:-|to) ?{_NUMBER})?\+?[ -]?"
        rf"(?:{_AREA}|mm\b|sq(?:uare|\.)? ?{_CM}|cm2|mm ?hg|pounds?\b|lbs?\b\.?|kg\b|{_IN}|{_CM})"
        r"(?:[ -]?(?:wide|width|in width|area))?",
        re.IGNORECASE,
    ),
)
