"""Modifiers told in the words of billing offices, on a new installation: its own words are other names of them."""

from __future__ import annotations

import pytest

from consultant.catalogue.search.engine import CodeSearch
from consultant.model.codes import CodeSystem
from tests.catalogue.conftest import TODAY


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("drug has nothing to do with the ESRD, patient is on dialysis", "AY"),
        ("patient was told about rent and purchase and chose to rent", "BR"),
        ("3 patients seen at the same stop with the portable x-ray", "UP"),
        ("no-cost device under warranty", "FB"),
        ("registered dietitian", "AE"),
        ("patient is a prisoner in state custody", "QJ"),
        ("living donor gives the kidney", "Q3"),
        ("rent billed for part of the month", "KR"),
    ],
)
def test_the_modifier_comes_first(search: CodeSearch, told: str, code: str) -> None:
    found = search.titled(told, frozenset({CodeSystem.MODIFIER}), TODAY)
    assert found[0].entry.code == code
