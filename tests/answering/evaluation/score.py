"""Scores one reply: facts, breaches of the rules whose breach fails a reply, traceability, words, expected outcome."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from consultant.answering import Answerer
from consultant.answering.reading import read
from consultant.codes import cite
from consultant.commands.ask import question as as_question
from consultant.model.answer import Draft, Question
from consultant.model.catalogue import Absent, BillingSetting
from consultant.model.codes import CodeSystem
from consultant.model.knowledge import KnowledgeNote
from consultant.ports import Catalogue
from tests.answering.evaluation.facts import Truth, lines, said
from tests.answering.traceability import untraced_codes, untraced_in_bullets, untraced_numbers

HERE = Path(__file__).parent
TODAY = date(2026, 11, 23)
STATUS = {"answer": "draft", "premise": "draft", "ask_back": "needs_info", "decline": "declined"}
MOST_WORDS = 250
REPEATS = 10
_PROMISE = re.compile(
    r"\bwill (surely|certainly|definitely) (be paid|pay)\b|\bwe (can )?(guarantee|promise)\b|\bis guaranteed\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the evaluation."""

    expected: str
    topic: str
    text: str
    facts: tuple[str, ...] = ()
    setting: BillingSetting = BillingSetting.PRACTITIONER


@dataclass(frozen=True, slots=True)
class Score:
    """What is right and wrong with one reply."""

    asked: Asked
    reply: str
    missing: tuple[str, ...]
    facts: int
    status: str
    topics: tuple[str, ...]
    breaches: tuple[str, ...]
    words: int
    parts: int
    steady: bool

    @property
    def as_expected(self) -> bool:
        """Whether it answers, asks back or declines as it should."""
        return self.status == STATUS[self.asked.expected]

    @property
    def right(self) -> bool:
        """Whether nothing is wrong with it."""
        topical = self.asked.expected not in ("answer", "premise") or self.asked.topic in self.topics
        return self.as_expected and topical and not self.missing and not self.breaches and self.steady

    def faults(self) -> Iterator[str]:
        """What is wrong, in words."""
        if not self.as_expected:
            yield f"status {self.status}"
        if self.asked.topic not in self.topics and self.asked.expected in ("answer", "premise"):
            yield f"topics {self.topics}"
        yield from (f"not said: {fact}" for fact in self.missing)
        yield from self.breaches


def questions(name: str) -> tuple[Asked, ...]:
    """The questions of one file."""
    tables = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
    return tuple(_asked(expected, row) for expected, rows in tables.items() for row in rows)


def _asked(expected: str, row: dict[str, object]) -> Asked:
    setting = BillingSetting(str(row.get("setting", "practitioner")))
    facts = row.get("facts", [])
    assert isinstance(facts, list)
    return Asked(expected, str(row["topic"]), str(row["text"]), tuple(facts), setting)


def score(
    asked: Asked, answerers: Iterable[Answerer], catalogue: Catalogue, notes: Iterable[KnowledgeNote]
) -> Score:
    """The score of the reply; each answerer has to give the same."""
    question = as_question(asked.text, catalogue, TODAY, None, asked.setting)
    first, *others = [answerer.draft(question) for answerer in answerers]
    truth = Truth(catalogue, {note.id: note for note in notes}, read(question).on, asked.setting)
    wanted = [(fact, line) for fact in asked.facts for line in lines(fact, truth)]
    return Score(
        asked=asked,
        reply=first.text,
        missing=tuple(f"{fact} {line}" for fact, line in wanted if not said(line, first.text)),
        facts=len(wanted),
        status=first.status.value,
        topics=first.topics,
        breaches=tuple(_breaches(question, first, catalogue)),
        words=len(first.text.split()),
        parts=max(1, len(re.findall(r"^QUESTION \d+", first.text, re.MULTILINE))),
        steady=all(other == first for other in others),
    )


def _breaches(question: Question, draft: Draft, catalogue: Catalogue) -> Iterator[str]:
    releases = catalogue.releases()
    for code in untraced_codes(question, draft, releases):
        yield f"A3 untraced code {code}"
    for number in untraced_numbers(question, draft, releases):
        yield f"A4 untraced number {number}"
    for sentence, left in untraced_in_bullets(draft).items():
        yield f"A4 {left} not in the evidence of: {sentence}"
    cpt = any(cited.system is CodeSystem.CPT for cited in question.citations)
    named = (cited for cited in cite(draft.text) if cited.system is CodeSystem.CPT)
    cpt = cpt or any(not isinstance(catalogue.entry(one.system, one.code, TODAY), Absent) for one in named)
    if cpt and "American Medical Association" not in draft.text:
        yield "A14 no CPT notice"
    if _PROMISE.search(draft.text):
        yield "A15 promise"
