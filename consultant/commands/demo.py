"""`consultant demo`: one question mailed in, answered and mailed back, unattended, every stage printed as it happens."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import TypeVar

import typer

from consultant import bootstrap, flow, mailboxes
from consultant.errors import ConsultantError, PermanentError
from consultant.model.consultation import Stage, Verdict
from consultant.model.desk import ConsultationView
from consultant.model.reading import Decision, number
from consultant.running import sample
from consultant.running.__main__ import write
from consultant.running.preparation import prepare
from consultant.running.stack import Stack, only_one
from consultant.service import Service
from consultant.settings import Settings, load
from workers.app import application
from workers.nudge import CeleryNudge

PATIENCE_SECONDS = 30
LOOK_SECONDS = 0.05
SHOWN_HEADERS = (
    "From",
    "To",
    "Reply-To",
    "Subject",
    "Message-ID",
    "In-Reply-To",
    "References",
    "Content-Type",
)

Found = TypeVar("Found")


def register(app: typer.Typer) -> None:
    """Adds the command to the application."""
    app.command(name="demo")(demo)


def demo() -> None:
    """Mail a question in, approve its draft, and print the answer as received. Example: consultant demo."""
    settings = _apart(load())
    shutil.rmtree(settings.home, ignore_errors=True)
    told: list[str] = []
    with only_one(settings.home):
        database = prepare(settings, write)
        stack = Stack(settings, told.append)
        try:
            _say("starting broker, sandbox mail servers, desk, worker, beat and poller")
            stack.start()
            _walk(load(), sample.consultant_account(database, settings, bootstrap.now()).email)
        except ConsultantError:
            write("\n".join(["The processes wrote:", *told]))
            raise
        finally:
            stack.stop()
    _say("done: the whole way worked, every process is stopped")


def _apart(settings: Settings) -> Settings:
    """A demonstration touches no real mailbox and no real data: embedded parts, a folder of its own, the same catalogue."""
    own = {
        "CONSULTANT_HOME": str(settings.home / "demo"),
        "CONSULTANT_CATALOGUE": str(settings.catalogue_folder),
        "CONSULTANT_WEB_PORT": "0",
        "CONSULTANT_UNDO_SECONDS": "0",
    }
    real = (
        "DATABASE_URL",
        "BROKER_URL",
        "IMAP_URL",
        "SMTP_URL",
        "IMAP_PASSWORD",
        "SMTP_PASSWORD",
        "IMAP_OAUTH_TOKEN",
    )
    os.environ.update(own | {f"CONSULTANT_{name}": "" for name in real})
    return load()


def _walk(settings: Settings, reviewer: str) -> None:
    service = bootstrap.service(settings, CeleryNudge(application(settings)))
    _say(f"a mail arrives from {sample.ASKER}: {sample.SUBJECT}")
    _box(sample.QUESTION)
    sample.ask(service.postman, settings, bootstrap.now())
    follow = _Follower(service)
    drafted = follow.until(Stage.DRAFTED)
    _say("the draft in the review queue:")
    _box(drafted.drafts[0].text)
    _say(f"{reviewer} approves")
    flow.decide(service, Decision(drafted.row.id, drafted.row.version, Verdict.APPROVE, reviewer))
    follow.until(Stage.SENT)
    _say("the answer, as the asker's mail server received it:")
    _box(_shown(_received(settings)))


class _Follower:
    """Prints the history of the first consultation as it grows."""

    def __init__(self, service: Service) -> None:
        self._desk = service.database.desk
        self._told = 0

    def until(self, stage: Stage) -> ConsultationView:
        """The consultation as soon as it has reached the stage."""
        return _awaited(lambda: self._look(stage), f"the consultation to be {stage.value}")

    def _look(self, stage: Stage) -> ConsultationView | None:
        rows = self._desk.queue(list(Stage))
        if not rows:
            return None
        view = self._desk.consultation(rows[0].id)
        for line in view.history[self._told :]:
            _say(f"{number(view.row.id)} {line.action}, by {line.actor}", line.at)
        self._told = len(view.history)
        return view if view.row.stage is stage else None


def _received(settings: Settings) -> EmailMessage:
    """The newest mail of the asker's sandbox mailbox, over IMAP."""
    theirs = sample.ASKER.replace("@", "%40")
    ours = settings.consult_address.replace("@", "%40")
    mailbox = mailboxes.mailbox(
        settings.model_copy(update={"imap_url": settings.imap_url.replace(ours, theirs)})
    )
    try:
        uids = _awaited(mailbox.uids, "the answer in the asker's mailbox")
        return message_from_bytes(next(iter(mailbox.fetch(uids[-1:]))).raw, policy=default)
    finally:
        mailbox.close()


def _shown(mail: EmailMessage) -> str:
    headers = [f"{name}: {mail[name]}" for name in SHOWN_HEADERS if mail[name]]
    text = mail.get_body(("plain",))
    return "\n".join([*headers, "", text.get_content() if text else ""])


def _awaited(look: Callable[[], Found | None], what: str) -> Found:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not (found := look()):
        if time.monotonic() > deadline:
            raise PermanentError(f"Waited {PATIENCE_SECONDS} seconds for {what}. Run `consultant doctor`.")
        time.sleep(LOOK_SECONDS)
    return found


def _say(line: str, at: datetime | None = None) -> None:
    write(f"{(at or bootstrap.now()):%H:%M:%S.%f}"[:12] + f"  {line}")


def _box(text: str) -> None:
    write("\n".join(f"    | {line}".rstrip() for line in ["", *text.strip().splitlines(), ""]))
