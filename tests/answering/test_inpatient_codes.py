"""An operation whose code an inpatient coder wishes is of ICD-10-PCS, also where nobody names the system."""

from __future__ import annotations

import pytest

from consultant.answering.reading import inpatient_codes


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("laparoscopic appendectomy inpatient code", True),
        ("Inpatient: open left hemicolectomy, what's the code?", True),
        ("Inpatient, right total hip arthroplasty: which procedure code?", True),
        ("Which CPT code for the inpatient appendectomy?", False),
        ("Surgeon's code for an inpatient appendectomy?", False),
        ("Inpatient with pneumonia: code?", False),
        ("Inpatient DRG code for a hip replacement?", False),
        ("Code for appendectomy?", False),
        ("Inpatient consult before hip replacement, code?", False),
    ],
)
def test_the_system_of_an_inpatients_operation(text: str, named: bool) -> None:
    assert ("ICD-10-PCS" in inpatient_codes.named(text)) is named
