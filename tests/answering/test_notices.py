"""A notice stands below every reply that names a CPT code, wherever the code comes from (reply contract, A14)."""

from __future__ import annotations

import pytest

from consultant.answering.composer import _CPT
from tests.answering.test_infusions_and_shares import reply

NOTICE = "CPT codes are copyright American Medical Association"


def test_a_code_that_our_own_rules_bring_in_has_the_notice() -> None:
    said = reply("infusion from 10:05 to 11:40, units?")
    assert "96365" in said
    assert NOTICE in said


def test_a_reply_without_one_has_none() -> None:
    assert NOTICE not in reply("Is I10 billable?")


@pytest.mark.parametrize("text", ["27447-54", "CPT 99213.", "0075T", "99202 to 99215"])
def test_a_code_is_known_by_its_digits(text: str) -> None:
    assert _CPT.search(text)


@pytest.mark.parametrize(
    "text", ["ZIP code 71971", "carrier 05302", "12,345.67", "$10000", "2026-11-27", "MLN908628"]
)
def test_a_place_a_contractor_and_an_amount_are_none(text: str) -> None:
    assert not _CPT.search(text)
