"""Pressure ulcers told by site, side and stage have their codes of L89; births their complications; a child no adult's title."""

from __future__ import annotations

import pytest

from consultant.answering.findings.descriptions import possible
from consultant.answering.findings.guidelines import pressure_ulcers, siblings
from consultant.answering.reading.descriptions import description


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("pressure sore right buttock, stage 2, and one on the sacrum, unstageable", ("L89.312", "L89.150")),
        ("nurse wrote stage III bedsore, doctor says decubitus ulcer of the left hip", ("L89.223",)),
        ("stage 4 pressure ulcers of both heels", ("",)),
        ("pressure ulcers of the left heel and right hip, both stage 3", ("L89.623", "L89.213")),
        ("deep tissue injury of the coccyx", ("L89.156",)),
        ("pressure ulcer of the heel, stage 1", ("",)),
        ("pressure ulcer of the sacrum, stage not documented", ()),
    ],
)
def test_each_ulcer_is_coded_by_site_side_and_stage(text: str, codes: tuple[str, ...]) -> None:
    assert tuple(pressure_ulcers._codes(text)) == codes


@pytest.mark.parametrize(
    ("text", "young"),
    [
        ("Two month old with vomiting, ICD-10 code for pyloric stenosis?", True),
        ("ICD-10 code for sleep apnea in a 9 yo?", True),
        ("ICD-10 code for a 45 year old with pyloric stenosis?", False),
    ],
)
def test_a_child_has_no_title_of_an_adult(text: str, young: bool) -> None:
    wanted = description(text)
    assert wanted is not None
    assert possible.of_adults("Adult hypertrophic pyloric stenosis", wanted) is young
    assert not possible.of_adults("Obstructive sleep apnea (adult) (pediatric)", wanted)


def test_a_sibling_that_says_what_is_denied_is_not_told() -> None:
    text = "appendicitis without perforation or abscess"
    assert siblings._says_the_denied("Acute appendicitis with perforation", text)
    assert not siblings._says_the_denied("Acute appendicitis without perforation", text)


def test_a_foot_of_a_diabetic_is_no_ulcer() -> None:
    title = "Type 2 diabetes mellitus with foot ulcer"
    assert possible.of_an_untold_ulcer(title, "cellulitis of left foot in type 2 diabetic")
    assert not possible.of_an_untold_ulcer(title, "diabetic foot ulcer")
