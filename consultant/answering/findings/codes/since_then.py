"""What has become of a code since an earlier day of service on which it was valid: it has ended, or is a header today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from consultant.answering.findings.entries import code_rows
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Evidence
from consultant.model.catalogue import Entry
from consultant.model.codes import Citation

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
