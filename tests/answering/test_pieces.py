"""The piece of a story that names the condition."""

from __future__ import annotations

import pytest

from consultant.answering.reading import pieces


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "A patient's right ring finger locks and snaps; the diagnosis is trigger finger. Code?",
            ("trigger finger, right ring finger", "trigger finger, right", "trigger finger"),
        ),
        ("Sore ribs at the breastbone. Doctor scribbled costochondritis. Code?", ("costochondritis",)),
        ("The doctor wrote possible pneumonia. Code?", ()),
        ("Which code?", ()),
    ],
)
def test_what_the_record_calls_a_condition_is_named(text: str, named: tuple[str, ...]) -> None:
    assert pieces.named(text) == named


@pytest.mark.parametrize(
    ("piece", "text", "more"),
    [
        ("infant colic", "5 week old with infant colic, nothing else found. what ICD-10 do i use?", 0),
        ("viral meningitis", "Which code: viral meningitis, culture positive for enterovirus", 1),
    ],
)
def test_what_stands_beside_a_piece_may_turn_the_code(piece: str, text: str, more: int) -> None:
    assert min(pieces.beside(piece, text), 1) == more


def test_what_is_denied_or_past_is_no_piece() -> None:
    assert pieces.clauses("cough, no fever. History of asthma. Dx code?") == ("cough",)
