"""Payers' own rules, contractors, ambulance trips and payment areas that a question tells apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from consultant.answering import Answerer
from consultant.answering.findings.coverage.areas import _outside
from consultant.answering.place_words import AT
from consultant.catalogue.knowledge import load_notes
from consultant.model.catalogue import Absent, Entry
from consultant.model.codes import CodeSystem
from consultant.templates import MailTemplates
from tests.answering.traceability import untraced_in_bullets
from tests.fakes.catalogue import MemoryCatalogue, _entry
from tests.fakes.questions import question

NOTES = load_notes(Path(__file__).parents[2] / "config" / "knowledge")
TRIPS = {
    "A0425": "Ground mileage, per statute mile",
    "A0426": "Ambulance, advanced life support, non-emergency",
    "A0427": "Ambulance, advanced life support, emergency",
    "A0429": "Ambulance, basic life support, emergency",
    "A0428": "Ambulance, basic life support, non-emergency",
}


PLACES = {
    "04": "Homeless Shelter",
    "09": "Prison/Correctional Facility",
    "11": "Office",
    "19": "Off Campus-Outpatient Hospital",
    "21": "Inpatient Hospital",
    "25": "Birthing Center",
    "34": "Hospice",
    "71": "State or Local Public Health Clinic",
}


class Trips(MemoryCatalogue):
    """The made-up catalogue with the codes of ambulance trips and some places."""

    def entry(self, system: CodeSystem, code: str, on: object) -> Entry | Absent:  # type: ignore[override]
        if system is CodeSystem.POS and code in PLACES:
            return _entry(system, code, PLACES[code])
        return _entry(system, code, TRIPS[code]) if code in TRIPS else super().entry(system, code, on)  # type: ignore[arg-type]


def short(text: str) -> str:
    drafted = Answerer(Trips(), MailTemplates(), NOTES).draft(question(text))
    assert untraced_in_bullets(drafted) == {}
    return " ".join(drafted.text.split("SHORT ANSWER\n")[1].split())


@pytest.mark.parametrize(
    "text",
    [
        "BCBS follows Medicare, so they must pay it too, right?",
        "Does Aetna have to follow the Medicare LCD?",
        "UHC says Medicare's status is the reason they deny. Correct?",
    ],
)
def test_a_rule_of_medicare_binds_no_other_plan(text: str) -> None:
    assert short(text).startswith("No: a Medicare rule binds Medicare")


@pytest.mark.parametrize(
    "text",
    [
        "Does a Medicare Advantage plan have to follow the LCD?",
        "Aetna paid first, Medicare is secondary. Is that right?",
        "Which LCD does Medicare follow in Ohio?",
    ],
)
def test_other_questions_on_payers_are_not_answered_so(text: str) -> None:
    assert "a Medicare rule binds Medicare" not in short(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("BLS emergency ambulance to the hospital, which code?", "A0429 (Ambulance, basic life support, emergency), and A0425"),
        ("Scheduled ALS ambulance transport, what do we bill?", "A0426"),
        ("911 call, ALS ambulance, HCPCS code?", "A0427"),
    ],
)  # fmt: skip
def test_the_level_of_a_trip_has_its_code(text: str, said: str) -> None:
    assert short(text).startswith(said)


def test_each_trip_has_its_letters() -> None:
    said = short("Origin/destination modifier for residence to hospital and for hospital to SNF?")
    assert said.startswith(
        "RH: origin R (residence), destination H (hospital). HN: origin H (hospital), destination N"
    )
    assert short("ambulance from the scene to the hospital, modifier?").count(": origin") == 1
    assert short("scene of accident to trauma hospital; modifier?").startswith("SH: origin S")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Who is the MAC in Ohio, part B and DME?", "In Ohio the Medicare contractor is CGS for Part A and B, and CGS"),
        ("Who is the DME MAC in New Mexico?", "In New Mexico the Medicare contractor for equipment and supplies is CGS, DME"),
        ("Which MAC handles DME for Texas?", "In Texas the Medicare contractor for equipment and supplies is CGS, DME"),
        ("Is Palmetto the MAC for Georgia?", "Yes: in Georgia"),
        ("noridian or wps for arizona part b", "In Arizona the Medicare contractor for Part A and B is Noridian"),
        ("Which MAC handles Texas Part B?", "In Texas the Medicare contractor for Part A and B is Novitas"),
        ("mac tx", "In Texas the Medicare contractor for Part A and B is Novitas"),
        ("aunt says mac for ohio is palmetto", "No: in Ohio the Medicare contractor for Part A and B is CGS"),
        ("We moved from Kansas to Missouri. Is it still WPS?", "Yes: in Missouri"),
        ("Who is the MAC in Texas?", "In Texas the Medicare contractor for Part A and B is Novitas, jurisdiction JH."),
    ],
)  # fmt: skip
def test_the_contractors_of_a_state_are_told(text: str, said: str) -> None:
    assert short(text).startswith(said)


@pytest.mark.parametrize(
    ("name", "text", "outside"),
    [
        ("southern maine", "in Maine outside of southern Maine", True),
        ("portland", "Oregon, not in Portland", True),
        ("portland", "outside the office in Portland", False),
    ],
)
def test_a_place_that_is_denied_is_none(name: str, text: str, outside: bool) -> None:
    assert _outside(name, text) is outside


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("We bill per vial, so 2 vials = 2 units of J1885, right?", True),
        ("One unit per vial of J1885?", True),
        ("We gave 2 vials of 30 mg, J1885 units?", False),
    ],
)
def test_a_container_is_no_billing_unit(text: str, claimed: bool) -> None:
    assert ("not a vial" in short(text)) is claimed


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Visit at the nursing home, Part A days ended. POS?", "32"),
        ("Visit in the nursing home, the Part A stay is over. Which POS?", "32"),
        ("Which POS at the patient's home?", "12"),
        ("Visit in the hospice's inpatient unit, POS?", "34"),
        ("Outreach to people sleeping under bridges, POS?", "27"),
        ("Mammogram van, place of service?", "15"),
        ("Dialysis clinic visit, POS?", "65"),
        ("psych residential treatment center, POS?", "56"),
    ],
)
def test_the_words_for_a_place_tell_one(text: str, place: str) -> None:
    told = {code for code, words in AT.items() if words.search(text)}
    assert told == {place}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A newborn visit, POS birthing center. Number and rate type?", "POS 25"),
        ("We see people right inside the shelter. Place of service, and which rate?", "POS 04"),
        ("A prison clinic visit and a hospice facility visit: the POS numbers?", "POS 34"),
        ("99213 at the county health department, what POS?", "POS 71"),
        ("Excepted off-campus department: modifier on the line, and POS on the doctor's claim?", "PO for a grandfathered"),
        ("Excepted off-campus department: modifier on the line, and POS on the doctor's claim?", "POS 19"),
    ],
)  # fmt: skip
def test_a_place_that_is_wished_is_told_whatever_stands_beside_it(text: str, said: str) -> None:
    assert said in short(text)


def test_an_inpatient_keeps_the_place_of_the_stay() -> None:
    assert short("Our inpatient was wheeled over to the office for an eye exam. POS?").startswith(
        "POS 21: an inpatient"
    )


def test_a_claim_that_only_names_its_place_is_told_none() -> None:
    assert "POS 11" not in short("Claim denied CO-5, POS does not match. 99213 in our office. Why?")
