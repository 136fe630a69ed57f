"""Stories of the table, external causes, and what another code beside the cited one is not taken for."""

from __future__ import annotations

import pytest

from tests.answering.test_stories import short


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("COVID-19 with pneumonia, which code first?", "U07.1, J12.82, in that order"),
        ("HIV positive, never had symptoms. B20?", "Z21:"),
        ("COPD in acute exacerbation and pneumonia. Codes?", "J44.0, J18.9, J44.1:"),
        ("Acute and chronic respiratory failure, one code or two?", "J96.20:"),
        ("Fell from a ladder at her house. External cause codes?", "W11.XXXA, Y92.019:"),
        ("Slipped on ice in the driveway, external cause codes?", "W00.0XXA, Y92.014:"),
        ("Dog bite of the hand, first visit: which external cause code?", "W54.0XXA:"),
        ("Follow-up after she tripped at home, external cause code?", "W01.0XXD:"),
        ("Type 2 diabetic on Mounjaro and metformin, which Z79 codes?", "Z79.84, Z79.85:"),
        ("PT after left hip replacement, which dx codes?", "Z47.1, Z96.642, in that order"),
        ("Aftercare of both knee replacements: codes?", "Z47.1, Z96.653, in that order"),
        (
            "Liver mets, colon cancer resected in 2021, no further treatment. Codes, which first?",
            "C78.7, Z85.038",
        ),
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
    ],
)
def test_what_is_told_otherwise_has_not(text: str) -> None:
    said = short(text)
    assert not any(
        code in said
        for code in ("J12.82", "Z21:", "J44.0, J18.9", "J96.20:", "W19", "Z79.4:", "Z47.1", "Z85.3:")
    )
