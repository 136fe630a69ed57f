"""The given names are those of the library, without words."""

from __future__ import annotations

import pytest

from consultant.privacy.given_names import FILE, given_names
from consultant.privacy.name_words import not_names
from tests.privacy import gazetteer


def test_the_file_is_of_the_library_that_is_locked() -> None:
    lines = FILE.read_text(encoding="ascii").splitlines(keepends=True)
    names = "".join(lines[2:]).split()
    assert "".join(lines[:2]) == gazetteer._HEAD
    assert names == sorted(set(names))
    assert set(names) <= set(gazetteer.listed())


def test_common_words_are_no_given_names() -> None:
    assert given_names.isdisjoint(gazetteer._WORDS & not_names)


@pytest.mark.parametrize(
    "name",
    "kaveh halvard thulani tunde ottoline siobhan nguyet xochitl oluwaseun krzysztof guadalupe haruki".split(),  # noqa: SIM905
)
def test_names_of_many_countries_are_known(name: str) -> None:
    assert name in given_names
