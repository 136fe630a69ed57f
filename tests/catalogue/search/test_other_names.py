"""A code is found by a name that only its terms have, however many titles have the other words."""

from __future__ import annotations

import pytest

from consultant.catalogue.search.engine import CodeSearch
from consultant.catalogue.search.hits import Wanted
from consultant.model.codes import CodeSystem
from tests.catalogue.conftest import TODAY

_DIAGNOSES = frozenset({CodeSystem.ICD10CM})


@pytest.mark.parametrize(
    ("typed", "code"),
    [("Addison's disease", "E27.1"), ("addisons disease", "E27.1"), ("Hashimoto's disease", "E06.3")],
)
def test_the_rare_word_of_a_term_leads(search: CodeSearch, typed: str, code: str) -> None:
    found = search.search(typed, Wanted(TODAY, _DIAGNOSES, billable=True, limit=3))
    assert found[0].entry.code == code
