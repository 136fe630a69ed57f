"""Procedures told in words: the one code that is meant, and what its size, count, weight, age or side decides."""

from __future__ import annotations

from datetime import date

import pytest

from consultant.answering import Answerer
from consultant.answering.findings.descriptions import told_procedures
from consultant.answering.procedure_index import ProcedureIndex
from consultant.answering.procedure_numbers import told as numbers
from consultant.answering.reference import Reference
from consultant.catalogue.told_procedures import load_told
from consultant.model.catalogue import BillingSetting
from consultant.model.codes import CodeSystem
from consultant.model.described import Likely
from consultant.settings import PROJECT
from consultant.templates import MailTemplates
from tests.fakes.catalogue import MemoryCatalogue
from tests.fakes.questions import question

INDEX = ProcedureIndex(load_told(PROJECT / "config" / "catalogue"))


class Nothing:
    """A search that finds nothing."""

    def likely(self, words: str, systems: frozenset[CodeSystem], on: date) -> tuple[Likely, ...]:
        return ()

    titled = likely


def best(text: str) -> list[str]:
    """The codes that the text tells best, none of whose numbers is open."""
    found = [one for one in INDEX.told(text) if not one.open]
    return [one.code for one in found if one.met == found[0].met]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ganglion cyst aspiration of the wrist", "20612"),
        ("Open inguinal hernia repair, adult, first time, reducible", "49505"),
        ("We took off a long arm cast another doctor put on.", "29705"),
        ("Long arm cast put on", "29065"),
        ("code for I&D of a simple abscess", "10060"),
        ("colposcopy with biopsy and ECC", "57454"),
        ("nexplanon insertion", "11981"),
        ("impacted cerumen removal with a curette", "69210"),
        ("3 cm intermediate repair of the cheek", "12052"),
        ("lateral and medial meniscectomy", "29880"),
        ("laparoscopic hysterectomy with tubes, uterus 320 g", "58573"),
        ("laparoscopic hysterectomy with tubes, uterus 240 g", "58571"),
        ("excision of basal cell carcinoma of the back, 2.1 cm plus 0.4 margins each side", "11603"),
        ("initial reducible ventral hernia repair, 5 cm", "49593"),
        ("debridement of 8 mycotic nails", "11721"),
        ("tunneled central venous catheter without port, age 3", "36557"),
        ("chest tube insertion", "32551"),
        ("screening mammogram both breasts", "77067"),
        ("X-ray of the ankle, 3 views", "73610"),
        ("MRI lumbar spine without and with contrast", "72158"),
        ("CBC without differential", "85027"),
        ("polysomnography, age 30", "95810"),
        ("anesthesia for a screening colonoscopy", "00812"),
        ("knee joint injection without ultrasound", "20610"),
        ("level 4 visit of an established patient", "99214"),
        ("level 5 new patient office visit", "99205"),
        ("level 3 ER visit", "99283"),
        ("subsequent hospital day, high MDM", "99233"),
        ("level 2 initial nursing facility visit", "99305"),
        ("home visit, new patient, moderate MDM", "99344"),
        ("critical care, first hour", "99291"),
        ("critical care, each additional 30 minutes", "99292"),
        ("knee joint injection with ultrasound", "20611"),
    ],
)  # fmt: skip
def test_a_procedure_in_words_tells_its_code(text: str, code: str) -> None:
    assert best(text) == [code]


def test_a_size_that_is_not_told_leaves_the_code_open() -> None:
    found = INDEX.told("intermediate repair of the cheek")
    assert {"12051", "12052", "12057"} <= {one.code for one in found if one.open}
    assert not best("intermediate repair of the cheek")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("lesion 2.1 cm plus 0.4 margins each side", {"cm": 2.9}),
        ("wound 4 x 5 cm", {"sqcm": 20.0, "cm": 5.0}),
        ("uterus over 250 g", {"g": 250.01}),
        ("12 sq cm", {"sqcm": 12.0}),
        ("two views", {"views": 2.0}),
        ("AP and lateral", {"views": 2.0}),
        ("15 mm lesion", {"cm": 1.5}),
        ("a 6-month-old", {"age": 0.5}),
        ("3 cm and 4 cm", {}),
    ],
)
def test_numbers_are_read_with_their_units(text: str, value: dict[str, float]) -> None:
    assert numbers(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "Knee joint injection without ultrasound: CPT code and global days?",
        "Injection of the left knee joint, no ultrasound, went well on each side. CPT code and global days?",
    ],
)
def test_a_told_procedure_has_what_is_asked_of_it_and_the_notice_of_its_owner(text: str) -> None:
    told = load_told(PROJECT / "config" / "catalogue")
    drafted = Answerer(MemoryCatalogue(), MailTemplates(), (), Nothing(), told).draft(question(text))
    assert "20610 fits that description" in drafted.text
    assert "20610: global days" in drafted.text
    assert "copyright American Medical Association" in drafted.text


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("TSH and free T4 codes", ["84443", "84439"]),
        ("B12 and folate levels, codes", ["82607", "82746"]),
        ("lipid panel, A1c and venipuncture codes", ["80061", "83036", "36415"]),
        ("CT abdomen and pelvis with contrast", []),
        ("Tonsillectomy and adenoidectomy, 8 year old", []),
        ("Anterior and posterior colporrhaphy, code", []),
        ("MRI brain without and with contrast", []),
    ],
)
def test_several_procedures_have_a_code_each_where_no_one_code_tells_them_all(
    text: str, codes: list[str]
) -> None:
    reference = Reference(
        MemoryCatalogue(), date(2026, 11, 26), BillingSetting.PRACTITIONER, procedures=INDEX
    )
    assert [one.code for best in told_procedures.each(text, reference) for one in best] == codes
