"""The AMA's licensed CPT tables, tab-delimited under a licence preamble: `ConsolidatedCodeList`, `Modifiers`, others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from consultant.catalogue.importers import licensed_texts, tables
from consultant.catalogue.reading import Reading, Row, Source, Statement, refuse

CARRIES_CPT = True
RANK = 1

CODE = re.compile(r"\d{4}[0-9AFTUM]")
MODIFIER = re.compile(r"[1-9P][0-9]|[1-8]P")
KINDS = {
    "long": "long",
    "medium": "medium",
    "short": "short",
    "consumer": "consumer",
    "spanishconsumer": "spanish consumer",
    "consumerdescriptor": "consumer",
    "cliniciandescriptor": "clinician",
    "testname": "test name",
    "labname": "laboratory",
    "manufacturername": "manufacturer",
}
"""Columns that hold texts, as named with blanks and case taken away."""

MODIFIER_KINDS = {"modifiername": "modifier name", "modifierdescription": "modifier"}


def recognise(head: str) -> bool:
    """A header row with a concept identifier and a CPT code or modifier."""
    return any(_is_header(line.split("\t")) for line in head.splitlines())


def read(source: Source, statement: Statement) -> Reading:
    """One table of a yearly release."""
    label = licensed_texts.label(source, statement)
    return Reading(label, iter([("cpt_text", _rows(source))]))


def plain(name: str) -> str:
    """A column's name without case, blanks and other signs."""
    return re.sub(r"[^a-z]", "", name.lower())


def _is_header(cells: list[str]) -> bool:
    names = {plain(cell) for cell in cells}
    return "conceptid" in names and bool(names & {"cptcode", "modifiercode"})


def _rows(source: Source) -> Iterator[Row]:
    header, under = tables.below(source, tables.table(source, "\t"), _is_header)
    names = [plain(name) for name in header]
    of_modifiers = "modifiercode" in names
    seen: Counter[tuple[str, str]] = Counter()
    for line, cells in under:
        fields = dict(zip(names, [*cells, *[""] * len(names)], strict=False))
        code = fields["modifiercode" if of_modifiers else "cptcode"].strip()
        if not (MODIFIER if of_modifiers else CODE).fullmatch(code):
            if of_modifiers and len(code) == 2:
                continue  # Level II, which the HCPCS file has
            refuse(source, line, "code", code, "a CPT number or modifier")
        for name, kind in (MODIFIER_KINDS if of_modifiers else KINDS).items():
            text = fields.get(name, "").strip()
            if text:
                yield code, kind, seen[code, kind], text
                seen[code, kind] += 1
