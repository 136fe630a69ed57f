"""Mail to subscribers is queued once under its key and sent at most once, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import Connection, select

from consultant import upkeep
from consultant.model.alerts import Alert, Subscription
from consultant.model.consultation import ReplyState
from consultant.model.mail import SendOutcome, SendResult
from consultant.store import alerts
from consultant.store.engine import connect, writing
from consultant.store.tables import alert
from tests.fakes.clock import BEGINNING
from tests.fakes.world import World

CODES = Subscription("codes", 7)
MAIL = Alert("sign_in", CODES, "ana@clinic.test", "codes 7 3", {"name": "Ana", "link": "x", "minutes": "1"})


@contextmanager
def opened(address: str) -> Iterator[Connection]:
    engine = connect(address)
    with writing(engine) as connection:
        yield connection
    engine.dispose()


def queue(address: str, mail: Alert = MAIL) -> bool:
    with opened(address) as connection:
        return alerts.queue(connection, mail, BEGINNING)


def rows(address: str) -> list[tuple[str, str, object]]:
    with opened(address) as connection:
        found = connection.execute(select(alert.c.state, alert.c.recipient, alert.c["values"]))
        return [tuple(row) for row in found]


def test_a_key_is_queued_once(database_address: str) -> None:
    assert [queue(database_address), queue(database_address)] == [True, False]


def test_workers_that_send_at_the_same_time_send_once(world: World, database_address: str) -> None:
    for number in range(6):
        queue(database_address, Alert("sign_in", CODES, "ana@clinic.test", f"key {number}", MAIL.values))
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: upkeep.send_alerts(world.service), range(4)))
    assert len(world.postman.mails) == 6
    assert rows(database_address) == [(ReplyState.SENT.value, "", {})] * 6


def test_what_was_not_taken_is_tried_again_and_what_is_in_doubt_is_not(
    world: World, database_address: str
) -> None:
    queue(database_address)
    world.postman.plan(SendResult.TRY_LATER, SendResult.UNKNOWN)
    for _ in range(4):
        upkeep.send_alerts(world.service)
        world.clock.pass_time(minutes=16)
    assert rows(database_address) == [(ReplyState.UNKNOWN.value, "", {})]


def test_a_mail_server_that_refuses_for_a_day_is_left_alone(world: World, database_address: str) -> None:
    queue(database_address)
    taken = world.service.database.alerts.claim(BEGINNING)
    assert taken is not None
    later = SendOutcome(SendResult.TRY_LATER, "451 later")
    world.service.database.alerts.record(taken, later, BEGINNING + timedelta(days=2))
    assert rows(database_address)[0][0] == ReplyState.REFUSED.value


def test_what_waits_for_an_ended_subscription_is_let_go(database_address: str) -> None:
    queue(database_address)
    other = Alert("sign_in", Subscription("jobs", 7), "ana@clinic.test", "jobs 7", MAIL.values)
    queue(database_address, other)
    with opened(database_address) as connection:
        alerts.forget(connection, CODES)
    assert len(rows(database_address)) == 1


def test_the_mail_names_the_address_that_ends_it(world: World, database_address: str) -> None:
    queue(database_address)
    upkeep.send_alerts(world.service)
    sent = world.postman.mails[0]
    fields = sent.content.partition(b"\r\n\r\n")[0].decode()
    address = world.service.unsubscribing.address(CODES)
    assert f"List-Unsubscribe: <{address}>" in fields
    assert "List-Unsubscribe-Post: List-Unsubscribe=One-Click" in fields
    assert "Auto-Submitted: auto-generated" in fields
    assert world.addresses.bounced(sent.envelope_sender) in fields


@pytest.mark.parametrize("result", [SendResult.ACCEPTED, SendResult.REFUSED])
def test_once_it_is_over_neither_address_nor_content_is_kept(
    world: World, database_address: str, result: SendResult
) -> None:
    queue(database_address)
    world.postman.plan(result)
    upkeep.send_alerts(world.service)
    assert rows(database_address)[0][1:] == ("", {})
