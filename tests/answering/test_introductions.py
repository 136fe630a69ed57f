"""Amounts that stand before numbered questions belong to each of them."""

from __future__ import annotations

from consultant.answering.reading import read
from tests.fakes.questions import question


def test_amounts_before_the_first_item_go_to_all_items() -> None:
    text = "Single-dose vial of 100 mg: 80 given, 20 thrown away. 1. How do the lines look? 2. What if nothing is left over?"
    asks = read(question(text)).asks
    assert len(asks) == 2
    assert all("100 mg" in ask.text for ask in asks)


def test_what_asks_before_the_first_item_is_no_introduction() -> None:
    text = "Is 100 mg fine? 1. How do the lines look? 2. What if nothing is left over?"
    assert not all("100 mg" in ask.text for ask in read(question(text)).asks)
