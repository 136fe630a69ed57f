"""What is done with jobs: moderation, alerts, applications, reminders (on both databases: `store/test_job_board.py`)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from consultant import board, flow, upkeep
from consultant.careers.files import Attached
from consultant.careers.periods import next_due
from consultant.careers.searching import read
from consultant.errors import IllegalMove, InputError, NotFound, StaleVersion
from consultant.model.audit import AuditFilter
from consultant.model.careers import AlertState, ApplicationState, JobStage, Period
from consultant.model.consultation import Role
from consultant.model.desk import Account
from consultant.model.mail import SendResult
from tests.careers.samples import AUDITOR, BOARD, CODER, EMPLOYER, TRAINEE, employer
from tests.fakes.mails import bounce
from tests.fakes.world import World

SENIOR = "sol@desk.example"
SEEKER = "sam@seeker.example"
ALL = read("", {}, BOARD.terms)


@pytest.fixture
def database_address(sqlite_address: str) -> str:
    return sqlite_address


class Faulty(dict[str, str]):
    """Choices that nobody can read."""

    def get(self, *_: object) -> str:  # type: ignore[override]
        raise LookupError


def propose(world: World, posting: Any = CODER) -> int:
    account = employer(world.database, world.clock())
    return world.database.jobs.propose(account, EMPLOYER, posting, world.clock(), BOARD.rules.jobs)


def publish(world: World, posting: Any = CODER) -> int:
    id = propose(world, posting)
    board.publish(world.service, BOARD, id, world.database.jobs.one(id).version, SENIOR)
    return id


def seeker(world: World) -> Account:
    known = world.database.accounts.named(SEEKER)
    return known or world.database.accounts.add(SEEKER, "Sam Seeker", "", Role.ASKER, world.clock())


def subscribe(world: World, wanted: Any = ALL, period: Period = Period.DAILY) -> int:
    due = next_due(period, world.clock(), BOARD.rules)
    return world.database.job_alerts.add(
        seeker(world).id, wanted, period, world.clock(), due, BOARD.rules.alerts
    )


def alert_round(world: World) -> None:
    board.alert(world.service, BOARD)
    upkeep.send_alerts(world.service)


def alerts_sent(world: World) -> list[Any]:
    return [mail for mail in world.sent() if mail["List-Unsubscribe"]]


def due_days(world: World, period: Period) -> list[Any]:
    return [
        alert.due_at for alert in world.database.job_alerts.of(seeker(world).id) if alert.period is period
    ]


def apply(
    world: World, id: int, note: str = "I code cardiology since 2019.", file: Attached | None = None
) -> None:
    job = world.database.jobs.one(id)
    board.apply(world.service, BOARD, job, seeker(world), board.Applying(note, file))


def body(mail: Any) -> str:
    return str(mail.get_body(("plain",)).get_content())


# -- moderation -----------------------------------------------------------------------------------------------------


def test_a_job_is_seen_once_a_moderator_has_published_it_and_its_employer_is_told(world: World) -> None:
    id = propose(world)
    assert world.database.job_search.search(ALL, world.clock()) == []
    assert [job.id for job in world.database.moderation.waiting(10)] == [id]
    board.publish(world.service, BOARD, id, 1, SENIOR)
    assert [job.live for job in world.database.job_search.search(ALL, world.clock())] == [CODER]
    assert world.database.moderation.waiting(10) == []
    board.send(world.service)
    (mail,) = world.sent()
    assert (mail["To"], mail["Auto-Submitted"]) == (EMPLOYER, "auto-generated")
    assert f"/jobs/{id}" in body(mail)
    actions = [line.action for line in world.database.audit.lines(AuditFilter(), 10)]
    assert {"job proposed", "job published", "jobs/published sent"} <= set(actions)


def test_words_that_were_changed_meanwhile_are_not_published_unseen(world: World) -> None:
    id = propose(world)
    account = employer(world.database, world.clock())
    world.database.jobs.revise(
        id, account, EMPLOYER, 1, replace(CODER, title="Bait and switch"), world.clock()
    )
    with pytest.raises(StaleVersion):
        board.publish(world.service, BOARD, id, 1, SENIOR)
    board.send(world.service)
    assert world.sent() == []
    with pytest.raises(StaleVersion):
        world.database.jobs.revise(id, account, EMPLOYER, 1, CODER, world.clock())


def test_a_reason_is_asked_for(world: World) -> None:
    id = propose(world)
    with pytest.raises(InputError, match="reason"):
        board.send_back(world.service, id, 1, SENIOR, " no ")


def test_a_job_that_was_taken_down_is_gone_for_good(world: World) -> None:
    id = publish(world)
    account = employer(world.database, world.clock())
    world.database.moderation.complain(id, "scam", "They asked for my bank account.", world.clock())
    assert world.database.moderation.count() == 1
    board.take_down(world.service, id, SENIOR, "It asks for money before the interview.")
    assert world.database.moderation.count() == 0
    assert world.database.job_search.search(ALL, world.clock()) == []
    with pytest.raises(IllegalMove):
        world.database.jobs.revise(id, account, EMPLOYER, 3, CODER, world.clock())
    now = world.clock()
    with pytest.raises(IllegalMove):
        world.database.jobs.renew(id, account, EMPLOYER, now, now + BOARD.rules.open, BOARD.rules.renew)
    with pytest.raises(IllegalMove):
        board.take_down(world.service, id, SENIOR, "It asks for money before the interview.")


def test_a_report_that_is_settled_leaves_the_job_as_it_is(world: World) -> None:
    id = publish(world)
    world.database.moderation.complain(id, "wrong", "", world.clock())
    ((complaint, job),) = world.database.moderation.complaints(10)
    assert job.id == id
    world.database.moderation.settle(complaint.id, SENIOR, world.clock())
    assert world.database.moderation.complaints(10) == []
    with pytest.raises(NotFound):
        world.database.moderation.settle(complaint.id, SENIOR, world.clock())


def test_nobody_touches_a_job_of_somebody_else(world: World) -> None:
    id, other, now = publish(world), seeker(world).id, world.clock()
    for step in (
        lambda: world.database.jobs.owned(id, other),
        lambda: world.database.jobs.close(id, other, SEEKER, now),
        lambda: world.database.jobs.revise(id, other, SEEKER, 2, CODER, now),
        lambda: world.database.jobs.renew(id, other, SEEKER, now, now, BOARD.rules.renew),
    ):
        with pytest.raises(NotFound):
            step()


def test_an_employer_has_so_many_jobs_and_no_more(world: World) -> None:
    account, now = employer(world.database, world.clock()), world.clock()
    world.database.jobs.propose(account, EMPLOYER, CODER, now, 1)
    with pytest.raises(InputError, match="Close one"):
        world.database.jobs.propose(account, EMPLOYER, AUDITOR, now, 1)


# -- the end of a job -----------------------------------------------------------------------------------------------


def test_an_employer_is_reminded_once_before_each_end(world: World) -> None:
    id = publish(world)
    account = employer(world.database, world.clock())
    board.send(world.service)
    world.clock.pass_time(days=26)
    for _ in range(3):
        board.remind(world.service, BOARD)
        board.send(world.service)
    assert [mail["Subject"] for mail in world.sent()][1:] == [
        f"Your job ends on December 23, 2026: {CODER.title}"
    ]
    now = world.clock()
    world.database.jobs.renew(id, account, EMPLOYER, now, now + BOARD.rules.open, BOARD.rules.renew)
    world.clock.pass_time(days=26)
    board.remind(world.service, BOARD)
    board.send(world.service)
    assert len(world.sent()) == 3


def test_a_job_is_renewed_near_its_end_after_it_or_when_it_was_closed(world: World) -> None:
    id = publish(world)
    account, jobs = employer(world.database, world.clock()), world.database.jobs

    def renew() -> None:
        now = world.clock()
        jobs.renew(id, account, EMPLOYER, now, now + BOARD.rules.open, BOARD.rules.renew)

    with pytest.raises(IllegalMove, match="10 days"):
        renew()
    world.clock.pass_time(days=40)
    assert world.database.job_search.search(ALL, world.clock()) == []
    renew()
    assert len(world.database.job_search.search(ALL, world.clock())) == 1
    jobs.close(id, account, EMPLOYER, world.clock())
    assert jobs.one(id).stage is JobStage.CLOSED
    renew()
    assert len(world.database.job_search.search(ALL, world.clock())) == 1


# -- alerts ---------------------------------------------------------------------------------------------------------


def test_an_alert_that_cannot_be_told_keeps_no_other_from_being_told(world: World) -> None:
    subscribe(world, replace(ALL, settings=("practice",)))
    subscribe(world)
    world.clock.pass_time(minutes=1)
    publish(world)
    world.clock.pass_time(days=1)
    faulty = replace(BOARD, terms=replace(BOARD.terms, settings=Faulty()))
    board.alert(world.service, faulty)
    upkeep.send_alerts(world.service)
    assert [mail["Subject"] for mail in alerts_sent(world)] == ["1 new job: all jobs"]
    alert_round(world)
    assert len(alerts_sent(world)) == 2


def test_days_without_a_beat_cost_one_mail_and_no_job(world: World) -> None:
    subscribe(world)
    for posting in (CODER, AUDITOR, TRAINEE):
        world.clock.pass_time(days=1)
        publish(world, posting)
    world.clock.pass_time(days=1)
    alert_round(world)
    (mail,) = alerts_sent(world)
    assert mail["Subject"] == "3 new jobs: all jobs"
    assert due_days(world, Period.DAILY)[0] > world.clock()


def test_a_job_that_is_published_late_is_told_in_the_next_period(world: World) -> None:
    """Committed behind the back of a period that has just been closed."""
    subscribe(world)
    world.clock.pass_time(days=1)
    alert_round(world)
    world.clock.pass_time(minutes=-10)
    publish(world)
    world.clock.pass_time(days=1, minutes=10)
    alert_round(world)
    assert len(alerts_sent(world)) == 1


def test_a_weekly_alert_waits_for_its_day(world: World) -> None:
    subscribe(world, period=Period.WEEKLY)
    world.clock.pass_time(minutes=1)
    publish(world)
    for _ in range(6):
        world.clock.pass_time(days=1)
        alert_round(world)
    assert alerts_sent(world) == []
    world.clock.pass_time(days=1)
    alert_round(world)
    assert len(alerts_sent(world)) == 1


def test_only_what_is_wanted_is_told(world: World) -> None:
    subscribe(world, read("auditor", {"state": "TX"}, BOARD.terms))
    world.clock.pass_time(minutes=1)
    publish(world, CODER)
    publish(world, AUDITOR)
    world.clock.pass_time(days=1)
    alert_round(world)
    assert alerts_sent(world)[0]["Subject"] == "1 new job: “auditor”, Texas"


def test_one_click_ends_it_even_when_a_mail_waits(world: World) -> None:
    id = subscribe(world)
    world.clock.pass_time(minutes=1)
    publish(world)
    world.clock.pass_time(days=1)
    board.alert(world.service, BOARD)
    world.database.job_alerts.unsubscribe(id)
    upkeep.send_alerts(world.service)
    world.clock.pass_time(days=3)
    alert_round(world)
    assert alerts_sent(world) == []


def test_an_address_that_a_mail_server_refuses_gets_no_more(world: World) -> None:
    subscribe(world)
    other = subscribe(world, read("auditor", {}, BOARD.terms))
    world.clock.pass_time(minutes=1)
    publish(world, AUDITOR)
    world.clock.pass_time(days=1)
    world.postman.plan(SendResult.REFUSED)
    alert_round(world)
    assert alerts_sent(world) == []
    assert world.database.job_alerts.one(other).state is AlertState.BOUNCED  # type: ignore[union-attr]
    world.database.job_alerts.switch(
        other,
        seeker(world).id,
        world.clock(),
        lambda period: next_due(period, world.clock(), BOARD.rules),
        on=True,
    )
    publish(world, replace(AUDITOR, title="Another auditor"))
    world.clock.pass_time(days=1)
    alert_round(world)
    assert len(alerts_sent(world)) == 1


def test_an_alert_that_waits_for_its_link_is_silent_until_that_is_used(world: World) -> None:
    due = next_due(Period.DAILY, world.clock(), BOARD.rules)
    alerts, account = world.database.job_alerts, seeker(world).id
    alerts.add(account, ALL, Period.DAILY, world.clock(), due, 10, secret="s" * 43)
    world.clock.pass_time(minutes=1)
    publish(world)
    world.clock.pass_time(days=1)
    alert_round(world)
    assert alerts_sent(world) == []
    assert alerts.of(account) == []

    def later(period: Period) -> Any:
        return next_due(period, world.clock(), BOARD.rules)

    assert not alerts.confirm("x" * 43, world.clock(), later)
    assert alerts.confirm("s" * 43, world.clock(), later)
    assert not alerts.confirm("s" * 43, world.clock(), later)
    world.clock.pass_time(minutes=1)
    publish(world, AUDITOR)
    world.clock.pass_time(days=1)
    alert_round(world)
    assert alerts_sent(world)[0]["Subject"] == "1 new job: all jobs"


def test_alerts_whose_link_was_never_used_are_forgotten(world: World) -> None:
    due = next_due(Period.DAILY, world.clock(), BOARD.rules)
    world.database.job_alerts.add(
        seeker(world).id, ALL, Period.DAILY, world.clock(), due, 10, secret="s" * 43
    )
    world.clock.pass_time(days=3)
    board.tend(world.service, BOARD)
    assert not world.database.job_alerts.confirm("s" * 43, world.clock(), lambda period: due)


def test_the_same_search_is_one_alert_and_there_are_so_many(world: World) -> None:
    assert subscribe(world) == subscribe(world, period=Period.WEEKLY)
    for number in range(BOARD.rules.alerts - 1):
        subscribe(world, read(f"word{number}", {}, BOARD.terms))
    with pytest.raises(InputError, match="10 alerts"):
        subscribe(world, read("one more", {}, BOARD.terms))


# -- applications ---------------------------------------------------------------------------------------------------


def test_an_application_is_sealed_while_it_waits_and_gone_once_it_is_sent(world: World) -> None:
    id = publish(world)
    apply(world, id, "My secret wish is to code cardiology.")
    world.database.board_outbox.claim(world.clock())
    waiting = world.database.board_outbox.claim(world.clock())
    assert waiting
    assert b"secret wish" not in waiting.sealed
    assert b"secret wish" in world.service.vault.open(waiting.sealed)


def test_an_application_in_doubt_is_not_sent_again_unless_the_seeker_does(world: World) -> None:
    id = publish(world)
    board.send(world.service)
    apply(world, id)
    world.postman.plan(SendResult.UNKNOWN)
    for _ in range(3):
        board.send(world.service)
        world.clock.pass_time(hours=1)
    assert world.postman.attempts == 2
    assert world.database.seekers.applications(seeker(world).id)[0].state is ApplicationState.IN_DOUBT
    apply(world, id)
    board.send(world.service)
    assert len(world.sent()) == 2


def test_a_sending_process_that_was_killed_leaves_a_doubt_not_a_second_mail(world: World) -> None:
    apply(world, publish(world))
    assert world.database.board_outbox.claim(world.clock())
    assert world.database.board_outbox.claim(world.clock())
    assert not world.database.board_outbox.claim(world.clock())
    world.clock.pass_time(minutes=10)
    board.send(world.service)
    board.send(world.service)
    assert world.sent() == []
    assert world.database.seekers.applications(seeker(world).id)[0].state is ApplicationState.IN_DOUBT


def test_what_a_mail_server_does_not_take_yet_is_tried_again_and_given_up_after_two_days(
    world: World,
) -> None:
    publish(world)
    world.postman.plan(*[SendResult.TRY_LATER] * 3)
    for _ in range(4):
        board.send(world.service)
        world.clock.pass_time(hours=1)
    assert (world.postman.attempts, len(world.sent())) == (4, 1)
    publish(world, AUDITOR)
    world.clock.pass_time(days=3)
    world.postman.plan(SendResult.TRY_LATER)
    board.send(world.service)
    world.clock.pass_time(hours=2)
    board.send(world.service)
    assert len(world.sent()) == 1


def test_an_application_that_comes_back_is_told_as_failed(world: World) -> None:
    id = publish(world)
    apply(world, id)
    board.send(world.service)
    sender = world.postman.mails[-1].envelope_sender
    flow.receive(world.service, world.keep(bounce(sender, recipient=CODER.apply_to)))
    assert world.database.seekers.applications(seeker(world).id)[0].state is ApplicationState.FAILED


@pytest.mark.parametrize("note", ["", "short", "x" * 4001])
def test_an_application_says_something(world: World, note: str) -> None:
    id = publish(world)
    with pytest.raises(InputError, match="about yourself"):
        apply(world, id, note)


def test_a_job_that_is_over_or_takes_none_here_takes_no_application(world: World) -> None:
    by_link, over = publish(world, AUDITOR), publish(world)
    with pytest.raises(IllegalMove):
        apply(world, by_link)
    world.clock.pass_time(days=31)
    with pytest.raises(IllegalMove):
        apply(world, over)


def test_old_mails_and_settled_reports_are_forgotten(world: World) -> None:
    id = publish(world)
    board.send(world.service)
    world.database.moderation.complain(id, "wrong", "", world.clock())
    world.database.moderation.settle(1, SENIOR, world.clock())
    world.clock.pass_time(days=181)
    board.tend(world.service, BOARD)
    now = world.clock() + timedelta(days=1)
    assert (world.database.board_outbox.forget(now), world.database.moderation.forget(now)) == (0, 0)
