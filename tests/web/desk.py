"""A desk to test: the real flow on SQLite with a catalogue in memory; nothing leaves the machine.

desk = make_desk(tmp_path)
id = desk.ask("ana@clinic.test", "May 99213-25 go with 20610?")
browser = desk.sign_in("cora@desk.test")
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from starlette.testclient import TestClient

from consultant import flow, settings
from consultant.answering.answerer import Answerer
from consultant.bootstrap import policy
from consultant.dispatch.addresses import Addresses
from consultant.model.catalogue import Absent
from consultant.model.codes import CodeSystem
from consultant.model.consultation import Role, Verdict
from consultant.model.desk import Account
from consultant.model.mail import Arrival, OutgoingMail, SendOutcome, SendResult
from consultant.model.pace import Pace
from consultant.model.reading import Decision
from consultant.ports import Catalogue
from consultant.privacy.vault import Vault
from consultant.service import Service
from consultant.settings import PROJECT, Settings
from consultant.steps.reading import MailReader
from consultant.steps.replying import Correspondence
from consultant.store.database import Database
from consultant.templates import MailTemplates
from consultant.web.app import create_app
from tests.fakes.catalogue import MemoryCatalogue
from tests.fakes.mails import bounce

START = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
WEB = "http://127.0.0.1:8017"
ADMIN, CONSULTANT, COLLEAGUE, ASKER = "ada@desk.test", "cora@desk.test", "ben@desk.test", "ana@clinic.test"
SENIOR, AUDITOR = "sol@desk.test", "ivy@desk.test"
ACCEPTED = SendOutcome(SendResult.ACCEPTED, "250 2.0.0 Ok: queued as 4C1F")
FORM_TOKEN = re.compile(r'name="form_token" value="([0-9a-f]{64})"')
LINK = re.compile(r"/sign-in/([\w-]{30,})")


@dataclass
class Clock:
    """Stands still until it is told to go on."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class Nudges:
    """Remembers who was nudged."""

    received: list[int] = field(default_factory=list)
    consulted: list[int] = field(default_factory=list)
    dispatched: list[int] = field(default_factory=list)

    def receive(self, message_ids: Sequence[int]) -> None:
        self.received += message_ids

    def consult(self, consultation_ids: Sequence[int]) -> None:
        self.consulted += consultation_ids

    def dispatch(self, reply_ids: Sequence[int]) -> None:
        self.dispatched += reply_ids

    def pending_work(self) -> int:
        return 0

    def pending_replies(self) -> int:
        return 0


@dataclass
class Letterbox:
    """A postman who keeps what he is given."""

    mails: list[OutgoingMail] = field(default_factory=list)
    outcome: SendOutcome = ACCEPTED

    def send(self, mail: OutgoingMail) -> SendOutcome:
        self.mails.append(mail)
        return self.outcome


class Browser(TestClient):
    """A client that finds the form token of the last page by itself."""

    token = ""

    def page(self, path: str, status: int = 200, **options: Any) -> str:
        response = self.get(path, **options)
        assert response.status_code == status, response.text
        self.read(response.text)
        return response.text

    def read(self, text: str) -> None:
        found = FORM_TOKEN.search(text)
        self.token = found[1] if found else self.token

    def submit(self, path: str, **fields: Any) -> Any:
        """Send a form with the token of the last page."""
        return self.post(path, data={"form_token": self.token, **fields})

    def version(self, id: int) -> str:
        """The version that the page of a consultation carries."""
        found = re.search(r'name="version" value="(\d+)"', self.page(f"/consultations/{id}"))
        assert found
        return found[1]


