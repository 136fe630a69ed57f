"""Which of several codes, or of two places, the fee schedule values higher."""

from __future__ import annotations

import re
from dataclasses import replace

from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import FeeRow

_MORE = re.compile(
    r"\b(?:pays?|paid|paying|worth|reimburs\w+|valued?)(?: \w+){0,2} (?:more|better|higher|less|lower|most|best|least)\b"
    r"|\b(?:more|higher|better|lower|bigger) (?:\w+ )?(?:rvus?|payment|paying|reimbursement|fee|rate|value|money)\b"
    r"|\bhighest (?:rvus?|payment|value)\b",
    re.IGNORECASE,
)
_BY_PLACE = re.compile(
    r"\b(?:lower|higher|bigger|larger|greater|reduc|rais|increas|chang|affect|differ|cut|less|more|drop)\w*\b[^.?!]{0,40}\b(?:pay|payment|amount"
    r"|reimbursement|rate|rvus?|allowable)\w*\b"
    r"|\b(?:pay|payment|amount|reimbursement|rate|rvus?)\w*\b[^.?!]{0,40}\b(?:lower|reduc|rais|increas|chang|affect|differ"
    r"|cut|less|more|drop)\w*\b",
    re.IGNORECASE,
)
_PLACES = re.compile(
    r"\bpos\b.{0,30}\b\d\d\b.{0,20}\b\d\d\b|\b(?:office|non-?facility)\b.{0,40}\b(?:hospital|facility|asc)\b"
    r"|\b(?:hospital|facility|asc)\b.{0,40}\b(?:office|non-?facility)\b",
    re.IGNORECASE,
)
_MOST = 4


def compared(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Of two to four codes the one with the higher total values, or of one code the two places."""
    rows = _rows(ask, reference)
    if len(rows) == 1 and len(ask.procedures) == 1:
        return _by_place(rows[0], ask)
    if not (1 < len(rows) == len(ask.procedures) <= _MOST) or not _MORE.search(ask.text):
        return ()
    ranked = sorted(rows, key=lambda row: -float(row.non_facility_total or 0))
    values = {
        "ranked": tuple(
            (row.code, row.non_facility_total, row.facility_total, row.work_rvu) for row in ranked
        ),
        "by_place": max(rows, key=lambda row: float(row.facility_total or 0)) is not ranked[0],
        "equal": ranked[0].non_facility_total == ranked[1].non_facility_total,
        "source": source(ranked[0].release),
    }
    return (
        Finding(
            "worth",
            tuple(row.code for row in ranked),
            values,
            tuple(one for row in ranked for one in _evidence(row)),
        ),
    )


def _by_place(row: FeeRow, ask: Ask) -> tuple[Finding, ...]:
    if not (_PLACES.search(ask.text) and _BY_PLACE.search(ask.text)):
        return ()
    outside, inside = float(row.non_facility_total or 0), float(row.facility_total or 0)
    if not (outside and inside):
        return ()
    values = {
        "code": row.code,
        "outside": row.non_facility_total,
        "inside": row.facility_total,
        "differ": outside != inside,
        "difference": f"{abs(outside - inside):.2f}",
        "source": source(row.release),
    }
    rows = _evidence(row)
    told = replace(rows[0], field="difference of the totals", value=str(values["difference"]))
    return (Finding("worth_by_place", (row.code,), values, (*rows, told)),)


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
