"""Conditions that Excludes notes of a cited diagnosis name: told in words, or the general name of the cited one."""

from __future__ import annotations

import re

from consultant.answering.findings.entries import note_text
from consultant.answering.findings.entries.note_text import REFERRED
from consultant.answering.reference import Reference
from consultant.model.catalogue import Entry, NoteKind
from consultant.model.codes import Citation

_KINDS = frozenset({NoteKind.EXCLUDES1, NoteKind.EXCLUDES2})
_WORD = re.compile(r"[a-z]{3,}")
_LITTLE = frozenset(
    {
        "and",
        "the",
        "with",
        "without",
        "due",
        "other",
        "unspecified",
        "nos",
        "nec",
        "not",
        "elsewhere",
        "classified",
    }
)
_PAIRED = re.compile(
    r"\b(?:both|together|with|plus|and|add|also|too|beside|along|same claim|excludes?\s?[12]?)\b",
    re.IGNORECASE,
)
"""Speaks of a second condition beside the cited one."""
_STEM, _ENDING = 5, 3
"""Letters of a word that have to be told: all but the last three, and at least five."""
_LEAST = 2
"""Words of a note's item of which a question can tell it and nothing else."""


def told(cited: tuple[Citation, ...], text: str, reference: Reference) -> tuple[str, ...]:
    """The code of the only item of Excludes notes on the one diagnosis all of whose words, two or more, the text tells."""
    if len(cited) != 1 or not _PAIRED.search(text):
        return ()
    found = set[str]()
    own = reference.catalogue.entry(cited[0].system, cited[0].code, reference.on)
    title = own.description.lower() if isinstance(own, Entry) else ""
    for note in reference.catalogue.notes(cited[0].code, reference.on):
        named = tuple(REFERRED.finditer(note.text))
        if note.kind not in _KINDS or len(named) != 1 or named[0][2]:
            continue
        # Words of the cited diagnosis itself tell no second one.
        if _all_told(note.text, text) and not _all_told(note.text, title):
            found.add(named[0][1])
    return tuple(found) if len(found) == 1 and not cited[0].code.startswith(tuple(found)) else ()


def in_general(condition: str, cited: tuple[Citation, ...], text: str, reference: Reference) -> bool:
    """Whether a condition is but the general name of the one cited diagnosis: its Excludes1 note sends there, no pair is told."""
    return (
        len(cited) == 1
        and not _PAIRED.search(text)
        and any(
            note.kind is NoteKind.EXCLUDES1 and note_text.names(note, cited[0].code)
            for note in reference.catalogue.notes(condition, reference.on)
        )
    )


def _all_told(item: str, text: str) -> bool:
    words = [one for one in _WORD.findall(REFERRED.sub(" ", item).lower()) if one not in _LITTLE]
    stems = {one[: max(_STEM, len(one) - _ENDING)] for one in words}
    return len(stems) >= _LEAST and all(re.search(rf"\b{stem}", text) for stem in stems)
