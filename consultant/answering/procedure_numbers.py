"""Numbers that tell procedures apart: lengths, areas, weights, counts, views, ages, minutes; each told once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_WORDS = {
    "single": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
}  # fmt: skip
_WRITTEN = re.compile(rf"\b({'|'.join(_WORDS)})\b(?![- ](?:side|time|session|day)s?\b)", re.IGNORECASE)
_N = r"(\d+(?:\.\d+)?|\.\d+)"
_MORE = r"(?:over|more than|greater than|above|exceeding|>)"
_LESS = r"(?:under|less than|below|smaller than|fewer than|<)"
_BEFORE = rf"(?:({_MORE}|{_LESS}) ?)?"
_LENGTH = r"(cm|centimeters?|centimetres?|mm|millimeters?|inch(?:es)?|in\b\.?(?= (?:long|length)))"
_TO_CM = {"m": 0.1, "i": 2.54, "c": 1.0}
_AREA = re.compile(
    rf"{_BEFORE}{_N}[- ]?(?:sq\.?|square)[- ]?(?:cm|centimet\w+)|{_BEFORE}{_N} ?(?:cm2|cm²|cm\^2|cm sq)"
)
_SIDES = re.compile(rf"{_N} ?(?:cm|mm)? ?(?:x|by|×) ?{_N}(?: ?(?:cm|mm)? ?(?:x|by|×) ?{_N})? ?(cm|mm)\b")
_MARGIN = re.compile(
    rf"{_N} ?-?(cm|mm)?(?: (?!with\b|incl|count|plus\b|and\b)\w+){{0,2}} margins?\b(?! (?:includ|count))"
    rf"|\bmargins? (?:of |were |was |is |are )?{_N} ?(cm|mm)?"
)
_LONG = re.compile(rf"{_BEFORE}{_N}[- ]?{_LENGTH}(?![²2])")
_COUNTED = (
    r"(?:lesions?|tags?|(?:toe|finger)?nails?|warts?|kerato\w+|aks?|spots?|growths?|muscles?|levels?|vessels?|arter\w+|grafts?|sites?|areas?"
    r"|specimens?|vertebra\w*|segments?|discs?|interspaces?|nerves?|joints?|needles?|injections?|shots?|corns?|callus\w*"
    r"|components?|fibroids?|myomas?|molluscum|teeth|toes?|fingers?|regions?|tests?|lumps?|veins?|stents?|polyps?|studies|stations?|nodes?)"
)
_PLAIN = (
    ("g", rf"{_BEFORE}{_N}[- ]?(?:g|gm|gms|grams?)\b"),
    ("views", rf"{_BEFORE}{_N}(?: or more| or greater|\+)?[- ]?(?:views?|v\b|pictures?|films?|images)"),
    ("n", rf"{_BEFORE}{_N} ?(?:(?!view|cm|mm|gram|hour|minute|year|month|week)[a-z-]+ ){{0,3}}?{_COUNTED}\b"),
    ("n", rf"{_BEFORE}{_N} of (?:them|these|those)\b"),
    ("leads", rf"{_N}[- ]leads?\b"),
    ("lpm", rf"{_BEFORE}{_N}[- ]?(?:lpm\b|l(?:iters?)?(?: ?/ ?| per )(?:m|min|minute)\b|liters?\b)"),
    ("lb", rf"{_BEFORE}{_N}[- ]?(?:lbs?|pounds?)\b"),
    ("min", rf"{_BEFORE}{_N}[- ]?(?:minutes?|mins?)\b"),
    ("weeks", rf"{_BEFORE}{_N}[- ]?(?:weeks?|wks?)\b"),
)
_PLAIN_READ = tuple((unit, re.compile(words)) for unit, words in _PLAIN)
_AGES = (
    (re.compile(rf"{_N}[- ]?(?:years?|yrs?|y)[- /]?(?:old|o)\b|\bage[ds]? (?:of )?{_N}\b(?! ?mo)"), 1.0),
    (re.compile(rf"{_N}[- ]?(?:months?|mos?)[- ]?old\b"), 1 / 12),
)
_GROWN, _SMALL = (
    re.compile(r"\b(?:adult|elderly|man|woman)\b"),
    re.compile(r"\b(?:newborn|neonate|infant|baby)\b"),
)
_ADULT, _BABY = 40.0, 0.05
_HOUR = re.compile(r"\b(?:an|1|one) hour\b")
_TWO_VIEWS = re.compile(r"\b(?:ap|pa)(?:,| and| &|/)? ?lat(?:eral)?\b")
_LITTLE = 0.01


@lru_cache(maxsize=64)
def told(text: str) -> dict[str, float]:
    """The value of each unit that a text tells; none of a unit with several values, for each may be of something else."""
    found: dict[str, set[float]] = {}
    for unit, value in _values(_WRITTEN.sub(lambda word: str(_WORDS[word[1].lower()]), text.lower())):
        found.setdefault(unit, set()).add(round(value, 2))
    return {unit: values.pop() for unit, values in found.items() if len(values) == 1}


def _values(text: str) -> Iterator[tuple[str, float]]:
    for area in _AREA.finditer(text):
        yield "sqcm", _value(area[1] or area[3], area[2] or area[4])
    yield from _lengths(_AREA.sub(" ", text))
    for unit, words in _PLAIN_READ:
        for found in words.finditer(text):
            groups = found.groups()
            yield unit, _value(groups[0] if len(groups) > 1 else None, groups[-1])
    if _TWO_VIEWS.search(text):
        yield "views", 2
    if _HOUR.search(text):
        yield "min", 60
    yield from _ages(text)


def _lengths(text: str) -> Iterator[tuple[str, float]]:
    """The greatest diameter, with the margins on both sides of it where they are told."""
    margin = _MARGIN.search(text)
    text = _MARGIN.sub(" ", text)
    for sides in _SIDES.finditer(text):
        scale = _TO_CM[sides[4][0]]
        ends = sorted((float(one) * scale for one in sides.groups()[:3] if one), reverse=True)
        yield "sqcm", ends[0] * ends[1]
        text = text.replace(sides[0], f"{ends[0]} cm")
    for found in _LONG.finditer(text):
        value = _value(found[1], found[2]) * _TO_CM[found[3][0]]
        yield "cm", value + 2 * _margin(margin) if margin else value


def _margin(found: re.Match[str]) -> float:
    return float(found[1] or found[3]) * (0.1 if (found[2] or found[4]) == "mm" else 1.0)


def _value(before: str | None, number: str) -> float:
    """The number; what is over or under it lies just beside it."""
    if not before:
        return float(number)
    return float(number) + (_LITTLE if re.match(_MORE, before) else -_LITTLE)


def _ages(text: str) -> Iterator[tuple[str, float]]:
    for words, years in _AGES:
        if found := words.search(text):
            yield "age", float(next(filter(None, found.groups()))) * years
            return
    if _GROWN.search(text):
        yield "age", _ADULT
    elif _SMALL.search(text):
        yield "age", _BABY
