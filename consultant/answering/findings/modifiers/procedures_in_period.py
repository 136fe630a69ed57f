"""A further procedure in the follow-up days of an operation, for a reason that the question does not tell."""

from __future__ import annotations

from consultant.answering import course_words, families, situations
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import Entry, FeeRow
from consultant.model.codes import CodeSystem

_PAIR = 2
_REASONS = ("58", "78", "79")


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Between which modifiers the reason decides; nothing where it, the modifier or another clinician is told."""
    if len(ask.procedures) != _PAIR or any(families.is_visit(cited.code) for cited in ask.procedures):
        return ()
    named = {*ask.loose_modifiers, *(one for cited in ask.procedures for one in cited.modifiers)}
    meant = situations.FOLLOW_UP & {*situations.meant(ask.text), *named}
    if meant or course_words.other_clinician(ask.text) or course_words.other_side(ask.text):
        return ()
    operation = _operation(ask, reference)
    after = course_words.days_after(ask.text)
    if operation is None or not (course_words.in_period(ask.text) or 0 < after <= int(operation.global_days)):
        return ()
    rows = evidence(
        operation.release, operation.code, {"global days": operation.global_days, "days told": str(after)}
    )
    later = next((cited.code for cited in ask.procedures if cited.code != operation.code), operation.code)
    values = {
        "code": operation.code,
        "later": later,
        "days": operation.global_days,
        "after": after,
        "reasons": _REASONS,
        "source": source(operation.release),
    }
    return (Finding("period_procedure", (operation.code, later), values, (*rows, *_modifiers(reference))),)


def _operation(ask: Ask, reference: Reference) -> FeeRow | None:
    """Of the cited procedures with follow-up days the one that the later is told to be after, else that with the most."""
    rows = (reference.catalogue.fee_row(cited.code, "", reference.on) for cited in ask.procedures)
    first = course_words.earlier(ask.text, tuple(cited.code for cited in ask.procedures))
    known = [row for row in rows if isinstance(row, FeeRow) and first in ("", row.code)]
    long = [row for row in known if row.global_days in ("010", "090")]
    return max(long, key=lambda row: (course_words.before(ask.text, row.code), row.global_days), default=None)


def _modifiers(reference: Reference) -> tuple[Evidence, ...]:
    entries = (reference.catalogue.entry(CodeSystem.MODIFIER, one, reference.on) for one in _REASONS)
    return tuple(
        row
        for entry in entries
        if isinstance(entry, Entry)
        for row in evidence(entry.release, entry.code, {"description": entry.description})
    )
