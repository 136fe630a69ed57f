"""A batch is saved as its mails would be one after the other, in fewer statements."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from consultant import flow
from consultant.model.allowance import Allowance, Counted, Quota, Standing
from consultant.model.consultation import Stage
from tests.fakes.mails import bounce, mail
from tests.fakes.world import World


def test_a_batch_of_every_kind_comes_to_what_its_mails_come_to_one_by_one(world: World) -> None:
    answered = world.answer(mail(subject="First"))
    world.ask(
        mail(subject="New"),
        mail("Thanks. And 99214?", subject="Re: First", to=world.addresses.thread(answered.row.id)),
        mail("", subject="Empty"),
        bounce(world.postman.mails[-1].envelope_sender),
        mail(f"About CON-{answered.row.id}: 99215?", subject="Names it", sender="lee@other.example"),
    )
    found = {view.row.subject: view for view in world.views()}
    assert {name: view.row.stage for name, view in found.items()} == {
        "First": Stage.DRAFTED,
        "New": Stage.DRAFTED,
        "Empty": Stage.HELD,
        "Names it": Stage.DRAFTED,
    }
    assert len(found["First"].messages) == 3, "the question, the follow-up and the report"
    assert found["Names it"].row.flags == ("quotes another consultation, but the sender is not its asker",)
    assert [len(view.history) for view in found.values()] == [7, 2, 1, 2]


def test_of_two_copies_in_one_batch_the_first_is_accepted(world: World) -> None:
    raw = mail()
    world.ask(raw, b"X-Relay: another way\r\n" + raw, mail())
    assert len(world.views()) == 2


def test_a_quota_is_counted_within_a_batch_in_its_order(world: World) -> None:
    quota = Quota("guest's quota", "Too many.", Standing.GUEST, Counted.ASKER, 2, timedelta(hours=1))
    policy = replace(world.service.reader.policy, allowance=Allowance((quota,)))
    world.change(reader=replace(world.service.reader, policy=policy))
    world.ask(*(mail(subject=f"Question {number}") for number in range(4)), mail(sender="lee@other.example"))
    held = [view.row.subject for view in world.views() if view.row.stage is Stage.HELD]
    assert sorted(held) == ["Question 2", "Question 3"]


def test_what_another_worker_saved_meanwhile_is_left_out_and_the_rest_is_saved(world: World) -> None:
    ids = world.keep(mail(), mail(), mail())
    claimed = world.database.arrivals.claim(ids, world.clock(), timedelta(seconds=60))
    readings = [world.service.reader.read(one, world.service.vault.open(one.sealed)) for one in claimed]
    first = world.database.readings.save(readings[1:2], world.clock(), timedelta(0))
    rest = world.database.readings.save(readings, world.clock(), timedelta(0))
    assert (len(first), len(rest)) == (1, 2)
    assert len(world.views()) == 3
    assert all(len(view.messages) == 1 for view in world.views())


def test_drafts_of_one_batch_whose_question_changed_meanwhile_are_dropped_alone(world: World) -> None:
    world.keep(mail(subject="A"), mail(subject="B"))
    ids = [id for step, given in world.nudge.take() for id in flow.receive(world.service, given)]
    waiting = world.database.consultations.begin_drafts(ids, world.clock(), timedelta(seconds=60))
    drafts = [flow._draft(world.service, one) for one in waiting]
    world.database.consultations.close(ids[0], None, "dana@desk.example", "asked by mistake", world.clock())
    assert world.database.consultations.save_drafts(drafts, world.clock()) == ids[1:]
    assert [len(world.view(id).drafts) for id in ids] == [0, 1]
