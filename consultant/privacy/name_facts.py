"""Names told by what stands right behind them: a birth date, a number, an age or a sex of somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from consultant.privacy import patterns as p
from consultant.privacy.given_names import given_names
from consultant.privacy.name_colleagues import is_colleague
from consultant.privacy.name_parts import (
    Span,
    has_given_name,
    is_common,
    is_writer,
    without_common_words,
)
from consultant.privacy.name_words import belongings
from consultant.privacy.plain import plain_letters
from consultant.privacy.starts import Places, labels

_FACTS = labels(
    "dob", "d.o.b", "date of birth", "born", "mrn", "ssn", "member id", "nacid",
    "naci\u00f3", "n\u00e9 ", "n\u00e9e ", "nato il", "nata il",
)  # fmt: skip
_WEAK_FACTS = labels(
    "mr#", "mr #", "mr n", "ss#", "member #", "member n", "subscriber id", "medicare n", "medicare i", "medicare #",
    "medicaid n", "medicaid i", "medicaid #",
    "acct", "account n", "account #", "policy #", "chart ", "sex", "aged", "age ", "age:", "male", "female",
    "turned", "son of", "daughter of", "mother of", "father of", "wife of", "husband of", "sister of", "brother of",
)  # fmt: skip
"""Before these only a name of two words is one."""
_AGES = labels(
    "yo ",
    "y/o",
    "y.o",
    "year",
    "yr",
    "month old",
    "month-old",
    "months old",
    "mo old",
    "m/o",
    "week old",
    "week-old",
    "weeks old",
    "day old",
)
FACT_LABELS = (_FACTS, _WEAK_FACTS, _AGES)
_SEX_AND_AGE = (
    r"(?=[ ,(/|;:\n\t<])(?:,? (?:Jr|Sr)\b\.?| I{2,3}\b| IV\b)?(?:,? ?(?:[MF]|[Mm]ale|[Ff]emale)\b)?"
    r"(?:,? ?[0-9]{1,3}(?: ?(?:yo|y/o|yrs?|[MF]))?\b)?"
    r"(?:,? ?(?:[MF]|[Mm]ale|[Ff]emale)\b)?[,;:]? ?(?:\(|-|\u2013|/|\||is|was|#|\n|\t|</td>\s?<td>)? ?(?:unit |hospital |alt )?"
)
"""What may stand between a name and a fact about the person."""


def _ending(value: str, between: str = "") -> re.Pattern[str]:
    """A name that ends where the text does, something allowed between; only where a word begins that may begin a name."""
    return re.compile(rf"[{p.NAME_STARTS}](?<![A-Za-z].)(?<=(?=(?P<value>{value}){between}\Z).)")


_BEFORE_FACT = _ending(rf"{p.NAME}|{p.CAPITALS_LISTED_TWO}|{p.CAPITALS}", _SEX_AND_AGE)
_BEFORE_AGE = _ending(
    rf"{p.NAME}|{p.CAPITALS}", r"(?=[ ,(]),? ?(?:\(|-|\u2013|is)? ?(?:an? )?[0-9]{1,3}[ -]?"
)
_BEFORE_POSSESSIVE = _ending(p.FULL_NAME)
_POSSESSIVE = re.compile(
    r"['\u2019]s (?:(?:left|right|first|second|last) )?(?:(?P<written>(?i:notes?|reports?|orders?|referral))\b"
    rf"|(?i:{'|'.join(belongings)})\b)"
)
"""What somebody has; what is `written` may as well be by a colleague."""
_REACH = 50
"""Characters before a birth date or an age in which the name is looked for."""


def spans_before_facts(text: str, places: Places, homes: Sequence[int]) -> Iterator[Span]:
    """Spans of names that stand right before a fact about a person; `homes` are where a patient's address begins."""
    dates = [match.start() for match in _OLD_DATE.finditer(text)]
    for place in places.get(_FACTS, ()):
        if match := _match_before(text, place, _BEFORE_FACT):
            yield from _name(text, match)
    for place in homes:
        match = _match_before(text, place, _BEFORE_FACT)
        if match and " " in text[slice(*match)] and not is_colleague(text, match):
            yield from _name(text, match)
    for place in (*places.get(_AGES, ()), *(sex.start() for sex in _SEX.finditer(text))):
        if _IS_PAST.match(text, place) is None and (match := _match_before(text, place, _BEFORE_AGE)):
            yield from _name(text, match)
    for place in _weak_facts(text, places, dates):
        if (match := _match_before(text, place, _BEFORE_FACT)) and not _is_in_capitals(text, match, dates):
            yield from _name(text, match, sure=" " in text[slice(*match)])
    for owner in _POSSESSIVE.finditer(text) if "'s " in text or "\u2019s " in text else ():
        if match := _match_before(text, owner.start(), _BEFORE_POSSESSIVE):
            yield from _name(text, match)
        elif not owner["written"] and (
            single := _SINGLE.search(text, max(0, owner.start() - 16), owner.start())
        ):
            yield from _given(single)
    for said in _SAID_TO_BE.finditer(text) if "atient" in text else ():
        if single := _SINGLE.search(text, max(0, said.start() - 16), said.start()):
            yield from _given(single)
    for place in places.get(_AGES, ()):
        if aged := _BEHIND_AGE.match(text, place):
            yield from _given(aged)
    for place in (*places.get(_FACTS, ()), *places.get(_WEAK_FACTS, ())):
        begin = max(0, place - _REACH)
        if given_names.isdisjoint(text[begin:place].split()[-_LONGEST_NAME:]):
            continue
        if small := _SMALL_NAME.search(text, begin, place):
            yield from _given(small)


