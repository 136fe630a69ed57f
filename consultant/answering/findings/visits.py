"""Whether a patient is new or established, from the time since the last visit (Pub. 100-04, chapter 12, section 30.6.7)."""

from __future__ import annotations

import re

from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, note_evidence
from consultant.model.answer import Finding

_NOTE = "em-new-or-known"
_MONTHS_OF = {"month": 1, "mo": 1, "year": 12, "yr": 12}
_LIMIT = 36
"""Months within which the same group and specialty know a patient."""
_ASKED = re.compile(
    r"\bnew or (an? )?(established|known|existing)\b|\b(established|existing|known) or (an? )?new\b|\bnew patient\b",
    re.I,
)
_AGO = re.compile(
    r"\b(\d{1,3}|two|three|four|five|six) (months?|mos?|years?|yrs?)\.? (ago|back|before|earlier|since|later)\b",
    re.IGNORECASE,
)
_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_OTHER = re.compile(
    r"\b(different|other|another|separate) (sub)?-?(specialt(y|ies)|group|practice|clinic)\b"
    r"|\bnot (of|in) the same (group|specialty)\b",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\bsame (group|practice|clinic|doctor|physician|specialty)\b|\b(our|my|we|us)\b", re.IGNORECASE
)


def known(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """New or established, where the question asks it and tells the time; nothing else."""
    ago = _AGO.search(ask.text)
    note = reference.note(_NOTE)
    if not (ago and note and _ASKED.search(ask.text)):
        return ()
    count = _WORDS.get(ago[1].lower()) or int(ago[1])
    months = count * next(months for word, months in _MONTHS_OF.items() if ago[2].lower().startswith(word))
    values = {
        "told": f"{ago[1]} {ago[2]}",
        "within": months < _LIMIT,
        "exact": months == _LIMIT,
        "other": bool(_OTHER.search(ask.text)),
        "same": bool(_SAME.search(ask.text)),
        "source": note.source,
    }
    rows = note_evidence(note, {"time since the last visit": f"{ago[1]} {ago[2]}"})
    return (Finding("known_patient", (), values, rows),)
