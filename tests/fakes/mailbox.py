"""A mailbox in memory: behaves as `ImapMailbox` does, and fails when it is told to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from consultant.errors import ConsultantError
from consultant.model.mail import Arrival

ARRIVED = datetime(2026, 11, 2, 15, 0, tzinfo=UTC)


class FakeMailbox:
    """Mails by UID; `deliver` as the other side does, `recreate` for a new UIDVALIDITY, `fail` for the next call."""

    def __init__(self, name: str = "consult@desk.example/INBOX", *, largest: int = 10_000_000) -> None:
        self.name = name
        self.largest = largest
        self.filed: dict[str, list[bytes]] = {}
        self.closed = False
        self._mails: dict[int, bytes] = {}
        self._next_uid = 1
        self._uidvalidity = 1
        self._news = False
        self._failures: list[ConsultantError] = []

    @property
    def uidvalidity(self) -> int:
        return self._uidvalidity

    def deliver(self, *mails: bytes) -> None:
        for mail in mails:
            self._mails[self._next_uid] = mail
            self._next_uid += 1
        self._news = True

    def expunge(self, *uids: int) -> None:
        """Another client removes mails."""
        for uid in uids:
            self._mails.pop(uid, None)

    def recreate(self) -> None:
        """The folder is made anew with the same mails: every UID changes its meaning."""
        mails = list(self._mails.values())
        self._mails, self._next_uid = {}, 1
        self._uidvalidity += 1
        self.deliver(*mails)

    def fail(self, *errors: ConsultantError) -> None:
        """The next calls raise these, one each."""
        self._failures.extend(errors)

    def uids(self) -> list[int]:
        self._raise_planned()
        self._news = False
        return sorted(self._mails)

    def fetch(self, uids: Sequence[int]) -> Iterator[Arrival]:
        self._raise_planned()
        for uid in sorted(set(uids) & set(self._mails)):
            raw = self._mails[uid]
            oversize = len(raw) > self.largest
            shown = raw.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" if oversize else raw
            yield Arrival(self.name, self._uidvalidity, uid, shown, ARRIVED, oversize)

    def file(self, uids: Sequence[int], folder: str) -> None:
        if self._failures:
            self._failures.pop(0)
            return
        for uid in uids:
            if uid in self._mails:
                self.filed.setdefault(folder, []).append(self._mails.pop(uid))

    def wait(self, seconds: float) -> bool:
        """Never sleeps: what is delivered in a test was delivered before."""
        self._raise_planned()
        news, self._news = self._news, False
        return news

    def close(self) -> None:
        self.closed = True

    def _raise_planned(self) -> None:
        if self._failures:
            raise self._failures.pop(0)
