"""Files as they are published: plain, gzip, zip archives, Excel workbooks. Read as streams, never unpacked to disk."""

from __future__ import annotations

import codecs
import csv
import gzip
import hashlib
import io
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import IO, cast
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from openpyxl import load_workbook

from consultant.errors import InputError

HEAD_CHARACTERS = 16_384
HEAD_ROWS = 20
LARGEST = 2_000_000_000
"""Bytes that one unpacked file may have; the largest published one has about 200 million."""

STEEPEST = 400
"""Times that one file may grow on unpacking; publishers' files stay below 40."""

SMALL = 20_000_000
"""Below this size growth is not looked at: a short repetitive file compresses well."""

LARGEST_WORKBOOK = 200_000_000
LARGEST_INNER = 400_000_000
"""Bytes of an archive inside an archive, which is read as a whole."""

UNREADABLE = (
    EOFError, OSError, ValueError, KeyError, NotImplementedError, RuntimeError, TypeError, AttributeError, IndexError,
    zipfile.BadZipFile, zlib.error, ParseError, DefusedXmlException,
)  # fmt: skip
"""What gzip, zipfile and openpyxl raise on damaged, encrypted or misleading files."""


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are no UTF-8 are Windows-1252, as in CMS files; the five bytes that it lacks are refused."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252"), error.end


codecs.register_error("consultant.windows", _as_windows)


@dataclass(frozen=True, slots=True)
class File:
    """One readable file: on disk or a member of an archive."""

    name: str
    sha256: str
    path: Path
    opener: Callable[[], AbstractContextManager[IO[bytes]]]
    workbook: bool
    packed: date | None = None
    head: str = ""

    @property
    def short_name(self) -> str:
        """Name without the folders before it: what a release records."""
        return (
            PurePosixPath(self.name.replace("\\", "/")).name
            if "!" not in self.name
            else self.path.name + "!" + self.name.split("!", 1)[1]
        )

    def octets(self) -> AbstractContextManager[IO[bytes]]:
        return self.opener()

    def lines(self) -> Iterator[str]:
        try:
            yield from self._sheet_lines() if self.workbook else self._text_lines()
        except UNREADABLE as error:
            raise _unreadable(self.name, error) from error

    def _text_lines(self) -> Iterator[str]:
        with (
            self.opener() as stream,
            io.TextIOWrapper(stream, encoding="utf-8-sig", errors="consultant.windows", newline="") as text,
        ):
            yield from text

    def _sheet_lines(self) -> Iterator[str]:
        with self.opener() as stream:
            content = io.BytesIO(stream.read(LARGEST_WORKBOOK))
        with zipfile.ZipFile(content) as book:
            for member in book.infolist():
                _check_member(self.name, member)
        yield from _rows_as_csv(content)


def _rows_as_csv(content: IO[bytes]) -> Iterator[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # openpyxl: headers and footers that it does not print
        with closing(load_workbook(content, read_only=True, data_only=True)) as book:
            for row in book.worksheets[0].iter_rows(values_only=True):
                line = io.StringIO()
                csv.writer(line).writerow([_cell(value) for value in row])
                yield line.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, date):
        return f"{value:%Y%m%d}"
    return "" if value is None else str(value)


def files(paths: Iterable[Path]) -> Iterator[File]:
    """Every file below the paths, archives opened, in name order.

    Raises:
        InputError: a path does not exist, or an archive is damaged or hostile.
    """
    for path in paths:
        if not path.exists():
            raise InputError(f"{path}: no such file or folder")
        for file in sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]:
            yield from _opened(file)


def _opened(path: Path) -> Iterator[File]:
    digest = sha256(path)
    with path.open("rb") as stream:
        magic = stream.read(4)
    if magic[:2] == b"\x1f\x8b":
        yield _with_head(File(str(path), digest, path, lambda: _gzip(path), workbook=False))
    elif magic == b"PK\x03\x04":
        yield from _archive(path, digest)
    else:
        yield _with_head(File(str(path), digest, path, lambda: _plain(path), workbook=False))


def _archive(path: Path, digest: str) -> Iterator[File]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [m for m in archive.infolist() if not m.is_dir()]
    except zipfile.BadZipFile as error:
        raise InputError(f"{path}: damaged archive ({error}); load it anew; nothing was changed") from error
    for member in members:
        _check_member(path, member)
    if any(m.filename == "[Content_Types].xml" for m in members):
        yield _with_head(File(str(path), digest, path, lambda: _plain(path), workbook=True))
        return
    packed = _newest(members)
    for member in members:
        name = member.filename
        opener = _member_opener(path, name)
        if name.lower().endswith(".zip"):
            yield from _inner_archive(
                File(f"{path}!{name}", digest, path, opener, workbook=False, packed=packed)
            )
        else:
            workbook = name.lower().endswith(".xlsx")
            yield _with_head(File(f"{path}!{name}", digest, path, opener, workbook=workbook, packed=packed))


