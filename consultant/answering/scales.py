"""Measures that ICD-10-CM codes by their value: body mass, coma and stroke scales, burned surface, alcohol, birth weight."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from consultant.answering.patterns import pattern

_HEAVIEST = (40, 45, 50, 60, 70)
_HEAVY = ("Z68.41", "Z68.42", "Z68.43", "Z68.44", "Z68.45")
_THIN = 18.5
_CHILD = pattern(r"\bpercentile\b|\b%ile\b|\b(child|pediatric|infant|toddler|boy|girl|kid)\b")
_MASS = pattern(
    r"\b(bmi|body mass index)\b\W{0,3}((of|is|was|at|=|calculated|today) ?)*(?P<mass>\d{2}(\.\d+)?)\b(?!\s?(%|th|rd|nd|st))"
)
_PERCENTILE = pattern(
    r"\b(?P<rank>\d{1,3})(st|nd|rd|th)?[ -]?(%(ile)?|percentile)\b.{0,30}\b(bmi|body mass)"
    r"|\bbmi percentile\b.{0,20}?\b(?P<after>\d{1,3})(?:st|nd|rd|th)\b"
    r"|\b(bmi|body mass index)\b.{0,30}?\b(?P<behind>\d{1,3})(st|nd|rd|th)?[ -]?(%(ile)?|percentile)"
)
_STROKE = pattern(
    r"\b(nihss?|nih stroke scale|stroke scale)\b\W{0,3}((score|of|is|was|total|=|at|recorded|documented|scored"
    r"|noted|came (?:out|back)) ?)*(?P<score>\d{1,2})\b"
)
_COMA = pattern(
    r"\b(gcs|glasgow( coma( scale| score)*)?)\b\W{0,3}((total|score|of|is|was|=) ?)*(?P<score>\d{1,2})\b"
)
_COMA_TIMES = (
    ("1", pattern(r"\bin the field\b|\bems\b|\bambulance\b|\bparamedics?\b|\bemt\b|\bat the scene\b")),
    ("4", pattern(r"\b24 (hours|hrs?|h)\b")),
    ("2", pattern(r"\b(ed|er|emergency)\b")),
    ("3", pattern(r"\b(hospital )?admission\b|\badmitted\b")),
)
"""When a coma scale was taken, by the 7th character."""
_WEIGHT = pattern(r"\b(?P<grams>\d,?\d{3}|\d{3})\s?-?(g|gm|gms|grams?)\b")
_BORN = pattern(r"\b(newborn|neonate|birth ?-?weight|preemie|premature|preterm|nicu|baby|weeker)\b")
_WEEKS = pattern(
    r"\b(?P<weeks>2[0-9]|3[0-6])( ?\d/7)?\s?-?(completed )?(weeks?|wks?|weeker)\b|\bweeks? (?P<behind>2[0-9]|3[0-6])\b"
)
_SMALL = pattern(
    r"\b(sga|small[- ]for[- ](dates?|gestational age)|(?P<light>light[- ]for[- ](dates?|gestational age)))\b"
)
_EARLY = pattern(r"\b(weeker|preemie|premature|preterm|immature|immaturity|prematurity)\b")
_LIGHT = (500, 750, 1000, 1250, 1500, 1750, 2000)
_LIGHT_CODES = ("P07.01", "P07.02", "P07.03", "P07.14", "P07.15", "P07.16", "P07.17", "P07.18")
_LOW = 2500
_SURFACE = pattern(
    r"\b(?P<share>\d{1,2})(\s?%?\s?(-|to)\s?\d{1,2})?\s?(%|percent)\s?((of|the|his|her|total) ?)*(body|tbsa|bsa|surface)"
    r"|\b(tbsa|bsa|body surface( area)?)\b\W{0,3}((of|is|was|burned) ?)*(?P<behind>\d{1,2})\s?(%|percent)"
)
_DEEP = pattern(
    r"\b(?P<share>\d{1,2})\s?(%|percent)[^.;,\d]{0,25}\b(third|3rd|full[- ]thickness)"
    r"|\b(third|3rd)[- ]degree[^.;,\d]{0,20}(?P<behind>\d{1,2})\s?(%|percent)"
)
_BURNED = pattern(r"\bburn(s|ed|t)?\b|\bscald\w*|\bcorrosions?\b")
_CORROSION = pattern(r"\bcorrosi(on|ons|ve)\b|\bchemical burns?\b")
_ALCOHOL = pattern(
    r"\b(bac|blood alcohol( level| concentration)?|alcohol level|ethanol level|etoh level)\b\W{0,3}((of|is|was|=) ?)*"
    r"(?P<level>0?\.\d{1,2}|\d{1,3})\b"
)
_DRUNK = (20, 40, 60, 80, 100, 120, 200, 240)
_MOST_STROKE, _LEAST_COMA, _MOST_COMA = 42, 3, 15

Codes = tuple[str, ...]
"""Codes of one measure, the newest first: of them the one counts that is valid on the day."""


def told(text: str) -> tuple[Codes, ...]:
    """For each measure that a text tells the codes of its value; a birth weight before the weeks (I.C.16.d)."""
    return tuple(codes for scale in _SCALES for codes in scale(text))


def mass(index: float) -> Codes:
    """The codes of an adult's body mass index."""
    if index < 20:
        return ("Z68.18" if index < _THIN else "Z68.19"), "Z68.1"
    place = bisect_right(_HEAVIEST, index)
    return (_HEAVY[place - 1] if place else f"Z68.{int(index)}",)


