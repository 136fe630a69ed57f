"""The other side's mail server, scripted: it takes mail, refuses it, falls silent or hangs up, as a test tells it.

    peer.script(Step.RECIPIENT, Answer(450, "4.2.1 try later"))            # once, then as usual
    peer.script(Step.CONTENT, Silence(kept=True), times=None)              # always: takes the mail, says nothing
    peer.script(Step.RECIPIENT, Answer(550), holding="gone@clinic.test")   # only lines with this in them

Replies and steps are those of RFC 5321; STARTTLS is RFC 3207, AUTH is RFC 4954.
"""

from __future__ import annotations

import asyncio
import ssl
import threading
import time
from base64 import b64decode
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from enum import StrEnum

from tests.servers.certificates import Certificate
from tests.servers.loop_thread import LoopThread
from tests.servers.processes import LOOPBACK

LONGEST_LINE = 1 << 24


class Step(StrEnum):
    """Where in the dialogue a scripted behaviour takes the place of the usual one."""

    CONNECT = "connect"
    HELLO = "EHLO"
    STARTTLS = "STARTTLS"
    AUTH = "AUTH"
    SENDER = "MAIL"
    RECIPIENT = "RCPT"
    DATA = "DATA"
    CONTENT = "final dot"
    RESET = "RSET"
    NOOP = "NOOP"
    QUIT = "QUIT"


@dataclass(frozen=True)
class Answer:
    """Says this; a mail whose final dot is answered with 2yz is kept."""

    code: int
    text: str = "as scripted"


@dataclass(frozen=True)
class Silence:
    """Says nothing more on this connection until `release`; `kept` tells whether the mail was taken."""

    kept: bool = False


@dataclass(frozen=True)
class HangUp:
    """Closes the connection without a word; `kept` tells whether the mail was taken."""

    kept: bool = False


@dataclass(frozen=True)
class Raw:
    """Sends these bytes, whatever they mean, and goes on; `kept` tells whether the mail was taken."""

    content: bytes
    kept: bool = False


Behaviour = Answer | Silence | HangUp | Raw


@dataclass(frozen=True)
class Received:
    """One mail the peer has taken."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes
    over_tls: bool
    account: str | None

    @property
    def message(self) -> EmailMessage:
        """The content, parsed."""
        return message_from_bytes(self.content, policy=default)


@dataclass
class _Scripted:
    step: Step
    behaviour: Behaviour
    times: int | None
    holding: str


@dataclass
class _Session:
    """What one connection has said so far."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    over_tls: bool = False
    account: str | None = None
    sender: str | None = None
    recipients: list[str] = field(default_factory=list)

    def reset(self) -> None:
        self.sender, self.recipients = None, []

    async def say(self, *lines: str) -> None:
        self.writer.write("".join(f"{line}\r\n" for line in lines).encode())
        await self.writer.drain()

    async def line(self) -> str:
        read = await self.reader.readline()
        if not read:
            raise ConnectionResetError
        return read.decode("utf-8", "surrogateescape").rstrip("\r\n")


