"""What told minutes, ages and intervals decide of a question without codes, before its descriptions are looked up."""

from __future__ import annotations

import re

from consultant.answering import visit_words
from consultant.answering.asking_back import wishes_code
from consultant.answering.findings.coverage import places
from consultant.answering.findings.notes import limits
from consultant.answering.findings.visits import visit_levels
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_LIMIT = expression(r"\b(?:cover\w*|eligib\w+|qualif\w+)\b", re.IGNORECASE)
_PLACE = re.compile(r"\bpos\b|\bplace of service\b", re.IGNORECASE)


def covered(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Whether the told age or interval meets the limit of a benefit whose coverage is asked for: no code of its story answers."""
    return limits.told(ask, reference) if _LIMIT.search(ask.text) and not wishes_code(ask) else ()


def leveled(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The level of a visit that told minutes reach, whatever is told of the patient besides, and the place where it is asked."""
    found = visit_levels.reached(ask, reference) if visit_words.minutes(ask.text) else ()
    return (*found, *places.sure(ask, reference)) if found and _PLACE.search(ask.text) else found


def counts(ask: Ask, reference: Reference) -> bool:
    """Whether one of both answers the question."""
    return not ask.citations and bool(leveled(ask, reference) or covered(ask, reference))
