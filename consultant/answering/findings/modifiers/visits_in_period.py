"""A visit before or after an operation: whether the operation's payment holds it, and the modifier that tells it apart."""

from __future__ import annotations

import re
from typing import Any

from consultant.answering import claims, course_words, families
from consultant.answering.findings.modifiers import situations
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.catalogue import FeeRow

MAJOR, MINOR = "090", ("000", "010")
_LENGTH_ASKED = re.compile(
    r"\bhow (?:many|long)\b|\bwhat(?:'s| is| are) the (?:global|follow-?up|post-?op)|\bglobal days\b|\bwhen does\b|\blast day\b"
    r"|\bends?\b",
    re.IGNORECASE,
)
"""Asks for the period itself, which its own finding tells."""
_PART_ASKED = re.compile(
    r"\binclud\w*|\bpart of\b|\b(?:is|are|was|be|does|do|falls?|counts?|belongs?)\b"
    r"(?![^.?!]{0,15}\b(?:bill|report|paid|charge|code))[^.?!]{0,45}\b(?:in|within"
    r"|inside|under|covered by|to)"
    r" (?:the |its |that |this |a )?(?:\w+ )?(?:global|package|period|surgical fee)\b|\bbundled\b|\bfree\b(?! (?:of|from)\b)"
    r"|(?:\A|[.?!;,]\s*)(?:still |is it )?(?:in|within|inside) (?:the |its )?(?:\w+ )?(?:global|period|package|post-?\s?op)\s*\?"
    r"|\binclusive\b|\bcovered (?:by|in|under|within) (?:the |its )?(?:surgery|operation|global|package|period)\b"
    r"|\bcount(?:s|ed)? (?:to|into|as part)\b",
    re.IGNORECASE,
)
"""Words of a question to which yes means that the visit is not paid by itself."""


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The finding for one operation and a visit of another day, in its period, or at which it was decided."""
    operation = _operation(ask, reference)
    visits = [cited.code for cited in ask.procedures if families.is_visit(cited.code)]
    if operation is not None and course_words.other_clinician(ask.text) and operation.global_days != "000":
        return situations.modifiers(ask, reference)
    if operation is None or len(visits) > 1 or not (visits or course_words.visit(ask.text)):
        return ()
    if _LENGTH_ASKED.search(ask.text) and not course_words.days_after(ask.text):
        return ()
    if visits and course_words.earlier(ask.text, (*visits, operation.code)) in visits:
        return ()  # the operation followed
    when = _when(operation, ask)
    return (_finding(operation, visits, when, ask),) if when else ()


def _operation(ask: Ask, reference: Reference) -> FeeRow | None:
    """The only cited procedure that is no visit, where it has follow-up days in numbers."""
    others = [cited for cited in ask.procedures if not families.is_visit(cited.code)]
    row = reference.catalogue.fee_row(others[0].code, "", reference.on) if len(others) == 1 else None
    return row if isinstance(row, FeeRow) and row.global_days.isdigit() else None


def _when(operation: FeeRow, ask: Ask) -> dict[str, Any]:
    """Of the visit: decided there, on the day before, days after, or somewhere in the period; empty where nothing is told."""
    days, text = operation.global_days, ask.text
    before = course_words.day_before(text) or course_words.next_day(text, operation.code)
    after = 0 if before else course_words.days_after(text)
    chosen = {"25", "57"} <= set(ask.loose_modifiers) and not after
    if chosen or (course_words.decided(text) and not (after and course_words.in_period(text))):
        return {"decided": True, "before": before, "after": 0, "within": True}
    if before:
        return {"decided": False, "before": True, "after": 0, "within": days == MAJOR}
    if after:
        return {"decided": False, "before": False, "after": after, "within": after <= int(days)}
    if course_words.in_period(text) and days != "000":
        return {"decided": False, "before": False, "after": 0, "within": True}
    return {}


def _finding(operation: FeeRow, visits: list[str], when: dict[str, Any], ask: Ask) -> Finding:
    further = course_words.further_days(ask.text) if when["after"] else ()
    values = {
        "code": operation.code,
        "days": operation.global_days,
        "visit": visits[0] if visits else "the visit",
        "modifier": "57" if operation.global_days == MAJOR else "25",
        "routine": course_words.routine(ask.text),
        "unrelated": course_words.unrelated(ask.text),
        "claim": claims.verdict(ask.text, "global_days", operation.global_days),
        "part_asked": bool(_PART_ASKED.search(ask.text)) and "24" not in ask.loose_modifiers,
        "source": source(operation.release),
        "further": tuple((day, day <= int(operation.global_days)) for day in further),
        **when,
    }
    fields = {"global days": operation.global_days, **{f"further day {day}": str(day) for day in further}} | (
        {"days after, as told": str(when["after"])} if when["after"] else {}
    )
    rows = evidence(operation.release, operation.code, fields)
    return Finding("visit_in_period", (*visits, operation.code), values, rows)
