"""The poller: stored before filed, one lease for each mailbox, and no failure ends it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from consultant.errors import PermanentError, TransientError
from consultant.model.mail import Arrival
from tests.fakes.mailbox import FakeMailbox
from tests.fakes.mails import mail
from tests.fakes.world import MAILBOX, World
from workers.poller import LONGEST_PAUSE, SHORTEST_PAUSE, Poller, Stopped, Watch, _backoff

WATCH = Watch(MAILBOX, "host:1", timedelta(seconds=60), 120, 3, "Processed")


@pytest.fixture
def mailbox() -> FakeMailbox:
    return FakeMailbox(MAILBOX)


def poller(world: World, mailbox: FakeMailbox, watch: Watch = WATCH) -> Poller:
    return Poller(world.service, lambda: mailbox, watch)


def stored(world: World) -> int:
    return sum(world.dispositions().values())


def test_everything_in_the_mailbox_is_stored_and_then_filed(world: World, mailbox: FakeMailbox) -> None:
    mailbox.deliver(*(mail() for _ in range(7)))
    assert poller(world, mailbox).reconcile(mailbox) == 7
    assert stored(world) == len(mailbox.filed["Processed"]) == 7
    assert mailbox.uids() == []


def test_what_could_not_be_filed_is_not_stored_again(world: World, mailbox: FakeMailbox) -> None:
    watching = poller(world, mailbox, replace(WATCH, processed_folder=""))
    mailbox.deliver(mail(), mail())
    assert [watching.reconcile(mailbox) for _ in range(3)] == [2, 0, 0]
    assert poller(world, mailbox).reconcile(mailbox) == 0
    assert len(mailbox.filed["Processed"]) == 2


def test_a_mailbox_made_anew_doubles_nothing(world: World, mailbox: FakeMailbox) -> None:
    watching = poller(world, mailbox, replace(WATCH, processed_folder=""))
    mailbox.deliver(*(mail(f"Is 9921{n} valid?") for n in range(5)))
    watching.reconcile(mailbox)
    mailbox.recreate()
    assert watching.reconcile(mailbox) == 0
    mailbox.deliver(mail("a new one"))
    assert watching.reconcile(mailbox) == 1
    assert stored(world) == 6


def test_a_connection_that_breaks_loses_nothing(world: World, mailbox: FakeMailbox) -> None:
    watching = poller(world, mailbox)
    mailbox.deliver(*(mail() for _ in range(7)))
    mailbox.fail(TransientError("gone"))
    with pytest.raises(TransientError):
        watching.reconcile(mailbox)
    assert watching.reconcile(mailbox) == 7


class Picky:
    """Arrivals of a database that cannot store one certain mail."""

    def __init__(self, arrivals: object, uid: int) -> None:
        self._arrivals = arrivals
        self._uid = uid

    def __getattr__(self, name: str) -> object:
        return getattr(self._arrivals, name)

    def keep(self, arrivals: Sequence[Arrival], nudge_at: object) -> object:
        if any(arrival.uid == self._uid for arrival in arrivals):
            raise ValueError("cannot be stored")
        return self._arrivals.keep(arrivals, nudge_at)  # type: ignore[attr-defined]


def test_a_mail_that_cannot_be_stored_stays_and_keeps_no_other_out(
    world: World, mailbox: FakeMailbox
) -> None:
    mailbox.deliver(*(mail() for _ in range(7)))
    world.database.arrivals = Picky(world.database.arrivals, uid=2)  # type: ignore[assignment]
    watching = poller(world, mailbox)
    assert watching.reconcile(mailbox) == 6
    assert mailbox.uids() == [2]
    assert watching.reconcile(mailbox) == 0


def test_only_one_poller_has_the_mailbox_until_its_lease_ends(world: World) -> None:
    take, now = world.database.leases.take, world.clock
    assert take(MAILBOX, "host:1", now(), WATCH.lease)
    assert take(MAILBOX, "host:1", now(), WATCH.lease)
    assert not take(MAILBOX, "host:2", now(), WATCH.lease)
    assert take("other/INBOX", "host:2", now(), WATCH.lease)
    world.clock.pass_time(seconds=61)
    assert take(MAILBOX, "host:2", now(), WATCH.lease)
    assert not take(MAILBOX, "host:1", now(), WATCH.lease)
    world.database.leases.give_back(MAILBOX, "host:1")
    assert not take(MAILBOX, "host:1", now(), WATCH.lease)
    world.database.leases.give_back(MAILBOX, "host:2")
    assert take(MAILBOX, "host:1", now(), WATCH.lease)


class Ended(FakeMailbox):
    """A mailbox that ends the poller when it comes to wait, as SIGTERM would."""

    def wait(self, seconds: float) -> bool:
        raise Stopped


def scripted(*sessions: object) -> Iterator[FakeMailbox]:
    for session in sessions:
        if isinstance(session, Exception):
            raise session
        yield session  # type: ignore[misc]


@pytest.mark.parametrize(
    "trouble",
    [
        TransientError("refused"),
        PermanentError("wrong password"),
        RuntimeError("a fault of ours"),
        OSError("gone"),
    ],
)
def test_no_failure_ends_the_poller_and_the_lease_is_given_back(world: World, trouble: Exception) -> None:
    sessions: list[FakeMailbox | Exception] = [trouble, Ended(MAILBOX)]
    second = sessions[1]
    assert isinstance(second, FakeMailbox)
    second.deliver(mail())

    def connect() -> FakeMailbox:
        session = sessions.pop(0)
        if isinstance(session, Exception):
            raise session
        return session

    Poller(world.service, connect, replace(WATCH, lease=timedelta(seconds=60))).run()
    assert stored(world) == 1
    assert second.closed
    assert world.database.leases.take(MAILBOX, "host:2", world.clock(), WATCH.lease)


def test_pauses_double_up_to_a_minute_and_are_never_the_same() -> None:
    pauses = [[_backoff(failures) for _ in range(50)] for failures in (1, 2, 3, 20)]
    assert all(min(longer) >= min(shorter) for shorter, longer in itertools.pairwise(pauses))
    assert SHORTEST_PAUSE / 2 <= min(pauses[0]) <= max(pauses[0]) <= SHORTEST_PAUSE
    assert LONGEST_PAUSE / 2 <= min(pauses[-1]) <= max(pauses[-1]) <= LONGEST_PAUSE
    assert len(set(pauses[-1])) > 1
