"""Figures of a period: a page with charts, the same as CSV and JSON."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from io import StringIO
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from consultant.model.catalogue import Absent
from consultant.model.codes import CodeSystem
from consultant.model.figures import Figures, Share, Spread
from consultant.web.codes import SYSTEMS
from consultant.web.front import Front
from consultant.web.guard import GuardedRoute, TheFront
from consultant.web.pages import page

router = APIRouter(route_class=GuardedRoute)

PERIODS = {7: "a week", 30: "30 days", 90: "90 days", 365: "a year"}
SHOWN = 15
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings that a spreadsheet would take for a formula (OWASP, CSV injection)."""
Days = Annotated[int, Query(ge=1, le=3_660)]


@router.get("/figures")
def figures(request: Request, front: TheFront, days: Days = 30) -> Response:
    """Of the last days, today included; where counting takes long, as they were a moment ago."""
    database, since = front.database, _period(front, days)[0]
    count = front.counts.of(since, lambda: _counted(front, days), database.audit.newest, front.clock)
    found, missing = count.found
    codes = list(found.codes.items())
    return page(
        request,
        "figures.html",
        figures=found,
        counted_at=count.at,
        days=days,
        periods=PERIODS,
        series=_series(found, since, days),
        codes=[(SYSTEMS.get(CodeSystem(system), system), code, n) for (system, code), n in codes[:SHOWN]],
        unknown=[(SYSTEMS.get(CodeSystem(s), s), code, n) for (s, code), n in missing[:SHOWN]],
    )


@router.get("/figures.csv")
def as_csv(front: TheFront, days: Days = 30) -> Response:
    """One figure a line: what, of what, its value."""
    found, _ = _figures(front, days)
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow(("figure", "of", "value"))
    writer.writerows((name, _harmless(of), value) for name, of, value in rows(front, found))
    headers = {"content-disposition": f'attachment; filename="figures-{days}-days.csv"'}
    return Response(file.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)


@router.get("/api/figures")
def as_json(front: TheFront, days: Days = 30) -> dict[str, Any]:
    """The lines of the CSV file."""
    found, since = _figures(front, days)
    lines = [{"figure": name, "of": of, "value": value} for name, of, value in rows(front, found)]
    return {"since": since, "figures": lines}


def rows(front: Front, found: Figures) -> Iterator[tuple[str, str, float]]:
    """Every figure as what, of what, value; durations in seconds, shares in percent."""
    yield from (("asked", day.isoformat(), n) for day, n in found.asked.items())
    yield from (("answered", day.isoformat(), n) for day, n in found.answered.items())
    yield from (("topic", topic, n) for topic, n in found.topics.items())
    yield from (("code", f"{system} {code}", n) for (system, code), n in found.codes.items())
    yield from (("code not in the catalogue", f"{s} {code}", n) for (s, code), n in unknown(front, found))
    yield from _spread("first answer", "", found.first_answer)
    yield from _spread("resolution", "", found.resolution)
    yield from _spread("words changed", "", found.edited_words)
    yield from _share("in time", "", found.promised)
    yield from _share("approved unedited", "", found.unedited)
    yield from (("returned", reason, n) for reason, n in found.returns.items())
    for person in found.people:
        yield "signed", person.reviewer, person.signed
        yield "returned by", person.reviewer, person.returned
        yield from _share("approved unedited by", person.reviewer, person.unedited)
        yield from _share("in time by", person.reviewer, person.promised)
        yield from _spread("decided by", person.reviewer, person.first_answer)


def unknown(front: Front, found: Figures) -> list[tuple[tuple[str, str], int]]:
    """Codes that were asked for and that the catalogue does not hold today, most asked first."""
    entry, today = front.service.catalogue.entry, front.clock().date()
    return [
        (key, n)
        for key, n in found.codes.items()
        if isinstance(entry(CodeSystem(key[0]), key[1], today), Absent)
    ]


def _counted(front: Front, days: int) -> tuple[Figures, list[tuple[tuple[str, str], int]]]:
    found, _ = _figures(front, days)
    return found, unknown(front, found)


def _figures(front: Front, days: int) -> tuple[Figures, datetime]:
    """Counted now."""
    since, until = _period(front, days)
    return front.database.tallies.figures(since, until), since


def _period(front: Front, days: int) -> tuple[datetime, datetime]:
    today = datetime.combine(front.clock().date(), time.min, UTC)
    return today - timedelta(days=days - 1), today + timedelta(days=1)


def _series(found: Figures, since: datetime, days: int) -> dict[str, list[float]]:
    """Every day of the period, those without a question too, as the chart wants it."""
    all_days = [(since + timedelta(days=n)).date() for n in range(days)]
    return {
        "days": [datetime.combine(day, time.min, UTC).timestamp() for day in all_days],
        "asked": [found.asked.get(day, 0) for day in all_days],
        "answered": [found.answered.get(day, 0) for day in all_days],
    }


def _spread(name: str, of: str, found: Spread) -> Iterator[tuple[str, str, float]]:
    yield f"{name}, count", of, found.count
    yield f"{name}, median", of, round(found.median, 3)
    yield f"{name}, nine of ten", of, round(found.ninth, 3)


def _share(name: str, of: str, found: Share) -> Iterator[tuple[str, str, float]]:
    yield f"{name}, of", of, found.whole
    if found.percent is not None:
        yield f"{name}, percent", of, round(found.percent, 1)


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
