"""The catalogue folder: one file serves, a pointer names it, a build replaces both in one step.

`current.json` holds name, size and SHA-256 of the serving file. It is replaced with `os.replace`, so a reader sees the
old pair or the new one. A file is digested in full once per version of it on disk; the finding is remembered by its
size, inode and time of change, so opening is cheap and a file that was touched afterwards is digested again.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from consultant.catalogue.sources import sha256
from consultant.errors import PermanentError

POINTER = "current.json"
SEEN = "verified.json"
REMEDY = "run `consultant catalogue build`"


@dataclass(frozen=True, slots=True)
class Published:
    """What the pointer says of the serving file."""

    file: str
    size: int
    sha256: str


def publish(folder: Path, built: Path) -> Published:
    """Make a finished file the serving one; workers that hold the old one keep it until they look again."""
    digest = sha256(built)
    target = folder / f"catalogue-{digest[:16]}.sqlite"
    _to_disk(built)
    os.replace(built, target)
    published = Published(target.name, target.stat().st_size, digest)
    _remember(folder, target)
    _replace_text(folder / POINTER, json.dumps(asdict(published)))
    for old in folder.glob("catalogue-*.sqlite"):
        if old != target:
            old.unlink(missing_ok=True)
    return published


def current(folder: Path) -> Path | None:
    """The serving file, verified; none when nothing was built yet.

    Raises:
        PermanentError: the pointer or the file it names is damaged.
    """
    named = _named(folder)
    if named and not (folder / named.file).exists():
        named = _named(folder)  # replaced between reading the pointer and looking for the file
    if named is None:
        return None
    file = folder / named.file
    _verify(folder, file, named)
    return file


def pointer_state(folder: Path) -> tuple[int, int]:
    """Changes whenever the pointer is replaced: another file serves then."""
    try:
        status = (folder / POINTER).stat()
    except OSError:
        return (0, 0)
    return status.st_mtime_ns, status.st_ino


def _named(folder: Path) -> Published | None:
    pointer = folder / POINTER
    try:
        return Published(**json.loads(pointer.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (ValueError, TypeError) as error:
        raise PermanentError(f"{pointer}: unreadable; {REMEDY}") from error


def _verify(folder: Path, file: Path, published: Published) -> None:
    if not file.is_file() or file.stat().st_size != published.size:
        raise PermanentError(f"{file}: missing or cut short; {REMEDY}")
    if _fingerprint(file) == _seen(folder):
        return
    if sha256(file) != published.sha256:
        raise PermanentError(f"{file}: damaged, its content is not what was built; {REMEDY}")
    _remember(folder, file)


def _fingerprint(file: Path) -> dict[str, object]:
    status = file.stat()
    return {"file": file.name, "size": status.st_size, "inode": status.st_ino, "changed": status.st_mtime_ns}


def _seen(folder: Path) -> object:
    try:
        return json.loads((folder / SEEN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _remember(folder: Path, file: Path) -> None:
    try:
        _replace_text(folder / SEEN, json.dumps(_fingerprint(file)))
    except OSError:
        return  # a folder that may only be read: the next opening digests again


def _replace_text(path: Path, text: str) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.write_text(text, encoding="utf-8")
    _to_disk(temporary)
    os.replace(temporary, path)


def _to_disk(path: Path) -> None:
    with path.open("rb") as stream:
        os.fsync(stream.fileno())
