"""Something described in one breath with a cited code is asked of too."""

from __future__ import annotations

import pytest

from consultant.answering import described_beside
from consultant.answering.reading import read
from tests.answering.test_separate import question


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("CCSR of R41.82 and of gallstones?", "CCSR of gallstones?"),
        (
            "Which severity do J47.1 and sleep apnea have as CC or MCC?",
            "Which severity do sleep apnea have as CC or MCC?",
        ),
    ],
)
def test_it_is_asked_of_alone(text: str, alone: str) -> None:
    asked = described_beside.asked(read(question(text)).asks[0])
    assert asked is not None
    assert asked.text == alone
    assert not asked.citations


@pytest.mark.parametrize(
    "text",
    [
        "Is J47.1 a CC and is it an HCC?",
        "CCSR of R41.82 and R41.0?",
        "Global days of 27447 and the bilateral indicator?",
        "Is 99213 payable and modifier 25 needed?",
        "What is the CCSR of gallstones?",
    ],
)
def test_what_asks_more_of_the_code_describes_nothing(text: str) -> None:
    assert all(described_beside.asked(ask) is None for ask in read(question(text)).asks)
