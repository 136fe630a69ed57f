"""`consultant run` on one machine: mail in by SMTP, approved, and the reply read by IMAP."""

from __future__ import annotations

from contextlib import closing
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from consultant import bootstrap, flow, mailboxes
from consultant.model.consultation import Stage, Verdict
from consultant.model.desk import QueueRow
from consultant.model.mail import OutgoingMail, SendResult
from consultant.model.reading import Decision
from consultant.ports import Mailbox
from tests.benchmarks.embedded import Embedded, embedded
from tests.benchmarks.real import awaited
from tests.fakes.mails import mail

pytestmark = [pytest.mark.servers, pytest.mark.slow]
ASKER = "robin@clinic.test"
PATIENCE = 180


def row(running: Embedded, subject: str, stage: Stage) -> QueueRow | None:
    rows = running.service.database.desk.queue([stage])
    return next((row for row in rows if row.subject == subject), None)


def answered(running: Embedded, text: str) -> EmailMessage:
    """Mails the question in, approves its draft, and gives the reply as the asker's mail server received it."""
    address, subject = running.settings.consult_address, "Round trip"
    question = mail(
        text, sender=f"Robin <{ASKER}>", to=address, subject=subject, message_id="<q@clinic.test>"
    )
    with closing(bootstrap.postman(running.settings)) as postman:
        assert postman.send(OutgoingMail(ASKER, address, question)).result is SendResult.ACCEPTED
    awaited(lambda: row(running, subject, Stage.DRAFTED) is not None, PATIENCE, 0.1)
    drafted = row(running, subject, Stage.DRAFTED)
    assert drafted is not None
    reviewer = running.settings.first_consultant
    flow.decide(running.service, Decision(drafted.id, drafted.version, Verdict.APPROVE, reviewer))
    awaited(lambda: row(running, subject, Stage.SENT) is not None, PATIENCE, 0.1)
    return received(running)


def looked_up(running: Embedded, subject: str) -> EmailMessage:
    """Mails a subject in and gives the automatic answer as the asker's mail server received it."""
    address = running.settings.consult_address
    request = mail("", sender=ASKER, to=address, subject=subject, message_id="<q@clinic.test>")
    with closing(bootstrap.postman(running.settings)) as postman:
        assert postman.send(OutgoingMail(ASKER, address, request)).result is SendResult.ACCEPTED
    awaited(lambda: bool(inbox(running)), PATIENCE, 0.2)
    return received(running)


def inbox(running: Embedded) -> list[int]:
    mailbox = of_asker(running)
    try:
        return list(mailbox.uids())
    finally:
        mailbox.close()


def of_asker(running: Embedded) -> Mailbox:
    ours, theirs = (a.replace("@", "%40") for a in (running.settings.consult_address, ASKER))
    url = running.settings.imap_url.replace(ours, theirs)
    return mailboxes.mailbox(running.settings.model_copy(update={"imap_url": url}))


def received(running: Embedded) -> EmailMessage:
    mailbox = of_asker(running)
    try:
        (uid,) = mailbox.uids()
        (arrival,) = mailbox.fetch([uid])
        return message_from_bytes(arrival.raw, policy=default)
    finally:
        mailbox.close()


@pytest.mark.parametrize("broker", ["", "memory://"], ids=["embedded Redis", "one process without Redis"])
def test_a_question_is_answered_in_its_thread(tmp_path: Path, built_catalogue: Path, broker: str) -> None:
    home = tmp_path / "home"
    with embedded(home, built_catalogue, broker_url=broker) as running:
        reply = answered(running, "Is CPT 99213 valid today?")
        running.service.database.close()
    assert reply["In-Reply-To"] == "<q@clinic.test>"
    assert reply["Subject"] == "Re: Round trip"
    text, html = (reply.get_body((kind,)) for kind in ("plain", "html"))
    assert text is not None
    assert "99213" in text.get_content()
    assert html is not None
    assert "99213" in html.get_content()
    assert not (home / "run.json").exists()


def test_a_look_up_by_mail_is_answered_by_the_running_service(tmp_path: Path, built_catalogue: Path) -> None:
    with embedded(tmp_path / "home", built_catalogue, broker_url="memory://") as running:
        subject = "lookup: M72.2 on 2026-11-18"
        answer = looked_up(running, subject)
        assert all(row(running, subject, stage) is None for stage in Stage)
        running.service.database.close()
    assert answer["Auto-Submitted"] == "auto-replied"
    assert answer["In-Reply-To"] == "<q@clinic.test>"
    text = answer.get_body(("plain",))
    assert text is not None
    assert "M72.20, M72.21" in text.get_content()
