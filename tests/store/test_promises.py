"""The clock of a promise through a consultation's life, and the mails that say it runs out."""

from __future__ import annotations

from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest

from consultant import handling, tending
from consultant.model.consultation import Role, Stage, Verdict
from consultant.model.desk import Order, QueueFilter
from consultant.model.mail import SendResult
from consultant.review.promise import Promise
from consultant.review.working_time import WorkingTime
from tests.fakes.mails import mail
from tests.fakes.world import REVIEWER, World

HOUR = timedelta(hours=1)
ALWAYS = WorkingTime(ZoneInfo("UTC"), dict.fromkeys(range(7), (time(0), time(23, 59, 59))))
LEADER = "lea@desk.example"


@pytest.fixture
def promising(world: World) -> World:
    world.change(promise=Promise(ALWAYS, 8 * HOUR, 2 * HOUR), web_url="https://desk.example")
    world.database.accounts.add(LEADER, "Lea", "CPC", Role.SENIOR, world.clock())
    return world


def left(world: World, id: int) -> timedelta | None:
    answer_by = world.view(id).row.answer_by
    return answer_by - world.clock() if answer_by else None


def near(found: timedelta | None, hours: float) -> bool:
    return found is not None and abs(found - hours * HOUR) < timedelta(seconds=10)


def test_the_clock_runs_from_the_arrival_and_stops_with_the_answer(promising: World) -> None:
    id = promising.ask(mail()).row.id
    promising.clock.pass_time(hours=1)
    assert near(left(promising, id), 7)
    promising.decide(id)
    assert left(promising, id) is None


def test_it_rests_while_the_asker_is_asked(promising: World) -> None:
    id = promising.ask(mail(message_id="<q1@clinic.example>")).row.id
    promising.clock.pass_time(hours=3)
    promising.decide(id, Verdict.ASK_BACK, reason="Which payer?")
    promising.work()
    promising.clock.pass_time(days=3)
    assert left(promising, id) is None
    answer = mail(
        "Medicare.", message_id="<q2@clinic.example>", in_reply_to=promising.sent()[-1]["Message-ID"]
    )
    promising.keep(answer)
    promising.work()
    assert promising.stage(id) is Stage.DRAFTED
    assert near(left(promising, id), 5)


def test_a_return_to_the_engine_gives_no_new_time_and_an_undone_reply_has_its_old_one(
    promising: World,
) -> None:
    id = promising.ask(mail()).row.id
    promising.clock.pass_time(hours=3)
    promising.decide(id, Verdict.RETURN, reason="again")
    promising.work()
    assert near(left(promising, id), 5)
    promising.decide(id)
    handling.undo(promising.service, id, REVIEWER)
    assert near(left(promising, id), 5)


def told(world: World) -> list[tuple[str, str]]:
    tending.warn(world.service)
    new = [
        (one.recipient, str(sent["Subject"]))
        for one, sent in zip(world.postman.mails, world.sent(), strict=True)
    ]
    world.postman.mails.clear()
    return new


def test_the_team_is_told_once_when_it_is_soon_and_once_when_it_is_late(promising: World) -> None:
    promising.ask(mail())
    assert told(promising) == []
    promising.clock.pass_time(hours=6, minutes=1)
    assert told(promising) == [(LEADER, "1 due soon: CON-1")]
    assert told(promising) == []
    promising.clock.pass_time(hours=2)
    assert told(promising) == [(LEADER, "1 late: CON-1")]
    assert told(promising) == []


def test_who_holds_it_is_told_and_the_mail_is_automatic(promising: World) -> None:
    id = promising.ask(mail()).row.id
    promising.database.consultations.claim(id, REVIEWER, promising.clock(), HOUR)
    promising.clock.pass_time(hours=9)
    tending.warn(promising.service)
    (sent,), (letter,) = promising.sent(), promising.postman.mails
    assert (letter.recipient, letter.envelope_sender) == (REVIEWER, "")
    assert sent["Auto-Submitted"] == "auto-generated"
    assert f"https://desk.example/consultations/{id}" in sent.get_body(("plain",)).get_content()


def test_a_mail_that_was_not_taken_is_sent_again(promising: World) -> None:
    promising.ask(mail())
    promising.clock.pass_time(hours=9)
    promising.postman.plan(SendResult.TRY_LATER)
    tending.warn(promising.service)
    promising.postman.mails.clear()
    assert told(promising) == [(LEADER, "1 late: CON-1")]


def test_the_queue_begins_with_what_is_due_first_then_with_the_riskier(promising: World) -> None:
    ids = []
    for _ in range(3):
        ids.append(promising.ask(mail()).row.id)
        promising.clock.pass_time(hours=1)
    desk = promising.database.desk
    assert [row.id for row in desk.listed(QueueFilter((Stage.DRAFTED,)), promising.clock(), 10)] == ids
    assert desk.late(promising.clock()) == 0
    promising.clock.pass_time(hours=6, minutes=1)
    assert desk.late(promising.clock()) == 2
    promising.decide(ids[0])
    oldest = QueueFilter(tuple(Stage), Order.AGE)
    assert [row.id for row in desk.listed(oldest, promising.clock(), 10)] == ids
    due = QueueFilter(tuple(Stage))
    assert [row.id for row in desk.listed(due, promising.clock(), 10)] == [*ids[1:], ids[0]]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("99213", [1]),
        ("99213 knee", [1]),
        ("KNE", [1]),
        ("M54.5", [2]),
        ("m54", [2]),
        ("con-2", [2]),
        ("2", [2]),
        ("99213 M54.5", []),
        ("valid", [1, 2]),
        ("x' OR 1=1 --", []),
        ('"', []),
        ("!!!", []),
    ],
)
def test_questions_are_found_by_words_codes_and_number(world: World, words: str, found: list[int]) -> None:
    world.ask(mail("Is 99213-25 valid for the knee?"))
    world.ask(mail("Is M54.5 valid?"))
    wanted = QueueFilter(tuple(Stage), Order.AGE, words=words)
    assert [row.id for row in world.database.desk.listed(wanted, world.clock(), 10)] == found
    assert world.database.desk.found(wanted, world.clock()) == len(found)


def test_questions_are_found_by_address_and_never_by_what_is_masked(world: World) -> None:
    id = world.ask(mail("Is 99213 valid? Patient Zebedee Quux, MRN 00482913.")).row.id

    def found(words: str) -> list[int]:
        wanted = QueueFilter(tuple(Stage), words=words)
        return [row.id for row in world.database.desk.listed(wanted, world.clock(), 10)]

    assert found(world.view(id).row.asker_email.upper()) == [id]
    assert found("00482913") == found("Quux") == []
