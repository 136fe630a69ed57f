"""A process that dies at any step of the way, right before it or right after it: nothing lost, nothing done twice.

The same steps are tried with kill -9 of real processes in `tests/faults`.
"""

from __future__ import annotations

import contextlib
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from consultant import flow
from consultant.errors import IllegalMove
from consultant.model.consultation import ReplyState, Stage
from consultant.model.mail import Arrival
from consultant.store.database import Database
from tests.fakes.mails import mail
from tests.fakes.world import World
from tests.faults.stepping import names, stepped

MAILS = 2
IN_FLIGHT = {"outbox.claim after", "postman.send before", "postman.send after", "outbox.record before"}
"""Where a reply may or may not be with the mail server: such a one is parked for a person."""
OURS = names("arrivals", "readings", "consultations", "decisions", "outbox", "nudge", "postman")


class Killed(BaseException):
    """The process ended here."""


@pytest.fixture
def world(tmp_path: Path, sqlite_template: Path) -> Iterator[World]:
    shutil.copy(sqlite_template, tmp_path / "consultant.sqlite")
    database = Database(f"sqlite:///{tmp_path / 'consultant.sqlite'}")
    yield World(database)
    database.close()


def way(world: World, arrivals: list[Arrival]) -> None:
    """What poller, worker and a consultant do, one after the other."""
    known = world.service.database.arrivals.known(arrivals[0].mailbox, 1, [one.uid for one in arrivals])
    flow.keep(world.service, [arrival for arrival in arrivals if arrival.uid not in known])
    world.work()
    for view in world.views():
        with contextlib.suppress(IllegalMove):
            world.decide(view.row.id)
    world.work()


def walked(world: World, step: str) -> list[str]:
    """The way with a kill at that step, then again as after a restart: the broker emptied, time passed. The steps reached."""
    reached: list[str] = []

    def reach(name: str) -> None:
        reached.append(name)
        if name == step:
            raise Killed

    arrivals = [world.arrival(mail(message_id=f"<{number}@clinic.example>")) for number in range(MAILS)]
    alive, dying = world.service, stepped(world.service, reach)
    world.service = dying
    with contextlib.suppress(Killed):
        way(world, arrivals)
    world.service = alive
    world.nudge.take()
    for _ in range(4):
        world.sweep(seconds=200)
        way(world, arrivals)
    return reached


@pytest.mark.parametrize("step", OURS)
def test_a_kill_at_any_step_loses_nothing_and_does_nothing_twice(world: World, step: str) -> None:
    assert walked(world, step).count(step) == 1
    views = world.views()
    assert len(views) == MAILS
    assert [len(view.drafts) for view in views] == [1] * MAILS
    assert [len(view.replies) for view in views] == [1] * MAILS
    states = Counter(view.replies[0].state for view in views)
    handed_over = Counter(str(sent["Message-ID"]) for sent in world.sent())
    assert max(handed_over.values()) == 1
    assert states[ReplyState.UNKNOWN] == (1 if step in IN_FLIGHT else 0)
    assert states[ReplyState.SENT] + states[ReplyState.UNKNOWN] == MAILS
    assert {view.row.stage for view in views} <= {Stage.SENT, Stage.APPROVED}


def test_the_way_passes_every_step(world: World) -> None:
    assert set(walked(world, "none")) == set(OURS)
