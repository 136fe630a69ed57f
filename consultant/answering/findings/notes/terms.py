"""The terms of a benefit - how often, for whom, from what age, at whose cost - as the note on just the cited service has them."""

from __future__ import annotations

import re

from consultant.answering.findings.notes.note_ranking import modifiers, ordered
from consultant.answering.findings.notes.note_sentences import answering
from consultant.answering.findings.notes.verdicts import told_first
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_TOPICS = frozenset({"Medicare coverage", "guidelines"})
_TERMS = expression(
    r"\bhow (often|frequent\w*|soon|long)\b|\bfreq(?:uency)?\b|\binterval\b"
    r"|\b(how many|number of) (visits|sessions|hours|times)\b"
    r"|\b(what|which|from what|at what|up to what) ages?\b|\bages?\b(?= ?(?:limit|range|group|and|/|\+|,|\?|\Z))"
    r"|\bwho (qualif\w+|is eligible|can get|may get|gets(?! (?:the |an? )?(?:-?\d|mod|x[epsu]\b)))\b"
    r"|\beligib\w+\b|\bhigh[- ]risk\b|\bcriteria\b|\bconsent\w*\b"
    r"|\b(cost[- ]shar\w+|copays?|coinsurance|deductible)\b|\bonce (a|an|per|every|in)\b|\b(yearly|annual|annually)\b"
    r"|\b(every|each|per|a) (year|month|12 months|24 months|calendar)\b|\bmonths apart\b"
    r"|\b(first|start|begin|kick in)\b[^.?!]{0,30}\bminutes?\b|\bminutes?\b[^.?!]{0,30}\b(first|start|begin|kick in)\b",
    re.IGNORECASE,
)
"""Words that ask for the terms of a benefit: how often, for whom, from what age, at whose cost."""
_OF_A_DAY = re.compile(
    r"\b(mue|units?|same day|per day|a day|one day|edit|bundl\w*|modifier|w?rvus?)\b", re.IGNORECASE
)


_FEW = 20
"""Codes of a range that a note is still on each of them."""


def on_terms(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What the note on just the cited service says of its terms, where these are asked for and nothing else."""
    cited = {one.code for one in ask.procedures}
    if not cited or not _TERMS.search(ask.text) or _OF_A_DAY.search(ask.text):
        return ()
    coded = (note for note in reference.shelves.coded if note.topic in _TOPICS)
    named = (note for note in coded if any(note.names(code, _FEW) for code in cited))
    return tuple(
        told_first(note, answering(note.text, ask.text, modifiers(ask), reference.relevance))
        for note in ordered(named, ask, reference)
    )[:1]
