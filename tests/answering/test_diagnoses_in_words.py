"""Conditions told in words, the order of diagnoses, 7th characters and pregnancies: what notes and rules say of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from consultant.answering import Answerer, conditions
from consultant.answering.contractors import contractor, supplies
from consultant.model.answer import Draft
from consultant.model.catalogue import Absent, CodeStatus, Entry, Note, NoteKind
from consultant.model.codes import Citation, CodeSystem
from consultant.templates import MailTemplates
from tests.answering.traceability import untraced_in_bullets
from tests.fakes.catalogue import RELEASES, CodeSet, MemoryCatalogue
from tests.fakes.questions import question

_HIP = "Displaced intertrochanteric fracture of left femur"
_TITLES = {
    "I10": "Essential (primary) hypertension",
    "I11.0": "Hypertensive heart disease with heart failure",
    "I50.22": "Chronic systolic (congestive) heart failure",
    "N18.6": "End stage renal disease",
    "Z99.2": "Dependence on renal dialysis",
    "J45.909": "Unspecified asthma, uncomplicated",
    "O99.51": "Diseases of the respiratory system complicating pregnancy",
    "O99.511": "Diseases of the respiratory system complicating pregnancy, first trimester",
    "O99.512": "Diseases of the respiratory system complicating pregnancy, second trimester",
    "O99.5": "Diseases of the respiratory system complicating pregnancy, childbirth and the puerperium",
    "T38.3X6A": "Underdosing of insulin and oral hypoglycemic [antidiabetic] drugs, initial encounter",
    "Z68.41": "Body mass index [BMI] 40.0-44.9, adult",
    "S72.142": _HIP,
    "S72.142A": f"{_HIP}, initial encounter for closed fracture",
    "S72.142D": f"{_HIP}, subsequent encounter for closed fracture with routine healing",
    "S72.142K": f"{_HIP}, subsequent encounter for closed fracture with nonunion",
    "I25.10": "Atherosclerotic heart disease of native coronary artery without angina pectoris",
    "I25.110": "Atherosclerotic heart disease of native coronary artery with unstable angina pectoris",
    "Z79.4": "Long term (current) use of insulin",
    "Z79.85": "Long-term (current) use of injectable non-insulin antidiabetic drugs",
    "M17.0": "Bilateral primary osteoarthritis of knee",
    "M17.1": "Unilateral primary osteoarthritis of knee",
    "M17.12": "Unilateral primary osteoarthritis, left knee",
    "O11": "Pre-existing hypertension with pre-eclampsia",
    "O14.12": "Severe pre-eclampsia, second trimester",
    "O14.22": "HELLP syndrome (HELLP), second trimester",
    "N13.2": "Hydronephrosis with renal and ureteral calculous obstruction",
    "N13.30": "Unspecified hydronephrosis",
    "N20.0": "Calculus of kidney",
    "N20.1": "Calculus of ureter",
}
_HEADERS = {"O99.5", "O99.51", "S72.142", "M17.1"}
_BELOW = {
    "O99": ("O99.5",),
    "O99.5": ("O99.51",),
    "O99.51": ("O99.511", "O99.512"),
    "S72.142": ("S72.142A", "S72.142D", "S72.142K"),
    "M17": ("M17.0", "M17.1"),
    "M17.1": ("M17.12",),
}
_NOTES = (
    ("I50", NoteKind.CODE_FIRST, "heart failure due to hypertension (I11.0)"),
    ("I50", NoteKind.CODE_FIRST, "heart failure following surgery (I97.13-)"),
    ("N18.6", NoteKind.USE_ADDITIONAL, "code to identify dialysis status (Z99.2)"),
    ("O99.5", NoteKind.INCLUSION_TERM, "Conditions in J00-J99"),
    ("O14", NoteKind.EXCLUDES1, "pre-existing hypertension with pre-eclampsia (O11)"),
    ("N20", NoteKind.EXCLUDES1, "nephrocalcinosis (E83.59)"),
    ("N20", NoteKind.EXCLUDES1, "that with hydronephrosis (N13.2)"),
)


class Tabular(MemoryCatalogue):
    """A few diagnoses of the tabular list with the notes on them."""

    def entry(self, system: CodeSystem, code: str, on: date) -> Entry | Absent:
        if system is not CodeSystem.ICD10CM or code not in _TITLES:
            return super().entry(system, code, on)
        status = CodeStatus.HEADER if code in _HEADERS else CodeStatus.ACTIVE
        return Entry(system, code, _TITLES[code], False, status, RELEASES[CodeSet.ICD10CM])

    def children(self, system: CodeSystem, code: str, on: date) -> tuple[Entry, ...]:
        below = (self.entry(system, child, on) for child in _BELOW.get(code, ()))
        return tuple(entry for entry in below if isinstance(entry, Entry)) or super().children(
            system, code, on
        )

    def notes(self, code: str, on: date) -> tuple[Note, ...]:
        release = RELEASES[CodeSet.ICD10CM]
        stated = (Note(kind, text, at, release) for at, kind, text in _NOTES if code.startswith(at))
        return (*stated, *super().notes(code, on))


def draft(text: str) -> Draft:
    return Answerer(Tabular(), MailTemplates()).draft(question(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Hypertension with stage 3b CKD and HFpEF", {"I10", "N18.32", "I50.30"}),
        ("acute on chronic systolic heart failure, no hypertension", {"I50.23"}),
        ("portal hypertension, denies diabetes", set()),
        ("a type 1 diabetic with ESRD on dialysis", {"E10.9", "N18.6", "Z99.2"}),
        ("CKD stage 4, diabetic on insulin", {"N18.4", "E11.9", "Z79.4"}),
        ("gestational diabetes", set()),
        ("morbidly obese, BMI 42.3", {"E66.01", "Z68.41"}),
        ("Stage 4 CKD with anemia due to it", {"N18.4", "D63.1"}),
    ],
)
def test_conditions_are_read_in_words_unless_they_are_denied(text: str, told: set[str]) -> None:
    assert set(conditions.told(text)) == told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("I50.22 in a patient with hypertension. Which one first?", "report I11.0 first, then I50.22"),
        ("Patient with N18.6 on hemodialysis, what else must we code?", "N18.6 before Z99.2"),
        ("Heart failure I50.22 after surgery, what goes first?", "I97.13- goes first, then I50.22"),
        ("Pregnant at 20 weeks with asthma J45.909, which code first?", "O99.512 first, then J45.909"),
        ("Pregnant with asthma J45.909, which code first?", "A code of O99.5 first, then J45.909"),
        ("T38.3X6A first or E11.65 first?", "E11.65 first, then T38.3X6A"),
        ("May Z68.41 be primary?", "No: Z68.41 is never listed first or alone"),
        ("May N18.6 be the principal diagnosis?", "Nothing in the notes on N18.6 forbids it"),
        (
            "May I50.22 be the principal diagnosis?",
            "Yes, unless a condition is there that the note at I50 lists",
        ),
        ("I10 and I11.0 on one claim?", "Not both: I11.0 takes the place of I10"),
        ("May Z68.41 be secondary?", "Yes: Z68.41 is never listed first or alone"),
        ("Does J45.909 take a 7th char?", "No: J45.909 is complete without a 7th character"),
        ("S72.142A, routine healing check today. What changes in the code?", "S72.142D"),
        ("What does the 7th character K mean in S72.142K?", "with nonunion."),
        ("S72.142K: what does the K mean?", "with nonunion."),
        ("N18.6: which code do I add for the dialysis?", "Z99.2"),
        ("N18.6 in the chart, is something more wanted?", 'the note "Use additional code" applies to N18.6'),
        ("Do we owe anything more beside N18.6?", 'the note "Use additional code" applies to N18.6'),
        ("N18.6: one code or two?", 'The note "Use additional code" applies to N18.6'),
        ("Any other codes to be added to N18.6?", "code to identify dialysis status"),
        ("What should accompany N18.6 by the tabular list?", "code to identify dialysis status"),
        ("Bilateral knee arthritis: is M17.12 right?", "M17.0 is the bilateral code beside M17.12"),
    ],
)
def test_notes_and_rules_are_told_of_what_the_words_say(text: str, said: str) -> None:
    found = draft(text)
    assert said in found.text
    assert untraced_in_bullets(found) == {}


def test_nothing_is_made_of_words_where_no_note_speaks_of_them() -> None:
    assert "told_note" not in {
        finding.kind for finding in draft("N18.6 with a cough, what goes first?").findings
    }


def test_an_incidental_pregnancy_takes_no_code_of_chapter_15() -> None:
    assert "O99" not in draft("J45.909, the pregnancy is incidental. Which code goes first?").text


def test_equipment_has_contractors_of_its_own() -> None:
    assert (contractor("a supplier in Ohio"), supplies("Ohio")) == (("CGS", "Ohio"), "CGS")
    assert (contractor("in Iowa"), supplies("Iowa")) == (("WPS", "Iowa"), "Noridian")


def test_a_drug_that_another_status_code_is_for_is_corrected() -> None:
    found = draft("Can I put Z79.4 with E11.9 if she is on Ozempic only?")
    assert "No, not Z79.4 for Ozempic: Z79.85" in found.text


def test_titles_of_one_category_that_deny_each_other_are_told() -> None:
    found = draft("Is I25.10 with I25.110 allowed together?")
    assert found.text.split("SHORT ANSWER\n")[1].startswith("No: I25.10 says")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("E10.9 for a patient with type 2 diabetes?", "E10.9 is not the type you name"),
        ("S72.142A: third physical therapy visit, still right?", "S72.142D"),
    ],
)
def test_what_is_named_beside_a_code_is_compared_with_it(text: str, said: str) -> None:
    assert said in draft(text).text


def test_a_category_by_number_without_its_labels_is_a_gap_and_no_guess() -> None:
    assert "CMS-HCC labels" in draft("Does HCC 36 drop HCC 37?").text


def test_a_drug_number_is_written_in_eleven_digits() -> None:
    cited = (Citation(CodeSystem.NDC, "50242006001", (4, 16)),)
    asked = replace(question("NDC 50242-060-01: how do we write it in 11 digits?"), citations=cited)
    assert "50242-0060-01" in Answerer(Tabular(), MailTemplates()).draft(asked).text


def test_each_code_of_a_list_is_answered_for_whether_it_is_valid() -> None:
    told = draft("Are M17.1, N20.0 and N20.1 valid?").text
    assert "M17.1 is not billable" in told
    assert all(f"Yes: {code} is valid" in " ".join(told.split()) for code in ("N20.0", "N20.1"))


def test_a_note_that_tells_two_conditions_together_names_their_code() -> None:
    drafted = draft("N13.30 and N20.0, ok together?")
    assert "Not both: N13.2 is for the two together, by the Excludes1 note at N20" in drafted.text
    assert '"that with hydronephrosis (N13.2)"' in drafted.text
    assert "for the two together" not in draft("N20.0 and N20.1, ok together?").text
    assert "for the two together" not in draft("N20.0 and N13.2, ok together?").text


def test_what_a_note_tells_of_its_own_condition_with_a_third_is_no_code_for_two_of_its_kind() -> None:
    assert "for the two together" not in draft("O14.12 and O14.22, ok together?").text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Hypertension and chronic systolic heart failure. Which combination code comes first?",
            "I11.0 first, then I50.22",
        ),
        ("HTN with chronic HFrEF, dx codes and order?", "I11.0 first, then I50.22"),
    ],
)
def test_hypertension_with_a_failing_heart_is_one_code_and_the_kind_after_it(text: str, said: str) -> None:
    assert said in draft(text).text.replace("\n", " ")


def test_a_link_that_the_record_denies_is_not_presumed() -> None:
    assert (
        "I11.0 first"
        not in draft("HTN, and chronic systolic heart failure due to a virus, unrelated. Codes?").text
    )


def test_what_a_record_leaves_open_denies_nothing_behind_it() -> None:
    told = conditions.told(
        "high blood pressure, heart failure (type not stated) and chronic kidney disease stage 4"
    )
    assert set(told) == {"I10", "I50.9", "N18.4"}
