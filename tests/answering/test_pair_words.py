"""What a question says of codes beside their numbers: one site, days after."""

from __future__ import annotations

import pytest

from consultant.answering import pair_words


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("a check 2 weeks afterwards", 14),
        ("seen on day 21 after the operation", 21),
        ("3 months post op", 90),
        ("afterwards she felt well", 0),
        ("two weeks of therapy", 0),
    ],
)
def test_days_after_an_operation(text: str, days: int) -> None:
    assert pair_words.days_after(text) == days
