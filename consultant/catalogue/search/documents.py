"""What is indexed: each code of each loaded set once, with its words, read from the catalogue file."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from consultant.catalogue.procedures import is_cpt_modifier
from consultant.model.codes import CodeSystem

TERM_KINDS = ("inclusion term", "includes")
"""Kinds of tabular notes that are other names of the code that carries them."""

NEWEST_INDEX = """release = (
    SELECT i.release FROM icd_index i JOIN release r ON r.id = i.release ORDER BY r.effective_from DESC LIMIT 1)"""

OTHERS = {CodeSystem.DRG: "drg", CodeSystem.ICD9CM: "icd9_code"}
"""Tables of code and title."""

REMARKS = """SELECT code, max(description) FROM remittance WHERE kind = 'rarc' AND description <> '' GROUP BY code"""
"""Remark codes with their texts; those of adjustment reasons are not published here, own words stand for them."""

SHORTEST_POINTED = 4
"""Terms of the ICD-10-PCS index that point to fewer characters (a section, a body system) name too many codes."""
SHORTEST_CALLED = 3
"""Characters of a beginning that our own names are for: a section, a body system and a root operation."""


@dataclass(frozen=True, slots=True)
class Document:
    """One code with all words that may lead to it.

    `title` is what its newest release says, `terms` other names that the publisher gives, `inherited` those of the headers
    above it, `others` what people call it by our own words;
    `billable` when any release has it so; `current` when the newest release lists it as valid.
    """

    system: CodeSystem
    code: str
    title: str
    terms: tuple[str, ...]
    billable: bool
    current: bool
    inherited: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


OwnWords = dict[tuple[CodeSystem, str], tuple[str, int]]
"""Words of our own for a code, and the day on which it ended, if any."""


def documents(connection: sqlite3.Connection) -> Iterator[Document]:
    """Every code that has words, in no promised order."""
    own = _own_words(connection)
    yield from _diagnoses(connection, own)
    if _has(connection, "pcs_code"):
        yield from _inpatient_procedures(connection)
    yield from _hcpcs(connection, own)
    yield from _others(connection)
    yield from (
        Document(system, code, text, (), True, not ended) for (system, code), (text, ended) in own.items()
    )


def _diagnoses(connection: sqlite3.Connection, own_words: OwnWords) -> Iterator[Document]:
    """Diagnoses; own words on them and on the headers above them are taken out of `own_words`."""
    terms, called = _terms(connection), dict[str, list[str]]()
    for system, code in [key for key in own_words if key[0] is CodeSystem.ICD10CM]:
        called[code] = own_words.pop((system, code))[0].split("; ")
    for listed in _listed(connection, "icd_code", CodeSystem.ICD10CM):
        own, above = tuple(terms.get(listed.code, ())), _inherited(listed.code, terms)
        above += _inherited(listed.code, called)
        yield replace(listed, terms=own, inherited=above, others=tuple(called.get(listed.code, ())))


def _inpatient_procedures(connection: sqlite3.Connection) -> Iterator[Document]:
    """ICD-10-PCS codes; terms of the index, and our own names, for a beginning of a code are names of all codes below it."""
    pointing: dict[str, list[str]] = defaultdict(list)
    rows = connection.execute(
        "SELECT DISTINCT code, term FROM pcs_index WHERE kind = 'see' AND length(code) >= ?",
        (SHORTEST_POINTED,),
    )
    for code, term in rows:
        pointing[code].append(term)
    called = _called(connection, CodeSystem.ICD10PCS)
    for listed in _listed(connection, "pcs_code", CodeSystem.ICD10PCS):
        beginnings = [listed.code[:length] for length in range(SHORTEST_CALLED, len(listed.code) + 1)]
        yield replace(
            listed,
            inherited=tuple(term for one in beginnings for term in pointing.get(one, ())),
            others=tuple(name for one in beginnings for name in called.get(one, ())),
        )


def _others(connection: sqlite3.Connection) -> Iterator[Document]:
    """Sets that are searched by title alone."""
    if _has(connection, "remittance"):
        yield from (
            Document(CodeSystem.RARC, code, text, (), True, True)
            for code, text in connection.execute(REMARKS)
        )
    for system, table in OTHERS.items():
        if _has(connection, table):
            yield from (
                Document(system, code, title, (), True, True)
                for code, title in connection.execute(f"SELECT code, max(title) FROM {table} GROUP BY code")
                if title
            )


def _listed(connection: sqlite3.Connection, table: str, system: CodeSystem) -> Iterator[Document]:
    """Codes of a table with one row a release: the newest row of each (SQLite takes the row that holds the maximum)."""
    newest = connection.execute(
        f"SELECT max(r.effective_from) FROM release r WHERE r.id IN (SELECT DISTINCT release FROM {table})"
    ).fetchone()[0]
    rows = connection.execute(
        f"""SELECT c.code, c.title, (SELECT max(b.billable) FROM {table} b WHERE b.code = c.code), max(r.effective_from)
            FROM {table} c JOIN release r ON r.id = c.release WHERE c.title <> '' GROUP BY c.code"""
    )
    for code, title, billable, begins in rows:
        yield Document(system, code, title, (), bool(billable), begins == newest)


def _inherited(code: str, terms: dict[str, list[str]]) -> tuple[str, ...]:
    """Other names of what stands above a code: every shorter beginning of it, nearest first."""
    above = (code[:length].rstrip(".") for length in range(len(code) - 1, 2, -1))
    return tuple(dict.fromkeys(text for holder in above for text in terms.get(holder, ())))


def _terms(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """Other names of diagnoses, from the newest tabular list and the newest alphabetic indexes."""
    found = _tabular_terms(connection)
    if _has(connection, "icd_index"):
        for code, term in connection.execute(
            f"SELECT DISTINCT code, term FROM icd_index WHERE {NEWEST_INDEX}"
        ):
            found[code].append(term)
    return found


def _tabular_terms(connection: sqlite3.Connection) -> dict[str, list[str]]:
    marks = ", ".join("?" * len(TERM_KINDS))
    rows = connection.execute(
        f"""SELECT holder, text FROM icd_note WHERE kind IN ({marks}) AND release =
            (SELECT n.release FROM icd_note n JOIN release r ON r.id = n.release ORDER BY r.effective_from DESC LIMIT 1)""",
        TERM_KINDS,
    )
    found: dict[str, list[str]] = defaultdict(list)
    for holder, text in rows:
        found[holder].append(text)
    return found


def _hcpcs(connection: sqlite3.Connection, own: OwnWords) -> Iterator[Document]:
    """HCPCS codes and modifiers; own words become other names, one a wording, and are taken out of `own`."""
    called = _called(connection, CodeSystem.HCPCS)
    rows = connection.execute(
        """SELECT h.code, h.description, h.short_description, (SELECT max(t.terminated) FROM hcpcs t WHERE t.code = h.code),
                  max(r.effective_from * 10 + (r.complete > 0))
           FROM hcpcs h JOIN release r ON r.id = h.release GROUP BY h.code"""
    )
    for code, description, short, terminated, _ in rows.fetchall():
        system = CodeSystem.MODIFIER if len(code) == 2 else CodeSystem.HCPCS
        if (system is CodeSystem.MODIFIER and is_cpt_modifier(code)) or not (description or short):
            continue
        words, ended = own.pop((system, code), ("", 0))
        terms = tuple(text for text in (*words.split("; "), short) if text)
        listed = Document(system, code, description or short, terms, True, not (terminated or ended))
        yield replace(listed, others=called.get(code, ()))


def _called(connection: sqlite3.Connection, system: CodeSystem) -> dict[str, tuple[str, ...]]:
    """What people call codes of a system, by the code or the beginning of codes."""
    rows = connection.execute("SELECT code, names FROM called WHERE system = ?", (system.value,))
    return {code: tuple(names.split("; ")) for code, names in rows}


def _own_words(connection: sqlite3.Connection) -> OwnWords:
    rows = connection.execute("SELECT system, code, words, ended FROM own_words")
    return {(CodeSystem(system), code): (words, ended) for system, code, words, ended in rows}


def _has(connection: sqlite3.Connection, table: str) -> bool:
    found = connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (table,))
    return found.fetchone() is not None
