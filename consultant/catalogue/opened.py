"""One open catalogue file, checked before anybody reads it: what all look-ups work on."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from consultant.catalogue import published, schema
from consultant.catalogue.releases import Releases, read_releases
from consultant.errors import PermanentError

CACHED_KIB = 1024
"""Pages that a connection keeps for itself. The file is read through the page cache of the system, which all workers share:
mapping it into memory was measured to be no faster, and made each process seem to hold what it had touched of the file."""

ANSWERS_KEPT = 4096
"""Answers that a connection keeps, some three megabytes; when they are so many it begins anew."""


@dataclass(frozen=True, slots=True)
class Opened:
    """One open catalogue file of one thread of one process."""

    file: Path
    process: int
    connection: sqlite3.Connection
    releases: Releases
    answers: dict[Any, Any] = field(default_factory=dict)
    """What was looked up lately, by look-up and what it was asked; a file never changes, so that it holds as long as the file."""


class Looking(Protocol):
    """What has an open catalogue file."""

    def _opened(self) -> Opened: ...


Looks = TypeVar("Looks", bound=Looking)
Asked = ParamSpec("Asked")
Found = TypeVar("Found")


def remembered(
    look_up: Callable[Concatenate[Looks, Asked], Found],
) -> Callable[Concatenate[Looks, Asked], Found]:
    """A look-up that is not made again in the same file: a draft asks for one row several times, and mails for the same codes."""

    @wraps(look_up)
    def looked(self: Looks, /, *asked: Asked.args, **named: Asked.kwargs) -> Found:
        answers = self._opened().answers
        key = (look_up.__name__, asked, *named.items())
        if key not in answers:
            found = look_up(self, *asked, **named)
            if len(answers) >= ANSWERS_KEPT:
                answers.clear()
            answers[key] = found
        return answers[key]  # type: ignore[no-any-return]  # by look-up, so of its kind

    return looked


def open_serving(folder: Path) -> Opened:
    """The serving file of a folder, read-only.

    Raises:
        PermanentError: there is none, or it is damaged, unfinished or of another version.
    """
    file = published.current(folder)
    if file is None:
        raise PermanentError(f"{folder}: no catalogue yet; {published.REMEDY}")
    connection = sqlite3.connect(
        f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
    )
    try:
        _check(connection, file)
        connection.execute(f"PRAGMA cache_size = -{CACHED_KIB}")
        return Opened(file, os.getpid(), connection, read_releases(connection))
    except sqlite3.DatabaseError as error:
        connection.close()
        raise PermanentError(f"{file}: not a catalogue ({error}); {published.REMEDY}") from error
    except PermanentError:
        connection.close()
        raise


def _check(connection: sqlite3.Connection, file: Path) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    stamp = dict(connection.execute("SELECT name, value FROM stamp"))
    if application != schema.APPLICATION_ID or stamp.get("complete") != "yes":
        raise PermanentError(f"{file}: not a finished catalogue; {published.REMEDY}")
    if version != schema.VERSION:
        raise PermanentError(
            f"{file}: made by another version of this program ({version}); {published.REMEDY}"
        )
