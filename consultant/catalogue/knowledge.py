"""Reads the notes under `config/knowledge/`: Markdown files whose front matter is TOML between two lines of `+++`.

Beside them `phrases.toml` names ways to say one thing, which the verdicts of the notes use as `@name`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
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
OPTIONAL: dict[str, type] = {"valid_to": date, "words": list, "verdicts": list, "claims": list}
LISTS = ("codes", "modifiers", "words")
NAMED = "phrases.toml"
Phrases = Mapping[str, tuple[str, ...]]
"""By its name, the ways to say one thing."""


def load_notes(folder: Path) -> tuple[KnowledgeNote, ...]:
    """All notes of a folder by id.

    Raises:
        InputError: a note lacks a field, has one too many or shares its id; the message names file and field.
    """
    notes: dict[str, KnowledgeNote] = {}
    named = _named(folder / NAMED)
    for file in sorted(folder.glob("*.md")):
        note = read_note(file, file.read_text(encoding="utf-8"), named)
        if note.id != file.stem:
            raise InputError(f"{file}: id is {note.id!r}; it must be the file's name")
        notes[note.id] = note
    return tuple(notes.values())


def read_note(file: Path, text: str, named: Phrases | None = None) -> KnowledgeNote:
    """One note from its text; `named` are the phrases that its verdicts may name.

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
    verdicts = (_verdict(file, one, named or {}) for one in front.get("verdicts", ()))
    claims = (one for table in front.pop("claims", ()) for one in _claim(file, table, named or {}))
    front["verdicts"] = (*verdicts, *claims)
    return KnowledgeNote(text=" ".join(parts[2].split()), **front)


def _named(file: Path) -> Phrases:
    """The phrases of a folder of notes; none where it has no such file."""
    if not file.exists():
        return {}
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{file}: {error}") from error
    return {name: tuple(phrases) for name, phrases in tables.items()}


def _verdict(file: Path, table: Any, named: Phrases) -> NoteVerdict:
    """One table of `verdicts`: what ` + ` joins must all be said, of what ` | ` joins one; one such line is enough."""
    match table:
        case {"words": [_, *_] as lines, "first": str(first), **more} if more.keys() <= {"asks"}:
            groups = tuple(_groups(file, str(line), named) for line in lines)
            return NoteVerdict(groups, first, str(more.get("asks", "")))
    raise InputError(
        f"{file}: a table of verdicts has words, a list of phrases, first, a sentence, and asks, a question back, if it needs one"
    )


def _claim(file: Path, table: Any, named: Phrases) -> tuple[NoteVerdict, ...]:
    """The verdicts of a table of `claims`: `Yes` where the question says one of `so` on the subject, `No` where one of `not`."""
    match table:
        case {"about": str(about), "first": str(first), **said} if said and said.keys() <= _JUDGED.keys():
            return tuple(
                NoteVerdict(
                    _ways_to_claim(file, about, str(said[side]), named), f"{word}: {first}", judges=True
                )
                for side, word in _JUDGED.items()
                if side in said
            )
    raise InputError(
        f"{file}: a table of claims has about, the subject, so or not, what makes a claim true or false, and first, a sentence"
    )


_JUDGED = {"so": "Yes", "not": "No"}
_CLAIMING = "claiming"
"""The phrases that want a claim confirmed, where the folder names them: said besides, they make a line closer."""


def _ways_to_claim(
    file: Path, about: str, said: str, named: Phrases
) -> tuple[tuple[tuple[str, ...], ...], ...]:
    lines = [f"{about} + {one}" for one in said.split(" || ")]
    asked = [f"{line} + @{_CLAIMING}" for line in lines] if _CLAIMING in named else []
    return tuple(_groups(file, line, named) for line in (*lines, *asked))


def _groups(file: Path, line: str, named: Phrases) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(said for phrase in group.split(" | ") for said in _ways(file, phrase, named))
        for group in line.split(" + ")
    )


def _ways(file: Path, phrase: str, named: Phrases) -> tuple[str, ...]:
    """The phrase, or all those that it names; `~@name` bars them all."""
    barred, at, name = phrase.rpartition("@")
    if not at:
        return (phrase,)
    if name not in named:
        raise InputError(
            f"{file}: {phrase} is not in {NAMED} beside the notes; it has {', '.join(sorted(named))}"
        )
    return (barred + named[name][0], *named[name][1:])


def _check(file: Path, front: dict[str, Any]) -> None:
    for name, kind in WANTED.items():
        if not isinstance(front.get(name), kind):
            raise InputError(f"{file}: {name} is missing or not a {kind.__name__}")
    for name, value in front.items():
        if name not in WANTED and not isinstance(value, OPTIONAL.get(name, ())):
            raise InputError(f"{file}: {name} is not a field of a note, or of the wrong kind")
