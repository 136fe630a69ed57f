"""The given names are those of the library, without words."""

from __future__ import annotations

import pytest

from consultant.privacy.given_names import given_names
from consultant.privacy.lists import FOLDER, words
from consultant.privacy.name_evidence import is_likely_patient
from consultant.privacy.name_words import not_names
from tests.privacy import gazetteer, weigh


@pytest.mark.parametrize("name", gazetteer.HEADS)
def test_a_list_is_of_the_library_that_is_locked(name: str) -> None:
    assert (FOLDER / f"{name}.txt").read_text(encoding="ascii").splitlines()[0] == gazetteer.HEADS[name]


def test_the_given_names_are_the_librarys() -> None:
    assert words("given_names") <= set(gazetteer.listed())


def test_common_words_are_no_given_names() -> None:
    assert words("given_names").isdisjoint(gazetteer._WORDS | not_names | words("common_words"))


@pytest.mark.parametrize(
    "name",
    "kaveh halvard thulani tunde ottoline siobhan nguyet xochitl oluwaseun krzysztof guadalupe haruki".split(),  # noqa: SIM905
)
def test_names_of_many_countries_are_known(name: str) -> None:
    assert name in given_names


def test_what_is_weighed_is_mostly_read_as_labelled() -> None:
    read = [(row.is_patient, is_likely_patient(row.text, *row.span)) for row in weigh.rows()]
    assert read.count((True, False)) <= read.count((True, True)) / 10
    assert read.count((False, True)) <= read.count((False, False)) / 2
