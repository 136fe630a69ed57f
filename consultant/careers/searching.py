"""What a seeker looks for, read from an address or a mail, and written back into an address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Protocol
from urllib.parse import urlencode

from consultant.careers.terms import Terms
from consultant.careers.words import MOST, UNPRINTABLE, words
from consultant.model.careers import HOURS_A_YEAR, Job, JobOrder, Wanted

LONGEST = 200
SINGLE_HOUR = 1_000
"""A wanted pay below this is meant by the hour."""
PARTS = {
    "credential": "credentials",
    "specialty": "specialties",
    "setting": "settings",
    "workplace": "workplaces",
    "employment": "employments",
}
"""Names in an address, for the parts of `Wanted` that may have several values."""
Filters = Mapping[str, str | Sequence[str]]


class Jobs(Protocol):
    """What searching needs of the store (`store.job_search.JobSearch`)."""

    def search(
        self, wanted: Wanted, now: datetime, order: JobOrder = JobOrder.BEST, limit: int = 20, skip: int = 0
    ) -> list[Job]: ...


def search(
    jobs: Jobs,
    terms: Terms,
    text: str,
    filters: Filters | None = None,
    *,
    now: datetime,
    limit: int = 20,
) -> list[Job]:
    """The visible jobs for words and filters, the best first. Filters are named as in the address of the page:
    credential, specialty, setting, workplace, employment (each one value or several), state, pay, experience, days."""
    return jobs.search(read(text, filters or {}, terms), now, limit=limit)


def read(text: str, filters: Filters, terms: Terms) -> Wanted:
    """What is looked for; values that nothing can be found by are passed over, as an old address may hold them.

    A credential among the words is a choice: as a word, CPC would begin CPC-A and CPCO too.
    """
    named, typed = _credentials(" ".join(UNPRINTABLE.sub(" ", text[:LONGEST]).split()), terms)
    chosen: dict[str, Any] = {
        part: _known(filters, name, terms.choices(part)) for name, part in PARTS.items()
    }
    chosen["credentials"] = tuple(dict.fromkeys((*chosen["credentials"], *named)))
    state = _one(filters, "state").upper()
    pay = _whole(filters, "pay")
    return Wanted(
        text=typed,
        words=words(typed, terms)[:MOST],
        **chosen,
        state=state if state in terms.states else "",
        pay=pay * HOURS_A_YEAR if pay is not None and 0 < pay < SINGLE_HOUR else pay or None,
        experience=_whole(filters, "experience"),
        days=_whole(filters, "days") or None,
    )


def _credentials(typed: str, terms: Terms) -> tuple[tuple[str, ...], str]:
    """The credentials that a text names by their letters, and the text without them."""
    keys = sorted(terms.credentials, key=len, reverse=True)
    letters = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, keys))})(?![\w-])", re.IGNORECASE)
    named = tuple(match.upper() for match in letters.findall(typed))
    left = " ".join(letters.sub(" ", typed).split()) if named else typed
    return named, left if not named or words(left, terms) else ""


def address(wanted: Wanted) -> str:
    """The query part of the address that finds the same, in one order for all; empty for everything."""
    return urlencode(list(_fields(wanted)))


def search_of(wanted: Wanted) -> str:
    """`?` and the query part; empty for everything."""
    asked = address(wanted)
    return f"?{asked}" if asked else ""


def without(wanted: Wanted, part: str, value: str) -> Wanted:
    """The same search without one of its choices."""
    if part == "text":
        return replace(wanted, text="", words=())
    left: Any = ""
    if part != "state":
        left = (
            None
            if part not in PARTS.values()
            else tuple(one for one in getattr(wanted, part) if one != value)
        )
    return replace(wanted, **{part: left})


def _fields(wanted: Wanted) -> Iterator[tuple[str, str]]:
    if wanted.text:
        yield "q", wanted.text
    for name, part in PARTS.items():
        yield from ((name, value) for value in sorted(getattr(wanted, part)))
    for name in ("state", "pay", "experience", "days"):
        if (value := getattr(wanted, name)) not in ("", None):
            yield name, str(value)


def _known(filters: Filters, name: str, choices: Mapping[str, str]) -> tuple[str, ...]:
    """The values that exist, however they are capitalised, each once."""
    by_name = {key.casefold(): key for key in choices}
    found = (by_name.get(value.strip().casefold()) for value in _several(filters, name))
    return tuple(dict.fromkeys(key for key in found if key))


def _several(filters: Filters, name: str) -> Sequence[str]:
    value = filters.get(name, ())
    return (value,) if isinstance(value, str) else value


def _one(filters: Filters, name: str) -> str:
    return next((value.strip() for value in _several(filters, name) if value.strip()), "")


def _whole(filters: Filters, name: str) -> int | None:
    typed = _one(filters, name).replace(",", "").lstrip("$")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 8 else None
