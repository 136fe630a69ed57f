from __future__ import annotations

import pytest

from consultant.careers.words import CHOICE, TEXT, TITLE, meant, words, worth
from tests.careers.samples import BOARD, CODER


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Medical Coding Jobs", ("coder",)),
        ("part-time coders", ("parttime", "coder")),
        ("WFH cardio auditor", ("remote", "cardiology", "auditor")),
        ("CPC-A", ("cpc",)),
        ("E/M education", ("em", "trainer")),
        ("entry-level", ("trainee",)),
        ("Résumé, Café", ("resume", "cafe")),
        ("the job for you", ()),
        ("ob/gyn", ("obgyn",)),
        ("<script>", ("script",)),
        ("日本", ()),
    ],
)
def test_a_text_is_folded_into_words_that_mean_the_same(text: str, found: tuple[str, ...]) -> None:
    assert words(text, BOARD.terms) == found


def test_a_word_is_worth_most_where_it_says_most() -> None:
    found = worth(CODER, BOARD.terms)
    assert (found["outpatient"], found["cpc"], found["epic"]) == (TITLE, CHOICE, TEXT)
    assert found["cardiology"] == TITLE  # in the title and among the choices
    assert found["remote"] == CHOICE


def test_a_long_word_is_cut_and_nothing_breaks() -> None:
    assert words("x" * 500, BOARD.terms) == ("x" * 40,)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (("auditer",), "auditor"),
        (("cardiolgoy", "coder"), "cardiology coder"),
        (("cardio",), ""),  # begins a word that is known
        (("zebra",), ""),
        (("auditer", "zebra"), ""),
        ((), ""),
    ],
)
def test_a_mistyped_word_is_known_again(typed: tuple[str, ...], found: str) -> None:
    assert meant(typed, ["auditor", "cardiology", "coder", "texas"]) == found
