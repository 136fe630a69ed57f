"""Kills at random while mail is in flight, and the account of what became of each mail.

The processes and servers that were killed are started again at once, as a supervisor would.
"""

from __future__ import annotations

import contextlib
import os
import random
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from itertools import islice
from typing import TypeVar

import psutil

from consultant import bootstrap, flow
from consultant.errors import IllegalMove, TransientError
from consultant.model.consultation import ReplyState, Stage, Verdict
from consultant.model.reading import Decision
from tests.benchmarks.real import REVIEWER, RealServices, awaited
from tests.fakes.mails import mail
from workers.nudge import NoNudge

QUICK = {
    "claim_seconds": "3",
    "imap_timeout_seconds": "5",
    "log_format": "json",
    # An innocent mail can be in the hands of a killed worker several times within this minute.
    "max_attempts": "20",
    "nudge_grace_seconds": "2",
    "poller_lease_seconds": "2",
    "reconcile_seconds": "2",
    "send_retry_seconds": "1",
    "sending_lost_seconds": "6",
    "smtp_timeout_seconds": "3",
    "sweep_seconds": "0.5",
    "worker_concurrency": "2",
}
"""Everything that waits for minutes on an ordinary day waits for seconds."""
IMPATIENT = {**QUICK, "max_attempts": "3", "claim_seconds": "2"}
"""What fails three times is set aside: no trouble of the machine room may count as a mail's own."""
MAIL_PROCESSES = ("worker", "beat", "poller")

PROCESSES = ("web", "worker", "beat", "poller")
SECONDS_A_KILL = 1.0
"""About how long a kill and the start after it take."""
IN_FLIGHT = 2
"""Replies that can be on the wire at the moment of one kill: one for each worker process."""
Result = TypeVar("Result")


@dataclass
class Figures:
    """What `make faults` prints of a campaign."""

    name: str = ""
    mails: int = 0
    kills: Counter[str] = field(default_factory=Counter)
    lost: int = 0
    doubled: int = 0
    unknown: int = 0
    stuck: int = 0
    seconds: float = 0.0


class Campaign:
    """One service under fire; whatever is killed is started again at once, as a supervisor would."""

    def __init__(self, real: RealServices, figures: Figures, seed: int) -> None:
        self.real = real
        self.figures = figures
        self._chance = random.Random(seed)
        self._targets: dict[str, Callable[[], None]] = {
            "poller": lambda: self._kill_process("poller"),
            "worker": lambda: self._kill_process("worker"),
            "worker child": self._kill_worker_child,
            "worker main alone": self._kill_worker_main,
            "worker stopped": self._stop_worker,
            "web": lambda: self._kill_process("web"),
            "beat": lambda: self._kill_process("beat"),
            "redis": self._kill_redis,
            "postgres": self._kill_postgres,
        }

    def kill(self, kills: int, losses: int) -> None:
        """So many kills, each of a random target, and so many losses of the broker, while other work goes on."""
        plan = [*islice(self._rounds(), kills), *["redis"] * losses]
        for name in self._chance.sample(plan, len(plan)):
            time.sleep(self._chance.uniform(0.2, 0.8))
            self._targets[name]()
            self.figures.kills[name] += 1

    def _rounds(self) -> Iterator[str]:
        """Every target but the broker once, in any order, before any again."""
        names = [name for name in self._targets if name != "redis"]
        while True:
            yield from self._chance.sample(names, len(names))

    def _kill_process(self, name: str) -> None:
        self.real.deployment[name].kill()
        self.real.deployment.start(name)

    def _kill_worker_child(self) -> None:
        worker = self.real.deployment["worker"]
        children = psutil.Process(worker.pid).children() if worker.running else []
        if children:
            _kill(self._chance.choice(children).pid)

    def _kill_worker_main(self) -> None:
        """Its children are left alone and must find out by themselves."""
        worker = self.real.deployment["worker"]
        if worker.running:
            _kill(worker.pid)
            worker.stop()
        self.real.deployment.start("worker")

    def _stop_worker(self) -> None:
        """SIGTERM: it finishes the task in hand."""
        self.real.deployment["worker"].stop()
        self.real.deployment.start("worker")

    def _kill_redis(self) -> None:
        self.lose_broker(self._chance.choice(["killed", "stopped", "emptied"]))

    def lose_broker(self, how: str) -> None:
        """Redis is gone for a moment, or forgets everything."""
        if how == "emptied":
            self.real.redis.empty()
            return
        self.real.redis.kill() if how == "killed" else self.real.redis.stop()
        time.sleep(self._chance.uniform(0, 0.5))
        self.real.redis.start()

    def _kill_postgres(self) -> None:
        self.real.postgres.kill()
        time.sleep(self._chance.uniform(0, 0.5))
        self.real.postgres.start()


