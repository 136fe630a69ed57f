"""Whether the fee schedule has a price for a service at the place that is named: `Can 26111 be done in the office?`."""

from __future__ import annotations

import re

from consultant.answering.patterns import expression
from consultant.answering.place_words import told
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, label, source
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeStatus, Entry, FeeRow
from consultant.model.codes import CodeSystem

_ASKED = expression(
    r"\b(?:can|could|may|is|are|ok(?:ay)?|does|do|will|want to)\b[^.?!]{0,60}"
    r"\b(?:done|perform\w*|bill\w*|priced?|provided?|furnished|paid|pays?|allow\w*|payable)\b[^.?!]{0,40}"
    r"\b(?:in|at|for|with|using)\b[^.?!]{0,25}\b(?:office|pos|place of service)\b",
    re.IGNORECASE,
)
_ANOTHER_MATTER = re.compile(
    r"\b(?:tele\w+|video|virtual|rates?|how|what|which|modifier|26|tc|units?)\b", re.IGNORECASE
)
"""Asks what it comes to there, or for a part of the service."""
_ENDS = re.compile(r"[.?!;]\s|\n")
_PRICED = frozenset({"A", "R", "T"})
"""Status indicators of rows with relative values of their own."""


def judged(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Yes or no by the non-facility indicator of a service and the rate at which the place is paid."""
    asked = _ASKED.search(ask.text)
    if not asked or _ANOTHER_MATTER.search(_sentence(ask.text, asked)) or len(ask.procedures) != 1:
        return ()
    row = reference.catalogue.fee_row(ask.procedures[0].code, "", reference.on)
    place = _place(ask, reference)
    if not isinstance(row, FeeRow) or row.status not in _PRICED or place is None:
        return ()
    return (_priced(row, place, str(place.attributes.get("pays_as", ""))),)


def _sentence(text: str, found: re.Match[str]) -> str:
    """The sentence from its beginning to the end of what was found in it."""
    return _ENDS.split(text[: found.start()])[-1] + found[0]


def _place(ask: Ask, reference: Reference) -> Entry | None:
    """The one place that is cited or told, where it is paid outside a facility: what is done in one is the facility's matter."""
    cited = {one.code for one in ask.citations if one.system is CodeSystem.POS} or set(told(ask.text))
    found = [reference.catalogue.entry(CodeSystem.POS, code, reference.on) for code in cited]
    outside = [
        one
        for one in found
        if isinstance(one, Entry)
        and one.status is CodeStatus.ACTIVE
        and one.attributes.get("pays_as") == "non-facility"
    ]
    return outside[0] if len(found) == len(outside) == 1 else None


def _priced(row: FeeRow, place: Entry, rate: str) -> Finding:
    rare = row.attributes.get("non_facility_na", "")
    values = {
        "code": row.code,
        "place": label(CodeSystem.POS, place.code),
        "words": place.description,
        "rate": rate,
        "rare": rare,
        "total": row.non_facility_total,
        "source": source(row.release),
        "listed": source(place.release),
    }
    fields = {"non-facility total RVU": row.non_facility_total, "non-facility indicator": rare or "none"}
    rows = (
        *evidence(row.release, row.code, fields),
        *evidence(place.release, place.code, {"description": place.description, "payment rate": rate}),
    )
    return Finding("priced_at_place", (row.code,), values, rows)
