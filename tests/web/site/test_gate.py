from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from consultant.store.database import Database
from consultant.store.meter import Reader
from consultant.web.front import Front
from tests.web.desk import ASKER, CONSULTANT, Browser, Desk

EDITS = 'id="edits"'
GATE = 'id="gate"'
OTHER_BROWSER = {"user-agent": "Another/1.0"}


@pytest.fixture
def front(site: Desk) -> Front:
    found: Front = site.app.state.front
    return found


def test_a_guest_reads_one_gated_page_and_reads_it_again(guest: Browser) -> None:
    assert EDITS in guest.page("/codes/cpt/99213")
    second = guest.page("/codes/cpt/99214")
    assert GATE in second
    assert EDITS not in second
    assert EDITS in guest.page("/codes/cpt/99213")


def test_what_is_public_domain_is_never_gated(guest: Browser) -> None:
    for code in ("E11.9", "E11.22", "I10", "M54.50"):
        assert GATE not in guest.page(f"/codes/icd10cm/{code}")


def test_clearing_the_cookie_alone_opens_nothing(site: Desk) -> None:
    assert EDITS in site.browser().page("/codes/cpt/99213")
    assert GATE in site.browser().page("/codes/cpt/99214")


def test_another_browser_at_the_same_address_has_a_page_of_its_own(site: Desk) -> None:
    assert EDITS in site.browser().page("/codes/cpt/99213")
    assert EDITS in site.browser().page("/codes/cpt/99214", headers=OTHER_BROWSER)


def test_made_up_browsers_at_one_address_share_its_pages_of_a_day(site: Desk, front: Front) -> None:
    """However they are told apart: each would have a page of its own."""
    few = replace(front, meter=replace(front.meter, address=2))
    site.app.state.front = few
    opened = [
        EDITS in site.browser().page(f"/codes/cpt/{code}", headers={"user-agent": f"Made/{code}"})
        for code in ("99213", "99214", "99215")
    ]
    assert opened == [True, True, False]
    first = {"user-agent": "Made/99213"}
    assert EDITS in site.browser().page("/codes/cpt/99213", headers=first)  # what was opened stays open
    assert GATE in site.browser().page("/codes/cpt/99212", headers=first)
    assert EDITS in site.sign_in(ASKER).page("/codes/cpt/99215")  # an account has pages of its own
    site.clock.pass_by(days=1)
    assert EDITS in site.browser().page("/codes/cpt/99215", headers={"user-agent": "Made/99215"})


def test_hoarded_cookies_share_the_pages_of_their_address(site: Desk, front: Front) -> None:
    site.app.state.front = replace(front, meter=replace(front.meter, address=2))
    hoarded = [site.browser() for _ in range(3)]
    for one in hoarded:
        one.page("/codes/icd10cm/I10")
        one.page("/codes/cpt/99213")
    site.clock.pass_by(days=2)
    opened = [
        EDITS in one.page(f"/codes/cpt/{code}")
        for one, code in zip(hoarded, ("99214", "99215", "99212"), strict=True)
    ]
    assert opened == [True, True, False]


def test_asking_with_head_reads_nothing_and_costs_nothing(guest: Browser) -> None:
    answer = guest.head("/codes/cpt/99214")
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-type"].startswith("text/html")
    assert guest.head("/codes/cpt/99214/x").status_code == 404
    assert EDITS in guest.page("/codes/cpt/99213")


@pytest.mark.parametrize(
    "written",
    [
        "/codes/CPT/99214",
        "/codes/cpt/99214/",
        "/codes/cpt/99214%20",
        "/codes/cpt/%399214",
        "/codes/cpt/99214?date=2026-01-02",
    ],
)
def test_another_way_of_writing_a_page_opens_nothing(site: Desk, written: str) -> None:
    guest = site.browser()
    guest.page("/codes/cpt/99213")
    guest.follow_redirects = True
    assert EDITS not in guest.get(written).text


def test_an_address_that_no_proxy_told_opens_nothing(site: Desk) -> None:
    readers = [site.browser() for _ in range(3)]
    pages = [
        one.page(f"/codes/cpt/{code}", headers={"x-forwarded-for": f"192.0.2.{code[-1]}"})
        for one, code in zip(readers, ("99213", "99214", "99215"), strict=True)
    ]
    assert [EDITS in page for page in pages] == [True, False, False]


def test_a_cookie_of_yesterday_counts_by_itself(site: Desk, front: Front) -> None:
    guest, later = site.browser(), site.browser()
    later.page("/codes/icd10cm/I10")
    site.clock.pass_by(hours=25)
    assert EDITS in guest.page("/codes/cpt/99213")
    assert EDITS in later.page("/codes/cpt/99214")
    later.cookies.set(front.cookies.reader, "made.up.cookie")
    assert GATE in later.page("/codes/cpt/99215")


def test_who_is_registered_has_five_pages_more_and_sees_how_many_are_left(site: Desk) -> None:
    asker = site.sign_in(ASKER)
    codes = ("99202", "99203", "99204", "99205", "99211", "99212", "99213")
    pages = [asker.page(f"/codes/cpt/{code}") for code in codes]
    assert [EDITS in page for page in pages] == [True] * 6 + [False]
    assert "5 more pages" in pages[0]
    site.clock.pass_by(days=10)
    assert EDITS in asker.page("/codes/cpt/99213")  # another month


def test_a_plan_is_worth_what_the_policy_says(site: Desk) -> None:
    site.database.accounts.change_plan(ASKER, "office", site.clock(), "test")
    assert "499 more" in site.sign_in(ASKER).page("/codes/cpt/99213")


def test_who_works_here_is_not_counted(site: Desk) -> None:
    cora = site.sign_in(CONSULTANT)
    assert all(EDITS in cora.page(f"/codes/cpt/{code}") for code in ("99213", "99214", "99215"))


def test_a_hundred_requests_at_once_open_as_many_pages_as_there_are(database: Database) -> None:
    reader = Reader("somebody", "2026-11", 6)
    with ThreadPoolExecutor(16) as pool:
        pages = [f"/codes/cpt/{number % 25}" for number in range(100)]
        outcomes = list(pool.map(lambda page: (page, database.meter.open(reader, page).opened), pages))
    opened = {page for page, open_now in outcomes if open_now}
    assert len(opened) == 6
    assert database.meter.left(reader) == 0
    assert all(database.meter.open(reader, page).opened for page in opened)


def test_what_was_read_in_earlier_months_is_forgotten(database: Database) -> None:
    database.meter.open(Reader("october", "2026-10", 6), "/codes/cpt/1")
    database.meter.open(Reader("november", "2026-11", 6), "/codes/cpt/1")
    assert database.meter.forget_before("2026-11") == 1
    assert database.meter.left(Reader("november", "2026-11", 6)) == 5
