"""What a question takes an indicator's value to mean is confirmed or denied."""

from __future__ import annotations

import pytest

from consultant.answering.claimed_meanings import verdict


@pytest.mark.parametrize(
    ("text", "field", "value", "judged"),
    [
        ("Status B means billable, right?", "status", "B", "wrong"),
        ("Status B, so it is bundled into the visit?", "status", "B", "right"),
        ("99070 has status B. That means we can bill it separately, right?", "status", "B", "wrong"),
        ("It is status N, which means Medicare does not cover it?", "status", "N", "right"),
        ("status X, so Medicare never pays it, correct?", "status", "X", "wrong"),
        ("status A means it is separately payable?", "status", "A", "right"),
        ("status A means guaranteed payment?", "status", "A", "wrong"),
        ("status C, so the contractor sets the price?", "status", "C", "right"),
        ("Bilateral indicator 2 means we may bill 50, right?", "bilateral", "2", "wrong"),
        ("Bilateral indicator 1 means 150 percent with 50?", "bilateral", "1", "right"),
        ("MAI 2 means we can split over two lines, right?", "adjudication", "2", "wrong"),
        ("MAI 2 means no appeal, correct?", "adjudication", "2", "right"),
        ("MAI 3 means that more can never be paid, correct?", "adjudication", "3", "wrong"),
        ("MAI 3, so no more than 6 ever.", "adjudication", "3", "wrong"),
        ("MAI 3 means it can be exceeded on appeal?", "adjudication", "3", "right"),
        ("Global ZZZ means ten days, correct?", "global_days", "ZZZ", "wrong"),
        ("What is the status of 99070?", "status", "B", ""),
        ("Does status B apply to 99070?", "status", "B", ""),
        ("MAI 2, so what?", "adjudication", "2", ""),
    ],
)
def test_a_claimed_meaning_is_judged(text: str, field: str, value: str, judged: str) -> None:
    assert verdict(text, field, value) == judged
