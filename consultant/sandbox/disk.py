"""Files that survive a power cut: written beside their place, synced, then renamed into it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def write_durably(path: Path, content: bytes, *, modified: float | None = None) -> None:
    """Put the whole content at the path or nothing; returns when the disk has it.

    Args:
        modified: seconds since the epoch to show as the file's time; without it, now.

    Raises:
        OSError: the disk is full, read-only or gone; nothing stands at the path then.
    """
    beside = path.with_name(f".{path.name}.new")
    try:
        _write_synced(beside, content, modified)
        os.replace(beside, path)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def _write_synced(path: Path, content: bytes, modified: float | None) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        if modified is not None:
            os.utime(file.fileno(), (modified, modified))
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable (a rename is only as safe as its folder)."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make a folder and what is missing above it, durably."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)
