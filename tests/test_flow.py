"""The way of a question: kept, read, drafted, decided, sent; each step done twice is done once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from consultant import flow, handling
from consultant.errors import IllegalMove, InputError, NotAllowed, NotFound, StaleVersion, TransientError
from consultant.model.consultation import ReplyState, Stage, Verdict
from consultant.model.mail import SendResult
from consultant.model.reading import Delivery
from tests.fakes.mails import ASKER, mail
from tests.fakes.world import REVIEWER, World
from tests.faults.stepping import stepped


def test_a_question_goes_all_the_way(world: World) -> None:
    asked = world.ask(mail("Is 99213 valid today?", message_id="<q1@clinic.example>"))
    assert asked.row.stage is Stage.DRAFTED
    world.decide(asked.row.id)
    world.work()
    assert world.stage(asked.row.id) is Stage.SENT
    (answer,) = world.sent()
    assert answer["In-Reply-To"] == "<q1@clinic.example>"
    assert "99213" in answer.get_body(("plain",)).get_content()
    assert world.postman.mails[0].recipient == ASKER


# -- keep ---------------------------------------------------------------------------------------------------------


def test_mails_are_nudged_in_batches_only_after_they_are_stored(world: World) -> None:
    ids = world.keep(*(mail() for _ in range(45)))
    nudged = world.nudge.take()
    assert [len(batch) for _, batch in nudged] == [20, 20, 5]
    assert [id for _, batch in nudged for id in batch] == ids


def test_keeping_the_same_mail_again_changes_nothing(world: World) -> None:
    arrivals = [world.arrival(mail()) for _ in range(3)]
    first = flow.keep(world.service, arrivals)
    assert flow.keep(world.service, arrivals) == []
    assert len(first) == 3
    assert world.dispositions() == {"": 3}


def test_a_mailbox_made_anew_doubles_nothing(world: World) -> None:
    mails = [mail(f"Is 9921{n} valid?") for n in range(2, 6)]
    flow.keep(world.service, [world.arrival(raw, uid=uid) for uid, raw in enumerate(mails, 1)])
    world.work()
    renumbered = [world.arrival(raw, uid=uid, uidvalidity=2) for uid, raw in enumerate(reversed(mails), 7)]
    assert flow.keep(world.service, renumbered) == []
    assert flow.keep(world.service, renumbered) == []
    world.work()
    assert len(world.views()) == 4
    assert world.database.arrivals.known(renumbered[0].mailbox, 2, [7, 8, 9, 10]) == {7, 8, 9, 10}


def test_two_copies_of_the_same_bytes_are_matched_one_by_one(world: World) -> None:
    raw = mail()
    flow.keep(world.service, [world.arrival(raw, uid=1), world.arrival(raw, uid=2)])
    one_left = [world.arrival(raw, uid=1, uidvalidity=2)]
    assert flow.keep(world.service, one_left) == []
    assert flow.keep(world.service, one_left) == []
    assert len(flow.keep(world.service, [world.arrival(raw, uid=uid, uidvalidity=2) for uid in (2, 3)])) == 1


def test_uidvalidity_that_falls_is_a_change_too(world: World) -> None:
    raw = mail()
    flow.keep(world.service, [world.arrival(raw, uid=9, uidvalidity=5)])
    assert flow.keep(world.service, [world.arrival(raw, uid=1, uidvalidity=4)]) == []


# -- receive ------------------------------------------------------------------------------------------------------


def test_the_same_mail_delivered_twice_is_one_consultation(world: World) -> None:
    raw = mail(message_id="<same@clinic.example>")
    world.ask(b"Received: from a.example\r\n" + raw, b"Received: from b.example\r\n" + raw)
    assert len(world.views()) == 1
    assert world.dispositions() == {"accept": 1, "discard": 1}
    assert world.database.desk.discarded()[0].rule == "duplicate"


def test_a_reused_message_id_with_other_content_is_its_own_mail(world: World) -> None:
    world.ask(
        mail("Is 99213 valid?", message_id="<reused@clinic.example>"),
        mail("Is 99214 valid?", message_id="<reused@clinic.example>"),
    )
    assert len(world.views()) == 2


def test_mails_without_message_id_and_date_are_not_taken_for_each_other(world: World) -> None:
    raw = b"From: a@clinic.example\r\nTo: consult@desk.example\r\nSubject: Code?\r\n\r\nIs 99213 valid?\r\n"
    world.ask(raw, raw)
    assert len(world.views()) == 2


def test_reading_twice_opens_one_consultation(world: World) -> None:
    ids = world.keep(mail())
    assert len(flow.receive(world.service, ids)) == 1
    assert flow.receive(world.service, ids) == []
    world.clock.pass_time(hours=1)
    assert flow.receive(world.service, ids) == []


def test_a_mail_is_read_by_one_worker_at_a_time_and_by_another_when_the_first_is_gone(world: World) -> None:
    (id,) = world.keep(mail())
    claim, now = world.database.arrivals.claim, world.clock
    assert [mail.attempts for mail in claim([id], now(), timedelta(seconds=60))] == [1]
    assert claim([id], now(), timedelta(seconds=60)) == []
    world.clock.pass_time(seconds=61)
    assert [mail.attempts for mail in claim([id], now(), timedelta(seconds=60))] == [2]


class Poisonous:
    """A reader that fails on mails that hold a word; what its error says could quote the mail."""

    def __init__(self, reader: object, word: bytes) -> None:
        self._reader = reader
        self._word = word
        self.policy = reader.policy  # type: ignore[attr-defined]

    def read(self, claimed: object, raw: bytes) -> object:
        if self._word in raw:
            raise ValueError("poison: " + raw.decode())
        return self._reader.read(claimed, raw)  # type: ignore[attr-defined]


def test_a_poison_mail_costs_only_itself_and_is_set_aside(world: World) -> None:
    reader = world.service.reader
    world.change(reader=Poisonous(reader, b"arsenic"))
    world.keep(mail("Is 99213 valid?"), mail("arsenic in the text"), mail("Is 99214 valid?"))
    world.work()
    assert len(world.views()) == 2
    for _ in range(4):
        world.sweep(seconds=70)
    (held,) = world.database.desk.set_aside()
    assert held.attempts == 3
    assert "arsenic" not in held.why
    assert "ValueError" in held.why


def test_a_mail_set_aside_can_be_replayed(world: World) -> None:
    reader = world.service.reader
    world.change(reader=Poisonous(reader, b"arsenic"))
    (id,) = world.keep(mail("arsenic and 99213"))
    for _ in range(4):
        world.work()
        world.sweep(seconds=70)
    world.change(reader=reader)
    handling.replay(world.service, id, REVIEWER)
    world.work()
    assert world.newest().row.stage is Stage.DRAFTED
    with pytest.raises(NotFound):
        handling.replay(world.service, id, REVIEWER)


def test_a_mail_that_kills_its_worker_each_time_is_set_aside_alone(world: World) -> None:
    ids = world.keep(*(mail() for _ in range(5)))
    world.nudge.take()
    killer, deaths = ids[2], 1
    # A worker that is killed leaves its claim behind and does nothing more.
    world.database.arrivals.claim(ids, world.clock(), world.service.pace.claim)
    for _ in range(5):
        world.clock.pass_time(seconds=61)
        flow.sweep(world.service)
        for step, batch in world.nudge.take():
            assert len(batch) == 1, "a mail that was tried before goes alone"
            if step == "receive" and killer in batch and deaths < world.service.pace.attempts:
                world.database.arrivals.claim(batch, world.clock(), world.service.pace.claim)
                deaths += 1
            elif step == "receive":
                flow.consult(world.service, flow.receive(world.service, batch))
    assert len(world.views()) == 4
    assert [held.id for held in world.database.desk.set_aside()] == [killer]


# -- consult ------------------------------------------------------------------------------------------------------


def test_drafting_twice_makes_one_draft(world: World) -> None:
    id = world.ask(mail()).row.id
    assert flow.consult(world.service, [id]) == []
    assert len(world.view(id).drafts) == 1


def test_a_question_that_cannot_be_drafted_comes_to_a_person_empty(world: World) -> None:
    world.composer.fail(KeyError("template"))
    asked = world.ask(mail())
    assert asked.row.stage is Stage.DRAFTED
    assert asked.drafts[0].text == ""
    assert "KeyError" in asked.drafts[0].risks[0]
    with pytest.raises(InputError):
        world.decide(asked.row.id)


def test_waiting_long_in_a_queue_is_no_reason_to_give_up_drafting(world: World) -> None:
    flow.receive(world.service, world.keep(mail()))
    for _ in range(10):
        world.clock.pass_time(seconds=20)
        flow.sweep(world.service)
    world.work()
    assert "99213" in world.newest().drafts[0].text


def test_a_question_that_stops_its_worker_each_time_comes_to_a_person_empty(world: World) -> None:
    (id,) = flow.receive(world.service, world.keep(mail()))
    world.nudge.take()
    for _ in range(3):
        world.database.consultations.begin_drafts([id], world.clock(), world.service.pace.claim)
        world.clock.pass_time(seconds=61)
    world.sweep()
    assert "stopped its worker" in world.view(id).drafts[0].risks[0]


def test_questions_tried_before_are_drafted_alone(world: World) -> None:
    ids = flow.receive(world.service, world.keep(*(mail() for _ in range(4))))
    world.nudge.take()
    world.database.consultations.begin_drafts(ids[:2], world.clock(), world.service.pace.claim)
    world.clock.pass_time(seconds=61)
    flow.sweep(world.service)
    assert world.nudge.take() == [("consult", ids[2:]), ("consult", ids[:1]), ("consult", ids[1:2])]


# -- decide -------------------------------------------------------------------------------------------------------


def test_deciding_on_what_somebody_changed_meanwhile_changes_nothing(world: World) -> None:
    asked = world.ask(mail())
    seen = asked.row.version
    world.database.consultations.edit(asked.row.id, seen, "Another text.", REVIEWER, world.clock())
    before = world.view(asked.row.id)
    with pytest.raises(StaleVersion):
        world.decide(asked.row.id, version=seen)
    assert world.view(asked.row.id) == before
    assert world.nudge.take() == []


@pytest.mark.parametrize("verdict", list(Verdict))
def test_what_is_decided_cannot_be_decided_again(world: World, verdict: Verdict) -> None:
    id = world.ask(mail()).row.id
    world.decide(id)
    before = world.view(id)
    with pytest.raises(IllegalMove):
        world.decide(id, verdict)
    world.work()
    with pytest.raises(IllegalMove):
        world.decide(id, verdict)
    assert world.stage(id) is Stage.SENT
    assert len(world.view(id).replies) == len(before.replies) == 1


def test_a_draft_is_returned_to_the_engine_and_drafted_anew(world: World) -> None:
    id = world.ask(mail()).row.id
    assert world.decide(id, Verdict.RETURN) is None
    assert world.stage(id) is Stage.RECEIVED
    world.work()
    assert [draft.revision for draft in world.view(id).drafts] == [2, 1]


@pytest.mark.parametrize(
    ("verdict", "stage"), [(Verdict.ASK_BACK, Stage.AWAITING_ASKER), (Verdict.DECLINE, Stage.DECLINED)]
)
def test_a_verdict_lands_where_it_says(world: World, verdict: Verdict, stage: Stage) -> None:
    id = world.ask(mail()).row.id
    world.decide(id, verdict, reason="Which payer is it?")
    world.work()
    assert world.stage(id) is stage
    assert "Which payer is it?" in world.sent()[0].get_body(("plain",)).get_content()


def test_only_an_account_that_reviews_signs(world: World) -> None:
    id = world.ask(mail()).row.id
    with pytest.raises(NotAllowed):
        world.decide(id, reviewer="stranger@desk.example")
    assert world.stage(id) is Stage.DRAFTED


def test_a_claim_of_somebody_else_keeps_others_from_deciding_until_it_ends(world: World) -> None:
    id = world.ask(mail()).row.id
    world.database.consultations.claim(id, "eve@desk.example", world.clock(), timedelta(minutes=30))
    with pytest.raises(NotAllowed):
        world.decide(id)
    with pytest.raises(NotAllowed):
        world.database.consultations.claim(id, REVIEWER, world.clock(), timedelta(minutes=30))
    world.clock.pass_time(minutes=31)
    assert world.decide(id) is not None


def test_an_edited_text_is_what_goes_out(world: World) -> None:
    id = world.ask(mail()).row.id
    world.decide(id, text="In my own words: 99213 is valid.")
    world.work()
    assert "In my own words" in world.sent()[0].get_body(("plain",)).get_content()
    assert world.view(id).drafts[0].author == REVIEWER


def test_a_held_mail_is_adopted_by_a_person_once(world: World) -> None:
    held = world.ask(mail("", subject=""))
    assert held.row.stage is Stage.HELD
    handling.adopt(world.service, held.row.id, REVIEWER)
    with pytest.raises(IllegalMove):
        handling.adopt(world.service, held.row.id, REVIEWER)
    world.work()
    assert world.stage(held.row.id) is Stage.DRAFTED


# -- dispatch -----------------------------------------------------------------------------------------------------


def test_dispatching_twice_sends_once(world: World) -> None:
    reply = world.decide(world.ask(mail()).row.id)
    flow.dispatch(world.service, [reply, reply])
    flow.dispatch(world.service, [reply])
    assert world.postman.attempts == 1


def test_a_temporary_refusal_is_retried_ever_more_patiently_with_the_same_bytes(world: World) -> None:
    world.postman.plan(*[SendResult.TRY_LATER] * 5)
    id = world.answer(mail()).row.id
    reply = world.reply(id).id
    pauses = []
    while world.stage(id) is Stage.APPROVED:
        flow.dispatch(world.service, [reply])
        before = world.postman.attempts
        waited = 0
        while world.postman.attempts == before:
            world.sweep(seconds=5)
            waited += 5
        pauses.append(waited)
    longest = [60, 120, 240, 480, 960]
    assert all(most * 2 / 3 <= pause <= most + 5 for pause, most in zip(pauses, longest, strict=True)), pauses
    assert world.stage(id) is Stage.SENT
    assert len(world.postman.mails) == 1


def test_after_two_days_of_temporary_refusals_a_person_is_told(world: World) -> None:
    world.postman.plan(*[SendResult.TRY_LATER] * 200)
    id = world.answer(mail()).row.id
    for _ in range(120):
        world.sweep(minutes=30)
    assert world.stage(id) is Stage.UNDELIVERABLE
    assert world.reply(id).state is ReplyState.REFUSED
    assert "given up" in world.reply(id).response
    assert world.clock() - world.reply(id).approved_at > timedelta(hours=48)
    attempts = world.postman.attempts
    world.sweep(hours=5)
    assert world.postman.attempts == attempts


def test_a_final_refusal_makes_the_consultation_undeliverable(world: World) -> None:
    world.postman.plan(SendResult.REFUSED)
    id = world.answer(mail()).row.id
    assert world.stage(id) is Stage.UNDELIVERABLE
    world.sweep(days=1)
    assert world.postman.attempts == 1


def test_an_undeliverable_answer_can_be_approved_again(world: World) -> None:
    world.postman.plan(SendResult.REFUSED)
    id = world.answer(mail()).row.id
    world.decide(id)
    world.work()
    assert world.stage(id) is Stage.SENT


def test_an_undeliverable_answer_goes_to_another_address_once_it_is_approved_again(world: World) -> None:
    world.postman.plan(SendResult.REFUSED)
    id = world.answer(mail()).row.id
    seen = world.view(id).row.version
    handling.readdress(world.service, id, seen, " Robin@New.example ", REVIEWER)
    world.work()
    assert world.postman.mails == [], "nobody has signed for the new address yet"
    world.decide(id)
    world.work()
    assert [sent.recipient for sent in world.postman.mails] == ["robin@new.example"]
    assert world.stage(id) is Stage.SENT
    again = world.ask(mail("And 99214?", sender="robin@new.example", to=world.addresses.thread(id)))
    assert again.row.id == id, "who is answered takes part"


@pytest.mark.parametrize(
    ("address", "error"), [("nobody", InputError), ("a@b.c, d@e.f", InputError), ("a@b.example", IllegalMove)]
)
def test_only_an_undeliverable_answer_gets_another_address_and_only_a_mailbox(
    world: World, address: str, error: type[Exception]
) -> None:
    view = world.answer(mail())
    with pytest.raises(error):
        handling.readdress(world.service, view.row.id, view.row.version, address, REVIEWER)
    assert world.view(view.row.id).row == view.row


def test_another_address_is_refused_when_somebody_changed_the_consultation_meanwhile(world: World) -> None:
    world.postman.plan(SendResult.REFUSED)
    row = world.answer(mail()).row
    handling.readdress(world.service, row.id, row.version, "robin@new.example", REVIEWER)
    with pytest.raises(StaleVersion):
        handling.readdress(world.service, row.id, row.version, "robin@other.example", REVIEWER)


@pytest.mark.parametrize("outcome", [SendResult.UNKNOWN, ValueError("a fault of ours"), TimeoutError()])
def test_what_may_have_been_sent_is_never_sent_again_by_itself(world: World, outcome: object) -> None:
    world.postman.plan(outcome)  # type: ignore[arg-type]
    id = world.answer(mail()).row.id
    assert world.reply(id).state is ReplyState.UNKNOWN
    assert world.view(id).row.in_doubt
    for _ in range(10):
        world.sweep(hours=12)
    assert world.postman.attempts == 1
    assert world.stage(id) is Stage.APPROVED


def test_a_worker_that_dies_while_sending_leaves_an_unknown_delivery(world: World) -> None:
    id = world.ask(mail()).row.id
    reply = world.decide(id)
    world.nudge.take()
    assert world.database.outbox.claim(reply, world.clock()) is not None
    world.sweep(seconds=170)
    assert world.reply(id).state is ReplyState.SENDING
    world.sweep(seconds=11)
    assert world.reply(id).state is ReplyState.UNKNOWN
    world.sweep(days=3)
    assert world.postman.attempts == 0


def test_an_outcome_is_written_down_once_the_database_is_back(world: World) -> None:
    failures = iter([TransientError("restarting"), TransientError("restarting")])
    slept: list[float] = []

    def reach(step: str) -> None:
        if step == "outbox.record before" and (failure := next(failures, None)):
            raise failure

    id = world.ask(mail()).row.id
    world.decide(id)
    world.service = stepped(replace(world.service, sleep=slept.append), reach)
    world.work()
    assert world.reply(id).state is ReplyState.SENT
    assert (world.postman.attempts, len(slept)) == (1, 2)


def test_an_outcome_that_comes_after_all_does_not_contradict_a_person(world: World) -> None:
    id = world.ask(mail()).row.id
    reply = world.decide(id)
    claimed = world.database.outbox.claim(reply, world.clock())
    world.sweep(seconds=181)
    handling.resolve(world.service, reply, arrived=True, who=REVIEWER)
    assert claimed is not None
    world.database.outbox.record(
        Delivery(reply, ReplyState.QUEUED, "late", retry_at=world.clock()), world.clock()
    )
    assert world.stage(id) is Stage.SENT
    assert world.reply(id).state is ReplyState.SENT


@pytest.mark.parametrize(("arrived", "attempts"), [(True, 1), (False, 2)])
def test_a_person_settles_a_delivery_in_doubt(world: World, arrived: bool, attempts: int) -> None:
    world.postman.plan(SendResult.UNKNOWN)
    id = world.answer(mail()).row.id
    handling.resolve(world.service, world.reply(id).id, arrived=arrived, who=REVIEWER)
    world.work()
    assert world.stage(id) is Stage.SENT
    assert world.postman.attempts == attempts
    with pytest.raises(NotFound):
        handling.resolve(world.service, world.reply(id).id, arrived=arrived, who=REVIEWER)


def test_every_attempt_sends_the_same_bytes(world: World) -> None:
    world.postman.plan(SendResult.UNKNOWN)
    id = world.answer(mail()).row.id
    before = world.database.desk.mails(id)[0].content
    handling.resolve(world.service, world.reply(id).id, arrived=False, who=REVIEWER)
    world.work()
    assert world.postman.mails[0].content == before


# -- sweep --------------------------------------------------------------------------------------------------------


def test_when_the_broker_is_gone_the_sweep_finds_every_row_that_waits(world: World) -> None:
    world.nudge.lost = True
    world.keep(mail(), mail())
    world.nudge.lost = False
    world.work()
    assert world.views() == []
    world.sweep(seconds=16)
    assert [view.row.stage for view in world.views()] == [Stage.DRAFTED] * 2
    world.nudge.lost = True
    for view in world.views():
        world.decide(view.row.id)
    world.nudge.lost = False
    world.sweep(seconds=16)
    assert len(world.postman.mails) == 2


def test_replies_that_fail_together_do_not_come_back_together(world: World) -> None:
    world.postman.plan(*[SendResult.TRY_LATER] * 20)
    for id in [world.ask(mail(sender=f"robin@clinic{n}.example")).row.id for n in range(20)]:
        world.decide(id)
    world.work()
    due = {row.reply.due_at for row in world.database.desk.outbox()}
    assert len(due) == 20


def test_the_sweep_does_not_pile_up_nudges_of_a_long_backlog(world: World) -> None:
    ids = [world.ask(mail(sender=f"robin@clinic{n}.example")).row.id for n in range(25)]
    for id in ids:
        world.decide(id)
    for _ in range(10):
        world.clock.pass_time(seconds=16)
        flow.sweep(world.service)
    assert len(world.nudge.waiting) <= 25 + 10
    world.nudge.take()  # the broker is emptied
    world.sweep(seconds=16)
    assert len(world.postman.mails) == 25


def test_the_sweep_nudges_only_what_waits_and_not_twice_within_the_grace(world: World) -> None:
    world.answer(mail())
    world.ask(mail())
    world.clock.pass_time(hours=1)
    flow.sweep(world.service)
    assert world.nudge.take() == []
    (id,) = world.keep(mail())
    world.nudge.take()
    flow.sweep(world.service)
    assert world.nudge.take() == []
    world.clock.pass_time(seconds=16)
    flow.sweep(world.service)
    flow.sweep(world.service)
    assert world.nudge.take() == [("receive", [id])]


def test_the_sweep_leaves_alone_what_a_worker_has_just_claimed(world: World) -> None:
    (id,) = world.keep(mail())
    world.nudge.take()
    world.clock.pass_time(seconds=16)
    world.database.arrivals.claim([id], world.clock(), world.service.pace.claim)
    flow.sweep(world.service)
    assert world.nudge.take() == []


# -- privacy ------------------------------------------------------------------------------------------------------


def test_identifiers_reach_neither_database_nor_log(
    world: World, database_address: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    text = (
        "Patient: Marisol Quintero, DOB 04/17/1961, SSN 123-45-6789, MRN 8841022, phone (212) 555-0147.\n"
        "Is 99213 valid with 20610?"
    )
    world.answer(mail(text, subject="SSN 123-45-6789 and 99213"))
    dump = everything_readable(database_address)
    assert "99213" in dump
    for identifier in ("123-45-6789", "8841022", "555-0147", "04/17/1961", "Quintero"):
        assert identifier not in dump
        assert identifier not in "".join(capfd.readouterr())
        assert identifier not in world.postman.mails[0].content.decode()


def everything_readable(address: str) -> str:
    """Every value of every table; the sealed mail as it stands there."""
    from sqlalchemy import MetaData, select

    from consultant.store.engine import connect

    engine = connect(address)
    tables = MetaData()
    tables.reflect(engine)
    with engine.connect() as connection:
        rows = [row for table in tables.sorted_tables for row in connection.execute(select(table))]
    engine.dispose()
    return "\n".join(
        value.decode("latin-1") if isinstance(value, bytes) else str(value) for row in rows for value in row
    )


# -- a database in trouble ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", ["readings.save before", "consultations.save_drafts before"])
def test_trouble_of_the_database_is_blamed_on_no_mail(world: World, step: str) -> None:
    left = 10 * world.service.pace.attempts

    def reach(reached: str) -> None:
        nonlocal left
        if reached == step and left:
            left -= 1
            raise TransientError("somebody holds a lock")

    world.service = stepped(world.service, reach)
    world.keep(*(mail() for _ in range(3)))
    for _ in range(100):
        try:
            world.work()
            world.sweep(seconds=20)
        except TransientError:
            continue
        if not left:
            break
    world.sweep(seconds=70)
    assert (left, world.database.desk.set_aside()) == (0, [])
    assert ["99213" in view.drafts[0].text for view in world.views()] == [True] * 3
