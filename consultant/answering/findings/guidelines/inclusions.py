"""A condition that a question names beside a diagnosis, as a note of the tabular list has it: included there, or excluded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from consultant.answering import telling
from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.findings.entries.note_text import REFERRED
from consultant.answering.intents import Intent
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.catalogue import Entry, Note, NoteKind
from consultant.model.codes import CodeSystem

_ELSEWHERE = {Intent.MAP, Intent.GROUP}
"""What is asked of the code as it stands."""
_MORE = re.compile(
    r"\b(?:and|plus|with|what else|also|add)\s*\?|\b(?:first|alone|enough|sequenc\w*|order|additional)\b",
    re.IGNORECASE,
)
"""Asks for what stands beside the code."""
_UNSAID = re.compile(r"\([^)]*\)|\bNOS\b|\bof unspecified site\b")
_SAYS: Mapping[NoteKind, bool] = {
    NoteKind.INCLUSION_TERM: True,
    NoteKind.INCLUDES: True,
    NoteKind.EXCLUDES1: False,
    NoteKind.EXCLUDES2: False,
}
"""Whether what the note names belongs there."""
_EXCLUSION_ASKED = re.compile(
    r"\binclud(?:e|es|ed)\b|\bfalls? (?:under|in|into)\b|\bbelongs?\b|\bcovers?\b", re.IGNORECASE
)
_FITNESS = expression(r"\b(?:fine|ok|okay|right|correct|use|using|used|good)\b", re.IGNORECASE)
_LENGTH = 90
_LONG = 7
"""Letters of a single word that names a condition by itself."""


def named(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The note whose words the question uses, where it asks whether the one cited diagnosis holds a condition."""
    if (
        len(ask.citations) != 1
        or not ask.diagnoses
        or _ELSEWHERE & set(ask.intents)
        or _MORE.search(ask.text)
    ):
        return ()
    entry = reference.catalogue.entry(CodeSystem.ICD10CM, ask.diagnoses[0].code, reference.on)
    if not isinstance(entry, Entry):
        return ()
    found = sorted(_told(entry, ask, reference), key=lambda pair: -pair[0])
    return (_finding(entry, found[0][1], asked=ask.text.rstrip().endswith("?")),) if found else ()


def _told(entry: Entry, ask: Ask, reference: Reference) -> Iterator[tuple[int, Note]]:
    """Notes all of whose words the question says, with how many these are."""
    heard, titled = telling.words(ask.without_codes), telling.words(entry.description)
    open_to_exclusions = _EXCLUSION_ASKED.search(ask.text)
    for note in reference.catalogue.notes(entry.code, reference.on):
        if note.kind not in _SAYS or not (_SAYS[note.kind] or open_to_exclusions or _sends(note, ask)):
            continue
        stems = telling.words(_UNSAID.sub(" ", REFERRED.sub(" ", note.text)))
        telling_stems = {stem: said for stem, said in stems.items() if stem not in titled}
        if _short_for(note, ask.text):
            yield 1, note
            continue
        if (
            telling_stems
            and _names(stems)
            and all(heard.get(stem) is said for stem, said in telling_stems.items())
        ):
            yield len(stems), note


_BRACKETED = re.compile(r"\[([A-Z][\w -]{1,14})\]")


def _short_for(note: Note, text: str) -> bool:
    """Whether the question uses the abbreviation that a note gives in brackets: `[CIN III]`."""
    found = _BRACKETED.search(note.text)
    return found is not None and bool(re.search(rf"\b{re.escape(found[1])}\b", text))


_PROPOSING = frozenset({Intent.WHAT_IS, Intent.VALID, Intent.CHOICE, Intent.NOTES})


def _sends(note: Note, ask: Ask) -> bool:
    """Whether an Excludes1 note names the code of what it excludes, and the question is whether the cited one is right."""
    judged = bool(_FITNESS.search(ask.text)) or _PROPOSING.issuperset(ask.intents)
    return note.kind is NoteKind.EXCLUDES1 and bool(REFERRED.search(note.text)) and judged


def _names(stems: Mapping[str, bool]) -> bool:
    """Whether the words of a note name a condition."""
    return len(stems) > 1 or any(len(stem) >= _LONG for stem in stems)


def _finding(entry: Entry, note: Note, *, asked: bool) -> Finding:
    values = {
        "code": entry.code,
        "words": shortened(entry.description, _LENGTH),
        "included": _SAYS[note.kind],
        "note": note.kind.value,
        "text": note.text.strip(" ,"),
        "stated_at": note.stated_at,
        "asked": asked,
        "note_source": source(note.release),
        "source": source(entry.release),
    }
    rows = (
        *evidence(note.release, note.stated_at, {note.kind.value: note.text}),
        *evidence(entry.release, entry.code, {"description": entry.description}),
    )
    return Finding("inclusion", (entry.code,), values, rows)
