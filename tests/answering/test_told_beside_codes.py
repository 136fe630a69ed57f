"""What a question tells beside the code that it cites: the hand, the organism, an excluded condition, another approach."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from consultant.answering import handedness
from consultant.answering.answerer import Answerer
from consultant.answering.findings.codes import changed_operations
from consultant.answering.findings.coverage import split_care
from consultant.answering.findings.descriptions import told_titles
from consultant.answering.findings.edits.limits_compared import _LIMIT
from consultant.answering.intents import Intent, understand
from consultant.answering.reading import Ask, billing_setting
from consultant.answering.reading.descriptions import ANY
from consultant.answering.reference import Reference
from consultant.model.catalogue import Absent, BillingSetting, CodeSet, CodeStatus, Entry, Note, NoteKind
from consultant.model.codes import Citation, CodeSystem
from consultant.templates import MailTemplates
from tests.answering.test_verdicts import NOTES
from tests.fakes.catalogue import RELEASES, MemoryCatalogue
from tests.fakes.questions import question

_DIAGNOSES: Mapping[str, str] = {
    "A41.02": "Sepsis due to Methicillin resistant Staphylococcus aureus",
    "B95.62": "Methicillin resistant Staphylococcus aureus infection as the cause of diseases classified elsewhere",
    "B95.61": "Methicillin susceptible Staphylococcus aureus infection as the cause of diseases classified elsewhere",
    "L21.9": "Seborrheic dermatitis, unspecified",
    "L30.3": "Infective dermatitis",
    "G81.91": "Hemiplegia, unspecified affecting right dominant side",
    "G81.93": "Hemiplegia, unspecified affecting right nondominant side",
    "S32.058S": "Other fracture of fifth lumbar vertebra, sequela",
}
_OPERATIONS: Mapping[str, str] = {
    "0FT44ZZ": "Resection of Gallbladder, Percutaneous Endoscopic Approach",
    "0FT40ZZ": "Resection of Gallbladder, Open Approach",
    "0SRC0J9": "Replacement of Right Knee Joint with Synthetic Substitute, Cemented, Open Approach",
    "0SRD0J9": "Replacement of Left Knee Joint with Synthetic Substitute, Cemented, Open Approach",
}


class _Told(MemoryCatalogue):
    """Rows of a few diagnoses and operations, and one Excludes2 note."""

    def entry(self, system: CodeSystem, code: str, on: date) -> Entry | Absent:
        titles = {CodeSystem.ICD10CM: _DIAGNOSES, CodeSystem.ICD10PCS: _OPERATIONS}.get(system, {})
        if title := titles.get(code):
            return Entry(system, code, title, False, CodeStatus.ACTIVE, RELEASES[CodeSet.ICD10CM])
        return super().entry(system, code, on)

    def notes(self, code: str, on: date) -> tuple[Note, ...]:
        note = Note(NoteKind.EXCLUDES2, "infective dermatitis (L30.3)", "L21", RELEASES[CodeSet.ICD10CM])
        return (note,) if code.startswith("L21") else super().notes(code, on)


ANSWERER = Answerer(_Told(), MailTemplates(), NOTES)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Patient has A41.02. Do we still need B95.62 with it?", "No: A41.02 names the organism already"),
        ("infective dermatitis with L21.9, can both be reported?", "Yes: L21.9 and L30.3 may both be reported"),
        ("G81.91 or G81.93 for right weakness, patient is left handed", "G81.93 ("),
        ("Old fracture, pain since. Which goes first, S32.058S or the pain?", "Usually not first: S32.058S is the cause"),
    ],
)  # fmt: skip
def test_what_is_told_beside_a_code_decides(text: str, said: str) -> None:
    assert said in ANSWERER.draft(question(text)).text


@pytest.mark.parametrize(
    ("code", "text", "other"),
    [
        ("0FT44ZZ", "Same as 0FT44ZZ but open: which code?", "0FT40ZZ"),
        ("0SRC0J9", "0SRC0J9 is the right knee. What would the code be for the left?", "0SRD0J9"),
    ],
)
def test_an_operation_done_otherwise_is_another_code(code: str, text: str, other: str) -> None:
    ask = Ask(text, (Citation(CodeSystem.ICD10PCS, code, (0, 7)),), (), 1.0)
    reference = Reference(_Told(), date(2026, 11, 23), BillingSetting.HOSPITAL)
    (found,) = changed_operations.told(ask, reference)
    assert found.codes == (other, code)


def test_an_organism_that_the_infection_does_not_name_is_not_told_away() -> None:
    assert "names the organism" not in ANSWERER.draft(question("A41.02 with B95.61?")).text


@pytest.mark.parametrize(
    ("title", "text", "fits"),
    [
        ("affecting right dominant side", "he is right-handed", True),
        ("affecting right dominant side", "he is left-handed", False),
        ("affecting left non-dominant side", "right handed", True),
        ("affecting left dominant side", "ambidextrous", True),
        ("affecting left dominant side", "nothing on the hand", False),
        ("affecting unspecified side", "right handed", False),
    ],
)
def test_a_side_is_dominant_by_the_told_hand(title: str, text: str, fits: bool) -> None:
    assert handedness.fits(title, text) is fits


@pytest.mark.parametrize(
    ("code", "text", "changed"),
    [
        ("0V9T30Z", "a version without a drainage device left in", "0V9T3ZZ"),
        ("0DB68ZX", "without the biopsy qualifier", "0DB68ZZ"),
        ("0FT40ZZ", "the laparoscopic one", "0FT44ZZ"),
    ],
)
def test_a_change_is_one_character(code: str, text: str, changed: str) -> None:
    assert changed_operations._changed(code, text) == changed


def test_a_greeting_is_no_diagnosis() -> None:
    assert "hi" not in told_titles.whole("Hi team, she broke her hip", ANY).words.lower().split()


def test_relative_values_are_no_units_and_a_bracketed_55_is_aftercare() -> None:
    assert not _LIMIT.search("office or facility, how many RVU?")
    assert _LIMIT.search("how many in the office and in the hospital?")
    assert split_care._AFTERCARE.search("the doc who only does the follow up (55)")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("J1885 30 mg IM, which administration code?", "96372"),
        ("Lasix IV push, J code and admin code?", "96374"),
        ("Lupron depot, J code and the injection code?", "96402"),
        ("Flu shot IM, which administration code?", ""),
        ("J1885 30 mg IM, how many units?", ""),
    ],
)
def test_giving_a_drug_has_a_code_where_it_is_wished(text: str, code: str) -> None:
    said = ANSWERER.draft(question(text)).text
    assert f"{code} for " in said if code else "beside the code of the drug" not in said


@pytest.mark.parametrize("text", ["wRVU of 99213?", "99213 wRVUs please", "how many wRVU is 99213"])
def test_a_work_rvu_is_written_in_one_word_too(text: str) -> None:
    assert Intent.PAYMENT in understand(text).intents or Intent.STATUS in understand(text).intents


def test_an_edit_in_hospital_is_the_hospitals() -> None:
    assert billing_setting.in_part("Would the edit 27596/64435 in hospital open?") is BillingSetting.HOSPITAL
    assert billing_setting._HOSPITAL.search("Would the edit 27596/64435 in hospital open?")
