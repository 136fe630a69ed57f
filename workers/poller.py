"""The poller: one process that watches the mailbox, stores what is new, and only then files it away.

The mailbox is compared as a whole (all UIDs against the stored ones) at start, after every wake-up and every few
minutes; IDLE only wakes it earlier. Whatever goes wrong with the connection ends in a new one, after a pause.
"""

from __future__ import annotations

import os
import random
import signal
import socket
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import structlog

from consultant import keeping, mailboxes
from consultant.errors import ConsultantError, TransientError
from consultant.keeping import Keeping
from consultant.logs import configure
from consultant.model.mail import Arrival
from consultant.ports import Mailbox
from consultant.running.commands import poller_command
from consultant.running.supervisor import Child, Supervisor
from consultant.settings import Settings, load
from workers.app import application
from workers.nudge import CeleryNudge
from workers.suspects import Suspects

log = structlog.get_logger(
    "workers.poller"
)  # run as a program its own name is `__main__`, which logs warnings only

SHORTEST_PAUSE, LONGEST_PAUSE = 0.5, 60.0


class Stopped(BaseException):
    """SIGTERM or SIGINT arrived while waiting; not an Exception, so that no retry swallows it."""


@dataclass(frozen=True, slots=True)
class Watch:
    """What the poller watches and how."""

    name: str
    """Identifies the mailbox in the database: user, host and folder."""
    holder: str
    lease: timedelta
    reconcile_seconds: float
    fetch_batch: int
    processed_folder: str
    """Where stored mail is moved to; empty leaves it where it is."""


class Poller:
    """Watches one mailbox until it is told to stop."""

    def __init__(self, service: Keeping, connect: Callable[[], Mailbox], watch: Watch) -> None:
        self._service = service
        self._connect = connect
        self._watch = watch
        self._stopping = False
        self._waiting = False
        self._failures = 0
        self._suspects = Suspects()

    def run(self) -> None:
        """Poll until `stop`; every failure in a row is followed by a longer pause and a new connection."""
        try:
            while not self._stopping:
                try:
                    self._session()
                    self._pause(self._watch.lease.total_seconds() / 3)
                except Exception as error:
                    self._failures += 1
                    _report(error, self._failures)
                    self._pause(_backoff(self._failures))
        except Stopped:
            log.info("poller stops")
        finally:
            self._release()

    def stop(self, *_: object) -> None:
        """Signal handler: finishes the batch in hand, or ends the wait at once."""
        self._stopping = True
        if self._waiting:
            raise Stopped

    def _session(self) -> None:
        """One connection's life; over at once while another poller holds the mailbox."""
        if not self._lease():
            log.info("another poller holds the mailbox", mailbox=self._watch.name)
            return
        mailbox = self._connect()
        try:
            self._watch_over(mailbox)
        finally:
            mailbox.close()

    def _watch_over(self, mailbox: Mailbox) -> None:
        due = 0.0
        while not self._stopping and self._lease():
            if time.monotonic() >= due:
                self.reconcile(mailbox)
                self._failures = 0
                due = time.monotonic() + self._watch.reconcile_seconds
            if self._await_mail(
                mailbox, min(self._watch.lease.total_seconds() / 3, self._watch.reconcile_seconds)
            ):
                due = 0.0

    def reconcile(self, mailbox: Mailbox) -> int:
        """Store every mail that is in the mailbox and not in the database; then file what is stored. How many were new."""
        arrivals, watch = self._service.database.arrivals, self._watch
        present = mailbox.uids()
        known = arrivals.known(watch.name, mailbox.uidvalidity, present)
        new = [uid for uid in present if uid not in known]
        kept = 0
        for batch in self._suspects.batches(new, watch.fetch_batch, time.monotonic()):
            kept += self._keep(self._fetched(mailbox, batch))
            self._file(mailbox, batch)
            self._lease()  # many batches take longer than the lease
        self._file(mailbox, sorted(known))
        return kept

    def _fetched(self, mailbox: Mailbox, batch: list[int]) -> list[Arrival]:
        """The mails of a batch; after a failure each of them goes alone, for one may break every connection."""
        try:
            arrivals = list(mailbox.fetch(batch))
        except Exception:
            self._suspects.failed(batch, time.monotonic())
            if len(batch) == 1:
                log.error(
                    "a mail ends the connection, it stays in the mailbox and is tried again", uid=batch[0]
                )
            raise
        self._suspects.cleared(batch)
        return arrivals

    def _keep(self, arrivals: list[Arrival]) -> int:
        """Store mails; one that cannot be stored stays in the mailbox and does not keep the others from it."""
        try:
            return len(keeping.keep(self._service, arrivals))
        except TransientError:
            raise
        except Exception:
            if len(arrivals) > 1:
                return sum(self._keep([arrival]) for arrival in arrivals)
            log.exception("a mail cannot be stored, it stays in the mailbox", uid=arrivals[0].uid)
            return 0

    def _file(self, mailbox: Mailbox, uids: list[int]) -> None:
        """Cosmetic: only what is stored is moved, and a failure is tried again at the next comparison."""
        stored = sorted(self._service.database.arrivals.known(self._watch.name, mailbox.uidvalidity, uids))
        if stored and self._watch.processed_folder:
            mailbox.file(stored, self._watch.processed_folder)

    def _lease(self) -> bool:
        return self._service.database.leases.take(
            self._watch.name, self._watch.holder, self._service.clock(), self._watch.lease
        )

    def _release(self) -> None:
        try:
            self._service.database.leases.give_back(self._watch.name, self._watch.holder)
        except TransientError as error:
            log.warning("lease not given back, it ends by itself", error=str(error))

    def _await_mail(self, mailbox: Mailbox, seconds: float) -> bool:
        return bool(self._interruptible(lambda: mailbox.wait(seconds)))

    def _pause(self, seconds: float) -> None:
        self._interruptible(lambda: time.sleep(seconds))

    def _interruptible(self, wait: Callable[[], bool | None]) -> bool | None:
        self._waiting = True
        try:
            if self._stopping:
                raise Stopped
            return wait()
        finally:
            self._waiting = False


