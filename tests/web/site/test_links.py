"""A link that the mail server could not take is mailed again while it works."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from consultant.model.mail import SendOutcome, SendResult
from tests.web.desk import ACCEPTED, Browser, Desk

Waiting = list[tuple[timedelta, Callable[[], None]]]


@pytest.fixture
def waiting(site: Desk) -> Waiting:
    kept: Waiting = []
    site.under(later=lambda after, work: kept.append((after, work)))
    return kept


def ask(guest: Browser, path: str, **fields: str) -> None:
    guest.page("/jobs" if path == "/jobs/alerts" else path)
    assert guest.submit(path, email="nina@newcomer.test", **fields).status_code == 200


@pytest.mark.parametrize("path", ["/register", "/jobs/alerts"])
def test_it_goes_out_once_the_server_takes_it(
    site: Desk, guest: Browser, waiting: Waiting, path: str
) -> None:
    site.letterbox.outcome = SendOutcome(SendResult.TRY_LATER, "451 come back")
    ask(guest, path)
    (after, again), *more = waiting
    assert not more
    site.clock.pass_by(seconds=after.total_seconds())
    site.letterbox.outcome = ACCEPTED
    again()
    first, second = site.letterbox.mails
    assert first == second
    assert len(waiting) == 1


def test_pauses_grow_and_end_with_the_link(site: Desk, guest: Browser, waiting: Waiting) -> None:
    site.letterbox.outcome = SendOutcome(SendResult.TRY_LATER, "451 come back")
    ask(guest, "/register")
    done = 0
    while done < len(waiting):
        after, again = waiting[done]
        site.clock.pass_by(seconds=after.total_seconds())
        again()
        done += 1
    pauses = [after for after, _ in waiting]
    assert pauses == sorted(pauses)
    assert sum(pauses, timedelta()) < timedelta(minutes=site.settings.sign_in_minutes)
    assert len(pauses) >= 4


@pytest.mark.parametrize("result", [SendResult.REFUSED, SendResult.UNKNOWN])
def test_what_was_refused_or_is_in_doubt_is_not_sent_again(
    site: Desk, guest: Browser, waiting: Waiting, result: SendResult
) -> None:
    site.letterbox.outcome = SendOutcome(result, "said")
    ask(guest, "/register")
    assert not waiting
