"""Where a question places a service: cities, states, counties, ZIP codes and contractors' numbers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from consultant.answering import Answerer, cities, contractors
from consultant.model.catalogue import AbsenceKind, Absent, CodeSet, Release
from consultant.model.fees import AnesthesiaFactor, Area, Locality, Payment, PriceIndices, ZipArea
from consultant.templates import MailTemplates
from tests.answering.traceability import untraced_in_bullets
from tests.fakes.catalogue import MemoryCatalogue
from tests.fakes.questions import question

AREAS = {
    "FL": {"01": ("MIAMI", "DADE AND MONROE"), "99": ("REST OF FLORIDA", "ALL OTHER COUNTIES")},
    "CO": {"02": ("COLORADO", "ALL COUNTIES")},
    "NJ": {"03": ("NORTHERN NJ", "BERGEN, ESS..."), "98": ("REST OF NEW JERSEY", "ALL OTHER COUNTIES")},
    "DC": {"04": ("DC + MD/VA SUBURBS", "DISTRICT OF COLUMBIA; MONTGOMERY AND OTHERS IN MARYLAND")},
    "MD": {"05": ("REST OF MARYLAND", "ALL OTHER COUNTIES EXCEPT MONTGOMERY")},
}
BY_NUMBER = {number: where for state in AREAS.values() for number, where in state.items()}
ZIPS = {"33101": "FL", "80202": "CO", "81101": "CO"}
RURAL = {"81101": "R"}


def _release(code_set: CodeSet) -> Release:
    return Release(code_set, "2025", date(2025, 1, 1), None, "file", "0" * 64, 1)


def _factor(number: str) -> AnesthesiaFactor:
    return AnesthesiaFactor(
        Area("00000", number), BY_NUMBER[number][0], Decimal(20), _release(CodeSet.ANESTHESIA)
    )


class Places(MemoryCatalogue):
    """A catalogue in memory with payment areas; what an area pays is its locality number in dollars."""

    def anesthesia_factors(self, state: str, on: date) -> tuple[AnesthesiaFactor, ...] | Absent:
        numbers = AREAS.get(state)
        return tuple(map(_factor, numbers)) if numbers else Absent(AbsenceKind.NO_ROW, CodeSet.ANESTHESIA)

    def anesthesia_factor(self, where: Area | str, on: date) -> AnesthesiaFactor | Absent:
        return (
            _factor(where.locality) if isinstance(where, Area) else Absent(AbsenceKind.NO_ROW, CodeSet.GPCI)
        )

    def localities(self, area: Area, on: date) -> tuple[Locality, ...] | Absent:
        name, counties = BY_NUMBER[area.locality]
        return (Locality(area, "", name, counties, _release(CodeSet.LOCALITIES)),)

    def zip_area(self, zip5: str, on: date) -> ZipArea | Absent:
        if zip5 not in ZIPS:
            return Absent(AbsenceKind.NO_ROW, CodeSet.ZIP_AREAS)
        area = Area("00000", next(iter(AREAS[ZIPS[zip5]])))
        return ZipArea(zip5, ZIPS[zip5], area, RURAL.get(zip5, ""), False, _release(CodeSet.ZIP_AREAS))

    def price_indices(self, area: Area, on: date) -> PriceIndices | Absent:
        one = Decimal(1)
        if area.locality not in BY_NUMBER:
            return Absent(AbsenceKind.NO_ROW, CodeSet.GPCI, _release(CodeSet.GPCI))
        return PriceIndices(area, "", BY_NUMBER[area.locality][0], one, one, one, _release(CodeSet.GPCI))

    def payment(
        self, code: str, modifier: str, where: Area | str, on: date, *, facility: bool = False
    ) -> Payment | Absent:
        row = self.fee_row(code, modifier, on)
        place = self.zip_area(where, on) if isinstance(where, str) else where
        if isinstance(row, Absent) or isinstance(place, Absent):
            return Absent(AbsenceKind.NO_ROW, CodeSet.GPCI)
        area = place.area if isinstance(place, ZipArea) else place
        one, amount = Decimal(1), Decimal(area.locality) + 100
        indices = PriceIndices(area, "", BY_NUMBER[area.locality][0], one, one, one, _release(CodeSet.GPCI))
        factor = Decimal("32.3465")
        return Payment(
            code,
            modifier,
            facility,
            on,
            *(amount,) * 3,
            *(one,) * 3,
            factor,
            indices,
            None,
            False,
            False,
            row,
        )


def short(text: str) -> str:
    drafted = Answerer(Places(), MailTemplates()).draft(question(text))
    assert untraced_in_bullets(drafted) == {}
    return drafted.text


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Fee 20610 Denver", "COLORADO"),
        ("What does Medicare pay for 20610 in Orlando?", "REST OF FLORIDA"),
        ("20610 allowed amount, Miami Beach FL", "MIAMI"),
        ("amount for 20610 in the rest of Florida", "REST OF FLORIDA"),
        ("Fee of 20610 in Montgomery County, Maryland", "DC + MD/VA SUBURBS"),
        ("Medicare fee for 20610 in Bethesda", "DC + MD/VA SUBURBS"),
        ("fee of 20610 in Denver 80202", "ZIP code 80202 (COLORADO)"),
        ("fee of 20610 at the 33101 zip", "ZIP code 33101 (MIAMI)"),
        ("amount of 20610, carrier 00000 locality 01", "MIAMI"),
        ("fee for 20610 in colorado springs", "COLORADO"),
        ("20610 in Florida locality 1, what is the amount?", "MIAMI"),
        ("amount for 20610, dade county FL", "MIAMI"),
        ("allowable for 20610 in our FL office, Orlando (one locality)?", "REST OF FLORIDA"),
    ],
)
def test_a_place_is_priced_in_the_area_that_holds_it(text: str, area: str) -> None:
    assert f"{area}" in short(text).split("WHAT THE DATA")[0]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Fee of 20610 in Florida?", "101 US dollars in MIAMI and 199 US dollars in REST OF FLORIDA"),
        ("Fee of 20610 in Newark", "in NORTHERN NJ"),  # the list of counties is cut: either area
        ("Fee of 20610 in Denver or Miami?", "102 US dollars in COLORADO and 101 US dollars in MIAMI"),
    ],
)
def test_where_several_areas_are_meant_each_is_priced_and_the_zip_code_asked(text: str, asked: str) -> None:
    drafted = short(text)
    assert asked in drafted
    assert "What is the ZIP code" in drafted


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ZIP 81101, rural or urban?", "ZIP code 81101 is rural (indicator R)"),
        ("is 80202 rural for the ambulance?", "ZIP code 80202 is urban (indicator blank)"),
        ("clinic in zip 81101 (CO), which locality and is it rural?", "locality 02 (COLORADO)"),
        ("opening in Montgomery County MD, which locality?", "DC + MD/VA SUBURBS is carrier 00000"),
    ],
)
def test_what_the_files_of_places_say_is_told(text: str, said: str) -> None:
    assert said in short(text).split("WHAT THE DATA")[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Which 2025 payment locality number is Monroe County, FL and its name?", "MIAMI is carrier 00000"),
        ("locality of dade county fl please", "MIAMI is carrier 00000"),
        ("locality for orange county florida", "REST OF FLORIDA is carrier 00000"),
        ("Moved to 81101 last month. Is that ZIP rural, which locality?", "Yes: ZIP code 81101 is rural"),
        ("Colorado County, FL: which locality?", "REST OF FLORIDA is carrier 00000"),
        ("Which counties are in Florida locality 1?", "takes in, as the file has it: DADE AND MONROE."),
    ],
)
def test_a_county_is_placed_in_its_state(text: str, said: str) -> None:
    assert said in short(text).split("WHAT THE DATA")[0]


@pytest.mark.parametrize("text", ["POS of a rural health clinic?", "our urban practice bills 20610, RVUs?"])
def test_what_is_called_rural_is_no_zip_code(text: str) -> None:
    assert "indicator" not in short(text).split("WHAT THE DATA")[0]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Denver billed 20610, which amount?",
        "What are the RVUs of 20610?",
        "fee for reading 20610",
        "the rest of the fee for 20610",
    ],
)
def test_no_place_is_read_into_other_words(text: str) -> None:
    told = short(text)
    assert "Indices of" not in told
    assert " in COLORADO" not in told


def test_a_name_of_several_states_is_told_apart_by_the_state() -> None:
    assert {city.state for city in cities.named("in Portland")[0]} == {"ME", "OR"}
    assert contractors.states("Kansas or West Virginia") == ("KS", "WV")


def test_every_city_lies_in_a_state_that_is_known() -> None:
    listed = [city for cities_ in cities.by_name().values() for city in cities_]
    assert {city.state for city in listed} <= set(contractors.STATES)
    assert all(city.name == city.name.strip() and city.name for city in listed)
