"""The Procfile's processes on Dovecot, Redis, PostgreSQL (writing durably) and an SMTP peer."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from consultant.bootstrap import now
from consultant.model.consultation import Role
from consultant.store.database import Database
from tests.servers.deployment import Deployment
from tests.servers.dovecot import Dovecot, Mailbox
from tests.servers.postgres import Postgres
from tests.servers.redis import RedisServer
from tests.servers.smtp_peer import SmtpPeer

REVIEWER = "bench@consultant.test"


@dataclass(frozen=True)
class RealServices:
    """Everything a measurement needs to reach."""

    dovecot: Dovecot
    redis: RedisServer
    postgres: Postgres
    mailbox: Mailbox
    peer: SmtpPeer
    deployment: Deployment
    database: Database
    database_name: str


@contextmanager
def real_services(home: Path, catalogue: Path, **settings: str) -> Iterator[RealServices]:
    """Started servers and a prepared database; the service's processes are started by the measurement."""
    with ExitStack() as stack:
        dovecot = stack.enter_context(Dovecot())
        redis = stack.enter_context(RedisServer())
        postgres = stack.enter_context(Postgres(durable=True))
        peer = stack.enter_context(SmtpPeer())
        mailbox = dovecot.add_mailbox()
        name = postgres.create_database()
        url = postgres.url(name)
        database = Database(url)
        database.upgrade()
        database.accounts.add(REVIEWER, "Bench", "CPC", Role.CONSULTANT, now())
        deployment = Deployment(
            home,
            broker_url=redis.url,
            catalogue=str(catalogue),
            consult_address=mailbox.address,
            database_url=url,
            imap_password=mailbox.password,
            imap_url=mailbox.url,
            smtp_url=peer.url,
            web_port="0",
            **settings,
        )
        stack.callback(deployment.stop)
        yield RealServices(dovecot, redis, postgres, mailbox, peer, deployment, database, name)
        database.close()


def awaited(reached: Callable[[], bool], seconds: float, look_every: float = 0.01) -> float:
    """How long it took until the condition held. Raises TimeoutError."""
    start = time.perf_counter()
    while not reached():
        if time.perf_counter() - start > seconds:
            raise TimeoutError(f"not reached within {seconds} s")
        time.sleep(look_every)
    return time.perf_counter() - start
