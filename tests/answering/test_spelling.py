"""Slips of the pen in words that decide what is asked."""

from __future__ import annotations

import pytest

from consultant.answering.reading.spelling import spelled


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("which toe modifer?", "which toe modifier?"),
        ("modifers 25 and 59", "modifiers 25 and 59"),
        ("Modfier for the ABN", "modifier for the ABN"),
        ("modifier 25", "modifier 25"),
        ("a modified note, modify it", "a modified note, modify it"),
    ],
)
def test_a_modifier_is_one_however_it_is_spelled(written: str, meant: str) -> None:
    assert spelled(written) == meant
