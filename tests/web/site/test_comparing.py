from __future__ import annotations

import pytest

from consultant.catalogue.comparison import asked_codes, compare
from consultant.errors import InputError
from tests.fakes.catalogue import MemoryCatalogue
from tests.web.desk import START, Browser, Desk


def test_all_pairs_are_looked_up_and_those_with_an_edit_stand_first() -> None:
    made = compare(MemoryCatalogue(), ("71046", "20610", "99213"), START.date())
    assert [pair.bundled for pair in made.pairs] == [True, False, False]
    assert (made.pairs[0].first, made.pairs[0].second) == ("20610", "99213")


def test_the_edit_is_told_with_its_columns(site: Desk) -> None:
    page = site.browser().page("/compare?codes=37244+75894")
    assert "column 1 <b>37244</b>, column 2 <b>75894</b>" in page
    assert "indicator 1" in page


def test_a_set_that_is_not_loaded_is_not_told_as_no_edit(guest: Browser) -> None:
    page = guest.page("/compare?codes=20611+99215")
    assert "no edit in this release" not in page
    assert "set not loaded" in page or "no loaded release" in page


@pytest.mark.parametrize("written", ["99213,20610", "99213 / 20610", "99213+20610 99213", " 99213\n20610 "])
def test_codes_may_be_typed_as_any_list(written: str) -> None:
    assert asked_codes(written) == ("99213", "20610")


def test_more_codes_than_a_person_can_read_are_refused() -> None:
    with pytest.raises(InputError, match="at most 12"):
        asked_codes(" ".join(str(code) for code in range(99202, 99215)))


def test_unknown_codes_are_shown_as_unknown(guest: Browser) -> None:
    assert "code not in the release" in guest.page("/compare?codes=E11.9+Q99.99X")


def test_comparing_is_metered_whatever_the_order(guest: Browser) -> None:
    assert "All pairs" in guest.page("/compare?codes=99213+20610")
    assert "All pairs" in guest.page("/compare?codes=20610,99213")
    assert 'id="gate"' in guest.page("/compare?codes=99214+20610")


@pytest.mark.parametrize("asked", ["foo", "99999", "E11.9+I10", "foo+E11.9", "zz"])
def test_what_shows_nothing_that_is_counted_costs_no_page(guest: Browser, asked: str) -> None:
    assert 'id="gate"' not in guest.page(f"/compare?codes={asked}")
    assert "All pairs" in guest.page("/compare?codes=99213+20610")


def test_a_wrong_day_or_too_many_codes_are_told_at_their_fields(guest: Browser) -> None:
    page = guest.page("/compare?codes=E11.9+I10&date=soon", 422)
    assert 'id="day-problem"' in page
    assert "The codes on" in page
    many = "+".join(str(code) for code in range(99202, 99216))
    page = guest.page(f"/compare?codes={many}", 422)
    assert 'id="codes-problem"' in page
    assert "at most 12" in page