def _mass(text: str) -> Iterator[Codes]:
    found = _MASS.search(text)
    if found and not _CHILD.search(text):
        yield mass(float(found["mass"]))


def _percentile(text: str) -> Iterator[Codes]:
    """Of a child: below the 5th, the 85th and the 95th percentile; how far above the 95th has to be told."""
    found = _PERCENTILE.search(text)
    rank = _value(found) if found else 0
    if 0 < rank < 100:
        yield (("Z68.51", "Z68.52", "Z68.53", "Z68.54")[bisect_right((5, 85, 95), rank)],)


def _stroke(text: str) -> Iterator[Codes]:
    found = _STROKE.search(text)
    if found and int(found["score"]) <= _MOST_STROKE:
        yield (f"R29.7{int(found['score']):02}",)


def _coma(text: str) -> Iterator[Codes]:
    found = _COMA.search(text)
    if found and _LEAST_COMA <= int(found["score"]) <= _MOST_COMA:
        group = "321"[bisect_right((9, 13), int(found["score"]))]
        taken = next((character for character, words in _COMA_TIMES if words.search(text)), "0")
        yield (f"R40.24{group}{taken}",)


def _birth(text: str) -> Iterator[Codes]:
    """The weight of a newborn below 2,500 grams, then its weeks below 37."""
    if not _BORN.search(text):
        return
    weight, weeks = _WEIGHT.search(text), _WEEKS.search(text)
    grams = int(weight["grams"].replace(",", "")) if weight else _LOW
    if weight and (small := _SMALL.search(text)):
        yield (
            f"P05.{0 if small['light'] else 1}{min(bisect_right(_LIGHT, grams) + 1, 9) if grams < _LOW else 9}",
        )
        return
    if grams < _LOW:
        yield (_LIGHT_CODES[bisect_right(_LIGHT, grams)],)
    if weeks and (weight or _EARLY.search(text)):
        completed = _value(weeks)
        yield (f"P07.3{completed - 27}" if completed >= 28 else f"P07.2{max(completed - 21, 1)}",)


def _surface(text: str) -> Iterator[Codes]:
    """The burned share of the body surface with the share that is of third degree, none where none is told."""
    found, deep = _SURFACE.search(text), _DEEP.search(text)
    if found is None or not _BURNED.search(text):
        return
    category = "T32" if _CORROSION.search(text) else "T31"
    share, third = (_value(one) // 10 if one else 0 for one in (found, deep))
    if third <= share:
        yield (f"{category}.{share}{third}" if share else f"{category}.0",)


def _alcohol(text: str) -> Iterator[Codes]:
    """By mg in 100 ml; a share such as 0.13 is of grams."""
    if found := _ALCOHOL.search(text):
        level = float(found["level"])
        yield (f"Y90.{bisect_right(_DRUNK, level * 1000 if level < 1 else level)}",)


def _value(found: re.Match[str]) -> int:
    """The number of whichever way to say it has fitted."""
    return int(next(filter(None, found.groupdict().values())))


_SCALES: tuple[Callable[[str], Iterator[Codes]], ...] = (
    _percentile, _mass, _stroke, _coma, _birth, _surface, _alcohol,
)  # fmt: skip
