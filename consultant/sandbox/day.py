"""The working day that a fresh sandbox opens with: consultations of every stage. `python -m consultant.sandbox.day`.

Nothing is written into tables: mails go in by SMTP, people act by the flow, replies leave, bounce or hang as real ones do.
What was done already is not done again, so that it may be broken off and begun anew at any point.
"""

from __future__ import annotations

import sys
import time
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import format_datetime
from typing import Any

import structlog

from consultant import bootstrap, flow, handling
from consultant.errors import ConsultantError
from consultant.logs import configure
from consultant.model.consultation import Role, Stage, Verdict
from consultant.model.desk import ConsultationView
from consultant.model.mail import OutgoingMail
from consultant.model.reading import Decision
from consultant.sandbox.listening import read_ports
from consultant.service import Service
from consultant.settings import PROJECT, Settings, load

log = structlog.get_logger(__name__)

DAY = PROJECT / "templates" / "web" / "sandbox" / "day.toml"
LATER = timedelta(minutes=110)
"""How long the undo of one reply lasts; nothing in the service is planned two hours ahead."""
LOOK_SECONDS = 0.3
PATIENCE_SECONDS = 90
RESTING = frozenset(Stage) - {Stage.RECEIVED}
"""Stages that a person acts on; a mail being drafted is waited for."""
LANDED = (Stage.SENT, Stage.UNDELIVERABLE, Stage.AWAITING_ASKER, Stage.DECLINED)

Wait = Callable[[Callable[[], bool]], bool]


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody does with a consultation."""

    act: str
    by: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A mail from outside, and what becomes of it. Each asker asks once: by the address it is found again."""

    sender: str
    name: str
    subject: str
    body: str
    headers: Mapping[str, str]
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A parsed `day.toml`."""

    people: tuple[Mapping[str, Any], ...]
    questions: tuple[Asked, ...]


class Unmoved:
    """A nudge to nobody: the sweep finds what waits."""

    def receive(self, message_ids: Sequence[int]) -> None: ...
    def consult(self, consultation_ids: Sequence[int]) -> None: ...
    def dispatch(self, reply_ids: Sequence[int]) -> None: ...
    def copy(self, reply_ids: Sequence[int]) -> None: ...
    def pending_work(self) -> int:
        return 0

    def pending_replies(self) -> int:
        return 0


def day(text: str) -> Day:
    """The day as written down."""
    table = tomllib.loads(text)
    return Day(tuple(table["person"]), tuple(map(_asked, table["question"])))


def _asked(row: Mapping[str, Any]) -> Asked:
    acts = tuple(Act(**act) for act in row.get("acts", ()))
    return Asked(row["from"], row["name"], row["subject"], row["body"], row.get("headers", {}), acts)


def live(service: Service, consult_address: str, written: Day, wait: Wait) -> int:
    """Do what is still to be done of the day; how much was not reached in time."""
    left = [asked for asked in written.questions if not _arrived(service, asked)]
    for asked in left:
        service.postman.send(_mail(asked, consult_address, service))
    wait(lambda: all(_arrived(service, asked) for asked in left))
    acts = [(asked, act) for asked, act in _in_turns(written) if not _done(_view(service, asked), act)]
    if not acts:
        return 0
    _open(service, written.people)
    try:
        return sum(not _act(service, asked, act, wait) for asked, act in acts)
    finally:
        _close(service, written.people)


def _in_turns(written: Day) -> Iterable[tuple[Asked, Act]]:
    """First acts first: while one is on its way, the next is done."""
    most = max(len(asked.acts) for asked in written.questions)
    return ((asked, asked.acts[n]) for n in range(most) for asked in written.questions if n < len(asked.acts))


def _arrived(service: Service, asked: Asked) -> bool:
    machine = any(mail.sender == asked.sender for mail in service.database.desk.discarded())
    return machine or _view(service, asked) is not None


def _view(service: Service, asked: Asked) -> ConsultationView | None:
    rows = service.database.desk.queue(tuple(Stage), asker=asked.sender)
    return service.database.desk.consultation(rows[0].id) if rows else None


def _act(service: Service, asked: Asked, act: Act, wait: Wait) -> bool:
    """Whether the act could be done in time."""
    stages = LANDED if act.act == "follow up" else RESTING

    def ready() -> bool:
        view = _view(service, asked)
        return view is not None and view.row.stage in stages

    view = _view(service, asked) if wait(ready) else None
    if view is None:
        return False
    try:
        _do(service, view, act)
    except ConsultantError as refused:
        log.warning("sample act refused", consultation=view.row.id, act=act.act, why=str(refused))
        return False
    return True


def _done(view: ConsultationView | None, act: Act) -> bool:
    if view is None:
        return False
    if act.act == "follow up":
        return view.round > 1 or len(view.questions) > 1
    word = {"claim": "claimed", "edit": "edited", "close": "closed", "approve later": "approve"}.get(
        act.act, act.act
    )
    return any(
        line.actor == act.by and (line.action == word or line.detail.get("verdict") == word)
        for line in view.history
    )


def _do(service: Service, view: ConsultationView, act: Act) -> None:
    row, database = view.row, service.database
    match act.act:
        case "claim":
            database.consultations.claim(row.id, act.by, service.clock(), service.pace.desk_lease)
        case "edit":
            text = f"{database.consultations.text(row.id)}\n{act.text}"
            database.consultations.edit(row.id, row.version, text, act.by, service.clock())
        case "close":
            handling.close(service, row.id, row.version, act.by, act.text)
        case "follow up":
            service.postman.send(_follow_up(service, view, act.text))
        case "approve later":
            later = replace(service, pace=replace(service.pace, undo=LATER))
            flow.decide(later, Decision(row.id, row.version, Verdict.APPROVE, act.by))
        case verdict:
            flow.decide(service, Decision(row.id, row.version, Verdict(verdict), act.by, None, act.text))


def _mail(asked: Asked, consult_address: str, service: Service) -> OutgoingMail:
    mail = EmailMessage()
    mail["From"] = f'"{asked.name}" <{asked.sender}>'
    mail["To"] = consult_address
    mail["Subject"] = asked.subject
    mail["Date"] = format_datetime(service.clock())
    mail["Message-ID"] = f"<day.{asked.sender}>"
    for name, value in asked.headers.items():
        mail[name] = value
    mail.set_content(asked.body.strip() + "\n")
    return OutgoingMail(asked.sender, consult_address, mail.as_bytes())


def _follow_up(service: Service, view: ConsultationView, text: str) -> OutgoingMail:
    """The asker's answer to our newest reply, in its thread."""
    ours = message_from_bytes(service.database.desk.mails(view.row.id)[-1].content, policy=default)
    mail = EmailMessage()
    mail["From"] = f'"{view.row.asker_name}" <{view.row.asker_email}>'
    mail["To"] = str(ours["Reply-To"])
    mail["Subject"] = str(ours["Subject"])
    mail["Date"] = format_datetime(service.clock())
    mail["Message-ID"] = f"<day.again.{view.row.asker_email}>"
    mail["In-Reply-To"] = str(ours["Message-ID"])
    mail["References"] = str(ours["Message-ID"])
    mail.set_content(text + "\n")
    return OutgoingMail(view.row.asker_email, str(ours["Reply-To"]), mail.as_bytes())


