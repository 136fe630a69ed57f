"""What has become of a code since an earlier day of service on which it was valid: it has ended, or is a header today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from consultant.answering.findings.entries import code_rows
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import Citation, CodeSystem

_REPLACED = pattern(
    r"\breplac\w+|\bsucce(?:ed|ss)\w*|\b(?:now|today|currently|nowadays|since then|afterwards?|later on?)\b"
    r"|\b(?:new|current)(?:er)? (?:code|one)\b"
)


def of_fitting(found: tuple[Finding, ...], ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What came in the place of the one code that a description fits on its day, and that has ended since, where it is asked."""
    fitting = [one for one in found if one.kind in ("code_fitting", "drug_code")]
    today = ask.today
    if len(fitting) != 1 or today is None or today <= reference.on or not _REPLACED.search(ask.text):
        return ()
    code = fitting[0].codes[0]
    entry = reference.catalogue.entry(CodeSystem.HCPCS, code, today)
    if not isinstance(entry, Entry) or entry.status is not CodeStatus.TERMINATED:
        return ()
    cited = Citation(entry.system, code, (0, 0))
    return (code_rows.found(cited, replace(reference, on=today), asked_valid=False),)


_LAST_DAY = {"code_terminated": "last_day", "code_header": "billable_until"}
"""Kinds of what is no longer valid, with the value that tells its last day."""
_NOTHING: Mapping[str, Any] = {"ended_since": "", "header_since": False, "followed_by": ()}


def became(
    entry: Entry | None, ask: Ask, reference: Reference
) -> tuple[Mapping[str, Any], tuple[Evidence, ...]]:
    """Its last valid day where that lies between the day of service and today, with the rows that say so."""
    if entry is None or ask.today is None or ask.today <= reference.on:
        return _NOTHING, ()
    found = code_rows.found(
        Citation(entry.system, entry.code, (0, 0)), replace(reference, on=ask.today), asked_valid=False
    )
    last = str(found.values.get(_LAST_DAY.get(found.kind, ""), ""))
    if last < reference.on.isoformat():
        return _NOTHING, ()
    values = {
        "ended_since": last,
        "header_since": found.kind == "code_header",
        "followed_by": found.values.get("successors", ()),
    }
    return values, found.evidence
