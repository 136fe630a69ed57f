"""The sandbox's sample day goes through the flow, reaches every stage, and is lived once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from consultant import bootstrap, flow
from consultant.model.consultation import ReplyState, Stage
from consultant.model.mail import OutgoingMail, SendOutcome, SendResult
from consultant.sandbox.addresses import BUSY_DOMAIN, SILENT_DOMAIN, bounces, domain
from consultant.sandbox.day import DAY, Day, day, live
from consultant.settings import PROJECT
from tests.fakes.mails import bounce
from tests.web.desk import Desk, make_desk

CONSULT = "consult@consultant.test"


@dataclass
class Post:
    """The sandbox's post office in one object: what is for us is read at once, the rest ends as its domain says."""

    desk: Desk
    sent: int = 0
    reports: list[bytes] = field(default_factory=list)

    def send(self, mail: OutgoingMail) -> SendOutcome:
        self.sent += 1
        if domain(mail.recipient) == domain(CONSULT):
            flow.consult(self.desk.service, flow.receive(self.desk.service, [self.desk.keep(mail.content)]))
        if bounces(mail.recipient):
            self.reports.append(bounce(mail.envelope_sender, recipient=mail.recipient))
        ends = {BUSY_DOMAIN: SendResult.TRY_LATER, SILENT_DOMAIN: SendResult.UNKNOWN}
        return SendOutcome(ends.get(domain(mail.recipient), SendResult.ACCEPTED), "as its domain says")

    def work(self, reached: Callable[[], bool]) -> bool:
        """What workers and time do."""
        for reply in dict.fromkeys(self.desk.nudges.dispatched):
            flow.dispatch(self.desk.service, [reply])
        flow.consult(self.desk.service, self.desk.nudges.consulted)
        while self.reports:
            flow.receive(self.desk.service, [self.desk.keep(self.reports.pop())])
        return reached()


@pytest.fixture
def written() -> Day:
    return day(DAY.read_text(encoding="utf-8"))


@pytest.fixture
def post(tmp_path: Path) -> Post:
    desk = make_desk(tmp_path)
    made = Post(desk)
    policy = bootstrap.policy_table(PROJECT)
    desk.under(postman=made, sign_off=bootstrap.sign_off(policy), promise=bootstrap.promise(policy))
    return made


def test_every_stage_is_reached_and_nothing_is_done_twice(post: Post, written: Day) -> None:
    service = post.desk.service
    assert live(service, CONSULT, written, post.work) == 0
    post.work(lambda: True)
    rows = post.desk.database.desk.queue(tuple(Stage))
    assert {row.stage for row in rows} == set(Stage) - {Stage.RECEIVED}, (
        "drafting takes no time that could be looked at"
    )
    states = post.desk.database.desk.replies()
    assert set(states) >= {ReplyState.SENT, ReplyState.QUEUED, ReplyState.UNKNOWN}
    assert any(row.round == 2 for row in map(post.desk.database.desk.consultation, (row.id for row in rows)))
    before = (post.sent, [(row.id, row.version) for row in rows])
    assert live(service, CONSULT, written, post.work) == 0
    after = post.desk.database.desk.queue(tuple(Stage))
    assert (post.sent, [(row.id, row.version) for row in after]) == before


def test_a_day_that_was_broken_off_is_lived_to_its_end(post: Post, written: Day) -> None:
    written = replace(written, questions=written.questions[:4])
    begun = replace(written, questions=written.questions[:2])
    live(post.desk.service, CONSULT, begun, post.work)
    assert live(post.desk.service, CONSULT, written, post.work) == 0
    askers = [row.asker_email for row in post.desk.database.desk.queue(tuple(Stage))]
    assert sorted(askers) == sorted(set(askers)), "nobody asked twice"


def test_its_people_cannot_sign_in_afterwards(post: Post, written: Day) -> None:
    live(post.desk.service, CONSULT, replace(written, questions=written.questions[:1]), post.work)
    accounts = post.desk.database.accounts
    assert [accounts.named(person["email"]) for person in written.people] == [None, None]


def test_every_address_is_one_that_cannot_exist(written: Day) -> None:
    assert all(asked.sender.endswith(".test") for asked in written.questions)
    assert all(person["email"].endswith(".test") for person in written.people)
