"""Whether others are right who call a code invalid, and who is meant where somebody is asked to be right."""

from __future__ import annotations

import pytest

from consultant.answering import amounts_said, others_claims
from consultant.answering.declines import declined
from consultant.answering.reading.spelling import spelled

_ENDED = "No: S23.420A is no longer valid on 2026-10-02."


@pytest.mark.parametrize(
    ("text", "kind", "begins"),
    [
        ("S23.420A rejected as invalid. Is the payer right?", "code_terminated", "Yes: "),
        ("The scrubber says S23.420A is not valid. Are they wrong?", "code_terminated", "No: "),
        ("Clearinghouse says J1885 is deleted. Are they correct?", "code_active", "No: "),
        ("S23.420A rejected as invalid. What now?", "code_terminated", ""),
        ("Is S23.420A valid?", "code_terminated", ""),
    ],
)
def test_others_are_right_or_not(text: str, kind: str, begins: str) -> None:
    assert others_claims.verdict(text, kind, _ENDED).startswith(begins)
    assert bool(others_claims.verdict(text, kind, _ENDED)) is bool(begins)


def test_a_payer_who_is_right_is_no_side() -> None:
    assert spelled("M72.2 was rejected. Is the payer right?").endswith("Is the payer correct?")
    assert spelled("Is the pain in the right foot?") == "Is the pain in the right foot?"


def test_every_so_many_years_leaves_exceptions() -> None:
    told = "Every 120 months at average risk; every 24 months is for high risk."
    assert amounts_said.verdict("Is a screening covered every 10 years?", told, (), ruled=True) == "Yes"


def test_parts_of_a_value_are_told_and_services_are_not_broken_down() -> None:
    assert declined("Break down 96570 into work, non-facility PE and MP RVU.") is None
    assert declined("Break the panel 80053 down into single tests so that each gets paid") is not None
