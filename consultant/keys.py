"""Random keys the service makes for itself at its first start, one file each, readable by its user only."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from consultant.errors import PermanentError

KEY_BYTES = 32


def key(folder: Path, name: str) -> bytes:
    """The key of that name; made when it is missing. Processes that start together agree on one.

    Raises:
        PermanentError: the file is there but cannot be a key of ours.
    """
    file = folder / f"{name}.key"
    if not file.exists():
        _make(file)
    found = bytes.fromhex(file.read_text(encoding="ascii").strip())
    if len(found) != KEY_BYTES:
        raise PermanentError(
            f"{file} is damaged ({len(found)} bytes instead of {KEY_BYTES}). Restore it from the backup."
        )
    return found


def _make(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = file.with_suffix(f".{os.getpid()}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as stream:
        stream.write(secrets.token_hex(KEY_BYTES))
        stream.flush()
        os.fsync(stream.fileno())
    try:
        os.link(fresh, file)  # fails when another process was first: its key is the one
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
