"""Erasing takes out what a person wrote or can be known by, and leaves numbers, codes and a chain that holds."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text

from consultant import rights, tending
from consultant.errors import InputError, NotFound
from consultant.model.consultation import Stage
from consultant.store.engine import connect, reading
from tests.fakes.mails import ASKER, mail
from tests.fakes.world import World

MAIL = "Is 99213 valid today? My patient Zebedee Quux, MRN 00482913."
DAY = timedelta(days=1)


def everything(world: World, address: str) -> str:
    """Every table's rows as one text."""
    engine = connect(address)
    with reading(engine) as connection:
        tables = ("message", "consultation", "draft", "review", "reply", "event", "account")
        rows = [str(row) for table in tables for row in connection.execute(text(f"SELECT * FROM {table}"))]
    engine.dispose()
    return "\n".join(rows)


def test_nothing_of_an_asker_is_left_and_the_chain_holds(world: World, database_address: str) -> None:
    id = world.answer(mail(MAIL)).row.id
    tending.tend(world.service, tending.Retention())
    assert ASKER in everything(world, database_address)
    done = rights.erase(world.service, ASKER.upper(), "ada@desk.test", "asked by mail")
    assert done == rights.Erased((id,), ())
    left = everything(world, database_address)
    assert ASKER not in left
    assert "Is 99213 valid" not in left
    world.database.audit.seal(b"")
    found = world.database.audit.verify(b"")
    assert found.sound
    assert found.erased > 0
    view = world.view(id)
    assert view.row.stage is Stage.SENT
    assert [citation.code for citation in view.messages[0].citations] == ["99213"]


def test_an_open_question_is_closed_and_a_reply_on_its_way_is_left(world: World) -> None:
    waiting = world.ask(mail(MAIL)).row.id
    going = world.ask(mail("Is 99214 valid?")).row.id
    world.decide(going)
    done = rights.erase(world.service, ASKER, "ada@desk.test", "asked by mail")
    assert done == rights.Erased((waiting,), (going,))
    assert world.stage(waiting) is Stage.CLOSED
    world.work()
    assert rights.erase(world.service, ASKER, "ada@desk.test", "again") == rights.Erased((going,), ())


def test_erasing_needs_a_reason_and_somebody(world: World) -> None:
    with pytest.raises(InputError, match="Say why"):
        rights.erase(world.service, ASKER, "ada@desk.test", " ")
    with pytest.raises(NotFound, match="Nothing is kept"):
        rights.erase(world.service, "nobody@clinic.test", "ada@desk.test", "x")


def test_originals_are_erased_when_their_time_is_over(world: World) -> None:
    view = world.answer(mail(MAIL))
    keeping = tending.Retention(originals=30 * DAY)
    tending.forget(world.service, keeping)
    assert "Zebedee Quux" in rights.original(world.service, view.row.id, 1, "cora", "mask too wide")
    world.clock.pass_time(days=31)
    tending.forget(world.service, keeping)
    with pytest.raises(NotFound, match="erased"):
        rights.original(world.service, view.row.id, 1, "cora", "mask too wide")
    assert "99213" in world.view(view.row.id).messages[0].text


def test_consultations_at_rest_are_erased_when_their_time_is_over(world: World) -> None:
    rested, waiting = world.answer(mail(MAIL)).row.id, world.ask(mail("Is 99214 valid?")).row.id
    world.clock.pass_time(days=400)
    tending.forget(world.service, tending.Retention(consultations=365 * DAY))
    assert [world.view(id).row.asker_email for id in (rested, waiting)] == ["erased", ASKER]


def test_an_original_is_opened_only_with_a_reason_that_is_kept(world: World) -> None:
    id = world.ask(mail(MAIL)).row.id
    with pytest.raises(InputError, match="Say why"):
        rights.original(world.service, id, 1, "cora", "")
    with pytest.raises(NotFound):
        rights.original(world.service, id + 1, 1, "cora", "x")
    rights.original(world.service, id, 1, "cora", "name is needed")
    last = world.view(id).history[-1]
    assert (last.actor, last.action, last.detail["reason"]) == (
        "cora",
        "opened the original",
        "name is needed",
    )


def test_an_export_holds_questions_and_answers_and_is_written_down(world: World) -> None:
    id = world.answer(mail(MAIL)).row.id
    told = rights.export(world.service, ASKER, "ada@desk.test")
    (one,) = told["consultations"]
    assert "99213" in one["messages"][0]["text"]
    assert "99213" in one["replies"][0]["text"]
    assert {line["action"] for line in one["audit"]} >= {"received", "drafted", "approve", "reply sent"}
    with pytest.raises(NotFound):
        rights.export(world.service, "nobody@clinic.test", "ada@desk.test")
    assert id == 1


@pytest.mark.parametrize("days", [-1, "x", 1.5])
def test_a_wrong_retention_is_named(days: object) -> None:
    with pytest.raises(InputError, match="originals_days"):
        tending.retention({"retention": {"originals_days": days}})
