"""What surrounds a code: add-ons, category, coverage documents, indicators in words, and its payment at a place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from consultant.model.catalogue import Absent, FeeRow
from consultant.model.coverage import AddOnEdits, CoverageRow, ServiceCategory
from consultant.model.fees import AnesthesiaFactor, Area, Indicator, Locality, Payment, Unpriced, ZipArea
from consultant.model.indicators import decode
from consultant.ports import Catalogue

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Nearby:
    """Everything around one procedure code; empty or none where nothing is loaded or stated."""

    primaries: AddOnEdits | None
    add_ons: AddOnEdits | None
    category: ServiceCategory | None
    coverage: tuple[CoverageRow, ...]
    indicators: tuple[Indicator, ...]
    payments: tuple[Payment | Unpriced | Absent, ...]
    localities: tuple[Locality, ...]
    anesthesia: AnesthesiaFactor | None


def look_nearby(
    catalogue: Catalogue,
    code: str,
    fees: tuple[FeeRow, ...],
    where: Area | str | None,
    on: date,
    *,
    billed: bool = True,
) -> Nearby:
    """What the catalogue holds around a code; amounts only where a place is given, add-ons only of what is billed."""
    coverage = catalogue.coverage(code, on)
    main = next((fee for fee in fees if not fee.modifier), None)
    return Nearby(
        primaries=_found(catalogue.primaries(code, on)) if billed else None,
        add_ons=_found(catalogue.add_ons(code, on)) if billed else None,
        category=_found(catalogue.category(code, on)) if billed else None,
        coverage=() if isinstance(coverage, Absent) else coverage,
        indicators=decode(main) if main else (),
        payments=_payments(catalogue, fees, where, on) if where else (),
        localities=_localities(catalogue, where, on) if where else (),
        anesthesia=_found(catalogue.anesthesia_factor(where, on))
        if where and main and main.status == "J"
        else None,
    )


def _found(value: Value | Absent) -> Value | None:
    return None if isinstance(value, Absent) else value


def _payments(
    catalogue: Catalogue, fees: tuple[FeeRow, ...], where: Area | str, on: date
) -> tuple[Payment | Unpriced | Absent, ...]:
    return tuple(
        catalogue.payment(fee.code, fee.modifier, where, on, facility=facility)
        for fee in fees
        for facility in (False, True)
    )


def _localities(catalogue: Catalogue, where: Area | str, on: date) -> tuple[Locality, ...]:
    place = catalogue.zip_area(where, on) if isinstance(where, str) else where
    if isinstance(place, Absent):
        return ()
    found = catalogue.localities(place.area if isinstance(place, ZipArea) else place, on)
    return () if isinstance(found, Absent) else found
