"""Which of several diagnoses a question has as the principal one of a stay."""

from __future__ import annotations

import pytest

from consultant.answering.findings.crosswalks.roles import principal


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("which DRG do I21.4 with J96.01 group to?", "I21.4"),
        ("PDX J18.9, secondary J96.01: DRG?", "J18.9"),
        ("DRG for A41.9 + R65.21", "A41.9"),
        ("What DRG does I50.23 go to with a secondary of N18.6?", "I50.23"),
        ("G40.909, and E11.9 as secondary - which ms-drg", "G40.909"),
        ("If J44.1 is principal and J96.21 is secondary, is it 190?", "J44.1"),
        ("J96.21 secondary, J44.1 pdx. drg?", "J44.1"),
        ("admitted for K92.2 with D62 as a CC. drg?", "K92.2"),
        ("are L97.412 and O46.022 CC, MCC or neither under DRG v41.1?", ""),
        ("N39.0 and A41.9, which drgs", ""),
        ("may I report I21.4 with J96.01?", ""),
    ],
)
def test_the_principal_diagnosis_is_told_by_name_or_by_what_stands_beside_it(text: str, code: str) -> None:
    assert principal(text) == code
