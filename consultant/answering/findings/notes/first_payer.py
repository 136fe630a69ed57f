"""Who pays first beside Medicare, by the employees or the month of dialysis that a question tells (42 CFR 411.20 to 411.206)."""

from __future__ import annotations

import re

from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, note_evidence
from consultant.model.answer import Finding

_NOTE = "secondary-payer"
OF_AGE, DISABLED, MONTHS = 20, 100, 30
"""Employees from which a group plan pays first, and months of kidney failure for which it does; the note states them."""
_ABOUT = re.compile(
    r"\b(?:medicare|msp|ghp|lghp|group (?:health )?(?:plan|insurance|coverage)|over 65|turned 65)\b"
    r"|\b(?:employer|(?:is|aged?|age|now) (?:6[5-9]|[78]\d))\b"
    r"|\b(?:6[5-9]|[78]\d)[- ]?(?:years?|yrs?|yo|y/o)\b|\b(?:6[5-9]|[78]\d),? (?:still )?(?:working|works|employed)\b",
    re.IGNORECASE,
)
"""Names Medicare, or what pays before it."""
_WHO = expression(r"\b(?:primary|secondary|first|second|pays?|bill)\b", re.IGNORECASE)
_EMPLOYEES = re.compile(
    r"\b(\d{1,6})[- ](?:full[- ]time )?(?:employees?|workers|people|persons?|staff)\b", re.IGNORECASE
)
_SPOUSE = expression(r"\b(?:spouse|husband|wife)\b(?: \w+){0,2} (?:works?|working|employed)\b", re.IGNORECASE)
"""The plan is of the spouse's current work, whoever is retired."""
_RETIRED = re.compile(r"\bretire\w*|\bcobra\b", re.IGNORECASE)
_DISABILITY = re.compile(r"\bdisab\w+|\bssdi\b", re.IGNORECASE)
_KIDNEY = re.compile(r"\besrd\b|\bdialysis\b|\bkidney failure\b", re.IGNORECASE)
_MONTH = re.compile(r"\bmonth (\d{1,2})\b|\b(\d{1,2})(?:st|nd|rd|th)? months?\b", re.IGNORECASE)


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The payer that the number decides; nothing where none is told, or the plan is none of current work."""
    note = reference.note(_NOTE)
    spouse = _SPOUSE.search(ask.text)
    if note is None or not _WHO.search(ask.text) or (_RETIRED.search(ask.text) and not spouse):
        return ()
    kidney, employees, month = _KIDNEY.search(ask.text), _EMPLOYEES.search(ask.text), _MONTH.search(ask.text)
    if kidney and month:
        number, limit, medicare_first = int(month[1] or month[2]), MONTHS, int(month[1] or month[2]) > MONTHS
    elif employees and not kidney and (spouse or _ABOUT.search(ask.text) or _DISABILITY.search(ask.text)):
        number, limit = int(employees[1]), DISABLED if _DISABILITY.search(ask.text) else OF_AGE
        medicare_first = number < limit
    else:
        return ()
    values = {"kidney": bool(kidney), "number": number, "limit": limit, "medicare_first": medicare_first}
    rows = note_evidence(note, {"note": note.text, "number told": str(number), "limit": str(limit)})
    return (Finding("first_payer", (), {**values, "text": note.text, "source": note.source}, rows),)
