"""Fee schedule payment in an area: relative values times price indices times conversion factor (42 CFR 414.20 and 414.22)."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from consultant.catalogue.areas import IN_AREA, find_indices, find_zip, number_of
from consultant.catalogue.edits import find_fee
from consultant.catalogue.procedures import missing
from consultant.catalogue.releases import Releases
from consultant.model.catalogue import AbsenceKind, Absent, CodeSet, FeeRow
from consultant.model.fees import Area, Cap, Payment, PriceIndices, PublishedAmount, Unpriced, ZipArea
from consultant.model.indicators import STATUS

CENT = Decimal("0.01")
LIMITING = Decimal("1.0925")
"""Not participating pays 95 percent, and 115 percent of that may be charged (42 CFR 414.48)."""

PRICED = frozenset("ART")
"""Statuses that the formula prices: active, restricted, and injections."""


def find_payment(
    connection: sqlite3.Connection,
    releases: Releases,
    code: str,
    modifier: str,
    where: Area | str,
    on: date,
    *,
    facility: bool,
) -> Payment | Unpriced | Absent:
    """What a code pays in an area, or at a ZIP code, in a facility or outside one."""
    row = find_fee(connection, releases, code, modifier, on)
    place = find_zip(connection, releases, where, on) if isinstance(where, str) else where
    if isinstance(row, Absent):
        return row
    if isinstance(place, Absent):
        return place
    area = place.area if isinstance(place, ZipArea) else place
    indices = _indices(connection, releases, area, row, on)
    if isinstance(indices, Absent):
        return indices
    reason = _unpriced(row)
    if reason:
        return Unpriced(code, modifier, reason, row)
    cap = _cap(connection, releases, row, area, on)
    nine = isinstance(place, ZipArea) and place.needs_nine_digits
    priced = (
        _payment(one, indices, cap, on, facility=facility, nine=nine) for one in (row, row.beside) if one
    )
    found, *others = priced
    return replace(found, beside=next(iter(others), None))


def _indices(
    connection: sqlite3.Connection, releases: Releases, area: Area, row: FeeRow, on: date
) -> PriceIndices | Absent:
    """Indices of the year of the values: an old release of values is not mixed with new indices."""
    began = row.release.effective_from
    found = find_indices(connection, releases, area, on if on.year == began.year else began)
    if isinstance(found, Absent) or found.release.effective_from.year == began.year:
        return found
    return Absent(AbsenceKind.NO_RELEASE_FOR_DATE, CodeSet.GPCI, found.release)


def _unpriced(row: FeeRow) -> str:
    if row.status == "J":
        return "anesthesia is paid by base and time units times the anesthesia factor of the area"
    if row.status not in PRICED:
        return STATUS.get(row.status, "the status gives no price")
    parts = (row.work_rvu, row.non_facility_total, row.facility_total)
    return "" if any(Decimal(part) for part in parts) else "the schedule gives it no relative values"


def _payment(
    row: FeeRow, indices: PriceIndices, cap: Cap | None, on: date, *, facility: bool, nine: bool
) -> Payment:
    setting = "facility" if facility else "non_facility"
    work, practice = Decimal(row.work_rvu), Decimal(row.attributes.get(f"{setting}_practice", "0"))
    malpractice = Decimal(row.attributes.get("malpractice_rvu", "0"))
    values = work * indices.work + practice * indices.practice + malpractice * indices.malpractice
    factor = Decimal(row.conversion_factor)
    computed = _cents(values * factor)
    limit = getattr(cap, setting) if cap else computed
    amount = min(computed, limit)
    return Payment(
        row.code, row.modifier, facility, on, amount, computed, _cents(amount * LIMITING), work, practice, malpractice,
        factor, indices, cap if limit < computed else None, bool(row.attributes.get(f"{setting}_na")), nine, row,
    )  # fmt: skip


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)


def _cap(connection: sqlite3.Connection, releases: Releases, row: FeeRow, area: Area, on: date) -> Cap | None:
    """The outpatient cap of the same year; none for what is not capped."""
    cap = find_cap(connection, releases, row.code, row.modifier, area, on)
    if isinstance(cap, Absent) or cap.release.effective_from.year != row.release.effective_from.year:
        return None
    return cap


def find_cap(
    connection: sqlite3.Connection, releases: Releases, code: str, modifier: str, area: Area, on: date
) -> Cap | Absent:
    """The outpatient amounts of an area that the code may not exceed; `NO_ROW` for what is not capped."""
    number = number_of(releases, CodeSet.OPPS_CAP, on)
    found = connection.execute(
        f"SELECT facility, non_facility FROM opps_cap WHERE {IN_AREA} AND code = ? AND modifier = ?",
        (number, area.carrier, area.locality, code, modifier),
    ).fetchone()
    if number is None or found is None:
        return missing(releases, CodeSet.OPPS_CAP, on, AbsenceKind.NO_ROW)
    return Cap(Decimal(found[0]), Decimal(found[1]), releases.numbered[number])


def find_published(
    connection: sqlite3.Connection, releases: Releases, code: str, modifier: str, area: Area, on: date
) -> PublishedAmount | Absent:
    """The amount that the contractors' files state: a revision since the last whole file replaces it."""
    for number in releases.asked(CodeSet.PAYMENTS, on):
        row = connection.execute(
            f"SELECT non_facility, facility, status FROM payment_amount WHERE {IN_AREA} AND code = ? AND modifier = ?",
            (number, area.carrier, area.locality, code, modifier),
        ).fetchone()
        if row:
            amounts = Decimal(row[0]), Decimal(row[1])
            return PublishedAmount(code, modifier, area, *amounts, row[2], releases.numbered[number])
    return missing(releases, CodeSet.PAYMENTS, on, AbsenceKind.NO_ROW)
