"""What the job board promises, on both databases: seen before published, told once, sent once, also by several at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from consultant import board
from consultant.careers.files import Attached
from consultant.errors import IllegalMove, InputError, TooOften
from consultant.model.careers import AlertState, ApplicationState, Proposal
from tests.careers.samples import AUDITOR, BOARD, CODER, EMPLOYER, TRAINEE
from tests.fakes.mails import bounce
from tests.fakes.world import World
from tests.test_board import (
    ALL,
    SEEKER,
    SENIOR,
    alert_round,
    alerts_sent,
    apply,
    body,
    propose,
    publish,
    seeker,
    subscribe,
)


def test_an_edit_passes_again_while_the_published_words_stay(world: World) -> None:
    id = publish(world)
    mine = world.database.jobs.one(id)
    other = replace(CODER, title="Cardiology coding specialist")
    world.database.jobs.revise(id, mine.account, EMPLOYER, mine.version, other, world.clock())
    assert world.database.job_search.search(ALL, world.clock())[0].live == CODER
    board.send_back(world.service, id, mine.version + 1, SENIOR, "Name the pay, please.")
    returned = world.database.jobs.one(id)
    assert (returned.proposal, returned.reason) == (Proposal.RETURNED, "Name the pay, please.")
    assert returned.live == CODER
    board.send(world.service)
    assert "Name the pay, please." in body(world.sent()[-1])
    world.database.jobs.revise(id, mine.account, EMPLOYER, returned.version, other, world.clock())
    board.publish(world.service, BOARD, id, returned.version + 1, SENIOR)
    published = world.database.jobs.one(id)
    assert (published.live, published.posted_at) == (other, mine.posted_at)
    assert published.expires_at == mine.expires_at


def test_two_moderators_decide_once(world: World) -> None:
    id = propose(world)
    board.publish(world.service, BOARD, id, 1, SENIOR)
    with pytest.raises(IllegalMove):
        board.send_back(world.service, id, 1, SENIOR, "Too late for this one.")


def test_new_jobs_are_mailed_once_a_period_and_each_job_once(world: World) -> None:
    publish(world, TRAINEE)
    world.clock.pass_time(minutes=1)
    subscribe(world)
    world.clock.pass_time(minutes=1)
    publish(world, CODER)
    publish(world, AUDITOR)
    alert_round(world)
    assert alerts_sent(world) == []  # not due yet
    world.clock.pass_time(days=1)
    for _ in range(3):
        alert_round(world)
    (mail,) = alerts_sent(world)
    assert mail["Subject"] == "2 new jobs: all jobs"
    assert CODER.title in body(mail)
    assert TRAINEE.title not in body(mail)  # it was there before the alert
    world.clock.pass_time(days=1)
    alert_round(world)
    assert len(alerts_sent(world)) == 1  # nothing new, no mail
    publish(world, TRAINEE)
    world.clock.pass_time(days=1)
    alert_round(world)
    assert [mail["Subject"] for mail in alerts_sent(world)][1:] == ["1 new job: all jobs"]


def test_workers_that_send_the_same_application_send_it_once(world: World) -> None:
    apply(world, publish(world))
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: board.send(world.service), range(4)))
    assert len(world.sent()) == 2


def test_workers_that_close_a_period_at_once_mail_once(world: World) -> None:
    subscribe(world)
    world.clock.pass_time(minutes=1)
    publish(world)
    world.clock.pass_time(days=1)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: alert_round(world), range(4)))
    alert_round(world)
    assert len(alerts_sent(world)) == 1


def test_an_address_that_returns_mail_gets_no_more(world: World) -> None:
    id = subscribe(world)
    world.clock.pass_time(minutes=1)
    publish(world)
    world.clock.pass_time(days=1)
    alert_round(world)
    sender = world.postman.mails[-1].envelope_sender
    world.keep(bounce(sender, status="4.2.2", recipient=SEEKER))
    world.work()
    assert world.database.job_alerts.one(id).state is AlertState.ON  # type: ignore[union-attr]
    world.keep(bounce(sender, recipient=SEEKER))
    world.work()
    publish(world, AUDITOR)
    world.clock.pass_time(days=2)
    alert_round(world)
    assert len(alerts_sent(world)) == 1
    assert world.database.job_alerts.one(id).state is AlertState.BOUNCED  # type: ignore[union-attr]


def test_an_application_reaches_the_employer_and_the_answer_the_seeker(world: World) -> None:
    id = publish(world)
    board.send(world.service)
    apply(world, id, file=Attached("Sam.pdf", "application/pdf", b"%PDF-1.7 made up"))
    assert world.database.seekers.applications(seeker(world).id)[0].state is ApplicationState.ON_ITS_WAY
    board.send(world.service)
    mail = world.sent()[-1]
    assert (mail["To"], mail["Reply-To"], mail["Auto-Submitted"]) == (CODER.apply_to, SEEKER, None)
    assert "I code cardiology since 2019." in body(mail)
    (file,) = mail.iter_attachments()
    assert (file.get_filename(), file.get_content()) == ("Sam.pdf", b"%PDF-1.7 made up")
    assert world.database.seekers.applications(seeker(world).id)[0].state is ApplicationState.SENT


def test_nobody_applies_twice_or_too_often(world: World) -> None:
    id = publish(world)
    apply(world, id)
    with pytest.raises(InputError, match="already"):
        apply(world, id)
    for number in range(BOARD.rules.applications - 1):
        apply(world, publish(world, replace(CODER, title=f"Coder number {number}")))
    more = publish(world, TRAINEE)
    with pytest.raises(TooOften, match="10 applications"):
        apply(world, more)
    world.clock.pass_time(days=1, minutes=1)
    apply(world, more)


def test_saved_jobs_are_kept_once(world: World) -> None:
    id, who = publish(world), seeker(world).id
    world.database.seekers.save(who, id, world.clock())
    world.database.seekers.save(who, id, world.clock())
    assert world.database.seekers.saved(who) == [id]
    world.database.seekers.unsave(who, id)
    assert world.database.seekers.saved(who) == []
