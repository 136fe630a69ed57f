"""Nudges over Celery: they arrive at a real broker, and a broker that is gone costs neither an error nor a long wait."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from celery import Celery

from consultant.settings import load
from tests.fakes.clock import FakeClock
from tests.servers.fault_proxy import FaultProxy
from tests.servers.redis import RedisServer
from workers.app import application
from workers.nudge import CeleryNudge
from workers.queues import REPLIES, WORK

pytestmark = pytest.mark.contracts


@pytest.fixture
def celery(redis_url: str) -> Iterator[Celery]:
    app = made(redis_url)
    yield app
    app.close()


def made(url: str) -> Celery:
    return application(load({"CONSULTANT_BROKER_URL": url}))


def queued(redis_server: RedisServer) -> int:
    with redis_server.client() as client:
        return sum(int(client.llen(queue)) for queue in (WORK, REPLIES))  # type: ignore[arg-type]


def test_a_nudge_arrives_as_one_small_message(redis_server: RedisServer, celery: Celery) -> None:
    nudge = CeleryNudge(celery)
    nudge.receive(range(20))
    nudge.consult([1])
    nudge.dispatch([2])
    assert queued(redis_server) == 3
    assert (nudge.pending_work(), nudge.pending_replies()) == (2, 1)


def test_a_broker_that_never_was_there_costs_nothing() -> None:
    app = made("redis://127.0.0.1:1/0")
    nudge = CeleryNudge(app)
    for _ in range(3):
        nudge.receive([1])
    assert nudge.pending_work() == 0
    app.close()


def test_a_broker_that_goes_and_comes_back_is_used_again(redis_server: RedisServer, celery: Celery) -> None:
    clock = FakeClock()
    nudge = CeleryNudge(celery, lambda: clock().timestamp())
    nudge.receive([1])
    redis_server.kill()
    for _ in range(3):
        nudge.receive([2])
    redis_server.start()
    before = queued(redis_server)
    clock.pass_time(seconds=60)
    nudge.receive([3])
    nudge.receive([4])
    assert queued(redis_server) >= before + 1


def test_a_broker_that_says_nothing_is_given_up(
    redis_server: RedisServer, redis_url: str, fault_proxy: Callable[[str, int], FaultProxy]
) -> None:
    proxy = fault_proxy("127.0.0.1", redis_server.port)
    app = made(f"redis://127.0.0.1:{proxy.port}/0")
    nudge = CeleryNudge(app)
    nudge.receive([1])
    proxy.freeze()
    nudge.receive([2])
    nudge.receive([3])
    assert nudge.pending_replies() == 0
    app.close()
