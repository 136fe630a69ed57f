"""A condition of both sides has the code of each side where no title holds both."""

from __future__ import annotations

from datetime import date

import pytest

from consultant.answering.findings.descriptions import each_side, told_codes
from consultant.answering.reference import Reference
from consultant.model.catalogue import Absent, BillingSetting, CodeSet, CodeStatus, Entry
from consultant.model.codes import CodeSystem
from consultant.model.described import Likely
from tests.fakes.catalogue import RELEASES, MemoryCatalogue

_TITLES = {
    "M75.01": "Adhesive capsulitis of right shoulder",
    "M75.02": "Adhesive capsulitis of left shoulder",
    "M75.00": "Adhesive capsulitis of unspecified shoulder",
    "H61.21": "Impacted cerumen, right ear",
    "H61.22": "Impacted cerumen, left ear",
    "H61.23": "Impacted cerumen, bilateral",
}


class Sided(MemoryCatalogue):
    """A catalogue of a few diagnoses that differ in the side."""

    def entry(self, system: CodeSystem, code: str, on: date) -> Entry | Absent:
        title = _TITLES.get(code)
        return _entry(code, title) if title else super().entry(system, code, on)


def _entry(code: str, title: str) -> Entry:
    return Entry(CodeSystem.ICD10CM, code, title, True, CodeStatus.ACTIVE, RELEASES[CodeSet.ICD10CM])


@pytest.mark.parametrize(
    ("text", "category", "kind"),
    [
        ("frozen shoulder on both sides, code?", "M75", "codes_fitting"),
        ("bilateral frozen shoulder, code?", "M75", "codes_fitting"),
        ("frozen shoulder, code?", "M75", "codes_near"),
        ("both doctors say frozen right shoulder", "M75", "codes_near"),
        ("cerumen in both ears, code?", "H61", "codes_near"),
    ],
)
def test_right_and_left_stand_for_both(text: str, category: str, kind: str) -> None:
    near = [
        Likely(_entry(code, title), 1.0, 1.0) for code, title in _TITLES.items() if code.startswith(category)
    ]
    reference = Reference(Sided(), date(2026, 11, 2), BillingSetting.PRACTITIONER)
    found = each_side.told(told_codes.nearest(tuple(near)), text, reference)
    assert found[0].kind == kind
