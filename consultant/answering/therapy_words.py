"""Treatments of therapy with their minutes, as a text tells them: by code or by name, the minutes before or behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consultant.answering.number_words import times_in_digits
from consultant.answering.patterns import expression

_NAMES: tuple[tuple[str, str], ...] = (
    ("97110", r"ther(?:apeutic)? ?ex\w*|exercises?"),
    ("97112", r"neuro\w*(?:[ -]?re-?ed\w*| re-?education)?|nmr"),
    ("97116", r"gait(?: training)?"),
    ("97140", r"manual(?: therapy)?|joint mob\w*|soft tissue mob\w*"),
    ("97530", r"ther(?:apeutic)? ?act\w*"),
    ("97535", r"self[ -]care|adls?(?: training)?"),
    ("97113", r"aquatics?(?: therapy)?"),
    ("97124", r"massage"),
    ("97035", r"ultrasound"),
    ("97033", r"ionto\w*"),
    (
        "",
        r"(?:re-?)?eval\w*|(?:hot|cold|ice) packs?|unattended \S*(?: ?stim\w*)?|e-?stim\w*|traction|paraffin|whirlpool"
        r"|group(?: therapy)?|modalit\w+|speech(?: therapy)?",
    ),
)
"""How therapists name what they do, by code; without one what counts by the session."""
_NAMED = "|".join(f"(?P<n{place}>{words})" for place, (_, words) in enumerate(_NAMES))
_NAMES_ONLY = "|".join(words for _, words in _NAMES)
_TOKEN = expression(
    r"(?P<rule>\b(?:8|eight)[ -]minutes?\b(?= rule))"
    r"|(?<!\bmai )(?<!indicator )(?<![\d.$-])"
    r"\b(?P<min>\d{1,3})(?: ?(?P<unit>min(?:ute)?s?)\b(?: (?P<sum>total|in all|altogether|each))?"
    r"|(?= (?:of )?(?:ther|manual|gait|neuro|self|9[27]\d{3}))|(?<=\b9[27]\d{3} \d\d)(?=[ ,.;]|\Z))"
    rf"|\b(?P<code>9[27]\d{{3}}|G0283)\b(?:-\w\w)*|\b(?:{_NAMED})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Treatment:
    """What was done for so many minutes; without a code where it counts by the session or is not known."""

    code: str
    name: str
    minutes: int
    cited: bool
    """Whether the text names it by its code."""


def treatments(text: str) -> tuple[Treatment, ...]:
    """The treatments, where each has minutes of its own beside it; empty where any is left without."""
    tokens = list(_once(_tokens(_ASIDE.sub(_named_twice, times_in_digits(text)))))
    if any(one.minutes and one.name == _EACH for one in tokens):
        return _of_each(tokens)
    if len(tokens) % 2:
        return ()
    pairs = zip(tokens[::2], tokens[1::2], strict=True)
    told = tuple(_joined(*sorted(pair, key=lambda one: bool(one.minutes))) for pair in pairs)
    return tuple(filter(None, told)) if all(told) else ()


_ASIDE = expression(
    rf"(?P<before>\b(?:{_NAMES_ONLY})\b[^,;(]{{0,20}})\((?:9[27]\d{{3}}|G0283)\)", re.IGNORECASE
)
"""A code in brackets behind the name of the same treatment."""


def _named_twice(found: re.Match[str]) -> str:
    """The code in place of the name."""
    code = found[0].rpartition("(")[2].rstrip(")")
    return re.sub(rf"\b(?:{_NAMES_ONLY})\b", code, found["before"], count=1, flags=re.IGNORECASE)


def _once(tokens: Iterator[Treatment]) -> Iterator[Treatment]:
    """The tokens without the name of a treatment right beside its code."""
    before: Treatment | None = None
    for one in tokens:
        if (
            before
            and not before.minutes
            and not one.minutes
            and before.cited != one.cited
            and _same(before, one)
        ):
            before = one if one.cited else before
            continue
        if before:
            yield before
        before = one
    if before:
        yield before


def _same(one: Treatment, other: Treatment) -> bool:
    return one.code == other.code or not (one.code and other.code)


_EACH = "each"


def _tokens(text: str) -> Iterator[Treatment]:
    """Minutes and treatments in their order, one of them empty in each."""
    for found in _TOKEN.finditer(text):
        if found["rule"] or (found["sum"] and found["sum"].lower() != _EACH):
            continue
        if found["min"]:
            yield Treatment("", (found["sum"] or "").lower(), int(found["min"]), cited=False)
        elif found["code"]:
            yield Treatment(found["code"].upper(), "", 0, cited=True)
        else:
            place = next(place for place in range(len(_NAMES)) if found[f"n{place}"])
            yield Treatment(_NAMES[place][0], " ".join(found[0].lower().split()), 0, cited=False)


def _joined(treatment: Treatment, spent: Treatment) -> Treatment | None:
    """A treatment with its minutes; None where both are one of a kind."""
    if treatment.minutes or not spent.minutes:
        return None
    return Treatment(treatment.code, treatment.name, spent.minutes, treatment.cited)


def _of_each(tokens: list[Treatment]) -> tuple[Treatment, ...]:
    """Of `97110 and 97140, 15 minutes each` every one with those minutes; empty where others are told too."""
    spent = [one for one in tokens if one.minutes]
    named = [one for one in tokens if not one.minutes]
    if len(spent) > 1:
        return ()
    return tuple(Treatment(one.code, one.name, spent[0].minutes, one.cited) for one in named)
