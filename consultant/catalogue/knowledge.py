"""Reads the notes under `config/knowledge/`: Markdown files whose front matter is TOML between two lines of `+++`."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from consultant.errors import InputError
from consultant.model.knowledge import KnowledgeNote, NoteVerdict

FRONT = re.compile(r"\A\+\+\+\n(.*?)\n\+\+\+\n(.*)\Z", re.DOTALL)
WANTED: dict[str, type] = {
    "id": str,
    "topic": str,
    "codes": list,
    "modifiers": list,
    "publication": str,
    "section": str,
    "as_of": date,
    "valid_from": date,
}
OPTIONAL: dict[str, type] = {"valid_to": date, "words": list, "verdicts": list}
LISTS = ("codes", "modifiers", "words")


def load_notes(folder: Path) -> tuple[KnowledgeNote, ...]:
    """All notes of a folder by id.

    Raises:
        InputError: a note lacks a field, has one too many or shares its id; the message names file and field.
    """
    notes: dict[str, KnowledgeNote] = {}
    for file in sorted(folder.glob("*.md")):
        note = read_note(file, file.read_text(encoding="utf-8"))
        if note.id != file.stem:
            raise InputError(f"{file}: id is {note.id!r}; it must be the file's name")
        notes[note.id] = note
    return tuple(notes.values())


def read_note(file: Path, text: str) -> KnowledgeNote:
    """One note from its text.

    Raises:
        InputError: as for `load_notes`.
    """
    parts = FRONT.match(text)
    if not parts or not parts[2].strip():
        raise InputError(f"{file}: expected front matter between two lines of +++ and a text below")
    try:
        front = tomllib.loads(parts[1])
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{file}: {error}") from error
    _check(file, front)
    for name in LISTS:
        front[name] = tuple(front.get(name, ()))
    front["verdicts"] = tuple(_verdict(file, one) for one in front.get("verdicts", ()))
    return KnowledgeNote(text=" ".join(parts[2].split()), **front)


def _verdict(file: Path, table: Any) -> NoteVerdict:
    """One table of `verdicts`: what ` + ` joins must all be said, of what ` | ` joins one; one such line is enough."""
    match table:
        case {"words": [_, *_] as lines, "first": str(first)} if len(table) == len(NoteVerdict.__slots__):
            return NoteVerdict(tuple(_groups(str(line)) for line in lines), first)
    raise InputError(f"{file}: a table of verdicts has words, a list of phrases, and first, a sentence")


def _groups(line: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(group.split(" | ")) for group in line.split(" + "))


def _check(file: Path, front: dict[str, Any]) -> None:
    for name, kind in WANTED.items():
        if not isinstance(front.get(name), kind):
            raise InputError(f"{file}: {name} is missing or not a {kind.__name__}")
    for name, value in front.items():
        if name not in WANTED and not isinstance(value, OPTIONAL.get(name, ())):
            raise InputError(f"{file}: {name} is not a field of a note, or of the wrong kind")