def _report(error: Exception, failures: int) -> None:
    """A fault of ours must not end the process: the mails of this mailbox would wait for somebody to notice."""
    if isinstance(error, ConsultantError):
        permanent = not isinstance(error, TransientError)
        log.warning("mailbox out of reach", error=str(error), failures=failures, permanent=permanent)
    else:
        log.exception("polling failed", failures=failures)


def _backoff(failures: int) -> float:
    """Doubling pause with jitter, so that many pollers do not return at the same moment."""
    doubled = SHORTEST_PAUSE * 2.0 ** min(failures - 1, 10)
    return min(doubled, LONGEST_PAUSE) * random.uniform(0.5, 1.0)


def watch(settings: Settings, place: int = 0) -> Watch:
    """What the settings ask to be watched."""
    return Watch(
        name=mailboxes.mailbox_name(settings, place),
        holder=f"{socket.gethostname()}:{os.getpid()}",
        lease=timedelta(seconds=settings.poller_lease_seconds),
        reconcile_seconds=settings.reconcile_seconds,
        fetch_batch=settings.fetch_batch,
        processed_folder=settings.processed_folder if settings.file_mail else "",
    )


def poll(settings: Settings, place: int) -> None:
    """Watch one mailbox in this process until SIGTERM."""
    service = mailboxes.keeper(settings, CeleryNudge(application(settings)))
    poller = Poller(service, lambda: mailboxes.mailbox(settings, place), watch(settings, place))
    signal.signal(signal.SIGTERM, poller.stop)
    signal.signal(signal.SIGINT, poller.stop)
    poller.run()


def supervise(places: int) -> None:
    """A process for each mailbox, so that none waits for another's server; started again when one dies."""
    supervisor = Supervisor(lambda line: print(line, flush=True))  # noqa: T201 - their own lines, passed on
    signal.signal(signal.SIGTERM, supervisor.ask_to_stop)
    signal.signal(signal.SIGINT, supervisor.ask_to_stop)
    for place in range(places):
        supervisor.start(Child(f"poller{place + 1}", [*poller_command(), str(place)]))
    supervisor.watch()
    supervisor.stop()


def main() -> None:
    """The `poller` process; with a number, of that mailbox alone."""
    settings = load()
    configure(settings)
    if sys.argv[1:]:
        poll(settings, int(sys.argv[1]))
    elif len(settings.mailboxes) > 1:
        supervise(len(settings.mailboxes))
    else:
        poll(settings, 0)


if __name__ == "__main__":
    main()
