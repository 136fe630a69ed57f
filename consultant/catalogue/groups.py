"""The groups of a diagnosis: risk categories, CCSR, MS-DRGs, CC and MCC, claim edits, present-on-admission exemption."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, TypeVar

from consultant.catalogue.procedures import missing
from consultant.catalogue.releases import Releases
from consultant.model.catalogue import AbsenceKind, Absent, CodeSet, CodeStatus, Entry, Release
from consultant.model.codes import CodeSystem
from consultant.model.membership import (
    AdmissionExemption,
    ClaimEdit,
    ClinicalCategory,
    DiagnosisGroup,
    Memberships,
    RiskCategory,
    RiskEdit,
    Severity,
    SeverityLevel,
)

Value = TypeVar("Value")
Rows = list[tuple[Any, ...]]

COMPANIONS = (CodeSet.HCC_HIERARCHY, CodeSet.HCC_LABELS, CodeSet.HCC_EDITS, CodeSet.MSDRG)
NO_LIMIT = -1

CLINICAL = """
    SELECT c.category, coalesce(n.label, ''), c.inpatient, c.outpatient FROM ccsr c
    LEFT JOIN ccsr_category n ON n.release = c.release AND n.category = c.category
    WHERE c.release = ? AND c.code = ? ORDER BY c.position"""
GROUPS = """
    SELECT i.category, i.range, coalesce(nullif(i.drg, ''), i.range), coalesce(d.title, '') FROM drg_index i
    LEFT JOIN drg d ON d.release = ? AND d.code = coalesce(nullif(i.drg, ''), i.range)
    WHERE i.release = ? AND i.code = ? ORDER BY i.category, i.range, i.drg"""
RISK = "SELECT model, category FROM hcc WHERE release = ? AND code = ? ORDER BY model, category"
RISK_EDITS = """
    SELECT kind, sex, age_from, age_to, action, category FROM hcc_edit
    WHERE release = ? AND code = ? AND model = ? ORDER BY kind, age_from"""
EDITS = "SELECT kind, rule FROM claim_edit WHERE release = ? AND code = ? ORDER BY kind, rule"


@dataclass(frozen=True, slots=True)
class Search:
    """One catalogue file and the day asked for."""

    connection: sqlite3.Connection
    releases: Releases
    on: date

    def number(self, code_set: CodeSet) -> int | None:
        """The release that answers, an excerpt where there is no whole one."""
        return self.releases.in_force(code_set, self.on) or self.releases.excerpt(code_set, self.on)

    def release(self, code_set: CodeSet) -> Release | None:
        number = self.number(code_set)
        return self.releases.numbered[number] if number is not None else None

    def rows(self, statement: str, *values: object) -> Rows:
        return self.connection.execute(statement, values).fetchall()

    def absent(self, code_set: CodeSet) -> Absent:
        return missing(self.releases, code_set, self.on, AbsenceKind.NO_ROW)


def find(connection: sqlite3.Connection, releases: Releases, code: str, on: date) -> Memberships:
    """Every group of a dotted ICD-10-CM code, each from its own set."""
    search = Search(connection, releases, on)
    return Memberships(
        code,
        on,
        risk=_listed(search, CodeSet.HCC, RISK, code, lambda r, row: _risk(search, code, r, *row)),
        clinical=_listed(search, CodeSet.CCSR, CLINICAL, code, _clinical),
        groups=_groups(search, code),
        severity=_severity(search, code),
        claim_edits=_listed(search, CodeSet.MCE, EDITS, code, lambda r, row: ClaimEdit(row[0], row[1], r)),
        exemption=_exemption(search, code),
        not_loaded=tuple(code_set for code_set in COMPANIONS if search.number(code_set) is None),
    )


_PRE, _UNRELATED = range(1, 21), range(981, 990)


def _of_none(code: str) -> str:
    """What a group without a category of its own belongs to: before all of them, to any, or as an error to none."""
    number = int(code)
    return (
        "Pre"
        if number in _PRE
        else "any (procedures unrelated to the principal diagnosis)"
        if number in _UNRELATED
        else ""
    )


def find_group(connection: sqlite3.Connection, releases: Releases, code: str, on: date) -> Entry | Absent:
    """An MS-DRG with its title, its major diagnostic category, and whether it is surgical or medical."""
    search = Search(connection, releases, on)
    number = search.number(CodeSet.MSDRG)
    rows = search.rows("SELECT title, category, kind FROM drg WHERE release = ? AND code = ?", number, code)
    if number is None or not rows:
        return missing(releases, CodeSet.MSDRG, on, AbsenceKind.NOT_IN_RELEASE)
    title, category, kind = rows[0]
    named = {"major_diagnostic_category": category or _of_none(code), "kind": kind}
    return Entry(
        CodeSystem.DRG, code, title, False, CodeStatus.ACTIVE, releases.numbered[number],
        attributes={name: value for name, value in named.items() if value},
    )  # fmt: skip


def _listed(
    search: Search,
    code_set: CodeSet,
    statement: str,
    code: str,
    value: Callable[[Release, tuple[Any, ...]], Value],
) -> tuple[Value, ...] | Absent:
    """One value a row, or the kind of absence."""
    number = search.number(code_set)
    rows = search.rows(statement, number, code) if number is not None else []
    if number is None or not rows:
        return search.absent(code_set)
    return tuple(value(search.releases.numbered[number], row) for row in rows)


def _risk(search: Search, code: str, release: Release, model: str, category: str) -> RiskCategory:
    ranks, labels = search.number(CodeSet.HCC_HIERARCHY), search.number(CodeSet.HCC_LABELS)
    label = search.rows(
        "SELECT label FROM hcc_label WHERE release = ? AND model = ? AND category = ?",
        labels,
        model,
        category,
    )
    below = "SELECT child FROM hcc_hierarchy WHERE release = ? AND model = ? AND parent = ? ORDER BY CAST(child AS REAL)"
    above = "SELECT parent FROM hcc_hierarchy WHERE release = ? AND model = ? AND child = ? ORDER BY CAST(parent AS REAL)"
    return RiskCategory(
        model,
        category,
        label[0][0] if label else "",
        tuple(row[0] for row in search.rows(below, ranks, model, category)),
        tuple(row[0] for row in search.rows(above, ranks, model, category)),
        release,
        tuple(
            _risk_edit(*row) for row in search.rows(RISK_EDITS, search.number(CodeSet.HCC_EDITS), code, model)
        ),
    )


def find_category(
    connection: sqlite3.Connection, releases: Releases, category: str, model: str, on: date
) -> RiskCategory | Absent:
    """A category of a risk model by its number: its label and its place in the hierarchy, without any diagnosis."""
    search = Search(connection, releases, on)
    release = search.release(CodeSet.HCC_LABELS)
    if release is None:
        return search.absent(CodeSet.HCC_LABELS)
    found = _risk(search, "", release, model, category)
    return found if found.label else search.absent(CodeSet.HCC_LABELS)


def _risk_edit(kind: str, sex: str, age_from: int, age_to: int, action: str, category: str) -> RiskEdit:
    youngest, oldest = (None if age == NO_LIMIT else age for age in (age_from, age_to))
    return RiskEdit(kind, sex, youngest, oldest, action, category)


def _clinical(release: Release, row: tuple[Any, ...]) -> ClinicalCategory:
    category, label, inpatient, outpatient = row
    return ClinicalCategory(category, label, bool(inpatient), bool(outpatient), release)


_INDEX_LENGTH = 6


def _indexed(code: str) -> str:
    """The code as the loaded index holds it: cut after six characters, the groups of every 7th character in one row."""
    return code[:_INDEX_LENGTH]


def _groups(search: Search, code: str) -> tuple[DiagnosisGroup, ...] | Absent:
    number = search.number(CodeSet.MSDRG_INDEX)
    if number is None:
        return search.absent(CodeSet.MSDRG_INDEX)
    titles = search.number(CodeSet.MSDRG)
    rows = search.rows(GROUPS, titles, number, code) or search.rows(GROUPS, titles, number, _indexed(code))
    if not rows:
        return search.absent(CodeSet.MSDRG_INDEX)
    release = search.releases.numbered[number]
    return tuple(
        DiagnosisGroup(category, span, tuple((drg, title) for _, _, drg, title in members), release)
        for (category, span), members in groupby(rows, key=lambda row: (row[0], row[1]))
    )


def _severity(search: Search, code: str) -> SeverityLevel | Absent:
    """MCC before CC; that a code is neither is known only where both lists are loaded whole."""
    for code_set, level in ((CodeSet.MSDRG_MCC, Severity.MCC), (CodeSet.MSDRG_CC, Severity.CC)):
        release = search.release(code_set)
        statement = "SELECT 1 FROM drg_severity WHERE release = ? AND code = ?"
        if release and search.rows(statement, search.number(code_set), code):
            return SeverityLevel(level, release)
    absences = [search.absent(code_set) for code_set in (CodeSet.MSDRG_MCC, CodeSet.MSDRG_CC)]
    unknown = next((absent for absent in absences if absent.kind is not AbsenceKind.NO_ROW), None)
    newest = max((a.release for a in absences if a.release), key=lambda r: r.effective_from, default=None)
    if unknown or newest is None or not _was_valid(search, code, newest.effective_from):
        return unknown or absences[0]
    return SeverityLevel(Severity.NONE, newest)


def _was_valid(search: Search, code: str, then: date) -> bool:
    """Whether a diagnosis could be reported when the lists were made; a later code may have a level that they do not know."""
    number = search.releases.in_force(CodeSet.ICD10CM, then)
    return bool(
        search.rows("SELECT 1 FROM icd_code WHERE code = ? AND release = ? AND billable", code, number)
    )


def _exemption(search: Search, code: str) -> AdmissionExemption | Absent:
    found = _listed(
        search, CodeSet.POA_EXEMPT, "SELECT code FROM poa_exempt WHERE release = ? AND code = ?", code,
        lambda release, _: AdmissionExemption(release),
    )  # fmt: skip
    return found if isinstance(found, Absent) else found[0]
