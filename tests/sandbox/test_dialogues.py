"""IMAP and SMTP spoken line by line, over unix sockets in one event loop."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from consultant.sandbox.accounts import Accounts
from consultant.sandbox.imap import ImapServer, Mailboxes
from consultant.sandbox.post_office import Envelope, PostOffice
from consultant.sandbox.smtp import SmtpServer

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
CONSULT = "consult@consultant.test"
MAIL = b"Subject: one\r\nDate: broken\r\n\r\ntext\r\n"


class Dialogue:
    """A connection on which whole answers are read."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    async def line(self) -> bytes:
        return await asyncio.wait_for(self.reader.readuntil(b"\r\n"), 20)

    async def say(self, command: bytes) -> bytes:
        """An IMAP command; everything up to its tagged answer."""
        self.writer.write(b"A " + command + b"\r\n")
        heard = await self.line()
        while not heard.splitlines()[-1].startswith((b"A ", b"+ ")):
            heard += await self.line()
        return heard

    async def tell(self, command: bytes) -> bytes:
        """An SMTP command; its last line."""
        self.writer.write(command + b"\r\n")
        heard = await self.line()
        while heard[3:4] == b"-":
            heard = await self.line()
        return heard


class World:
    """A sandbox without TCP."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.mailboxes = Mailboxes(Accounts(home / "accounts", lambda: NOW))
        self.post_office = PostOffice(self.mailboxes, CONSULT, lambda: NOW)
        self.mailboxes.of(CONSULT).ensure("Processed")
        self.imap = ImapServer(self.mailboxes, "password")
        self.smtp = SmtpServer(self.post_office)
        self.open: list[asyncio.StreamWriter] = []

    def deliver(self, content: bytes = MAIL, sender: str = "asker@clinic.test") -> None:
        self.post_office.accept(Envelope(sender, (CONSULT,), content))

    async def connect(self, name: str) -> Dialogue:
        reader, writer = await asyncio.open_unix_connection(self.home / name)
        self.open.append(writer)
        return Dialogue(reader, writer)

    async def close(self) -> None:
        for writer in self.open:
            writer.close()
            with suppress(ConnectionError):
                await writer.wait_closed()

    async def signed_in(self) -> Dialogue:
        dialogue = await self.connect("imap")
        assert (await dialogue.line()).startswith(b"* OK")
        assert b"A OK" in await dialogue.say(b'LOGIN "consult@consultant.test" "password"')
        assert b"A OK" in await dialogue.say(b"SELECT INBOX")
        return dialogue


Talk = Callable[[World], Awaitable[None]]


@pytest.fixture
def talk(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Talk], None]:
    """Runs a conversation with both servers."""
    home = tmp_path_factory.mktemp("s")

    async def hold(conversation: Talk) -> None:
        world = World(home)
        for name, server in (("imap", world.imap), ("smtp", world.smtp)):
            listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            listening.bind(str(home / name))
            listening.setblocking(False)
            await server.start(listening)
        try:
            await conversation(world)
        finally:
            await world.imap.stop()
            await world.smtp.stop()
            await world.close()

    return lambda conversation: asyncio.run(hold(conversation))


def test_a_mail_is_fetched_as_it_is_stored(talk: Callable[[Talk], None]) -> None:
    async def conversation(world: World) -> None:
        world.deliver()
        dialogue = await world.signed_in()
        heard = await dialogue.say(b"UID FETCH 1:* (UID BODY.PEEK[] FLAGS INTERNALDATE RFC822.SIZE)")
        assert b"BODY[] {%d}\r\n%b" % (len(MAIL), MAIL) in heard
        assert b"RFC822.SIZE %d" % len(MAIL) in heard
        assert b'INTERNALDATE "23-Nov-2026 12:00:00 +0000"' in heard

    talk(conversation)


def test_parts_headers_and_structures_are_told(talk: Callable[[Talk], None]) -> None:
    async def conversation(world: World) -> None:
        world.deliver()
        dialogue = await world.signed_in()
        heard = await dialogue.say(
            b"FETCH 1 (BODY.PEEK[1] BODY.PEEK[HEADER.FIELDS (SUBJECT)] BODYSTRUCTURE ENVELOPE)"
        )
        assert b"text\r\n" in heard
        assert b"Subject: one\r\n" in heard
        assert b"A OK" in heard
        assert b"* SEARCH 1\r\n" in await dialogue.say(b"SEARCH SUBJECT one")

    talk(conversation)


def test_flags_moves_copies_and_expunges_are_seen_by_the_next_command(talk: Callable[[Talk], None]) -> None:
    async def conversation(world: World) -> None:
        for _ in range(3):
            world.deliver()
        dialogue = await world.signed_in()
        assert b"\\Seen" in await dialogue.say(b"UID STORE 1 +FLAGS (\\Seen)")
        assert b"* SEARCH 2 3" in await dialogue.say(b"UID SEARCH UNSEEN")
        assert b"* 2 EXPUNGE" in await dialogue.say(b"UID MOVE 2 Processed")
        assert b"COPYUID" in await dialogue.say(b"UID COPY 3 Processed")
        await dialogue.say(b"UID STORE 3 +FLAGS (\\Deleted)")
        assert b"EXPUNGE" in await dialogue.say(b"UID EXPUNGE 3")
        assert b"MESSAGES 2" in await dialogue.say(b"STATUS Processed (MESSAGES)")
        assert b"* SEARCH 1\r\n" in await dialogue.say(b"UID SEARCH ALL")

    talk(conversation)


def test_folders_are_made_renamed_and_removed(talk: Callable[[Talk], None]) -> None:
    async def conversation(world: World) -> None:
        dialogue = await world.signed_in()
        for command in (
            b"CREATE Held/New",
            b"RENAME Held Kept",
            b"UNSUBSCRIBE Kept/New",
            b"DELETE Processed",
        ):
            await dialogue.say(command)
        listed = await dialogue.say(b'LIST "" "*"')
        assert b"Processed" not in listed
        assert b"A NO" in await dialogue.say(b"SELECT Processed")
        assert b"A NO" in await dialogue.say(b"DELETE Processed")
        assert b"A NO" in await dialogue.say(b"RENAME INBOX Elsewhere")

    talk(conversation)


def test_idle_is_told_of_a_mail_in_one_piece(talk: Callable[[Talk], None]) -> None:
    async def conversation(world: World) -> None:
        dialogue = await world.signed_in()
        assert await dialogue.say(b"IDLE") == b"+ Idling.\r\n"
        world.deliver()
        assert await dialogue.line() == b"* 1 EXISTS\r\n"
        dialogue.writer.write(b"DONE\r\n")
        while not (await dialogue.line()).startswith(b"A OK"):
            pass

    talk(conversation)


@pytest.mark.parametrize(
    "login",
    [b"LOGIN consult@consultant.test wrong", b"LOGIN nobody password", b'LOGIN "" ""', b"LOGIN \xff\xff x"],
)
def test_nobody_gets_in_without_the_password(talk: Callable[[Talk], None], login: bytes) -> None:
    async def conversation(world: World) -> None:
        dialogue = await world.connect("imap")
        await dialogue.line()
        assert b"A OK" not in await dialogue.say(login)
        assert b"A OK" not in await dialogue.say(b"SELECT INBOX")

    talk(conversation)


def test_clients_are_told_when_the_server_stops(talk: Callable[[Talk], None]) -> None:
    async def conversation(world: World) -> None:
        dialogue = await world.signed_in()
        await world.imap.stop()
        assert (await dialogue.line()).startswith(b"* BYE")
        assert await dialogue.reader.read() == b""

    talk(conversation)


def test_smtp_stores_before_it_says_so(talk: Callable[[Talk], None]) -> None:
    async def conversation(world: World) -> None:
        dialogue = await world.connect("smtp")
        assert (await dialogue.line()).startswith(b"220")
        for command in (b"EHLO me", b"MAIL FROM:<asker@clinic.test>", b"RCPT TO:<consult+1@consultant.test>"):
            assert (await dialogue.tell(command)).startswith(b"250")
        assert (await dialogue.tell(b"DATA")).startswith(b"354")
        assert (await dialogue.tell(MAIL + b"..dot\r\n.")).startswith(b"250 2.0.0")
        inbox = world.mailboxes.of(CONSULT).inbox.folder
        assert [inbox.read(mail) for mail in inbox] == [MAIL + b".dot\r\n"]

    talk(conversation)


def test_smtp_says_to_try_again_when_the_disk_refuses(talk: Callable[[Talk], None]) -> None:
    async def conversation(world: World) -> None:
        world.mailboxes.of(CONSULT).inbox.folder.directory.rmdir()
        dialogue = await world.connect("smtp")
        await dialogue.line()
        for command in (b"EHLO me", b"MAIL FROM:<>", b"RCPT TO:<consult@consultant.test>", b"DATA"):
            await dialogue.tell(command)
        assert (await dialogue.tell(b"x\r\n.")).startswith(b"452")

    talk(conversation)


def test_a_bounce_goes_to_the_envelope_sender(talk: Callable[[Talk], None]) -> None:
    async def conversation(world: World) -> None:
        world.post_office.accept(
            Envelope("consult+b.1@consultant.test", ("x@bounce.test", "y@bounce.test"), MAIL)
        )
        world.post_office.accept(Envelope("", ("x@bounce.test",), MAIL))
        assert len(world.mailboxes.of(CONSULT).inbox) == 2

    talk(conversation)
