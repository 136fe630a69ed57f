"""The last day to give back an overpayment or to appeal, counted from a told day (42 CFR 401.305 and 405.942 to 405.1102)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from consultant.answering.dates import days_in_order
from consultant.answering.findings.coverage import documents
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, note_evidence
from consultant.model.answer import Finding


@dataclass(frozen=True, slots=True)
class _Term:
    """How many days a step has, from which event; a notice is presumed to be received some days after its date."""

    step: str
    begins: str
    days: int
    presumed: int
    note: str
    told: re.Pattern[str]


def _told(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


_NOTICE = 5
_DECIDED = r"(?:decision|decided|denial|denied|letter|notice|result|came|unfavorable|dated)"
_TERMS = (
    _Term(
        "what was paid too much is reported and returned",
        "it was identified",
        60,
        0,
        "overpayment",
        _told(
            r"\b(?:overpa\w+|over paid|paid (?:us |me )?(?:twice|double|too much)|double pa\w+|duplicate payment|60[- ]day)"
        ),
    ),
    _Term(
        "the Appeals Council is asked",
        "the hearing decision was received",
        60,
        _NOTICE,
        "appeals",
        _told(r"\b(?:alj|hearing|judge'?s?|omha) (?:\w+ )?(?:decision|decided|ruling|ruled|denied|denial)\b"),
    ),
    _Term(
        "a hearing is asked for",
        "the reconsideration was received",
        60,
        _NOTICE,
        "appeals",
        _told(rf"\b(?:qic|reconsideration) (?:\w+ ){{0,2}}{_DECIDED}\b"),
    ),
    _Term(
        "a reconsideration (QIC) is asked for",
        "the redetermination was received",
        180,
        _NOTICE,
        "appeals",
        _told(rf"\bredetermination (?:\w+ ){{0,2}}{_DECIDED}\b"),
    ),
    _Term(
        "a redetermination is asked for",
        "the initial decision was received",
        120,
        _NOTICE,
        "appeals",
        _told(r"\b(?:appeal\w*|redetermination)\b"),
    ),
)
"""The most particular first."""
_ASKED = re.compile(
    r"\b(?:by when|until when|by what (?:date|day)|deadline|last (?:day|date)|how long|how late|due|too late|latest|(?:by"
    r"|until|before) what date"
    r"|what date\b[^?]{0,40}\b(?:appeal|file|return|repay|request)"
    r"|when (?:do|must|is|does|should|will)|still (?:appeal|in time|on time)|time limit|in time|run out|window)\b",
    re.IGNORECASE,
)
_RECOUPED = re.compile(r"\b(?:demand|recoup\w*|offset|withh\w+|interest|rebuttal)\b", re.IGNORECASE)
"""A demand letter has terms of its own."""


def counted(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The last day of the step that the question tells, where it tells the one day from which the days count."""
    days = [day for _, day in days_in_order(ask.text)]
    if not days or not _ASKED.search(ask.text) or documents.OTHER_PAYER.search(ask.text):
        return ()
    term = next((one for one in _TERMS if one.told.search(ask.text)), None)
    note = reference.note(term.note) if term else None
    if term is None or note is None or _RECOUPED.search(ask.text) or len(days) > _MOST:
        return ()
    begun, sent = days[0], next((day for day in days[1:] if day > days[0]), None)
    if len(days) == _MOST and sent is None:
        return ()
    last = begun + timedelta(days=term.days + term.presumed)
    values: dict[str, object] = {
        "step": term.step,
        "begins": term.begins,
        "days": term.days,
        "presumed": term.presumed,
        "told": begun.isoformat(),
        "last": last.isoformat(),
        "sent": sent.isoformat() if sent else "",
        "late": bool(sent and sent > last),
        "weekend": last.weekday() >= _SATURDAY,
        "text": note.text,
        "source": note.source,
    }
    rows = {"note": note.text, "day told": begun.isoformat(), "last day": last.isoformat()}
    return (Finding("last_day", (), values, note_evidence(note, rows)),)


_MOST, _SATURDAY = 2, 5