def _given(match: re.Match[str]) -> Iterator[Span]:
    """The span of the value, when the given name in it is a usual one."""
    if plain_letters(match["given"]) in given_names and not is_colleague(match.string, match.span("value")):
        yield match.span("value")


_LONGEST_NAME = 3
"""Words of a name in small letters."""
_SINGLE = re.compile(r"\b(?<!\bSt )(?<!\bSt\. )(?P<value>(?P<given>[A-Z][a-z]{2,14}))\Z")
_SAID_TO_BE = re.compile(
    r" ?\((?:is )?(?:the|our|a|my) (?:[a-z]+ )?patient\)|, (?:the|our) (?:[a-z]+ )?patient,"
)
"""Behind a given name these say who it is (`Ingrid (the patient) says`)."""
_IS_PAST = re.compile(r"(?:years?|yrs?) (?:ago|later|back|post|after|since|prior|before|history)\b")
"""No age, but how long ago (`Stroke 10 years ago`)."""
_BEHIND_AGE = re.compile(
    r"(?i:yo|y/o|years?[ -]old) (?:[a-z]{2,12} ){0,2}(?P<value>(?P<given>[A-Z][a-z]{2,14}))\b(?![ -][A-Z])"
)
_SMALL_NAME = re.compile(r"\b(?P<value>(?P<given>[a-z]{3,14}) (?:[a-z]\.? )?[a-z][a-z'-]{1,20})[,:( ]{1,3}\Z")
"""A name in small letters before a fact (`tyrone gibbs acct`)."""


def _weak_facts(text: str, places: Places, dates: Sequence[int]) -> list[int]:
    """Where something stands that is said of other things too: before it a single word needs to be a given name."""
    sexes = [match.start() for match in _SEX_FIRST.finditer(text)]
    ages = [match.end() for match in _IS_OLD.finditer(text)]
    return sorted({*places.get(_WEAK_FACTS, ()), *sexes, *ages, *dates})


def _match_before(text: str, place: int, pattern: re.Pattern[str]) -> Span | None:
    """The span of what has the form of a name and ends right before the place, in its line or the one above."""
    begin = max(0, place - _REACH)
    line = text.rfind("\n", begin, place)
    begin = text.rfind("\n", begin, line) + 1 or begin if line >= 0 else begin
    word = _last_word(text[begin:place])
    if not word[:1].isalpha() or word.islower() or is_common(word):
        return None
    for small in _SMALL_WORD.finditer(text, begin, place):
        begin = small.end()
    before = pattern.search(text[begin:place])
    return (begin + before.start("value"), begin + before.end("value")) if before else None


def _is_in_capitals(text: str, span: Span, dates: Sequence[int]) -> bool:
    """Whether it is a run of capitals without a comma, which only a given name or the begin of a line makes a name."""
    written = text[slice(*span)]
    if not written.isupper() or "," in written or has_given_name(text, span):
        return False
    dated = bool(dates) and text[span[1] : span[1] + 2].strip(", ")[:1].isdigit()
    return not (dated and _LINE_BEGINS.search(text, max(0, span[0] - _REACH), span[0]))


_LINE_BEGINS = re.compile(r"(?:^|\n)(?:[A-Z][a-z]+: )?\Z")


def _name(text: str, match: Span, *, sure: bool = True) -> Iterator[Span]:
    span = without_common_words(text, *match)
    if span and not is_writer(text, span[0]) and (sure or has_given_name(text, span)):
        yield span


def _last_word(before: str) -> str:
    """The last word that may end a name, signs, numbers and "is" behind it left out; empty when there is none."""
    if before.endswith("<td>"):
        before = before.removesuffix("<td>").rstrip().removesuffix("</td>")
    words = [word for word in (each.strip(_SIGNS) for each in before.rsplit(None, 6)[-6:]) if word]
    while words and words[-1] in _BETWEEN_NAME_AND_FACT:
        words.pop()
    return words[-1] if words else ""


_SMALL_WORD = re.compile(
    r"[a-z](?<![\w'\u2019].)(?!(?:a|ale|an|as|d|e|el|emale|en|er|i|in|l|lt|n|nit|on|os|ospital|s)\b)[a-z]+ "
)
"""A word in small letters that stands neither in a name (`de`, `van`, `bin`) nor between it and a fact (`is`, `unit`)."""
_SIGNS = ".,(/|;:#0123456789-\u2013"
_BETWEEN_NAME_AND_FACT = frozenset(
    "unit hospital alt Jr Sr II III IV is was a an F M male female Male Female yo".split()  # noqa: SIM905
)
_SEX_FIRST = re.compile(r"[FM](?<![A-Za-z].)(?=,? [0-9]{1,3}\b(?!\.[0-9]))")
_OLD_DATE = re.compile(
    r"[0-9](?<![0-9/.-].)(?<=(?=[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:19[0-9]{2}|[4-9][0-9])(?![0-9])).)"
)
_IS_OLD = re.compile(rf" is (?:now )?(?={p.AGE}(?:[,.;)!?\n]|\Z| (?:and|years|yrs|now|with|but)\b))")
"""An age over 89 after "is"."""
_SEX = re.compile(r"[FM]\b(?:(?<=[0-9].)|(?<=[0-9] .))")
"""The letter of `37F`, behind an age."""
