"""Groups of diagnoses that a question cites, tells in words, or sets against each other."""

import pytest

from consultant.answering.reading import severities_told
from consultant.codes.citations import cite


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            "Which severity do J47.1 and Salmonella meningitis have as secondary diagnoses?",
            "Salmonella meningitis",
        ),
        (
            "CC or MCC: J47.1 and acute respiratory failure with hypoxia?",
            "acute respiratory failure with hypoxia",
        ),
        ("Is J47.1 a CC or an MCC?", ""),
    ],
)
def test_the_one_condition_beside_a_code_is_heard(asked: str, told: str) -> None:
    assert severities_told.beside(asked, ("J47.1",)) == told


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Which MS-DRG is chest pain without MCC? 2) What is 958?", "958"),
        ("1. DRG 470 title? 2. 469?", "469"),
    ],
)
def test_a_number_asked_behind_a_group_is_one(text: str, group: str) -> None:
    assert [one.code for one in cite(text)][-1] == group


def test_a_number_asked_behind_no_group_is_none() -> None:
    assert not cite("What is 958?")
