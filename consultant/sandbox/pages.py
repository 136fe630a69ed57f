"""What the mail pages show, read from the accounts on disk."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from urllib.parse import quote

from consultant.sandbox.accounts import SENT, Account, Accounts, MailFolder, StoredMail
from consultant.sandbox.addresses import belongs_to, folder_name
from consultant.sandbox.reading import Fields, read_fields

MAILS_A_PAGE = 50
_HEADER_BYTES = 64 << 10


@dataclass(frozen=True)
class Sample:
    """A question to try."""

    title: str
    subject: str
    body: str


@dataclass(frozen=True)
class MailboxCard:
    """A mailbox in the list of mailboxes."""

    address: str
    link: str
    mails: int
    is_service: bool


@dataclass(frozen=True)
class MailRow:
    """A mail in the list of mails."""

    link: str
    fields: Fields
    folder: str
    arrived: datetime

    @property
    def is_sent(self) -> bool:
        return self.folder == SENT


@dataclass(frozen=True)
class FoundMail:
    """One mail with its place."""

    account: Account
    folder_title: str
    folder: MailFolder
    stored: StoredMail

    @property
    def link(self) -> str:
        return mail_link(self.account.address, self.folder_title, self.stored.uid)

    def content(self) -> bytes:
        return self.folder.read(self.stored)


def mailbox_link(address: str) -> str:
    """The page of a mailbox."""
    return f"/mailboxes/{quote(folder_name(address), safe='')}"


def mail_link(address: str, folder: str, uid: int) -> str:
    """The page of a mail."""
    return f"{mailbox_link(address)}/{quote(folder_name(folder), safe='')}/{uid}"


def read_samples(file: Path) -> tuple[Sample, ...]:
    """The sample questions, in their order."""
    samples = tomllib.loads(file.read_text(encoding="utf-8"))["sample"]
    return tuple(
        Sample(sample["title"], sample["subject"], sample["body"].strip() + "\n") for sample in samples
    )


class Library:
    """Looks mails up for the pages."""

    def __init__(self, accounts: Accounts, consult_address: str) -> None:
        self.accounts = accounts
        self.consult_address = consult_address

    def cards(self) -> list[MailboxCard]:
        """People by address, the service's own mailbox last."""
        cards = [self._card(address) for address in self.accounts.addresses()]
        return sorted(cards, key=lambda card: (card.is_service, card.address))

    def account(self, key: str) -> Account | None:
        """The account whose link has this key."""
        found = (address for address in self.accounts.addresses() if folder_name(address) == key)
        return next((self.accounts.open(address) for address in found), None)

    def rows(self, account: Account, page: int) -> tuple[list[MailRow], bool]:
        """A page of mails, newest first, and whether there are older ones."""
        mails = [(folder, stored) for folder, place in _folders(account) for stored in place]
        mails.sort(key=lambda mail: (mail[1].arrived, mail[1].uid), reverse=True)
        start = (page - 1) * MAILS_A_PAGE
        shown = list(islice(mails, start, start + MAILS_A_PAGE))
        return [self._row(account, folder, stored) for folder, stored in shown], len(
            mails
        ) > start + MAILS_A_PAGE

    def mail(self, key: str, folder_key: str, uid: int) -> FoundMail | None:
        """The mail behind a link."""
        account = self.account(key)
        for title, folder in _folders(account) if account else ():
            stored = folder.find(uid) if folder_name(title) == folder_key else None
            if account and stored:
                return FoundMail(account, title, folder, stored)
        return None

    def _card(self, address: str) -> MailboxCard:
        folders = _folders(self.accounts.open(address))
        count = sum(len(folder) for _, folder in folders)
        return MailboxCard(address, mailbox_link(address), count, belongs_to(address, self.consult_address))

    def _row(self, account: Account, folder: str, stored: StoredMail) -> MailRow:
        beginning = account.folder(folder).read_beginning(stored, _HEADER_BYTES)
        return MailRow(
            mail_link(account.address, folder, stored.uid), read_fields(beginning), folder, stored.arrived
        )


def _folders(account: Account) -> Sequence[tuple[str, MailFolder]]:
    return [(name, account.folder(name)) for name in account.folder_names()]
