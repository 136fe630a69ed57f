"""Anesthesia without a code: its amount with the modifier that is asked for besides, its local factor with the national one."""

from __future__ import annotations

import re

from consultant.answering.findings.coverage import anesthesia
from consultant.answering.findings.notes import verdicts
from consultant.answering.findings.notes.note_sentences import first
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_NATIONAL = re.compile(r"\bnation\w*\b", re.IGNORECASE)
_NATIONAL_NOTE = "fee-anesthesia-factor"


def priced(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What told base and time units come to, and what our notes answer of the rest."""
    found = anesthesia.priced(ask, reference)
    return (*found, *verdicts.noted(ask, reference)) if found else ()


def factors(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The factor of the place, and the national one beside it where that is asked for too."""
    found = anesthesia.factors(ask, reference)
    note = reference.note(_NATIONAL_NOTE) if found and _NATIONAL.search(ask.text) else None
    return (*found, verdicts.told_first(note, first(note.text))) if note else found
