"""Fixtures with real servers: started when a test first asks for them, stopped with the tests.

| fixture        | gives                                                                          |
|----------------|--------------------------------------------------------------------------------|
| `mailbox`      | a new, empty account on Dovecot (`url`, `open()`, `deliver()`, `contents()`)   |
| `redis_url`    | the address of an empty Redis                                                  |
| `postgres_url` | the address of a new, empty database                                           |
| `smtp_peer`    | a scripted mail server that takes mail (`script`, `mails`, `wait_for`)         |
| `fault_proxy`  | makes a bad wire: `fault_proxy(host, port)`                                    |
| `deployment`   | the service's own processes against all of the above but the browser           |
| `page`         | a page in Chromium                                                             |

`dovecot`, `redis_server`, `postgres` and `browser` are the servers themselves, shared by all tests: a test that
stops or kills one makes its own, as in `with RedisServer() as server:`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

# Imported where they are needed, because together they take longer to load than most memory tests to run.
if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.servers.certificates import Certificate
    from tests.servers.deployment import Deployment
    from tests.servers.dovecot import Dovecot, Mailbox
    from tests.servers.fault_proxy import FaultProxy
    from tests.servers.postgres import Postgres
    from tests.servers.redis import RedisServer
    from tests.servers.smtp_peer import SmtpPeer


def need(remedy: str | None) -> None:
    """Skips the test when a server is missing; with CI=true that is a failure."""
    if remedy is None:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(remedy, pytrace=False)
    pytest.skip(remedy)


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    from tests.servers.dovecot import Dovecot

    need(Dovecot.remedy())
    with Dovecot() as server:
        yield server


@pytest.fixture
def mailbox(dovecot: Dovecot) -> Mailbox:
    return dovecot.add_mailbox()


@pytest.fixture(scope="session")
def redis_server() -> Iterator[RedisServer]:
    from tests.servers.redis import RedisServer

    need(RedisServer.remedy())
    with RedisServer() as server:
        yield server


@pytest.fixture
def redis_url(redis_server: RedisServer) -> str:
    return redis_server.empty()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    from tests.servers.postgres import Postgres

    need(Postgres.remedy())
    with Postgres() as server:
        yield server


@pytest.fixture
def postgres_url(postgres: Postgres) -> Iterator[str]:
    name = postgres.create_database()
    yield postgres.url(name)
    postgres.drop_database(name)


@pytest.fixture
def smtp_peer() -> Iterator[SmtpPeer]:
    from tests.servers.smtp_peer import SmtpPeer

    with SmtpPeer() as peer:
        yield peer


@pytest.fixture
def fault_proxy() -> Iterator[Callable[[str, int], FaultProxy]]:
    from tests.servers.fault_proxy import FaultProxy

    with ExitStack() as proxies:
        yield lambda host, port: proxies.enter_context(FaultProxy(host, port))


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    from tests.servers.certificates import write_certificate

    return write_certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def deployment(
    tmp_path: Path, mailbox: Mailbox, redis_url: str, postgres_url: str, smtp_peer: SmtpPeer
) -> Iterator[Deployment]:
    from tests.servers.deployment import Deployment

    service = Deployment(
        tmp_path,
        broker_url=redis_url,
        consult_address=mailbox.address,
        database_url=postgres_url,
        imap_password=mailbox.password,
        imap_url=mailbox.url,
        smtp_url=smtp_peer.url,
    )
    yield service
    service.stop()
    # Shown by pytest when the test has failed.
    print(service.logs())


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from tests.servers.browser import open_browser, remedy

    need(remedy())
    with open_browser() as opened:
        yield opened


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    from tests.servers.browser import open_page

    with open_page(browser) as opened:
        yield opened
