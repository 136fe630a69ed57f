"""Who bills a visit that a physician and another practitioner shared, by the minutes told of each (42 CFR 415.140)."""

from __future__ import annotations

import re

from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, note_evidence
from consultant.model.answer import Finding

_NOTE = "em-split-shared"
_SHARED = re.compile(
    r"\bsplit\b|\bshared? (?:visit|e/?m|service|encounter|critical)|(?-i:\bFS\b)|\bboth (?:saw|see|spent)\b",
    re.IGNORECASE,
)
_PHYSICIAN = r"(?:md|do|physician|doctor|doc|attending|surgeon|hospitalist|cardiologist|i)"
_OTHER = r"(?:np|pa|app|nurse practitioner|physician assistant|aprn|crnp|midlevel|pa-c)"
_SPENT = r"(?: \w+){{0,3}}? (\d{{1,3}})(?![\d-])|\b(\d{{1,3}})(?: ?(?:min\w*))?(?: by| from| of| for)? (?:the |our |my )?{0}\b"
_MINUTES = {
    who: re.compile(rf"\b{words}'?s?\b{_SPENT.format(words)}", re.IGNORECASE)
    for who, words in (("physician", _PHYSICIAN), ("other", _OTHER))
}


def timed(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The one who gave more than half of the time, where the question tells the minutes of both."""
    note = reference.note(_NOTE)
    found = {who: pattern.search(ask.text) for who, pattern in _MINUTES.items()}
    if note is None or not _SHARED.search(ask.text) or not all(found.values()):
        return ()
    spent = {who: int(next(filter(None, match.groups()))) for who, match in found.items() if match}
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
