"""What a question tells of the primary of an add-on, and what yes would mean of it."""

from __future__ import annotations

import pytest

from consultant.answering.primary_words import Missing, missing, yes_means_needed


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("17312 alone, no 17311 billed by us", Missing.LEFT_OUT),
        ("17312 when 17311 isn't on the claim", Missing.LEFT_OUT),
        ("we forgot 17311 and only sent 17312", Missing.LEFT_OUT),
        ("17312 ok if another doctor did 17311", Missing.ELSEWHERE),
        ("can my partner's 17311 support 17312", Missing.ELSEWHERE),
        ("17311 was Monday, 17312 on Tuesday", Missing.OTHER_DAY),
        ("17312 when 17311 was denied", Missing.DENIED),
        ("17311 with 17312 on one claim", None),
        ("17311 is not bundled with 17312, right?", None),
        ("17312 and 17311, no modifier", None),
    ],
)
def test_why_the_primary_is_missing(text: str, why: Missing | None) -> None:
    assert missing(text, ("17311",)) is why


@pytest.mark.parametrize(
    ("text", "why", "needed"),
    [
        ("will 17312 be denied without 17311?", Missing.LEFT_OUT, True),
        ("does 17312 need 17311?", None, True),
        ("is 17312 payable without 17311?", Missing.LEFT_OUT, False),
        ("is 17312 payable when 17311 is denied?", Missing.DENIED, False),
        ("does 17312 fall too when 17311 is denied?", Missing.DENIED, True),
    ],
)
def test_what_yes_would_mean(text: str, why: Missing | None, *, needed: bool) -> None:
    assert yes_means_needed(text, why) is needed


def test_an_open_question_behind_says_nothing_of_the_yes() -> None:
    assert not yes_means_needed("Can 99359 go out by itself? What must be with it?", Missing.LEFT_OUT)
    assert yes_means_needed("Does 99359 need a primary? Which ones?", None)
