"""What a question says of the course after an operation: days after, the reason, who."""

from __future__ import annotations

import pytest

from consultant.answering import course_words


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("a check 2 weeks afterwards", 14),
        ("seen on day 21 after the operation", 21),
        ("3 months post op", 90),
        ("fourteen days after the operation", 14),
        ("POD 3 of 33533", 3),
        ("a visit at 5 weeks", 35),
        ("it was done last week", 7),
        ("operated on 10/20/2026, seen on 11/20", 31),
        ("seen on 8/3/2026 after the operation of 7/1/2026", 33),
        ("afterwards she felt well", 0),
        ("two weeks of therapy", 0),
        ("pain 8/10, better than 9/10", 0),
        ("in the 10 day global period", 0),
    ],
)
def test_days_after_an_operation(text: str, days: int) -> None:
    assert course_words.days_after(text) == days


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("comes for sinusitis during the global", "unrelated"),
        ("she fell and has back pain", "unrelated"),
        ("a wound check for cellulitis of the incision", "routine"),
        ("stitches taken out", "routine"),
        ("the surgeon decided on 47562 that evening", "decided"),
        ("surgery decided, done next morning", "decided"),
        ("she decided to change her insurance", ""),
        ("a visit in the follow-up period", ""),
    ],
)
def test_the_reason_of_a_later_visit(text: str, reason: str) -> None:
    reasons = {
        "unrelated": course_words.unrelated,
        "routine": course_words.routine,
        "decided": course_words.decided,
    }
    assert [name for name, holds in reasons.items() if holds(text)] == [reason] * bool(reason)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("her cardiologist saw her on day 10", True),
        ("a surgeon of another practice", True),
        ("another surgeon of our group", False),
        ("seen by the same surgeon", False),
    ],
)
def test_the_period_binds_the_surgeon_and_the_group(text: str, *, other: bool) -> None:
    assert course_words.other_clinician(text) is other
