"""Two diagnoses that an Excludes1 note of one tells together: "that with hydronephrosis (N13.2)" at N20."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations

from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.findings.entries.note_text import joined, names
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeStatus, Entry, Note, NoteKind
from consultant.model.codes import CodeSystem

_TOGETHER = re.compile(
    r"(?:^|;|:)\s*[^;:]*?\b(?:with|due to)\s(?P<other>[^;:(]{3,60}?)\s\((?P<code>[A-Z]\d\w(?:\.\w{1,4})?)(?:\.?-)?\)",
    re.IGNORECASE,
)
_APART = re.compile(r"\bnot (?:associated|due|specified)\b|\bcontact with\b|\bexposure\b", re.IGNORECASE)
"""The note tells what is not together."""
_LITTLE = frozenset(
    [
        "and",
        "or",
        "of",
        "the",
        "unspecified",
        "other",
        "specified",
        "disorder",
        "disorders",
        "disease",
        "acute",
        "nos",
    ]
)
_TITLE_SHOWN = 90


def told_together(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code that holds both of two cited diagnoses by a note of the tabular list."""
    if len(ask.diagnoses) < 2:
        return ()
    found = (
        reference.catalogue.entry(CodeSystem.ICD10CM, cited.code, reference.on) for cited in ask.diagnoses
    )
    entries = [entry for entry in found if isinstance(entry, Entry)]
    return tuple(
        finding for one, other in permutations(entries, 2) for finding in _findings(one, other, reference)
    )[:1]


def _findings(one: Entry, other: Entry, reference: Reference) -> Iterator[Finding]:
    notes = [
        note for note in reference.catalogue.notes(one.code, reference.on) if note.kind is NoteKind.EXCLUDES1
    ]
    if any(names(note, other.code) for note in notes):
        return  # the note keeps this very code away, and names others for other conditions
    for note in joined(notes):
        for match in _TOGETHER.finditer(note.text):
            held = reference.catalogue.entry(CodeSystem.ICD10CM, match["code"], reference.on)
            if (
                isinstance(held, Entry)
                and not _APART.search(match[0])
                and not other.code.startswith(match["code"])
                and not other.code.startswith(
                    note.stated_at
                )  # then it is what the note stands at, told with a third
                and _means(match["other"], other, reference)
            ):
                exact = _below(held, one, other, reference)
                yield _finding(one, other, exact or held, note, match[0].strip(" ;:"))


def _below(held: Entry, one: Entry, other: Entry, reference: Reference) -> Entry | None:
    """Of the codes under the header the only one that names the region or kind that the two codes name."""
    if held.status is not CodeStatus.HEADER:
        return None
    below = reference.catalogue.children(CodeSystem.ICD10CM, held.code, reference.on)
    said = _words(f"{one.description} {other.description}")
    shared = frozenset.intersection(*(_words(child.description) for child in below)) if below else frozenset()
    telling = {child.code: len((_words(child.description) - shared) & said) for child in below}
    best = [child for child in below if telling[child.code] == max(telling.values()) > 0]
    return best[0] if len(best) == 1 and best[0].status is CodeStatus.ACTIVE else None


def _means(words: str, entry: Entry, reference: Reference) -> bool:
    """Whether a code's title holds the words of a note, or they are one of its inclusion terms."""
    sought = _words(words)
    terms = (
        _words(note.text)
        for note in reference.catalogue.notes(entry.code, reference.on)
        if note.kind is NoteKind.INCLUSION_TERM
    )
    title = _words(re.split(r"\bwithout\b", entry.description)[0])
    return bool(sought) and (sought <= title or sought in terms)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]{3,}", text.lower())) - _LITTLE


def _finding(one: Entry, other: Entry, held: Entry, note: Note, what: str) -> Finding:
    values = {
        "code": held.code,
        "words": shortened(held.description, _TITLE_SHOWN),
        "first": one.code,
        "second": other.code,
        "what": what,
        "header": held.status is CodeStatus.HEADER,
        "stated_at": note.stated_at,
        "source": source(note.release),
    }
    rows = (
        *evidence(note.release, note.stated_at, {note.kind.value: note.text}),
        *evidence(held.release, held.code, {"description": held.description}),
    )
    return Finding("told_together", (one.code, other.code, held.code), values, rows)
