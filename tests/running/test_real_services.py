"""The Procfile's processes on Dovecot, Redis, PostgreSQL and a mail server: the round trip, and real mail."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from imapclient.exceptions import IMAPClientError

from consultant import bootstrap, flow
from consultant.model.consultation import Stage, Verdict
from consultant.model.reading import Decision
from tests.benchmarks.real import REVIEWER, RealServices, awaited, real_services
from tests.fakes.mails import mail
from workers.app import application
from workers.nudge import CeleryNudge

pytestmark = [pytest.mark.servers, pytest.mark.slow]
PATIENCE = 300
MESSAGES = 200


@pytest.fixture
def real(tmp_path: Path, built_catalogue: Path) -> Iterator[RealServices]:
    with real_services(tmp_path, built_catalogue) as services:
        yield services
        print(services.deployment.logs())


def all_read(real: RealServices, mails: int) -> bool:
    counts = real.database.desk.dispositions()
    return sum(counts.values()) == mails and not counts.get("")


def deliver(real: RealServices, files: list[Path], wanted: int) -> int:
    """Puts mails into Dovecot until so many are there; what the server itself does not take is left out."""
    delivered = 0
    with real.mailbox.open(folder=None) as client:
        for file in files:
            if delivered == wanted:
                break
            try:
                client.append("INBOX", file.read_bytes())
                delivered += 1
            except IMAPClientError:
                continue
    return delivered


def test_a_question_is_answered_in_its_thread(real: RealServices) -> None:
    real.deployment.start("web", "worker", "beat", "poller")
    real.mailbox.deliver(
        mail("Is CPT 99213 valid today?", to=real.mailbox.address, message_id="<q@clinic.example>")
    )
    desk = real.database.desk
    awaited(lambda: bool(desk.queue([Stage.DRAFTED])), PATIENCE, 0.1)
    (drafted,) = desk.queue([Stage.DRAFTED])
    settings = real.deployment.settings()
    service = bootstrap.service(settings, CeleryNudge(application(settings)))
    flow.decide(service, Decision(drafted.id, drafted.version, Verdict.APPROVE, REVIEWER))
    (reply,) = real.peer.wait_for(1)
    awaited(lambda: desk.counts() == {Stage.SENT: 1}, PATIENCE, 0.1)
    service.database.close()
    assert reply.message["In-Reply-To"] == "<q@clinic.example>"
    awaited(lambda: not real.mailbox.contents(), PATIENCE, 0.5)
    assert len(real.mailbox.contents("Processed")) == 1


def test_real_mail_goes_through_and_none_disappears(real: RealServices, shared_mail: Path) -> None:
    files = sorted(f for f in (shared_mail / "messages").rglob("*") if f.is_file() and f.name != "README")
    delivered = deliver(real, files, MESSAGES)
    assert delivered == MESSAGES
    real.deployment.start("worker", "beat", "poller")
    awaited(lambda: all_read(real, delivered), PATIENCE, 0.2)
    desk = real.database.desk
    awaited(lambda: not desk.counts().get(Stage.RECEIVED), PATIENCE, 0.2)
    counts = desk.dispositions()
    stages = desk.counts()
    print("dispositions", counts, "stages", stages)
    # Every mail is a consultation (some join one), a hold or a discard, and each has its rule.
    assert set(stages) <= {Stage.DRAFTED, Stage.HELD}
    assert stages[Stage.DRAFTED] <= counts["accept"]
    assert stages[Stage.HELD] + len(desk.set_aside()) == counts["hold"]
    assert desk.set_aside() == []
    assert all(discarded.rule and discarded.why for discarded in desk.discarded(MESSAGES))
    assert len(desk.discarded(MESSAGES)) == counts["discard"]
    assert real.peer.mails == []


def test_no_machine_gets_a_consultation_or_an_answer(real: RealServices, shared_mail: Path) -> None:
    files = sorted(f for f in (shared_mail / "machine").iterdir() if f.suffix == ".eml")
    delivered = deliver(real, files, len(files))
    real.deployment.start("worker", "beat", "poller")
    awaited(lambda: all_read(real, delivered), PATIENCE, 0.2)
    print("dispositions", real.database.desk.dispositions(), "stages", real.database.desk.counts())
    assert real.database.desk.dispositions().get("accept", 0) == 0
    assert real.database.desk.counts() == {}
    assert real.peer.mails == []
