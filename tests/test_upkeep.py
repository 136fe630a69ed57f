"""Beside the way of a question: copies of sent replies, and alarms about what waits too long."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from consultant import bootstrap, upkeep
from consultant.errors import InputError, TransientError
from consultant.intake import screening_table
from consultant.model.alarms import Limit, Watched
from consultant.model.consultation import ReplyState, Stage, Verdict
from consultant.model.mail import Disposition, SendResult
from consultant.settings import PROJECT, load
from consultant.store.arrivals import SET_ASIDE
from consultant.upkeep import Watch
from tests.careers.samples import CODER, EMPLOYER, employer, publish
from tests.fakes.mails import mail
from tests.fakes.sent_folder import FakeSentFolder
from tests.fakes.world import World

# -- copies -----------------------------------------------------------------------------------------------------------


def copied(world: World, folder: FakeSentFolder, **later: float) -> None:
    """Time passes, the sweep nudges, and a worker files copies."""
    world.clock.pass_time(**later)
    upkeep.nudge_copies(world.service)
    for step, ids in world.nudge.take():
        assert step == "copy"
        upkeep.file_copies(world.service, folder, ids)


def test_a_copy_of_what_was_sent_is_filed_once(world: World) -> None:
    world.change(copied=True)
    folder = FakeSentFolder()
    world.answer(mail())
    for _ in range(5):
        copied(world, folder, minutes=5)
    assert [copy.content for copy in folder.copies] == [sent.content for sent in world.postman.mails]
    assert folder.attempts == 1


def test_without_a_sent_folder_nothing_waits_to_be_copied(world: World) -> None:
    world.answer(mail())
    upkeep.nudge_copies(world.service)
    assert world.nudge.take() == []


def test_only_what_was_handed_over_is_copied(world: World) -> None:
    world.change(copied=True)
    world.postman.plan(SendResult.REFUSED, SendResult.UNKNOWN, SendResult.TRY_LATER)
    for _ in range(3):
        world.answer(mail())
    upkeep.nudge_copies(world.service)
    assert world.nudge.take() == []


def test_a_copy_that_fails_is_tried_again_and_never_sends_a_reply_again(world: World) -> None:
    world.change(copied=True)
    folder = FakeSentFolder()
    folder.fail = TransientError("the folder is full")
    id = world.answer(mail()).row.id
    for _ in range(10):
        copied(world, folder, minutes=10)
    assert folder.attempts > 3
    folder.fail = None
    copied(world, folder, hours=2)
    assert len(folder.copies) == 1
    assert world.postman.attempts == 1
    assert world.reply(id).state is ReplyState.SENT


def test_a_copy_that_can_never_be_filed_is_given_up_and_told(world: World) -> None:
    world.change(copied=True)
    folder = FakeSentFolder()
    folder.fail = TransientError("no such folder")
    id = world.answer(mail()).row.id
    for _ in range(60):
        copied(world, folder, hours=1)
    attempts = folder.attempts
    copied(world, folder, days=3)
    assert folder.attempts == attempts
    assert "copy not filed" in [line.action for line in world.view(id).history]
    assert world.stage(id) is Stage.SENT


def test_a_worker_that_dies_after_filing_doubles_no_copy(world: World) -> None:
    world.change(copied=True)
    folder = FakeSentFolder()
    world.answer(mail())
    upkeep.nudge_copies(world.service)
    ((_, ids),) = world.nudge.take()
    folder.put(world.database.copies.waiting(ids)[0])  # and then nothing more
    copied(world, folder, minutes=2)
    assert (folder.attempts, len(folder.copies)) == (2, 1)


# -- alarms -----------------------------------------------------------------------------------------------------------

LIMITS = (
    Limit("mail is not read", Watched.UNREAD_MAIL, timedelta(minutes=10), "No worker."),
    Limit("drafts wait", Watched.DRAFT, timedelta(minutes=60), "Nobody reviews."),
    Limit("a delivery is in doubt", Watched.DOUBT, timedelta(minutes=30), "Nobody has looked."),
)
WATCH = Watch(LIMITS, "team@desk.example")


def raised(world: World) -> list[str]:
    return [alarm.name for alarm in world.database.waiting.raised()]


def looked(world: World, **later: float) -> None:
    world.clock.pass_time(**later)
    upkeep.look(world.service, WATCH)


def subjects(world: World) -> list[str]:
    return [str(sent["Subject"]) for sent in world.sent()]


def test_an_alarm_is_raised_once_told_once_and_ends(world: World) -> None:
    world.keep(mail())
    looked(world, minutes=9)
    assert raised(world) == []
    for _ in range(5):
        looked(world, minutes=2)
    assert raised(world) == ["mail is not read"]
    assert subjects(world) == ["Waiting too long: mail is not read"]
    world.work()
    for _ in range(3):
        looked(world, minutes=1)
    assert raised(world) == []
    assert subjects(world) == ["Waiting too long: mail is not read", "Over: mail is not read"]


def test_an_alarm_that_lasts_is_told_once_a_day(world: World) -> None:
    world.keep(mail())
    for _ in range(3 * 24 * 4):
        looked(world, minutes=15)
    assert len(subjects(world)) == 3


def test_what_hovers_about_its_limit_raises_no_storm(world: World) -> None:
    """The oldest is read each time, and the next is almost as old."""
    for _ in range(30):
        world.keep(mail())
        world.clock.pass_time(minutes=1)
    for _ in range(20):
        looked(world)
        world.clock.pass_time(minutes=1)
        waiting = world.nudge.take()
        world.nudge.waiting = waiting[:1]
        world.work()
        world.nudge.waiting = waiting[1:]
        world.keep(mail())
    assert len(subjects(world)) == 1


def test_several_alarms_come_in_one_mail(world: World) -> None:
    world.postman.plan(SendResult.UNKNOWN)
    world.answer(mail())
    world.ask(mail())
    world.keep(mail())
    looked(world, hours=2)
    assert len(raised(world)) == 3
    (told,) = world.sent()
    assert told["Auto-Submitted"] == "auto-generated"
    text = told.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert "drafts wait: for 120 minutes. Nobody reviews." in " ".join(text.split())


def test_a_mail_that_could_not_be_sent_is_tried_again(world: World) -> None:
    world.postman.plan(SendResult.TRY_LATER, SendResult.REFUSED, TimeoutError("a time limit"))
    world.keep(mail())
    for _ in range(5):
        looked(world, minutes=20)
    assert subjects(world) == ["Waiting too long: mail is not read"]
    assert world.postman.attempts == 4


def test_without_an_address_nobody_is_mailed_and_the_alarm_stands(world: World) -> None:
    world.keep(mail())
    world.clock.pass_time(hours=1)
    upkeep.look(world.service, Watch(LIMITS))
    assert raised(world) == ["mail is not read"]
    assert world.postman.attempts == 0


def test_two_workers_that_look_together_tell_once(world: World) -> None:
    world.keep(mail())
    world.clock.pass_time(hours=1)
    assert len(world.database.waiting.settle({"mail is not read": world.clock()}, [])) == 0
    told = [world.database.waiting.to_tell(world.clock(), world.clock()) for _ in range(2)]
    assert [len(one) for one in told] == [1, 0]


def test_everything_that_can_wait_is_found_waiting(world: World) -> None:
    world.change(copied=True)
    begun = world.clock()
    world.database.leases.take("box", "poller", begun, timedelta(seconds=30))
    world.answer(mail())
    world.postman.plan(SendResult.UNKNOWN, SendResult.TRY_LATER)
    world.answer(mail())
    world.answer(mail())
    world.ask(mail())
    held = world.ask(b"From: a@clinic.example\r\nSubject: hello\r\n\r\n\r\n")
    assert held.row.stage is Stage.HELD
    world.keep(mail("", subject="lookup: 99213"))
    world.work()
    returned = world.ask(mail())
    world.decide(returned.row.id, Verdict.RETURN, reason="again")
    (aside,) = world.keep(mail())
    world.database.arrivals.set_aside(aside, "three times", begun)
    world.nudge.take()
    world.keep(mail())
    publish(world.database, begun, CODER, told=True)
    world.database.jobs.propose(employer(world.database, begun), EMPLOYER, CODER, begun, 10)
    assert set(world.database.waiting.oldest()) == set(Watched)


def test_every_alarm_of_the_policy_has_a_section_that_says_what_to_do() -> None:
    told = (PROJECT / "docs" / "operating.md").read_text()
    rows = bootstrap.watch(load({"CONSULTANT_HOME": "var"})).limits
    assert {row.watches for row in rows} == set(Watched)
    assert [row.name for row in rows if f"\n### {row.name}\n" not in told] == []


def test_every_reason_to_hold_a_mail_has_a_section_that_says_what_to_do() -> None:
    policy = screening_table.policy(bootstrap.policy_table(PROJECT))
    told = (
        (PROJECT / "docs" / "operating.md")
        .read_text()
        .partition("\n## A mail is held\n")[2]
        .partition("\n## ")[0]
    )
    sections = {name for line in told.split("\n") if line.startswith("### ") for name in line[4:].split(", ")}
    holding = {
        rule.screened.rule
        for rule in policy.rules
        if rule.screened.disposition is Disposition.HOLD or rule.in_words
    }
    assert sections == holding | {quota.name for quota in policy.allowance.quotas} | {SET_ASIDE}


@pytest.mark.parametrize(
    "row",
    [
        {"name": "x", "watches": "the weather", "minutes": 1, "why": "y"},
        {"name": "x", "watches": "unread mail", "minutes": "soon", "why": "y"},
        {"watches": "unread mail", "minutes": 1, "why": "y"},
    ],
)
def test_a_row_that_makes_no_sense_is_named(row: dict[str, object], tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\[\[alarm\]\] row 1"):
        upkeep.limits({"alarm": [row]})
