"""What told minutes, days, dates and places come to: each of these answers a whole question, with a code or without any."""

from __future__ import annotations

from collections.abc import Callable

from consultant.answering.findings.modifiers import ambulance, rentals
from consultant.answering.findings.notes import deadlines, filing, first_payer
from consultant.answering.findings.visits import (
    critical_care,
    levels_of_each,
    new_or_known,
    prolonged,
    reached,
    shared_visits,
    stays,
    therapy,
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
    therapy.untimed,
    therapy.exceeding,
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
)


def counted(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What each of them counts; more exact than the verdict of any note."""
    return tuple(finding for measure in _MEASURES for finding in measure(ask, reference))
