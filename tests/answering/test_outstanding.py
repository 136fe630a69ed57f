"""A diagnosis that meets more of a description than any other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consultant.answering.findings.descriptions.outstanding import outstanding
from consultant.answering.reading.descriptions import description
from consultant.model.catalogue import CodeSet, CodeStatus, Entry
from consultant.model.codes import CodeSystem
from consultant.model.described import Likely
from tests.fakes.catalogue import RELEASES

ENTRY = Entry(CodeSystem.ICD10CM, "F91.2", "Conduct disorder, adolescent-onset type", False, CodeStatus.ACTIVE,
              RELEASES[CodeSet.ICD10CM])  # fmt: skip
BEST = Likely(ENTRY, 0.4, 0.65, missed=("began",))
NEXT = Likely(replace(ENTRY, code="F91.9"), 0.2, 0.4, missed=("began", "adolescence"))


def stands_out(*found: Likely, lacking: frozenset[str] = frozenset({"began"}), added: int = 0) -> bool:
    wanted = description("Conduct disorder that began in adolescence, which ICD-10 code?")
    assert wanted is not None
    return outstanding(wanted, found, lacking, added)


def test_one_that_misses_a_word_which_the_others_miss_too_stands_out() -> None:
    assert stands_out(BEST, NEXT)


def test_another_that_meets_what_it_misses_has_to_be_far_behind() -> None:
    other = replace(NEXT, missed=("conduct",), score=0.3)
    assert not stands_out(BEST, other)
    assert stands_out(BEST, replace(other, score=0.2))


@pytest.mark.parametrize("word", ["left", "chronic", "3", "without"])
def test_a_word_that_decides_may_not_be_missed(word: str) -> None:
    assert not stands_out(replace(BEST, missed=(word,)), lacking=frozenset({word}))


def test_words_that_no_title_has_may_be_missed_and_two_others_only_by_one_that_is_alone() -> None:
    strange = ("began", "crooked", "yonder")
    assert stands_out(replace(BEST, missed=strange, strange=strange), lacking=frozenset(strange[1:]))
    two = frozenset({"coming", "neck"})
    near = replace(NEXT, missed=("coming", "neck", "conduct"))
    assert not stands_out(replace(BEST, missed=tuple(two)), near, lacking=two)
    assert stands_out(replace(BEST, missed=tuple(two)), replace(near, score=0.1), lacking=two)


@pytest.mark.parametrize(
    ("title", "added"), [("Other conduct disorders", 0), ("Conduct disorder, adolescent-onset type", 3)]
)
def test_a_title_that_is_of_other_kinds_or_says_much_more_does_not_stand_out(title: str, added: int) -> None:
    best = replace(BEST, entry=replace(ENTRY, description=title))
    assert not stands_out(best, NEXT, added=added)
