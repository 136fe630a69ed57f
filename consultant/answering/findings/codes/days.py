"""Whether codes could be reported on each of several days that one question names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from consultant.answering import dates
from consultant.answering.findings.entries import leaves, successors
from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.intents import Intent
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import Absent, CodeStatus, Entry

_ASKED = re.compile(
    r"\b(?:in)?valid\b|\bbillable\b|\bactive\b|\bgood\b|\bstill\b|\busable\b|\breport|\bexist"
    r"|\baccept|\bfine\b|\bok(?:ay)?\b|\bright\b|\bwork(?:s|ed)?\b|\bfails?\b|\bpass(?:es)?\b|\breject|\bpaid\b[^?]*\bdenied\b"
    r"|\b(?:which|what) (?:one|of them|claim|date)\b|\bclaims?\b",
    re.I,
)
_OF_ONE_CODE = frozenset({Intent.VALID, Intent.WHAT_IS, Intent.STATUS, Intent.SUCCESSOR})
_SHOWN = 4
_LENGTH = 110
_WORDS = {
    CodeStatus.ACTIVE: "valid",
    CodeStatus.HEADER: "a header and not billable",
    CodeStatus.TERMINATED: "no longer valid",
    CodeStatus.FUTURE: "not yet valid",
}


def each(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The status of the one cited code on two or more named days; nothing where a release for one of them is missing."""
    if len(ask.codes) != 1 or not _asked(ask) or len(days := _days(ask)[:_SHOWN]) < 2:
        return ()
    told = list(_told(ask, days, reference))
    if len(told) != len(days) or _never_valid(told):
        return ()
    code = ask.codes[0]
    instead = _instead(code, ask, told, reference)
    values = {
        "code": code,
        "days": tuple((day.isoformat(), words) for day, words, _, _ in told),
        "instead": tuple((entry.code, shortened(entry.description, _LENGTH)) for entry in instead),
        **_ended(ask, told, reference),
        "alike": len({words for _, words, _, _ in told}) == 1,
        "sources": ", ".join(dict.fromkeys(named for _, _, named, _ in told)),
    }
    rows = [row for _, _, _, found in told for row in found]
    rows += [
        row
        for entry in instead
        for row in evidence(entry.release, entry.code, {"description": entry.description})
    ]
    rows += values.pop("rows")
    return (Finding("validity_by_day", (code,), values, tuple(rows)),)


def _ended(
    ask: Ask, told: list[tuple[date, str, str, tuple[Evidence, ...]]], reference: Reference
) -> dict[str, Any]:
    """The last valid day of a code that had ended on one of the days, and what came in its place."""
    nothing: dict[str, Any] = {"last_day": "", "successors": (), "likely": (), "rows": ()}
    days = [day for day, words, _, _ in told if words == _WORDS[CodeStatus.TERMINATED]]
    entry = _entry(ask, days[-1], reference) if days else None
    if not isinstance(entry, Entry) or entry.terminated_on is None:
        return nothing
    on = replace(reference, on=days[-1])
    last = entry.terminated_on.isoformat()
    rows = evidence(entry.release, entry.code, {"last valid day": last})
    values = {"successors": successors.current(entry, on)}
    after = successors.told(Finding("code_terminated", (entry.code,), values, rows), entry, on)
    return {
        "last_day": last,
        "successors": after.values["successors"],
        "likely": after.values["likely"],
        "rows": after.evidence,
    }


def _instead(
    code: str, ask: Ask, told: list[tuple[date, str, str, tuple[Evidence, ...]]], reference: Reference
) -> tuple[Entry, ...]:
    """The code under one that is a header on a later day, where the question tells which it means; else the few there are."""
    days = [day for day, words, _, _ in told if words == _WORDS[CodeStatus.HEADER]]
    if not days or len(ask.diagnoses) != 1:
        return ()
    on = replace(reference, on=days[-1])
    below = leaves.under(code, on)
    one = leaves.told(below, ask.without_codes)
    return (one,) if one else below if len(below) <= _SHOWN else ()


_NOW = re.compile(
    r"\b(?:now|today|currently|at present|nowadays|these days)\b(?! (?:please|then))", re.IGNORECASE
)


def _days(ask: Ask) -> tuple[date, ...]:
    """The days of service that a question tells; beside a single one the day on which it asks for `now`."""
    told = dates.every_day(ask.text)
    days = told if len(told) > 1 else _without_years(ask.text)
    now = ask.today if len(days) == 1 and _NOW.search(ask.text) else None
    return tuple(dict.fromkeys((*days, now))) if now else days


def _without_years(text: str) -> tuple[date, ...]:
    """Days of which one alone has its year: `on Sept 30, 2026? And on Oct 1?`."""
    return tuple(dict.fromkeys(day for _, day in dates.days_in_order(text)))


def _never_valid(told: list[tuple[date, str, str, tuple[Evidence, ...]]]) -> bool:
    """Whether it is the same obstacle on all the days: that is told with what to report instead."""
    statuses = {words for _, words, _, _ in told}
    return len(statuses) == 1 and _WORDS[CodeStatus.ACTIVE] not in statuses


def _asked(ask: Ask) -> bool:
    """Whether the status is asked; several days beside one diagnosis ask for nothing else."""
    named = Intent.VALID in ask.intents or bool(_ASKED.search(ask.text))
    return named or len(ask.diagnoses) == 1 or _OF_ONE_CODE.issuperset(ask.intents)


def _told(
    ask: Ask, days: tuple[date, ...], reference: Reference
) -> Iterator[tuple[date, str, str, tuple[Evidence, ...]]]:
    for day in days:
        entry = _entry(ask, day, reference)
        known = isinstance(entry, Entry) and bool(entry.effective_from or entry.terminated_on)
        if isinstance(entry, Entry) and (known or (entry.release.effective_to or day) >= day):
            fields = {"status": entry.status.value, "on": day.isoformat()}
            yield (
                day,
                _WORDS[entry.status],
                source(entry.release),
                evidence(entry.release, entry.code, fields),
            )


def _entry(ask: Ask, day: date, reference: Reference) -> Entry | Absent:
    cited = next(one for one in ask.citations if one.code == ask.codes[0] or one.code in ask.codes[0])
    return reference.catalogue.entry(cited.system, cited.code, day)
