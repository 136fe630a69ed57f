"""`consultant knowledge check`: whether the notes on rules can still be answered with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from consultant import settings
from consultant.bootstrap import SAMPLES
from consultant.catalogue.knowledge import load_notes
from consultant.catalogue.samples import load_samples, lost
from consultant.catalogue.store import open_catalogue
from consultant.errors import ConsultantError
from consultant.model.catalogue import AbsenceKind, Absent, CodeStatus
from consultant.model.codes import CodeSystem
from consultant.model.knowledge import BARRED, KnowledgeNote, NoteVerdict
from consultant.ports import Catalogue

TOPICS = frozenset(
    {"codes", "guidelines", "modifiers", "crosswalks", "NCCI edits", "compliance", "Medicare coverage"}
)
MOST_WORDS = 90
_PHRASE = re.compile(r"[a-z0-9*]+(?: [a-z0-9*]+)*")
"""As the words of a question are compared: `consultant.answering.phrases.plain`."""
_UNJUDGED = frozenset({AbsenceKind.NOT_LOADED, AbsenceKind.NO_RELEASE_FOR_DATE})
NOTES = settings.PROJECT / "config" / "knowledge"
family = typer.Typer(help="The notes on rules that no published table holds.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Adds the commands to the application."""
    app.add_typer(family, name="knowledge")


@family.callback()
def knowledge() -> None:
    """The notes on rules that no published table holds."""


@family.command(name="check")
def check(
    folder: Annotated[Path, typer.Argument(help="Folder of notes.")] = NOTES,
) -> None:
    """Check front matter, codes, sources and expiry of every note; ends with 1 when something is wrong."""
    notes = load_notes(folder)
    found = list(faults(notes, _catalogue(), datetime.now(UTC).date()))
    if folder == NOTES:
        found += lost(load_samples(SAMPLES), notes)
    for line in found:
        typer.echo(line)
    typer.echo(f"{len(notes)} notes, {len(found)} faults")
    if found:
        raise typer.Exit(1)


def faults(notes: Iterable[KnowledgeNote], catalogue: Catalogue | None, today: date) -> Iterator[str]:
    """What is wrong with each note, one line each; codes are judged only where a catalogue is given."""
    for note in notes:
        yield from (f"{note.id}: {fault}" for fault in _faults(note, today))
        if catalogue is not None:
            yield from (f"{note.id}: {fault}" for fault in _wrong_codes(note, catalogue, today))


def _faults(note: KnowledgeNote, today: date) -> Iterator[str]:
    if note.topic not in TOPICS:
        yield f"topic {note.topic!r} is none of {', '.join(sorted(TOPICS))}"
    if not note.publication.strip() or not note.section.strip():
        yield "publication and section have to name the source"
    if not note.words:
        yield "no words: name phrases of the questions that it answers"
    for phrase in (*note.words, *(phrase for verdict in note.verdicts for phrase in _phrases(verdict))):
        if not _PHRASE.fullmatch(phrase.removeprefix(BARRED)):
            yield f"phrase {phrase!r} can fit no question: write small letters, digits and single spaces"
    if len(note.text.split()) > MOST_WORDS:
        yield f"longer than {MOST_WORDS} words: split it"
    if note.valid_to is not None and note.valid_to < today:
        yield f"ended on {note.valid_to}: write the rule that followed it, or keep it out of answers"
    if note.valid_to is not None and note.valid_to < note.valid_from:
        yield "valid_to is before valid_from"
    if note.as_of > today:
        yield f"as_of {note.as_of} is in the future"


def _phrases(verdict: NoteVerdict) -> Iterator[str]:
    return (phrase for line in verdict.words for group in line for phrase in group)


def _wrong_codes(note: KnowledgeNote, catalogue: Catalogue, today: date) -> Iterator[str]:
    for modifier in note.modifiers:
        if _refused(catalogue, CodeSystem.MODIFIER, modifier, today):
            yield f"modifier {modifier} is not in the catalogue"
    for listed in note.codes:
        for code in listed.removeprefix("CARC ").split("-"):
            system = CodeSystem.CARC if listed.startswith("CARC ") else _system(code)
            if _refused(catalogue, system, code, today):
                yield f"code {code} is not in the catalogue or has ended"


def _refused(catalogue: Catalogue, system: CodeSystem, code: str, today: date) -> bool:
    """Whether the catalogue knows better; the CPT list is nobody's to publish, so absence from it proves nothing."""
    entry = catalogue.entry(system, code, today)
    if isinstance(entry, Absent):
        return entry.kind not in _UNJUDGED and system is not CodeSystem.CPT
    return entry.status is CodeStatus.TERMINATED


def _system(code: str) -> CodeSystem:
    if code[0].isdigit():
        return CodeSystem.CPT
    return CodeSystem.HCPCS if len(code) == 5 and code[1:].isdigit() else CodeSystem.ICD10CM


def _catalogue() -> Catalogue | None:
    """The catalogue that serves; without one the codes are not judged."""
    try:
        return open_catalogue(settings.load().catalogue_folder)
    except ConsultantError as error:
        typer.echo(f"codes not checked: {error}")
        return None
