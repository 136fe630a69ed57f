"""Who bills a visit that a physician and another practitioner shared, by the minutes told of each (42 CFR 415.140)."""

from __future__ import annotations

import re

from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, note_evidence
from consultant.model.answer import Finding

_NOTE = "em-split-shared"
_SHARED = re.compile(
    r"\bsplit\b|\bshared? (?:\w+ )?(?:visit|e/?m|service|encounter|critical)|(?-i:\bFS\b)|\bboth (?:saw|see|spent)\b"
    r"|\b(?:visit|e/?m|service|encounter) (?:was |is )?shared\b|\bshared (?:by|between)\b",
    re.IGNORECASE,
)
_IN_FACILITY = re.compile(
    r"\b(?:hospital|inpatient|facility|emergency|observation|ed|er|icu|critical care)\b.*"
    r"\b(?:who (?:bills|reports)|which of (?:them|the two)|whose)\b",
    re.IGNORECASE | re.DOTALL,
)
"""Minutes of both in a facility, and who bills: shared, whatever it is called."""
_PHYSICIAN = r"(?:md|do|physician|doctor|doc|attending|surgeon|hospitalist|cardiologist|i)"
_OTHER = r"(?:np|pa|app|nurse practitioner|physician assistant|aprn|crnp|midlevel|pa-c)"
_NAMES = {"physician": _PHYSICIAN, "other": _OTHER}
_BEHIND = {
    who: re.compile(rf"\b{words}'?s?\b(?: \w+){{0,3}}?[ (:]{{1,2}}(\d{{1,3}})(?![\d-])", re.IGNORECASE)
    for who, words in _NAMES.items()
}
"""Minutes behind the one who spent them, `MD 15`."""
_BEFORE = {
    who: re.compile(
        rf"\b(\d{{1,3}})(?: ?min\w*)?(?: by| from| of| for)? (?:the |our |my )?{words}\b", re.IGNORECASE
    )
    for who, words in _NAMES.items()
}
"""Minutes in front of the one who spent them, `15 minutes by the MD`."""


def _spent(text: str) -> dict[str, int]:
    """The minutes of both, told in the same way of both; empty where they are not."""
    for pattern in (_BEHIND, _BEFORE):
        found = {who: one.search(text) for who, one in pattern.items()}
        if all(found.values()):
            return {who: int(match[1]) for who, match in found.items() if match}
    return {}


def timed(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The one who gave more than half of the time, where the question tells the minutes of both."""
    note = reference.note(_NOTE)
    spent = _spent(ask.text)
    if note is None or not spent or not (_SHARED.search(ask.text) or _IN_FACILITY.search(ask.text)):
        return ()
    if spent["physician"] == spent["other"] or _OFFICE.search(ask.text):
        return ()
    values = {
        **spent,
        "total": sum(spent.values()),
        "by_physician": spent["physician"] > spent["other"],
        "text": note.text,
        "source": note.source,
    }
    rows = note_evidence(note, {"note": note.text, "minutes in all": str(values["total"])})
    return (Finding("shared_visit", (), values, rows),)


_OFFICE = re.compile(
    r"\b(?:in|at) (?:the|our|my) (?:own )?(?:office|clinic|practice)\b|\bpos 11\b", re.IGNORECASE
)
