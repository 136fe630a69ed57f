"""What our notes answer first, with yes or no, to questions put in certain words."""

from __future__ import annotations

from consultant.answering.phrases import plain, uses
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, label, note_evidence
from consultant.model.answer import Finding
from consultant.model.knowledge import KnowledgeNote, NoteVerdict


def noted(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The verdict of the first note that has one for the words of the question."""
    text = _heard(ask)
    return next(
        (
            (_finding(note, verdict),)
            for note in reference.knowledge
            if note.valid(reference.on)
            for verdict in note.verdicts
            if _fits(verdict, text)
        ),
        (),
    )


def _heard(ask: Ask) -> str:
    """The plain words of the question with the names of its codes, each between two spaces."""
    named = " ".join(label(cited.system, cited.code) for cited in ask.citations)
    return f" {plain(ask.text)} {plain(named)} "


def _fits(verdict: NoteVerdict, text: str) -> bool:
    return any(all(any(uses(text, phrase) for phrase in group) for group in line) for line in verdict.words)


def _finding(note: KnowledgeNote, verdict: NoteVerdict) -> Finding:
    rows = note_evidence(note, {"note": note.text, "verdict": verdict.first})
    values = {"text": note.text, "first": verdict.first, "source": note.source, "topic": note.topic}
    return Finding("verdict", (), values, rows)
