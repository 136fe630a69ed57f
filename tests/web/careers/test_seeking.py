from __future__ import annotations

import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import cast

import pytest

from consultant import board as job_board
from consultant import upkeep
from consultant.model.careers import AlertState
from tests.careers.samples import AUDITOR, BOARD, CODER, publish
from tests.web.desk import ASKER, Browser, Desk

NOTE = "I have coded cardiology for five years and hold the CCS-P."
LINK = re.compile(r"/sign-in/([\w-]{30,})(\?to=[\w-]+)?")


def mails(desk: Desk) -> list[EmailMessage]:
    return [
        cast("EmailMessage", message_from_bytes(one.content, policy=default)) for one in desk.letterbox.mails
    ]


def text(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    assert part
    return str(part.get_content())


def round_of_alerts(desk: Desk) -> list[EmailMessage]:
    job_board.alert(desk.service, BOARD)
    upkeep.send_alerts(desk.service)
    return [mail for mail in mails(desk) if mail["List-Unsubscribe"]]


def state(desk: Desk) -> AlertState:
    alert = desk.database.job_alerts.one(1)
    assert alert
    return alert.state


def follow(desk: Desk, browser: Browser) -> str:
    """Use the one-time link of the newest mail; where it leads."""
    found = LINK.search(text(mails(desk)[-1]))
    assert found
    browser.page(found[0])
    to = found[2].removeprefix("?to=") if found[2] else ""
    return str(browser.submit("/sign-in/redeem", secret=found[1], to=to).headers["location"])


# -- saved jobs -----------------------------------------------------------------------------------------------------


def test_a_job_is_saved_and_removed(ana: Browser) -> None:
    ana.page("/jobs/1")
    assert ana.submit("/jobs/1/save", keep="true").headers["location"] == "/jobs/1"
    assert CODER.title in ana.page("/jobs/saved")
    assert "Saved; remove" in ana.page("/jobs/1")
    ana.submit("/jobs/1/save", keep="false")
    assert CODER.title not in ana.page("/jobs/saved")
    assert ana.submit("/jobs/999/save").status_code == 404


def test_saved_jobs_that_are_over_are_counted(board: Desk, ana: Browser) -> None:
    ana.page("/jobs/1")
    ana.submit("/jobs/1/save")
    board.database.jobs.close(1, board.database.jobs.one(1).account, "lee", board.clock())
    assert "1 more is not shown any more" in ana.page("/jobs/saved")


# -- applications ---------------------------------------------------------------------------------------------------


def test_an_application_with_a_file_is_passed_on(board: Desk, ana: Browser) -> None:
    ana.page("/jobs/1/apply")
    sent = ana.post(
        "/jobs/1/apply",
        data={"form_token": ana.token, "note": NOTE},
        files={"file": ("cv.pdf", b"%PDF-1.7 made up", "application/pdf")},
    )
    assert sent.headers["location"] == "/jobs/saved"
    assert "on its way" in ana.page("/jobs/saved")
    job_board.send(board.service)
    mail = mails(board)[-1]
    assert (mail["To"], mail["Reply-To"]) == (CODER.apply_to, ASKER)
    assert NOTE in text(mail).replace("\n", " ")
    assert [file.get_filename() for file in mail.iter_attachments()] == ["cv.pdf"]
    assert ">sent<" in ana.page("/jobs/saved")


@pytest.mark.parametrize(
    ("note", "file", "told"),
    [
        ("short", None, "about yourself"),
        (NOTE, ("cv.exe", b"MZ\x90", "application/pdf"), "PDF or a DOCX"),
        (NOTE, ("cv.pdf", b"%PDF-" + b"x" * 2_100_000, "application/pdf"), "at most 2,000 kB"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_written_is_still_there(
    board: Desk, ana: Browser, note: str, file: object, told: str
) -> None:
    ana.page("/jobs/1/apply")
    files = {"file": file} if file else None
    response = ana.post("/jobs/1/apply", data={"form_token": ana.token, "note": note}, files=files)
    assert response.status_code == 422
    assert told in response.text
    assert note in response.text
    job_board.send(board.service)
    assert mails(board) == []


def test_no_application_is_larger_than_what_is_read(ana: Browser) -> None:
    ana.page("/jobs/1/apply")
    big = {"file": ("cv.pdf", b"%PDF-" + b"x" * 4_000_000, "application/pdf")}
    assert (
        ana.post("/jobs/1/apply", data={"form_token": ana.token, "note": NOTE}, files=big).status_code == 413
    )


def test_one_applies_by_link_on_the_employer_s_page(ana: Browser) -> None:
    assert ana.get("/jobs/2/apply").status_code == 404


def test_a_guest_registers_and_comes_back_to_apply(board: Desk) -> None:
    guest = board.browser()
    guest.page("/register?to=apply-1")
    guest.submit("/register", email="new@seeker.test", name="Nia New", to="apply-1")
    assert follow(board, guest) == "/jobs/1/apply"
    assert "Nia New" in guest.page("/jobs/1/apply")


@pytest.mark.parametrize("to", ["//evil.test", "https://evil.test", "apply-0", "apply-1/../..", "queue"])
def test_a_link_leads_to_places_of_ours_only(board: Desk, to: str) -> None:
    guest = board.browser()
    guest.page("/register")
    guest.submit("/register", email="new@seeker.test", to=to[:20])
    assert "?to=" not in text(mails(board)[-1])
    assert follow(board, guest) == "/mine"


# -- alerts ---------------------------------------------------------------------------------------------------------


def test_a_signed_in_seeker_gets_new_jobs_with_a_way_out(board: Desk, ana: Browser) -> None:
    ana.page("/jobs?q=auditor")
    assert ana.submit("/jobs/alerts", q="auditor", period="daily").headers["location"] == "/jobs/saved"
    board.clock.pass_by(minutes=5)
    publish(board.database, board.clock(), AUDITOR)
    board.clock.pass_by(days=1)
    (mail,) = round_of_alerts(board)
    assert (mail["To"], mail["Subject"]) == (ASKER, "1 new job: “auditor”")
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["Auto-Submitted"] == "auto-generated"
    html = mail.get_body(("html",))
    assert html
    assert AUDITOR.title in html.get_content()
    assert AUDITOR.title in text(mail)


def test_opening_the_address_ends_nothing_and_one_post_ends_it(board: Desk, ana: Browser) -> None:
    """RFC 8058: the POST carries no cookie and no token of ours."""
    ana.page("/jobs")
    ana.submit("/jobs/alerts", period="daily")
    board.clock.pass_by(minutes=5)
    publish(board.database, board.clock(), AUDITOR)
    board.clock.pass_by(days=1)
    (mail,) = round_of_alerts(board)
    address = mail["List-Unsubscribe"].strip("<>").removeprefix("http://127.0.0.1:8017")
    program = board.browser()
    assert "Unsubscribe</button>" in program.page(address)
    assert state(board) is AlertState.ON
    assert program.post(address, data={"List-Unsubscribe": "One-Click"}).status_code == 200
    assert state(board) is AlertState.OFF
    publish(board.database, board.clock(), CODER)
    board.clock.pass_by(days=2)
    assert len(round_of_alerts(board)) == 1
    assert program.post(address[:-3], data={"List-Unsubscribe": "One-Click"}).status_code == 404


def test_a_guest_s_alert_begins_with_the_link_in_the_mail(board: Desk) -> None:
    guest = board.browser()
    guest.page("/jobs?workplace=remote")
    page = guest.submit("/jobs/alerts", email="New@Seeker.test", workplace="remote", period="daily").text
    assert "new@seeker.test" in page
    mail = mails(board)[-1]
    assert "remote" in text(mail)
    assert mail["List-Unsubscribe"] is None
    board.clock.pass_by(minutes=5)
    assert follow(board, guest) == "/jobs/saved"
    assert "daily" in guest.page("/jobs/saved")
    board.clock.pass_by(minutes=5)
    publish(board.database, board.clock(), CODER)
    board.clock.pass_by(days=1)
    assert [mail["To"] for mail in round_of_alerts(board)] == ["new@seeker.test"]


def test_an_address_that_never_uses_the_link_is_never_mailed_an_alert(board: Desk) -> None:
    guest = board.browser()
    guest.page("/jobs")
    guest.submit("/jobs/alerts", email="victim@clinic.test", period="daily")
    publish(board.database, board.clock(), CODER)
    board.clock.pass_by(days=2)
    assert round_of_alerts(board) == []


def test_nobody_can_have_an_address_flooded_with_links(board: Desk) -> None:
    guest = board.browser()
    guest.page("/jobs")
    for number in range(8):
        guest.submit("/jobs/alerts", email="victim@clinic.test", q=f"word{number}", period="daily")
    assert len(mails(board)) == 4


def test_an_alert_is_changed_and_removed_by_its_owner_only(board: Desk, ana: Browser, sol: Browser) -> None:
    ana.page("/jobs")
    ana.submit("/jobs/alerts", period="daily")
    sol.page("/jobs")
    assert sol.submit("/jobs/alerts/1", done="remove").status_code == 404
    ana.submit("/jobs/alerts/1", done="on", period="weekly")
    assert ">weekly<" in ana.page("/jobs/saved")
    ana.submit("/jobs/alerts/1", done="off")
    assert ">off<" in ana.page("/jobs/saved")
    assert ana.submit("/jobs/alerts/1", done="explode").status_code == 422
    ana.submit("/jobs/alerts/1", done="remove")
    assert ana.submit("/jobs/alerts/1", done="on").status_code == 404


# -- reports --------------------------------------------------------------------------------------------------------


def test_anybody_reports_a_posting_and_a_few_times_only(board: Desk, sol: Browser) -> None:
    guest = board.browser()
    guest.page("/jobs/1/report")
    assert "Thank you" in guest.submit("/jobs/1/report", kind="scam", text="They want <b>money</b>.").text
    assert "They want &lt;b&gt;money&lt;/b&gt;." in sol.page("/moderation")
    assert guest.submit("/jobs/1/report", kind="nonsense").status_code == 422
    statuses = [guest.submit("/jobs/1/report", kind="wrong").status_code for _ in range(6)]
    assert statuses == [200, 200, 200, 200, 429, 429]
