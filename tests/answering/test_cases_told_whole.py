"""Cases told in words whose codes come from tables: newborns, joints, signs of the unsure, tests, abuse, weeks."""

from __future__ import annotations

import re

import pytest

from consultant.answering.findings.descriptions import completed, encounters_told, weeks_alone
from consultant.answering.findings.guidelines import (
    abuse,
    bones_and_joints,
    event_rows,
    gestation,
    newborns,
    stories,
)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("baby born at 36 weeks, 2300 g", ("P07.18", "P07.39")),
        ("preterm infant 32 weeks, 1.6 kg", ("P07.16", "P07.35")),
        ("newborn of 24 weeks, 480 grams", ("P07.01", "P07.23")),
        ("term baby, 39 weeks, 3,100 g", ()),
    ],
)
def test_a_newborn_has_codes_by_weight_and_weeks(text: str, codes: tuple[str, ...]) -> None:
    assert (*newborns._of_weight(text), *newborns._of_weeks(text)) == codes


def test_light_for_its_weeks_goes_by_the_weight() -> None:
    assert newborns._light("light for dates, 1,300 grams") == "P05.05"
    assert newborns._light("SGA newborn, 2600 g") == "P05.19"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("septic arthritis of the left knee, MSSA", ("M00.062", "B95.61")),
        ("chronic gout right big toe without tophus", ("M1A.0710",)),
        ("seropositive rheumatoid arthritis of the right wrist", ("M05.731",)),
        (
            "rheumatoid arthritis of the right knee, seropositive, with involvement of other organs",
            ("M05.661",),
        ),
        ("avascular necrosis of the left hip", ("M87.052",)),
        ("septic arthritis of the knee, MSSA", ()),
    ],
)
def test_a_joint_is_coded_by_site_and_side(text: str, codes: tuple[str, ...]) -> None:
    assert next(bones_and_joints._codes(text), ()) == codes


@pytest.mark.parametrize(
    ("text", "kind", "whom"),
    [
        ("hit by her husband", "1", "Y07.010"),
        ("raped by the stepfather", "2", "Y07.430"),
        ("emotional abuse", "3", ""),
    ],
)
def test_abuse_is_told_by_kind_and_perpetrator(text: str, kind: str, whom: str) -> None:
    assert next(digit for digit, words in abuse._KINDS if words.search(text)) == kind
    assert next((code for code, words in abuse._BY_WHOM if words.search(text)), "") == whom


def test_each_test_has_the_sign_that_it_is_for() -> None:
    text = "EKG for chest pain and chest x-ray for cough, same visit"
    told = [(one["test"], encounters_told._term(one["why"])) for one in encounters_told._FOR.finditer(text)]
    assert told == [("EKG", "R07.9"), ("chest x-ray", "R05.9")]


def test_what_is_unsure_is_taken_out_before_the_signs_are_read() -> None:
    assert "pneumonia" not in encounters_told._UNCERTAIN.sub(" ", "office visit: probable pneumonia, cough")


def test_the_trimester_of_a_week_is_told() -> None:
    assert [completed._trimester(f"{weeks} weeks") for weeks in (13, 14, 27, 28)] == [
        "first",
        "second",
        "second",
        "third",
    ]
    assert gestation._ENDED.search("missed abortion")
    assert not gestation._ENDED.search("threatened abortion")


def test_an_abortive_outcome_takes_no_week() -> None:
    assert weeks_alone.ended(("O02.1", "Z3A.10")) == ("O02.1",)
    assert weeks_alone.ended(("O24.112", "Z3A.20")) == ("O24.112", "Z3A.20")


def test_every_event_names_codes_and_is_told_by_words() -> None:
    for one in event_rows.EVENTS:
        assert one.codes
        assert all(re.fullmatch(r"[A-Z]\d\w(?:\.\w{1,4})?", code) for code in one.codes)
    told = "SIRS due to pancreatitis without organ dysfunction"
    assert next(one.codes for one in event_rows.EVENTS if stories._tells(one, told)) == ("K85.90", "R65.10")
