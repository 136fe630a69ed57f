"""Bounces: matched through the signed envelope address, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from consultant.model.consultation import ReplyState, Stage
from consultant.model.mail import SendResult
from tests.fakes.mails import bounce, mail
from tests.fakes.world import World


def returned_to(world: World) -> str:
    return world.postman.mails[-1].envelope_sender


def test_a_bounce_is_marked_on_the_reply_and_answered_by_nobody(world: World) -> None:
    id = world.answer(mail()).row.id
    world.ask(bounce(returned_to(world)))
    assert world.stage(id) is Stage.UNDELIVERABLE
    assert world.reply(id).state is ReplyState.BOUNCED
    assert "5.1.1" in world.reply(id).response
    assert len(world.views()) == 1
    assert len(world.postman.mails) == 1


@pytest.mark.parametrize("status", ["4.4.1", "2.0.0"])
def test_a_report_of_delay_or_success_changes_nothing(world: World, status: str) -> None:
    id = world.answer(mail()).row.id
    world.ask(bounce(returned_to(world), status=status))
    assert world.stage(id) is Stage.SENT
    assert world.reply(id).state is ReplyState.SENT


def test_a_bounce_to_a_forged_address_changes_nothing(world: World) -> None:
    id = world.answer(mail()).row.id
    world.ask(bounce(returned_to(world).replace("@", "0@")))
    assert world.stage(id) is Stage.SENT


@pytest.mark.parametrize("return_path", ["<>", "<robin@clinic.example>"])
def test_an_absence_notice_to_the_envelope_address_is_no_bounce(world: World, return_path: str) -> None:
    id = world.answer(mail()).row.id
    notice = mail(
        "I am away until Monday. For urgent matters call the front desk.",
        to=returned_to(world),
        subject="Automatic reply: Re: A question",
        Auto_Submitted="auto-replied",
        Return_Path=return_path,
    )
    world.ask(notice)
    assert world.stage(id) is Stage.SENT
    assert world.dispositions() == {"accept": 1, "discard": 1}


def test_a_read_receipt_is_no_bounce(world: World) -> None:
    id = world.answer(mail()).row.id
    receipt = (
        f"From: robin@clinic.example\r\nTo: {returned_to(world)}\r\nSubject: Read: Re: A question\r\n"
        "Message-ID: <read@clinic.example>\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/report; report-type=disposition-notification; boundary=part\r\n\r\n"
        "--part\r\nContent-Type: text/plain\r\n\r\nYour message was read by robin@clinic.example\r\n"
        "--part\r\nContent-Type: message/disposition-notification\r\n\r\n"
        "Final-Recipient: rfc822;robin@clinic.example\r\nDisposition: manual-action; displayed\r\n\r\n--part--\r\n"
    )
    world.ask(receipt.encode())
    assert world.stage(id) is Stage.SENT


def test_a_bounce_settles_a_delivery_in_doubt(world: World) -> None:
    world.postman.plan(SendResult.UNKNOWN)
    id = world.answer(mail()).row.id
    content = world.database.desk.mails(id)[0].content.decode()
    token = content.partition("Message-ID: <")[2].partition("@")[0]
    world.ask(bounce(world.addresses.bounce(token)))
    assert (world.stage(id), world.reply(id).state) == (Stage.UNDELIVERABLE, ReplyState.BOUNCED)


def test_a_bounce_that_comes_before_the_outcome_is_noted_counts(world: World) -> None:
    id = world.ask(mail()).row.id
    reply = world.decide(id)
    world.nudge.take()
    claimed = world.database.outbox.claim(reply or 0, world.clock())
    assert claimed is not None
    world.ask(bounce(claimed.envelope_sender))
    assert (world.stage(id), world.reply(id).state) == (Stage.UNDELIVERABLE, ReplyState.BOUNCED)


def test_a_late_bounce_of_an_earlier_reply_does_not_stop_the_next(world: World) -> None:
    id = world.answer(mail()).row.id
    first = returned_to(world)
    world.ask(mail("And 99214?", to=world.addresses.thread(id)))
    world.decide(id)
    late = world.nudge.take()
    world.ask(bounce(first))
    assert world.stage(id) is Stage.APPROVED
    world.nudge.waiting += late
    world.work()
    assert world.stage(id) is Stage.SENT
    assert [reply.state for reply in world.view(id).replies] == [ReplyState.BOUNCED, ReplyState.SENT]


def test_after_a_bounce_the_next_draft_answers_the_question_again(world: World) -> None:
    id = world.answer(mail("Is 99213 valid?")).row.id
    world.ask(bounce(returned_to(world)))
    world.ask(mail("My mailbox was full, please write again.", to=world.addresses.thread(id)))
    assert "99213" in world.composer.questions[-1].text
