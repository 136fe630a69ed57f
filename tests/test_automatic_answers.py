"""Automatic answers obey RFC 3834: to people only, in the thread, from nobody, once in a while, never twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consultant import flow, upkeep
from consultant.model.mail import SendResult
from tests.fakes.mails import CONSULT, mail
from tests.fakes.world import World


@pytest.fixture
def telling(world: World) -> World:
    """A service that acknowledges."""
    reader = world.service.reader
    world.change(reader=replace(reader, policy=replace(reader.policy, acknowledge=True)))
    world.change(correspondence=replace(world.service.correspondence, told={"limit": "10 MB", "hours": "24"}))
    return world


def told(world: World, *mails: bytes) -> None:
    world.keep(*mails)
    world.work()
    upkeep.tell_senders(world.service)


def oversize(world: World, raw: bytes) -> None:
    flow.keep(world.service, [replace(world.arrival(raw), oversize=True)])
    world.work()
    upkeep.tell_senders(world.service)


def test_an_acknowledgement_is_marked_threaded_and_from_nobody(telling: World) -> None:
    told(telling, mail(message_id="<q1@clinic.example>", References="<q0@clinic.example>"))
    sent = telling.sent()[-1]
    assert telling.postman.mails[-1].envelope_sender == ""
    assert sent["Auto-Submitted"] == "auto-replied"
    assert (sent["To"], sent["In-Reply-To"]) == ("robin@clinic.example", "<q1@clinic.example>")
    assert sent["References"] == "<q0@clinic.example> <q1@clinic.example>"
    assert "CON-1" in sent["Subject"]
    assert "24 business hours" in " ".join(sent.get_body(("plain",)).get_content().split())
    assert telling.addresses.consultation(sent["Reply-To"]) == 1


def test_it_is_off_unless_asked_for(world: World) -> None:
    told(world, mail())
    assert world.sent() == []


def test_an_oversize_mail_is_answered_politely_and_held(telling: World) -> None:
    oversize(telling, mail(subject="Scans"))
    sent = telling.sent()[-1]
    assert sent["Subject"] == "Re: Scans"
    assert "larger than 10 MB" in " ".join(sent.get_body(("plain",)).get_content().split())
    assert telling.newest().row.flags[0].startswith("held: Larger than the limit")


MACHINES: tuple[dict[str, str], ...] = (
    {"Auto_Submitted": "auto-replied"},
    {"Precedence": "bulk"},
    {"Return_Path": "<>"},
    {"List_Id": "<l.x.example>"},
    {"sender": "MAILER-DAEMON@clinic.example"},
    {"sender": CONSULT},
)


def test_no_machine_and_no_list_is_ever_told(telling: World) -> None:
    for headers in MACHINES:
        oversize(telling, mail(**headers))
        told(telling, mail(**headers))
    assert telling.sent() == []


def test_who_did_not_name_us_is_not_told(telling: World) -> None:
    told(telling, mail(to="somebody@else.example", Delivered_To=CONSULT))
    assert telling.sent() == []


def test_the_envelope_sender_is_told_not_the_one_to_reply_to(telling: World) -> None:
    told(telling, mail(Return_Path="<robin.reyes@clinic.example>", Reply_To="team@clinic.example"))
    assert telling.sent()[-1]["To"] == "robin.reyes@clinic.example"


def test_one_address_is_told_once_in_the_period(telling: World) -> None:
    told(telling, mail(), mail())
    oversize(telling, mail())
    assert len(telling.sent()) == 1
    telling.clock.pass_time(hours=25)
    told(telling, mail())
    assert len(telling.sent()) == 2


def test_a_follow_up_is_not_acknowledged(telling: World) -> None:
    first = telling.answer(mail())
    telling.clock.pass_time(hours=25)
    before = len(telling.sent())
    told(telling, mail("And 99214?", to=telling.addresses.thread(first.row.id)))
    assert len([one for one in telling.sent()[before:] if one["Auto-Submitted"]]) == 1  # the first question's


def test_only_what_was_surely_not_taken_is_sent_again(telling: World) -> None:
    outcomes = (SendResult.TRY_LATER, SendResult.UNKNOWN, SendResult.REFUSED, RuntimeError("a fault of ours"))
    for outcome, attempts in zip(outcomes, (2, 1, 1, 1), strict=True):
        before = telling.postman.attempts
        telling.postman.plan(outcome)
        told(telling, mail())
        telling.clock.pass_time(minutes=20)
        upkeep.tell_senders(telling.service)
        assert telling.postman.attempts - before == attempts, outcome
        telling.clock.pass_time(hours=25)


def test_a_notice_whose_process_died_is_let_go(telling: World) -> None:
    telling.ask(mail())
    assert len(telling.database.notices.claim(telling.clock(), 10)) == 1
    telling.clock.pass_time(hours=1)
    upkeep.tell_senders(telling.service)
    assert telling.sent() == []
