"""Whether a code is the same on every day that may be meant: then its validity hangs on no date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from consultant.answering.intents import Intent
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.catalogue import Entry
from consultant.model.codes import Citation

_YEARS = 2
"""How far back a claim on a desk may reach."""
_OF_THE_CODE = frozenset({Intent.VALID, Intent.WHAT_IS})


def on_all_days(ask: Ask, reference: Reference) -> bool:
    """Whether only the cited codes themselves are asked for, and none of them has changed in years."""
    if not ask.citations or not _OF_THE_CODE.issuperset(ask.intents):
        return False
    return all(len(set(_states(cited, reference))) == 1 for cited in ask.citations)


def _states(cited: Citation, reference: Reference) -> Iterator[tuple[str, str]]:
    """What the loaded releases of these years hold on a code: status and title."""
    for day in (reference.on, *eves(reference.on)):
        entry = reference.catalogue.entry(cited.system, cited.code, day)
        if isinstance(entry, Entry):
            yield entry.status.value, entry.description


def eves(on: date) -> Iterator[date]:
    """The last days of these years before the codes changed, in October and in April."""
    for year in range(on.year - _YEARS, on.year + 1):
        yield from (day for day in (date(year, 3, 31), date(year, 9, 30)) if day < on)
