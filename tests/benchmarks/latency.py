"""From a delivered mail to a draft in the queue, and from an approval to the mail server's acceptance."""

from __future__ import annotations

import smtplib
import socket
import statistics
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from consultant import bootstrap, flow
from consultant.model.consultation import Stage, Verdict
from consultant.model.mail import OutgoingMail
from consultant.model.reading import Decision
from consultant.running.commands import lmtp_command
from consultant.service import Service
from tests.benchmarks.embedded import embedded
from tests.benchmarks.mails import question
from tests.benchmarks.real import REVIEWER, awaited, real_services
from tests.servers.processes import LOOPBACK, free_port
from workers.app import application
from workers.nudge import CeleryNudge

PATIENCE = 60


def on_embedded(home: Path, catalogue: Path, mails: int) -> dict[str, float]:
    """SMTP into the sandbox, drafts on SQLite, replies back into the sandbox."""
    with embedded(home, catalogue) as running:
        address = running.settings.consult_address

        def deliver(number: int) -> None:
            content = question(number, address)
            running.service.postman.send(OutgoingMail("bench@clinic.test", address, content))

        return _walk(running.service, deliver, running.settings.first_consultant, mails)


def on_real(home: Path, catalogue: Path, mails: int) -> dict[str, float]:
    """APPEND into Dovecot, drafts on PostgreSQL, replies into an SMTP peer."""
    with real_services(home, catalogue) as real:
        real.deployment.start("worker", "beat", "poller")
        settings = real.deployment.settings()
        service = bootstrap.service(settings, CeleryNudge(application(settings)))
        return _walk(
            service,
            lambda number: real.mailbox.deliver(question(number, real.mailbox.address)),
            REVIEWER,
            mails,
        )


def on_lmtp(home: Path, catalogue: Path, mails: int) -> dict[str, float]:
    """As `on_real`, but the mail server hands mail over by LMTP."""
    port = free_port()
    with real_services(home, catalogue, lmtp_listen=f"{LOOPBACK}:{port}") as real:
        real.deployment.start("worker", "beat")
        settings = real.deployment.settings()
        service = bootstrap.service(settings, CeleryNudge(application(settings)))

        def deliver(number: int) -> None:
            address = real.mailbox.address
            with smtplib.LMTP(LOOPBACK, port) as connection:
                connection.sendmail("bench@clinic.test", [address], question(number, address))

        command = lmtp_command()
        with subprocess.Popen(command, env=real.deployment.environment, stdout=subprocess.DEVNULL) as lmtp:
            try:
                awaited(lambda: _listens(port), PATIENCE, 0.1)
                return _walk(service, deliver, REVIEWER, mails)
            finally:
                lmtp.terminate()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((LOOPBACK, port)) == 0


def _walk(service: Service, deliver: Callable[[int], None], reviewer: str, mails: int) -> dict[str, float]:
    """One mail at a time; the first warms everything up and is not counted."""
    drafted, sent = [], []
    for number in range(mails + 1):
        before = {row.id for row in service.database.desk.queue(list(Stage))}
        deliver(number)
        start = time.perf_counter()
        found: list[int] = []
        awaited(lambda: bool(found.extend(_new_drafts(service, before)) or found), PATIENCE)  # noqa: B023
        drafted.append(time.perf_counter() - start)
        view = service.database.desk.consultation(found[0])
        start = time.perf_counter()
        flow.decide(service, Decision(view.row.id, view.row.version, Verdict.APPROVE, reviewer))
        awaited(lambda: _stage(service, found[0]) is Stage.SENT, PATIENCE)  # noqa: B023
        sent.append(time.perf_counter() - start)
    return {
        **_figures("mail delivered → draft", drafted[1:]),
        **_figures("approve → accepted by SMTP", sent[1:]),
    }


def _new_drafts(service: Service, before: set[int]) -> list[int]:
    return [row.id for row in service.database.desk.queue([Stage.DRAFTED]) if row.id not in before]


def _stage(service: Service, id: int) -> Stage:
    return service.database.desk.consultation(id).row.stage


def _figures(name: str, seconds: list[float]) -> dict[str, float]:
    p99 = statistics.quantiles(seconds, n=100)[-1] if len(seconds) > 1 else seconds[0]
    return {
        f"{name}, median s": statistics.median(seconds),
        f"{name}, p99 s": p99,
        f"{name}, worst s": max(seconds),
    }
