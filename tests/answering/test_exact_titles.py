"""A question that writes out a title whole."""

from __future__ import annotations

import pytest

from consultant.answering.dates import date_of_service
from consultant.answering.findings.coverage.told_places import numbered
from consultant.answering.findings.coverage.worth import _COMPARED
from consultant.answering.intents.fields import asked
from tests.answering.test_descriptions import draft, likely

_TITLE = "Type 2 diabetes mellitus without complications"


@pytest.mark.parametrize(
    "text",
    [
        f"What is the ICD-10-CM code for {_TITLE.lower()}?",
        f"{_TITLE} - dx code?",
        f"Which ICD-10 code is {_TITLE}?",
    ],
)
def test_a_title_written_out_is_answered_with_its_code(text: str) -> None:
    assert "E11.9 fits that description" in draft(text, likely("E11.9", _TITLE, 1.0)).text


def test_a_place_behind_in_is_a_contractor_with_its_locality() -> None:
    assert numbered("OPPS cap for 93976 TC in 11202 locality 01") == ("11202", "01")
    assert numbered("is 11402 locality based") == ("", "")


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("17284 and 36410, different site, payable?", False),
        ("do 99213 and 99214 pay at different rates?", True),
        ("difference in payment of 99213 and 99214", True),
    ],
)
def test_only_a_difference_in_value_compares_values(text: str, compared: bool) -> None:
    assert bool(_COMPARED.search(text)) is compared


def test_the_year_of_a_code_that_was_replaced_is_none_of_the_service() -> None:
    assert date_of_service("DDY5KZZ was used in 2020. What replaced it?") is None
    assert date_of_service("was 99213 valid in 2020") is not None


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("75716 OPPS-cap practice expense", "OPPS cap"),
        ("G2213 PE in the hospital setting", "practice expense"),
        ("L5785 Berenson-Eggers code", "BETOS"),
        ("Restructured BETOS family 0188U", "RBCS"),
        ("cross reference code for L8642?", "cross-reference"),
        ("what's the abbreviated name of G9100", "short description"),
    ],
)
def test_a_column_is_known_by_other_names(text: str, field: str) -> None:
    assert field in asked(text)
