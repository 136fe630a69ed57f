"""Medicare fee schedule payment by place: areas, price indices, amounts with their parts, and indicators in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from consultant.model.catalogue import FeeRow, Release


@dataclass(frozen=True, slots=True)
class Area:
    """A payment locality: the contractor's number (five digits) and its locality number (two digits)."""

    carrier: str
    locality: str


@dataclass(frozen=True, slots=True)
class ZipArea:
    """Where a five-digit ZIP code lies. `rural` is empty for urban, `R` rural, `B` super-rural (ambulance)."""

    zip5: str
    state: str
    area: Area
    rural: str
    needs_nine_digits: bool
    """The ZIP code crosses areas: only its nine-digit form tells which one applies."""
    release: Release


@dataclass(frozen=True, slots=True)
class Locality:
    """A payment locality in words, as its counties file names it."""

    area: Area
    state: str
    name: str
    counties: str
    release: Release


@dataclass(frozen=True, slots=True)
class PriceIndices:
    """The geographic practice cost indices (GPCI) of an area for a year."""

    area: Area
    state: str
    name: str
    work: Decimal
    practice: Decimal
    malpractice: Decimal
    release: Release


@dataclass(frozen=True, slots=True)
class AnesthesiaFactor:
    """US dollars for one anesthesia unit in an area."""

    area: Area
    name: str
    factor: Decimal
    release: Release


@dataclass(frozen=True, slots=True)
class Cap:
    """The outpatient amounts that the technical part of imaging may not exceed in an area (US dollars)."""

    facility: Decimal
    non_facility: Decimal
    release: Release


@dataclass(frozen=True, slots=True)
class Payment:
    """What the fee schedule comes to in an area, in US dollars, before deductible, coinsurance and reductions.

    `computed` is [(work x index) + (practice expense x index) + (malpractice x index)] x conversion factor, rounded to
    cents; `amount` is the same, or the outpatient cap where that is lower.
    """

    code: str
    modifier: str
    facility: bool
    on: date
    amount: Decimal
    computed: Decimal
    limiting_charge: Decimal
    """Most that a physician who does not take assignment may charge: 95 percent for not participating, times 1.15."""
    work: Decimal
    practice: Decimal
    malpractice: Decimal
    conversion_factor: Decimal
    indices: PriceIndices
    cap: Cap | None
    rare_in_setting: bool
    """The publisher marks the service as not usually done in this setting (`NA`)."""
    needs_nine_digits: bool
    row: FeeRow
    beside: Payment | None = None
    """The same for the other track (`row.track` says which is which), where its conversion factor is loaded."""


@dataclass(frozen=True, slots=True)
class Unpriced:
    """The row is there but the formula gives no amount; `reason` says why in words."""

    code: str
    modifier: str
    reason: str
    row: FeeRow


@dataclass(frozen=True, slots=True)
class PublishedAmount:
    """An amount as the contractor's payment file states it (US dollars)."""

    code: str
    modifier: str
    area: Area
    non_facility: Decimal
    facility: Decimal
    status: str
    release: Release


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of a fee schedule row: its name, its published value, and what it means in our words."""

    name: str
    value: str
    meaning: str
