"""The sentences of the told notes that answer further questions of an ask: `how many minutes, and is consent needed?` (A17)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from consultant.answering.finding_kinds import NOTES
from consultant.answering.findings.notes.note_sentences import first, nearness, sentences
from consultant.answering.reading.parts import parts
from consultant.answering.relevance import Relevance, stems_of
from consultant.answering.section import Section

_TOLD_FROM = frozenset({*NOTES, "verdict", "limit_told", "time_reached"})
_LEAST, _LEAST_BESIDE_VERDICT = 3.0, 4.5
"""How near a sentence has to be to what of a question was not said: one rare word, or two that are less rare."""
_NEARLY_ALL = 0.8
_STORY = re.compile(r"\A.*[.;!](?=\s)", re.DOTALL)
"""What is told before the question."""
_WORD = re.compile(r"\w{4,}|\d+")


def with_further(whole: Section, relevance: Relevance) -> Section:
    """The section with the nearest sentence of its own notes for each question that its short answer says less of."""
    asked = parts(whole.ask.text)
    if len(asked) == 1 or whole.ask.citations or whole.ask.decline or not whole.told & _TOLD_FROM:
        return whole
    for part in asked:
        for sentence in _nearer(part, whole, relevance):
            whole = replace(whole, short=(*whole.short, sentence))
    return whole


def _nearer(part: str, whole: Section, relevance: Relevance) -> Iterator[str]:
    said = [one for short in whole.short for one in sentences(short)]
    unsaid = _unsaid(_STORY.sub("", part), " ".join(said))
    near = {
        one: nearness(unsaid, one, relevance)
        for found in whole.worded
        if found.kind in _TOLD_FROM
        for one in sentences(str(found.finding.values.get("text", "")))
        if not _said(one, said)
    }
    best = max(near, key=lambda one: near[one], default="")
    judged = any(found.finding.values.get("part") == part for found in whole.worded)
    least = _LEAST_BESIDE_VERDICT if judged else _LEAST
    if best and near[best] >= least:
        yield first(best)


def _unsaid(part: str, said: str) -> str:
    """The part without the words that were said."""
    stems = {*stems_of(said)}
    return " ".join(word for word in part.split() if stems.isdisjoint(stems_of(word)))


def _said(sentence: str, said: list[str]) -> bool:
    """Whether nearly all of its words were said."""
    words = set(_WORD.findall(sentence.lower()))
    return len(words & set(_WORD.findall(" ".join(said).lower()))) >= _NEARLY_ALL * len(words)
