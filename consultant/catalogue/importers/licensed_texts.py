"""The AMA's licensed CPT text files (`SHORTU`, `MEDU`, `LONGULT`, `MODUL`): a licence preamble, then records without header.

`LONGULF` and `LONGUF` wrap the long texts at a fixed width: further lines repeat the number, or have blanks in its place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from consultant.catalogue.importers import tables
from consultant.catalogue.reading import Label, Reading, Row, Source, Statement, refuse, undated
from consultant.model.catalogue import CodeSet

CARRIES_CPT = True
RANK = 1

OWNER = re.compile(r"American\s+Medical\s+Association|\bAMA\b", re.IGNORECASE)
RECORD = re.compile(r"(\d{4}[0-9AFTUM])(?:\t| (?=\S))(.*\S)\s*")
STATED = re.compile(r"CPT\S{0,3}\s+(20\d\d)\b|(?<!\d)(20[2-4]\d)\s+(?:CPT|data files?)", re.IGNORECASE)
GOES_ON = re.compile(r" {6}\s*(\S.*)")
SHORT, MEDIUM = 34, 54
"""Lengths that lines of the short and the medium file do not exceed."""

SECTIONS = (
    "Appendix A", "Anesthesia Physical Status", "CPT Level I Modifiers", "Category II Modifiers",
    "Level II (HCPCS/National) Modifiers",
)  # fmt: skip
MODIFIER = re.compile(r"([1-9P][0-9]|[1-8]P)[:\s]\s*(\S.*)")
"""Level I, physical status and category II; those of Level II come from the HCPCS file."""


def recognise(head: str) -> bool:
    """A preamble that names the owner and ends with a blank line, then records; or the titles of the modifier file."""
    if not OWNER.search(head) or "\t\t" in head[:200]:
        return False
    return _is_modifiers(head) or _begins(head.splitlines())


def _is_modifiers(head: str) -> bool:
    return {"Appendix A", "CPT Level I Modifiers"} <= {line.strip() for line in head.splitlines()}


def _begins(lines: list[str]) -> bool:
    """The last line of the head may be cut, so it does not count."""
    blank = max((place for place, line in enumerate(lines) if not line.strip()), default=-1)
    records = lines[blank + 1 :][:-1] or lines[blank + 1 :]
    first = bool(records) and blank >= 0 and RECORD.fullmatch(records[0]) is not None
    return first and all(RECORD.fullmatch(line) or GOES_ON.fullmatch(line) for line in records[:20])


def read(source: Source, statement: Statement) -> Reading:
    """One file of a yearly release; its siblings join it under the same release."""
    rows = _modifiers(source) if _is_modifiers(source.head) else _descriptors(source)
    return Reading(label(source, statement), iter([("cpt_text", rows)]))


def label(source: Source, statement: Statement) -> Label:
    """The year, from the operator, the name, or the preamble."""
    stated = STATED.search(source.head[:4000])
    if statement.effective:
        year = statement.effective.year
    elif stated and not tables.YEAR.search(source.name.rpartition("/")[2]):
        year = int(stated[1] or stated[2])
    else:
        year = tables.year_named(source, statement, "CPT2027.zip, or the year in the archive's name")
    if not 2000 <= year <= date.max.year - 1:
        undated(source, "CPT2027.zip")
    return tables.yearly(CodeSet.CPT, year, f"CPT {year}")


def _descriptors(source: Source) -> Iterator[Row]:
    lines = list(tables.numbered_lines(source))
    start = max((place for place, (_, text) in enumerate(lines) if not text.strip()), default=-1) + 1
    records = lines[start:]
    texts: dict[str, list[str]] = {}
    code = ""
    for number, text in records:
        found = RECORD.fullmatch(text) or (code and GOES_ON.fullmatch(text))
        if not found:
            refuse(source, number, "record", "(licensed text not shown)", "a CPT number and its descriptor")
        code = found[1] if found.re is RECORD else code
        texts.setdefault(code, []).append(found[found.re.groups].strip())
    kind = _kind([text for _, text in records], wrapped=len(texts) < len(records))
    yield from ((code, kind, 0, " ".join(parts)) for code, parts in texts.items())


def _kind(records: list[str], *, wrapped: bool) -> str:
    """The descriptor's length, judged by the longest line: the files have no header. Only long ones wrap."""
    longest = max(map(len, records), default=0)
    if wrapped or any("\t" in text for text in records) or longest > MEDIUM:
        return "long"
    return "short" if longest <= SHORT else "medium"


def _modifiers(source: Source) -> Iterator[Row]:
    """Entries wrap until a blank line."""
    section, entries, current = "", defaultdict[str, list[str]](list), ""
    for _, text in tables.numbered_lines(source):
        stripped = text.strip()
        found = MODIFIER.match(stripped) if section and not current else None
        if stripped in SECTIONS:
            section, current = stripped, ""
        elif not stripped:
            current = ""
        elif found and section != SECTIONS[-1]:
            current = found[1]
            entries[current].append(found[2])
        elif current:
            entries[current].append(stripped)
    yield from ((code, "modifier", 0, " ".join(parts)) for code, parts in entries.items())
