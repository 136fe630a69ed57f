"""Look-ups around the fee schedule and the edits, as the serving catalogue offers them: each a line to its module."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date

from consultant.catalogue import add_ons, areas, browsing, coverage, inpatient_terms, listings, payments
from consultant.catalogue.opened import Opened, remembered
from consultant.model.catalogue import Absent, BillingSetting
from consultant.model.codes import CodeSystem
from consultant.model.coverage import AddOnEdits, CoverageDocument, CoverageRow, ServiceCategory
from consultant.model.fees import (
    AnesthesiaFactor,
    Area,
    Cap,
    Locality,
    Payment,
    PriceIndices,
    PublishedAmount,
    Unpriced,
    ZipArea,
)
from consultant.model.inpatient import IndexLead, InpatientRow, InpatientTable
from consultant.model.neighbours import Neighbours, Partners


class Surroundings(ABC):
    """Implements `consultant.ports.Surroundings` on an open catalogue file."""

    @abstractmethod
    def _opened(self) -> Opened: ...

    @remembered
    def primaries(self, code: str, on: date) -> AddOnEdits | Absent:
        opened = self._opened()
        return add_ons.primaries(opened.connection, opened.releases, code, on)

    @remembered
    def add_ons(self, code: str, on: date) -> AddOnEdits | Absent:
        opened = self._opened()
        return add_ons.add_ons(opened.connection, opened.releases, code, on)

    @remembered
    def payment(
        self, code: str, modifier: str, where: Area | str, on: date, *, facility: bool = False
    ) -> Payment | Unpriced | Absent:
        opened = self._opened()
        return payments.find_payment(
            opened.connection, opened.releases, code, modifier, where, on, facility=facility
        )

    @remembered
    def published_amount(self, code: str, modifier: str, area: Area, on: date) -> PublishedAmount | Absent:
        opened = self._opened()
        return payments.find_published(opened.connection, opened.releases, code, modifier, area, on)

    @remembered
    def outpatient_cap(self, code: str, modifier: str, area: Area, on: date) -> Cap | Absent:
        opened = self._opened()
        return payments.find_cap(opened.connection, opened.releases, code, modifier, area, on)

    @remembered
    def zip_area(self, zip5: str, on: date) -> ZipArea | Absent:
        opened = self._opened()
        return areas.find_zip(opened.connection, opened.releases, zip5, on)

    @remembered
    def localities(self, area: Area, on: date) -> tuple[Locality, ...] | Absent:
        opened = self._opened()
        return areas.find_localities(opened.connection, opened.releases, area, on)

    @remembered
    def price_indices(self, area: Area, on: date) -> PriceIndices | Absent:
        opened = self._opened()
        return areas.find_indices(opened.connection, opened.releases, area, on)

    @remembered
    def anesthesia_factor(self, where: Area | str, on: date) -> AnesthesiaFactor | Absent:
        opened = self._opened()
        return areas.find_anesthesia(opened.connection, opened.releases, where, on)

    @remembered
    def anesthesia_factors(self, state: str, on: date) -> tuple[AnesthesiaFactor, ...] | Absent:
        opened = self._opened()
        return areas.find_state_anesthesia(opened.connection, opened.releases, state, on)

    @remembered
    def category(self, code: str, on: date) -> ServiceCategory | Absent:
        opened = self._opened()
        return listings.find_category(opened.connection, opened.releases, code, on)

    @remembered
    def coverage(self, code: str, on: date) -> tuple[CoverageRow, ...] | Absent:
        opened = self._opened()
        return coverage.find_coverage(opened.connection, opened.releases, code, on)

    @remembered
    def coverage_document(self, system: CodeSystem, number: str, on: date) -> CoverageDocument | Absent:
        opened = self._opened()
        return coverage.find_document(opened.connection, opened.releases, system, number, on)

    def inpatient_leads(self, text: str) -> tuple[IndexLead, ...]:
        return inpatient_terms.named(text, self._inpatient_leads())

    @remembered
    def _inpatient_leads(self) -> inpatient_terms.Leads:
        opened = self._opened()
        return inpatient_terms.leads(opened.connection, opened.releases)

    @remembered
    def inpatient_table(self, code: str) -> InpatientTable | None:
        opened = self._opened()
        return inpatient_terms.table(opened.connection, opened.releases, code)

    @remembered
    def inpatient_rows(self, operation: str) -> tuple[InpatientRow, ...]:
        opened = self._opened()
        return inpatient_terms.rows(opened.connection, opened.releases, operation)

    def codes_after(self, system: CodeSystem, on: date, after: str, limit: int) -> tuple[str, ...]:
        opened = self._opened()
        return browsing.codes_after(opened.connection, opened.releases, system, on, after, limit)

    def neighbours(self, system: CodeSystem, code: str, on: date) -> Neighbours:
        opened = self._opened()
        return browsing.neighbours(opened.connection, opened.releases, system, code, on)

    def partners(self, code: str, setting: BillingSetting, on: date, limit: int) -> Partners | None:
        opened = self._opened()
        return browsing.partners(opened.connection, opened.releases, code, setting, on, limit)
