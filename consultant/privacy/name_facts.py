"""Names told by what stands right behind them: a birth date, a number, an age or a sex of somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consultant.privacy import patterns as p
from consultant.privacy.name_parts import is_common, is_writer, without_common_words
from consultant.privacy.name_words import belongings
from consultant.privacy.starts import Places, labels

_FACTS = labels("dob", "d.o.b", "date of birth", "born", "mrn", "ssn", "member id")
_WEAK_FACTS = labels(
    "mr#", "mr #", "mr n", "ss#", "member #", "member n", "subscriber id", "medicare n", "medicare i", "medicare #",
    "medicaid n", "medicaid i", "medicaid #", "acct", "policy #", "chart ", "sex", "aged", "age ", "age:", "male", "female",
    "turned",
)  # fmt: skip
"""Before these only a name of two words is one."""
_AGES = labels("yo ", "y/o", "y.o", "year", "yr")
FACT_LABELS = (_FACTS, _WEAK_FACTS, _AGES)
_SEX_AND_AGE = (
    r"(?=[ ,(/|;:\n])(?:,? (?:Jr|Sr)\b\.?| I{2,3}\b| IV\b)?(?:,? ?(?:[MF]|[Mm]ale|[Ff]emale)\b)?"
    r"(?:,? ?[0-9]{1,3}(?: ?(?:yo|y/o|yrs?|[MF]))?\b)?"
    r"(?:,? ?(?:[MF]|[Mm]ale|[Ff]emale)\b)?[,;:]? ?(?:\(|-|\u2013|/|\||is|was|#|\n)? ?(?:unit |hospital |alt )?\Z"
)
"""What may stand between a name and a fact about the person."""
BEFORE_FACT = re.compile(rf"(?P<value>{p.NAME}|{p.CAPITALS}){_SEX_AND_AGE}")
_BEFORE_WEAK_FACT = re.compile(rf"(?P<value>{p.FULL_NAME}|{p.CAPITALS_LISTED}){_SEX_AND_AGE}")
_BEFORE_AGE = re.compile(
    rf"(?P<value>{p.NAME}|{p.CAPITALS})(?=[ ,(]),? ?(?:\(|-|\u2013|is)? ?(?:an? )?[0-9]{{1,3}}[ -]?\Z"
)
_REACH = 50
"""Characters before a birth date or an age in which the name is looked for."""


_POSSESSIVE = re.compile(
    rf"(?=['\u2019]s (?:(?:left|right|first|second|last) )?(?i:{'|'.join(belongings)})\b)"
)
_BEFORE_POSSESSIVE = re.compile(rf"(?P<value>{p.FULL_NAME})\Z")
_OF_LINE = re.compile(rf"(?<![^\n])(?:[A-Z][a-z]+: )?(?P<value>{p.CAPITALS}|{p.FULL_NAME}),? \Z")
"""A name that begins a line or follows its label, right before a date too long ago for care."""


def name_before(text: str, place: int, pattern: re.Pattern[str]) -> tuple[int, int] | None:
    """The name that ends right before the place by one of the patterns of `facts`, common words cut off; None when none does."""
    begin = max(0, place - _REACH)
    word = _last_word(text[begin:place])
    if not word[:1].isalpha() or word.islower() or is_common(word):
        return None
    before = pattern.search(text[begin:place])
    if before is None:
        return None
    span = without_common_words(text, begin + before.start("value"), begin + before.end("value"))
    return None if span and is_writer(text, span[0]) else span


def _last_word(before: str) -> str:
    """The last word that may end a name, signs, numbers and "is" behind it left out; empty when there is none."""
    words = [word for word in (each.strip(_SIGNS) for each in before.rsplit(None, 6)[-6:]) if word]
    while words and words[-1] in _BETWEEN_NAME_AND_FACT:
        words.pop()
    return words[-1] if words else ""


_SIGNS = ".,(/|;:#0123456789-\u2013"
_BETWEEN_NAME_AND_FACT = frozenset(
    {
        "unit",
        "hospital",
        "alt",
        "Jr",
        "Sr",
        "II",
        "III",
        "IV",
        "is",
        "was",
        "a",
        "an",
        "F",
        "M",
        "male",
        "female",
        "Male",
        "Female",
        "yo",
    }
)


def facts(text: str, places: Places) -> Iterator[tuple[int, re.Pattern[str], bool]]:
    """Where a birth date, a number or an age of somebody may begin, the pattern of a name right before it, and whether that
    is a hint only, which needs a given name."""
    yield from ((place, BEFORE_FACT, False) for place in places.get(_FACTS, ()))
    yield from ((place, _BEFORE_WEAK_FACT, False) for place in places.get(_WEAK_FACTS, ()))
    yield from ((place, _BEFORE_AGE, False) for place in places.get(_AGES, ()))
    yield from ((match.start(), _BEFORE_AGE, False) for match in _SEX.finditer(text))
    yield from ((match.start(), _BEFORE_WEAK_FACT, False) for match in _SEX_FIRST.finditer(text))
    yield from ((match.start(), _BEFORE_WEAK_FACT, False) for match in _OLD_DATE.finditer(text))
    yield from ((match.start(), _OF_LINE, False) for match in _OLD_DATE.finditer(text))
    if "'s " in text or "\u2019s " in text:
        yield from ((match.start(), _BEFORE_POSSESSIVE, False) for match in _POSSESSIVE.finditer(text))
    hints = (
        match.start() for pattern in (_SEX_FIRST, _OLD_DATE, _IS_OLD) for match in pattern.finditer(text)
    )
    yield from ((place, BEFORE_FACT, True) for place in (*places.get(_WEAK_FACTS, ()), *hints))


_SEX_FIRST = re.compile(r"[FM](?<![A-Za-z].)(?=,? [0-9]{1,3}\b(?!\.[0-9]))")
_OLD_DATE = re.compile(r"[0-9](?<![0-9/.-].)(?<=(?=[0-9]{1,2}[/.-][0-9]{1,2}[/.-]19[0-9]{2}(?![0-9])).)")
_IS_OLD = re.compile(rf"(?<= is )(?:now )?(?={p.AGE}(?:[,.;)!?\n]|\Z| (?:and|years|yrs|now|with|but)\b))")
"""An age over 89 after "is"."""
_SEX = re.compile(r"[FM]\b(?:(?<=[0-9].)|(?<=[0-9] .))")
"""The letter of `37F`, behind an age."""