def _open(service: Service, people: Iterable[Mapping[str, Any]]) -> None:
    """The colleagues of the day, for as long as it lasts."""
    accounts, now = service.database.accounts, service.clock()
    there = {one.email: one for one in accounts.everybody()}
    for person in people:
        if one := there.get(person["email"]):
            accounts.change(one.id, one.role, True, one.email, now)
        else:
            accounts.add(person["email"], person["name"], person["credential"], Role(person["role"]), now)


def _close(service: Service, people: Iterable[Mapping[str, Any]]) -> None:
    """Their accounts rest afterwards: where somebody else could sign, every answer would wait for a second signature."""
    emails = {person["email"] for person in people}
    for one in service.database.accounts.everybody():
        if one.email in emails:
            service.database.accounts.change(one.id, one.role, False, one.email, service.clock())


def _patiently(reached: Callable[[], bool]) -> bool:
    until = time.monotonic() + PATIENCE_SECONDS
    while not reached():
        if time.monotonic() > until:
            return False
        time.sleep(LOOK_SECONDS)
    return True


def _is_sandbox(settings: Settings) -> bool:
    """Whether mail of this service goes to the sandbox that runs in its home."""
    ports = read_ports(settings.home)
    return ports is not None and settings.smtp_url == f"smtp://127.0.0.1:{ports.smtp}"


def main() -> None:
    """Live the day in the running sandbox; nowhere else."""
    settings = load()
    if not _is_sandbox(settings):
        sys.exit(
            "consultant: sample consultations are made in a running sandbox only. Start `consultant run` first."
        )
    configure(settings)
    service = bootstrap.service(settings, Unmoved())
    service = replace(service, pace=replace(service.pace, undo=timedelta(0), grace=timedelta(0)))
    live(service, settings.consult_address, day(DAY.read_text(encoding="utf-8")), _patiently)


if __name__ == "__main__":
    main()
