"""Two workers, two pollers, two consultants at the same moment: one of them does it, the other finds it done."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest

from consultant import flow
from consultant.errors import ConsultantError
from consultant.model.consultation import Role, Stage, Verdict
from consultant.model.reading import Decision
from tests.fakes.mails import mail
from tests.fakes.world import REVIEWER, World


def together(*steps: Callable[[], object]) -> list[object]:
    """What the steps give (or raise) when they begin at the same moment."""
    begin = threading.Barrier(len(steps))
    results: list[object] = [None] * len(steps)

    def take(place: int, step: Callable[[], object]) -> None:
        begin.wait()
        try:
            results[place] = step()
        except ConsultantError as error:
            results[place] = error

    threads = [threading.Thread(target=take, args=numbered) for numbered in enumerate(steps)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_two_pollers_that_store_the_same_mails_store_each_once(world: World) -> None:
    arrivals = [world.arrival(mail()) for _ in range(20)]
    kept = together(*[lambda: flow.keep(world.service, arrivals)] * 2)
    assert sum(len(ids) for ids in kept) == 20  # type: ignore[arg-type, misc]
    assert world.dispositions() == {"": 20}


def test_two_workers_nudged_about_the_same_mails_open_each_consultation_once(world: World) -> None:
    ids = world.keep(*(mail() for _ in range(20)))
    opened = together(*[lambda: flow.receive(world.service, ids)] * 3)
    assert sum(len(found) for found in opened) == 20  # type: ignore[arg-type, misc]
    assert len(world.views()) == 20


def test_two_copies_of_a_mail_read_at_the_same_moment_are_one_consultation(world: World) -> None:
    for number in range(5):
        raw = mail(f"Is 99213 valid? {number}")
        first, second = world.keep(b"Received: from a\r\n" + raw, b"Received: from b\r\n" + raw)
        together(
            lambda: flow.receive(world.service, [first]),  # noqa: B023
            lambda: flow.receive(world.service, [second]),  # noqa: B023
        )
    assert len(world.views()) == 5
    assert world.dispositions() == {"accept": 5, "discard": 5}


def test_two_follow_ups_read_at_the_same_moment_both_join(world: World) -> None:
    id = world.answer(mail()).row.id
    to = world.addresses.thread(id)
    ids = world.keep(mail("And 99214?", to=to), mail("And 99215?", to=to))
    together(*[lambda one=one: flow.receive(world.service, [one]) for one in ids])
    world.sweep(seconds=16)
    assert (world.stage(id), world.view(id).round) == (Stage.DRAFTED, 3)
    assert "99214" in world.composer.questions[-1].text
    assert "99215" in world.composer.questions[-1].text


def test_two_workers_drafting_the_same_question_make_one_draft(world: World) -> None:
    ids = flow.receive(world.service, world.keep(mail()))
    together(*[lambda: flow.consult(world.service, ids)] * 3)
    assert len(world.view(ids[0]).drafts) == 1


def test_of_two_consultants_who_decide_at_the_same_moment_one_is_told_to_look_again(world: World) -> None:
    world.database.accounts.add("eve@desk.example", "Eve", "CPC", Role.CONSULTANT, world.clock())
    row = world.ask(mail()).row
    results = together(
        lambda: flow.decide(world.service, Decision(row.id, row.version, Verdict.APPROVE, REVIEWER)),
        lambda: flow.decide(
            world.service, Decision(row.id, row.version, Verdict.DECLINE, "eve@desk.example")
        ),
    )
    assert sum(isinstance(result, ConsultantError) for result in results) == 1
    assert len(world.view(row.id).replies) == 1


def test_two_workers_nudged_about_the_same_reply_send_it_once(world: World) -> None:
    reply = world.decide(world.ask(mail()).row.id)
    together(*[lambda: flow.dispatch(world.service, [reply])] * 3)
    assert world.postman.attempts == 1


@pytest.mark.parametrize("pollers", [4])
def test_of_pollers_that_want_the_mailbox_one_gets_it(world: World, pollers: int) -> None:
    take, now = world.database.leases.take, world.clock()
    got = together(
        *[lambda n=n: take("box", f"host:{n}", now, timedelta(seconds=60)) for n in range(pollers)]
    )
    assert sorted(map(bool, got)) == [False] * (pollers - 1) + [True]
