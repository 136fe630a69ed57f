"""Between which modifiers a question lets choose, and which its story takes."""

from __future__ import annotations

import pytest

from consultant.answering.modifier_choices import chosen, offered


@pytest.mark.parametrize(
    ("text", "named", "expected"),
    [
        ("Back to the OR on day 5 for a dehiscence. 58, 78 or 79?", ("58", "78", "79"), ("58", "78", "79")),
        ("76 or 77?", ("76", "77"), ("76", "77")),
        ("modifier 52 versus 53", ("52", "53"), ("52", "53")),
        ("AS or 80? a PA assisted", ("AS", "80"), ("AS", "80")),
        ("Does it take 59 and LT?", ("59", "LT"), ()),
        ("99213-25 or 99214?", ("25",), ()),
    ],
)
def test_modifiers_side_by_side_are_offered(
    text: str, named: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert offered(text, named) == expected


@pytest.mark.parametrize(
    ("text", "choices", "expected"),
    [
        ("taken back to the OR for a bleed", ("58", "78", "79"), "78"),
        ("staged as planned", ("58", "78"), "58"),
        ("read by a different radiologist", ("76", "77"), "77"),
        ("the same radiologist read both", ("76", "77"), "76"),
        ("a second film that day", ("76", "77"), ""),
        ("the colonoscopy was aborted, poor prep", ("52", "53"), "53"),
    ],
)
def test_the_story_chooses(text: str, choices: tuple[str, ...], expected: str) -> None:
    assert chosen(text, choices) == expected
