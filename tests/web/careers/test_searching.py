from __future__ import annotations

import json
import re
from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

from tests.careers.samples import AUDITOR, CODER, TRAINEE, publish
from tests.web.desk import Browser, Desk

ATOM = "{http://www.w3.org/2005/Atom}"
STRUCTURED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
HOSTILE = '</script><script>alert(1)</script> & "quoted" <img src=x onerror=alert(1)>'


@pytest.fixture
def guest(board: Desk) -> Browser:
    return board.browser()


def test_everybody_finds_jobs_by_words_and_choices(guest: Browser) -> None:
    everything = guest.page("/jobs")
    assert all(posting.title in everything for posting in (CODER, AUDITOR, TRAINEE))
    found = guest.page("/jobs?q=audit&state=TX&credential=CPMA")
    assert AUDITOR.title in found
    assert CODER.title not in found
    assert 'aria-label="Without CPMA"' in found
    assert "<b>1</b> job<" in found


def test_a_search_that_finds_nothing_and_one_of_nonsense_are_pages_too(guest: Browser) -> None:
    assert "No job fits all of this" in guest.page("/jobs?q=zebra&pay=900000")
    assert 'Did you mean <a href="/jobs?q=auditor">auditor</a>?' in guest.page("/jobs?q=auditer")
    guest.page("/jobs?pay=%00&days=-1&experience=x&state=%F0%9F%92%BC&credential=&page=400&q=%3Cb%3E")
    assert guest.get("/jobs?page=0").status_code == 422
    assert guest.get("/jobs?order=price").status_code == 422


def test_many_jobs_are_turned_page_by_page(board: Desk, guest: Browser) -> None:
    publish(board.database, board.clock(), *(replace(CODER, title=f"Coder number {n:02}") for n in range(40)))
    first = guest.page("/jobs?q=coder&order=newest")
    assert "Page 1 of 3" in first
    assert 'rel="next" href="/jobs?q=coder&amp;order=newest&amp;page=2"' in first
    assert "Coder number 39" in first
    assert "Coder number 00" in guest.page("/jobs?q=coder&order=newest&page=2")


def test_a_job_page_tells_everything_but_the_employer_s_address(guest: Browser) -> None:
    page = guest.page("/jobs/1")
    assert "$27 to $33.50 an hour" in page
    assert "<li>95 % accuracy</li>" in page
    assert CODER.apply_to not in page
    assert 'href="/register?to=apply-1"' in page
    assert '<link rel="canonical" href="http://127.0.0.1:8017/jobs/1">' in page
    assert '<meta property="og:title"' in page


def test_a_link_of_an_employer_is_not_followed_by_search_engines(guest: Browser) -> None:
    page = guest.page("/jobs/2")
    assert f'href="{AUDITOR.apply_to}" rel="nofollow noopener"' in page


def test_search_engines_read_the_job_as_data(guest: Browser) -> None:
    found = STRUCTURED.search(guest.page("/jobs/1"))
    assert found
    told = json.loads(found[1])
    assert (told["@type"], told["title"], told["jobLocationType"]) == (
        "JobPosting",
        CODER.title,
        "TELECOMMUTE",
    )
    assert "<li>95 % accuracy</li>" in told["description"]


def test_nothing_in_a_posting_becomes_markup(board: Desk, guest: Browser) -> None:
    hostile = replace(CODER, title=HOSTILE, employer=HOSTILE, description=HOSTILE, city=HOSTILE)
    (id,) = publish(board.database, board.clock(), hostile)
    for path in (f"/jobs/{id}", "/jobs", f"/jobs?q={HOSTILE}", f"/jobs/{id}/report"):
        page = guest.page(path)
        assert "<script>alert" not in page
        assert "<img src=x" not in page
    found = STRUCTURED.search(guest.page(f"/jobs/{id}"))
    assert found
    assert json.loads(found[1])["title"] == HOSTILE
    assert any(HOSTILE in (entry.findtext(f"{ATOM}title") or "") for entry in entries(guest, "/jobs.atom"))


@pytest.mark.parametrize("gone", ["closed", "over", "removed"])
def test_a_job_that_is_over_says_so_and_is_forgotten(board: Desk, guest: Browser, gone: str) -> None:
    if gone == "over":
        board.clock.pass_by(days=31)
    elif gone == "closed":
        board.database.jobs.close(1, board.database.jobs.one(1).account, "lee", board.clock())
    else:
        from tests.careers.samples import mail

        board.database.moderation.take_down(1, "sol", "scam", board.clock(), mail())
    page = guest.page("/jobs/1", 410)
    assert '<meta name="robots" content="noindex">' in page
    assert "JobPosting" not in page
    assert (CODER.title in page) is (gone != "removed")


def test_what_was_never_published_is_not_found(board: Desk, guest: Browser) -> None:
    account = board.database.jobs.one(1).account
    id = board.database.jobs.propose(account, "lee", CODER, board.clock(), 50)
    assert guest.get(f"/jobs/{id}").status_code == 404
    assert guest.get("/jobs/999").status_code == 404


def entries(browser: Browser, path: str) -> list[Element]:
    response = browser.get(path)
    assert response.headers["content-type"].startswith("application/atom+xml")
    return list(fromstring(response.text).iter(f"{ATOM}entry"))


def test_a_feed_holds_what_the_search_finds(guest: Browser) -> None:
    assert len(entries(guest, "/jobs.atom")) == 3
    (entry,) = entries(guest, "/jobs.atom?q=auditor&state=TX")
    assert entry.findtext(f"{ATOM}title") == f"{AUDITOR.title}, {AUDITOR.employer}"
    assert entry.findtext(f"{ATOM}id") == "tag:127.0.0.1,2026:jobs/2"
    assert "<p>Audit charts of hospitals.</p>" in (entry.findtext(f"{ATOM}content") or "")
    assert entry.find(f"{ATOM}link").get("href") == "http://127.0.0.1:8017/jobs/2"  # type: ignore[union-attr]


def test_a_feed_has_what_the_format_asks_for(guest: Browser) -> None:
    """RFC 4287 sections 4.1.1 and 4.1.2."""
    feed = fromstring(guest.get("/jobs.atom?q=audit%0B%00or%26").text)
    for name in ("id", "title", "updated", "author"):
        assert feed.find(ATOM + name) is not None
    assert [link.get("rel") for link in feed.findall(f"{ATOM}link")] == ["self", "alternate"]
    empty = fromstring(guest.get("/jobs.atom?q=zebra").text)
    assert empty.findtext(f"{ATOM}updated")


def test_a_reader_that_has_the_feed_is_told_so(board: Desk, guest: Browser) -> None:
    tag = guest.get("/jobs.atom").headers["etag"]
    assert guest.get("/jobs.atom", headers={"if-none-match": tag}).status_code == 304
    publish(board.database, board.clock(), CODER)
    assert guest.get("/jobs.atom", headers={"if-none-match": tag}).status_code == 200


def test_a_guest_is_led_to_registering_before_writing_a_posting(guest: Browser) -> None:
    assert 'href="/register?to=post"' in guest.page("/employers")
