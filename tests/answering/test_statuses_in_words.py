"""What a patient carries, lost or was exposed to, how an injury happened, and the week of a pregnancy, in words."""

from __future__ import annotations

import pytest

from consultant.answering import conditions, index_terms
from consultant.answering.findings.guidelines import external_causes
from consultant.answering.reading.descriptions import description, wishes_diagnosis
from consultant.answering.reading.shorthand import unabbreviated
from consultant.answering.reading.spelling import spelled
from consultant.answering.reading.subjects import own_subject
from tests.answering.test_stories import short


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Hx total knee on the left, status code? And if both sides are done?", "Z96.652 and Z96.653:"),
        ("Patient lost her right breast years ago (mastectomy). Status code?", "Z90.11:"),
        ("Veteran with cough, exposed to burn pits. Codes?", "R05.9 and Z77.32:"),
        ("External cause for a fall on the same level, unspecified, first visit?", "W18.30XA:"),
        ("Fell from a horse, external cause code?", "V80.010A:"),
        ("Stroke last year, hemiplegia of the left nondominant side. Code?", "I69.354:"),
    ],
)
def test_a_told_status_or_cause_has_its_code(text: str, codes: str) -> None:
    assert short(text).startswith(codes)


@pytest.mark.parametrize(
    "text",
    [
        "Total knee replacement revision, left: status code of the MPFS?",
        "Infected left knee replacement, status code?",
        "Discharge status code after a below-knee amputation, right?",
    ],
)
def test_a_complication_or_another_status_is_none(text: str) -> None:
    assert not short(text).startswith(("Z96", "Z89", "Z90"))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("ICD-10 code for family history of breast cancer?", ("Z80.3",)),
        ("Status code for a mastectomy, both sides?", ("Z90.13",)),
        ("tennis elbow, R. code?", ("M77.11",)),
        ("Is there a dx for someone who cannot afford food?", ("Z59.41",)),
        ("UTI due to E. coli, which two codes?", ("N39.0", "B96.20")),
        ("Autism level 2 code", ("F84.0",)),
        ("Immunization not carried out because her mother refused. Dx code?", ("Z28.82",)),
        ("Our biller asks: which code describes shingles?", ("B02.9",)),
        ("nondisplaced fracture of the pinky toe, right, first visit. Dx?", ("S92.504A",)),
    ],
)
def test_common_terms_of_askers_stand_for_their_codes(text: str, codes: tuple[str, ...]) -> None:
    wanted = description(spelled(text))
    assert wanted is not None
    assert next(iter(index_terms.codes(wanted)), ()) == codes


def test_an_injury_keeps_what_decides_it_where_its_cause_is_left_out() -> None:
    text = "Laceration right thumb, no nail damage, cut with a kitchen knife at home. Codes?"
    assert next(external_causes.injury(text)) == "Laceration right thumb, no nail damage"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("bitten by a dog on the left forearm", "open bite of left forearm; bitten by dog"),
        ("hx of colon polyps", "history of colon polyps"),
    ],
)
def test_askers_words_are_those_of_titles(written: str, meant: str) -> None:
    assert unabbreviated(written) == meant


@pytest.mark.parametrize(
    ("text", "wished"),
    [
        ("Screening mammogram, average risk. Diagnosis?", True),
        ("External cause: fall from bed", True),
        ("CPT code for a fall assessment?", False),
        ("Which comes first, the diagnosis or the sign?", False),
    ],
)
def test_a_diagnosis_is_wished_by_its_name(text: str, wished: bool) -> None:
    assert wishes_diagnosis(text) is wished


def test_kind_and_pace_of_a_heart_failure_stand_in_brackets_too() -> None:
    told = conditions.told("hypertension, heart failure (acute on chronic systolic) and CKD stage 3b")
    assert {"I50.23", "N18.32"} <= {*told}


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Also, what is the diagnosis code for shingles?", True),
        ("Also, what is the diagnosis code for it?", False),
        ("Also, the dx code for the visit?", False),
    ],
)
def test_one_word_is_a_subject_of_its_own_where_its_diagnosis_is_asked_for(text: str, own: bool) -> None:
    assert own_subject(text) is own


def test_a_return_visit_alone_describes_nothing() -> None:
    assert description("What do we code for the follow up?") is None
