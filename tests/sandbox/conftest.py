"""A running sandbox and clients that close behind themselves."""

from __future__ import annotations

import smtplib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from imapclient import IMAPClient

from consultant.sandbox import Ports, Sandbox

CONSULT = "consult@consultant.test"
PASSWORD = "sandbox-password"


@dataclass
class Clients:
    """Opens connections to one sandbox; all are closed with the test."""

    ports: Ports
    closing: ExitStack

    def imap(self, address: str = CONSULT, folder: str = "INBOX") -> IMAPClient:
        client = IMAPClient("127.0.0.1", self.ports.imap, ssl=False, timeout=60)
        self.closing.callback(client.shutdown)
        client.login(address, PASSWORD)
        client.select_folder(folder)
        return client

    def send(self, content: bytes, sender: str = "asker@clinic.test", *recipients: str) -> None:
        with smtplib.SMTP("127.0.0.1", self.ports.smtp, timeout=60) as client:
            assert client.sendmail(sender, recipients or [CONSULT], content) == {}


Start = Callable[..., Clients]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts a sandbox on the test's folder; calling it again stops the one before, as a restart does."""
    running: list[Sandbox] = []
    with ExitStack() as closing:

        def stop() -> None:
            closing.pop_all().close()
            for sandbox in running:
                sandbox.stop()

        def begin(**options: int) -> Clients:
            stop()
            sandbox = Sandbox(tmp_path, CONSULT, PASSWORD, **options)
            running.append(sandbox)
            return Clients(sandbox.start(), closing)

        yield begin
        stop()


@pytest.fixture
def clients(start: Start) -> Clients:
    return start()
