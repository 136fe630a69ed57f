"""What the service rests on goes away, at the start and in the middle, and comes back."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from consultant.bootstrap import now
from consultant.model.consultation import ReplyState, Role, Stage
from consultant.store.database import Database
from tests.benchmarks.real import REVIEWER, RealServices, real_services
from tests.faults.campaign import (
    QUICK,
    Figures,
    account_for_drafts,
    account_for_replies,
    all_drafted,
    approve_all,
    deliver,
    question,
    settled,
    wait_for,
)
from tests.faults.conftest import LONG, only_long
from tests.servers.deployment import PROJECT
from tests.servers.smtp_peer import Answer, HangUp, Silence, Step

OUTAGE_SECONDS = 2.0 if LONG else 1.0
WORKERS = ("worker", "beat", "poller")


@pytest.fixture
def real(tmp_path: Path, built_catalogue: Path) -> Iterator[RealServices]:
    with real_services(tmp_path, built_catalogue, **QUICK) as services, logs_shown(services):
        yield services


@contextmanager
def logs_shown(real: RealServices) -> Iterator[None]:
    """What the processes wrote, shown by pytest when the test has failed."""
    try:
        yield
    finally:
        print(real.deployment.logs()[-20_000:])


def drafted(real: RealServices, mails: int, figures: Figures) -> None:
    """Waits until every mail is drafted, and finds each exactly once."""
    wait_for(all_drafted(real, mails))
    account_for_drafts(real, mails, figures)
    assert (figures.lost, figures.doubled, figures.stuck) == (0, 0, 0), figures


def answered(real: RealServices, figures: Figures) -> None:
    wait_for(lambda: settled(real))
    account_for_replies(real, figures)
    assert (figures.lost, figures.doubled, figures.stuck) == (0, 0, 0), figures


def test_the_mail_servers_may_be_down_at_the_start_and_in_the_middle(
    tmp_path: Path, built_catalogue: Path, figures: Figures
) -> None:
    figures.name = "IMAP, SMTP down, start and middle"
    # Nobody falls silent here: a reply in doubt would be a fault, on a slow machine too.
    patient = {**QUICK, "smtp_timeout_seconds": "60", "sending_lost_seconds": "120"}
    with real_services(tmp_path, built_catalogue, **patient) as real, logs_shown(real):
        imap_down(real, figures)
        smtp_down(real, figures)


def imap_down(real: RealServices, figures: Figures) -> None:
    deliver(real, range(5))
    real.dovecot.kill()
    real.deployment.start(*WORKERS)
    time.sleep(OUTAGE_SECONDS)
    real.dovecot.start()
    drafted(real, 5, figures)
    real.dovecot.kill()
    time.sleep(OUTAGE_SECONDS)
    real.dovecot.start()
    deliver(real, range(5, 10))
    real.dovecot.stop()
    real.dovecot.start()
    drafted(real, 10, figures)


def smtp_down(real: RealServices, figures: Figures) -> None:
    real.peer.refuse_connections()
    approve_all(real)
    time.sleep(OUTAGE_SECONDS)
    assert real.peer.mails == []
    real.peer.delay_seconds = 0.05
    real.peer.accept_connections()
    real.peer.wait_for(3)
    real.peer.refuse_connections()
    time.sleep(OUTAGE_SECONDS)
    real.peer.accept_connections()
    answered(real, figures)
    assert figures.unknown == 0


@only_long
def test_a_mail_server_that_misbehaves_gets_every_reply_once(real: RealServices, figures: Figures) -> None:
    figures.name = "SMTP refusing, silent, hanging up"
    mails, asked_at = 60, (Step.SENDER, Step.RECIPIENT, Step.DATA, Step.CONTENT)
    finally_refused = {f"asker{number}@": code for number, code in enumerate((535, 550, 552, 554))}
    for address, code in finally_refused.items():
        real.peer.script(Step.RECIPIENT, Answer(code, "5.0.0 never"), times=None, holding=address)
    for code in (421, 450, 451, 452):
        for step in (Step.CONNECT, *asked_at):
            real.peer.script(step, Answer(code, "4.3.0 later"))
    for step in (Step.CONNECT, *asked_at[:-1]):
        real.peer.script(step, HangUp())
        real.peer.script(step, Silence())
    for kept in (True, False):
        real.peer.script(Step.CONTENT, HangUp(kept=kept))
        real.peer.script(Step.CONTENT, Silence(kept=kept))
    deliver(real, range(mails))
    real.deployment.start(*WORKERS)
    drafted(real, mails, figures)
    approve_all(real)
    wait_for(lambda: settled(real), 300)
    account_for_replies(real, figures, refused=len(finally_refused))
    assert (figures.lost, figures.doubled, figures.stuck) == (0, 0, 0), figures
    assert figures.unknown == 4


@only_long
def test_a_final_refusal_comes_back_to_the_consultant(real: RealServices) -> None:
    real.peer.script(Step.RECIPIENT, Answer(550, "5.1.1 no such user"), times=None, holding="asker1@")
    deliver(real, range(3))
    real.deployment.start(*WORKERS)
    wait_for(all_drafted(real, 3))
    approve_all(real)
    wait_for(lambda: settled(real))
    assert real.database.desk.counts() == {Stage.SENT: 2, Stage.UNDELIVERABLE: 1}
    assert real.database.desk.replies() == {ReplyState.SENT: 2, ReplyState.REFUSED: 1}
    assert len(real.peer.mails) == 2


def test_the_broker_may_be_gone_for_a_while(real: RealServices, figures: Figures) -> None:
    figures.name = "broker gone, emptied"
    real.deployment.start(*WORKERS)
    deliver(real, range(3))
    drafted(real, 3, figures)
    real.redis.kill()
    deliver(real, range(3, 8))
    approve_all(real)
    wait_for(lambda: sum(real.database.desk.dispositions().values()) == 8)
    time.sleep(OUTAGE_SECONDS)
    real.redis.start()
    drafted(real, 8, figures)
    deliver(real, range(8, 12))
    real.redis.empty()
    drafted(real, 12, figures)
    approve_all(real)
    answered(real, figures)


@only_long
def test_a_broker_that_takes_no_writes_costs_time_only(real: RealServices, figures: Figures) -> None:
    figures.name = "broker full, broker read-only"
    real.deployment.start(*WORKERS)
    deliver(real, range(2))
    drafted(real, 2, figures)
    with real.redis.client() as redis:
        redis.config_set("maxmemory", "1")
        deliver(real, range(2, 6))
        approve_all(real)
        wait_for(lambda: sum(real.database.desk.dispositions().values()) == 6)
        time.sleep(OUTAGE_SECONDS)
        redis.config_set("maxmemory", "0")
        drafted(real, 6, figures)
        redis.replicaof("127.0.0.1", "1")
        deliver(real, range(6, 9))
        wait_for(lambda: sum(real.database.desk.dispositions().values()) == 9)
        time.sleep(OUTAGE_SECONDS)
        redis.replicaof("no", "one")
    drafted(real, 9, figures)
    approve_all(real)
    answered(real, figures)


def test_a_worker_that_ends_by_itself_begins_again(real: RealServices, figures: Figures) -> None:
    figures.name = "acknowledgement that ends Celery"
    happened = real.deployment.home / "happened"
    broken = PROJECT / "tests" / "faults" / "broken_ack"
    real.deployment.environment |= {"BROKEN_ACK": str(happened), "PYTHONPATH": f"{broken}:{PROJECT}"}
    real.deployment.start(*WORKERS)
    worker = real.deployment["worker"].pid
    deliver(real, range(4))
    drafted(real, 4, figures)
    wait_for(lambda: "the worker ended by itself and begins again" in real.deployment.logs())
    deliver(real, range(4, 8))
    drafted(real, 8, figures)
    assert happened.exists()
    assert real.deployment["worker"].running
    assert real.deployment["worker"].pid == worker


def test_a_mailbox_made_anew_doubles_nothing(tmp_path: Path, built_catalogue: Path, figures: Figures) -> None:
    figures.name = "mailbox recreated (UIDVALIDITY)"
    kept = {**QUICK, "file_mail": "false"}
    with real_services(tmp_path, built_catalogue, **kept) as real, logs_shown(real):
        environment = real.deployment.environment
        environment["CONSULTANT_IMAP_URL"] = environment["CONSULTANT_IMAP_URL"].replace(
            "/INBOX", "/Questions"
        )
        mails = [question(number, real.mailbox.address) for number in range(6)]
        with real.mailbox.open(folder=None) as client:
            client.create_folder("Questions")
        real.mailbox.deliver(*mails[:5], folder="Questions")
        real.deployment.start(*WORKERS)
        drafted(real, 5, figures)
        with real.mailbox.open(folder=None) as client:
            client.delete_folder("Questions")
            # Dovecot removes what is made anew while a session still has the old one.
            wait_for(lambda: "no folder 'Questions'" in real.deployment.logs())
            client.create_folder("Questions")
        real.mailbox.deliver(*reversed(mails), folder="Questions")
        drafted(real, 6, figures)
        assert sum(real.database.desk.dispositions().values()) == 6


def test_a_locked_database_is_waited_for(tmp_path: Path, built_catalogue: Path, figures: Figures) -> None:
    figures.name = "SQLite held by another writer"
    file = tmp_path / "consultant.sqlite"
    with real_services(tmp_path, built_catalogue, **QUICK) as real, logs_shown(real):
        real.deployment.environment["CONSULTANT_DATABASE_URL"] = f"sqlite:///{file}"
        real.database.close()
        object.__setattr__(real, "database", Database(f"sqlite:///{file}"))
        real.database.upgrade()
        real.database.accounts.add(REVIEWER, "Bench", "CPC", Role.CONSULTANT, now())
        real.deployment.start(*WORKERS)
        deliver(real, range(3))
        drafted(real, 3, figures)
        holder = sqlite3.connect(file, isolation_level=None, timeout=30)
        holder.execute("BEGIN IMMEDIATE")
        deliver(real, range(3, 8))
        time.sleep(OUTAGE_SECONDS)
        assert sum(real.database.desk.dispositions().values()) == 3
        holder.execute("ROLLBACK")
        drafted(real, 8, figures)
        holder.execute("BEGIN IMMEDIATE")
        time.sleep(OUTAGE_SECONDS)
        holder.close()
        approve_all(real)
        answered(real, figures)
        real.database.close()


@only_long
def test_the_children_of_a_killed_worker_end_by_themselves(real: RealServices) -> None:
    real.deployment.start("worker")
    worker = real.deployment["worker"]
    wait_for(lambda: len(psutil.Process(worker.pid).children()) >= 2)
    children = psutil.Process(worker.pid).children()
    psutil.Process(worker.pid).kill()
    worker.stop()
    _, alive = psutil.wait_procs(children, timeout=30)
    for child in alive:
        child.kill()
    assert alive == []
