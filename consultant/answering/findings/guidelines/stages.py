"""Two diagnoses whose stages do not meet: the note of one names other codes, and its sibling's note names the cited one.

Such as hypertensive kidney disease with stage 1 to 4 (I12.9) beside stage 5 (N18.5), which the note at I12.0 names.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.findings.entries.note_text import names
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeStatus, Entry, Note, NoteKind
from consultant.model.codes import CodeSystem

_CATEGORY = 3
_LENGTH = 110


def differing(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """For each cited diagnosis whose own note leaves out the other the sibling whose note names it."""
    couples = permutations([cited.code for cited in ask.diagnoses], 2)
    found = (_one(code, other, reference) for code, other in couples)
    return tuple(finding for finding in found if finding is not None)


def _one(code: str, other: str, reference: Reference) -> Finding | None:
    own = _on_category(code, other, reference)
    if own is None or any(names(note, other) for note in own):
        return None
    entry = reference.catalogue.entry(CodeSystem.ICD10CM, code, reference.on)
    fitting = [
        (sibling, note)
        for sibling in _siblings(code, reference)
        for note in _on_category(sibling.code, other, reference) or ()
        if names(note, other)
    ]
    if not fitting or not isinstance(entry, Entry):
        return None
    nearest = max(fitting, key=lambda pair: _alike(pair[0].description, entry.description))
    return _finding(code, other, own[0], *nearest)


def _alike(title: str, wanted: str) -> int:
    """How many words two titles share, less those that only the first has."""
    words, other = set(title.lower().split()), set(wanted.lower().split())
    return len(words & other) - len(words - other)


def _on_category(code: str, other: str, reference: Reference) -> tuple[Note, ...] | None:
    """The notes stated at the code itself that ask for a code of the other's category; None where there is none."""
    notes = tuple(
        note
        for note in reference.catalogue.notes(code, reference.on)
        if note.kind is NoteKind.USE_ADDITIONAL
        and note.stated_at == code
        and f"({other[:_CATEGORY]}." in note.text
    )
    return notes or None


def _siblings(code: str, reference: Reference) -> Iterator[Entry]:
    """The other billable codes of the category, at most two levels down."""
    for child in reference.catalogue.children(CodeSystem.ICD10CM, code[:_CATEGORY], reference.on):
        below = reference.catalogue.children(CodeSystem.ICD10CM, child.code, reference.on)
        for entry in (child, *below):
            if entry.status is CodeStatus.ACTIVE and entry.code != code:
                yield entry


def _finding(code: str, other: str, own: Note, sibling: Entry, named: Note) -> Finding:
    values = {
        "code": code,
        "other": other,
        "text": own.text.lstrip(" ,"),
        "sibling": sibling.code,
        "words": shortened(sibling.description, _LENGTH),
        "sibling_text": named.text.lstrip(" ,"),
        "source": source(own.release),
    }
    rows = (
        *evidence(own.release, code, {own.kind.value: own.text}),
        *evidence(named.release, sibling.code, {named.kind.value: named.text}),
        *evidence(sibling.release, sibling.code, {"description": sibling.description}),
    )
    return Finding("stage_differs", (code, sibling.code, other), values, rows)
