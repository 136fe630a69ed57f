"""Held mail, outbox, accounts, and what an asker sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from consultant.model.consultation import Role, Stage, Verdict
from consultant.model.mail import SendResult
from tests.web.desk import ADMIN, ASKER, CONSULTANT, Browser, Desk, make_desk
from tests.web.samples import fill


@pytest.fixture
def busy(tmp_path: Path) -> Desk:
    desk = make_desk(tmp_path)
    fill(desk)
    return desk


def test_held_set_aside_and_discarded_mail_is_shown_with_its_reason(busy: Desk) -> None:
    page = busy.sign_in(CONSULTANT).page("/held")
    assert "A mailing with a way to unsubscribe" in page
    assert "reading it stopped its worker each time" in page
    assert "no-reply@payer.test" in page


def test_held_mail_is_adopted_as_a_question(busy: Desk) -> None:
    browser = busy.sign_in(CONSULTANT)
    held = busy.database.desk.queue([Stage.HELD])[0].id
    assert "Adopt as a question" in browser.page(f"/consultations/{held}")
    browser.submit(f"/consultations/{held}/adopt")
    assert busy.database.desk.consultation(held).row.stage is Stage.RECEIVED
    assert busy.nudges.consulted == [held]
    assert browser.submit(f"/consultations/{held}/adopt").status_code == 409


def test_held_mail_is_closed(busy: Desk) -> None:
    browser, held = busy.sign_in(CONSULTANT), busy.database.desk.queue([Stage.HELD])[0]
    browser.submit(f"/consultations/{held.id}/close", version=held.version, reason="not a question")
    assert "No mail is held" in browser.page("/held")


def test_mail_that_was_set_aside_is_read_again(busy: Desk) -> None:
    browser, mail = busy.sign_in(CONSULTANT), busy.database.desk.set_aside()[0]
    busy.nudges.received.clear()
    browser.submit(f"/messages/{mail.id}/replay")
    assert busy.nudges.received == [mail.id]
    assert browser.submit(f"/messages/{mail.id}/replay").status_code == 404


def test_the_outbox_shows_what_is_not_known_to_be_delivered(busy: Desk) -> None:
    page = busy.sign_in(CONSULTANT).page("/outbox")
    for said in (
        "550 5.1.1 No such user here",
        "Connection closed after the mail data",
        "451 4.7.1 Greylisted",
    ):
        assert said in page
    assert "CON-8" not in page


def test_empty_lists_say_so(cora: Browser) -> None:
    assert "Every approved reply was handed over" in cora.page("/outbox")
    assert "No mail is held" in cora.page("/held")


def test_an_admin_adds_people_who_can_sign_in(desk: Desk) -> None:
    browser = desk.sign_in(ADMIN)
    browser.page("/accounts")
    fields = {"email": "New@Desk.test", "name": "Nora New", "credential": "CPC", "role": "consultant"}
    assert browser.submit("/accounts", **fields).status_code == 303
    assert "new@desk.test" in browser.page("/accounts")
    added = desk.database.accounts.named("new@desk.test")
    assert added
    assert added.role is Role.CONSULTANT
    again = browser.submit("/accounts", **fields)
    assert again.status_code == 422
    assert "has an account already" in again.text
    assert 'value="Nora New"' in again.text


def test_an_asker_sees_their_own_questions_only(busy: Desk) -> None:
    browser = busy.sign_in(ASKER)
    page = browser.page("/mine")
    assert "27447 with 71046" in page
    assert "37244 vs 37242" not in page
    for id in (1, 2, 3, 999):
        assert "Not found" in browser.page(f"/mine/{id}", 404)
        assert browser.get(f"/api/consultations/{id}").status_code == 404


def test_an_asker_reads_the_signed_answer_and_no_draft(desk: Desk, asked: int) -> None:
    browser = desk.sign_in(ASKER)
    draft = desk.database.consultations.text(asked)
    waiting = browser.page(f"/mine/{asked}")
    assert "being answered" in waiting
    assert "SHORT ANSWER" in draft
    assert "SHORT ANSWER" not in waiting
    reply = desk.decide(asked)
    assert "SHORT ANSWER" not in browser.page(f"/mine/{asked}")
    desk.dispatch(reply)
    answered = browser.page(f"/mine/{asked}")
    assert "SHORT ANSWER" in answered
    assert "Cora Lindqvist" in answered


def test_an_asker_is_not_shown_an_answer_that_was_refused(desk: Desk, asked: int) -> None:
    desk.dispatch(desk.decide(asked, Verdict.APPROVE), SendResult.REFUSED, "550 no")
    page = desk.sign_in(ASKER).page(f"/mine/{asked}")
    assert "could not be delivered" in page
    assert "SHORT ANSWER" not in page
    assert "550" not in page


def test_an_asker_without_questions_is_told_how_to_ask(desk: Desk) -> None:
    assert "No questions yet" in desk.sign_in(ASKER).page("/mine")
