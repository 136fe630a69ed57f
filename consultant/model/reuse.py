"""Approved answers that are used again, and what a second look at their facts shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from consultant.model.answer import Draft, Question, WordedFinding

ROW = "row"
"""Stands for the fields of a row of which nothing is found any more."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a row that is not what was said: withdrawn when `after` is empty, new when `before` is."""

    code_set: str
    key: str
    field: str
    before: str
    after: str

    @property
    def said(self) -> str:
        """The change in one line: `mue-practitioner 37244, MUE value: 2 → 3`."""
        if self.field == ROW:
            return f"{self.code_set} {self.key}: no longer found"
        values = f"{self.before or 'nothing'} → {self.after or 'no longer found'}"
        return " ".join(f"{self.code_set} {self.key}, {self.field}: {values}".split())


@dataclass(frozen=True, slots=True)
class Stated:
    """What a draft says: the findings, and the question they answer, by which they are found again."""

    question: Question | None
    """None when it is no longer kept."""
    findings: tuple[WordedFinding, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """An approved answer that was sent. Question and texts are masked copies."""

    id: int
    consultation: int
    sent_at: datetime
    reviewer: str
    question: Question
    findings: tuple[WordedFinding, ...]
    text: str
    """As it was approved."""
    drafted: str
    """As the engine had drafted it."""
    asker: tuple[str, ...]
    """Name and address of who asked: neither may come into an answer to somebody else."""
    flags: tuple[str, ...] = ()
    """What has changed since in the catalogue."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An earlier answer that shares a key with a question: no more of it than is compared."""

    id: int
    codes: frozenset[str]
    """Codes that its question cites, modifiers left out."""
    words: str
    """Subject and text of its question."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How an earlier answer compares with a question."""

    id: int
    """The answer's."""
    shared: tuple[str, ...]
    """Codes that both questions cite."""
    words: float
    """Likeness of the two questions' words, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Similar:
    """An earlier answer beside a question that is like its own."""

    answer: Answer
    shared: tuple[str, ...]
    """Codes that both questions cite."""
    likeness: float
    """Of the two questions' words, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Renewed:
    """An earlier answer made ready for another question: looked up again, addressed anew."""

    of: int
    """The answer's id."""
    draft: Draft
    """What the engine says today to the earlier question, for the new asker and date of service."""
    question: Question
    text: str
    """The draft with the consultant's changes of the earlier answer carried over."""
    consultation: int
    """Where the question came from."""
    obstacles: tuple[str, ...]
    """Why it may not be used; empty when it may."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of a release that answers rest on, as one kind of finding uses it; looked at again when its set changes."""

    id: int
    code_set: str
    key: str
    kind: str
    current: bool
    """Whether it was true for service on the day it was looked up, once at least."""
    answer: Answer
    """The newest answer that rests on it."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A fact after it was looked up again."""

    fact: Fact
    changed: str
    """What is different, in words; empty while it holds."""
    current: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """What a round of checks came to."""

    facts: int
    changed: int
