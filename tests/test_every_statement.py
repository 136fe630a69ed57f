"""The database fails at any statement of the way, or at any commit: before it, or after it so that nobody learns of it.

`make faults` tries every one of the hundred statements, `make test` one in so many.
"""

from __future__ import annotations

import contextlib
import shutil
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event
from sqlalchemy.exc import DataError, InternalError, OperationalError, TimeoutError

from consultant import flow
from consultant.model.consultation import ReplyState, Stage
from consultant.model.desk import QueueRow
from consultant.model.mail import Arrival
from consultant.store.database import Database
from tests.fakes.mails import mail
from tests.fakes.world import World
from tests.faults.conftest import LONG

MAILS = 2


class Killed(BaseException):
    """The process ended here."""


def lost() -> BaseException:
    return OperationalError("", {}, Exception("server closed the connection"))


FAULTS: dict[str, Callable[[], BaseException]] = {
    "gone": lost,
    "read-only": lambda: InternalError("", {}, Exception("cannot execute INSERT in a read-only transaction")),
    "out of connections": lambda: TimeoutError("QueuePool limit reached"),
    "a fault of ours": lambda: DataError("", {}, Exception("invalid input")),
    "killed": Killed,
}


class Saboteur:
    """Fails once, at the statement or commit of this number. `after` lets a commit happen first."""

    def __init__(self, at: int, fault: Callable[[], BaseException], *, after: bool) -> None:
        self.at = at
        self.happened = False
        self._fault = fault
        self._after = after
        self._count = 0

    def statement(self, *_: object) -> None:
        if not self._after:
            self._reach(lambda: None)

    def commit(self, connection: Connection) -> None:
        self._reach(connection.connection.commit if self._after else lambda: None)

    def _reach(self, first: Callable[[], Any]) -> None:
        self._count += 1
        if self._count == self.at:
            first()
            self.happened = True
            raise self._fault()


def tried(step: Callable[[], object]) -> None:
    """A task or a request that fails is logged, and its process goes on."""
    with contextlib.suppress(Exception):
        step()


def work(world: World) -> None:
    """As `World.work`, by workers that survive a task that fails."""
    while nudged := world.nudge.take():
        for step, ids in nudged:
            tried(lambda: done(world, step, ids))  # noqa: B023


def done(world: World, step: str, ids: list[int]) -> None:
    match step:
        case "receive":
            flow.consult(world.service, flow.receive(world.service, ids))
        case "consult":
            flow.consult(world.service, ids)
        case _:
            flow.dispatch(world.service, ids)


def way(world: World, arrivals: list[Arrival]) -> None:
    tried(lambda: stored(world, arrivals))
    work(world)
    for row in drafted(world):
        tried(lambda: world.decide(row.id))  # noqa: B023
    work(world)


def drafted(world: World) -> list[QueueRow]:
    """What a consultant sees; nothing while the page cannot be made."""
    found: list[QueueRow] = []
    tried(lambda: found.extend(world.database.desk.queue([Stage.DRAFTED])))
    return found


def stored(world: World, arrivals: list[Arrival]) -> None:
    known = world.database.arrivals.known(arrivals[0].mailbox, 1, [one.uid for one in arrivals])
    flow.keep(world.service, [arrival for arrival in arrivals if arrival.uid not in known])


def walked(world: World, saboteur: Saboteur) -> None:
    """The way with the fault, then again until nothing waits; all that a fault may cost is time."""
    arrivals = [world.arrival(mail(message_id=f"<{number}@clinic.example>")) for number in range(MAILS)]
    engine = world.database._engine
    event.listen(engine, "before_cursor_execute", saboteur.statement)
    event.listen(engine, "commit", saboteur.commit)
    try:
        with contextlib.suppress(Killed):
            way(world, arrivals)
    finally:
        event.remove(engine, "before_cursor_execute", saboteur.statement)
        event.remove(engine, "commit", saboteur.commit)
    if not saboteur.happened:
        return
    world.nudge.take()
    for _ in range(3):
        world.clock.pass_time(seconds=200)
        flow.sweep(world.service)
        way(world, arrivals)


def accounted(world: World, told: str) -> None:
    views = world.views()
    assert len(views) == MAILS, told
    assert [len(view.messages) for view in views] == [1] * MAILS, told
    assert [len(view.drafts) for view in views] == [1] * MAILS, told
    assert [len(view.replies) for view in views] == [1] * MAILS, told
    handed_over = Counter(str(sent["Message-ID"]) for sent in world.sent())
    assert max(handed_over.values()) == 1, told
    for view in views:
        assert view.replies[0].state in (ReplyState.SENT, ReplyState.UNKNOWN), told
    assert sum(view.replies[0].state is ReplyState.UNKNOWN for view in views) <= 1, told


@pytest.mark.parametrize("after", [False, True], ids=["before", "after the commit"])
@pytest.mark.parametrize("fault", FAULTS)
def test_a_database_that_fails_anywhere_costs_time_and_nothing_else(
    tmp_path: Path, sqlite_template: Path, fault: str, after: bool
) -> None:
    first = 1 if LONG else 1 + list(FAULTS).index(fault) + after
    at, step = first, 1 if LONG else 5 if after else 29
    while failed_at(at, FAULTS[fault], tmp_path / f"{at}.sqlite", sqlite_template, after=after):
        at += step
    assert at > first, "the way has statements and commits"


def failed_at(
    at: int, fault: Callable[[], BaseException], file: Path, template: Path, *, after: bool
) -> bool:
    """Whether the way has so many statements; then it went well in spite of the fault there."""
    shutil.copy(template, file)
    with closing(Database(f"sqlite:///{file}")) as database:
        world, saboteur = World(database), Saboteur(at, fault, after=after)
        world.change(sleep=lambda _: None)
        walked(world, saboteur)
        if saboteur.happened:
            accounted(world, f"at {at}")
    file.unlink()
    return saboteur.happened
