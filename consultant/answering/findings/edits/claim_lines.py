"""A claim of several lines: what each line takes, by all the edits between them."""

from __future__ import annotations

from typing import Any

from consultant.answering import families
from consultant.answering.findings.edits import ptp
from consultant.answering.intents.forms import Form, form
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_CLAIM, _EDITS = 3, 2
"""Lines that make a claim worth a review, and edits in force between them."""
_SHOWN = 2
"""Modifiers named of those that may open an edit."""
_LOOKED_UP = frozenset(
    {"edit_open", "edit_closed", "edit_none", "edit_ended", "edit_not_applicable", "edit_future"}
)


def reviewed(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """One finding on all lines, where every pair was looked up and at least two edits are in force."""
    if len(ask.procedures) < _CLAIM or ask.partners or form(ask.text) in (Form.ENDED, Form.WRONG):
        return ()
    pairs = ptp.pairs(ask, reference)
    held = [finding for finding in pairs if finding.kind in ("edit_open", "edit_closed")]
    if len(held) < _EDITS or any(finding.kind not in _LOOKED_UP for finding in pairs):
        return ()
    denied = _beside(held, "edit_closed")
    opened = {code: firsts for code, firsts in _beside(held, "edit_open").items() if code not in denied}
    codes = [cited.code for cited in ask.procedures]
    values: dict[str, Any] = {
        "denied": [(code, denied[code]) for code in codes if code in denied],
        "opened": [(code, _wished(code, held), opened[code]) for code in codes if code in opened],
        "free": [code for code in codes if code not in denied and code not in opened],
        "needless": _needless(ask, opened),
        "visits": any(families.is_visit(code) for code in opened),
        "decision": any("57" in _wished(code, held) for code in opened),
        "services": [code for code in codes if code in opened and not families.is_visit(code)],
        "form": form(ask.text).value,
    }
    return (Finding("claim_lines", tuple(codes), values, tuple(row for one in held for row in one.evidence)),)


def _beside(held: list[Finding], kind: str) -> dict[str, list[str]]:
    """The column 2 codes of the edits of one kind, each with its column 1 codes."""
    found: dict[str, list[str]] = {}
    for finding in held:
        if finding.kind == kind:
            found.setdefault(finding.values["column2"], []).append(finding.values["column1"])
    return found


def _wished(code: str, held: list[Finding]) -> list[str]:
    """The modifier that stands on the line already, else those that may open its edits."""
    mine = [one.values for one in held if one.kind == "edit_open" and one.values["column2"] == code]
    attached = next((one["attached"][:1] for one in mine if one["attached"]), ())
    return list(attached or next((one["suggested"] for one in mine if one["suggested"]), ())[:_SHOWN])


def _needless(ask: Ask, opened: dict[str, list[str]]) -> list[tuple[str, str]]:
    """The modifiers for an edit on lines that none of these edits denies."""
    return [
        (modifier, cited.code)
        for cited in ask.procedures
        for modifier in cited.modifiers
        if modifier in ("25", *families.DISTINCT) and cited.code not in opened
    ]
