"""What a machine room has besides crashes: processes that stand still, junk in the queue, folders that go, wires that break."""

from __future__ import annotations

import json
import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

import psutil
import pytest

from tests.benchmarks.real import RealServices, real_services
from tests.faults.campaign import (
    IMPATIENT,
    MAIL_PROCESSES,
    Figures,
    account_for_drafts,
    account_for_replies,
    all_drafted,
    approve_all,
    deliver,
    settled,
    wait_for,
)
from tests.faults.conftest import only_long
from tests.servers.fault_proxy import FaultProxy
from workers.app import application

MAILS = 24
Trouble = Callable[[RealServices, threading.Event], None]


@pytest.fixture
def real(tmp_path: Path, built_catalogue: Path) -> Iterator[RealServices]:
    with real_services(tmp_path, built_catalogue, **IMPATIENT) as services:
        yield services
        print(services.deployment.logs()[-20_000:])


def workers_stand_still(real: RealServices, done: threading.Event) -> None:
    """One after the other is stopped for longer than its claims last, and goes on as if nothing had been."""
    while not done.is_set():
        for child in psutil.Process(real.deployment["worker"].pid).children():
            with standing_still([child]):
                done.wait(3.5)
            done.wait(0.3)


def servers_stand_still(real: RealServices, done: threading.Event) -> None:
    """Database, broker and mail server each say nothing for a while, with their connections open."""
    for server in (real.postgres, real.redis, real.dovecot):
        family = [psutil.Process(server.pid), *psutil.Process(server.pid).children(recursive=True)]
        with standing_still(family):
            done.wait(6)
        done.wait(1)


@contextmanager
def standing_still(processes: list[psutil.Process]) -> Iterator[None]:
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            process.suspend()
    try:
        yield
    finally:
        for process in processes:
            with suppress(psutil.NoSuchProcess):
                process.resume()


def everything_twice(real: RealServices, done: threading.Event) -> None:
    """Every message of the broker comes again, as after a lost acknowledgement."""
    with real.redis.client() as redis:
        while not done.wait(0.05):
            for queue in ("celery", "replies"):
                waiting: list[bytes] = redis.lrange(queue, 0, 20)  # type: ignore[assignment]
                for message in waiting:
                    redis.rpush(queue, message)
                done.wait(len(waiting) / 20)


UNKNOWN_TASK = {
    "body": "W10=",
    "content-encoding": "utf-8",
    "content-type": "application/json",
    "headers": {"task": "of.another.program", "id": "1"},
    "properties": {
        "body_encoding": "base64",
        "delivery_tag": "1",
        "delivery_info": {"exchange": "", "routing_key": "celery"},
    },
}


def junk(real: RealServices, done: threading.Event) -> None:
    """Messages that are none; and a task of somebody else's."""
    with real.redis.client() as redis:
        for message in (b"garbage", b"{}", json.dumps(UNKNOWN_TASK).encode()):
            redis.lpush("celery", message)


def wrong_arguments(real: RealServices, done: threading.Event) -> None:
    """Tasks with ids that are none, or of rows that do not exist."""
    app = application(real.deployment.settings())
    given: list[list[object]] = [
        *([], ["x"], [["x", None]], [[10**30]], [[-1, 0, 999_999]]),
        *([{"a": 1}], [None], [[]], [1, 2, 3]),
    ]
    for task in ("receive", "consult", "dispatch", "copy", "smooth"):
        for arguments in given:
            app.send_task(f"workers.tasks.{task}", args=arguments, retry=False)


def broker_cuts(real: RealServices, done: threading.Event) -> None:
    """Redis ends all connections, and then answers nobody for a while, again and again."""
    with real.redis.client() as redis:
        while not done.wait(0.4):
            redis.execute_command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes")
            redis.execute_command("CLIENT", "PAUSE", "700", "ALL")


def folder_goes(real: RealServices, done: threading.Event) -> None:
    """Somebody renames the folder that mail is filed in, or deletes it."""
    for number in count():
        if done.wait(0.5):
            return
        with suppress(Exception), real.mailbox.open(folder=None) as client:
            if number % 2:
                client.rename_folder("Processed", f"Old {number}")
            else:
                client.delete_folder("Processed")


TROUBLES: dict[str, Trouble] = {
    "workers stand still": workers_stand_still,
    "servers stand still": servers_stand_still,
    "every task comes twice": everything_twice,
    "junk in the queue": junk,
    "tasks with wrong arguments": wrong_arguments,
    "Redis cuts connections": broker_cuts,
    "folder for filed mail goes": folder_goes,
}


@contextmanager
def troubled(real: RealServices, trouble: Trouble) -> Iterator[None]:
    """The trouble goes on beside what is done meanwhile."""
    done = threading.Event()
    failures: list[BaseException] = []

    def run() -> None:
        try:
            trouble(real, done)
        except BaseException as error:
            failures.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
    assert not failures


def deliver_however_often(real: RealServices, start: int) -> None:
    """Two mails; delivered again by their sender where the mail server said nothing, which makes copies of the same mail."""
    for _ in range(30):
        try:
            deliver(real, range(start, start + 2))
        except Exception:
            time.sleep(0.5)
        else:
            return


@pytest.mark.parametrize("name", TROUBLES)
@only_long
def test_trouble_costs_time_only(real: RealServices, figures: Figures, name: str) -> None:
    figures.name = name
    real.deployment.start(*MAIL_PROCESSES)
    deliver(real, range(2))
    wait_for(all_drafted(real, 2))
    with troubled(real, TROUBLES[name]):
        for start in range(2, MAILS, 2):
            deliver_however_often(real, start)
            time.sleep(0.4)
        approve_all(real)
        time.sleep(3)
    wait_for(all_drafted(real, MAILS))
    account_for_drafts(real, MAILS, figures)
    approve_all(real)
    wait_for(lambda: settled(real))
    account_for_replies(real, figures)
    assert (figures.lost, figures.doubled, figures.stuck) == (0, 0, 0), figures
    wait_for(lambda: not real.mailbox.contents())


@only_long
def test_a_wire_that_breaks_anywhere_costs_time_only(
    tmp_path: Path, built_catalogue: Path, figures: Figures
) -> None:
    figures.name = "IMAP cut after so many bytes"
    chance = random.Random(7)
    with (
        real_services(tmp_path, built_catalogue, **IMPATIENT) as real,
        FaultProxy("127.0.0.1", real.dovecot.port) as proxy,
    ):
        name = "CONSULTANT_IMAP_URL"
        through = real.deployment.environment[name].replace(f":{real.dovecot.port}/", f":{proxy.port}/")
        real.deployment.environment[name] = through
        real.deployment.start(*MAIL_PROCESSES)
        for start in range(0, MAILS, 4):
            proxy.cut_after = chance.randrange(300, 9000)
            deliver(real, range(start, start + 4))
            time.sleep(1)
        proxy.cut_after = None
        wait_for(all_drafted(real, MAILS))
        account_for_drafts(real, MAILS, figures)
        assert (figures.lost, figures.doubled, figures.stuck) == (0, 0, 0), figures
        wait_for(lambda: not real.mailbox.contents())
