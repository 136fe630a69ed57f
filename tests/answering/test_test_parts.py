"""Whole tests in a facility, limits of several codes, verdicts beside an edit."""

from __future__ import annotations

import pytest

from consultant.answering.pair_words import about_pairs, asks_history, same_site
from consultant.answering.reading.billing_setting import both_settings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("stone on the right, and a stent on the right", True),
        ("both on the same interspace", True),
        ("closed a hernia at the port site", True),
        ("one on the right and one on the left", False),
        ("11102 and 17000 together", False),
    ],
)
def test_one_site_is_told(text: str, *, expected: bool) -> None:
    assert same_site(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The doctor's claim says never, the hospital's says maybe.", True),
        ("Is the physician limit the same as the hospital limit?", True),
        ("The doctor saw her in the hospital.", False),
    ],
)
def test_both_settings_are_named(text: str, *, expected: bool) -> None:
    assert both_settings(text) is expected


def test_words_on_pairs_and_their_history() -> None:
    assert about_pairs("any PTP edit between them?")
    assert not about_pairs("do both need QW?")
    assert asks_history("since when does the edit stand?")
    assert not asks_history("do they bundle?")
