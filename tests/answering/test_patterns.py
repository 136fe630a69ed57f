"""The tables' patterns find what `re` finds; looking for needles first leaves nothing out."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultant.answering import situations
from consultant.answering.intents.understanding import INTENTS
from consultant.answering.needles import BORDER, haystack, needles
from consultant.answering.patterns import Pattern, compile_all, pattern

FLAGS = re.IGNORECASE | re.DOTALL
EXPRESSIONS = (
    r"\b(bill|billed)\b (with|plus) it\b|\bx-?ray\b",
    r"\bhow many\b(?! (minutes|days))|\bx ?\?",
    r"(?<!leave )\b(alone|without (a|its) primary)\b",
    r"\A(?=.*\b(can|may)\b).*\bk\b",
    r"an?|[|(]b|\)|c{2,}|(i|s)+t",
)
WORDS = (
    "bill",
    "BILLED",
    "with",
    "plus",
    "it",
    "x-ray",
    "xray",
    "how",
    "many",
    "minutes",
    "x?",
    "alone",
    "leave",
    "can",
)
SIGNS = ("K", "\N{KELVIN SIGN}", "may", "its", "a", "an", "ſt", "ıt", "ccc", "|b")


def tables() -> Iterator[Pattern]:
    yield from situations.SITUATIONS.values()
    yield from (rule.words for rules in INTENTS.values() for rule in rules)


@pytest.mark.parametrize("expression", EXPRESSIONS)
@given(words=st.lists(st.sampled_from(WORDS + SIGNS)))
def test_a_pattern_fits_where_re_fits(expression: str, words: list[str]) -> None:
    text = " ".join(words)
    expected, found = re.search(expression, text, FLAGS), pattern(expression).search(text)
    assert (found and found.span()) == (expected and expected.span())


def test_a_needle_is_a_row_of_letters_with_the_borders_of_its_words() -> None:
    assert needles(r"\bno (signed )?abn\b", FLAGS) == ((f"{BORDER}no{BORDER} ",), (f"abn{BORDER}",))
    assert haystack("No ABN.").letters == f"{BORDER}no{BORDER} {BORDER}abn{BORDER}."


def test_of_alternatives_each_needs_a_needle() -> None:
    assert needles(r"\b(is|are)\w", FLAGS) == ((f"{BORDER}is", f"{BORDER}are"),)
    assert needles(r"\b(x|\d+)\b", FLAGS) == ()


def test_nearly_every_pattern_of_the_tables_is_passed_over_in_a_text_without_its_words() -> None:
    looked_for = [words for words in tables() if any(not one.clauses for one in words.alternatives)]

    assert len(looked_for) < len(list(tables())) / 10


def test_every_expression_of_the_tables_can_be_read() -> None:
    compile_all()


def test_an_expression_that_cannot_be_read_says_so_when_it_is_looked_for() -> None:
    with pytest.raises(re.error):
        pattern("(unclosed").search("unclosed")
