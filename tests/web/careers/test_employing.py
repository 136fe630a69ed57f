from __future__ import annotations

import re
from typing import Any

from consultant.model.careers import JobStage, Proposal
from tests.careers.samples import AUDITOR, CODER, EMPLOYER
from tests.careers.test_posting import FORM
from tests.web.desk import Browser, Desk


def filled(**changed: Any) -> dict[str, Any]:
    return {
        **{name: values if name == "credential" else values[0] for name, values in FORM.items()},
        **changed,
    }


def count(desk: Desk) -> int:
    account = desk.database.accounts.named(EMPLOYER)
    assert account
    return len(desk.database.jobs.of(account.id))


def test_a_posting_is_written_sent_in_and_waits(board: Desk, lee: Browser) -> None:
    lee.page("/jobs/new")
    assert lee.submit("/jobs/new", **filled(), done="send").headers["location"] == "/jobs/mine"
    mine = lee.page("/jobs/mine")
    assert "waits for a moderator" in mine
    (waiting,) = board.database.moderation.waiting(10)
    assert waiting.proposal is Proposal.WAITING
    assert waiting.newest.credentials == ("CPC", "CCS-P")


def test_a_preview_shows_it_and_keeps_nothing(board: Desk, lee: Browser) -> None:
    lee.page("/jobs/new")
    before = count(board)
    page = lee.submit("/jobs/new", **filled(title="Cardiology coder, remote"), done="preview").text
    assert "This is what it will look like" in page
    assert 'value="Cardiology coder, remote"' in page
    assert count(board) == before


def test_every_fault_is_told_at_its_field_and_nothing_is_kept(board: Desk, lee: Browser) -> None:
    lee.page("/jobs/new")
    before = count(board)
    response = lee.submit("/jobs/new", **filled(title="x", pay_from="much", specialty=""), done="send")
    assert response.status_code == 422
    for field in ("title", "pay_from", "specialty"):
        assert f'id="{field}-fault"' in response.text
        assert re.search(rf'name="{field}"[^>]*aria-describedby="{field}-fault"', response.text)
    assert 'value="much"' in response.text
    assert "jobs@lakeside.test" in response.text
    assert count(board) == before


def test_an_empty_form_is_answered_with_its_faults(lee: Browser) -> None:
    lee.page("/jobs/new")
    assert lee.submit("/jobs/new").status_code == 422


def test_a_published_job_is_changed_while_it_stays_as_it_is(board: Desk, lee: Browser) -> None:
    page = lee.page("/jobs/1/edit")
    version = re.search(r'name="version" value="(\d+)"', page)
    assert version
    assert f'value="{CODER.title}"' in page
    changed = filled(title="Cardiology coder, remote", version=version[1], done="send")
    assert lee.submit("/jobs/1/edit", **changed).status_code == 303
    assert "changes wait" in lee.page("/jobs/mine")
    assert CODER.title in board.browser().page("/jobs/1")
    stale = lee.submit("/jobs/1/edit", **changed)
    assert stale.status_code == 409


def test_a_preview_of_a_change_keeps_the_version_that_was_seen(board: Desk, lee: Browser) -> None:
    lee.page("/jobs/1/edit")
    page = lee.submit("/jobs/1/edit", **filled(version="1"), done="preview").text
    assert 'name="version" value="1"' in page


def test_a_job_is_closed_and_renewed(board: Desk, lee: Browser) -> None:
    lee.page("/jobs/mine")
    lee.submit("/jobs/1/close")
    assert board.database.jobs.one(1).stage is JobStage.CLOSED
    assert board.browser().get("/jobs/1").status_code == 410
    assert "Renew for 30 days" in lee.page("/jobs/mine")
    lee.submit("/jobs/1/renew")
    board.browser().page("/jobs/1")
    assert lee.submit("/jobs/1/renew").status_code == 409


def test_nobody_opens_or_changes_a_job_of_somebody_else(board: Desk, ana: Browser) -> None:
    assert ana.get("/jobs/1/edit").status_code == 404
    for path in ("/jobs/1/close", "/jobs/1/renew"):
        assert ana.submit(path).status_code == 404
    assert ana.submit("/jobs/1/edit", **filled(version="2"), done="send").status_code == 404
    board.browser().page("/jobs/1")


def test_an_employer_sees_why_words_were_returned(board: Desk, lee: Browser, sol: Browser) -> None:
    lee.page("/jobs/new")
    lee.submit("/jobs/new", **filled(), done="send")
    (job,) = board.database.moderation.waiting(10)
    sol.page("/moderation")
    sol.submit(
        f"/moderation/jobs/{job.id}", version=str(job.version), done="return", reason="Name the pay range."
    )
    assert "Name the pay range." in lee.page("/jobs/mine")
    assert "Name the pay range." in lee.page(f"/jobs/{job.id}/edit")


def test_a_link_to_a_script_is_refused(lee: Browser) -> None:
    lee.page("/jobs/new")
    response = lee.submit(
        "/jobs/new", **filled(apply_by="link", apply_link="javascript:alert(1)"), done="send"
    )
    assert response.status_code == 422
    assert 'id="apply_link-fault"' in response.text


def test_a_job_by_link_is_edited_as_one(board: Desk, lee: Browser) -> None:
    page = lee.page("/jobs/2/edit")
    assert f'value="{AUDITOR.apply_to}"' in page
