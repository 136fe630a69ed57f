"""What our notes answer first, with yes or no, to questions put in certain words."""

from __future__ import annotations

import re

from consultant.answering.phrases import plain, uses
from consultant.answering.polarity import without_yes_or_no
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, label, note_evidence
from consultant.model.answer import Finding
from consultant.model.knowledge import KnowledgeNote, NoteVerdict

_TURNED = re.compile(
    r"\b(?:wrong|improper|incorrect|inappropriate|mistake|error|forbidden|prohibited|illegal|a problem|against|exempt|excused"
    r"|(?:not|n't|never) (?:allowed|permitted|required|needed|necessary|included|covered|have to|need))\b",
    re.IGNORECASE,
)
"""Asks for the contrary of what the verdicts are written for: the sentence stands then without its yes or no."""


def noted(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The verdict that the question's words fit most closely; of two alike the first, by the notes' names."""
    text = _heard(ask)
    fitting = [
        (_closeness(verdict, text), note, verdict)
        for note in reference.knowledge
        if note.valid(reference.on)
        for verdict in note.verdicts
    ]
    closest = max(fitting, key=lambda one: one[0], default=None)
    if closest is None or not closest[0]:
        return ()
    return (_finding(*closest[1:], turned=bool(_TURNED.search(ask.text))),)


def _heard(ask: Ask) -> str:
    """The plain words of the question with the names of its codes, each between two spaces."""
    named = " ".join(label(cited.system, cited.code) for cited in ask.citations)
    return f" {plain(ask.text)} {plain(named)} "


def _closeness(verdict: NoteVerdict, text: str) -> int:
    """How many things must be said for the closest of the lines that the text fits; 0 if it fits none."""
    return max((len(line) for line in verdict.words if _fits(line, text)), default=0)


def _fits(line: tuple[tuple[str, ...], ...], text: str) -> bool:
    return all(any(uses(text, phrase) for phrase in group) for group in line)


def _finding(note: KnowledgeNote, verdict: NoteVerdict, *, turned: bool) -> Finding:
    first = without_yes_or_no(verdict.first) if turned else verdict.first
    rows = note_evidence(note, {"note": note.text, "verdict": first})
    values = {"text": note.text, "first": first, "source": note.source, "topic": note.topic}
    return Finding("verdict", (), values, rows)
