"""Amounts that a text tells in words or as a rate, written in digits: `one gram`, `two and a half mg`, `5 mg/kg for 70 kg`."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from consultant.answering.patterns import expression

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
VALUES = {
    **{word: number for number, word in enumerate(_ONES.split())},
    **{word: 20 + 10 * place for place, word in enumerate(_TENS.split())},
}


def spelled(first: int, last: int) -> str:
    """The words of the whole numbers between these two, both included, for an expression: `one|two|three`."""
    return "|".join(word for word, number in VALUES.items() if first <= number <= last)


def valued(said: str) -> int | None:
    """What digits or the word of a number stand for; None for another word."""
    return int(said) if said.isdigit() else VALUES.get(said.lower())


_SCALES = {"hundred": 100, "thousand": 1000, "million": 1000000}
_PARTS = {
    **dict.fromkeys(("half", "1/2", "½"), Decimal("0.5")),
    **dict.fromkeys(("quarter", "1/4", "¼"), Decimal("0.25")),
    **dict.fromkeys(("three quarters", "three-quarters", "3/4", "¾"), Decimal("0.75")),
}
_WORD = rf"(?:{'|'.join(sorted((*VALUES, *_SCALES), key=len, reverse=True))})"
_NUMBER = rf"{_WORD}(?:(?:[ -]| and ){_WORD})*"
_DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?|\.\d+"
_SOLID = r"(?:mg|mcg|ug|gm?s?|ml|cc|mci|l|milligrams?|micrograms?|grams?|milliliters?|lit(?:er|re)s?|millicuries?)\b"
_CONTAINERS = r"(?:vials?|ampu?les?|ampoules?|syringes?|bottles?|bags?)\b"
_THINGS = rf"(?:{_SOLID}|{_CONTAINERS}|square\b|sq\b|strips?\b|test strips\b)"
_UNITS = r"(?:international |usp )?units?\b"
_FRACTION = re.compile(
    rf"\b(?:(?P<whole>{_NUMBER}|\d+)(?: and (?:an? |one )?| (?=\d/))|(?:an? |one )?)"
    rf"(?P<part>{'|'.join(_PARTS)})(?: of)?(?: an?)?[ -](?={_SOLID}|units?\b)",
    re.IGNORECASE,
)
_WHOLE = re.compile(rf"\b(?P<number>{_NUMBER})[ -](?={_THINGS}|(?P<units>{_UNITS}))", re.IGNORECASE)
_ONE_OF = re.compile(r"\ban? (?=(?:gram|lit(?:er|re))\b)", re.IGNORECASE)
_RATE = re.compile(
    rf"(?P<amount>{_DIGITS})\s?(?P<measure>mg|mcg|g|units?)\s?(?:/|per )\s?(?:(?P<weight>kg|kilo(?:gram)?)|m2|m²|m\^2)\b",
    re.IGNORECASE,
)
_WEIGHT = re.compile(r"(?<![\w./-])(\d{1,3}(?:\.\d+)?)[ -]?(?:kg|kilos?|kilograms?)\b", re.IGNORECASE)
_SURFACE = re.compile(
    r"\b(?:bsa|body surface(?: area)?)\W*(?:of |is |was )?(\d\.\d+)|(?<![\w./])(\d\.\d+) ?(?:m2|m²)",
    re.IGNORECASE,
)
_TIMES = re.compile(
    rf"(?<![\w.])(?P<amount>{_DIGITS})(?P<measure>[ -]?(?:{_SOLID}))(?P<held>(?: \w+)? {_CONTAINERS})? ?[x×] ?"
    r"(?P<times>\d{1,2})\b(?! ?(?:days?|weeks?|months?|cycles?|h|hours?)\b|[.,]\d)",
    re.IGNORECASE,
)


_SIDES = re.compile(
    rf"(?<![\w.])(?P<length>{_DIGITS})(?: ?cm)? ?(?:x|×|by) ?(?P<width>{_DIGITS}) ?(?:cm|centimeters?)\b"
    r"(?! ?(?:x|×|by|deep|depth))",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"\b(?:grafts?|sheets?|pieces?|membranes?|skin substitutes?|allografts?|matrix|applied|apligraf|dermagraft|epifix"
    r"|Q4\d{3}|A20\d\d|patch(?:es)?|\w{3,}grafts?|amnio\w+|epicord|grafix\w*|stravix\w*|puraply|theraskin|dermabind|nushield|biovance"
    r"|kerecis|xwrap|oasis)\b",
    re.IGNORECASE,
)
"""What is billed by its area; the sides of a wound are none of a product."""


def _area(found: re.Match[str]) -> str:
    sides = (Decimal(found[name].replace(",", "")) for name in ("length", "width"))
    return f"{next(sides) * next(sides):f} sq cm"


_SCALED = re.compile(
    rf"(?<![\w.])(?P<amount>{_DIGITS})[ -]?(?:(?P<scale>thousand|million|mil)[ -](?={_UNITS}|iu\b)|(?P<mega>m)(?=i?u\b))",
    re.IGNORECASE,
)
"""`1.2 million units`, `2.4 MU`: the digits before the word count with it."""


def _scaled(found: re.Match[str]) -> str:
    scale = _SCALES["thousand" if (found["scale"] or "").lower() == "thousand" else "million"]
    return f"{Decimal(found['amount'].replace(',', '')) * scale:.0f} "


@lru_cache(maxsize=512)
def in_digits(text: str) -> str:
    """The text with its amounts in digits; words that count no measure, vial or strip stay, and `one unit` does too."""
    text = _FRACTION.sub(_fraction, _SCALED.sub(_scaled, text))
    text = _SIDES.sub(_area, text) if _ITEM.search(text) else text
    text = _ONE_OF.sub("1 ", _WHOLE.sub(_whole, text))
    return _TIMES.sub(_multiplied, _by_size(text))


def _value(words: str) -> int:
    """What number words come to: `two hundred and fifty`."""
    total = current = 0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in VALUES:
            current += VALUES[word]
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in _SCALES:
            total, current = total + max(current, 1) * _SCALES[word], 0
    return total + current


def _fraction(found: re.Match[str]) -> str:
    whole = found["whole"] or "0"
    number = int(whole) if whole.isdigit() else _value(whole)
    return f"{number + _PARTS[found['part'].lower()]} "


def _whole(found: re.Match[str]) -> str:
    number = _value(found["number"])
    return found[0] if found["units"] and number == 1 else f"{number} "


def _by_size(text: str) -> str:
    """With the dose itself for a dose by weight or by surface, where the text tells that of the patient once."""
    rates = list(_RATE.finditer(text))
    if len(rates) != 1:
        return text
    rate = rates[0]
    sizes = (_WEIGHT if rate["weight"] else _SURFACE).findall(_RATE.sub(" ", text))
    told = {next(filter(None, size)) if isinstance(size, tuple) else size for size in sizes}
    if len(told) != 1:
        return text
    dose = Decimal(rate["amount"].replace(",", "")) * Decimal(told.pop())
    return f"{text[: rate.start()]}{dose.normalize():f} {rate['measure']} given{text[rate.end() :]}"


def _multiplied(found: re.Match[str]) -> str:
    """Containers with their count before them; of an amount without any the whole of it."""
    if found["held"]:
        return f"{found['times']} x {found['amount']}{found['measure']}{found['held']}"
    whole = Decimal(found["amount"].replace(",", "")) * int(found["times"])
    return f"{whole.normalize():f}{found['measure']}"


_SPELLED_TIME = expression(rf"\b(?P<number>{_NUMBER})[ -](?=(?:hours?|hrs?|minutes?|mins?)\b)", re.IGNORECASE)


_HALF_HOURS = (
    (
        re.compile(r"\b(?:an|one) hour and a half\b|\b(?:one|1) and a half hours?\b", re.IGNORECASE),
        "90 minutes",
    ),
    (re.compile(r"\bhalf (?:an|hour)(?: hour)?\b|\ba half hour\b", re.IGNORECASE), "30 minutes"),
    (re.compile(r"\ban hour\b", re.IGNORECASE), "1 hour"),
)


@lru_cache(maxsize=64)  # one question is looked at from several places
def times_in_digits(text: str) -> str:
    """The text with its hours and minutes in digits: `two hours 10 minutes`, `an hour and a half`."""
    for said, written in _HALF_HOURS:
        text = said.sub(written, text)
    return _SPELLED_TIME.sub(lambda found: f"{_value(found['number'])} ", text)
