"""A greeting and a closing are no part of what is asked."""

from __future__ import annotations

import pytest

from consultant.answering.reading.courtesies import without_courtesies
from tests.answering.test_descriptions import question


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "Dear colleagues,\n\nCode for gout?\n\nThanks,\nDana, billing office, Lakeside Practice",
            "Code for gout?",
        ),
        ("hey, is I10 billable?\n\nRegards,\nNorthgate Billing Services", "is I10 billable?"),
        ("Quick one: is I10 billable? Thx", "is I10 billable?"),
        ("Good afternoon, is I10 billable?\n\nthx - Lou (front desk)", "is I10 billable?"),
        ("Is I10 billable?\nThanks, what about I11.0", "Is I10 billable?\nThanks, what about I11.0"),
        ("Best practice for I10?", "Best practice for I10?"),
    ],
)
def test_they_are_blanked_out_and_every_span_stays(text: str, asked: str) -> None:
    found = without_courtesies(question(text)).text
    assert found.strip() == asked
    assert len(found) == len(text)
