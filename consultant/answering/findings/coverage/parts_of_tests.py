"""A test that has codes of its own for the whole, the tracing and the reading: in a facility nobody reports the whole.

PC/TC indicators of the relative value file (record layout RVU25D): 4 a whole test, 3 its technical part, 2 its professional part.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from consultant.answering.intents import Intent
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.catalogue import FeeRow

_WHOLE, _TECHNICAL, _PROFESSIONAL = "4", "3", "2"
_NEAR = 10
"""Numbers after a whole test among which its parts stand."""
_FACILITY = pattern(
    r"\b(hospital|facility|inpatient|outpatient department|hopd|er|ed|emergency (room|department))\b"
)
_SHARED = pattern(
    r"\bwho (may|can|should|bills?|reports?)\b"
    r"|\b(read|reads|reading|interpret\w*|over-?read\w*|tracing|supervis\w*|report only|tech|technician|26|tc)\b"
)
_ONE_PART = pattern(
    r"\b(only|just|merely)\b~20\b(reads?|reading|interpret\w*|over-?reads?|report|tracing|technical|professional)\b"
    r"|\b(reads?|reading|interpretation|report|tracing) (part )?(only|alone)\b|\bdoes not own\b|\bdon'?t own\b"
)
_OF_READING = pattern(r"\b(reads?|reading|interpret\w*|over-?reads?|report|professional)\b")
"""Asks for one part of the test, wherever it was made."""
_OF_THE_CODE = frozenset({Intent.UNITS, Intent.PAYMENT, Intent.STATUS, Intent.GLOBAL})
"""What is asked of the whole test as such."""


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Who reports which part of a cited whole test in a facility."""
    one_part = bool(_ONE_PART.search(ask.text))
    shared = one_part or (_FACILITY.search(ask.text) and _SHARED.search(ask.text))
    if not shared or (ask.intents and _OF_THE_CODE.issuperset(ask.intents)):
        return ()
    rows = (reference.catalogue.fee_row(cited.code, "", reference.on) for cited in ask.procedures)
    whole = next((row for row in rows if isinstance(row, FeeRow) and row.pc_tc == _WHOLE), None)
    parts = tuple(_parts(whole, reference)) if whole else ()
    if whole is None or not parts:
        return ()
    wanted = "" if not one_part else _PROFESSIONAL if _OF_READING.search(ask.text) else _TECHNICAL
    return (_finding(whole, parts, "" if _FACILITY.search(ask.text) else wanted),)


def _parts(whole: FeeRow, reference: Reference) -> Iterator[FeeRow]:
    """The codes after it that are parts, as long as their values come to that of the whole; none where they do not."""
    left, found = Decimal(whole.non_facility_total), list[FeeRow]()
    for number in range(int(whole.code) + 1, int(whole.code) + _NEAR + 1) if whole.code.isdigit() else ():
        row = reference.catalogue.fee_row(f"{number:05}", "", reference.on)
        if isinstance(row, FeeRow) and row.pc_tc in (_TECHNICAL, _PROFESSIONAL) and left > 0:
            found.append(row)
            left -= Decimal(row.non_facility_total)
    if left == 0:
        yield from found


def _finding(whole: FeeRow, parts: tuple[FeeRow, ...], wanted: str) -> Finding:
    """`wanted` is the indicator of the one part that is asked for, empty where a facility and a clinician share the test."""
    values = {
        "code": whole.code,
        "wanted": tuple(row.code for row in parts if row.pc_tc == wanted),
        "reading": wanted == _PROFESSIONAL,
        "technical": tuple(row.code for row in parts if row.pc_tc == _TECHNICAL),
        "professional": tuple(row.code for row in parts if row.pc_tc == _PROFESSIONAL),
        "source": source(whole.release),
    }
    rows = tuple(
        line for row in (whole, *parts) for line in evidence(row.release, row.code, {"pc_tc": row.pc_tc})
    )
    return Finding("parts_of_tests", (whole.code, *(row.code for row in parts)), values, rows)