@dataclass
class Desk:
    """A service, its pages and everything around them."""

    service: Service
    settings: Settings
    app: FastAPI
    clock: Clock
    nudges: Nudges
    letterbox: Letterbox
    uid: int = 0
    sessions: dict[str, str] = field(default_factory=dict)

    @property
    def database(self) -> Database:
        return self.service.database

    def keep(self, raw: bytes) -> int:
        """Store a mail; its message id."""
        self.uid += 1
        return flow.keep(self.service, [Arrival("box", 1, self.uid, raw, self.clock())])[0]

    def ask(
        self,
        sender: str,
        text: str,
        subject: str = "A question",
        name: str = "",
        html: str = "",
        **headers: str,
    ) -> int:
        """Mail in a question and draft it; the consultation's id."""
        mail = EmailMessage()
        mail["From"] = f'"{name}" <{sender}>' if name else sender
        mail["To"] = "consult@consultant.test"
        mail["Subject"] = subject
        mail["Message-ID"] = f"<{self.uid}@clinic.test>"
        for header, value in headers.items():
            mail[header.replace("_", "-")] = value
        mail.set_content(text)
        if html:
            mail.add_alternative(html, subtype="html")
        waiting = flow.receive(self.service, [self.keep(mail.as_bytes())])
        flow.consult(self.service, waiting)
        return waiting[0] if waiting else 0

    def decide(
        self, id: int, verdict: Verdict = Verdict.APPROVE, reviewer: str = CONSULTANT, reason: str = ""
    ) -> int | None:
        version = self.database.desk.consultation(id).row.version
        return flow.decide(self.service, Decision(id, version, verdict, reviewer, None, reason))

    def dispatch(
        self, reply: int | None, result: SendResult = SendResult.ACCEPTED, response: str = "250 Ok"
    ) -> None:
        assert reply is not None
        self.letterbox.outcome = SendOutcome(result, response)
        flow.dispatch(self.service, [reply])
        self.letterbox.outcome = ACCEPTED

    def bounce(self, reply: int | None) -> None:
        """Send a reply and let its delivery report come back."""
        self.dispatch(reply)
        report = bounce(
            self.letterbox.mails[-1].envelope_sender, recipient=self.letterbox.mails[-1].recipient
        )
        flow.receive(self.service, [self.keep(report)])

    def under(self, **parts: Any) -> None:
        """Put other rules into the service."""
        self.service = replace(self.service, **parts)
        self.app.state.front = replace(self.app.state.front, service=self.service)

    def browser(self) -> Browser:
        return Browser(
            self.app, base_url=self.settings.web_url, follow_redirects=False, raise_server_exceptions=False
        )

    def session(self, email: str) -> str:
        """A session's secret, without the pages; one for each person."""
        if email not in self.sessions:
            signing_in = self.app.state.front.signing_in
            invitation = signing_in.invite(email, self.clock())
            self.sessions[email] = signing_in.redeem(invitation.secret, self.clock()).session
        return self.sessions[email]

    def sign_in(self, email: str) -> Browser:
        browser = self.browser()
        browser.cookies.set(self.app.state.front.cookies.session, self.session(email))
        browser.read(browser.get("/queue").text)
        browser.token = browser.token or str(browser.get("/api/session").json()["form_token"])
        return browser


def make_desk(folder: Path, catalogue: Catalogue | None = None, **changed: Any) -> Desk:
    """A desk with one person of each role and a colleague."""
    catalogue = catalogue or MemoryCatalogue()
    chosen = settings.load({"CONSULTANT_HOME": str(folder)}).model_copy(update={"web_url": WEB, **changed})
    clock, nudges, letterbox = Clock(), Nudges(), Letterbox()
    addresses, templates = Addresses(chosen.consult_address, b"k" * 32), MailTemplates()

    def known(system: CodeSystem, code: str) -> bool:
        return not isinstance(catalogue.entry(system, code, clock().date()), Absent)

    service = Service(
        database=Database(chosen.database),
        vault=Vault(Vault.create_key()),
        reader=MailReader(policy(PROJECT), addresses, "", known),
        catalogue=catalogue,
        composer=Answerer(catalogue, templates),
        correspondence=Correspondence(addresses, chosen.consult_name, templates),
        postman=letterbox,
        nudge=nudges,
        clock=clock,
        pace=_pace(chosen),
    )
    if chosen.database_url:
        service.database.upgrade()
        _welcome(service.database)
    else:
        _copy_template(folder)
    app = create_app(service, chosen)
    app.state.front.pulse.longest = 0  # who asks for news is not kept waiting
    return Desk(service, chosen, app, clock, nudges, letterbox)


@cache
def _template() -> bytes:
    """A database with the people only; making one for every test would take most of the time."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/consultant.sqlite")
        database.upgrade()
        _welcome(database)
        database.close()
        return (Path(folder) / "consultant.sqlite").read_bytes()


def _welcome(database: Database) -> None:
    for person in PEOPLE:
        database.accounts.add(person.email, person.name, person.credential, person.role, START)


def _copy_template(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "consultant.sqlite").write_bytes(_template())


def _pace(chosen: Settings) -> Pace:
    one = timedelta(seconds=1)
    return Pace(
        claim=60 * one,
        grace=15 * one,
        attempts=3,
        batch=20,
        sweep_limit=100,
        retry=60 * one,
        longest_retry=3600 * one,
        give_up=48 * 3600 * one,
        sending_lost=180 * one,
        desk_lease=timedelta(minutes=chosen.claim_lease_minutes),
    )


def _person(email: str, name: str, credential: str, role: Role) -> Account:
    return Account(0, email, name, credential, role, True)


PEOPLE = (
    _person(ADMIN, "Ada Admin", "CPC", Role.ADMIN),
    _person(CONSULTANT, "Cora Lindqvist", "CPC, CEMC", Role.CONSULTANT),
    _person(COLLEAGUE, "Ben Okafor", "CCS", Role.CONSULTANT),
    _person(SENIOR, "Sol Marin", "CPC, CCS-P", Role.SENIOR),
    _person(AUDITOR, "Ivy Okoro", "", Role.AUDITOR),
    _person(ASKER, "Ana Reyes", "", Role.ASKER),
)
