"""Hospital questions that set things side by side: codes of short lists, characters, variants, groups that ended."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from consultant.answering import Answerer, procedure_asks, procedure_sets, procedure_words, severities
from consultant.answering.findings.codes import objectives, procedures
from consultant.answering.findings.crosswalks import hospital_acquired
from consultant.answering.findings.descriptions import bill_types
from consultant.answering.findings.entries import one_character_off
from consultant.answering.reference import Reference
from consultant.model.answer import Draft
from consultant.model.catalogue import BillingSetting, CodeStatus, Entry
from consultant.model.codes import Citation, CodeSystem
from consultant.model.inpatient import Character
from consultant.templates import MailTemplates
from tests.answering.test_verdicts import NOTES
from tests.fakes.catalogue import RELEASES, CodeSet, MemoryCatalogue
from tests.fakes.questions import question

_RELEASE = RELEASES[CodeSet.ICD10CM]
_AXES = ("Section", "Body System", "Operation", "Body Part", "Approach", "Device", "Qualifier")


class Tabled(MemoryCatalogue):
    """A catalogue that names every place of a code."""

    def characters(self, code: str) -> tuple[Character, ...]:
        return tuple(
            Character(place, value, axis, f"{axis} {value}", _RELEASE)
            for place, (value, axis) in enumerate(zip(code, _AXES, strict=False), 1)
        )


_CITED = re.compile(r"\b(?:(?P<procedure>\d[0-9A-Z]{6})|DRG (?P<group>\d{3}))\b")


def draft(text: str) -> Draft:
    asked = question(text)
    cited = tuple(
        Citation(
            CodeSystem.ICD10PCS if found["procedure"] else CodeSystem.DRG,
            found["procedure"] or found["group"],
            found.span(),
        )
        for found in _CITED.finditer(text)
    )
    return Answerer(Tabled(), MailTemplates(), NOTES).draft(replace(asked, citations=cited))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Revenue code for echocardiography, and for a stress test?", "Revenue code 0483: echocardiography; 0482: stress test."),
        ("Discharge status 03 vs 62?", "Discharge status 03: skilled nursing facility; 62: inpatient rehabilitation"),
        ("condition code 44 and W2, difference?", "44: inpatient changed to outpatient before discharge"),
        ("discharge status code for expired, and for left AMA", "20: died; 07: left against medical advice."),
        ("POA W and U, what is the difference?", "W: clinically undetermined"),
        ("OPPS status J1 vs T?", "OPPS status J1: comprehensive APC, one payment for nearly all of the claim; T: paid apart"),
        ("Which character of an ICD-10-PCS code is the approach?", "The 5th character of an ICD-10-PCS code is the approach."),
        ("How many characters does a PCS code have and what are they?", "seven characters: 1 section, 2 body system"),
        ("PCS: what does the third character stand for?", "The 3rd character of an ICD-10-PCS code is the root operation."),
        ("0DTJ4ZX - why the X?", "In 0DTJ4ZX X is the qualifier Qualifier X."),
        ("DRG 247 for a stent case discharged in March 2024, no MCC, one stent. Right?", "such a case is MS-DRG 322 now"),
        ("DRG 341 appendectomy, discharge January 2024?", "its cases are MS-DRG 397 with MCC, 398 with CC, 399"),
    ],
)  # fmt: skip
def test_codes_that_a_question_sets_side_by_side_are_all_told(text: str, said: str) -> None:
    assert said in " ".join(draft(text).text.split())


def test_of_practitioners_a_status_is_that_of_the_fee_schedule() -> None:
    asked = question("status indicators S and T, difference?", setting=BillingSetting.PRACTITIONER)
    assert "OPPS status S:" not in Answerer(Tabled(), MailTemplates(), NOTES).draft(asked).text


@pytest.mark.parametrize(
    ("text", "variants"),
    [
        ("open appendectomy, and for a laparoscopic one?", ("open appendectomy ?", "appendectomy, and for a laparoscopic one?")),
        ("laparoscopic cholecystectomy converted to open", ("cholecystectomy open",)),
        ("right and left heart cath", ("right and left heart cath",)),
        ("total vs partial mastectomy", ("total mastectomy", "partial mastectomy")),
    ],
)  # fmt: skip
def test_variants_of_a_procedure_are_read_apart(text: str, variants: tuple[str, ...]) -> None:
    assert procedure_asks.variants(text) == variants


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("118 hours, and 60 hours", ("greater than 96", "24-96")),
        ("under 24 hours, and over 96", ("less than 24", "greater than 96")),
        ("4 full days", ("24-96",)),
    ],
)
def test_hours_on_a_ventilator_are_told_by_their_range(text: str, ranges: tuple[str, ...]) -> None:
    assert tuple(procedure_sets.ranges(text)) == ranges


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("Biopsy of duodenum. PCS code and why the last character?", "Biopsy of duodenum. PCS code ?"),
        ("Foot taken off. Which seven characters in PCS?", "Foot taken off. PCS code ?"),
    ],
)
def test_what_is_asked_of_a_character_describes_nothing(text: str, described: str) -> None:
    assert " ".join(procedure_asks.described(text).split()) == described


def test_a_character_is_named_by_itself_or_by_its_place() -> None:
    assert procedures.asked("what is the E at the end?", "0VT04ZE")
    assert procedures.asked("what does the 4 mean?", "0DTJ4ZZ")
    assert not procedures.asked("is it valid for the patient?", "0DTJ4ZZ")


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("with MCC, and without?", ("mcc", "no mcc")),
        ("with CC, and with MCC", ("cc", "mcc")),
        ("without CC/MCC", ()),
        ("MCC, CC, neither", ("mcc", "cc", "neither")),
        ("without MCC vs with", ("no mcc", "mcc")),
        ("no cc no mcc", ()),
    ],
)
def test_severities_side_by_side(text: str, levels: tuple[str, ...]) -> None:
    assert severities.several(text) == levels


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("chest tube removed at bedside", "removal"),
        ("chest tube placed at bedside", "drainage"),
        ("exchange of the old PEG", "change"),
        ("removal of the gallbladder, open", "resection"),
    ],
)
def test_a_device_taken_out_is_not_told_by_its_insertion(text: str, operation: str) -> None:
    asked = procedure_words.procedure(text)
    assert asked is not None
    assert asked.words.split()[0] == operation


@pytest.mark.parametrize(
    ("text", "bills"),
    [
        ("original vs replacement", ("1", "7")),
        ("first claim? and the last one?", ("2", "4")),
        ("replacement", ()),
    ],
)
def test_bills_side_by_side(text: str, bills: tuple[str, ...]) -> None:
    assert bill_types._bills(text) == bills


@pytest.mark.parametrize(
    ("code", "listed"), [("L89.154", True), ("L89.152", False), ("T80.211A", True), ("I10", False)]
)
def test_the_list_of_hospital_acquired_conditions(code: str, listed: bool) -> None:
    table = hospital_acquired._table()["conditions"]
    assert any(re.fullmatch(words, code) for words in table.values()) == listed


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("taking out all of a body part, versus only some of it", ["resection", "excision"]),
        ("breaking up a stone without removing the pieces", ["fragmentation"]),
        ("completely closed lumen", ["occlusion"]),
        ("suturing a bleeding vessel after surgery, hemorrhage clipped", ["control"]),
    ],
)
def test_operations_are_told_by_what_they_aim_at(text: str, names: list[str]) -> None:
    found = {name: objectives._place(words, text) for name, words in objectives._TABLE}
    assert sorted((name for name in found if found[name] >= 0), key=lambda name: found[name]) == names


class OfATable(MemoryCatalogue):
    """Holds four codes of the table for resection in the gastrointestinal system."""

    def children(self, system: CodeSystem, code: str, on: date) -> tuple[Entry, ...]:
        codes = ("0DTJ0ZZ", "0DTJ4ZZ", "0DTJ7ZZ", "0DT80ZZ") if code == "0DT" else ()
        return tuple(Entry(system, one, f"Title {one}", True, CodeStatus.ACTIVE, _RELEASE) for one in codes)


def test_codes_that_differ_in_one_character_are_near() -> None:
    reference = Reference(OfATable(), date(2026, 11, 20), BillingSetting.HOSPITAL)
    found, _ = one_character_off.near(Citation(CodeSystem.ICD10PCS, "0DTJ5ZZ", (0, 7)), reference)
    assert found == ("0DTJ0ZZ (Title 0DTJ0ZZ)", "0DTJ4ZZ (Title 0DTJ4ZZ)", "0DTJ7ZZ (Title 0DTJ7ZZ)")
