"""Words of the field with slips of the pen."""

from __future__ import annotations

import pytest

from consultant.answering.reading.spelling import spelled


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("a note without a signiture", "a note without a signature"),
        ("Whats L7902 and is it covered?", "What's L7902 and is it covered?"),
        ("sequnce of the codes", "sequence of the codes"),
        ("outpateint claim", "outpatient claim"),
        ("its the rigth shoulder", "its the right shoulder"),
        ("she signed the signatures", "she signed the signatures"),
        ("an infection after the injection", "an infection after the injection"),
        ("Is modifer 25 alowed?", "Is modifier 25 allowed?"),
        ("the patient followed us", "the patient followed us"),
    ],
)
def test_what_is_nearly_a_word_of_the_field_is_meant_as_it(written: str, meant: str) -> None:
    assert spelled(written) == meant
