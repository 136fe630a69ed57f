"""The table of items and modifiers in the words of suppliers: its lines, and which of them a question meets."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from consultant.answering.findings.descriptions import told_codes
from consultant.answering.patterns import pattern
from consultant.answering.procedure_index import ProcedureIndex, Told
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import CodeSystem
from consultant.model.told_procedures import BARRED, ToldProcedure

_TABLE = Path(__file__).parents[2] / "told_items.toml"
ITEMS, MODIFIERS = "items", "modifiers"


@dataclass(frozen=True, slots=True)
class Items:
    """The table: its lines, and of each the codes with what is said of them besides."""

    index: ProcedureIndex
    codes: Mapping[str, tuple[str, ...]]
    says: Mapping[str, str]
    publication: str
    as_of: str


@cache
def read(kind: str) -> Items:
    """The lines of one kind, `ITEMS` or `MODIFIERS`, read once."""
    read = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    phrases: Mapping[str, Sequence[str]] = read["phrases"]
    lines: list[ToldProcedure] = []
    codes: dict[str, tuple[str, ...]] = {}
    says: dict[str, str] = {}
    for number, one in enumerate(read[kind]):
        key = str(number)
        codes[key] = tuple(one["codes"].split())
        says[key] = one.get("says", "")
        lines += (ToldProcedure(key, _groups(line, phrases)) for line in one["told"])
    return Items(ProcedureIndex(lines), codes, says, read["publication"], read["as_of"].isoformat())


def _groups(line: str, phrases: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """The groups of a line, the phrases of a name in their place."""
    found: list[tuple[str, ...]] = []
    for group in line.split(" + "):
        mark = group[0] if group[0] == BARRED else ""
        named = [
            phrase
            for one in group.removeprefix(mark).split(" | ")
            for phrase in (phrases[one[1:]] if one.startswith("@") else (one,))
        ]
        found.append((mark + named[0], *named[1:]))
    return tuple(found)


def told(
    table: Items, system: CodeSystem, ask: Ask, reference: Reference
) -> tuple[list[str], tuple[Entry, ...]]:
    """The lines of the table that a question meets, and their codes."""
    keys = [one.code for one in _apart(table.index.told(ask.text))]
    codes = dict.fromkeys(code for key in keys for code in table.codes[key])
    return keys, tuple(entry for code in codes if (entry := _entry(system, code, reference)))


def _apart(found: Sequence[Told]) -> list[Told]:
    """The lines that are met, without those of which another has all the words and more."""
    return [
        one for one in found if not any({*one.phrases} < {*other.phrases} for other in found) and not one.open
    ]


def _entry(system: CodeSystem, code: str, reference: Reference) -> Entry | None:
    found = reference.catalogue.entry(system, code, reference.on)
    return (
        found
        if isinstance(found, Entry) and found.status is CodeStatus.ACTIVE and found.description
        else None
    )


def of_equipment(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The modifier whose meaning a question tells that cites the equipment it goes on, and no modifier."""
    coded = [one for one in ask.procedures if one.system is CodeSystem.HCPCS and one.code[0] in _OF_EQUIPMENT]
    named = ask.loose_modifiers or any(one.modifiers for one in coded)
    if not coded or len(coded) != len(ask.citations) or named or not _WHICH.search(ask.text):
        return ()
    _, entries = told(read(MODIFIERS), CodeSystem.MODIFIER, ask, reference)
    return told_codes.all_fitting(entries, reference) if len(entries) == 1 else ()


_OF_EQUIPMENT = "AEKL"
_WHICH = pattern(r"\b(?:which|what) (?:\w+ ){0,2}mod(?:ifier)?s?\b|\bmod(?:ifier)?s?\W*\Z")
