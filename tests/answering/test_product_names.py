"""Skin substitutes named by their brands, and lone items that a description meets."""

from __future__ import annotations

from datetime import date

import pytest

from consultant.answering.findings.descriptions import (
    cast_supplies,
    lone_items,
    product_names,
    screenings,
    vaccines_given,
)
from consultant.answering.reading import read
from consultant.answering.reference import Reference
from consultant.model.catalogue import Absent, BillingSetting, CodeSet, CodeStatus, Entry, Release
from consultant.model.codes import CodeSystem
from consultant.model.described import Likely
from tests.fakes.catalogue import RELEASES, MemoryCatalogue
from tests.fakes.questions import question

TITLES = {
    "Q4101": "Apligraf, per square centimeter",
    "Q4150": "Allowrap ds or dry, per square centimeter",
    "Q4124": "Oasis ultra tri-layer wound matrix, per square centimeter",
    "Q4133": "Grafix prime, grafixpl prime, stravix and stravixpl, per square centimeter",
    "Q4145": "Epifix, injectable, 1 mg",
    "Q4186": "Epifix, per square centimeter",
    "Q4204": "Xwrap, per square centimeter",
    "Q4318": "E-graft, per square centimeter",
    "Q4328": "Most, per square centimeter",
    "Q4358": "Xwrap dual, per square  centimeter",
}


CASTS = {
    "Q4005": "Cast supplies, long arm cast, adult (11 years +), plaster",
    "Q4006": "Cast supplies, long arm cast, adult (11 years +), fiberglass",
    "Q4007": "Cast supplies, long arm cast, pediatric (0-10 years), plaster",
    "Q4008": "Cast supplies, long arm cast, pediatric (0-10 years), fiberglass",
    "Q4022": "Cast supplies, short arm splint, adult (11 years +), fiberglass",
}
TITLES |= CASTS


class Products(MemoryCatalogue):
    """Holds the titles above."""

    def entry(self, system: CodeSystem, code: str, on: date) -> Entry | Absent:
        if system is CodeSystem.HCPCS and code in TITLES:
            return Entry(system, code, TITLES[code], False, CodeStatus.ACTIVE, RELEASES[CodeSet.ICD10CM])
        return super().entry(system, code, on)

    def release(self, code_set: CodeSet, on: date) -> Release | None:
        return RELEASES[CodeSet.ICD10CM]


REFERENCE = Reference(Products(), date(2026, 11, 26), BillingSetting.PRACTITIONER)


def named(text: str) -> list[str]:
    ask = read(question(text)).asks[0]
    found = product_names.named(ask, REFERENCE)
    return [one.codes[0] for one in found if one.kind == "code_fitting"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Which Q code is Apligraf billed with?", ["Q4101"]),
        ("E-Graft - HCPCS?", ["Q4318"]),
        ("Xwrap, HCPCS?", ["Q4204"]),
        ("Used Xwrap Dual on the heel. Product code?", ["Q4358"]),
        ("Oasis Ultra tri-layer on a leg ulcer, HCPCS?", ["Q4124"]),
        ("Grafix PL Prime on the left heel, what HCPCS", ["Q4133"]),
        ("Epifix on a wound, sq cm code", ["Q4186"]),
        ("Epifix injectable, HCPCS?", ["Q4145"]),
        ("What code do most plans want for a knee brace?", []),
        ("Which CPT for applying Apligraf to the foot?", []),
        ("Is Apligraf covered?", []),
    ],
)
def test_the_brand_alone_tells_the_code(text: str, codes: list[str]) -> None:
    assert named(text) == codes


def test_a_told_area_is_told_in_units() -> None:
    ask = read(question("Xwrap Dual 24 sq cm, HCPCS and units?")).asks[0]
    units = [one.values["units"] for one in product_names.named(ask, REFERENCE) if one.kind == "dose_units"]
    assert units == [24]


def near(title: str, missed: tuple[str, ...], met: tuple[str, ...]) -> Likely:
    entry = Entry(CodeSystem.HCPCS, "T1013", title, False, CodeStatus.ACTIVE, RELEASES[CodeSet.ICD10CM])
    return Likely(entry, 0.3, 0.6, 0, missed, met)


