"""The fake Sent folder and the real one: a copy is filed once, whatever happened before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime

import pytest

from consultant.errors import TransientError
from consultant.intake.imap_connection import ImapServer
from consultant.intake.sent_folder import ImapSentFolder
from consultant.model.mail import SentCopy
from consultant.ports import SentFolder
from tests.fakes.sent_folder import FakeSentFolder
from tests.servers.dovecot import Mailbox

pytestmark = pytest.mark.contracts
SENT_AT = datetime(2026, 11, 23, 15, tzinfo=UTC)
Pair = tuple[SentFolder, Callable[[], list[bytes]]]


def copy(number: int) -> SentCopy:
    content = f"Message-ID: <r{number}@desk.example>\r\nSubject: Re: 99213?\r\n\r\nYes, {number}.\r\n"
    return SentCopy(number, f"<r{number}@desk.example>", content.encode(), SENT_AT, 1)


@pytest.fixture(params=["fake", "real"])
def pair(request: pytest.FixtureRequest) -> Iterator[Pair]:
    """A folder, and the copies that are in it."""
    if request.param == "fake":
        fake = FakeSentFolder()
        yield fake, lambda: [filed.content for filed in fake.copies]
        return
    mailbox: Mailbox = request.getfixturevalue("mailbox")
    with closing(ImapSentFolder(ImapServer(mailbox.url, mailbox.password), "Sent/Replies")) as folder:
        yield folder, lambda: list(mailbox.contents("Sent/Replies").values())


def test_copies_are_filed_once_and_byte_by_byte(pair: Pair) -> None:
    folder, contents = pair
    for number in (1, 2, 1):
        folder.put(copy(number))
    folder.close()
    folder.put(copy(2))
    folder.put(copy(3))
    folder.close()
    assert sorted(contents()) == [copy(number).content for number in (1, 2, 3)]


def test_a_copy_is_seen_and_as_old_as_the_reply(mailbox: Mailbox) -> None:
    with closing(ImapSentFolder(ImapServer(mailbox.url, mailbox.password), "Sent")) as folder:
        folder.put(copy(1))
    with mailbox.open(folder="Sent") as client:
        client.normalise_times = False
        (found,) = client.fetch(client.search("ALL"), ["FLAGS", "INTERNALDATE"]).values()
    assert rb"\Seen" in found[b"FLAGS"]
    assert found[b"INTERNALDATE"] == SENT_AT


def test_a_server_that_is_gone_is_a_passing_trouble() -> None:
    folder = ImapSentFolder(ImapServer("imap://consult@127.0.0.1:1/INBOX", "pw", timeout=1), "Sent")
    with pytest.raises(TransientError):
        folder.put(copy(1))
