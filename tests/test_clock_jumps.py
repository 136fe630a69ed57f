"""The clock of a machine jumps, back or ahead, at any moment: nothing waits for the lost time, nothing is done twice."""

from __future__ import annotations

from datetime import timedelta

import pytest

from consultant import flow
from consultant.model.consultation import ReplyState, Stage
from consultant.model.mail import SendResult
from tests.fakes.mails import mail
from tests.fakes.world import World

JUMPS = pytest.mark.parametrize("days", [-400, -1, 3])


def settle(world: World) -> None:
    """Some minutes pass by the new time."""
    for _ in range(8):
        world.sweep(minutes=2)


@JUMPS
def test_a_mail_that_was_claimed_before_the_jump_is_read_after_it(world: World, days: int) -> None:
    ids = world.keep(mail(), mail())
    world.nudge.take()
    world.database.arrivals.claim(ids, world.clock(), world.service.pace.claim)  # its worker dies
    world.clock.pass_time(days=days)
    settle(world)
    assert [view.row.stage for view in world.views()] == [Stage.DRAFTED] * 2
    assert [len(view.drafts) for view in world.views()] == [1, 1]


@JUMPS
def test_a_reply_that_was_postponed_before_the_jump_is_sent_once_after_it(world: World, days: int) -> None:
    world.postman.plan(SendResult.TRY_LATER)
    id = world.answer(mail()).row.id
    world.clock.pass_time(days=days)
    settle(world)
    state = world.reply(id).state
    assert state is ReplyState.SENT
    assert world.postman.attempts == 2


@JUMPS
def test_a_send_that_was_cut_off_before_the_jump_is_in_doubt_after_it(world: World, days: int) -> None:
    id = world.ask(mail()).row.id
    reply = world.decide(id)
    assert reply is not None
    world.nudge.take()
    assert world.database.outbox.claim(reply, world.clock())
    world.clock.pass_time(days=days)
    settle(world)
    assert world.reply(id).state is ReplyState.UNKNOWN
    assert world.postman.attempts == 0


@JUMPS
def test_a_dead_pollers_lease_does_not_outlive_the_jump(world: World, days: int) -> None:
    lease = timedelta(seconds=60)
    assert world.database.leases.take("box", "dead", world.clock(), lease)
    world.clock.pass_time(days=days)
    assert world.database.leases.take("box", "alive", world.clock(), lease)


def test_a_live_pollers_lease_outlives_a_clock_that_is_a_little_behind(world: World) -> None:
    lease = timedelta(seconds=60)
    assert world.database.leases.take("box", "ahead", world.clock() + timedelta(seconds=20), lease)
    assert not world.database.leases.take("box", "behind", world.clock(), lease)


@JUMPS
def test_a_jump_between_claim_and_save_of_a_draft_makes_one_draft(world: World, days: int) -> None:
    (id,) = world.keep(mail())
    opened = flow.receive(world.service, [id])
    world.database.consultations.begin_drafts(opened, world.clock(), world.service.pace.claim)
    world.clock.pass_time(days=days)
    world.nudge.take()
    settle(world)
    assert [len(view.drafts) for view in world.views()] == [1]
