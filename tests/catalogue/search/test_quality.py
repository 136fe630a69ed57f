"""The requests of `queries.jsonl` find their codes, on the catalogue of a new installation."""

from __future__ import annotations

from consultant.catalogue.search.engine import CodeSearch
from consultant.catalogue.search.hits import Wanted
from tests.catalogue.conftest import TODAY
from tests.catalogue.search.quality import Pair, pairs, recall

FLOOR = 0.9


def asked() -> list[Pair]:
    """The pairs about diagnoses, visits, modifiers and places."""
    return [pair for pair in pairs() if pair.kind != "procedure"]


def finds(search: CodeSearch) -> float:
    wanted = Wanted(TODAY)
    return recall(lambda text: [hit.entry.code for hit in search.search(text, wanted)], asked())


def test_nine_of_ten_requests_find_their_code_among_the_first_ten(search: CodeSearch) -> None:
    assert finds(search) >= FLOOR


def test_a_quarter_of_at_least_two_hundred_pairs_is_held_out() -> None:
    every = pairs()
    assert len(every) >= 200
    assert len({pair.request for pair in every}) == len(every)
    assert 0.25 <= sum(pair.held_out for pair in every) / len(every) <= 0.4