def _kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def patiently(step: Callable[[], Result], seconds: float = 120) -> Result:
    """What the step gives, tried again while the database is away."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            return step()
        except TransientError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


class Delivery(threading.Thread):
    """Somebody who mails questions in, spread over the time that so many kills take."""

    def __init__(self, real: RealServices, mails: int, kills: int) -> None:
        super().__init__(name="delivery", daemon=True)
        self._real = real
        self._mails = mails
        self._together = max(1, mails // 50)
        self._pause = kills * SECONDS_A_KILL * self._together / mails
        self.failure: BaseException | None = None

    def run(self) -> None:
        try:
            for start in range(0, self._mails, self._together):
                deliver(self._real, range(start, min(start + self._together, self._mails)))
                time.sleep(self._pause)
        except BaseException as error:
            self.failure = error


def deliver(real: RealServices, numbers: Iterable[int]) -> None:
    """Mails with these numbers in subject and Message-ID, put into the mailbox."""
    real.mailbox.deliver(*(question(number, real.mailbox.address) for number in numbers))


def question(number: int, to: str) -> bytes:
    return mail(
        f"Question {number}: is CPT 99213-25 valid with 20610?",
        to=to,
        sender=f"asker{number}@clinic{number}.example",  # each a domain of its own, far from any quota
        subject=f"Question {number}",
        message_id=f"<question-{number}@clinic.example>",
    )


def all_drafted(real: RealServices, mails: int) -> Callable[[], bool]:
    """Whether nothing waits any more and so many mails were read."""

    def reached() -> bool:
        counts = patiently(real.database.desk.dispositions)
        stages = patiently(real.database.desk.counts)
        return sum(counts.values()) >= mails and not counts.get("") and not stages.get(Stage.RECEIVED)

    return reached


def settled(real: RealServices) -> bool:
    """Whether no reply is on its way any more."""
    replies = patiently(real.database.desk.replies)
    return not (replies.get(ReplyState.QUEUED) or replies.get(ReplyState.SENDING))


def approve_all(real: RealServices, pause: float = 0, patience: float = 120) -> None:
    """A consultant approves every draft; the sweep has to find the replies, nobody nudges for them."""
    service = bootstrap.service(real.deployment.settings(), NoNudge())
    try:
        for row in patiently(lambda: service.database.desk.queue([Stage.DRAFTED], limit=5000)):
            decision = Decision(row.id, row.version, Verdict.APPROVE, REVIEWER)
            # Refused when the database went away after the commit: it is approved.
            with contextlib.suppress(IllegalMove):
                patiently(lambda: flow.decide(service, decision), patience)  # noqa: B023
            time.sleep(pause)
    finally:
        service.database.close()


def account_for_drafts(real: RealServices, mails: int, figures: Figures) -> None:
    """Each mail must have one consultation with one draft."""
    rows = real.database.desk.queue(list(Stage), limit=10 * mails)
    subjects = Counter(row.subject for row in rows)
    drafts = [len(real.database.desk.consultation(row.id).drafts) for row in rows]
    figures.mails = mails
    figures.lost += sum(1 for number in range(mails) if not subjects[f"Question {number}"])
    figures.doubled += sum(count - 1 for count in subjects.values()) + sum(
        made - 1 for made in drafts if made > 1
    )
    figures.stuck += sum(made == 0 for made in drafts) + len(real.database.desk.set_aside())


def account_for_replies(real: RealServices, figures: Figures, refused: int = 0) -> None:
    """Each reply must be at the peer exactly once; one in doubt at most once; so many refused for good, and those never."""
    seen = Counter(
        str(message_from_bytes(received.content)["Message-ID"]) for received in list(real.peer.mails)
    )
    figures.doubled += sum(count - 1 for count in seen.values())
    for row in real.database.desk.queue(list(Stage), limit=5000):
        view = real.database.desk.consultation(row.id)
        contents = {sent.reply: sent.content for sent in real.database.desk.mails(row.id)}
        for reply in view.replies:
            arrived = seen[str(message_from_bytes(contents[reply.id])["Message-ID"])]
            figures.unknown += reply.state is ReplyState.UNKNOWN
            figures.lost += reply.state is ReplyState.SENT and not arrived
            figures.stuck += reply.state not in (ReplyState.SENT, ReplyState.UNKNOWN, ReplyState.REFUSED)
            refused -= reply.state is ReplyState.REFUSED
            figures.doubled += reply.state is ReplyState.REFUSED and arrived
        figures.lost += not view.replies
    figures.lost += abs(refused)


def wait_for(reached: Callable[[], bool], seconds: float = 300) -> None:
    """Generous: what does not come within this never comes."""
    awaited(reached, seconds, 0.2)
