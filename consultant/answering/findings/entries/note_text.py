"""What an instructional note of the ICD-10-CM tabular list says: its lines put together, and the codes that it names."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.reference import evidence, source
from consultant.model.answer import Finding
from consultant.model.catalogue import Note, NoteKind

REFERRED = re.compile(
    r"\b([A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?)(?:\.-|-(?![A-Z]))?(?:\s*-\s*([A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?))?"
)
_TEXT_SHOWN = 240


def joined(notes: list[Note]) -> list[Note]:
    """The lines of one note put together: the release's rows hold a note's introduction and its items apart."""
    lines: dict[tuple[NoteKind, str], list[Note]] = {}
    for note in notes:
        lines.setdefault((note.kind, note.stated_at), []).append(note)
    return [replace(parts[0], text=_text(parts)) for parts in lines.values()]


def _text(parts: list[Note]) -> str:
    return "; ".join(part.text.lstrip(" ,") for part in parts).replace(":; ", ": ")


def concerns(note: Note, code: str) -> bool:
    """Whether the note's text names the code or one of its headers; a note that both share is not between them."""
    return not code.startswith(note.stated_at) and (names(note, code) or excludes_injury(note, code))


_CURRENT_INJURY = re.compile(
    r"\b(?:current|acute) (?:traumatic )?(?:injury|dislocation|fracture|sprain|tear)\b", re.IGNORECASE
)
_INJURY = re.compile(r"S\d\d")


def excludes_injury(note: Note, code: str) -> bool:
    """Whether the note sends a current injury to chapter 19 in words alone: `current injury - see injury of spine`."""
    in_words = bool(_CURRENT_INJURY.search(note.text)) and not REFERRED.search(note.text)
    return note.kind is NoteKind.EXCLUDES1 and in_words and bool(_INJURY.match(code))


def names(note: Note, code: str) -> bool:
    """Whether the note's text names the code, one of its headers, or a range that holds it."""
    return any(_covers(found, code) for found in REFERRED.finditer(note.text))


def names_below(note: Note, header: str) -> bool:
    """Whether the note's text names a code below a header, such as S14.0 below S14."""
    return not header.startswith(note.stated_at) and any(
        found.group(1).startswith(header) for found in REFERRED.finditer(note.text)
    )


def _covers(found: re.Match[str], code: str) -> bool:
    first, last = found.group(1), found.group(2)
    if last is None:
        return code.startswith(first)
    return first <= code[: len(first)] and code[: len(last)] <= last


def quoted(
    kind: str,
    code: str,
    other: str,
    note: Note,
    asked_first: str = "",
    *,
    open_order: bool = False,
    note_asked: str = "",
) -> Finding:
    """A finding that quotes the note on a code, and the other code that it is about where there is one."""
    said = shortened(note.text, _TEXT_SHOWN)
    values: dict[str, Any] = {
        "code": code,
        "other": other,
        "note": note.kind.value,
        "asked_first": asked_first,
        "open_order": open_order,
        "note_asked": note_asked,
        "stated_at": note.stated_at,
        "text": said,
        "source": source(note.release),
    }
    fields = {note.kind.value: note.text, "stated at": note.stated_at}
    return Finding(
        kind, tuple(filter(None, (code, other))), values, evidence(note.release, note.stated_at, fields)
    )
