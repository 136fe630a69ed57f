"""Raw mail at rest: sealed with a key kept apart from the database (Fernet: AES-128-CBC with HMAC-SHA256)."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from consultant.errors import InputError, PermanentError


class Vault:
    """Seals and opens bytes; the first key seals, every key opens, so that keys can be rotated."""

    def __init__(self, key: bytes | str | Sequence[bytes | str]) -> None:
        keys = [key] if isinstance(key, bytes | str) else list(key)
        try:
            self._keys = MultiFernet([Fernet(each) for each in keys])
        except ValueError as error:
            raise InputError(
                "vault key: not usable; expected 32 bytes as url-safe base64, as made by Vault.create_key"
            ) from error

    @classmethod
    def from_file(cls, path: Path) -> Vault:
        """The vault of a key file, one key a line, newest first; made with mode 0600 when it does not exist."""
        if not path.exists():
            _write_once(path, cls.create_key())
        try:
            keys = path.read_bytes().split()
        except OSError as error:
            raise PermanentError(
                f"vault key file {path}: cannot be read ({error.strerror}); give this account read access"
            ) from error
        if not keys:
            raise InputError(
                f"vault key file {path}: is empty; restore it from its backup, without it stored mail cannot be opened"
            )
        return cls(keys)

    @staticmethod
    def create_key() -> bytes:
        """A new random key."""
        return Fernet.generate_key()

    def seal(self, content: bytes) -> bytes:
        """The content encrypted and authenticated; differs each time."""
        return self._keys.encrypt(content)

    def open(self, sealed: bytes) -> bytes:
        """The content that was sealed; PermanentError when no key fits or the bytes were changed."""
        try:
            return self._keys.decrypt(sealed)
        except InvalidToken as error:
            raise PermanentError(
                "sealed mail: no key of the vault opens it, or it was changed; add the key it was sealed with"
            ) from error

    def reseal(self, sealed: bytes) -> bytes:
        """The same content sealed with the newest key."""
        try:
            return self._keys.rotate(sealed)
        except InvalidToken as error:
            raise PermanentError(
                "sealed mail: no key of the vault opens it, so it cannot be sealed anew; add the key it was sealed with"
            ) from error


def _write_once(path: Path, key: bytes) -> None:
    """Creates the file complete and readable by its owner only; whoever comes second keeps the first one's key."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(key + b"\n")
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink(missing_ok=True)
