"""Stories of the table, external causes, and what another code beside the cited one is not taken for."""

from __future__ import annotations

import pytest

from consultant.answering import polarity
from consultant.answering.findings.guidelines import told_together
from tests.answering.test_stories import short


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("COVID-19 with pneumonia, which code first?", "U07.1 first, then J12.82"),
        ("HIV positive, never had symptoms. B20?", "Z21:"),
        ("COPD in acute exacerbation and pneumonia. Codes?", "J44.0, J18.9 and J44.1:"),
        ("Acute and chronic respiratory failure, one code or two?", "J96.20:"),
        ("Fell from a ladder at her house. External cause codes?", "W11.XXXA and Y92.019:"),
        ("Slipped on ice in the driveway, external cause codes?", "W00.0XXA and Y92.014:"),
        ("Dog bite of the hand, first visit: which external cause code?", "W54.0XXA:"),
        ("Follow-up after she tripped at home, external cause code?", "W01.0XXD:"),
        ("Type 2 diabetic on Mounjaro and metformin, which Z79 codes?", "Z79.84 and Z79.85:"),
        ("Type 2 diabetic on Mounjaro and metformin, no insulin. Which Z79 codes?", "Z79.84 and Z79.85:"),
        ("PT after left hip replacement, which dx codes?", "Z47.1 first, then Z96.642"),
        ("Aftercare of both knee replacements: codes?", "Z47.1 first, then Z96.653"),
        (
            "Liver mets, colon cancer resected in 2021, no further treatment. Codes, which first?",
            "C78.7 first, then Z85.038",
        ),
        ("Dysphagia following stroke, oropharyngeal phase, code", "I69.391 first, then R13.12"),
        ("aphasia from a stroke two years ago, code", "I69.320:"),
        ("Pregnant 28 weeks, gestational diabetes on insulin. Codes?", "O24.414 and Z3A.28:"),
        ("GDM controlled by diet, code", "O24.410:"),
        (
            "Follow-up after completed treatment for breast cancer, no recurrence. code",
            "Z08 first, then Z85.3",
        ),
        ("Screening mammogram, normal. dx code", "Z12.31:"),
        ("Family hx colon ca, screening colonoscopy. dx codes", "Z12.11 first, then Z80.0"),
        ("Long covid fatigue. codes", "R53.83 first, then U09.9"),
        ("Prostate cancer, prostatectomy 2018, no evidence of disease. Code?", "Z85.46:"),
    ],
)
def test_a_story_has_its_codes(text: str, codes: str) -> None:
    assert short(text).startswith(codes)


@pytest.mark.parametrize(
    "text",
    [
        "COVID vaccine and pneumonia vaccine, which code first?",
        "Suspected COVID with pneumonia, which code?",
        "HIV positive with pneumocystis, no other symptoms. Code?",
        "COPD without exacerbation, pneumonia. Codes?",
        "Acute and chronic respiratory failure with hypoxia, code?",
        "Is an external cause code ever first?",
        "Type 1 diabetic on insulin, which Z79 code?",
        "Infected right knee replacement after surgery, code?",
        "Breast cancer, mastectomy 2020, on tamoxifen. Code?",
        "dysarthria after subarachnoid hemorrhage, code?",
        "GDM on insulin, delivered yesterday. Code?",
        "How often is a screening mammogram covered, any dx?",
        "Screening colonoscopy found a polyp, dx code?",
    ],
)
def test_what_is_told_otherwise_has_not(text: str) -> None:
    said = short(text)
    assert not any(
        code in said
        for code in (
            "J12.82",
            "Z21:",
            "J44.0 first, then J18.9",
            "J96.20:",
            "W19",
            "Z79.4:",
            "Z47.1",
            "Z85.3:",
            "I69.322:",
            "O24.414",
            "Z12.31:",
            "Z12.11:",
        )
    )


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "Admitted for pain control, prostate cancer C61. Principal G89.3 or C61?",
            "G89.3 first, then C61",
        ),
        ("Screening colonoscopy, polyp found. Order of Z12.11 and D12.0?", "Z12.11 first, then D12.0"),
        ("COPD, acute bronchitis and acute exacerbation: codes?", "J44.0, J20.9 and J44.1:"),
    ],
)
def test_the_encounter_decides_what_is_first(text: str, first: str) -> None:
    assert short(text).startswith(first)


def test_a_claim_with_a_denial_behind_it_is_no_denial() -> None:
    claim = "BMI codes can stand alone as the only diagnosis, a note of obesity isn't required. Right?"
    assert not polarity.denies(claim)
    assert polarity.denies("A modifier isn't required, right?")


@pytest.mark.parametrize(
    "words",
    [
        "contact with human immunodeficiency virus (Z20.6)",
        "overproduction not associated with the disease (E27.0)",
    ],
)
def test_a_note_on_contact_or_on_what_is_not_together_names_no_code_for_both(words: str) -> None:
    found = told_together._TOGETHER.search(words)
    assert found is not None
    assert told_together._APART.search(found[0])
