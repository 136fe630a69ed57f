"""What a single diagnosis asks for by the instructional notes of the ICD-10-CM tabular list."""

from __future__ import annotations

import re

from consultant.answering import telling
from consultant.answering.findings.codes.asked_of_codes import undotted
from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.findings.entries.note_text import joined, quoted
from consultant.answering.findings.guidelines import note_wishes
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeSet, Note, NoteKind

_INSTRUCTIONS = (NoteKind.CODE_FIRST, NoteKind.USE_ADDITIONAL, NoteKind.CODE_ALSO, NoteKind.EXCLUDES1)
_CONTENTS = (NoteKind.INCLUDES, NoteKind.INCLUSION_TERM)
_SAID = 150
_COMPANIONS = (NoteKind.CODE_FIRST, NoteKind.USE_ADDITIONAL)
_COMPANIONS_ALL = (*_COMPANIONS, NoteKind.CODE_ALSO)
_FURTHER_KINDS = (NoteKind.USE_ADDITIONAL, NoteKind.CODE_ALSO)
_SEVENTH = re.compile(r"\b(7th|seventh) (char|digit)|\bcharacter is missing", re.IGNORECASE)
_NOTES_SHOWN = 4


def instructions(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What a single diagnosis asks for: code first, use additional code, code also, and what Excludes1 keeps apart."""
    if len(ask.diagnoses) != 1 or _SEVENTH.search(ask.text):
        return ()
    code, text = ask.diagnoses[0].code, undotted(ask.text)
    if code[0] in "VWXY" and _CAUSE_WISHED.fullmatch(text):
        return ()
    wished = [kind for kind, words in note_wishes.WISHES.items() if words.search(text)]
    every = reference.catalogue.notes(code, reference.on)
    notes = [note for note in every if note.kind in (*_INSTRUCTIONS, *wished) and not _on_itself(note, code)]
    if NoteKind.INCLUSION_TERM in wished:
        wished = _contents(wished, {note.kind for note in notes})
        notes = [note for note in notes if note.kind in wished]
    wished = _asked_for(wished, {note.kind for note in notes}, text)
    found = sorted(joined(notes), key=lambda note: (note.kind not in wished, *_nearness(note, code)))
    if not found:
        if not (wished or note_wishes.FURTHER.search(text) or note_wishes.OPEN.search(text)):
            return ()  # no note is asked for in so many words
        return _bare(code, reference, contents=NoteKind.INCLUSION_TERM in wished)
    quotations = (quoted("icd_note", code, "", note) for note in found[:_NOTES_SHOWN])
    return _listed(code, found, wished, text), *quotations


def _on_itself(note: Note, code: str) -> bool:
    """Whether a note at a header says to add the very code."""
    return note.kind is NoteKind.USE_ADDITIONAL and f"({code})" in note.text


_CAUSE_WISHED = re.compile(r"\W*(?:(?:which|what|the|and|its) )*external[- ]cause codes?\W*", re.IGNORECASE)
"""Wishes nothing but the code of an external cause, which was described before."""


def _contents(wished: list[NoteKind], there: set[NoteKind]) -> list[NoteKind]:
    """Of the two kinds that say what a code holds the one that it has."""
    kept = [kind for kind in wished if kind in there or kind not in _CONTENTS]
    return kept or [NoteKind.INCLUSION_TERM]


def _asked_for(wished: list[NoteKind], there: set[NoteKind], text: str) -> list[NoteKind]:
    """The kinds of notes that a question asks for, of those that are there where it asks for none by name."""
    if note_wishes.ALONE.search(text):  # the notes there are keep it from standing alone
        return [kind for kind in _COMPANIONS if kind in there] or [NoteKind.CODE_FIRST]
    if note_wishes.FURTHER.search(text):
        wished = list(dict.fromkeys((*wished, *(kind for kind in _FURTHER_KINDS if kind in there))))
    there_is = [kind for kind in _COMPANIONS_ALL if kind in there]
    return wished or there_is or [NoteKind.USE_ADDITIONAL] * bool(note_wishes.BESIDE.search(text))


_ALWAYS = re.compile(r"\A\W*(?:the\b|underlying\b)(?!.*\bif (?:applicable|known)\b)", re.IGNORECASE)
"""A note that asks for a cause in any event; one that lists causes, or says `if applicable`, asks where one of them is there."""


def _listed(code: str, notes: list[Note], wished: list[NoteKind], text: str) -> Finding:
    """Which notes there are; each is quoted in a finding of its own."""
    kinds: dict[str, list[str]] = {}
    for note in notes:
        kinds.setdefault(note.kind.value, []).append(note.stated_at)
    rows = [
        row for note in notes for row in evidence(note.release, note.stated_at, {note.kind.value: note.text})
    ]
    wished = sorted(
        wished,
        key=lambda kind: min((_nearness(one, code) for one in notes if one.kind is kind), default=_FAR),
    )
    nearest = {kind: shortened(_text(kind, notes, code, text), _SAID) for kind in wished}
    asks_open = bool(note_wishes.OPEN.search(text))
    values = {
        "code": code,
        "open": asks_open and any(note.kind in wished for note in notes),
        "says": {kind.value: said for kind, said in nearest.items()},
        "notes": tuple((kind, tuple(places)) for kind, places in kinds.items()),
        "may_lead": note_wishes.may_lead(text, asks_open=asks_open),
        "alone": bool(note_wishes.ALONE.search(text)),
        "conditional": not any(
            _ALWAYS.search(note.text) for note in notes if note.kind is NoteKind.CODE_FIRST
        ),
        "wished": tuple((kind.value, tuple(kinds.get(kind.value, ()))) for kind in wished),
    }
    return Finding("icd_notes", (code,), values, tuple(rows))


_FAR = (2, 0)


def _nearness(note: Note, code: str) -> tuple[int, int]:
    """How near a note stands: at the code or one of its headers, the longer first, then at its block or chapter."""
    at = note.stated_at
    return (0, -len(at)) if code.startswith(at) else (1, -len(at))


def _text(kind: NoteKind, notes: list[Note], code: str, asked: str) -> str:
    """What the note of a kind says that the question names, else the nearest to the code; empty where there is none."""
    own = sorted((note for note in notes if note.kind is kind), key=lambda note: _nearness(note, code))
    subjects = {stem for stem in telling.words(asked) if len(stem) >= _NAMING} - _OF_NOTES
    return max(own, key=lambda note: len(subjects & set(telling.words(note.text)))).text if own else ""


_NAMING = 4
"""Letters of a stem that names something."""
_OF_NOTES = frozenset(
    telling.words(
        "additional another code use first identify condition disease applicable underlying associated specify"
    )
)
"""Words of most notes, which tell none of them from the others."""


def _bare(code: str, reference: Reference, *, contents: bool) -> tuple[Finding, ...]:
    release = reference.catalogue.release(CodeSet.ICD10CM, reference.on)
    if release is None:
        return ()
    values = {"code": code, "contents": contents, "source": source(release)}
    return (Finding("icd_note_none", (code,), values, evidence(release, code, {"notes": "none"})),)
