"""Each question of an ask is answered, also the one whose answer another one would put aside (A17)."""

from __future__ import annotations

import pytest

from consultant.answering.further_parts import alone
from consultant.answering.reading import read
from tests.answering.test_verdicts import question


def asked(text: str, answers: int = 1) -> list[tuple[str, tuple[str, ...]]]:
    """Each question that is asked alone, with the codes that it is on."""
    return [(one.text, one.codes) for ask in read(question(text)).asks for one in alone(ask, answers)]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Does 29881 bundle with 29877? And which one pays more?", ("29881", "29877")),
        ("Is I63.9 an MCC? And which HCC is it in?", ("I63.9",)),
        ("What is the MUE of 20610 and is 20611 an add-on code?", ("20611",)),
        ("Is J96.01 an MCC, and which DRG is simple pneumonia?", ()),
    ],
)
def test_a_question_is_on_its_own_codes_or_those_it_points_back_to(text: str, last: tuple[str, ...]) -> None:
    assert asked(text)[-1][1] == last


def test_as_many_sentences_as_questions_answer_them_all() -> None:
    assert asked("Does 29881 bundle with 29877? And which one pays more?", answers=2) == []


@pytest.mark.parametrize(
    "text", ["Is 33225 payable on its own or does it need 33208 beside it?", "Is 20610 bundled with 99213?"]
)
def test_one_question_is_not_asked_in_parts(text: str) -> None:
    assert asked(text) == []
