"""Several conditions told in one description are cut where they end, and who has them is no part of it."""

from __future__ import annotations

import pytest

from consultant.answering import conditions
from consultant.answering.findings.descriptions import several
from consultant.answering.reading.clinical import told
from consultant.answering.reading.descriptions import Description, description
from consultant.model.described import Likely


def _codes(text: str, *titled: str) -> set[str]:
    wanted = description(text)
    assert wanted is not None
    asked: list[str] = []

    def chosen(part: Description) -> Likely | None:
        asked.append(part.words)
        return None

    found = {part.code for part in several.parts(wanted, chosen)}
    assert set(titled) <= set(asked)
    return found


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (
            "What's the ICD-10 for a diabetic type 2 with stage 3b CKD on insulin?",
            {"E11.9", "N18.32", "Z79.4"},
        ),
        ("Sepsis and pneumonia, both POA. Codes?", {"A41.9", "J18.9"}),
        ("Patient has chronic HFpEF and hypertension, dx codes?", {"I50.32", "I10"}),
        ("BPH with nocturia and weak stream, which codes?", {"N40.0", "R35.1", "R39.12"}),
        ("COPD exacerbation with acute bronchitis, codes?", {"J44.1", "J20.9"}),
        ("Which dx code for influenza A with pneumonia?", {"J10.1", "J18.9"}),
        ("Is 36.2 BMI with obesity class 2 in an adult: which codes?", {"E66.812", "Z68.36"}),
        (
            "62 yo man seen in the ER: COPD exacerbation, acute bronchitis, sent home. Code(s)?",
            {"J44.1", "J20.9"},
        ),
        ("Diabetic type 2 on Ozempic and insulin, all codes please", {"E11.9", "Z79.4", "Z79.85"}),
    ],
)
def test_each_condition_has_its_code_by_default(text: str, codes: set[str]) -> None:
    assert _codes(text) == codes


def test_nothing_is_told_while_one_condition_has_no_code() -> None:
    assert _codes("CKD stage 4 with purple toes, which codes?", "purple toes") == set()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("heart failure (diastolic, chronic)", "I50.32"),
        ("acute on chronic systolic (congestive) heart failure", "I50.23"),
        ("chronic diastolic heart failure, acute kidney injury", "I50.32"),
        ("combined systolic and diastolic CHF", "I50.40"),
        ("CHF and acute bronchitis", "I50.9"),
    ],
)
def test_heart_failure_is_told_by_words_before_and_behind_its_name(text: str, code: str) -> None:
    assert [one for one in conditions.told(text) if one.startswith("I50")] == [code]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kid with croup, ICD-10?", "croup"),
        ('My provider wrote "afib, persistent". Which ICD-10 code?', "afib, persistent"),
        ("72 y/o male presents with syncope. dx code?", "syncope"),
        ("Patient is 32 weeks pregnant with severe preeclampsia, which codes?",
         "32 weeks gestation of pregnancy; severe preeclampsia, third trimester"),
    ],
)  # fmt: skip
def test_who_has_it_and_who_wrote_it_is_no_part_of_a_description(text: str, words: str) -> None:
    found = description(text)
    assert found is not None
    assert found.words == words


@pytest.mark.parametrize(
    ("description", "title"),
    [
        (
            "recurrent inguinal hernia, gangrenous",
            "Unilateral inguinal hernia, without obstruction or gangrene, recurrent",
        ),
        ("bleeding duodenal ulcer, acute", "Acute duodenal ulcer without hemorrhage or perforation"),
    ],
)
def test_a_title_that_denies_what_is_told_in_another_form_of_the_word_contradicts_it(
    description: str, title: str
) -> None:
    assert told(description).contradicts(told(title))


def test_a_title_that_says_it_in_another_form_contradicts_nothing() -> None:
    assert not told("bleeding duodenal ulcer").contradicts(told("Acute duodenal ulcer with hemorrhage"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("mild alcohol use disorder", "F10.10"),
        ("opioid use disorder, severe", "F11.20"),
        ("CAUTI", "T83.511A"),
        ("hypertensive emergency", "I16.1"),
    ],
)
def test_conditions_have_their_default_code(text: str, code: str) -> None:
    assert conditions.told(text) == (code,)


def test_flu_and_pneumonia_are_vaccines_beside_a_word_for_them() -> None:
    assert conditions.told("Gave 2 vaccines, flu and pneumonia") == ()
    assert conditions.told("flu and pneumonia") == ("J11.1", "J18.9")


def test_kidney_disease_of_stage_5_on_dialysis_is_end_stage() -> None:
    assert set(conditions.told("HTN, CKD stage 5 on dialysis")) == {"I10", "N18.6", "Z99.2"}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Lung cancer, seen for radiation only today", ("Z51.0",)),
        ("breast cancer, admitted for her chemotherapy", ("Z51.11",)),
        ("lung cancer, here for chemo side effects", ()),
        ("history of radiation for lung cancer", ()),
    ],
)
def test_an_encounter_for_treating_a_cancer_is_told_by_what_it_is_for(
    text: str, codes: tuple[str, ...]
) -> None:
    assert several.treated(text) == codes
