"""An amount that a question states is judged by the amount that the answer names."""

from __future__ import annotations

import pytest

from consultant.answering.amounts_said import verdict

_LEVEL = "99215: total minutes of the day, at least 40."
_FILED = "A Medicare claim has to be filed within one calendar year of the date of service."
_LOOK_BACK = "Six years: the look-back runs from the day the money was received."


@pytest.mark.parametrize(
    ("text", "sentence", "judged"),
    [
        ("99215 needs 60 minutes.", _LEVEL, "No"),
        ("99215 needs 40 minutes.", _LEVEL, "Yes"),
        ("We spent 45 minutes, 99215?", _LEVEL, ""),
        ("How many minutes is 99215?", _LEVEL, ""),
        ("99215 needs 40 minutes, correct?", "40 minutes reach 99215 and not 99214.", ""),
    ],
)
def test_the_amount_of_a_code(text: str, sentence: str, judged: str) -> None:
    assert verdict(text, sentence, ("99215",)) == judged


@pytest.mark.parametrize(
    ("text", "sentence", "judged"),
    [
        ("Medicare claims have to be filed within 6 months. Correct?", _FILED, "No"),
        ("Claims must be filed in 12 months, right?", _FILED, "Yes"),
        ("Within which time are claims filed?", _FILED, ""),
        (
            "Mammograms are covered every 2 years, right?",
            "A screening mammogram is covered once a year.",
            "No",
        ),
        ("Is a mammogram covered once in a lifetime?", "A screening mammogram is covered once a year.", "No"),
        ("She came back in 6 months; is the claim filed late?", _FILED, ""),
        (
            "Records of overpayments are kept for 10 years, right?",
            "A redetermination is asked for within 120 days.",
            "",
        ),
    ],
)
def test_the_amount_of_a_rule(text: str, sentence: str, judged: str) -> None:
    assert verdict(text, sentence, ()) == judged


def test_a_verdict_need_not_name_the_thing_again() -> None:
    assert (
        verdict("We go back 3 years? The overpayment window is 3 years, right?", _LOOK_BACK, (), ruled=True)
        == "No"
    )
