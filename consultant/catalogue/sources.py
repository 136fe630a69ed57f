"""Files as they are published: plain, gzip, zip archives, Excel workbooks. Read as streams, never unpacked to disk."""

from __future__ import annotations

import csv
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

from consultant.catalogue.streams import (
    BLOCK,
    LARGEST,
    SMALL,
    STEEPEST,
    Opener,
    Told,
    Watched,
    most_unzipped,
    nobody,
    plain,
    text_lines,
    unzipped,
    unzipped_size,
)
from consultant.errors import InputError

HEAD_CHARACTERS = 16_384
HEAD_ROWS = 20
LARGEST_WORKBOOK = 200_000_000
LARGEST_INNER = 400_000_000
"""Bytes of an archive inside an archive, which is read as a whole."""

UNREADABLE = (
    EOFError, OSError, ValueError, KeyError, NotImplementedError, RuntimeError, TypeError, AttributeError, IndexError,
    zipfile.BadZipFile, zlib.error, ParseError, DefusedXmlException,
)  # fmt: skip
"""What gzip, zipfile and openpyxl raise on damaged, encrypted or misleading files."""


@dataclass(frozen=True, slots=True)
class File:
    """One readable file: on disk or a member of an archive."""

    name: str
    sha256: str
    path: Path
    opener: Opener
    workbook: bool
    size: int
    """Unpacked bytes, as stated: only how far reading is rests on them."""
    packed: date | None = None
    head: str = ""
    """The first characters, whatever ends the lines in the file: here they end with a line feed."""
    limit: int = LARGEST
    told: Told = nobody

    @property
    def short_name(self) -> str:
        """Name without the folders before it: what a release records."""
        return (
            PurePosixPath(self.name.replace("\\", "/")).name
            if "!" not in self.name
            else self.path.name + "!" + self.name.split("!", 1)[1]
        )

    @contextmanager
    def octets(self) -> Iterator[IO[bytes]]:
        with self.opener() as stream:
            yield cast("IO[bytes]", io.BufferedReader(self._watched(stream), BLOCK))

    def lines(self, *, ended: bool = True) -> Iterator[str]:
        try:
            yield from (
                self._sheet_lines()
                if self.workbook
                else text_lines(self.opener, self._watched, self.name, ended=ended)
            )
        except UNREADABLE as error:
            raise _unreadable(self.name, error) from error

    def _watched(self, stream: IO[bytes]) -> Watched:
        return Watched(stream, self.limit, self.name, self.told)

    def _sheet_lines(self) -> Iterator[str]:
        with self.octets() as stream:
            content = io.BytesIO(stream.read(LARGEST_WORKBOOK))
        with zipfile.ZipFile(content) as book:
            for member in book.infolist():
                _check_member(self.name, member)
        yield from _rows_as_csv(content)


def _rows_as_csv(content: IO[bytes]) -> Iterator[str]:
    from openpyxl import load_workbook  # 8 MB, which only imports of workbooks need

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
        size, limit = unzipped_size(path), most_unzipped(path)
        yield _with_head(File(str(path), digest, path, lambda: unzipped(path), False, size, limit=limit))
    elif magic == b"PK\x03\x04":
        yield from _archive(path, digest)
    else:
        yield _with_head(File(str(path), digest, path, lambda: plain(path), False, path.stat().st_size))


def _archive(path: Path, digest: str) -> Iterator[File]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [m for m in archive.infolist() if not m.is_dir()]
    except zipfile.BadZipFile as error:
        raise InputError(f"{path}: damaged archive ({error}); load it anew; nothing was changed") from error
    for member in members:
        _check_member(path, member)
    if any(m.filename == "[Content_Types].xml" for m in members):
        yield _with_head(File(str(path), digest, path, lambda: plain(path), True, path.stat().st_size))
        return
    packed = _newest(members)
    for member in members:
        name = member.filename
        opener = _member_opener(path, name)
        if name.lower().endswith(".zip"):
            yield from _inner_archive(
                File(f"{path}!{name}", digest, path, opener, False, member.file_size, packed)
            )
        else:
            workbook = name.lower().endswith(".xlsx")
            yield _with_head(File(f"{path}!{name}", digest, path, opener, workbook, member.file_size, packed))


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
        yield _with_head(File(name, file.sha256, file.path, opener, workbook, member.file_size, file.packed))


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
            head = stream.read(HEAD_CHARACTERS).decode("utf-8-sig", errors="replace")
    except UNREADABLE as error:
        raise _unreadable(file.name, error) from error
    return head.replace("\r\n", "\n").replace("\r", "\n")


def _unreadable(name: str, error: Exception) -> InputError:
    return InputError(f"{name}: cannot be read to its end ({error}); load it anew; nothing was changed")


def sha256(path: Path) -> str:
    """Digest of a file as hexadecimal text."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
