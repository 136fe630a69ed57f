"""A verdict is found by nearly all the words of a question where one of its groups was not thought of, and not by fewer."""

from __future__ import annotations

import pytest

from consultant.model.answer import DraftStatus
from tests.answering.test_by_samples import drafted


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Up to how many days can the 60 day clock be suspended for a timely good faith investigation?",
            "Up to 180 days",
        ),
        ("individual NPI type 1 or 2? the group?", "Type 1 is the NPI of a person"),
        ("Eligibility for low dose CT lung screening in Medicare: ages and pack years?", "50 to 77 years"),
    ],
)
def test_the_verdict_nearest_to_the_question_answers_it(text: str, told: str) -> None:
    assert told in drafted(text).text


@pytest.mark.parametrize(
    "text",
    [
        "Up to how many days may the clinic be closed?",
        "Is there a type 2 of that form for the group?",
        "Who is eligible for our new discount?",
    ],
)
def test_fewer_words_of_it_do_not(text: str) -> None:
    reply = drafted(text)
    assert reply.status is DraftStatus.NEEDS_INFO or "180 days" not in reply.text
