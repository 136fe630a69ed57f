"""Until when a claim of a told day of service has to be filed with Medicare (42 CFR 424.44)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from consultant.answering.dates import date_of_service, days_in_order
from consultant.answering.findings.coverage import documents
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, note_evidence
from consultant.model.answer import Finding

_NOTE = "timely-filing"
_ASKED = re.compile(
    r"\b(?:timely filing|time limit|filing (?:limit|deadline)|too late|how late|how long(?! (?:is|are) the global| after)"
    r"|last day to|deadline|latest|until when"
    r"|by when)\b"
    r"[^?!]{0,90}\b(?:fil\w+|submit\w*|bill\w*|claim|send|sent)\b"
    r"|\b(?:by|until|till) (?:what|which) (?:date|day)\b[^?!]{0,60}\b(?:be in|in by|received|arrive|sent|file[d]?|submitted)\b"
    r"|\bfil(?:e|ing)\b[^?!]{0,90}\bwait\b|\bwait\b[^?!]{0,60}\bfil(?:e|ing)\b"
    r"|\bstill (?:be )?(?:fil|submit|send|sent)\w*\b(?! [A-Z]?\d)(?![^.?!]{0,25}\bcode\b)"
    r"|\b(?:fil\w+|submit\w*|bill\w*|claim|send)\b[^?!]{0,90}"
    r"\b(?:timely|filing limit|too late|how late|last day to|deadline|latest|until when|by when|in time)\b",
    re.IGNORECASE,
)


_DAY = re.compile(
    r"\b\d{1,2}[/-]\d{1,2}[/-]\d|\d{4}-\d\d-\d\d"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
"""A date with its day; of a month alone the last day is taken."""


def deadline(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """One calendar year from the day of service; nothing for another payer, or where no day is told."""
    note = reference.note(_NOTE)
    dated = days_in_order(ask.text)
    served = date_of_service(ask.text) or (
        dated[0][1] if len(dated) == 1 and re.search(r"\b20\d\d\b|/\d\d\b", ask.text) else None
    )
    if (
        note is None
        or served is None
        or not _ASKED.search(ask.text)
        or documents.OTHER_PAYER.search(ask.text)
    ):
        return ()
    last = _year_after(served)
    if served.day == 1 and not _DAY.search(ask.text):
        last = last.replace(day=monthrange(last.year, last.month)[1])
    sent = next((day for _, day in dated if day > served), None)
    values: dict[str, object] = {
        "served": served.isoformat(),
        "last": last.isoformat(),
        "sent": sent.isoformat() if sent else "",
        "late": bool(sent and sent > last) or _waits_beyond(last, ask.text),
        "text": note.text,
        "source": note.source,
    }
    rows = note_evidence(
        note, {"note": note.text, "day of service": served.isoformat(), "last day": last.isoformat()}
    )
    return (Finding("filing_deadline", (), values, rows),)


_LATER_YEAR = re.compile(r"\b(?:wait|until|till)\b[^.?!]{0,20}\b(20\d\d)\b", re.IGNORECASE)


def _waits_beyond(last: date, text: str) -> bool:
    """Whether a claim is to wait for a year after the last day."""
    waited = _LATER_YEAR.search(text)
    return bool(waited and int(waited[1]) > last.year)


def _year_after(day: date) -> date:
    """The same day of the next year; of 29 February the day before it."""
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
