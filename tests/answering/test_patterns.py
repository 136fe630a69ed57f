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
from consultant.answering.patterns import Pattern, compile_all, expression, pattern

FLAGS = re.IGNORECASE | re.DOTALL
EXPRESSIONS = (
    r"\b(bill|billed)\b (with|plus) it\b|\bx-?ray\b",
    r"\bhow many\b(?! (minutes|days))|\bx ?\?",
    r"(?<!leave )\b(alone|without (a|its) primary)\b",
    r"\A(?=.*\b(can|may)\b).*\bk\b",
    r"an?|[|(]b|\)|c{2,}|(i|s)+t",
)
CAPTURING = (
    (r"\b(?P<first>bill|how)\b|(?P<second>may|its) (\w+)", re.IGNORECASE),
    (r"(?P<sign>K)|plus (?P<next>\w+)", 0),
    (r"^(with|plus) .", re.MULTILINE),
    (r"lon|inut|BILL", 0),
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


@pytest.mark.parametrize("written", EXPRESSIONS)
@given(words=st.lists(st.sampled_from(WORDS + SIGNS)))
def test_a_pattern_fits_where_re_fits(written: str, words: list[str]) -> None:
    text = " ".join(words)
    expected, found = re.search(written, text, FLAGS), pattern(written).search(text)
    assert (found and found.span()) == (expected and expected.span())


@pytest.mark.parametrize(("words", "flags"), CAPTURING)
@given(said=st.lists(st.sampled_from((*WORDS, *SIGNS, "\n"))))
def test_an_expression_captures_what_re_captures(words: str, flags: int, said: list[str]) -> None:
    text = " ".join(said)
    expected, found = re.compile(words, flags), expression(words, flags)

    assert [one.regs for one in found.finditer(text)] == [one.regs for one in expected.finditer(text)]
    assert found.findall(text) == expected.findall(text)
    assert found.sub(r"<\g<0>>", text) == expected.sub(r"<\g<0>>", text)
    first, same = found.search(text), expected.search(text)
    assert (first and (first.span(), first.groupdict())) == (same and (same.span(), same.groupdict()))


def test_letters_within_words_tell_patterns_apart() -> None:
    assert pattern("bundl|unbill").keys == {"\2bun", "\2unb"}
    assert {"\2bun", "\2dle"} <= haystack("Unbundled").words


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
