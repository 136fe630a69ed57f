"""What told minutes, days, dates and places come to: each of these answers a whole question, with a code or without any."""

from __future__ import annotations

import re
from collections.abc import Callable

from consultant.answering import polarity
from consultant.answering.findings.modifiers import ambulance, rentals
from consultant.answering.findings.notes import deadlines, filing, first_payer, verdicts
from consultant.answering.findings.visits import (
    critical_care,
    levels_of_each,
    new_or_known,
    prolonged,
    reached,
    shared_visits,
    stays,
    therapy,
    timed_services,
    transitional,
    visit_levels,
)
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_MEASURES: tuple[Callable[[Ask, Reference], tuple[Finding, ...]], ...] = (
    levels_of_each.reached,
    visit_levels.reached,
    critical_care.timed,
    prolonged.timed,
    stays.same_day,
    therapy.billed,
    therapy.untimed,
    therapy.exceeding,
    timed_services.counted,
    reached.told,
    transitional.reached,
    new_or_known.known,
    shared_visits.timed,
    filing.deadline,
    deadlines.counted,
    first_payer.told,
    rentals.month,
    ambulance.level,
    ambulance.letters,
    ambulance.miles,
)


def counted(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What each of them counts, more exact than the verdict of any note; with what the same note rules besides."""
    found = tuple(finding for measure in _MEASURES for finding in measure(ask, reference))
    ruled = _ruled(found[0], ask, reference) if found and found[0].kind in _TIMED else ()
    return (*ruled, *found) if polarity.wants_yes_or_no(ask.text) else (*found, *ruled)


def surely(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What is counted of critical care or of timed therapy: no procedure that is named beside the minutes is meant."""
    text = ask.text.lower()
    if "min" not in text or not any(word in text for word in _SURE):
        return ()
    if therapy_counted := therapy.told(ask, reference):
        return therapy_counted
    found = counted(ask, reference) if "critical" in text or "intensivist" in text else ()
    return found if any(one.kind in _OF_CRITICAL_CARE for one in found) else ()


_SURE = ("critical", "intensivist", "unit", "8-min", "8 min", "eight min", "eight-min")
_OF_CRITICAL_CARE = frozenset({"critical_time", "shared_visit"})
_TIMED = frozenset({"critical_time", "time_reached"})
"""Kinds of one note that holds more than the minutes."""
_OF_MINUTES = re.compile(r"\b\d+ (?:minutes|days|units)\b|\bfrom \d+\b|\btwice\b|\bonce\b")
"""A verdict on the minutes themselves, which the count tells of these."""


def _ruled(counted: Finding, ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The verdict of the same note on what is asked beside the minutes, `does the nurse's time count?`, where they suffice."""
    if not counted.values.get("reached", counted.values.get("fits", True)):
        return ()
    told = verdicts.noted(ask, reference)[:1]
    return tuple(
        one
        for one in told
        if one.evidence[0].key == counted.evidence[0].key and not _OF_MINUTES.search(str(one.values["first"]))
    )
