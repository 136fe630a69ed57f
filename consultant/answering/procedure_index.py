"""Procedures by the words in which they are told: which codes a text tells whole, and which but for a number.

`ProcedureIndex.told(text)` looks at the few lines whose sharpest group a text may meet.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from math import inf

from consultant.answering.needles import first_word, haystack
from consultant.answering.phrases import plain, uses
from consultant.answering.procedure_lay_words import named
from consultant.answering.procedure_numbers import told as numbers_told
from consultant.model.told_procedures import BARRED, NUMBER, OPTIONAL, ToldProcedure

_DENYING = re.compile(r"\b(?:no|not|non|without|w o)\b")
_DENIED = re.compile(r"(?<= )(?:no|not|without|w o) (?:(?:any|an|a|the) )?(?!and |or |with )[a-z]+(?= )")
"""A word that is denied: `no ultrasound`; the lines whose own phrase denies it look at the whole text."""
_ARTICLE = re.compile(r"(?<= )(with|without|no) (?:any|the|an|a) (?!half )")
"""What no phrase of a line has."""

_PLURAL = re.compile(r"(?<= )([a-z]{3,}[^s\W])s(?= )")
"""Lines have words as of one thing."""


def affirmed(text: str) -> str:
    """The plain text without the words that it denies."""
    return _DENIED.sub(" ", f" {plain(text)} ")


@dataclass(frozen=True, slots=True)
class Span:
    """Numbers of a unit, both ends included."""

    unit: str
    low: float
    high: float
    optional: bool

    def holds(self, values: Mapping[str, float]) -> bool | None:
        """Whether the told number lies within; None where none is told."""
        value = values.get(self.unit)
        return None if value is None else self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class Words:
    """Phrases of which one is said, or, where they are barred, none."""

    phrases: tuple[str, ...]
    barred: bool
    optional: bool
    begun: frozenset[str]

    def said(self, text: str, affirmed: str, words: Set[str]) -> tuple[str, ...]:
        """Those of the phrases that a plain text says and does not deny."""
        if words.isdisjoint(self.begun):
            return ()
        said = (phrase for phrase in self.phrases if uses(text, phrase))
        return tuple(phrase for phrase in said if _DENYING.search(phrase) or uses(affirmed, phrase))


@dataclass(frozen=True, slots=True)
class Told:
    """A code that a text tells: what of its line was met, by which phrases, and which numbers are open."""

    code: str
    met: int
    phrases: tuple[str, ...]
    open: int


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A text as lines look at it: plain, without what it denies, by its words, and its numbers by their units."""

    text: str
    affirmed: str
    words: Set[str]
    values: Mapping[str, float]

    def says(self, group: Words | Span) -> bool:
        """Whether it tells anything of the group: one of its phrases, or a number of its unit."""
        if isinstance(group, Span):
            return group.unit in self.values
        return bool(group.said(self.text, self.affirmed, self.words))


def _spoken(text: str) -> _Spoken:
    spoken = _ARTICLE.sub(r"\1 ", f" {plain(named(text))} ")
    single = _PLURAL.sub(r"\1", spoken)
    spoken = spoken if single == spoken else f"{spoken}. {single} "
    return _Spoken(spoken, _DENIED.sub(" ", spoken), haystack(spoken).words, numbers_told(text))


class _Line:
    def __init__(self, one: ToldProcedure) -> None:
        self.code = one.code
        read = [_read(group) for group in one.groups]
        self.words = tuple(group for group in read if isinstance(group, Words))
        self.spans = tuple(group for group in read if isinstance(group, Span))
        self.needed = tuple(group for group in self.words if not (group.barred or group.optional))

    def told(self, spoken: _Spoken) -> Told | None:
        phrases: list[str] = []
        met = unsaid = 0
        for group in self.words:
            said = group.said(spoken.text, spoken.affirmed, spoken.words)
            if group.barred:
                if said:
                    return None
            elif said:
                met += 1
                phrases += said
            elif not group.optional:
                return None
        for span in self.spans:
            holds = span.holds(spoken.values)
            if holds is False:
                return None
            met += bool(holds)
            unsaid += holds is None and not span.optional
        return Told(self.code, met, tuple(phrases), unsaid)


class ProcedureIndex:
    """All told lines, found by the first words of their sharpest group."""

    def __init__(self, told: Iterable[ToldProcedure] = ()) -> None:
        every = [_Line(one) for one in told]
        spread = Counter(word for line in every for group in line.needed for word in group.begun)
        lines: defaultdict[str, list[_Line]] = defaultdict(list)
        for line in every:
            sharpest = min(line.needed, key=lambda group: sum(spread[word] for word in group.begun))
            for word in sharpest.begun:
                lines[word].append(line)
        self._lines = {word: tuple(found) for word, found in lines.items()}
        kin: defaultdict[str, list[_Line]] = defaultdict(list)
        for line in every:
            for phrase in {phrase for group in line.needed for phrase in group.phrases}:
                kin[phrase].append(line)
        self._kin = dict(kin)
        own: defaultdict[str, set[Words | Span]] = defaultdict(set)
        for line in every:
            own[line.code].update(line.words, line.spans)
        self._own = dict(own)

    def untold_between(self, text: str, code: str, other: str) -> bool:
        """Whether the lines of two codes differ, and the text tells nothing of what they differ in."""
        ours, theirs = self._own.get(code), self._own.get(other)
        if not ours or not theirs:
            return False
        spoken, apart = _spoken(text), ours ^ theirs
        return bool(apart) and not any(map(spoken.says, apart))

    def apart(self, one: Told) -> frozenset[str]:
        """Beginnings of all that tells a procedure of those which share the rarest phrase by which it was told."""
        shared = [self._kin[phrase] for phrase in one.phrases if phrase in self._kin]
        alike = min(shared, key=len, default=())
        return frozenset(word for line in alike for group in line.words for word in group.begun)

    def told(self, text: str) -> tuple[Told, ...]:
        """Each code that a text tells, by the line of which most is met; those with an open number among them."""
        spoken = _spoken(text)
        begun = spoken.words & self._lines.keys()
        if not begun:
            return ()
        best: dict[str, Told] = {}
        for line in {id(line): line for word in begun for line in self._lines[word]}.values():
            found = line.told(spoken)
            if found and (found.code not in best or _rank(found) > _rank(best[found.code])):
                best[found.code] = found
        return tuple(sorted(best.values(), key=lambda one: (one.open, -one.met, one.code)))


def _rank(one: Told) -> tuple[int, int]:
    return -one.open, one.met


def _read(written: tuple[str, ...]) -> Words | Span:
    mark = written[0][0] if written[0][0] in (BARRED, OPTIONAL) else ""
    phrases = (written[0].removeprefix(mark), *written[1:])
    if phrases[0].startswith(NUMBER):
        unit, _, span = phrases[0].removeprefix(NUMBER).partition(" ")
        low, _, high = span.partition("-")
        return Span(unit, float(low or 0), float(high or inf), mark == OPTIONAL)
    return Words(phrases, mark == BARRED, mark == OPTIONAL, frozenset(map(first_word, phrases)))
