"""The edit of one pair in the practitioner and the hospital file, set beside each other."""

from __future__ import annotations

import re

from consultant.answering.reading import Ask, billing_setting
from consultant.answering.reference import Reference, evidence, source, unloaded
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import Absent, BillingSetting, PairEdit, PairEdits

_FILES = (BillingSetting.PRACTITIONER, BillingSetting.HOSPITAL)
_SAME = re.compile(r"\b(?:same|identical|equal|alike|agree)\b", re.IGNORECASE)
_UNLIKE = re.compile(
    r"\b(?:isn't|is not|aren't|are not|don't|do not|wasn't|not) (?:quite |exactly |always |all )?(?:the )?(?:same|identical"
    r"|equal|alike|agree)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\bdiffer\w*\b", re.IGNORECASE)
_PAIR = 2


def compared(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What each of the two files says of the only pair of a question that sets them beside each other."""
    if len(ask.procedures) != _PAIR or not reference.both_settings or not billing_setting.weighs(ask.text):
        return ()
    first, second = (cited.code for cited in ask.procedures)
    found = [(one, reference.catalogue.pair_edits(first, second, one, reference.on)) for one in _FILES]
    if any(isinstance(rows, Absent) and unloaded(rows) for _, rows in found):
        return ()
    told = [(one, _in_force(rows)) for one, rows in found]
    if not any(edit for _, edit in told):
        return ()
    like = len({(edit.column1, edit.indicator) if edit else None for _, edit in told}) == 1
    values = {
        "files": tuple(_told(setting, edit) for setting, edit in told),
        "alike": like,
        "verdict": _verdict(ask.text, alike=like),
        "source": " and ".join(source(rows.release) for _, rows in found if rows.release),
    }
    evidences = [
        row
        for (_, edit), (_, rows) in zip(told, found, strict=True)
        for row in _row(edit, rows, (first, second))
    ]
    return (Finding("edits_compared", (first, second), values, tuple(evidences)),)


def _in_force(rows: PairEdits | Absent) -> PairEdit | None:
    return None if isinstance(rows, Absent) or not rows.in_force else rows.in_force[0]


def _told(setting: BillingSetting, edit: PairEdit | None) -> dict[str, str]:
    if edit is None:
        return {"setting": setting.value, "indicator": ""}
    return {
        "setting": setting.value,
        "indicator": edit.indicator,
        "column1": edit.column1,
        "column2": edit.column2,
    }


def _row(edit: PairEdit | None, rows: PairEdits | Absent, codes: tuple[str, str]) -> tuple[Evidence, ...]:
    if rows.release is None:
        return ()
    if edit is None:
        return evidence(rows.release, " / ".join(codes), {"edit in force": "none"})
    fields = {
        "column 1": edit.column1,
        "column 2": edit.column2,
        "modifier indicator": edit.indicator,
    }
    return evidence(rows.release, f"{edit.column1} / {edit.column2}", fields)


def _verdict(text: str, *, alike: bool) -> str:
    """Whether the two files say the same, as far as the question wants to know that."""
    if _UNLIKE.search(text):
        return "No, they do not differ" if alike else "Yes, they differ"
    if _SAME.search(text) or billing_setting.asks_too(text):
        return "Yes, the same" if alike else "No, they differ"
    return ("They do not differ" if alike else "They differ") if _OTHER.search(text) else ""
