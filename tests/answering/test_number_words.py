"""Amounts that a question tells in words are read as if they stood in digits."""

from __future__ import annotations

import pytest

from consultant.answering.number_words import in_digits, spelled, valued


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("gave one gram IM", "gave 1 gram IM"),
        ("a gram of ceftriaxone", "1 gram of ceftriaxone"),
        ("two and a half mg", "2.5 mg"),
        ("2 1/2 mg", "2.5 mg"),
        ("half a gram", "0.5 gram"),
        ("a quarter gram of cefazolin", "0.25 gram of cefazolin"),
        ("three quarters of a gram", "0.75 gram"),
        ("one hundred and fifty mg", "150 mg"),
        ("two hundred units of Botox", "200 units of Botox"),
        ("two vials", "2 vials"),
        ("5.4 mg/kg for a 70 kg man", "378 mg given for a 70 kg man"),
        ("75 mg/m2, BSA 1.8", "135 mg given, BSA 1.8"),
        ("0.5 cc vial x2", "2 x 0.5 cc vial"),
        ("30 mg x 2", "60 mg"),
    ],
)
def test_words_become_digits(told: str, written: str) -> None:
    assert in_digits(told) == written


@pytest.mark.parametrize(
    "text",
    [
        "is one unit of J0585 one injection",
        "two surgeons and one assistant",
        "half of the patients",
        "30 mg x 2 days",
        "5 mg/kg, no weight noted",
        "5 mg/kg for twins of 60 kg and 70 kg",
        "one leg only, second toe",
    ],
)
def test_what_counts_no_amount_stays(text: str) -> None:
    assert in_digits(text) == text


def test_the_sides_of_a_graft_are_its_area_and_those_of_a_wound_are_none() -> None:
    assert in_digits("a 4x4 cm piece of Q4186") == "a 16 sq cm piece of Q4186"
    assert in_digits("wound of 4 x 4 cm") == "wound of 4 x 4 cm"


def test_words_and_digits_are_worth_the_same() -> None:
    assert spelled(2, 4) == "two|three|four"
    assert [valued(said) for said in ("Twelve", "12", "a")] == [12, 12, None]
