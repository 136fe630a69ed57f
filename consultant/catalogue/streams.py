"""Bytes and text of publishers' files: unpacked as they are read, bounded, and stopped where they are no text."""

from __future__ import annotations

import codecs
import gzip
import io
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO, cast

from consultant.errors import InputError

LARGEST = 2_000_000_000
"""Bytes that one unpacked file may have; the largest published one has about 200 million."""

STEEPEST = 400
"""Times that one file may grow on unpacking; publishers' files stay below 40."""

SMALL = 20_000_000
"""Below this size growth is not looked at: a short repetitive file compresses well."""

BLOCK = 1 << 20
NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f\xff]")
"""Bytes of no text in UTF-8 or Windows-1252 as publishers use it: a wrong encoding or a damaged file. 0x1A ends DOS files."""

WHOLE = (b"\n", b"\r", b"\x1a")
"""What the last line of a whole text file ends with."""

Opener = Callable[[], AbstractContextManager[IO[bytes]]]

Told = Callable[[int], None]
"""Told of bytes as they are read."""


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are no UTF-8 are Windows-1252, as in CMS files; the five bytes that it lacks are refused."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    try:
        return error.object[error.start : error.end].decode("cp1252"), error.end
    except UnicodeDecodeError:
        raise error from None


codecs.register_error("consultant.windows", _as_windows)


def nobody(_: int) -> None:
    """Nobody is told."""


class Watched(io.RawIOBase):
    """A stream that refuses to yield more bytes than it may, tells how many it yields, and remembers the last one."""

    def __init__(self, stream: IO[bytes], limit: int, name: str, told: Told = nobody) -> None:
        self._stream, self._left, self._name, self._told = stream, limit, name, told
        self.last = WHOLE[0]
        self.is_text = True

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]  # RawIOBase promises a writable buffer
        content = self._stream.read(len(view))
        self._left -= len(content)
        if self._left < 0:
            raise InputError(
                f"{self._name}: unpacks to more than a release can have; refused, nothing was changed"
            )
        self._told(len(content))
        self.last = content[-1:] or self.last
        self.is_text = self.is_text and not NO_TEXT.search(content)
        view[: len(content)] = content
        return len(content)


def text_lines(
    opener: Opener, watch: Callable[[IO[bytes]], Watched], name: str, *, ended: bool
) -> Iterator[str]:
    """Lines with their ends, in UTF-8 or Windows-1252; any of the three line ends.

    Raises:
        InputError: a byte that no text has, or a last line without its end where it must have one; with the line.
    """
    with opener() as stream:
        watched = watch(stream)
        buffered = cast("IO[bytes]", io.BufferedReader(watched, BLOCK))
        with io.TextIOWrapper(
            buffered, encoding="utf-8-sig", errors="consultant.windows", newline=""
        ) as text:
            try:
                yield from text
            except UnicodeDecodeError as error:
                raise _no_text(opener, name) from error
    if not watched.is_text:
        raise _no_text(opener, name)
    if ended and watched.last not in WHOLE:
        raise InputError(
            f"{name}, line {_last_line(opener)}, record: found no line end, expected one: the file was cut short; "
            "load it anew; nothing was changed"
        )


def _last_line(opener: Opener) -> int:
    with opener() as stream:
        return sum(1 for _ in stream)


def _no_text(opener: Opener, name: str) -> InputError:
    """Says where the first byte stands that no text has: looked for only once there is one."""
    with opener() as stream:
        for number, line in enumerate(stream, 1):
            found = _first_wrong(line)
            if found is not None:
                return InputError(
                    f"{name}, line {number}, character {found + 1}: found byte 0x{line[found]:02X}, "
                    "expected text in UTF-8 or Windows-1252; nothing was changed"
                )
    return InputError(f"{name}: found bytes of no text, expected UTF-8 or Windows-1252; nothing was changed")


def _first_wrong(line: bytes) -> int | None:
    found = NO_TEXT.search(line)
    try:
        line.decode("utf-8", errors="consultant.windows")
    except UnicodeDecodeError as error:
        return error.start if found is None else min(error.start, found.start())
    return found.start() if found else None


@contextmanager
def plain(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of a file as they are."""
    with path.open("rb") as stream:
        yield stream


@contextmanager
def unzipped(path: Path) -> Iterator[IO[bytes]]:
    """The unpacked bytes of a gzip file."""
    with gzip.open(path, "rb") as stream:
        yield cast("IO[bytes]", stream)


def most_unzipped(path: Path) -> int:
    """Bytes that a gzip file may unpack to: a bomb's stated size is not trusted, so they are counted on the way."""
    return min(LARGEST, max(SMALL, STEEPEST * path.stat().st_size))


def unzipped_size(path: Path) -> int:
    """What a gzip file says of its unpacked size (RFC 1952, ISIZE): good enough to show how far reading is, not more."""
    with path.open("rb") as stream:
        stream.seek(max(path.stat().st_size - 4, 0))
        return int.from_bytes(stream.read(4), "little")
