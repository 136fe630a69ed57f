"""Modifiers without the word "modifier": what is done with them and said of them, and numbers and letters that are none."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.codes.spoken import sentences
from tests.codes.test_citations import brief


def test_sentences_are_read_as_they_are_meant() -> None:
    wrong = [text for text, cited in sentences() if Counter(brief(text)) != Counter(cited)]
    assert len(wrong) <= 0.035 * len(sentences()), wrong


def test_nothing_that_counts_is_taken_for_a_modifier() -> None:
    false = [(text, brief(text)) for text, cited in sentences() if Counter(brief(text)) - Counter(cited)]
    assert len(false) <= 0.02 * len(sentences()), false


@pytest.mark.parametrize(
    "verb", ["wants", "wanted", "insists on", "is asking for", "keeps stripping", "forgot", "swapped"]
)
@pytest.mark.parametrize("modifier", ["25", "59", "22", "RT", "KX"])
def test_whatever_is_done_with_a_modifier_reads_it(verb: str, modifier: str) -> None:
    assert modifier in brief(f"The plan {verb} {modifier} and we billed 20610 plain")


@pytest.mark.parametrize("noun", ["patients", "minutes", "sheets", "claims", "needles", "gauge"])
@pytest.mark.parametrize("number", ["25", "59", "22"])
def test_a_noun_behind_a_number_says_what_it_counts(noun: str, number: str) -> None:
    assert brief(f"The plan wants {number} {noun} for 20610") == ["20610"]
