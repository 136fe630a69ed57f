"""One code for two cited diagnoses, as an Excludes1 note of one names it: `cataract in diabetes mellitus (E11.36)` at H28."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations

from consultant.answering import telling
from consultant.answering.findings.entries.note_text import REFERRED
from consultant.answering.reference import Reference
from consultant.model.catalogue import CodeStatus, Entry, Note, NoteKind
from consultant.model.codes import CodeSystem

_CATEGORY = 3
_PHRASE = re.compile(r"\([^)]*\)")
_WITHOUT = re.compile(r"\b(?:without|not|no|except)\b", re.IGNORECASE)
"""A note with such a word names what the one is *not* with: `cor pulmonale without embolism`."""


def between(cited: tuple[str, ...], reference: Reference) -> Iterator[tuple[Entry, tuple[str, str], Note]]:
    """Of each pair the code that holds both, with the pair and the note that sends the one to it."""
    for first, second in permutations(_entries(cited, reference), 2):
        for note in reference.catalogue.notes(first.code, reference.on):
            if note.kind is NoteKind.EXCLUDES1 and _names_both(note, first, second):
                yield from (
                    (entry, (first.code, second.code), note) for entry in _of(note, second, reference)
                )


def _entries(cited: tuple[str, ...], reference: Reference) -> tuple[Entry, ...]:
    found = (reference.catalogue.entry(CodeSystem.ICD10CM, code, reference.on) for code in cited)
    return tuple(one for one in found if isinstance(one, Entry))


def _names_both(note: Note, first: Entry, second: Entry) -> bool:
    """Whether the note names nothing but what the two titles say, something of each."""
    if _WITHOUT.search(note.text):
        return False
    named = set(telling.words(_PHRASE.sub(" ", note.text)))
    titles = set(telling.words(first.description)), set(telling.words(second.description))
    return bool(named) and named <= titles[0] | titles[1] and all(named & title for title in titles)


def _of(note: Note, second: Entry, reference: Reference) -> Iterator[Entry]:
    """The codes of the note in the category of the second diagnosis that it is not one of."""
    for found in REFERRED.finditer(note.text):
        code, last = found.groups()
        if last is None and code[:_CATEGORY] == second.code[:_CATEGORY] and not second.code.startswith(code):
            entry = reference.catalogue.entry(CodeSystem.ICD10CM, code, reference.on)
            if isinstance(entry, Entry) and entry.status is CodeStatus.ACTIVE:
                yield entry
