"""Blood and its parts are told by the title that has just the marks of the question."""

from __future__ import annotations

from datetime import date

import pytest

from consultant.answering.findings.descriptions.blood_products import told
from consultant.answering.reading import Ask, read
from consultant.answering.reference import Reference
from consultant.model.catalogue import Absent, BillingSetting, CodeSet, CodeStatus, Entry, Release
from consultant.model.codes import CodeSystem
from tests.fakes.catalogue import MemoryCatalogue
from tests.fakes.questions import question

TITLES = {
    "P9012": "Cryoprecipitate, each unit",
    "P9016": "Red blood cells, leukocytes reduced, each unit",
    "P9017": "Fresh frozen plasma (single donor), frozen within 8 hours of collection, each unit",
    "P9021": "Red blood cells, each unit",
    "P9025": "Plasma, cryoprecipitate reduced, pathogen reduced, each unit",
    "P9037": "Platelets, pheresis, leukocytes reduced, irradiated, each unit",
    "P9044": "Plasma, cryoprecipitate reduced, each unit",
}
RELEASE = Release(CodeSet.HCPCS, "2025-10", date(2025, 10, 1), None, "file", "0" * 64, 1)


class BloodBank(MemoryCatalogue):
    """A catalogue in memory with a few blood products."""

    def entry(self, system: CodeSystem, code: str, on: date) -> Entry | Absent:
        if code in TITLES:
            return Entry(CodeSystem.HCPCS, code, TITLES[code], False, CodeStatus.ACTIVE, RELEASE)
        return super().entry(system, code, on)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("HCPCS for red cells, not leukoreduced, not irradiated?", "P9021"),
        ("Red cells, leukoreduced, non-irradiated. HCPCS?", "P9016"),
        ("P code: red cells neither irradiated nor leukoreduced", "P9021"),
        ("Cryoprecipitate-reduced plasma, pathogen reduced, each unit. Code?", "P9025"),
        ("Code for plasma, cryoprecipitate reduced", "P9044"),
        ("Red cells, one unit: product code?", "P9021"),
        ("We transfused leukocyte-reduced red blood cells. HCPCS for the product?", "P9016"),
        ("apheresis platelets, leukoreduced, irradiated: P code?", "P9037"),
        ("fresh frozen plasma: HCPCS?", "P9017"),
        ("CPT for transfusing two units of packed red cells?", ""),
        ("platelets, washed: HCPCS?", ""),
    ],
)
def test_a_product_has_the_marks_of_the_question(text: str, code: str) -> None:
    reference = Reference(BloodBank(), date(2026, 1, 1), BillingSetting.HOSPITAL)
    ask: Ask = read(question(text)).asks[0]
    found = told(ask, reference)
    assert (found[0].codes[0] if found else "") == code
