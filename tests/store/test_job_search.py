"""Jobs are found by what they say, while they are shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from consultant import careers
from consultant.model.careers import Job, JobOrder, Posting
from consultant.model.consultation import Role
from consultant.store.database import Database
from tests.careers.samples import AUDITOR, BOARD, CODER, TRAINEE, employer, mail, publish

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def titles(found: list[Job]) -> list[str]:
    return [job.live.title for job in found if job.live]


@pytest.fixture
def board(database: Database) -> Database:
    publish(database, NOW - 2 * DAY, CODER)
    publish(database, NOW - DAY, AUDITOR, TRAINEE)
    return database


FOUND: tuple[tuple[str, dict[str, Any], set[Posting]], ...] = (
    ("", {}, {CODER, AUDITOR, TRAINEE}),
    ("coding", {}, {CODER, AUDITOR, TRAINEE}),
    ("cardio jobs", {}, {CODER}),
    ("audit hospitals", {}, {AUDITOR}),
    ("texas", {}, {AUDITOR}),
    ("apprent", {}, {TRAINEE}),
    ("zebra", {}, set()),
    ("", {"credential": ["CPC", "CRC"]}, {CODER, AUDITOR}),
    ("", {"workplace": ["remote", "hybrid"]}, {CODER, TRAINEE}),
    ("", {"state": "TX"}, {CODER, AUDITOR}),
    ("", {"state": "ME"}, {CODER}),
    ("", {"pay": "30"}, {CODER, AUDITOR}),
    ("", {"pay": "90000"}, {AUDITOR}),
    ("", {"experience": "2"}, {CODER, TRAINEE}),
    ("", {"days": "2"}, {AUDITOR, TRAINEE}),
    ("coder", {"specialty": "cardiology", "setting": "practice", "employment": "full-time"}, {CODER}),
)


def test_words_and_filters_narrow(board: Database) -> None:
    for words, filters, expected in FOUND:
        found = careers.search(board.job_search, BOARD.terms, words, filters, now=NOW)
        assert (words, filters, {job.live for job in found}) == (words, filters, expected)


def test_what_stands_in_the_title_comes_first_then_the_newest(board: Database) -> None:
    newer = replace(AUDITOR, title="Claims specialist", description="Works beside coders of cardiology.")
    publish(board, NOW, newer)
    found = careers.search(board.job_search, BOARD.terms, "cardiology", now=NOW)
    assert titles(found) == [CODER.title, newer.title]
    by_date = board.job_search.search(
        careers.searching.read("cardiology", {}, BOARD.terms), NOW, JobOrder.NEWEST
    )
    assert titles(by_date) == [newer.title, CODER.title]
    by_pay = board.job_search.search(careers.searching.read("", {}, BOARD.terms), NOW, JobOrder.PAY)
    assert titles(by_pay)[-1] == TRAINEE.title


def test_each_choice_is_counted_beside_the_others(board: Database) -> None:
    wanted = careers.searching.read("", {"workplace": "remote", "credential": "CPC"}, BOARD.terms)
    facets = board.job_search.facets(wanted, NOW)
    assert facets.total == 1
    assert facets.counts["workplaces"] == {"remote": 1}
    assert facets.counts["credentials"] == {"CPC": 1, "CCS-P": 1}
    everything = board.job_search.facets(careers.searching.read("", {}, BOARD.terms), NOW)
    assert everything.counts["workplaces"] == {"remote": 1, "on-site": 1, "hybrid": 1}
    assert everything.counts["states"] == {"": 1, "TX": 1, "ID": 1}


def test_a_job_is_shown_until_it_ends_is_closed_or_its_employer_is(board: Database) -> None:
    def shown(now: datetime = NOW) -> int:
        return board.job_search.facets(careers.searching.read("", {}, BOARD.terms), now).total

    assert shown() == 3
    assert shown(NOW + 29 * DAY) == 0
    mine = board.jobs.of(employer(board, NOW))
    board.jobs.close(mine[0].id, mine[0].account, "lee", NOW)
    assert shown() == 2
    board.moderation.take_down(mine[1].id, "sol", "scam", NOW, mail())
    assert shown() == 1
    board.accounts.add("root@desk.test", "Root", "", Role.ADMIN, NOW)
    board.accounts.change(mine[0].account, Role.ASKER, False, "root", NOW)
    assert shown() == 0


def test_only_the_published_words_are_found(board: Database) -> None:
    mine = board.jobs.of(employer(board, NOW))[-1]
    board.jobs.revise(mine.id, mine.account, "lee", mine.version, replace(CODER, title="Zebra coder"), NOW)
    assert careers.search(board.job_search, BOARD.terms, "zebra", now=NOW) == []
    assert titles(careers.search(board.job_search, BOARD.terms, "cardiology", now=NOW)) == [CODER.title]
