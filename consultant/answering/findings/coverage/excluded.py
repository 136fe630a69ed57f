"""The modifier of what Medicare never covers: GY, with GX for a voluntary notice (Pub. 100-04, chapter 30, section 50)."""

from __future__ import annotations

import re

from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.catalogue import Entry, FeeRow
from consultant.model.codes import CodeSystem

_NEVER_COVERED = "N"
_EXCLUDED, _NOTICE = "GY", "GX"
_UNNECESSARY = frozenset({"GA", "GZ"})
"""Modifiers of an expected denial as not necessary, which is another one."""
_MODIFIER = re.compile(r"\bmod(?:ifier)?s?\b", re.IGNORECASE)
_AS_EXCLUDED = re.compile(
    r"\bdenials?\b|\bdenied\b|\bsecondary\b|\bmedigap\b|\bsupplement\w*|\bexclu\w+|\bstatut\w+|\bby law\b|\babns?\b|\bnotice\b"
    r"|\b(?:bill|charge|collect)\w*\b[^.?!]{0,12}\b(?:her|him|them|patients?|pts?)\b"
    r"|\b(?:never|non-?\s?|not |isn't |doesn't )cover\w*|\bpatients? (?:wants?|pays?|is paying)\b",
    re.IGNORECASE,
)
"""Speaks of what is not covered, or of the denial that another payer wants to see."""


def marked(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """GY for each code that the fee schedule has as never covered, where the modifier of such a service is asked for.

    So is what stands there for a denial as not necessary, where the question takes that for right.
    """
    instead = _UNNECESSARY & {
        *ask.loose_modifiers,
        *(one for cited in ask.procedures for one in cited.modifiers),
    }
    asked = not ask.loose_modifiers and _MODIFIER.search(ask.text) and _AS_EXCLUDED.search(ask.text)
    if not asked and not instead:
        return ()
    rows = (reference.catalogue.fee_row(cited.code, "", reference.on) for cited in ask.procedures)
    return tuple(
        found
        for row in rows
        if isinstance(row, FeeRow) and row.status == _NEVER_COVERED
        for found in _finding(row, tuple(sorted(instead)), _EXCLUDED in ask.loose_modifiers, reference)
    )


def _finding(
    row: FeeRow, instead: tuple[str, ...], offered: bool, reference: Reference
) -> tuple[Finding, ...]:
    found = (
        reference.catalogue.entry(CodeSystem.MODIFIER, code, reference.on) for code in (_EXCLUDED, _NOTICE)
    )
    entries = [one for one in found if isinstance(one, Entry)]
    if not entries:
        return ()
    values = {
        "code": row.code,
        "status": row.status,
        "instead": instead,
        "offered": offered,
        "modifiers": tuple((one.code, one.description) for one in entries),
        "source": source(row.release),
        "modifier_source": source(entries[0].release),
    }
    rows = (
        line for one in entries for line in evidence(one.release, one.code, {"description": one.description})
    )
    status = evidence(row.release, row.code, {"status": row.status})
    return (Finding("excluded_modifier", (row.code,), values, (*status, *rows)),)
