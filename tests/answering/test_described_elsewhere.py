"""A thing in words beside the code of another thing."""

from __future__ import annotations

import pytest

from tests.answering.test_descriptions import draft, likely


@pytest.mark.parametrize(
    "text",
    [
        "Is E11.9 right for neck pain?",
        "We code neck pain with E11.9 - ok?",
        "Neck pain goes under E11.9, correct?",
    ],
)
def test_words_that_stand_for_another_code_are_told_so(text: str) -> None:
    drafted = draft(text, likely("M54.2", "Cervicalgia", 1.0))
    assert 'No: E11.9 is "Type 2 diabetes mellitus without complications"' in drafted.text
    assert "M54.2 (Cervicalgia)" in drafted.text


@pytest.mark.parametrize(
    "text",
    [
        "Is E11.9 right for type 2 diabetes without complications?",
        "What is E11.9?",
        "Is E11.9 right?",
    ],
)
def test_words_of_the_title_itself_or_none_say_nothing_of_another(text: str) -> None:
    assert "M54.2" not in draft(text, likely("M54.2", "Cervicalgia", 1.0)).text
