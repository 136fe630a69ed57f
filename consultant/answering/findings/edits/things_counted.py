"""The codes of a service that goes by a count, for the lesions, levels or nails that a question tells."""

from __future__ import annotations

import re

from consultant.answering import counted_things, families
from consultant.answering.counted_things import Count, Series, Share
from consultant.answering.intents import Intent
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, note_evidence
from consultant.model.answer import Finding
from consultant.model.catalogue import Entry
from consultant.model.codes import CodeSystem

_NOTE = "counted-things"
_ASKED = frozenset(
    {
        Intent.CHOICE,
        Intent.UNITS,
        Intent.TOGETHER,
        Intent.WHAT_IS,
        Intent.RULES,
        Intent.ADD_ON,
        Intent.VALID,
        Intent.STATUS,
        Intent.MODIFIER,
    }
)
_OFFERED = re.compile(
    r"\bor\b|\binstead\b|\bvs\b|\bversus\b|\bhow (?:do|should|many)\b|\bwhich\b|\bwhat\b", re.IGNORECASE
)
"""Asks which codes it is, so that no yes or no answers."""


def counted(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What the told things are reported with, where all procedures but visits are of one such service."""
    cited = {one.code: one.units for one in ask.procedures if not families.is_visit(one.code)}
    if not cited or _ASKED.isdisjoint(ask.intents):
        return ()
    fitting = (one for one in counted_things.SERIES if cited.keys() <= one.codes)
    told = next(((one, count) for one in fitting if (count := counted_things.told(ask.text, one))), None)
    if told is None:
        return ()
    return of_series(*told, cited, ask, reference)


def of_series(
    series: Series, count: Count, cited: dict[str, int | None], ask: Ask, reference: Reference
) -> tuple[Finding, ...]:
    """The codes and units of so many things, against those that the question cites."""
    note = reference.note(_NOTE)
    if note is None or not _known(series, reference):
        return ()
    units = tuple((share.code, share.units(count.number)) for share in series.reached(count.number))
    if count.number == 1 and cited.keys() == dict(units).keys():
        return ()  # nobody doubts it
    values = {
        "count": count.number,
        "things": count.things,
        "units": units,
        "others": tuple(sorted(cited.keys() - dict(units).keys())),
        "verdict": _verdict(units, cited, ask.text, visits=len(cited) < len(ask.procedures)) if cited else "",
        "source": note.source,
    }
    fields = {"note": note.text, "things told": str(count.number)}
    fields |= {f"units of {code}": str(number) for code, number in units}
    named = tuple(dict.fromkeys((*dict(units), *cited)))
    return (Finding("things_counted", named, values, note_evidence(note, fields)),)


def _verdict(
    units: tuple[tuple[str, int], ...], cited: dict[str, int | None], text: str, *, visits: bool
) -> str:
    """Whether the cited codes with their units are those; empty where they are offered to choose from."""
    if _OFFERED.search(text) or visits:
        return ""
    held = dict(units)
    same = cited.keys() == held.keys() and all(number in (None, held[code]) for code, number in cited.items())
    return "Yes" if same else "No"


def _known(series: Series, reference: Reference) -> bool:
    """Whether all its codes are rows of the catalogue: a reply names no other (A3)."""
    shares: list[Share] = [share for _, shares in series.steps for share in shares]
    return all(
        isinstance(reference.catalogue.entry(CodeSystem.CPT, share.code, reference.on), Entry)
        for share in shares
    )
