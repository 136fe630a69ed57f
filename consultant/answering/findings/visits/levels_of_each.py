"""Levels by time of several visits in one question: `32 minutes for an established and 47 minutes for a new patient`."""

from __future__ import annotations

import re
from dataclasses import replace

from consultant.answering.findings.visits import visit_levels
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_KIND = r"(?P<kind{0}>new|established|known|existing|est)"
_OF_EACH = expression(
    rf"\b(?P<first>\d{{1,3}}) ?min(?:ute)?s?\b(?: (?:for|with|on|of|in|to))?(?: an?| the| one| my| our)? {_KIND.format(1)}\b"
    rf"|\b{_KIND.format(2)}(?: (?:office |clinic )?(?:patient|pt|visit|one)s?)?\W{{0,3}}(?:(?:with|at|for|took|of|had|and) )?"
    r"(?P<second>\d{1,3}) ?min",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"\boffice\b|\bclinic\b|\boutpatient\b", re.IGNORECASE)
_LEVEL = re.compile(r"\blevels?\b|\be/?m\b", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\b(?:homes?|nursing|snf|inpatient|hospital|observation|emergency|ed|er|psychotherapy|therapy|prolonged|eye|domiciliary)\b",
    re.IGNORECASE,
)
"""Says that the visits are others than those of the office, which levels by time mean where no place is told."""
_TWO = 2


def reached(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The level of each, where a new and a known patient are told with their minutes and no code is cited."""
    told = {
        "new" if (found["kind1"] or found["kind2"]).lower() == "new" else "established": found["first"]
        or found["second"]
        for found in _OF_EACH.finditer(ask.text)
    }
    if len(told) < _TWO or ask.citations or not _in_office(ask.text):
        return ()
    return tuple(
        finding
        for kind, minutes in told.items()
        for finding in visit_levels.reached(
            replace(ask, text=f"Office visit of {minutes} minutes total time, {kind} patient: which level?"),
            reference,
        )
    )


def _in_office(text: str) -> bool:
    return bool(_OFFICE.search(text) or (_LEVEL.search(text) and not _ELSEWHERE.search(text)))
