"""The modifiers of a month of capped rental (Pub. 100-04, chapter 20, section 30.5)."""

from __future__ import annotations

import re

from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, note_evidence
from consultant.model.answer import Finding

_NOTE = "dme-rental"
_RENTED = re.compile(r"\b[EK]\d{4}\b|\brental\b|\brented\b|\bwheelchair\b|\bhospital bed\b", re.IGNORECASE)
_ASKED = re.compile(r"\bmodifiers?\b|\bk[hij]\b|\bcapped\b", re.IGNORECASE)
_MONTH = expression(
    r"\bmonth (?:number |no\.? ?|#)?(\d{1,2})\b|\b(\d{1,2})(?:st|nd|rd|th) (?:rental )?month\b", re.IGNORECASE
)
_WORDS = expression(r"\b(first|initial|second|third|fourth|fifth|sixth) (?:rental )?month\b", re.IGNORECASE)
_COUNT = {"first": 1, "initial": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_OTHERWISE = re.compile(r"\boxygen\b|\bconcentrator\b|\bE139\d\b|\bE04[2-4]\d\b", re.IGNORECASE)
LAST, THIRD = 13, 3
"""The last month of a capped rental, and the last that takes KI; the note states them."""


def month(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The modifier of the month that the question tells; oxygen is rented by other rules."""
    note = reference.note(_NOTE)
    found, word = _MONTH.search(ask.text), _WORDS.search(ask.text)
    told = int(found[1] or found[2]) if found else _COUNT[word[1].lower()] if word else 0
    rented = _RENTED.search(ask.text) and _ASKED.search(ask.text) and not _OTHERWISE.search(ask.text)
    if note is None or not rented or not 1 <= told <= LAST:
        return ()
    modifier = "KH" if told == 1 else "KI" if told <= THIRD else "KJ"
    values = {"month": told, "modifier": modifier, "text": note.text, "source": note.source}
    return (
        Finding(
            "rental_month", (), values, note_evidence(note, {"note": note.text, "month told": str(told)})
        ),
    )
