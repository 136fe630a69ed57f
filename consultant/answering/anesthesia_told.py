"""Anesthesia without a code: its amount with the modifier that is asked for besides."""

from __future__ import annotations

from consultant.answering.findings.coverage import anesthesia
from consultant.answering.findings.notes import verdicts
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding


def priced(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What told base and time units come to, and what our notes answer of the rest."""
    found = anesthesia.priced(ask, reference)
    return (*found, *verdicts.noted(ask, reference)) if found else ()
