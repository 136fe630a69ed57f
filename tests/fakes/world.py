"""The whole service in memory but for its database: mail goes in, time passes, workers work, replies come out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from consultant import bootstrap, flow
from consultant.dispatch.addresses import Addresses
from consultant.model.consultation import Role, Stage, Verdict
from consultant.model.desk import ConsultationView, ReplyView
from consultant.model.mail import Arrival
from consultant.model.pace import Pace
from consultant.model.reading import Decision
from consultant.privacy.vault import Vault
from consultant.service import Service
from consultant.settings import PROJECT
from consultant.steps.reading import MailReader
from consultant.steps.replying import Correspondence
from consultant.store.database import Database
from consultant.templates import MailTemplates
from tests.fakes.catalogue import MemoryCatalogue
from tests.fakes.clock import FakeClock
from tests.fakes.composer import FakeComposer
from tests.fakes.mails import CONSULT
from tests.fakes.nudge import RecordingNudge
from tests.fakes.postman import FakePostman

MAILBOX = "consult@desk.example/INBOX"
REVIEWER = "dana@desk.example"
PACE = Pace(
    claim=timedelta(seconds=60),
    grace=timedelta(seconds=15),
    attempts=3,
    batch=20,
    sweep_limit=1000,
    retry=timedelta(seconds=60),
    longest_retry=timedelta(hours=1),
    give_up=timedelta(hours=48),
    sending_lost=timedelta(seconds=180),
    desk_lease=timedelta(minutes=30),
)
_policy = bootstrap.policy(PROJECT)
_templates = MailTemplates()


def _known(_system: object, code: str) -> bool:
    return code.startswith("9921")


class World:
    """A service of fakes around a real, empty database."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.clock = FakeClock()
        self.nudge = RecordingNudge()
        self.postman = FakePostman()
        self.composer = FakeComposer()
        self.addresses = Addresses(CONSULT, b"k" * 32)
        self.service = Service(
            database=database,
            vault=Vault(Vault.create_key()),
            reader=MailReader(
                _policy,
                self.addresses,
                "",
                lambda _system, code: code.startswith("9921"),
                database.threads.written,
            ),
            catalogue=MemoryCatalogue(),
            composer=self.composer,
            correspondence=Correspondence(self.addresses, "Consultant", _templates),
            postman=self.postman,
            nudge=self.nudge,
            clock=self.clock,
            pace=PACE,
        )
        database.accounts.add(REVIEWER, "Dana Doe", "CPC", Role.CONSULTANT, self.clock())
        self._uid = 0

    def change(self, **parts: Any) -> None:
        """Puts another part into the service."""
        self.service = replace(self.service, **parts)

    def arrival(self, raw: bytes, *, uid: int | None = None, uidvalidity: int = 1) -> Arrival:
        if uid is None:
            self._uid += 1
        return Arrival(MAILBOX, uidvalidity, self._uid if uid is None else uid, raw, self.clock())

    def keep(self, *mails: bytes) -> list[int]:
        """Mails arrive and are stored."""
        return flow.keep(self.service, [self.arrival(raw) for raw in mails])

    def work(self) -> None:
        """The workers do what they are nudged to, until nothing is left."""
        while nudged := self.nudge.take():
            for step, ids in nudged:
                if step == "receive":
                    flow.consult(self.service, flow.receive(self.service, ids))
                elif step == "consult":
                    flow.consult(self.service, ids)
                else:
                    flow.dispatch(self.service, ids)

    def ask(self, *mails: bytes) -> ConsultationView:
        """Mails arrive and are worked on; the newest consultation."""
        self.keep(*mails)
        self.work()
        return self.newest()

    def sweep(self, **later: float) -> None:
        """Time passes, the sweep comes by, and the workers work."""
        self.clock.pass_time(**later)
        flow.sweep(self.service)
        self.work()

    def decide(self, id: int, verdict: Verdict = Verdict.APPROVE, **more: Any) -> int | None:
        """A verdict on the consultation as it is now."""
        version = more.pop("version", self.view(id).row.version)
        return flow.decide(
            self.service, Decision(id, version, verdict, more.pop("reviewer", REVIEWER), **more)
        )

    def answer(self, *mails: bytes) -> ConsultationView:
        """Mails arrive, the newest consultation is approved and its reply sent."""
        id = self.ask(*mails).row.id
        self.decide(id)
        self.work()
        return self.view(id)

    def views(self) -> list[ConsultationView]:
        return [self.view(row.id) for row in self.database.desk.queue(list(Stage))]

    def view(self, id: int) -> ConsultationView:
        return self.database.desk.consultation(id)

    def newest(self) -> ConsultationView:
        return max(self.views(), key=lambda view: view.row.id)

    def stage(self, id: int) -> Stage:
        return self.view(id).row.stage

    def reply(self, id: int) -> ReplyView:
        """The newest reply of a consultation."""
        return self.view(id).replies[-1]

    def sent(self) -> list[EmailMessage]:
        """The mails that were handed over."""
        return [message_from_bytes(mail.content, policy=default) for mail in self.postman.mails]

    def dispositions(self) -> dict[str, int]:
        return self.database.desk.dispositions()
