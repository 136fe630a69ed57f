"""Codes of a relative, of the site of an ulcer and of the place of an accident stand for no text that does not tell them."""

from __future__ import annotations

import pytest

from consultant.answering.findings.descriptions import possible
from consultant.answering.reading.descriptions import description
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import CodeSystem
from consultant.model.described import Likely
from tests.fakes.catalogue import RELEASES, CodeSet

_TITLES = {
    "Z80.3": "Family history of malignant neoplasm of breast",
    "E11.621": "Type 2 diabetes mellitus with foot ulcer",
    "E11.622": "Type 2 diabetes mellitus with other skin ulcer",
    "Y92.531": "Health care provider office as the place of occurrence of the external cause",
}


@pytest.mark.parametrize(
    ("text", "code", "meant"),
    [
        ("ICD-10 code for breast cancer?", "Z80.3", False),
        ("ICD-10 code for mother had breast cancer?", "Z80.3", True),
        ("ICD-10 code for family history of breast cancer?", "Z80.3", True),
        ("ICD-10 code for diabetes with ulcer?", "E11.621", False),
        ("ICD-10 code for diabetes with ulcer?", "E11.622", False),
        ("ICD-10 code for diabetes with ulcer of the left heel?", "E11.621", True),
        ("ICD-10 code for diabetes with ulcer of the left shin?", "E11.622", True),
        ("ICD-10 code for pneumonia in the doctor's office?", "Y92.531", False),
        ("ICD-10 code for fall in the doctor's office?", "Y92.531", True),
    ],
)
def test_a_code_of_what_nobody_told_is_not_meant(text: str, code: str, meant: bool) -> None:
    release = RELEASES[CodeSet.ICD10CM]
    entry = Entry(CodeSystem.ICD10CM, code, _TITLES[code], False, CodeStatus.ACTIVE, release)
    wanted = description(text)
    assert wanted is not None
    assert bool(possible.kept(wanted, (Likely(entry, 1.0, 1.0),))) is meant
