from __future__ import annotations

from dataclasses import replace

import pytest

from consultant import board as job_board
from consultant.model.careers import JobStage
from tests.careers.samples import CODER, EMPLOYER
from tests.web.desk import ADMIN, ASKER, AUDITOR, CONSULTANT, Browser, Desk


@pytest.fixture
def proposed(board: Desk) -> int:
    account = board.database.jobs.one(1).account
    return board.database.jobs.propose(
        account, EMPLOYER, replace(CODER, title="Newly proposed"), board.clock(), 50
    )


def test_a_moderator_publishes_what_was_proposed(board: Desk, sol: Browser, proposed: int) -> None:
    assert "Newly proposed" in sol.page("/moderation")
    assert sol.submit(f"/moderation/jobs/{proposed}", version="1", done="publish").status_code == 303
    assert "Newly proposed" in board.browser().page(f"/jobs/{proposed}")
    assert "Nothing waits." in sol.page("/moderation")
    job_board.send(board.service)
    assert board.letterbox.mails[-1].recipient == EMPLOYER


def test_a_return_needs_a_reason_and_keeps_what_was_typed(board: Desk, sol: Browser, proposed: int) -> None:
    sol.page("/moderation")
    refused = sol.submit(f"/moderation/jobs/{proposed}", version="1", done="return", reason="no pay")
    assert refused.status_code == 422
    assert ">no pay</textarea>" in refused.text
    sol.submit(
        f"/moderation/jobs/{proposed}", version="1", done="return", reason="Please name the pay range."
    )
    assert board.browser().get(f"/jobs/{proposed}").status_code == 404


def test_a_moderator_sees_what_a_change_changes(board: Desk, sol: Browser) -> None:
    job = board.database.jobs.one(1)
    assert job.live
    other = replace(job.live, title="Outpatient coder, neurology", pay=None)
    board.database.jobs.revise(1, job.account, EMPLOYER, job.version, other, board.clock())
    page = sol.page("/moderation")
    assert "<del>cardiology</del>" in page
    assert "<del>$27 to $33.50 an hour</del> <ins>not stated</ins>" in page
    assert "<ins>neurology</ins>" in page
    assert sol.submit("/moderation/jobs/1", version=str(job.version), done="publish").status_code == 409


def test_a_reported_job_is_taken_down_or_left(board: Desk, sol: Browser) -> None:
    for kind in ("scam", "wrong"):
        board.database.moderation.complain(1 if kind == "scam" else 2, kind, "", board.clock())
    sol.page("/moderation")
    sol.submit("/moderation/reports/2")
    sol.submit("/moderation/jobs/1", done="take down", reason="It asks for money before the interview.")
    assert "Nobody has reported a posting." in sol.page("/moderation")
    assert board.database.jobs.one(1).stage is JobStage.REMOVED
    assert board.database.jobs.one(2).stage is JobStage.OPEN


def test_every_decision_stands_in_the_audit(board: Desk, sol: Browser, proposed: int) -> None:
    sol.page("/moderation")
    sol.submit(
        f"/moderation/jobs/{proposed}", version="1", done="return", reason="Please name the pay range."
    )
    page = board.sign_in(ADMIN).page("/audit")
    assert f"returned job {proposed}: Please name the pay range." in page
    assert f"proposed job {proposed}" in page


@pytest.mark.parametrize(("who", "status"), [(ADMIN, 303), (CONSULTANT, 403), (AUDITOR, 403), (ASKER, 404)])
def test_seniors_and_admins_decide_and_nobody_else(board: Desk, proposed: int, who: str, status: int) -> None:
    browser = board.sign_in(who)
    response = browser.submit(f"/moderation/jobs/{proposed}", version="1", done="publish")
    assert response.status_code == status


def test_a_nonsense_decision_is_refused(sol: Browser, proposed: int) -> None:
    sol.page("/moderation")
    assert sol.submit(f"/moderation/jobs/{proposed}", version="1", done="explode").status_code == 422


@pytest.mark.parametrize(
    ("to", "warned"),
    [
        ("jobs@lakeside.test", False),
        ("jobs@careers.lakeside.test", False),
        ("cv@harvest.test", True),
        ("cv@evillakeside.test", True),
        ("https://lakeside.test/jobs", False),
        ("https://harvest.test/lakeside.test", True),
    ],
)
def test_a_moderator_is_told_when_applications_go_elsewhere(
    board: Desk, sol: Browser, to: str, warned: bool
) -> None:
    account = board.database.jobs.one(1).account
    board.database.jobs.propose(account, EMPLOYER, replace(CODER, apply_to=to), board.clock(), 50)
    assert ("another domain than" in sol.page("/moderation")) is warned
