"""A draft taken apart into sentences, each with the rows of data sets that it rests on. Pure.

The engine's own statements are found word for word. Any other sentence is given the rows on the codes that it names, and one
that names none goes on from the sentence before it. A sentence that names a code without any row behind it is marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from consultant.codes.citations import cite
from consultant.model.answer import Evidence, WordedFinding
from consultant.web.codes import set_name

END = re.compile(r"(?<!^\d\.)(?<=[.!?])\s+(?=[A-Z0-9“\"(])")
DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b")
WORD = re.compile(r"[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*")
HEADING = re.compile(r"[A-Z0-9][A-Z0-9 :,./-]+")
LEAST = 12
"""Words of a statement that a sentence must share to be told apart from chance: shorter ones are compared whole."""


@dataclass(frozen=True, slots=True)
class Source:
    """One row of a data set with those of its fields that a draft rests on; `number` names it on the page."""

    number: int
    code_set: str
    key: str
    release: str
    effective: str
    rows: tuple[Evidence, ...]

    @property
    def named(self) -> str:
        """What a link to it says."""
        return f"{self.code_set} {self.key}"


class Grounds(StrEnum):
    """Why a sentence is linked to its rows."""

    STATED = "stated"
    """It is a statement of the engine, word for word."""
    NAMED = "named"
    """The rows are those on the codes that it names."""
    GOES_ON = "goes on"
    """It continues the sentence before."""
    NONE = "none"
    """It names a code, and no row is behind it."""
    PLAIN = "plain"
    """It names no code."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the numbers of its rows."""

    text: str
    sources: tuple[Source, ...]
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the draft: a heading, a bullet, or some sentences."""

    sentences: tuple[Sentence, ...]
    heading: bool = False
    bullet: bool = False


def numbered(findings: Iterable[WordedFinding]) -> list[list[Source]]:
    """The rows of each finding; a row that several rest on has one number."""
    known: dict[tuple[str, str, str, str], int] = {}
    found = []
    for finding in findings:
        rows: dict[tuple[str, str, str, str], list[Evidence]] = {}
        for line in finding.evidence:
            rows.setdefault((line.code_set, line.key, line.release, line.effective), []).append(line)
        found.append(
            [
                Source(known.setdefault(key, len(known) + 1), set_name(key[0]), *key[1:], tuple(lines))
                for key, lines in rows.items()
            ]
        )
    return found


def sentences(text: str, findings: Sequence[WordedFinding]) -> list[Paragraph]:
    """The draft line by line."""
    reader = _Reader(findings, numbered(findings))
    return [reader.paragraph(line) for line in text.splitlines() if line.strip()]


class _Reader:
    """Knows the statements and rows of one draft."""

    def __init__(self, findings: Sequence[WordedFinding], sources: Sequence[Sequence[Source]]) -> None:
        self._stated = [
            (_plain(finding.text), tuple(rows)) for finding, rows in zip(findings, sources, strict=True)
        ]
        self._rows = tuple({source.number: source for rows in sources for source in rows}.values())
        self._keys = {source.number: frozenset(WORD.findall(source.key)) for source in self._rows}

    def paragraph(self, line: str) -> Paragraph:
        words = line.strip()
        bullet = words.startswith("- ")
        words = words.removeprefix("- ")
        if HEADING.fullmatch(words) and not bullet:
            return Paragraph((Sentence(words, (), Grounds.PLAIN),), heading=True)
        return Paragraph(tuple(self._sentences(words)), bullet=bullet)

    def _sentences(self, words: str) -> Iterator[Sentence]:
        if rows := self._statement(words):
            yield Sentence(words, rows, Grounds.STATED)
            return
        before: tuple[Source, ...] = ()
        for part in END.split(words):
            sentence = self._sentence(part, before)
            before = sentence.sources
            yield sentence

    def _sentence(self, part: str, before: tuple[Source, ...]) -> Sentence:
        if rows := self._statement(part):
            return Sentence(part, rows, Grounds.STATED)
        named = frozenset(WORD.findall(DAY.sub(" ", part)))
        if rows := self._on(part, named):
            return Sentence(part, rows, Grounds.NAMED)
        if cite(part, segments_quoted=()):
            return Sentence(part, (), Grounds.NONE)
        return Sentence(part, before, Grounds.GOES_ON if before else Grounds.PLAIN)

    def _on(self, part: str, named: frozenset[str]) -> tuple[Source, ...]:
        """Rows on nothing but what is named; else rows on some of it; else those of the releases that it lists.

        Where pairs are written out (`99213 / J1885`), no other pair of their codes is meant.
        """
        whole = [row for row in self._rows if self._keys[row.number] and self._keys[row.number] <= named]
        pairs = {row.number for row in whole if _written_out(row.key, part)}
        whole = [row for row in whole if not pairs or " / " not in row.key or row.number in pairs]
        some = [row for row in self._rows if _codes(self._keys[row.number] & named)]
        listed = [row for row in self._rows if part.startswith(f"{row.code_set}, release {row.release},")]
        return tuple(whole or some or listed)

    def _statement(self, words: str) -> tuple[Source, ...]:
        """The rows of the statement that these words are, or are a part of."""
        said = _plain(words)
        long = len(said.split()) >= LEAST
        return next(
            (
                rows
                for stated, rows in self._stated
                if rows and (said == stated or stated in said or (long and said in stated))
            ),
            (),
        )


def _written_out(key: str, part: str) -> bool:
    """Whether a pair stands in the sentence as the row is named, in either direction."""
    return " / " in key and (key in part or " / ".join(reversed(key.split(" / "))) in part)


def _codes(words: Iterable[str]) -> bool:
    """Whether one of them is more than a modifier or a number of two digits."""
    return any(len(word) > 2 and any(sign.isdigit() for sign in word) for word in words)


def _plain(text: str) -> str:
    return " ".join(text.split())
