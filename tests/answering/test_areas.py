"""Payment areas of a place in words: rural mark, contractor of the carrier, two places, a bound that is taken for granted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from consultant.answering import Answerer
from consultant.answering.findings.coverage import told_places
from consultant.model.catalogue import AbsenceKind, Absent, CodeSet, Release
from consultant.model.fees import AnesthesiaFactor, Area, PriceIndices, ZipArea
from consultant.templates import MailTemplates
from tests.answering.test_composer import short_answer
from tests.answering.traceability import untraced_in_bullets
from tests.fakes.catalogue import MemoryCatalogue
from tests.fakes.questions import question


def _release(code_set: CodeSet) -> Release:
    return Release(code_set, "2026", date(2026, 1, 1), None, "file", "0" * 64, 1)


SUBURBS, REST = Area("12202", "01"), Area("11302", "00")
EARLIER = {SUBURBS: ("1.050", "1.180", "1.113"), REST: ("1.000", "0.990", "0.700")}
INDICES = {
    SUBURBS: ("DC", "DC + MD/VA SUBURBS", "1.054", "1.178", "1.113"),
    REST: ("VA", "VIRGINIA", "1.000", "0.983", "0.706"),
}
ZIPS = {"22301": (SUBURBS, ""), "24001": (REST, "R"), "24002": (REST, "B")}


class Places(MemoryCatalogue):
    """Two areas and three ZIP codes."""

    def zip_area(self, zip5: str, on: date) -> ZipArea | Absent:
        if zip5 not in ZIPS:
            return Absent(AbsenceKind.NO_ROW, CodeSet.ZIP_AREAS, _release(CodeSet.ZIP_AREAS))
        area, rural = ZIPS[zip5]
        return ZipArea(zip5, "VA", area, rural, False, _release(CodeSet.ZIP_AREAS))

    def price_indices(self, area: Area, on: date) -> PriceIndices | Absent:
        if area not in INDICES:
            return Absent(AbsenceKind.NO_ROW, CodeSet.GPCI, _release(CodeSet.GPCI))
        state, name, *numbers = INDICES[area]
        if on.year < 2026:
            earlier = replace(_release(CodeSet.GPCI), edition="2025")
            return PriceIndices(area, state, name, *map(Decimal, EARLIER[area]), earlier)
        return PriceIndices(area, state, name, *map(Decimal, numbers), _release(CodeSet.GPCI))

    def anesthesia_factors(self, state: str, on: date) -> tuple[AnesthesiaFactor, ...]:
        found = (area for area, (where, *_) in INDICES.items() if where == state)
        return tuple(
            AnesthesiaFactor(area, INDICES[area][1], Decimal(20), _release(CodeSet.ANESTHESIA))
            for area in found
        )

    def anesthesia_factor(self, where: Area | str, on: date) -> AnesthesiaFactor | Absent:
        area = ZIPS[where][0] if isinstance(where, str) else where
        return AnesthesiaFactor(area, INDICES[area][1], Decimal(20), _release(CodeSet.ANESTHESIA))


def short(text: str) -> str:
    drafted = Answerer(Places(), MailTemplates()).draft(question(text))
    assert untraced_in_bullets(drafted) == {}
    return short_answer(drafted)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Is ZIP 24001 rural? Which carrier?", "Yes: ZIP code 24001 is rural (indicator R)"),
        ("zip 24002 (VA), is that super rural for the ambulance?", "Yes: ZIP code 24002 is super rural (indicator B)"),
        ("Is ZIP code 22301 rural?", "No: ZIP code 22301 is urban (indicator blank)"),
        ("Locality and MAC for zip 22301?", "carrier 12202 (Novitas), locality 01"),
        ("GPCIs for locality 00, MAC 11302", "VIRGINIA is carrier 11302 (Palmetto)"),
        ("What is the GPCI of Virginia locality 00?", "VIRGINIA is carrier 11302"),
        ("The malpractice GPCI of Virginia is above 1, correct?", "No: VIRGINIA is carrier 11302"),
        ("Is Virginia's work GPCI less than 1.2?", "Yes: VIRGINIA is carrier 11302"),
        ("Anesthesia in Virginia: base 5 plus 6 time units. Factor and amount?", "11 units, which come to 220.00 US dollars"),
    ],
)  # fmt: skip
def test_what_is_asked_of_an_area_comes_first(text: str, told: str) -> None:
    assert told in short(text)


def test_the_name_of_a_town_names_no_state() -> None:
    assert "Kansas" not in told_places.without_towns("GPCI of Kansas City, Missouri?")
    assert "Kansas" in told_places.without_towns("GPCI of Kansas City, MO and of Kansas?")
    assert told_places.of_zip_asked("Ambulance pickup at ZIP 71971: how is it classed?")


def test_two_places_are_told_both() -> None:
    told = short("Malpractice index of Virginia vs District of Columbia?")
    assert "0.706" in told
    assert "1.113" in told


def test_without_its_set_the_factor_of_anesthesia_names_that_set() -> None:
    drafted = Answerer(MemoryCatalogue(), MailTemplates()).draft(question("Anesthesia CF in Houston TX?"))
    assert "Medicare anesthesia factors is not loaded" in short_answer(drafted)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Practice expense GPCI of Virginia locality 00, 2025 and 2026?",
            "practice expense 0.990 and 0.983 (-0.007).",
        ),
        (
            "Did the practice expense GPCI of Virginia locality 00 change from 2025 to 2026?",
            "Yes, it changed: VIRGINIA",
        ),
        ("Malpractice GPCI of Virginia locality 00 in 2025?", "malpractice GPCI 0.700."),
        ("How did the work GPCI of Virginia locality 00 change?", "work 1.000 and 1.000 (unchanged)."),
        (
            "GPCI of Virginia locality 00 in 2025?",
            "GPCI 1.000 work, 0.990 practice expense and 0.700 malpractice.",
        ),
    ],
)
def test_both_years_are_set_beside_each_other_where_they_or_the_change_are_asked(
    text: str, told: str
) -> None:
    assert told in short(text)


def test_each_place_has_the_year_that_is_asked_of_it() -> None:
    said = short("GPCI of MAC 12202 locality 01 in 2025 and Virginia locality 00 in 2026?")
    assert "1.050 work, 1.180 practice expense" in said
    assert "1.000 work, 0.983 practice expense" in said
