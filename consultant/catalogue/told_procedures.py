"""Reads how procedures are told: the `told` lines of `config/catalogue/cpt*.toml`, with the phrases of `told-phrases.toml`.

A line is written as in the verdicts of notes: ` + ` joins what must all be said, ` | ` what of it one is enough, `*` ends a
word that may go on, `~` before a group bars it, `?` leaves it open, `#` begins a span of numbers (`#cm 2.6-5`), and
`@name` stands for the phrases of that name.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from consultant.errors import InputError
from consultant.model.told_procedures import BARRED, OPTIONAL, ToldProcedure

PHRASES = "told-phrases.toml"
FILES = "cpt*.toml"
_MARKS = BARRED + OPTIONAL


def load_told(folder: Path) -> tuple[ToldProcedure, ...]:
    """Every told line of the folder's files on CPT, in the order of the files and their lines.

    Raises:
        InputError: a file cannot be read, or a line names phrases that there are none of; the message says where.
    """
    phrases = {name: tuple(listed) for name, listed in _table(folder / PHRASES)["phrases"].items()}
    return tuple(one for file in sorted(folder.glob(FILES)) for one in _of_file(file, phrases))


def _table(file: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{file}: {error}") from error


def _of_file(file: Path, phrases: Mapping[str, tuple[str, ...]]) -> Iterator[ToldProcedure]:
    for code, stated in _table(file)["codes"].items():
        lines = stated.get("told", ()) if isinstance(stated, dict) else ()
        for line in (lines,) if isinstance(lines, str) else lines:
            groups = tuple(_group(f"{file}: {code}", group, phrases) for group in line.split(" + "))
            if all(group[0][0] in _MARKS for group in groups):
                raise InputError(f"{file}: {code}: a told line needs something that must be said")
            yield ToldProcedure(code, groups)


def _group(where: str, written: str, phrases: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The phrases of a group; its mark stays before the first."""
    mark = written[0] if written[0] in _MARKS else ""
    found: list[str] = []
    for phrase in written.removeprefix(mark).split(" | "):
        if not phrase.startswith("@"):
            found.append(phrase)
        elif named := phrases.get(phrase[1:]):
            found += named
        else:
            raise InputError(f"{where}: {phrase} names no phrases of {PHRASES}")
    return (mark + found[0], *found[1:])