class SmtpPeer(LoopThread):
    """A mail server in a thread; `mails` is what it has taken, `dialogue` every line a client has sent."""

    def __init__(self, certificate: Certificate | None = None, offers_auth: bool | str = False) -> None:
        super().__init__()
        self.host = LOOPBACK
        self.port = 0
        self.token = "good"
        """What is let in with XOAUTH2 and OAUTHBEARER."""
        self.mails: list[Received] = []
        self.dialogue: list[str] = []
        self.connections = 0
        self.delay_seconds = 0.0
        """How long every answer takes."""
        self._certificate = certificate
        self._offers_auth = offers_auth
        self._script: list[_Scripted] = []
        self._changed = threading.Condition()
        self._released = asyncio.Event()
        self._writers: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None

    @property
    def url(self) -> str:
        """`smtp://host:port`."""
        return f"smtp://{self.host}:{self.port}"

    def script(self, step: Step, behaviour: Behaviour, *, times: int | None = 1, holding: str = "") -> None:
        """From now on behaves so at this step, so many times (None: always), for lines that hold the text."""
        with self._changed:
            self._script.append(_Scripted(step, behaviour, times, holding))

    def behave(self) -> None:
        """Forgets every script and lets go of silent connections."""
        with self._changed:
            self._script.clear()
        self.release()

    def release(self) -> None:
        """Closes the connections that are held in silence."""
        self._loop.call_soon_threadsafe(self._released.set)

    def refuse_connections(self) -> None:
        """Closes the port, as a server that is down; connections that are open stay."""
        self.call(self._unlisten())

    def accept_connections(self) -> None:
        """Listens again on the same port."""
        self.call(self.open())

    def wait_for(self, count: int, seconds: float = 60) -> list[Received]:
        """The mails taken, once there are so many; AssertionError when they do not come."""
        deadline = time.monotonic() + seconds
        with self._changed:
            while len(self.mails) < count:
                if not self._changed.wait(deadline - time.monotonic()):
                    raise AssertionError(
                        f"{len(self.mails)} of {count} mails came; said: {self.dialogue[-10:]}"
                    )
            return list(self.mails)

    def wait_for_step(self, step: Step, seconds: float = 60) -> None:
        """Returns once a client has come as far as this step."""
        deadline = time.monotonic() + seconds
        with self._changed:
            while not any(self._names(step, line) for line in self.dialogue):
                if not self._changed.wait(deadline - time.monotonic()):
                    raise AssertionError(f"no client came to {step.value}; said: {self.dialogue[-10:]}")

    async def open(self) -> None:
        self._server = await asyncio.start_server(self._converse, self.host, self.port, limit=LONGEST_LINE)
        self.port = self._server.sockets[0].getsockname()[1]

    async def shut(self) -> None:
        await self._unlisten()
        self._released.set()
        for writer in list(self._writers):
            writer.transport.abort()

    async def _unlisten(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._writers.add(writer)
        session = _Session(reader, writer)
        try:
            await self._answer(session, Step.CONNECT, "", "220 peer.test ESMTP")
            while await self._obey(session, await session.line()):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            pass
        finally:
            writer.close()
            self._writers.discard(writer)

    async def _obey(self, session: _Session, line: str) -> bool:
        """Answers one command; false ends the dialogue."""
        self._note(line)
        verb = line.split(" ")[0].split(":")[0].upper()
        if verb in ("EHLO", "HELO"):
            await self._answer(session, Step.HELLO, line, *self._offer(session))
        elif verb == "STARTTLS":
            await self._start_tls(session, line)
        elif verb == "AUTH":
            await self._authenticate(session, line)
        elif verb == "MAIL":
            if await self._answer(session, Step.SENDER, line, "250 2.1.0 sender ok"):
                session.sender = _path(line)
        elif verb == "RCPT":
            if await self._answer(session, Step.RECIPIENT, line, "250 2.1.5 recipient ok"):
                session.recipients.append(_path(line))
        elif verb == "DATA":
            await self._take(session, line)
        elif verb == "RSET":
            session.reset()
            await self._answer(session, Step.RESET, line, "250 2.0.0 reset")
        elif verb == "NOOP":
            await self._answer(session, Step.NOOP, line, "250 2.0.0 still here")
        elif verb == "QUIT":
            await self._answer(session, Step.QUIT, line, "221 2.0.0 bye")
            return False
        else:
            await session.say("500 5.5.1 not known here")
        return True

    def _offer(self, session: _Session) -> list[str]:
        words = ["peer.test", "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES", f"SIZE {LONGEST_LINE}"]
        if self._certificate is not None and not session.over_tls:
            words.append("STARTTLS")
        if self._offers_auth:
            words.append(f"AUTH {self._offers_auth if isinstance(self._offers_auth, str) else 'PLAIN LOGIN'}")
        return [f"250-{word}" for word in words[:-1]] + [f"250 {words[-1]}"]

    async def _start_tls(self, session: _Session, line: str) -> None:
        if self._certificate is None:
            await session.say("502 5.5.1 not offered")
        elif await self._answer(session, Step.STARTTLS, line, "220 2.0.0 go ahead"):
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(self._certificate.path, self._certificate.key_path)
            await session.writer.start_tls(context)
            session.over_tls = True

    async def _authenticate(self, session: _Session, line: str) -> None:
        words = line.split(" ")
        if "OAUTH" in words[1].upper():
            await self._take_token(session, line, b64decode(words[2]).decode())
            return
        if words[1].upper() == "LOGIN":
            name = words[2] if len(words) > 2 else await self._ask(session, b"Username:")
            await self._ask(session, b"Password:")
            account = b64decode(name).decode()
        else:
            account = (
                b64decode(words[2] if len(words) > 2 else await self._ask(session, b""))
                .split(b"\0")[1]
                .decode()
            )
        if await self._answer(session, Step.AUTH, line, "235 2.7.0 welcome"):
            session.account = account

    async def _take_token(self, session: _Session, line: str, said: str) -> None:
        """RFC 7628 section 3.2: a refusal comes as a challenge, and as an answer once the client has said a word to it."""
        if f"auth=Bearer {self.token}\1" in said:
            if await self._answer(session, Step.AUTH, line, "235 2.7.0 welcome"):
                session.account = said.partition("=")[2].split("\1")[0].split(",")[0]
            return
        await session.say("334 eyJzdGF0dXMiOiI0MDEifQ==")
        await session.line()
        await session.say("535 5.7.8 token refused")

    async def _ask(self, session: _Session, prompt: bytes) -> str:
        await session.say(
            f"334 {'VXNlcm5hbWU6' if prompt == b'Username:' else 'UGFzc3dvcmQ6' if prompt else ''}"
        )
        return await session.line()

    async def _take(self, session: _Session, line: str) -> None:
        if session.sender is None or not session.recipients:
            await session.say("503 5.5.1 no recipient yet")
            return
        if not await self._answer(session, Step.DATA, line, "354 go ahead"):
            return
        content = await _content(session.reader)
        behaviour = self._next(Step.CONTENT, content.decode("latin-1"))
        if not isinstance(behaviour, Answer | None):
            self._keep(session, content, kept=behaviour.kept)
        elif behaviour is None or 200 <= behaviour.code < 300:
            self._keep(session, content, kept=True)
        session.reset()
        self._note(Step.CONTENT.value)
        await self._act(session, behaviour, "250 2.0.0 taken")

    def _keep(self, session: _Session, content: bytes, *, kept: bool) -> None:
        if kept:
            mail = Received(
                session.sender or "", tuple(session.recipients), content, session.over_tls, session.account
            )
            with self._changed:
                self.mails.append(mail)
                self._changed.notify_all()

    async def _answer(self, session: _Session, step: Step, line: str, *usual: str) -> bool:
        """Does what the script says at this step, else the usual; tells whether the client may go on."""
        return await self._act(session, self._next(step, line), *usual)

    async def _act(self, session: _Session, behaviour: Behaviour | None, *usual: str) -> bool:
        await asyncio.sleep(self.delay_seconds)
        match behaviour:
            case None:
                await session.say(*usual)
                return True
            case Answer(code, text):
                await session.say(f"{code} {text}")
                return code < 400
            case Raw(content):
                session.writer.write(content)
                await session.writer.drain()
                return True
            case Silence():
                await self._released.wait()
                raise ConnectionResetError
            case HangUp():
                raise ConnectionResetError

    def _next(self, step: Step, line: str) -> Behaviour | None:
        with self._changed:
            for scripted in self._script:
                if scripted.step is step and scripted.times != 0 and scripted.holding in line:
                    if scripted.times is not None:
                        scripted.times -= 1
                    return scripted.behaviour
        return None

    def _note(self, line: str) -> None:
        with self._changed:
            self.dialogue.append(line)
            self._changed.notify_all()

    @staticmethod
    def _names(step: Step, line: str) -> bool:
        return line.upper().startswith(step.value.upper())


def _path(line: str) -> str:
    """The address between the angle brackets of MAIL FROM or RCPT TO."""
    return line.partition("<")[2].partition(">")[0]


async def _content(reader: asyncio.StreamReader) -> bytes:
    """Everything up to the final dot, its dot-stuffing undone (RFC 5321 section 4.5.2)."""
    lines: list[bytes] = []
    while (line := await reader.readuntil(b"\r\n")) != b".\r\n":
        lines.append(line[1:] if line.startswith(b".") else line)
    return b"".join(lines)
