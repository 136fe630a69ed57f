"""LMTP as a mail server uses it: stored before 250, 451 when it cannot be, a status for each recipient."""

from __future__ import annotations

import smtplib
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from consultant import flow
from consultant.errors import PermanentError, TransientError
from consultant.intake.lmtp import LATER, Reception
from consultant.model.consultation import Stage
from consultant.model.mail import Arrival
from consultant.running.mail_checks import mailbox
from consultant.settings import load
from consultant.store.database import Database
from tests.fakes.mails import CONSULT, mail
from tests.fakes.world import World
from tests.servers.loop_thread import LoopThread
from tests.servers.processes import free_port
from workers.lmtp import reception, serve

LARGEST = 20_000
ANY_PORT = "127.0.0.1:0"


class Listening(LoopThread):
    """An LMTP server in a thread."""

    def __init__(self, received: Reception, listen: str) -> None:
        super().__init__()
        self._received = received
        self._listen = listen

    async def open(self) -> None:
        self._server = await serve(self._received, self._listen, LARGEST)

    @property
    def port(self) -> int:
        """The port that the system has chosen."""
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    async def shut(self) -> None:
        self._server.close()


@pytest.fixture
def sqlite_world(sqlite_address: str) -> Iterator[World]:
    database = Database(sqlite_address)
    yield World(database)
    database.close()


class Place:
    """A running server and what it has stored."""

    def __init__(self, world: World, port: int) -> None:
        self.world = world
        self.port = port

    def open(self) -> smtplib.LMTP:
        return smtplib.LMTP("127.0.0.1", self.port)

    def deliver(
        self, raw: bytes, *recipients: str, sender: str = "robin@clinic.example"
    ) -> dict[str, object]:
        with self.open() as client:
            refused = dict(client.sendmail(sender, recipients or (CONSULT,), raw))
            for _ in recipients[1:]:  # smtplib reads one status only
                assert client.getreply()[0] == 250
            return refused

    def stored(self) -> int:
        return sum(self.world.dispositions().values())


@pytest.fixture
def storing() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as pool:
        yield pool


@pytest.fixture
def place(sqlite_world: World, storing: ThreadPoolExecutor) -> Iterator[Place]:
    received = reception(sqlite_world.service, sqlite_world.addresses, storing)
    with Listening(received, ANY_PORT) as listening:
        yield Place(sqlite_world, listening.port)


@pytest.mark.servers
class TestLmtp:
    def test_a_mail_is_stored_before_it_is_taken(self, place: Place) -> None:
        assert place.deliver(mail("Is 99213 valid?")) == {}
        assert place.stored() == 1
        place.world.work()
        assert place.world.newest().row.stage is Stage.DRAFTED

    def test_the_signed_address_of_the_envelope_brings_it_to_its_thread(self, place: Place) -> None:
        first = place.world.answer(mail())
        place.deliver(mail("And 99214?"), place.world.addresses.thread(first.row.id))
        place.world.work()
        assert len(place.world.view(first.row.id).messages) == 2

    def test_the_null_sender_is_a_machine(self, place: Place) -> None:
        place.deliver(mail(), sender="")
        place.world.work()
        assert place.world.dispositions() == {"discard": 1}

    def test_each_recipient_has_a_status(self, place: Place) -> None:
        thread = place.world.addresses.thread(1)
        with place.open() as client:
            client.ehlo_or_helo_if_needed()
            client.mail("robin@clinic.example")
            codes = [client.rcpt(to)[0] for to in (CONSULT, "nobody@desk.example", thread)]
            assert codes == [250, 550, 250]
            assert client.data(mail())[0] == 250
            assert client.getreply()[0] == 250
            assert client.noop()[0] == 250
        assert place.stored() == 1

    def test_delivered_again_after_a_lost_250_it_is_one_mail(self, place: Place) -> None:
        raw = mail()
        for _ in range(3):
            place.deliver(raw)
        assert place.stored() == 1
        place.deliver(raw, CONSULT, place.world.addresses.thread(7))  # the same mail for other recipients
        place.world.work()
        assert place.world.dispositions() == {"accept": 1, "discard": 1}

    def test_a_large_mail_is_refused_before_and_after_its_data(self, place: Place) -> None:
        large = mail("Is 99213 valid?\n" * 3000)
        with pytest.raises(smtplib.SMTPSenderRefused, match="552"):
            place.deliver(large)
        with place.open() as client:
            client.ehlo_or_helo_if_needed()
            client.mail("robin@clinic.example")
            client.rcpt(CONSULT)
            client.rcpt(place.world.addresses.thread(1))
            assert client.data(large)[0] == 552
            assert client.getreply()[0] == 552
        assert place.stored() == 0

    def test_long_lines_and_addresses_beyond_ascii_are_taken(self, place: Place) -> None:
        with place.open() as client:
            client.ehlo_or_helo_if_needed()
            assert client.has_extn("smtputf8")
            assert client.has_extn("pipelining")
            client.sendmail("röbin@clinic.example", [CONSULT], mail("x" * 5000 + " 99213?"), ["SMTPUTF8"])
        assert place.stored() == 1

    def test_commands_may_come_all_at_once(self, place: Place) -> None:
        with (
            socket.create_connection(("127.0.0.1", place.port)) as connection,
            connection.makefile("rb") as lines,
        ):
            lines.readline()
            written = f"LHLO mx\r\nMAIL FROM:<r@clinic.example>\r\nRCPT TO:<{CONSULT}>\r\nRCPT TO:<x@y.example>\r\nDATA\r\n"
            connection.sendall(written.encode() + b"Subject: 99213?\r\n\r\n..dot\r\n.\r\nQUIT\r\n")
            codes = [line[:3] for line in lines if line[3:4] == b" "]
        assert codes == [b"250", b"250", b"250", b"550", b"354", b"250", b"221"]
        assert place.stored() == 1

    def test_helo_is_not_spoken(self, place: Place) -> None:
        with (
            socket.create_connection(("127.0.0.1", place.port)) as connection,
            connection.makefile("rb") as lines,
        ):
            lines.readline()
            connection.sendall(b"EHLO mx\r\n")
            assert lines.readline().startswith(b"500")


