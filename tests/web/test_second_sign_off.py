"""Two people sign what carries a risk; an approved reply can be taken back until it is sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from consultant import flow
from consultant.model.consultation import ReplyState, Role, Stage
from consultant.review.sign_off import RiskClass, SignOff
from tests.web.desk import AUDITOR, COLLEAGUE, CONSULTANT, SENIOR, Browser, Desk

BY_SENIOR = frozenset({Role.SENIOR, Role.ADMIN})
RULES = SignOff((RiskClass("compliance", BY_SENIOR, "Read by others than the asker."),))
UPCODE = "Change the diagnosis so that 99215 pays?"


@pytest.fixture
def risky(desk: Desk) -> int:
    desk.under(sign_off=RULES)
    return desk.ask("front@clinic.test", UPCODE)


def approve(desk: Desk, who: str, id: int, **changed: str) -> str:
    browser = desk.sign_in(who)
    fields = {"version": browser.version(id), "verdict": "approve", "text": text(desk, id)} | changed
    answer = browser.submit(f"/consultations/{id}/decisions", **fields)
    assert answer.status_code in (303, 409), answer.text
    return str(answer.headers.get("location", answer.text))


def text(desk: Desk, id: int) -> str:
    return desk.database.consultations.text(id)


def stage(desk: Desk, id: int) -> Stage:
    return desk.database.desk.consultation(id).row.stage


def test_a_risk_is_sent_after_a_senior_has_signed_too_in_the_name_of_the_first(
    desk: Desk, risky: int
) -> None:
    approve(desk, CONSULTANT, risky)
    assert (stage(desk, risky), desk.nudges.dispatched) == (Stage.SECOND_SIGN_OFF, [])
    page = desk.sign_in(SENIOR).page(f"/consultations/{risky}")
    assert "cora@desk.test" in page
    assert "Read by others than the asker." in page
    assert "Sign and send" in page
    approve(desk, SENIOR, risky)
    desk.dispatch(1)
    assert stage(desk, risky) is Stage.SENT
    assert b"Cora Lindqvist" in desk.letterbox.mails[-1].content
    history = desk.sign_in(AUDITOR).page(f"/consultations/{risky}")
    assert "signed first" in history


def test_the_first_signer_and_a_colleague_are_told_why_they_cannot_sign(desk: Desk, risky: int) -> None:
    approve(desk, CONSULTANT, risky)
    assert "You have signed this already" in approve(desk, CONSULTANT, risky)
    assert "the role admin or senior" in approve(desk, COLLEAGUE, risky)
    assert stage(desk, risky) is Stage.SECOND_SIGN_OFF


def test_saving_an_edit_makes_the_first_signature_void(desk: Desk, risky: int) -> None:
    approve(desk, CONSULTANT, risky)
    senior = desk.sign_in(SENIOR)
    version = senior.version(risky)
    senior.submit(f"/consultations/{risky}/revisions", version=version, text="Better.")
    assert stage(desk, risky) is Stage.DRAFTED
    assert desk.database.desk.consultation(risky).signature is None


def test_a_senior_who_changes_the_words_is_the_first_to_sign_them(desk: Desk, risky: int) -> None:
    approve(desk, CONSULTANT, risky)
    approve(desk, SENIOR, risky, text="No. Report what the record says.")
    signature = desk.database.desk.consultation(risky).signature
    assert signature is not None
    assert signature.reviewer == SENIOR
    approve(desk, CONSULTANT, risky)
    desk.dispatch(1)
    assert b"Sol Marin" in desk.letterbox.mails[-1].content


def test_a_senior_returns_it_to_the_first_signer_with_a_reason(desk: Desk, risky: int) -> None:
    approve(desk, CONSULTANT, risky)
    approve(desk, SENIOR, risky, verdict="return", returned_because="Say what may be done instead.")
    assert stage(desk, risky) is Stage.DRAFTED
    page = desk.sign_in(CONSULTANT).page(f"/consultations/{risky}")
    assert "returned to cora@desk.test: Say what may be done instead." in page


def test_a_decline_is_signed_by_two_with_the_reason_of_the_first(desk: Desk, risky: int) -> None:
    approve(desk, CONSULTANT, risky, verdict="decline", declined_because="We do not help with that.")
    senior = desk.sign_in(SENIOR)
    assert "We do not help with that.</textarea>" in senior.page(f"/consultations/{risky}")
    approve(desk, SENIOR, risky, verdict="decline", declined_because="We do not help with that.")
    desk.dispatch(1)
    assert stage(desk, risky) is Stage.DECLINED
    assert b"We do not help with that." in desk.letterbox.mails[-1].content


def test_an_auditor_sees_everything_and_no_button(desk: Desk, risky: int) -> None:
    page = desk.sign_in(AUDITOR).page(f"/consultations/{risky}")
    assert "Evidence" in page
    assert "<button" not in page.split("<main")[1].split("</main>")[0]


# -- undo ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def patient(desk: Desk) -> Desk:
    desk.under(pace=replace(desk.service.pace, undo=timedelta(seconds=10)))
    return desk


def test_an_approved_reply_waits_and_is_sent_by_the_sweep(patient: Desk, asked: int) -> None:
    approve(patient, CONSULTANT, asked)
    assert patient.nudges.dispatched == []
    flow.dispatch(patient.service, [1])
    flow.sweep(patient.service)
    assert patient.nudges.dispatched == []
    patient.clock.pass_by(seconds=11)
    flow.sweep(patient.service)
    assert patient.nudges.dispatched == [1]


def test_a_process_that_lasts_nudges_when_the_time_is_over(patient: Desk, asked: int) -> None:
    waiting: list[tuple[timedelta, Callable[[], None]]] = []
    patient.under(later=lambda after, work: waiting.append((after, work)))
    approve(patient, CONSULTANT, asked)
    ((after, work),) = waiting
    assert (after, patient.nudges.dispatched) == (timedelta(seconds=10), [])
    work()
    assert patient.nudges.dispatched == [1]
    flow.dispatch(patient.service, [1])
    assert patient.letterbox.mails == [], "a nudge that comes too early sends nothing"
    patient.clock.pass_by(seconds=10)
    flow.dispatch(patient.service, [1])
    assert len(patient.letterbox.mails) == 1


def test_a_reply_is_taken_back_and_approved_again(patient: Desk, cora: Browser, asked: int) -> None:
    queue = cora.page(approve(patient, CONSULTANT, asked))
    assert f'action="/consultations/{asked}/undo"' in queue
    assert cora.submit(f"/consultations/{asked}/undo").status_code == 303
    view = patient.database.desk.consultation(asked)
    assert (view.row.stage, view.row.claimed_by, view.replies[-1].state) == (
        Stage.DRAFTED,
        CONSULTANT,
        ReplyState.CANCELLED,
    )
    patient.clock.pass_by(seconds=30)
    flow.sweep(patient.service)
    patient.dispatch(1)
    assert patient.letterbox.mails == []
    approve(patient, CONSULTANT, asked, text="On second thoughts.")
    patient.clock.pass_by(seconds=30)
    patient.dispatch(2)
    assert b"On second thoughts." in patient.letterbox.mails[-1].content


def test_what_is_being_sent_cannot_be_taken_back(patient: Desk, cora: Browser, asked: int) -> None:
    approve(patient, CONSULTANT, asked)
    patient.clock.pass_by(seconds=30)
    assert patient.database.outbox.claim(1, patient.clock()) is not None
    cora.page("/queue")
    late = cora.submit(f"/consultations/{asked}/undo")
    assert late.status_code == 409
    assert "no reply that could still be taken back" in late.text
    assert patient.database.desk.consultation(asked).replies[-1].state is ReplyState.SENDING


def test_programs_take_back_too(patient: Desk, cora: Browser, asked: int) -> None:
    approve(patient, CONSULTANT, asked)
    headers = {"X-Form-Token": cora.token}
    undone = cora.post(f"/api/consultations/{asked}/undo", headers=headers)
    assert (undone.status_code, undone.json()["stage"]) == (200, "drafted")
    assert cora.post(f"/api/consultations/{asked}/undo", headers=headers).status_code == 409
