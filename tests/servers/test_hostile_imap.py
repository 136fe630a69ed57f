"""IMAP servers that talk nonsense: every error is one of ours, and no mail keeps another from being stored."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from consultant.errors import ConsultantError
from consultant.intake.mailbox import ImapMailbox, ImapServer
from consultant.store.database import Database
from tests.fakes.world import World
from tests.servers.scripted_imap import Answer, Hangup, ScriptedImap
from workers.poller import Poller, Watch

pytestmark = pytest.mark.contracts

NONSENSE = {
    "goodbye": b"* BYE going down\r\n",
    "not text": b"\xff\xfe\x00\r\n",
    "a web server": b"HTTP/1.1 400 Bad Request\r\n\r\n",
    "the tag of nobody": b"ZZZ OK done\r\n",
    "an endless line": b"* " + b"2 " * 600_000 + b"\r\n",
    "a vast literal": b"* 1 FETCH (UID 1 BODY[] {99999999999}\r\nhello",
    "nested without end": b"* 1 FETCH " + b"(" * 5000 + b"\r\n",
    "a number that is none": b"* SEARCH 1 x 2\r\n* 1 FETCH (UID one RFC822.SIZE many)\r\n",
}
REFUSALS = {"over quota": "NO [OVERQUOTA] full", "bad": "BAD what", "limit": "NO [LIMIT] too many"}


def saying(content: bytes) -> Answer:
    def answer(_tag: str, _rest: str, send: Callable[[bytes], None]) -> None:
        send(content)
        raise Hangup

    return answer


def refusing(words: str) -> Answer:
    return lambda tag, _rest, send: send(f"{tag} {words}\r\n".encode())


def used(answers: dict[str, Answer]) -> None:
    """All that a poller does with a mailbox."""
    with ScriptedImap(answers=answers) as server:
        mailbox = ImapMailbox.connect(ImapServer(server.url, timeout=60))
        with closing(mailbox):
            mailbox.uids()
            list(mailbox.fetch([1, 2]))
            mailbox.file([1], "Processed")
            mailbox.wait(0)


@pytest.mark.parametrize("command", ["CAPABILITY", "LOGIN", "SELECT", "NOOP", "SEARCH", "FETCH"])
@pytest.mark.parametrize("nonsense", NONSENSE.values(), ids=NONSENSE.keys())
def test_nonsense_is_an_error_of_ours(command: str, nonsense: bytes) -> None:
    with pytest.raises(ConsultantError):
        used({command: saying(nonsense)})


@pytest.mark.parametrize("command", ["LOGIN", "SELECT", "NOOP", "SEARCH"])
@pytest.mark.parametrize("words", REFUSALS.values(), ids=REFUSALS.keys())
def test_a_refusal_is_an_error_of_ours(command: str, words: str) -> None:
    with pytest.raises(ConsultantError):
        used({command: refusing(words)})


@pytest.mark.parametrize("command", ["MOVE", "COPY", "CREATE", "STORE", "EXPUNGE", "NAMESPACE"])
def test_what_only_files_mail_may_be_refused(command: str) -> None:
    used({command: refusing("NO [OVERQUOTA] full")})


def box(broken: int, response: bytes) -> dict[str, Answer]:
    """Five mails, one of which comes as that response."""

    def search(tag: str, _rest: str, send: Callable[[bytes], None]) -> None:
        send(f"* 2 EXPUNGE\r\n* SEARCH 1 2 3 4 5 5\r\n{tag} OK done\r\n".encode())

    def fetch(tag: str, rest: str, send: Callable[[bytes], None]) -> None:
        for uid in asked(rest):
            if "RFC822.SIZE" in rest:
                send(f"* 9 EXPUNGE\r\n* {uid} FETCH (UID {uid} RFC822.SIZE 5)\r\n".encode())
            elif uid == broken:
                send(response)
                raise Hangup
            else:
                send(f"* {uid} FETCH (FLAGS (\\Seen) UID {uid} BODY[] {{6}}\r\nmail {uid})\r\n".encode())
        send(f"{tag} OK done\r\n".encode())

    return {"SEARCH": search, "FETCH": fetch}


def asked(rest: str) -> list[int]:
    ranges = (part.partition(":") for part in rest.split()[2].split(","))
    return [uid for first, _, last in ranges for uid in range(int(first), int(last or first) + 1)]


@pytest.mark.parametrize("nonsense", NONSENSE.values(), ids=NONSENSE.keys())
def test_a_mail_that_ends_every_connection_keeps_no_other_from_being_stored(
    sqlite_address: str, tmp_path: Path, nonsense: bytes
) -> None:
    with closing(Database(sqlite_address)) as database, ScriptedImap(answers=box(2, nonsense)) as server:
        world, imap = World(database), ImapServer(server.url, timeout=60)
        watch = Watch(imap.name, "here", timedelta(seconds=60), 120, 3, "")
        poller = Poller(world.service, lambda: ImapMailbox.connect(imap), watch)
        tries = 0
        while sum(world.dispositions().values()) < 4 and tries < 6:
            tries += 1
            reconciled(poller, imap)
        assert sum(world.dispositions().values()) == 4
        assert reconciled(poller, imap), "the broken one waits for its time, and the mailbox is watched again"


def reconciled(poller: Poller, imap: ImapServer) -> bool:
    """One session; whether it came to its end."""
    try:
        with closing(ImapMailbox.connect(imap)) as mailbox:
            poller.reconcile(mailbox)
    except ConsultantError:
        return False
    return True