def _newest(members: list[zipfile.ZipInfo]) -> date | None:
    """The newest day among the members' dates; archives may state impossible ones."""
    days = []
    for member in members:
        with suppress(ValueError):
            days.append(date(*member.date_time[:3]))
    return max(days, default=None)


def _inner_archive(file: File) -> Iterator[File]:
    """Members of an archive inside an archive (coverage exports); one further inside is passed over."""
    try:
        with file.octets() as stream, zipfile.ZipFile(io.BytesIO(_bounded(stream, file.name))) as archive:
            members = [m for m in archive.infolist() if not m.is_dir()]
    except UNREADABLE as error:
        raise _unreadable(file.name, error) from error
    for member in members:
        _check_member(file.name, member)
        workbook = member.filename.lower().endswith(".xlsx")
        opener = _inner_opener(file, member.filename)
        name = f"{file.name}!{member.filename}"
        yield _with_head(File(name, file.sha256, file.path, opener, workbook, file.packed))


def _bounded(stream: IO[bytes], name: str) -> bytes:
    content = stream.read(LARGEST_INNER + 1)
    if len(content) > LARGEST_INNER:
        raise InputError(
            f"{name}: an archive of more than {LARGEST_INNER:,} bytes inside an archive; refused"
        )
    return content


def _inner_opener(file: File, name: str) -> Callable[[], AbstractContextManager[IO[bytes]]]:
    @contextmanager
    def opener() -> Iterator[IO[bytes]]:
        with file.octets() as stream:
            content = io.BytesIO(_bounded(stream, file.name))
        with zipfile.ZipFile(content) as archive, archive.open(name) as member:
            yield member

    return opener


def _check_member(path: Path | str, member: zipfile.ZipInfo) -> None:
    parts = PurePosixPath(member.filename.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts:
        raise InputError(
            f"{path}: member {member.filename!r} points outside the archive; refused, nothing was changed"
        )
    steep = member.file_size > SMALL and member.file_size > STEEPEST * max(member.compress_size, 1)
    if member.file_size > LARGEST or steep:
        raise InputError(
            f"{path}: member {member.filename!r} unpacks to {member.file_size:,} bytes; refused, nothing was changed"
        )


def _member_opener(path: Path, name: str) -> Callable[[], AbstractContextManager[IO[bytes]]]:
    @contextmanager
    def opener() -> Iterator[IO[bytes]]:
        with zipfile.ZipFile(path) as archive, archive.open(name) as stream:
            yield stream

    return opener


@contextmanager
def _plain(path: Path) -> Iterator[IO[bytes]]:
    with path.open("rb") as stream:
        yield stream


@contextmanager
def _gzip(path: Path) -> Iterator[IO[bytes]]:
    """A gzip stream that stops a bomb: its stated size is not trusted, so the bytes are counted."""
    limit = min(LARGEST, max(SMALL, STEEPEST * path.stat().st_size))
    with gzip.open(path, "rb") as stream:
        yield cast("IO[bytes]", io.BufferedReader(_Bounded(cast("IO[bytes]", stream), limit, path), 1 << 20))


class _Bounded(io.RawIOBase):
    """A stream that refuses to yield more bytes than it may."""

    def __init__(self, stream: IO[bytes], limit: int, path: Path) -> None:
        self._stream, self._left, self._path = stream, limit, path

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]  # RawIOBase promises a writable buffer
        content = self._stream.read(len(view))
        self._left -= len(content)
        if self._left < 0:
            raise InputError(
                f"{self._path}: unpacks to more than a release can have; refused, nothing was changed"
            )
        view[: len(content)] = content
        return len(content)


def _with_head(file: File) -> File:
    """The file with its beginning read. A workbook that cannot be opened has none, so nobody recognises it."""
    try:
        head = "".join(islice(file.lines(), HEAD_ROWS)) if file.workbook else _text_head(file)
    except InputError:
        if not file.workbook:
            raise
        head = ""
    return replace(file, head=head)


def _text_head(file: File) -> str:
    try:
        with file.opener() as stream:
            return stream.read(HEAD_CHARACTERS).decode("utf-8-sig", errors="replace")
    except UNREADABLE as error:
        raise _unreadable(file.name, error) from error


def _unreadable(name: str, error: Exception) -> InputError:
    return InputError(f"{name}: cannot be read to its end ({error}); load it anew; nothing was changed")


def sha256(path: Path) -> str:
    """Digest of a file as hexadecimal text."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