def test_a_lone_item_of_which_nearly_all_is_met_is_told() -> None:
    one = near(
        "Sign language or oral interpretive services, per 15 minutes", ("min", "t"), ("sign", "language")
    )
    wish = "Sign language interpreter, 15 min - is there a HCPCS T code?"
    assert lone_items.meant((one,), wish) == one.entry
    assert lone_items.meant((one, one), wish) is None
    assert lone_items.meant((one,), "Sign language interpreter, which CPT?") is None
    assert lone_items.meant((near("Wig, not otherwise specified", (), ("wig",)),), "HCPCS for a wig") is None
    assert (
        lone_items.meant((near("Wig, cranial", ("cranial", "long", "red"), ("wig",)),), "HCPCS wig") is None
    )


class Screenings(MemoryCatalogue):
    """Holds every code of Level II."""

    def entry(self, system: CodeSystem, code: str, on: date) -> Entry | Absent:
        return Entry(system, code, f"Screening {code}", False, CodeStatus.ACTIVE, RELEASES[CodeSet.ICD10CM])


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Is there a Medicare code for hepatitis C antibody screening of a high-risk person?", ["G0472"]),
        ("Medicare code for hepatitis B screening, high risk?", ["G0499"]),
        ("Which Medicare code for the screening Pap smear collection?", ["Q0091"]),
        ("How often does Medicare cover hepatitis C screening, and which code?", []),
        ("CPT for hepatitis C antibody", []),
    ],
)
def test_medicare_has_codes_of_its_own_for_screenings(text: str, codes: list[str]) -> None:
    reference = Reference(Screenings(), date(2026, 11, 26), BillingSetting.PRACTITIONER)
    found = screenings.told(read(question(text)).asks[0], reference)
    assert [one.codes[0] for one in found] == codes


@pytest.mark.parametrize(
    ("product", "text", "code"),
    [
        ("High-dose flu vaccine product", "for a Medicare patient: product and admin code", "G0008"),
        ("Pneumonia vaccine product, 20 types", "CPT and Medicare admin code", "G0009"),
        ("High-dose flu vaccine product", "product and admin code", ""),
        ("High-dose flu vaccine product", "Aetna: product and admin code", "90471"),
        ("Shingles vaccine product", "Medicare: vaccine code and administration code", "90471"),
        ("Measles vaccine product", "with counseling: vaccine and admin", "90460"),
        ("COVID-19 vaccine product", "product and admin code", "90480"),
        ("Shingles vaccine product", "product code", ""),
    ],
)
def test_the_giving_of_a_vaccine_has_a_code_beside_the_product(product: str, text: str, code: str) -> None:
    reference = Reference(Screenings(), date(2026, 11, 26), BillingSetting.PRACTITIONER)
    entry = Entry(CodeSystem.CPT, "90662", product, False, CodeStatus.ACTIVE, RELEASES[CodeSet.ICD10CM])
    found = vaccines_given.beside(entry, text, reference)
    assert (found.code if found else "") == code


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Fiberglass long arm cast put on a 45 year old, supply code please.", ["Q4006"]),
        ("plaster long arm cast supplies for a 6 yr old, Q code", ["Q4007"]),
        ("short arm splint, fiberglass, teen, HCPCS of the supplies", ["Q4022"]),
        ("cast supplies long arm, child: HCPCS?", ["Q4007", "Q4008"]),
        ("cast supplies long arm, HCPCS?", []),
        ("CPT for applying a long arm cast, fiberglass", []),
    ],
)
def test_supplies_of_casts_are_told_by_age_and_material(text: str, codes: list[str]) -> None:
    found = cast_supplies.told(read(question(text)).asks[0], REFERENCE)
    assert [one.codes[0] for one in found if one.kind == "code_fitting"] == codes


def test_three_letters_behind_a_brand_are_no_name() -> None:
    assert named("Dry macular degeneration, both eyes, intermediate stage. Code?") == []
    assert named("Allowrap DS, HCPCS?") == ["Q4150"]
