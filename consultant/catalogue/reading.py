"""What an importer is: it recognises a file by its content and reads it as rows of the catalogue's tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import IO, Any, NoReturn, Protocol

from consultant.errors import InputError
from consultant.model.catalogue import CodeSet

Row = tuple[Any, ...]
"""One table row without its release, in the order of `consultant.catalogue.schema.TABLES`."""

Batch = tuple[str, Iterable[Row]]
"""Rows for one table."""


@dataclass(frozen=True, slots=True)
class Label:
    """Which release a file is."""

    code_set: CodeSet
    edition: str
    effective_from: date
    effective_to: date | None = None
    next_due: date | None = None
    excerpt: bool = False
    """Known to be a part only, however many rows it has."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What the operator says of a file whose content does not say it (`--set`, `--effective`)."""

    code_set: CodeSet | None = None
    effective: date | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One file as a release and its rows.

    `amends` when the rows apply on top of the release before, `whole` when they replace what the release held so far
    in the same tables (a full list); otherwise they join what is there (one of several parts). Rows for tables in
    `fills` only fill gaps: a fuller file of the same release keeps its rows.
    """

    label: Label
    batches: Iterator[Batch]
    amends: bool = False
    whole: bool = False
    fills: frozenset[str] = frozenset()


class Source(Protocol):
    """One file, or one member of an archive, readable any number of times."""

    @property
    def name(self) -> str:
        """Path as shown to people; a member follows its archive after `!`."""
        ...

    @property
    def head(self) -> str:
        """The first few thousand characters (for a workbook: of its first sheet as csv)."""
        ...

    @property
    def packed(self) -> date | None:
        """The newest day that the outermost archive states for its members; none for a plain file."""
        ...

    def lines(self, *, ended: bool = True) -> Iterator[str]:
        """Lines with their ends, UTF-8 or Windows-1252; a workbook as csv. `ended`: the last line must have its end.

        Raises:
            InputError: bytes of no text, or the file was cut short; with the line.
        """
        ...

    def octets(self) -> AbstractContextManager[IO[bytes]]:
        """The unpacked bytes."""
        ...


class Importer(Protocol):
    """The two functions and two facts of every module in this package."""

    @property
    def CARRIES_CPT(self) -> bool:  # noqa: N802 - modules meet this protocol with a constant
        """Whether the file carries CPT numbers, which load only after the AMA notice is accepted."""
        ...

    @property
    def RANK(self) -> int:  # noqa: N802 - as above
        """Lower ranks are read first; what amends another release comes last."""
        ...

    def recognise(self, head: str) -> bool:
        """Whether a file that begins like this is of this layout."""
        ...

    def read(self, source: Source, statement: Statement) -> Reading:
        """The release and its rows.

        Raises:
            InputError: names file, line, field, what was found and what was expected.
        """
        ...


def refuse(source: Source, line: int, field: str, found: object, expected: str) -> NoReturn:
    """Stop reading a file that is not what it seemed.

    Raises:
        InputError: always.
    """
    shown = repr(found)
    shown = f"{shown[:60]}..." if len(shown) > 63 else shown
    raise InputError(
        f"{source.name}, line {line}, {field}: found {shown}, expected {expected}; nothing was changed"
    )


def undated(source: Source, example: str) -> NoReturn:
    """Stop: neither content nor name says which release the file is.

    Raises:
        InputError: always.
    """
    raise InputError(
        f"{source.name}: the file does not say which release it is; "
        f"keep the publisher's name ({example}) or give --set and --effective; nothing was changed"
    )
