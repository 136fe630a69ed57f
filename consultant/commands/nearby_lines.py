"""Lines on what surrounds a code: add-ons, category, coverage, indicators, payment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from consultant.catalogue.nearby import Nearby
from consultant.model.catalogue import Absent
from consultant.model.coverage import AddOnEdits, AddOnKind, CoverageRow
from consultant.model.fees import Payment, Unpriced

SHOWN = 12
KINDS = {
    AddOnKind.CLOSED: "only these primaries",
    AddOnKind.CONTRACTOR: "primaries by the contractor's decision",
    AddOnKind.PARTIAL: "these primaries and others the contractor accepts",
}


def nearby_lines(nearby: Nearby) -> Iterator[str]:
    """Everything around a code, a line each."""
    if nearby.primaries:
        yield from _primary_lines(nearby.primaries)
    if nearby.add_ons and nearby.add_ons.in_force:
        codes = sorted({edit.add_on for edit in nearby.add_ons.in_force})
        yield f"  primary of add-ons: {_few(codes)} ({nearby.add_ons.release.edition})"
    if nearby.category:
        found = nearby.category
        yield f"  category: {found.category}, {found.subcategory}, {found.family} (RBCS {found.release.edition})"
    for indicator in nearby.indicators:
        if indicator.meaning and indicator.meaning != "does not apply":
            yield f"  {indicator.name.replace('_', ' ')} {indicator.value}: {indicator.meaning}"
    yield from _coverage_lines(nearby.coverage)
    for locality in nearby.localities:
        area = locality.area
        yield f"  area {area.carrier}-{area.locality}: {locality.state}, {locality.name}: {locality.counties}"
    yield from (line for payment in nearby.payments for line in _payment_lines(payment))
    if nearby.anesthesia:
        yield f"  anesthesia factor: ${nearby.anesthesia.factor} a unit ({nearby.anesthesia.release.edition})"


def _primary_lines(edits: AddOnEdits) -> Iterator[str]:
    for kind in sorted(edits.kinds):
        codes = sorted({e.primary for e in edits.in_force if e.kind is kind and e.primary})
        listed = f": {_few(codes)}" if codes else ""
        yield f"  add-on, {KINDS[kind]}{listed} ({edits.release.edition})"


def _few(codes: list[str]) -> str:
    more = f" and {len(codes) - SHOWN} more" if len(codes) > SHOWN else ""
    return ", ".join(codes[:SHOWN]) + more


def _coverage_lines(rows: Iterable[CoverageRow]) -> Iterator[str]:
    for document, group in groupby(rows, key=lambda row: row.document):
        stated = sorted({row.coverage.value for row in group})
        yield (
            f"  {document.number} ({document.kind.value}, {'; '.join(document.contractors) or 'national'}): "
            f"{document.title}: {', '.join(stated)}"
        )


def _payment_lines(payment: Payment | Unpriced | Absent) -> Iterator[str]:
    if isinstance(payment, Absent):
        yield f"  payment: {payment.kind.value}: {payment.code_set.value}"
        return
    name = f"{payment.code}{f'-{payment.modifier}' if payment.modifier else ''}"
    if isinstance(payment, Unpriced):
        yield f"  payment {name}: none by formula: {payment.reason}"
        return
    indices, setting = payment.indices, "facility" if payment.facility else "non-facility"
    yield (
        f"  payment {name} {setting}: ${payment.amount} = ({payment.work} x {indices.work} + {payment.practice} x "
        f"{indices.practice} + {payment.malpractice} x {indices.malpractice}) x {payment.conversion_factor}"
        f"{', held to the outpatient cap' if payment.cap else ''}, limiting charge ${payment.limiting_charge} "
        f"({payment.row.release.edition}, GPCI {indices.release.edition})"
    )
    if payment.row.track:
        yield f"    by the conversion factor of {payment.row.track} clinicians"
    if payment.beside:
        other = payment.beside
        yield f"    ${other.amount} by that of {other.row.track} clinicians, {other.conversion_factor}"
    if payment.rare_in_setting:
        yield "    marked NA: not usually done in this setting"
    if payment.needs_nine_digits:
        yield "    the ZIP code crosses areas: its nine digits decide"
