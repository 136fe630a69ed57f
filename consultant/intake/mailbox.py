"""The watched mailbox over IMAP (RFC 3501): UIDs only, nothing is marked as read, filing is cosmetic."""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import structlog
from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

from consultant.errors import ConsultantError, PermanentError, TransientError
from consultant.intake.imap_connection import ImapServer, close_socket, connected, translated
from consultant.model.mail import Arrival

__all__ = ["ImapMailbox", "ImapServer"]

log = structlog.get_logger(__name__)

_BATCH = 100
"""UIDs in one FETCH; larger ones gained nothing when measured."""
_BATCH_BYTES = 32_000_000
_FILED_AT_ONCE = 500
"""UIDs in one MOVE; one by one it is O(n) each on a large maildir."""
_IDLE_SECONDS = 20 * 60
"""IDLE is renewed well before the 29 minutes after which servers hang up (RFC 2177)."""
_POLL_SECONDS = 5.0
"""Between two NOOPs where the server has no IDLE."""

_NO_FOLDER = re.compile(
    r"NONEXISTENT|n't exist|not exist|no such|unknown (mailbox|folder)|not found", re.IGNORECASE
)

_Fetched = dict[int, dict[bytes, Any]]


class ImapMailbox:
    """A folder of an IMAP account, open for as long as the connection lives; after a TransientError connect anew."""

    def __init__(
        self,
        client: IMAPClient,
        server: ImapServer,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._client = client
        self._server = server
        self._clock = clock
        self._monotonic = monotonic
        self._sleep = sleep
        self._idle_since: float | None = None
        self._news = False
        self._filed: set[int] = set()
        self._destination: dict[str, str] = {}
        self._uidvalidity = self._select()

    @classmethod
    def connect(cls, server: ImapServer) -> ImapMailbox:
        """Sign in and open the folder.

        Raises:
            TransientError: the server is out of reach or busy.
            PermanentError: sign-in refused, no such folder, or no trusted TLS.
        """
        client = connected(server)
        try:
            return cls(client, server)
        except BaseException:
            close_socket(client)
            raise

    @property
    def uidvalidity(self) -> int:
        return self._uidvalidity

    def uids(self) -> list[int]:
        """UID SEARCH ALL: what the server holds now, whatever its flags say."""
        with self._command("listing the mailbox"):
            # A server need not show mail in a SEARCH that it has not announced yet; NOOP lets it (RFC 3501 section 7).
            self._client.noop()
            self._take_news()
            return sorted(self._client.search("ALL"))

    def fetch(self, uids: Sequence[int]) -> Iterator[Arrival]:
        """Sizes first, then bodies in batches bounded in number and bytes; BODY.PEEK[] leaves \\Seen alone."""
        wanted = sorted(set(uids))
        for start in range(0, len(wanted), _BATCH):
            sizes = self._sizes(wanted[start : start + _BATCH])
            for batch in _batches(sizes, self._server.largest):
                yield from self._bodies(batch)
            for uid in (uid for uid, size in sizes.items() if size > self._server.largest):
                yield from self._header(uid)

    def file(self, uids: Sequence[int], folder: str) -> None:
        """UID MOVE, else UID COPY with UID EXPUNGE, else the \\Seen flag (RFC 6851, RFC 4315); a bare EXPUNGE never."""
        waiting = [uid for uid in uids if uid not in self._filed]
        for start in range(0, len(waiting), _FILED_AT_ONCE):
            batch = waiting[start : start + _FILED_AT_ONCE]
            try:
                with self._command(f"moving {len(batch)} mails to {folder}"):
                    self._move(batch, self._folder(folder))
            except ConsultantError as error:
                log.warning("mail not filed, it stays where it is", error=str(error), mails=len(batch))
                self._destination.pop(
                    folder, None
                )  # somebody may have renamed or deleted it: made anew next time
                return
            self._filed.update(batch)

    def wait(self, seconds: float) -> bool:
        """IDLE, left open from one wait to the next; NOOP every few seconds where the server has none."""
        with self._translated("waiting for mail"):
            if self._take_news():
                return True
            return self._idle(seconds) if self._client.has_capability("IDLE") else self._poll(seconds)

    def close(self) -> None:
        with contextlib.suppress(Exception):
            self._leave_idle()
            self._client.logout()
        close_socket(self._client)

    # -- opening -----------------------------------------------------------------------------------------------------

    def _select(self) -> int:
        try:
            with translated(f"opening {self._server.folder}"):
                return int(self._client.select_folder(self._server.folder).get(b"UIDVALIDITY", 0))
        except TransientError as error:
            if isinstance(error.__cause__, IMAPClientError) and _NO_FOLDER.search(str(error)):
                raise PermanentError(
                    f"IMAP: there is no folder {self._server.folder!r} on {self._server.host}"
                ) from error
            raise

    # -- reading -----------------------------------------------------------------------------------------------------

    def _sizes(self, uids: Sequence[int]) -> dict[int, int]:
        with self._command("fetching sizes"):
            found = self._client.fetch(uids, ["RFC822.SIZE"])
        # A server may tell of other mails beside those asked for; each is fetched when it is its turn.
        asked = {uid: parts for uid, parts in found.items() if uid in set(uids)}
        return {uid: int(parts[b"RFC822.SIZE"]) for uid, parts in asked.items() if b"RFC822.SIZE" in parts}

    def _bodies(self, uids: Sequence[int]) -> Iterator[Arrival]:
        """One mail that the server or its response breaks on costs only itself: the others are fetched one by one."""
        try:
            with self._command(f"fetching {len(uids)} mails"):
                found = self._client.fetch(uids, ["BODY.PEEK[]", "INTERNALDATE"])
        except TransientError as error:
            if _lost_connection(error):
                raise
            log.warning("mails cannot be fetched together", error=str(error), mails=len(uids))
            for uid in uids:
                yield from self._body(uid)
        else:
            asked = {uid: parts for uid, parts in found.items() if uid in set(uids)}
            yield from self._arrivals(asked, b"BODY[]", oversize=False)

    def _body(self, uid: int) -> Iterator[Arrival]:
        try:
            with self._command("fetching one mail without its date"):
                found = self._client.fetch([uid], ["BODY.PEEK[]"])
        except TransientError as error:
            if _lost_connection(error):
                raise
            log.error(
                "a mail cannot be fetched, it stays in the mailbox and is tried again",
                error=str(error),
                uid=uid,
            )
        else:
            yield from self._arrivals(found, b"BODY[]", oversize=False)

    def _header(self, uid: int) -> Iterator[Arrival]:
        with self._command("fetching the header of an oversize mail"):
            found = self._client.fetch([uid], ["BODY.PEEK[HEADER]", "INTERNALDATE"])
        yield from self._arrivals(found, b"BODY[HEADER]", oversize=True)

    def _arrivals(self, found: _Fetched, part: bytes, *, oversize: bool) -> Iterator[Arrival]:
        for uid, parts in sorted(found.items()):
            raw = parts.get(part)
            if isinstance(raw, bytes):
                yield Arrival(self._server.name, self._uidvalidity, uid, raw, self._arrived(parts), oversize)

    def _arrived(self, parts: dict[bytes, Any]) -> datetime:
        """INTERNALDATE in UTC; the present moment where the server's is not readable."""
        given = parts.get(b"INTERNALDATE")
        try:
            return given.astimezone(UTC) if isinstance(given, datetime) else self._clock()
        except (OverflowError, ValueError):
            return self._clock()

    # -- filing ------------------------------------------------------------------------------------------------------

    def _move(self, uids: Sequence[int], folder: str) -> None:
        if self._client.has_capability("MOVE"):
            self._client.move(uids, folder)
        elif self._client.has_capability("UIDPLUS"):
            self._client.copy(uids, folder)
            self._client.add_flags(uids, [rb"\Deleted"], silent=True)
            self._client.uid_expunge(uids)
        else:
            self._client.add_flags(uids, [rb"\Seen"], silent=True)

    def _folder(self, name: str) -> str:
        """The folder's full name, made when it is not there; under the namespace where the server asks for one (RFC 2342)."""
        if name not in self._destination:
            full = self._prefix(name) + name
            with contextlib.suppress(IMAPClientError):
                self._client.create_folder(full)
            self._destination[name] = full
        return self._destination[name]

    def _prefix(self, name: str) -> str:
        if not self._client.has_capability("NAMESPACE"):
            return ""
        personal = self._client.namespace().personal
        prefix = str(personal[0][0] or "") if personal else ""
        return "" if name.startswith(prefix) else prefix

    # -- waiting -----------------------------------------------------------------------------------------------------

    def _idle(self, seconds: float) -> bool:
        end = self._monotonic() + seconds
        while (left := end - self._monotonic()) > 0:
            if self._idle_since is None and self._enter_idle():
                return True
            began = self._monotonic()
            responses = self._client.idle_check(timeout=min(left, self._idle_left()))
            if self._is_news(responses):
                return True
            # At the end of a connection idle_check returns nothing, at once, for ever: only a command tells.
            returned_early = not responses and self._monotonic() - began < min(left, self._idle_left()) / 2
            if (returned_early or self._idle_left() <= 0) and self._leave_idle():
                return True
        return False

    def _enter_idle(self) -> bool:
        """Starts IDLE unless a NOOP brings news that came since the last command."""
        if self._is_news(self._client.noop()[1]):
            return True
        self._client.idle()
        self._idle_since = self._monotonic()
        return False

    def _idle_left(self) -> float:
        return (
            0.0
            if self._idle_since is None
            else max(0.0, self._idle_since + _IDLE_SECONDS - self._monotonic())
        )

    def _leave_idle(self) -> bool:
        if self._idle_since is None:
            return False
        self._idle_since = None
        return self._is_news(self._client.idle_done()[1])

    def _poll(self, seconds: float) -> bool:
        end = self._monotonic() + seconds
        while (left := end - self._monotonic()) > 0:
            self._sleep(min(left, _POLL_SECONDS))
            if self._is_news(self._client.noop()[1]):
                return True
        return False

    @staticmethod
    def _is_news(responses: Sequence[Any]) -> bool:
        """Whether untagged responses announce mail; a BYE is the end of the connection."""
        kinds = {
            response[position] for response in responses for position in (0, 1) if len(response) > position
        }
        if b"BYE" in kinds:
            raise TransientError("IMAP, waiting for mail: the server says goodbye")
        return b"EXISTS" in kinds or b"RECENT" in kinds

    def _take_news(self) -> bool:
        """Whether another command's responses announced mail since the last look; imaplib keeps them until asked."""
        news, self._news = self._news, False
        _, numbers = self._client._imap.response("EXISTS")
        return news or any(number is not None for number in numbers)

    # -- errors ------------------------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def _command(self, step: str) -> Iterator[None]:
        """A command outside of IDLE."""
        with self._translated(step):
            if self._leave_idle():
                self._news = True
            yield

    @contextlib.contextmanager
    def _translated(self, step: str) -> Iterator[None]:
        """After any failure of the wire the connection is closed: what it would say next cannot be trusted."""
        try:
            with translated(f"{self._server.name}, {step}"):
                yield
        except ConsultantError as error:
            if not isinstance(error.__cause__, IMAPClientError) or isinstance(
                error.__cause__, IMAPClient.AbortError
            ):
                close_socket(self._client)
            raise


def _lost_connection(error: ConsultantError) -> bool:
    """The wire failed, or the server hung up: there is nothing more to read from this connection."""
    return error.__cause__ is None or isinstance(error.__cause__, (OSError, EOFError, IMAPClientAbortError))


def _batches(sizes: dict[int, int], largest: int) -> Iterator[list[int]]:
    """UIDs of mails within the limit, as many together as fit into memory."""
    batch: list[int] = []
    weight = 0
    for uid, size in sorted(sizes.items()):
        if size > largest:
            continue
        if batch and weight + size > _BATCH_BYTES:
            yield batch
            batch, weight = [], 0
        batch.append(uid)
        weight += size
    if batch:
        yield batch
