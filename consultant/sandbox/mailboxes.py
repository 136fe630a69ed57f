"""The accounts as pymap's IMAP server wants to see them: mailboxes that announce what changed.

An index of each mailbox is in memory (a few hundred bytes a mail); the mails themselves stay in their files. Every step
touches the file first and the index afterwards, without a pause between, so no locks are needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from pymap.backend.mailbox import MailboxDataInterface, MailboxSetInterface
from pymap.concurrent import Event
from pymap.flags import FlagOp
from pymap.interfaces.message import CachedMessage
from pymap.listtree import ListTree
from pymap.mailbox import MailboxSnapshot
from pymap.parsing.message import AppendMessage
from pymap.parsing.specials import ObjectId
from pymap.parsing.specials.flag import Flag, Seen
from pymap.selected import SelectedMailbox, SelectedSet

from consultant.ports import Clock
from consultant.sandbox.accounts import INBOX, Account, MailFolder, StoredMail
from consultant.sandbox.indexed_mail import Changes, IndexedMail, letters_of


class Mailbox(MailboxDataInterface[IndexedMail]):
    """One folder of one account, as IMAP clients see it."""

    def __init__(self, account: Account, folder: MailFolder, clock: Clock) -> None:
        self.account = account
        self.folder = folder
        self.clock = clock
        self._mailbox_id = ObjectId.random_mailbox_id()
        self._selected = SelectedSet()
        self._changed = Event.for_asyncio()
        self._changes = Changes()
        self._mails = {stored.uid: IndexedMail(stored, folder) for stored in folder}
        self._last_uid = account.last_uid

    @property
    def mailbox_id(self) -> ObjectId:
        return self._mailbox_id

    @property
    def readonly(self) -> bool:
        return False

    @property
    def uid_validity(self) -> int:
        return self.account.uid_validity

    @property
    def selected_set(self) -> SelectedSet:
        return self._selected

    def __len__(self) -> int:
        return len(self._mails)

    async def append(self, append_msg: AppendMessage, *, recent: bool = False) -> IndexedMail:
        arrived = append_msg.when.astimezone(UTC) if append_msg.when else self.clock()
        return self.deliver(append_msg.literal, arrived, flags=letters_of(append_msg.flag_set), recent=recent)

    def deliver(
        self, content: bytes, arrived: datetime, *, flags: str = "", recent: bool = True
    ) -> IndexedMail:
        """Store a mail durably, then show it to every client.

        Raises:
            OSError: the disk did not take it; nothing changed.
        """
        return self._show(self.folder.add(self.account.next_uid(), content, arrived, flags), recent)

    async def copy(self, uid: int, destination: Mailbox, *, recent: bool = False) -> int | None:
        mail = self._mails.get(uid)
        if mail is None:
            return None
        stored = mail.stored
        return destination.deliver(
            self.folder.read(stored), stored.arrived, flags=stored.flags, recent=recent
        ).uid

    async def move(self, uid: int, destination: Mailbox, *, recent: bool = False) -> int | None:
        mail = self._mails.get(uid)
        if mail is None:
            return None
        stored = self.folder.move(mail.stored, destination.folder, destination.account.next_uid())
        self._forget([uid])
        return destination._show(stored, recent).uid

    async def get(self, uid: int, cached_msg: CachedMessage) -> IndexedMail:
        mail = self._mails.get(uid)
        if mail is not None:
            return mail
        assert isinstance(cached_msg, IndexedMail)
        return IndexedMail(cached_msg.stored, cached_msg.folder, expunged=True)

    async def update(
        self, uid: int, cached_msg: CachedMessage, flag_set: frozenset[Flag], mode: FlagOp
    ) -> IndexedMail:
        mail = await self.get(uid, cached_msg)
        flags = mode.apply(mail.permanent_flags, flag_set)
        if not mail.expunged and flags != mail.permanent_flags:
            mail.stored = self.folder.reflag(mail.stored, letters_of(flags))
            mail.permanent_flags = flags
            self._announce_touched([uid])
        return mail

    async def delete(self, uids: Iterable[int]) -> None:
        gone = [uid for uid in uids if uid in self._mails]
        for uid in gone:
            self.folder.remove(self._mails[uid].stored)
        self._forget(gone)

    async def claim_recent(self, selected: SelectedMailbox) -> None:
        recent = [mail for mail in self._mails.values() if mail.recent]
        for mail in recent:
            mail.recent = False
            selected.session_flags.add_recent(mail.uid)
        if recent:
            self._announce_touched([mail.uid for mail in recent])

    async def cleanup(self) -> None:
        """Nothing to tidy up."""

    async def update_selected(
        self, selected: SelectedMailbox, *, wait_on: Event | None = None
    ) -> SelectedMailbox:
        if wait_on is not None and selected.mod_sequence == self._changes.number:
            await wait_on.or_event(self._changed).wait()
        seen, selected.mod_sequence = selected.mod_sequence, self._changes.number
        if seen is None:
            selected.add_updates(self._mails.values(), [])
        else:
            touched, gone = self._changes.since(seen)
            selected.add_updates([self._mails[uid] for uid in sorted(touched) if uid in self._mails], gone)
        return selected

    async def snapshot(self) -> MailboxSnapshot:
        mails = list(self._mails.values())
        unseen = [number for number, mail in enumerate(mails, 1) if Seen not in mail.permanent_flags]
        return MailboxSnapshot(
            self.mailbox_id,
            self.readonly,
            self.uid_validity,
            self.permanent_flags,
            self.session_flags,
            exists=len(mails),
            recent=sum(mail.recent for mail in mails),
            unseen=len(unseen),
            first_unseen=unseen[0] if unseen else None,
            next_uid=self._last_uid + 1,
        )

    def _show(self, stored: StoredMail, recent: bool) -> IndexedMail:
        mail = IndexedMail(stored, self.folder, recent=recent)
        self._mails[stored.uid] = mail
        self._last_uid = stored.uid
        self._announce_touched([stored.uid])
        return mail

    def _forget(self, uids: Sequence[int]) -> None:
        for uid in uids:
            del self._mails[uid]
        self._changes.remove(uids)
        self._changed.set()

    def _announce_touched(self, uids: Sequence[int]) -> None:
        self._changes.touch(uids)
        self._changed.set()


class MailboxSet(MailboxSetInterface[Mailbox]):
    """All mailboxes of one account; every one counts as subscribed until it is unsubscribed."""

    def __init__(self, account: Account, clock: Clock) -> None:
        self.account = account
        self.clock = clock
        self._unsubscribed: set[str] = set()
        self._mailboxes = {name: self._index(name) for name in account.folder_names()}

    @property
    def delimiter(self) -> str:
        return "/"

    @property
    def inbox(self) -> Mailbox:
        return self._mailboxes[INBOX]

    def ensure(self, name: str) -> Mailbox:
        """The mailbox of that name, made when missing."""
        if name not in self._mailboxes:
            self._mailboxes[name] = self._index(name)
        return self._mailboxes[name]

    async def set_subscribed(self, name: str, subscribed: bool) -> None:
        (self._unsubscribed.discard if subscribed else self._unsubscribed.add)(name)

    async def list_subscribed(self) -> ListTree:
        return self._tree(name for name in self._mailboxes if name not in self._unsubscribed)

    async def list_mailboxes(self) -> ListTree:
        return self._tree(self._mailboxes)

    async def get_mailbox(self, name: str) -> Mailbox:
        return self.inbox if name.upper() == INBOX else self._mailboxes[name]

    async def add_mailbox(self, name: str) -> ObjectId:
        if name in self._mailboxes:
            raise ValueError(name)
        return self.ensure(name).mailbox_id

    async def delete_mailbox(self, name: str) -> None:
        del self._mailboxes[name]
        self.account.remove_folder(name)

    async def rename_mailbox(self, before: str, after: str) -> None:
        if after in self._mailboxes or before == INBOX:
            raise ValueError(after)
        for old, new in self._renames(before, after):
            self.account.rename_folder(old, new)
            del self._mailboxes[old]
            self._mailboxes[new] = self._index(new)

    def _renames(self, before: str, after: str) -> Iterator[tuple[str, str]]:
        if before not in self._mailboxes:
            raise KeyError(before)
        for name in list(self._mailboxes):
            if name == before or name.startswith(before + self.delimiter):
                yield name, after + name.removeprefix(before)

    def _index(self, name: str) -> Mailbox:
        return Mailbox(self.account, self.account.folder(name), self.clock)

    def _tree(self, names: Iterable[str]) -> ListTree:
        return ListTree(self.delimiter).update(INBOX, *names)
