"""What our notes answer first, with yes or no, to questions put in certain words, and to questions on the terms of a benefit."""

from __future__ import annotations

import re

from consultant.answering.findings.note_ranking import modifiers, ranked
from consultant.answering.findings.note_sentences import answering
from consultant.answering.phrases import plain, uses
from consultant.answering.polarity import without_yes_or_no
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, label, note_evidence
from consultant.model.answer import Finding
from consultant.model.knowledge import KnowledgeNote, NoteVerdict, holds

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
    _, note, verdict = closest
    first = without_yes_or_no(verdict.first) if _TURNED.search(ask.text) else verdict.first
    return (_finding(note, first),)


_TOPICS = frozenset({"Medicare coverage", "guidelines"})
_TERMS = re.compile(
    r"\bhow (often|frequent\w*|soon|long)\b|\bfrequency\b|\binterval\b|\b(how many|number of) (visits|sessions|hours|times)\b"
    r"|\b(what|which|from what|at what|up to what) ages?\b|\bages?\b(?= ?(?:limit|range|group|and|/|\+|,|\?|\Z))"
    r"|\bwho (qualif\w+|is eligible|can get|may get|gets)\b|\beligib\w+\b|\bhigh[- ]risk\b|\bcriteria\b|\bconsent\w*\b"
    r"|\b(cost[- ]shar\w+|copays?|coinsurance|deductible)\b|\bonce (a|an|per|every|in)\b|\b(yearly|annual|annually)\b"
    r"|\b(every|each|per|a) (year|month|12 months|24 months|calendar)\b|\bmonths apart\b"
    r"|\b(first|start|begin|kick in)\b[^.?!]{0,30}\bminutes?\b|\bminutes?\b[^.?!]{0,30}\b(first|start|begin|kick in)\b",
    re.IGNORECASE,
)
"""Words that ask for the terms of a benefit: how often, for whom, from what age, at whose cost."""
_OF_A_DAY = re.compile(
    r"\b(mue|units?|same day|per day|a day|one day|edit|bundl\w*|modifier|rvus?)\b", re.IGNORECASE
)


def on_terms(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What the note on just the cited service says of its terms, where these are asked for and nothing else."""
    cited = {one.code for one in ask.procedures}
    if not cited or not _TERMS.search(ask.text) or _OF_A_DAY.search(ask.text):
        return ()
    notes = (
        note
        for _, note in ranked(ask, reference)
        if note.topic in _TOPICS and any(_on(note, code) for code in cited)
    )
    return tuple(
        _finding(note, answering(note.text, ask.text, modifiers(ask), reference.relevance)) for note in notes
    )[:1]


_FEW = 20
"""Codes of a range that a note is still on each of them."""


def _on(note: KnowledgeNote, code: str) -> bool:
    """Whether a note is on just this code: it names it, or a short range that holds it."""
    return any(holds(listed, code) and _width(listed) <= _FEW for listed in note.codes)


def _width(listed: str) -> int:
    first, _, last = listed.partition("-")
    return int(last[1:]) - int(first[1:]) if last[1:].isdigit() and first[1:].isdigit() else 0


def _heard(ask: Ask) -> str:
    """The plain words of the question with the names of its codes and modifiers, each between two spaces."""
    codes = " ".join(label(cited.system, cited.code) for cited in ask.citations)
    named = " ".join(f"modifier {one}" for one in sorted(modifiers(ask)))
    return f" {plain(ask.text)} {plain(codes)} {plain(named)} "


def _closeness(verdict: NoteVerdict, text: str) -> int:
    """How many things must be said for the closest of the lines that the text fits; 0 if it fits none."""
    return max((len(line) for line in verdict.words if _fits(line, text)), default=0)


def _fits(line: tuple[tuple[str, ...], ...], text: str) -> bool:
    return all(any(uses(text, phrase) for phrase in group) for group in line)


def _finding(note: KnowledgeNote, first: str) -> Finding:
    rows = note_evidence(note, {"note": note.text, "verdict": first})
    values = {"text": note.text, "first": first, "source": note.source, "topic": note.topic}
    return Finding("verdict", (), values, rows)
