"""Items and modifiers of Level II in the words of suppliers, modifiers in a row, and details of titles that are asked by name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from consultant.answering import amount_roles, named_strengths
from consultant.answering.amounts import DOSE
from consultant.answering.findings.codes import title_details, titles_apart
from consultant.answering.findings.descriptions import power_chairs, told_items, told_table
from consultant.answering.findings.drugs import narrowing, supply_units
from consultant.answering.findings.modifiers import ambulance, listed
from consultant.answering.note_index import NoteIndex
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.catalogue import Absent, BillingSetting, CodeSet, CodeStatus, Entry
from consultant.model.codes import Citation, CodeSystem
from consultant.model.knowledge import KnowledgeNote
from tests.fakes.catalogue import RELEASES, MemoryCatalogue

TITLES = {
    "K0842": "Power wheelchair, group 2 standard, multiple power option, captains chair, patient weight capacity up to and "
    "including 300 pounds",
    "B4150": "Enteral formula, administered through an enteral feeding tube, 100 calories = 1 unit",
    "A4253": "Blood glucose test or reagent strips for home blood glucose monitor, per 50 strips",
    "A4352": "Intermittent urinary catheter; coude (curved) tip, each",
    "A7038": "Filter, disposable, used with positive airway pressure device",
    "A7039": "Filter, non disposable, used with positive airway pressure device",
    "E0143": "Walker, folding, wheeled, adjustable or fixed height",
    "E0156": "Seat attachment, walker",
    "E0570": "Nebulizer, with compressor",
    "E0168": "Commode chair, extra wide and/or heavy duty, any type, each",
    "L1932": "Ankle foot orthosis, rigid anterior tibial section, total carbon fiber or equal material, prefabricated item that "
    "has been trimmed, bent, molded, assembled, or otherwise customized to fit a specific patient by one with expertise",
    "L1933": "Ankle foot orthosis, rigid anterior tibial section, total carbon fiber or equal material, prefabricated, "
    "off-the-shelf",
    "G0019": "Community health integration services, 60 minutes per calendar month",
    "G0022": "Community health integration services, each additional 30 minutes per calendar month",
    "J1817": "Insulin for administration through dme, per 50 units",
    "J9999": "Not otherwise classified, antineoplastic drugs",
    "G0483": "Drug tests, definitive, 22 or more drug classes",
    "P9603": "Travel allowance, prorated miles actually travelled",
    "P9604": "Travel allowance, prorated trip charge",
    "T1019": "Personal care services, per 15 minutes",
    "G0438": "Annual wellness visit; includes a personalized prevention plan of service, initial visit",
}
MODIFIERS = {
    "GY": "Item or service statutorily excluded",
    "EY": "No physician or other licensed health care provider order for this item or service",
    "RA": "Replacement of a dme, orthotic or prosthetic item",
    "54": "Only the operation",
    "GK": "Reasonable and necessary item/service associated with a ga or gz modifier",
    "GL": "Medically unnecessary upgrade provided instead of non-upgraded item",
    "E1": "Upper left, eyelid",
    "E2": "Lower left, eyelid",
    "E3": "Upper right, eyelid",
    "E4": "Lower right, eyelid",
    "PA": "Surgical or other invasive procedure on wrong body part",
    "PC": "Wrong surgery or other invasive procedure on patient",
    "CG": "Policy criteria applied",
    "BR": "The beneficiary has been informed of the options and has elected to rent the item",
    "KR": "Rental item, billing for partial month",
    "QF": "Prescribed amount of stationary oxygen while at rest exceeds 4 liters per minute and portable oxygen is prescribed",
    "KX": "Requirements specified in the medical policy have been met",
    "KS": "Glucose monitor supply for diabetic beneficiary not treated with insulin",
}


class Titled(MemoryCatalogue):
    """A catalogue of the titles above."""

    def entry(self, system: CodeSystem, code: str, on: date) -> Entry | Absent:
        titles = MODIFIERS if system is CodeSystem.MODIFIER else TITLES
        if code in titles:
            release = RELEASES[CodeSet.ICD10CM]
            return Entry(system, code, titles[code], False, CodeStatus.ACTIVE, release)
        return super().entry(system, code, on)


REFERENCE = Reference(Titled(), date(2026, 11, 26), BillingSetting.PRACTITIONER)


def ask(text: str, *codes: str) -> Ask:
    return Ask(text, tuple(Citation(CodeSystem.HCPCS, code, (0, 5)) for code in codes), (), 1.0)


def codes(found: tuple[object, ...]) -> tuple[str, ...]:
    return found[0].codes if found else ()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("coude tip intermittent catheter code", ("A4352",)),
        ("HCPCS for cpap filters", ("A7038", "A7039")),
        ("CPAP disposable filter, which A code?", ("A7038",)),
        ("rollator: which HCPCS codes do I bill?", ("E0143", "E0156")),
        ("heavy duty commode chair code", ("E0168",)),
        ("strips for her glucometer, hcpcs?", ("A4253",)),
        ("New antineoplastic injection without a J code, office. Which HCPCS?", ("J9999",)),
        ("Insulin through a pump, per 50 units: code?", ("J1817",)),
        ("insulin pump supplies code", ()),
        ("Community health integration first 60 min code and add on", ("G0019", "G0022")),
        ("22+ drug classes definitive", ("G0483",)),
        ("lab travel allowance per mile vs flat rate codes?", ("P9603", "P9604")),
        ("travel time in the visit, which code?", ()),
        ("chemo drug given, which code?", ()),
        ("which modifier goes on the rollator?", ()),
        ("does Medicare cover a rollator", ()),
        ("ipratropium 0.5 mg nebulizer machine code units", ()),
        (
            "Child fell off a scooter and hit a rollator yesterday, now has knee pain with swelling. Which code?",
            (),
        ),
    ],
)
def test_items_are_told_in_the_words_of_suppliers(text: str, expected: tuple[str, ...]) -> None:
    assert codes(told_items.told(ask(text), REFERENCE)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("patient chose to rent, modifier?", ("BR",)),
        ("modifier for rental of equipment for part of a month", ("KR",)),
        ("test strips, patient not on insulin: which modifier", ("KS",)),
        ("insulin treated patient test strips modifier", ("KX",)),
        ("patient chose to rent", ()),
        ("which modifier for statutorily excluded", ("GY",)),
        ("modifier for a replacement of a DME item", ("RA",)),
        ("which modifier says that no practitioner ordered the item", ("EY",)),
        ("what modifier means only the surgical care, no pre or post op", ("54",)),
    ],
)
def test_modifiers_are_told_by_what_they_say(text: str, expected: tuple[str, ...]) -> None:
    assert codes(told_items.modifiers(ask(text), REFERENCE)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GK and GL difference", ("GK", "GL")),
        ("modifier E1 to E4", ("E1", "E2", "E3", "E4")),
        ("What is CG", ("CG",)),
        ("In the HCPCS list what's PC?", ("PC",)),
        ("what's PC", ()),
        ("which HCPCS modifier does the PA use?", ()),
        ("GK and GL on one line with a new wheelchair", ()),
    ],
)
def test_modifiers_in_a_row_are_told_by_their_titles(text: str, expected: tuple[str, ...]) -> None:
    assert codes(listed.told(ask(text), REFERENCE)) == expected


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("K0842 how many pounds and which group is it?", "K0842", ("group 2 standard", "300 pounds")),
        ("B4150 unit = how many calories?", "B4150", ("100 calories = 1 unit",)),
        ("How many strips in one unit of A4253?", "A4253", ("per 50 strips",)),
        ("Is L1933 custom fitted or off the shelf?", "L1933", ("prefabricated, off-the-shelf",)),
        ("Is L1932 custom or off the shelf?", "L1932", ("item customized to fit",)),
        ("Does G0438 include a physical?", "G0438", ()),
        ("K0842 how many pounds, and is it covered", "K0842", ()),
    ],
)
def test_details_of_titles_are_told(text: str, code: str, expected: tuple[str, ...]) -> None:
    found = title_details.asked(ask(text, code), REFERENCE)
    told = "; ".join(found[0].values["told"]) if found else ""
    assert bool(told) == bool(expected)
    assert all(one in told for one in expected)


def test_titles_that_begin_alike_show_what_differs() -> None:
    first, second = titles_apart.cut([TITLES["L1932"], TITLES["L1933"]], 110)
    assert "customized to fit" in first
    assert second.endswith("off-the-shelf")


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("origin SNF, destination hospital - which ambulance modifier?", ("NH",)),
        ("ambulance modifier SH meaning", ("SH",)),
        ("picked up at home, dropped off at the hospital: ambulance letters?", ("RH",)),
        ("what does modifier SH mean", ()),
    ],
)
def test_the_letters_of_a_trip_are_told(text: str, letters: tuple[str, ...]) -> None:
    assert ambulance._told(text) == letters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenalog-40, 1 ml given: units?", "Kenalog, 40 mg given: units?"),
        ("Depo-Medrol 80 mg/ml, 1.5 cc", "Depo-Medrol, 120 mg"),
        ("Kenalog-40 20 mg", "Kenalog-40 20 mg"),
        ("lidocaine 2 ml", "lidocaine 2 ml"),
    ],
)
def test_a_volume_of_a_named_strength_is_a_dose(text: str, expected: str) -> None:
    assert named_strengths.in_milligrams(ask(text)).text == expected


def test_what_was_wasted_from_is_a_vial() -> None:
    text = "1800 mg given, units and the waste from 2 g"
    amounts = [amount_roles.role_of(found, text) for found in DOSE.finditer(text)]
    assert amounts == ["given", "vial"]


def test_what_a_unit_is_of_is_no_dose() -> None:
    text = "paid with a unit of 1 mg, how many units for a 60 mg syringe?"
    amounts = [amount_roles.role_of(found, text) for found in DOSE.finditer(text)]
    assert amounts == ["defined", "vial"]


@pytest.mark.parametrize(
    ("dose", "expected"), [("7.5", "7.5"), ("22.5", "7.5"), ("11.25", "3.75"), ("3.75", "3.75")]
)
def test_a_depot_of_leuprolide_is_told_by_its_dose(dose: str, expected: str) -> None:
    titles = (
        "Leuprolide acetate (for depot suspension), 7.5 mg",
        "Injection, leuprolide acetate (for depot suspension), per 3.75 mg",
    )
    entries = [
        Entry(CodeSystem.HCPCS, "J1", title, False, CodeStatus.ACTIVE, RELEASES[CodeSet.ICD10CM])
        for title in titles
    ]
    left = list(narrowing._of_depot(entries, f"Lupron Depot {dose} mg"))
    assert [expected in one.description for one in left] == [True]


def test_the_title_goes_before_a_rule_where_the_code_is_asked_for() -> None:
    rule = Finding("verdict", (), {"first": "It is covered once."}, ())
    found = title_details.title_first([rule], ask("What is G0438 and is it covered?", "G0438"), REFERENCE)
    assert [one.kind for one in found] == ["title_detail", "verdict"]
    assert title_details.title_first([rule], ask("Is G0438 covered?", "G0438"), REFERENCE) == [rule]


@pytest.mark.parametrize(
    ("text", "fitting"),
    [
        ("group 2 power wheelchair with captain's seat and multiple power options, which code?", ("K0842",)),
        ("power wheelchair group 2, tilt and recline, captains chair, patient 250 lb", ("K0842",)),
        ("power wheelchair group 2, multiple power, captains chair, patient 340 lb", ()),
        ("power wheelchair group 3 single power", ()),
        ("how do we get a power wheelchair covered", ()),
    ],
)
def test_power_chairs_are_told_by_group_weight_seat_and_options(text: str, fitting: tuple[str, ...]) -> None:
    assert codes(power_chairs.told(ask(text), REFERENCE)) == fitting


@pytest.mark.parametrize(
    ("text", "code", "units"),
    [
        ("two boxes of 50 test strips handed out, units of A4253?", "A4253", "2"),
        ("We gave 120 test strips. How many units A4253?", "A4253", "3"),
        ("3 cans formula 1000 kcal each of B4150, how many units?", "B4150", "30"),
        ("1200 calories a day for 30 days. Units of B4150?", "B4150", "360"),
        ("MUE limit of A4253 for 100 strips, units?", "A4253", ""),
        ("How many strips is a unit of A4253?", "A4253", ""),
    ],
)
def test_units_of_counted_supplies_are_told(text: str, code: str, units: str) -> None:
    found = supply_units.counted(ask(text, code), REFERENCE)
    assert (found[0].values["units"] if found else "") == units


def test_which_of_several_codes_is_timed_is_told_first() -> None:
    found = title_details.which(ask("Which of G0438 and T1019 is timed?", "G0438", "T1019"), REFERENCE)
    assert [(one.codes[0], one.values["told"]) for one in found] == [
        ("T1019", ("per 15 minutes",)),
        ("G0438", ("no time in its title",)),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6 liters per minute at rest, portable unit as well: which flow modifier on E0143?", ("QF",)),
        ("which modifier for the patient of E0143?", ()),
    ],
)
def test_a_modifier_of_cited_equipment_is_told_by_what_it_says(text: str, expected: tuple[str, ...]) -> None:
    assert codes(told_table.of_equipment(ask(text, "E0143"), REFERENCE)) == expected


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("ambulance mileage 17.32 miles units", "17.4"),
        ("ambulance, 112.3 miles, how many units?", "113"),
        ("A0425 for 0.4 miles, units?", "0.4"),
        ("ambulance paid how for the nearest hospital 20 miles away", ""),
    ],
)
def test_the_miles_of_a_trip_are_rounded_up(text: str, units: str) -> None:
    day = date(2026, 1, 1)
    note = KnowledgeNote(
        "ambulance-rules", "coverage", (), (), "Loaded miles.", "publication", "section", day, day
    )
    found = ambulance.miles(ask(text), replace(REFERENCE, shelves=NoteIndex.of((note,))))
    assert (found[0].values["units"] if found else "") == units
