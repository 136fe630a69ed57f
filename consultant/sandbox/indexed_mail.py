"""One mail as pymap sees it, in the index and opened, and the running account of what changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import Any

from pymap.bytes import Writeable
from pymap.message import BaseLoadedMessage, BaseMessage
from pymap.mime import MessageContent
from pymap.parsing.response.fetch import BodyStructure, EnvelopeStructure
from pymap.parsing.specials import FetchRequirement
from pymap.parsing.specials.flag import Answered, Deleted, Draft, Flag, Flagged, Seen

from consultant.sandbox.accounts import MailFolder, StoredMail

_LETTERS = {Draft: "D", Flagged: "F", Answered: "R", Seen: "S", Deleted: "T"}
_FLAGS = {letter: flag for flag, letter in _LETTERS.items()}


_ENVELOPE = ("date", "subject", "from_", "sender", "reply_to", "to", "cc", "bcc", "in_reply_to", "message_id")


def letters_of(flags: Iterable[Flag]) -> str:
    """System flags by their first letters, as Maildir writes them."""
    return "".join(sorted(_LETTERS[flag] for flag in flags if flag in _LETTERS))


class IndexedMail(BaseMessage):
    """One mail in the index of a mailbox."""

    __slots__ = ("folder", "recent", "stored")

    def __init__(
        self, stored: StoredMail, folder: MailFolder, *, recent: bool = False, expunged: bool = False
    ) -> None:
        flags = [_FLAGS[letter] for letter in stored.flags if letter in _FLAGS]
        super().__init__(stored.uid, stored.arrived, flags, expunged=expunged)
        self.stored = stored
        self.folder = folder
        self.recent = recent

    async def load_content(self, requirement: FetchRequirement) -> OpenedMail:
        return OpenedMail(self, requirement)


class OpenedMail(BaseLoadedMessage):
    """A mail being fetched. Whole body and size come from the file as it is; only what needs parsing is parsed."""

    __slots__ = ("_mail", "_raw")

    def __init__(self, mail: IndexedMail, requirement: FetchRequirement) -> None:
        super().__init__(mail, requirement, None)
        self._mail = mail
        self._raw: bytes | None = None

    @property
    def raw(self) -> bytes:
        if self._raw is None:
            self._raw = self._mail.folder.read(self._mail.stored)
        return self._raw

    @property
    def content(self) -> MessageContent:
        if self._content is None:
            self._content = _parsed(self.raw)
        return self._content

    def __bytes__(self) -> bytes:
        return self.raw

    def get_body(self, section: Sequence[int] | None = None, binary: bool = False) -> Writeable:
        return super().get_body(section, binary) if section or binary else Writeable.wrap(self.raw)

    def get_size(self, section: Sequence[int] | None = None) -> int:
        return super().get_size(section) if section else self._mail.stored.size

    @classmethod
    def _get_envelope_structure(cls, msg: MessageContent) -> EnvelopeStructure:
        # pymap writes a date without looking whether it could read it, and writes late, which ends the connection.
        envelope = EnvelopeStructure(*(_field(msg, name) for name in _ENVELOPE))
        try:
            bytes(envelope)
        except Exception:
            return EnvelopeStructure.empty()
        return envelope

    def get_body_structure(self) -> BodyStructure:
        try:
            structure = super().get_body_structure()
            bytes(structure), bytes(structure.extended)
        except Exception:
            return BodyStructure.empty()
        return structure


def _field(msg: MessageContent, name: str) -> Any:
    """A parsed header field; None for one that is missing or cannot be read."""
    try:
        field = getattr(msg.header.parsed, name)
    except Exception:
        return None
    return None if name == "date" and field is not None and field.datetime is None else field


def _parsed(raw: bytes) -> MessageContent:
    """The mail's parts; one that pymap cannot read is a mail without header, as a whole body."""
    try:
        return MessageContent.parse(raw)
    except Exception:
        return MessageContent.parse(b"\r\n" + raw)


class Changes:
    """Which UIDs changed or vanished since a moment, told by a running number."""

    def __init__(self) -> None:
        self.number = 0
        self._touched: dict[int, int] = {}
        self._gone: dict[int, int] = {}

    def touch(self, uids: Iterable[int]) -> None:
        self._note(uids, self._touched)

    def remove(self, uids: Iterable[int]) -> None:
        self._note(uids, self._gone)

    def since(self, number: int) -> tuple[list[int], list[int]]:
        """UIDs touched, UIDs gone."""
        return self._after(number, self._touched), self._after(number, self._gone)

    def _note(self, uids: Iterable[int], noted: dict[int, int]) -> None:
        self.number += 1
        for uid in uids:
            self._touched.pop(uid, None)
            noted[uid] = self.number

    @staticmethod
    def _after(number: int, noted: dict[int, int]) -> list[int]:
        return [uid for uid, _ in takewhile(lambda item: item[1] > number, reversed(noted.items()))]
