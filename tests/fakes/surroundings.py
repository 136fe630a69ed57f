"""Nothing around the fee schedule is loaded: what a catalogue without those sets answers."""

from __future__ import annotations

from datetime import date

from consultant.model.catalogue import AbsenceKind, Absent, BillingSetting, CodeSet
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


def _absent(code_set: CodeSet) -> Absent:
    return Absent(AbsenceKind.NOT_LOADED, code_set)


class NoSurroundings:
    """Typed absence for every look-up."""

    def primaries(self, code: str, on: date) -> AddOnEdits | Absent:
        return _absent(CodeSet.ADD_ON)

    def add_ons(self, code: str, on: date) -> AddOnEdits | Absent:
        return _absent(CodeSet.ADD_ON)

    def payment(
        self, code: str, modifier: str, where: Area | str, on: date, *, facility: bool = False
    ) -> Payment | Unpriced | Absent:
        return _absent(CodeSet.GPCI)

    def published_amount(self, code: str, modifier: str, area: Area, on: date) -> PublishedAmount | Absent:
        return _absent(CodeSet.PAYMENTS)

    def zip_area(self, zip5: str, on: date) -> ZipArea | Absent:
        return _absent(CodeSet.ZIP_AREAS)

    def localities(self, area: Area, on: date) -> tuple[Locality, ...] | Absent:
        return _absent(CodeSet.LOCALITIES)

    def outpatient_cap(self, code: str, modifier: str, area: Area, on: date) -> Cap | Absent:
        return _absent(CodeSet.OPPS_CAP)

    def price_indices(self, area: Area, on: date) -> PriceIndices | Absent:
        return _absent(CodeSet.GPCI)

    def anesthesia_factors(self, state: str, on: date) -> tuple[AnesthesiaFactor, ...] | Absent:
        return _absent(CodeSet.ANESTHESIA)

    def anesthesia_factor(self, where: Area | str, on: date) -> AnesthesiaFactor | Absent:
        return _absent(CodeSet.ANESTHESIA)

    def category(self, code: str, on: date) -> ServiceCategory | Absent:
        return _absent(CodeSet.RBCS)

    def coverage(self, code: str, on: date) -> tuple[CoverageRow, ...] | Absent:
        return _absent(CodeSet.ARTICLE)

    def inpatient_leads(self, text: str) -> tuple[IndexLead, ...]:
        return ()

    def inpatient_table(self, code: str) -> InpatientTable | None:
        return None

    def inpatient_rows(self, operation: str) -> tuple[InpatientRow, ...]:
        return ()

    def coverage_document(self, system: CodeSystem, number: str, on: date) -> CoverageDocument | Absent:
        return _absent(CodeSet.LCD)

    def codes_after(self, system: CodeSystem, on: date, after: str, limit: int) -> tuple[str, ...]:
        return ()

    def neighbours(self, system: CodeSystem, code: str, on: date) -> Neighbours:
        return Neighbours("", "")

    def partners(self, code: str, setting: BillingSetting, on: date, limit: int) -> Partners | None:
        return None
