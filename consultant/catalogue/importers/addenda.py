"""Addenda to ICD-10-CM and ICD-10-PCS lists (CMS `*_addenda_20YY.txt`): action in 1-13, the record from 14, counts at the end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from consultant.catalogue.importers.editions import fiscal_label
from consultant.catalogue.importers.icd10cm_changes import CODE, dotted
from consultant.catalogue.reading import Reading, Row, Source, Statement, refuse
from consultant.model.catalogue import CodeSet

CARRIES_CPT = False
RANK = 9

ACTIONS = {"Add:": "added", "Delete:": "deleted", "Revise from:": "before", "Revise to:": "revised"}
BEGINS = re.compile(r"\A\s*(?:Add:|Delete:|Revise from:) {1,9}(?:\d{5} )?[0-9A-Z]{3,7} ")
RECORD = re.compile(r"(?:\d{5} )?([0-9A-HJ-Z]{3,7}) {1,5}(?:([01]) )?(\S.*)")
PROCEDURES = "icd10pcs"
"""The summary names the list that was changed."""

COUNT = re.compile(r"\s+(\d+) (additions|deletions|revisions)\s*")
COUNTED = {"additions": "added", "deletions": "deleted", "revisions": "revised"}
SHORT = 60
"""Length of the short title that an order file has before the long one."""


@dataclass(frozen=True, slots=True)
class Change:
    """One line; `billable` is empty where the layout has no such column."""

    action: str
    code: str
    billable: str
    title: str
    short_title: str


def recognise(head: str) -> bool:
    """The first line is an action and a code."""
    return BEGINS.match(head) is not None


def read(source: Source, statement: Statement) -> Reading:
    """Diagnosis addenda apply to the release before; procedure addenda are kept as the record of what changed."""
    changes, summary = _changes(source)
    if PROCEDURES not in summary and all(CODE.fullmatch(change.code) for change in changes):
        label = fiscal_label(CodeSet.ICD10CM, source, statement, "icd10cm_order_addenda_2026.txt")
        return Reading(label, iter([("icd_change", _diagnoses(changes))]), amends=True)
    label = fiscal_label(CodeSet.ICD10PCS, source, statement, "order_addenda_2026.txt")
    return Reading(label, iter([("pcs_change", _procedures(changes))]))


def _changes(source: Source) -> tuple[list[Change], str]:
    """The lines with an action, and the text below them, whose counts they are checked against."""
    found: list[Change] = []
    below: list[str] = []
    long_titles = "order" in source.name.rpartition("!")[2].lower()
    number = 0
    for number, line in enumerate(source.lines(), 1):
        action = ACTIONS.get(line[:13].rstrip())
        if action:
            found.append(_change(source, number, action, line[13:].rstrip(), long_titles=long_titles))
        elif line.strip():
            below.append(line)
    counts, stated = Counter(change.action for change in found), _stated(below)
    del counts["before"]
    if counts != stated:
        refuse(source, number, "counts at the end", dict(stated), f"what stands above: {dict(counts)}")
    return found, " ".join(below)


def _stated(below: list[str]) -> Counter[str]:
    stated: Counter[str] = Counter()
    for counted in (COUNT.fullmatch(line) for line in below):
        # Revisions are counted once more by what was revised, in other words.
        if counted:
            stated[COUNTED[counted[2]]] += int(counted[1])
    return +stated


def _change(source: Source, line: int, action: str, text: str, *, long_titles: bool) -> Change:
    record = RECORD.fullmatch(text)
    titles = record[3] if record else ""
    if not record or (long_titles and len(titles) <= SHORT):
        refuse(source, line, "record", text, "a code and its title, in an order file short and long title")
    short, title = (titles[:SHORT].rstrip(), titles[SHORT:].strip()) if long_titles else ("", titles)
    return Change(action, record[1], record[2] or "", title, short)


def _diagnoses(changes: list[Change]) -> Iterator[Row]:
    """Rows for the amendments; a code that gives way to longer ones becomes a header."""
    added = [change.code for change in changes if change.action == "added"]
    for change in changes:
        if change.action == "before":
            continue
        divided = change.action == "deleted" and any(
            a.startswith(change.code) and a != change.code for a in added
        )
        action = "header" if divided else change.action
        billable = int((change.billable or "1") == "1" and not divided)
        yield action, dotted(change.code), billable, change.title


def _procedures(changes: list[Change]) -> Iterator[Row]:
    return ((change.code, change.action, change.title, change.short_title) for change in changes)
