"""What a page says of browsers and of replies that wait."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from consultant.model.consultation import ReplyState, Verdict
from consultant.model.desk import ReplyView
from consultant.web.words import browser, waiting

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
QUEUED = ReplyView(
    id=1,
    state=ReplyState.QUEUED,
    verdict=Verdict.APPROVE,
    reviewer="cora@desk.test",
    reason="",
    approved_at=NOW,
    sent_at=None,
    attempts=0,
    response="",
    recipient="ana@clinic.test",
    due_at=NOW,
)
WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("client", "said"),
    [
        (f"Mozilla/5.0 (X11; Linux x86_64) {WEBKIT} Chrome/131.0.0.0 Safari/537.36", "Chrome on Linux"),
        (
            f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {WEBKIT} Chrome/131.0 Safari/537.36 Edg/131.0",
            "Edge on Windows",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0",
            "Firefox on Windows",
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.1 Safari/605.1.15",
            "Safari on macOS",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile Safari/604.1",
            "Safari on iPhone",
        ),
        (
            f"Mozilla/5.0 (Linux; Android 10; K) {WEBKIT} Chrome/131.0 Mobile Safari/537.36",
            "Chrome on Android",
        ),
        ("curl/8.5.0", "curl"),
        ("", "unknown browser"),
        ("<script>" * 20, f"{('<script>' * 5)}…"),
    ],
)
def test_a_browser_is_told_in_words(client: str, said: str) -> None:
    assert browser(client) == said


def test_a_reply_that_waits_says_for_what() -> None:
    undo = replace(QUEUED, due_at=NOW + timedelta(seconds=8))
    assert "taken back" in waiting(undo, NOW)
    assert "worker now" in waiting(QUEUED, NOW + timedelta(seconds=5))
    assert "No worker has taken it for 7 min" in waiting(QUEUED, NOW + timedelta(minutes=7))
    assert waiting(replace(QUEUED, state=ReplyState.SENDING), NOW) == "nothing yet"


def test_a_retry_is_not_told_as_something_to_take_back() -> None:
    later = replace(QUEUED, attempts=2, due_at=NOW + timedelta(minutes=4))
    assert "taken back" not in waiting(later, NOW)