@pytest.mark.servers
@pytest.mark.parametrize("trouble", [TransientError("locked"), RuntimeError("a fault of ours")])
def test_what_cannot_be_stored_stays_with_the_mail_server(
    sqlite_world: World, storing: ThreadPoolExecutor, trouble: Exception
) -> None:
    def refuse(arrival: Arrival) -> None:
        raise trouble

    received = replace(reception(sqlite_world.service, sqlite_world.addresses, storing), keep=refuse)
    with Listening(received, ANY_PORT) as listening, pytest.raises(smtplib.SMTPDataError) as refused:
        Place(sqlite_world, listening.port).deliver(mail())
    assert f"{refused.value.smtp_code} {refused.value.smtp_error.decode()}" == LATER


@pytest.mark.servers
def test_a_connection_that_ends_before_the_answer_has_stored_the_mail_once(
    sqlite_world: World, storing: ThreadPoolExecutor
) -> None:
    stored = threading.Event()

    def keep(arrival: Arrival) -> None:
        flow.keep(sqlite_world.service, [arrival])
        stored.set()

    received = replace(reception(sqlite_world.service, sqlite_world.addresses, storing), keep=keep)
    raw = mail()
    with Listening(received, ANY_PORT) as listening:
        with socket.create_connection(("127.0.0.1", listening.port)) as connection:
            connection.sendall(
                f"LHLO mx\r\nMAIL FROM:<r@clinic.example>\r\nRCPT TO:<{CONSULT}>\r\nDATA\r\n".encode()
            )
            connection.sendall(raw + b"\r\n.\r\n")
            assert stored.wait(60)
        Place(sqlite_world, listening.port).deliver(raw + b"\r\n", sender="r@clinic.example")
    assert sum(sqlite_world.dispositions().values()) == 1


@pytest.mark.servers
def test_it_listens_on_a_socket_of_the_file_system(
    sqlite_world: World, storing: ThreadPoolExecutor, tmp_path: Path
) -> None:
    path = str(tmp_path / "lmtp.sock")
    for _ in range(2):  # what a killed process left behind is no hindrance
        received = reception(sqlite_world.service, sqlite_world.addresses, storing)
        with Listening(received, path), smtplib.LMTP(path) as client:
            assert client.sendmail("robin@clinic.example", [CONSULT], mail()) == {}


@pytest.mark.servers
def test_the_doctor_sees_whether_it_listens(
    sqlite_world: World, storing: ThreadPoolExecutor, tmp_path: Path
) -> None:
    for place in (f"127.0.0.1:{free_port()}", str(tmp_path / "lmtp.sock")):
        settings = load({"CONSULTANT_HOME": str(tmp_path), "CONSULTANT_LMTP_LISTEN": place})
        with pytest.raises(PermanentError, match="consultant lmtp"):
            mailbox(settings)
        with Listening(reception(sqlite_world.service, sqlite_world.addresses, storing), place):
            assert mailbox(settings) == f"LMTP answers on {place}"
