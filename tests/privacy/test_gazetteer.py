"""The given names are those of the library, without words."""

from __future__ import annotations

import pytest

from consultant.privacy.given_names import given_names
from consultant.privacy.lists import FOLDER, words
from consultant.privacy.name_words import not_names
from tests.privacy import gazetteer


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
