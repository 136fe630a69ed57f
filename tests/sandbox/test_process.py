"""The sandbox as a process: started, stopped, killed."""

from __future__ import annotations

import os
import signal
import smtplib
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from imapclient import IMAPClient

from consultant.sandbox import Ports, read_ports
from tests.sandbox.conftest import CONSULT
from tests.sandbox.mails import as_sent

pytestmark = pytest.mark.faults

PATIENCE = 60.0


class SandboxProcess:
    """`python -m consultant.sandbox`, waited for until it has written its ports."""

    def __init__(self, home: Path, *arguments: str) -> None:
        self.home = home
        command = [sys.executable, "-m", "consultant.sandbox", "--home", str(home), *arguments]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("COV_CORE")}
        self.process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)

    def ports(self) -> Ports:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.process.poll() is None:
            if ports := read_ports(self.home):
                return ports
            time.sleep(0.02)
        raise AssertionError(f"no ports; ended with {self.process.poll()}")

    def end(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)

    def close(self) -> None:
        with suppress(ProcessLookupError):
            self.process.kill()
        self.process.wait()
        assert self.process.stderr is not None
        self.process.stderr.close()


@pytest.fixture
def started(tmp_path: Path) -> Iterator[list[SandboxProcess]]:
    processes: list[SandboxProcess] = []
    yield processes
    for process in processes:
        process.close()


def all_contents(ports: Ports) -> list[bytes]:
    client = IMAPClient("127.0.0.1", ports.imap, ssl=False, timeout=60)
    client.login(CONSULT, "sandbox")
    client.select_folder("INBOX")
    mails = client.fetch(client.search("ALL"), ["BODY.PEEK[]"])
    client.logout()
    return [mail[b"BODY[]"] for _, mail in sorted(mails.items())]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_cleanly_when_told_to(
    tmp_path: Path, started: list[SandboxProcess], number: signal.Signals
) -> None:
    started.append(SandboxProcess(tmp_path))
    ports = started[0].ports()
    client = IMAPClient("127.0.0.1", ports.imap, ssl=False, timeout=60)
    assert started[0].end(number) == 0
    client.shutdown()
    assert read_ports(tmp_path) is None
    assert started[0].process.stderr is not None
    assert started[0].process.stderr.read() == b""


def test_no_acknowledged_mail_is_lost_by_a_kill(tmp_path: Path, started: list[SandboxProcess]) -> None:
    started.append(SandboxProcess(tmp_path))
    ports, acknowledged = started[0].ports(), []
    with smtplib.SMTP("127.0.0.1", ports.smtp, timeout=60) as connection:
        for number in range(60):
            mail = as_sent(b"X-Number: %d\r\n\r\ntext\r\n" % number)
            connection.sendmail("asker@clinic.test", CONSULT, mail)
            acknowledged.append(mail)
            if number == 50:
                started[0].end(signal.SIGKILL)
                break
        connection.close()
    assert read_ports(tmp_path) is None
    started.append(SandboxProcess(tmp_path))
    again = started[1].ports()
    assert again == ports
    assert all_contents(again) == acknowledged


def test_a_taken_port_ends_it_with_a_sentence(tmp_path: Path, started: list[SandboxProcess]) -> None:
    started.append(SandboxProcess(tmp_path / "one"))
    port = started[0].ports().web
    started.append(SandboxProcess(tmp_path / "two", "--web-port", str(port)))
    assert started[1].process.wait(PATIENCE) == 2
    assert started[1].process.stderr is not None
    assert f"Port {port} on 127.0.0.1 cannot be opened".encode() in started[1].process.stderr.read()
    assert read_ports(tmp_path / "two") is None


def test_a_second_one_on_the_same_home_is_refused(tmp_path: Path, started: list[SandboxProcess]) -> None:
    started.append(SandboxProcess(tmp_path))
    ports = started[0].ports()
    started.append(SandboxProcess(tmp_path))
    assert started[1].process.wait(PATIENCE) == 2
    assert started[1].process.stderr is not None
    assert b"already running" in started[1].process.stderr.read()
    assert read_ports(tmp_path) == ports
