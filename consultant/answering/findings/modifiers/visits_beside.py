"""A visit that the question names in words only, on the day of a procedure: the edits with the office visits."""

from __future__ import annotations

import re
from typing import Any

from consultant.answering import course_words, families
from consultant.answering.intents.forms import form
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import FeeRow, PairEdit, PairEdits

OFFICE = ("99202", "99203", "99204", "99205", "99211", "99212", "99213", "99214", "99215")
_VISIT = re.compile(
    r"\b(?:an?|the|office|clinic|any|our|his|her|with|pre-?op\w*|separate|sick) (?:office |clinic |outpatient )?(?:visit"
    r"|e ?[/&]? ?m(?: code)?)\b"
    r"|\be ?[/&] ?m\b|\bevaluation and management\b",
    re.IGNORECASE,
)
_OTHER_VISIT = re.compile(
    r"\b(?:hospital|emergency|er|ed|nursing|home|nurse|telephone|wellness|preventive|critical|inpatient|telehealth"
    r"|follow-?up|post-?op\w*)"
    r" (?:\w+ )?visits?\b|\blevel\b|\bhow many visits\b|\bvisit (?:code|limit)",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\bwith\b|\bsame (?:day|date|visit|session|time)\b|\bbeside\b|\bwhen we\b|\bseparate\w*\b|\balso\b|\btoo\b|\bnever\b"
    r"|\balways\b|\bbundl\w*|\bplus\b"
    r"|\bin addition\b|\band\b",
    re.IGNORECASE,
)


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Whether the visit is paid on that day; nothing where a visit is cited itself."""
    if len(ask.procedures) != 1 or not _VISIT.search(ask.text) or _OTHER_VISIT.search(ask.text):
        return ()
    code = ask.procedures[0].code
    row = reference.catalogue.fee_row(code, "", reference.on)
    if families.is_visit(code) or not isinstance(row, FeeRow) or row.status in _NOT_BESIDE_ANY:
        return ()
    other_day = course_words.day_before(ask.text) or course_words.days_after(ask.text)
    other_day = other_day or course_words.in_period(ask.text) or course_words.decided(ask.text)
    return _same_day(row, ask, reference) if _BESIDE.search(ask.text) and not other_day else ()


_NOT_BESIDE_ANY = frozenset("TB")
"""Statuses that let nothing be paid beside a visit, whatever the edit with it says: the status answers."""


def _same_day(row: FeeRow, ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    looked_up = [
        reference.catalogue.pair_edits(row.code, visit, reference.setting, reference.on) for visit in OFFICE
    ]
    held = [one for one in looked_up if isinstance(one, PairEdits)]
    edits = [
        edit for one in held for edit in one.in_force if edit.column1 == row.code and edit.column2 in OFFICE
    ]
    if not edits:
        return ()
    opened = tuple(edit.column2 for edit in edits if edit.indicator == "1")
    values: dict[str, Any] = {
        "code": row.code,
        "opened": opened,
        "free": not {"99213", "99203"} & {edit.column2 for edit in edits},
        "closed": tuple(edit.column2 for edit in edits if edit.indicator == "0"),
        "days": row.global_days,
        "modifier": "57" if row.global_days == "090" else "25",
        "form": form(ask.text).value,
        "setting": reference.setting.value,
        "source": source(held[0].release),
    }
    rows = (
        *(one for edit in edits for one in _row(edit, held[0])),
        *evidence(row.release, row.code, {"global days": row.global_days}),
    )
    return (Finding("visit_edit", (row.code,), values, rows),)


def _row(edit: PairEdit, found: PairEdits) -> tuple[Evidence, ...]:
    return evidence(
        found.release,
        f"{edit.column1} / {edit.column2}",
        {"column 1": edit.column1, "column 2": edit.column2, "modifier indicator": edit.indicator},
    )
