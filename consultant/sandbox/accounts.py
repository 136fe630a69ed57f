"""Mail accounts on disk: a folder for the account, one for each mail folder, one file for each mail.

`accounts/<address>/account.json` holds the identity, `accounts/<address>/<folder>/<uid>,<flags>.eml` a mail: its bytes
exactly as they came, its arrival as the file's time, its flags by their first letters as Maildir writes them.

UIDs are given account-wide and never twice, also not after a crash: they are reserved a hundred at a time, and a start
goes on behind the last reservation. So UIDVALIDITY stays as long as `account.json` does. When that is lost or damaged the
mailbox counts as rebuilt: the new value is the present second, or one more than the old where the old can be read.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from consultant.ports import Clock
from consultant.sandbox.addresses import folder_name, name_of_folder, normal
from consultant.sandbox.disk import make_folder, write_durably

INBOX = "INBOX"
SENT = "Sent"

_RESERVED_AT_ONCE = 100
_IDENTITY = "account.json"


@dataclass(frozen=True, slots=True)
class StoredMail:
    """Where one mail lies: its UID, size in bytes, arrival (UTC) and flags (`FS` is flagged and seen)."""

    uid: int
    size: int
    arrived: datetime
    flags: str = ""

    @property
    def file_name(self) -> str:
        return f"{self.uid:010},{self.flags}.eml"


class MailFolder:
    """The mails of one folder, as files; every call is one or two system calls, nothing is kept in memory."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        make_folder(directory)

    def __iter__(self) -> Iterator[StoredMail]:
        """Every mail, by UID."""
        for name in sorted(os.listdir(self.directory)):
            mail = self._stored(name)
            if mail is not None:
                yield mail

    def find(self, uid: int) -> StoredMail | None:
        return next((mail for name in self._named(uid) if (mail := self._stored(name))), None)

    def add(self, uid: int, content: bytes, arrived: datetime, flags: str = "") -> StoredMail:
        """Store a mail durably."""
        mail = StoredMail(uid, len(content), arrived, flags)
        write_durably(self._path(mail), content, modified=arrived.timestamp())
        return mail

    def read(self, mail: StoredMail) -> bytes:
        """The bytes as they came; a mail reflagged or removed meanwhile is looked for once more."""
        try:
            return self._path(mail).read_bytes()
        except FileNotFoundError:
            again = self.find(mail.uid)
            return self._path(again).read_bytes() if again else b""

    def read_beginning(self, mail: StoredMail, size: int) -> bytes:
        """The first bytes of a mail; empty when it is gone."""
        try:
            with self._path(mail).open("rb") as file:
                return file.read(size)
        except FileNotFoundError:
            return b""

    def __len__(self) -> int:
        return sum(name.endswith(".eml") for name in os.listdir(self.directory))

    def reflag(self, mail: StoredMail, flags: str) -> StoredMail:
        flagged = StoredMail(mail.uid, mail.size, mail.arrived, flags)
        self._path(mail).rename(self._path(flagged))
        return flagged

    def move(self, mail: StoredMail, target: MailFolder, uid: int) -> StoredMail:
        moved = StoredMail(uid, mail.size, mail.arrived, mail.flags)
        self._path(mail).rename(target._path(moved))
        return moved

    def remove(self, mail: StoredMail) -> None:
        self._path(mail).unlink(missing_ok=True)

    def _path(self, mail: StoredMail) -> Path:
        return self.directory / mail.file_name

    def _named(self, uid: int) -> list[str]:
        return [path.name for path in self.directory.glob(f"{uid:010},*.eml")]

    def _stored(self, name: str) -> StoredMail | None:
        number, comma, rest = name.partition(",")
        flags, dot, ending = rest.rpartition(".")
        if not (number.isdecimal() and comma and dot and ending == "eml"):
            return None
        try:
            status = (self.directory / name).stat()
        except FileNotFoundError:
            return None
        return StoredMail(int(number), status.st_size, datetime.fromtimestamp(status.st_mtime, UTC), flags)


class Account:
    """One address: its UIDVALIDITY, its UIDs and its folders."""

    def __init__(self, directory: Path, address: str, clock: Clock) -> None:
        self.directory = directory
        self.address = normal(address)
        make_folder(directory)
        for unfinished in directory.glob("**/.*.new"):
            unfinished.unlink()
        identity = _read_identity(directory / _IDENTITY)
        self.uid_validity = _uid_validity(identity, clock())
        self._last = max(_number(identity, "uids_reserved"), self._highest_uid())
        self._reserved = self._last
        self.folder(INBOX)
        self._write_identity()

    @property
    def last_uid(self) -> int:
        """The highest UID given so far, or one above it."""
        return self._last

    def next_uid(self) -> int:
        """A UID never given before in this account."""
        if self._last >= self._reserved:
            self._reserved = self._last + _RESERVED_AT_ONCE
            self._write_identity()
        self._last += 1
        return self._last

    def folder(self, name: str) -> MailFolder:
        """The folder of that name, made when missing."""
        return MailFolder(self._place(name))

    def folder_names(self) -> list[str]:
        """INBOX first, then by name."""
        names = [name_of_folder(path.name) for path in self.directory.iterdir() if path.is_dir()]
        return sorted(names, key=lambda name: (name != INBOX, name))

    def remove_folder(self, name: str) -> None:
        shutil.rmtree(self._place(name))

    def rename_folder(self, before: str, after: str) -> None:
        self._place(before).rename(self._place(after))

    def _place(self, name: str) -> Path:
        return self.directory / folder_name(name)

    def _highest_uid(self) -> int:
        numbers = (path.name.partition(",")[0] for path in self.directory.glob("*/*.eml"))
        return max((int(number) for number in numbers if number.isdecimal()), default=0)

    def _write_identity(self) -> None:
        identity = {
            "address": self.address,
            "uid_validity": self.uid_validity,
            "uids_reserved": self._reserved,
        }
        write_durably(self.directory / _IDENTITY, json.dumps(identity).encode())


class Accounts:
    """Every account of the sandbox, opened once."""

    def __init__(self, directory: Path, clock: Clock) -> None:
        self.directory = directory
        self.clock = clock
        self._open: dict[str, Account] = {}
        make_folder(directory)

    def open(self, address: str) -> Account:
        """The account of the address, made when missing."""
        name = normal(address)
        if name not in self._open:
            self._open[name] = Account(self.directory / folder_name(name), name, self.clock)
        return self._open[name]

    def addresses(self) -> list[str]:
        """Addresses with an account, by name."""
        identities = (_read_identity(path) for path in self.directory.glob(f"*/{_IDENTITY}"))
        return sorted(str(identity["address"]) for identity in identities if identity.get("address"))

    def __contains__(self, address: str) -> bool:
        return (self.directory / folder_name(normal(address)) / _IDENTITY).is_file()


def _read_identity(path: Path) -> dict[str, Any]:
    try:
        identity = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return identity if isinstance(identity, dict) else {}


def _number(identity: dict[str, Any], name: str) -> int:
    value = identity.get(name)
    return value if isinstance(value, int) and value > 0 else 0


def _uid_validity(identity: dict[str, Any], now: datetime) -> int:
    """The old value while UIDs can be trusted; else one that is higher than any before (RFC 3501, 2.3.1.1)."""
    old = _number(identity, "uid_validity")
    if old and isinstance(identity.get("uids_reserved"), int):
        return old
    return max(int(now.timestamp()), old + 1)
