"""Which of several codes, or of two places, the fee schedule values higher, and by how much."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from consultant.answering.findings.coverage import relative_values
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import FeeRow

_MORE = re.compile(
    r"\b(?:pays?|paid|paying|worth|reimburs\w+|valued?|gets?|receives?|earns?|makes?)"
    r"(?: \w+){0,2} (?:more|better|higher|less|lower|most|best|least)\b"
    r"|\b(?:more|higher|better|lower|bigger|larger) (?:[\w-]+ ){0,2}"
    r"(?:w?rvus?|totals?|payment|paying|reimbursement|fee|rate|value|money)\b"
    r"|\b(?:highest|lowest|most|least) (?:[\w-]+ ){0,2}(?:w?rvus?|totals?|payment|values?|paid)\b",
    re.IGNORECASE,
)
_BY_PLACE = re.compile(
    r"\b(?:lower|higher|bigger|larger|greater|reduc|rais|increas|chang|affect|differ|cut|less|more|drop)\w*\b[^.?!]{0,40}\b(?:pay|payment|amount"
    r"|reimbursement|rate|w?rvus?|allowable)\w*\b"
    r"|\b(?:pay|payment|amount|reimbursement|rate|w?rvus?)\w*\b[^.?!]{0,40}\b(?:lower|reduc|rais|increas|chang|affect|differ"
    r"|cut|less|more|drop)\w*\b",
    re.IGNORECASE,
)
_SITE = r"(?:hospital|facility|asc|(?:ambulatory )?surg(?:ery|ical) cent(?:er|re))"
_PLACES = re.compile(
    rf"\bpos\b.{{0,30}}\b\d\d\b.{{0,20}}\b\d\d\b|\b(?:office|non-?facility)\b.{{0,40}}\b{_SITE}\b"
    rf"|\b{_SITE}\b.{{0,40}}\b(?:office|non-?facility)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\bdifferences?\b|\bdiffers?\b|\bdifferently\b"
    r"|\bdifferent (?:\w+ )?(?:rates?|payments?|amounts?|fees?|w?rvus?|values?|prices?|allowables?|pay)\b"
    r"|\bby how (?:much|many)\b|\bhow (?:much|many) (?:\w+ )?(?:more|less|higher|lower|bigger)\b"
    r"|\bcompare[ds]?\b|\bspread between\b|\bgap between\b",
    re.IGNORECASE,
)
_VERSUS = expression(
    r"\bw?rvus?\b[^.?!]{0,25}\b(?:vs|versus)\b|\b(?:vs|versus)\b[^.?!]{0,25}\bw?rvus?\b", re.IGNORECASE
)
"""Sets the values of two codes beside each other; of one code it only names two places."""
_VALUED = re.compile(
    r"\bw?rvus?\b|\b(?:pay|paid|payment|worth|value|fee|amount|reimburse|allow|dollar|rate)\w*\b|\$",
    re.IGNORECASE,
)
_MONEY = re.compile(r"\bdollars?\b|\$|\bmoney\b|\bbucks\b", re.IGNORECASE)
_WORK = re.compile(r"\bwork (?:w?rvus?|values?)\b|\bwrvus?\b", re.IGNORECASE)
_OF_EDITS = re.compile(r"\bdifferen\w+ (?:\w+ ){0,3}(?:edits?|indicators?)\b", re.IGNORECASE)
_MOST = 4


def compared(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Of two to four codes the one with the higher value and by how much, or of one code the two places."""
    rows = _rows(ask, reference)
    if len(rows) == 1 and len(ask.procedures) == 1:
        return _by_place(rows[0], ask)
    differing = _COMPARED.search(ask.text) and _VALUED.search(ask.text)
    wanted = _MORE.search(ask.text) or _VERSUS.search(ask.text) or differing
    if not (1 < len(rows) == len(ask.procedures) <= _MOST) or not wanted or _OF_EDITS.search(ask.text):
        return ()
    measure = _measure(ask, reference)
    ranked = sorted(rows, key=lambda row: -_value(row, measure))
    difference = _value(ranked[0], measure) - _value(ranked[1], measure)
    by_place = measure is _OUTSIDE and max(rows, key=lambda row: _value(row, _INSIDE)) is not ranked[0]
    values = {
        "ranked": tuple(
            (row.code, row.non_facility_total, row.facility_total, row.work_rvu) for row in ranked
        ),
        "measure": measure,
        "by_place": by_place,
        "difference": f"{difference:.2f}",
        "dollars": _dollars(difference, ranked[0]) if _MONEY.search(ask.text) else "",
        "equal": not difference,
        "source": source(ranked[0].release),
    }
    rows_of = tuple(one for row in ranked for one in _evidence(row))
    told = _difference_rows(rows_of[0], values)
    return (Finding("worth", tuple(row.code for row in ranked), values, (*rows_of, *told)),)


_OUTSIDE, _INSIDE, _WORK_VALUE = "non_facility_total", "facility_total", "work_rvu"


def _measure(ask: Ask, reference: Reference) -> str:
    """The column that the question compares by."""
    if _WORK.search(ask.text):
        return _WORK_VALUE
    return (
        _INSIDE if relative_values.in_facility(ask, reference) and not _PLACES.search(ask.text) else _OUTSIDE
    )


def _value(row: FeeRow, measure: str) -> Decimal:
    return Decimal(getattr(row, measure) or 0)


def _dollars(difference: Decimal, row: FeeRow) -> str:
    """The difference nationally, by the conversion factor."""
    return str((difference * Decimal(row.conversion_factor)).quantize(Decimal("0.01"), ROUND_HALF_UP))


def _difference_rows(first: Evidence, values: Mapping[str, Any]) -> tuple[Evidence, ...]:
    rows = (replace(first, field="difference", value=values["difference"]),)
    return (
        (*rows, replace(first, field="national difference", value=values["dollars"]))
        if values["dollars"]
        else rows
    )


_CHOSEN = re.compile(rf"\b(?:office|{_SITE})\b[^.?!,]{{0,15}}\bor\b", re.IGNORECASE)
"""Offers the two places to choose from, which no yes answers."""


def _by_place(row: FeeRow, ask: Ask) -> tuple[Finding, ...]:
    wanted = any(words.search(ask.text) for words in (_BY_PLACE, _MORE, _COMPARED))
    outside, inside = _value(row, _OUTSIDE), _value(row, _INSIDE)
    if not (_PLACES.search(ask.text) and wanted and outside and inside):
        return ()
    difference = abs(outside - inside)
    values = {
        "code": row.code,
        "work": row.work_rvu,
        "outside": row.non_facility_total,
        "inside": row.facility_total,
        "differ": outside != inside,
        "chosen": bool(_CHOSEN.search(ask.text)),
        "less": inside < outside,
        "difference": f"{difference:.2f}",
        "dollars": _dollars(difference, row) if _MONEY.search(ask.text) else "",
        "source": source(row.release),
    }
    rows = _evidence(row)
    return (Finding("worth_by_place", (row.code,), values, (*rows, *_difference_rows(rows[0], values))),)


def _rows(ask: Ask, reference: Reference) -> list[FeeRow]:
    found = (reference.catalogue.fee_row(cited.code, "", reference.on) for cited in ask.procedures)
    return [
        row
        for row in found
        if isinstance(row, FeeRow) and float(row.non_facility_total or row.facility_total or 0)
    ]


def _evidence(row: FeeRow) -> tuple[Evidence, ...]:
    return evidence(
        row.release,
        row.code,
        {
            "work RVU": row.work_rvu,
            "total RVU non-facility": row.non_facility_total,
            "total RVU facility": row.facility_total,
        },
    )
