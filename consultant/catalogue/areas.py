"""Payment areas from the catalogue file: by ZIP code, in words, with their price indices and anesthesia factors."""

from __future__ import annotations

import sqlite3
from datetime import date
from decimal import Decimal

from consultant.catalogue.procedures import missing
from consultant.catalogue.releases import Releases
from consultant.model.catalogue import AbsenceKind, Absent, CodeSet
from consultant.model.fees import AnesthesiaFactor, Area, Locality, PriceIndices, ZipArea

IN_AREA = "release = ? AND carrier = ? AND locality = ?"


def number_of(releases: Releases, code_set: CodeSet, on: date) -> int | None:
    """The release that answers for the day: a whole one, else an excerpt."""
    return releases.in_force(code_set, on) or releases.excerpt(code_set, on)


def find_zip(connection: sqlite3.Connection, releases: Releases, zip5: str, on: date) -> ZipArea | Absent:
    """Where a ZIP code lies; of a longer one its first five digits count."""
    number = number_of(releases, CodeSet.ZIP_AREAS, on)
    row = connection.execute(
        "SELECT state, carrier, locality, rural, nine_digits FROM zip_area WHERE release = ? AND zip = ?",
        (number, zip5[:5]),
    ).fetchone()
    if number is None or row is None:
        return missing(releases, CodeSet.ZIP_AREAS, on, AbsenceKind.NO_ROW)
    state, carrier, locality, rural, nine_digits = row
    area = Area(carrier, locality)
    return ZipArea(zip5[:5], state, area, rural, bool(nine_digits), releases.numbered[number])


def find_localities(
    connection: sqlite3.Connection, releases: Releases, area: Area, on: date
) -> tuple[Locality, ...] | Absent:
    """An area in words; one served by two contractors may be listed twice."""
    number = number_of(releases, CodeSet.LOCALITIES, on)
    rows = connection.execute(
        f"SELECT state, name, counties FROM locality WHERE {IN_AREA} ORDER BY position",
        (number, area.carrier, area.locality),
    ).fetchall()
    if number is None or not rows:
        return missing(releases, CodeSet.LOCALITIES, on, AbsenceKind.NO_ROW)
    release = releases.numbered[number]
    return tuple(
        dict.fromkeys(Locality(area, state, name, counties, release) for state, name, counties in rows)
    )


def find_indices(
    connection: sqlite3.Connection, releases: Releases, area: Area, on: date
) -> PriceIndices | Absent:
    """The price indices of an area."""
    number = number_of(releases, CodeSet.GPCI, on)
    row = connection.execute(
        f"SELECT state, name, work, practice, malpractice FROM gpci WHERE {IN_AREA}",
        (number, area.carrier, area.locality),
    ).fetchone()
    if number is None or row is None:
        return missing(releases, CodeSet.GPCI, on, AbsenceKind.NO_ROW)
    state, name = row[:2]
    work, practice, malpractice = (Decimal(index) for index in row[2:])
    return PriceIndices(area, state, name, work, practice, malpractice, releases.numbered[number])


def find_anesthesia(
    connection: sqlite3.Connection, releases: Releases, where: Area | str, on: date
) -> AnesthesiaFactor | Absent:
    """Dollars for an anesthesia unit in an area or at a ZIP code."""
    place = find_zip(connection, releases, where, on) if isinstance(where, str) else where
    if isinstance(place, Absent):
        return place
    area = place.area if isinstance(place, ZipArea) else place
    number = number_of(releases, CodeSet.ANESTHESIA, on)
    row = connection.execute(
        f"SELECT name, factor FROM anesthesia WHERE {IN_AREA}", (number, area.carrier, area.locality)
    ).fetchone()
    if number is None or row is None:
        return missing(releases, CodeSet.ANESTHESIA, on, AbsenceKind.NO_ROW)
    return AnesthesiaFactor(area, row[0], Decimal(row[1]), releases.numbered[number])


def find_state_anesthesia(
    connection: sqlite3.Connection, releases: Releases, state: str, on: date
) -> tuple[AnesthesiaFactor, ...] | Absent:
    """The factors of a state's areas; which areas are a state's is told by the price indices."""
    number, indices = number_of(releases, CodeSet.ANESTHESIA, on), number_of(releases, CodeSet.GPCI, on)
    rows = connection.execute(
        "SELECT a.carrier, a.locality, a.name, a.factor FROM anesthesia a JOIN gpci g"
        " ON g.release = ? AND g.carrier = a.carrier AND g.locality = a.locality"
        " WHERE a.release = ? AND g.state = ? ORDER BY a.carrier, a.locality",
        (indices, number, state),
    ).fetchall()
    if number is None or not rows:
        return missing(releases, CodeSet.ANESTHESIA, on, AbsenceKind.NO_ROW)
    release = releases.numbered[number]
    return tuple(
        AnesthesiaFactor(Area(carrier, locality), name, Decimal(factor), release)
        for carrier, locality, name, factor in rows
    )
