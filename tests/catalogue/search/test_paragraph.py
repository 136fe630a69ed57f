"""Texts cut into phrases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultant.catalogue.search.paragraph import is_text, phrases


def cut(text: str) -> list[str]:
    return [phrase.text for phrase in phrases(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("left knee pain and swelling", ["left knee pain", "swelling"]),
        ("Gout; presents with left foot pain.", ["Gout", "left foot pain"]),
        ("Denies chest pain, cough or fever. Has gout.", ["gout"]),
        ("No fever but cough for 3 days", ["cough"]),
        ("asthma without exacerbation", ["asthma without exacerbation"]),
        ("gout, no diabetes", ["gout"]),
        ("chronic kidney disease stage 3", ["chronic kidney disease stage 3"]),
        ("seen today", []),
        ("", []),
    ],
)
def test_a_text_is_cut_where_a_thought_ends_and_what_it_denies_is_left_out(
    text: str, told: list[str]
) -> None:
    assert cut(text) == told


@given(st.text(max_size=300))
def test_every_phrase_stands_in_the_text(text: str) -> None:
    for phrase in phrases(text):
        assert text[slice(*phrase.span)] == phrase.text


def test_a_request_is_no_text() -> None:
    assert not is_text("type 2 diabetes with kidney problem")
    assert is_text("gout\nleft foot")
    assert is_text("word " * 13)
