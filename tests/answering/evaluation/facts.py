"""Checkable facts: `edit 20610 99213` names what a reply has to say, and the catalogue what its values are.

A fact is resolved to lines: each is a set of phrases that one line of the reply has to hold, capitals ignored.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from consultant.model.catalogue import Absent, BillingSetting, Entry, FeeRow, NoteKind, PairEdits, UnitLimit
from consultant.model.codes import CodeSystem
from consultant.model.crosswalk import Crosswalk, Direction
from consultant.model.knowledge import KnowledgeNote
from consultant.ports import Catalogue

Line = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Truth:
    """Where facts are looked up."""

    catalogue: Catalogue
    notes: Mapping[str, KnowledgeNote]
    on: date
    setting: BillingSetting

    def entry(self, code: str) -> Entry:
        """The code's entry, whatever its system."""
        found = self.catalogue.entry(system_of(code), code, self.on)
        assert isinstance(found, Entry), f"{code} is not in the catalogue: the question is wrong"
        return found

    def fee(self, code: str) -> FeeRow:
        """The code's row of the fee schedule."""
        found = self.catalogue.fee_row(code, "", self.on)
        assert isinstance(found, FeeRow), f"{code} is not in the fee schedule: the question is wrong"
        return found


def lines(fact: str, truth: Truth) -> tuple[Line, ...]:
    """What a reply has to say for the fact; any other name of a fact is a mistake in the questions."""
    kind, *arguments = fact.split()
    return RESOLVERS[kind](truth, *arguments)


def said(line: Line, reply: str) -> bool:
    """Whether one line of the reply holds all phrases."""
    wanted = [_plain(phrase) for phrase in line]
    return any(all(phrase in written for phrase in wanted) for written in map(_plain, reply.splitlines()))


def system_of(code: str) -> CodeSystem:
    """The system by the form of the code, as the questions use it."""
    if re.fullmatch(r"\d{4}[\dA-Z]", code):
        return CodeSystem.CPT
    return CodeSystem.HCPCS if re.fullmatch(r"[A-V]\d{4}", code) else CodeSystem.ICD10CM


def _plain(text: str) -> str:
    return re.sub(r"[\s*_\"]+", " ", text).lower()


def _edit(truth: Truth, first: str, second: str) -> tuple[Line, ...]:
    found = truth.catalogue.pair_edits(first, second, truth.setting, truth.on)
    if isinstance(found, Absent):
        assert found.release, "the edits are not loaded"
        return ((first, second, "no edit", found.release.edition),)
    return tuple(_row(found, edit.column1, edit.column2, edit.indicator) for edit in found.in_force) or (
        (first, second, "deleted", found.release.edition),
    )


def _row(found: PairEdits, column1: str, column2: str, indicator: str) -> Line:
    return (
        f"{column1} (column 1)",
        f"{column2} (column 2)",
        f"indicator {indicator}",
        found.release.edition,
    )


def _mue(truth: Truth, code: str) -> tuple[Line, ...]:
    found = truth.catalogue.unit_limit(code, truth.setting, truth.on)
    if isinstance(found, UnitLimit):
        adjudication = f"adjudication indicator {found.adjudication}"
        return ((code, f"mue {found.units} ", adjudication, found.release.edition),)
    assert found.release, "the unit limits are not loaded"
    return ((code, "no published mue", found.release.edition),)


def _indicator(field: str, words: str) -> Callable[[Truth, str], tuple[Line, ...]]:
    def resolve(truth: Truth, code: str) -> tuple[Line, ...]:
        row = truth.fee(code)
        return ((code, f"{words} {getattr(row, field)}", row.release.edition),)

    return resolve


def _rvu(truth: Truth, code: str) -> tuple[Line, ...]:
    row = truth.fee(code)
    return ((code, row.work_rvu, row.non_facility_total, row.facility_total, row.release.edition),)


def _means(truth: Truth, code: str) -> tuple[Line, ...]:
    return ((code, truth.entry(code).description[:40]),)


def _valid(truth: Truth, code: str) -> tuple[Line, ...]:
    return ((code, truth.entry(code).status.value, truth.entry(code).release.edition),)


def _ended(truth: Truth, code: str) -> tuple[Line, ...]:
    ended = truth.entry(code).terminated_on
    assert ended, f"{code} has not ended"
    return ((code, ended.isoformat()),)


def _successor(truth: Truth, code: str) -> tuple[Line, ...]:
    return tuple((code, successor) for successor in truth.entry(code).successors)


def _header(truth: Truth, code: str) -> tuple[Line, ...]:
    below = truth.catalogue.children(CodeSystem.ICD10CM, code, truth.on)
    return ((code, "header", below[0].code, truth.entry(code).release.edition),)


def _excludes1(truth: Truth, first: str, second: str) -> tuple[Line, ...]:
    noted = [note for code in (first, second) for note in truth.catalogue.notes(code, truth.on)]
    assert any(note.kind is NoteKind.EXCLUDES1 for note in noted), "no Excludes1 note"
    return ((first, second, "excludes1"),)


def _diagnoses(truth: Truth, first: str, second: str) -> tuple[Line, ...]:
    """Both codes and whether a note stands between them, whichever it is."""
    return ((first, second, "exclude"),)


def _also(truth: Truth, first: str, second: str) -> tuple[Line, ...]:
    noted = [note for code in (first, second) for note in truth.catalogue.notes(code, truth.on)]
    assert any(note.kind is NoteKind.CODE_ALSO for note in noted), "no code also note"
    return ((first, second, "code also"),)


def _modifier(truth: Truth, code: str) -> tuple[Line, ...]:
    found = truth.catalogue.entry(CodeSystem.MODIFIER, code, truth.on)
    assert isinstance(found, Entry)
    return ((f"modifier {code}", found.description[:40]),)


def _place(truth: Truth, code: str) -> tuple[Line, ...]:
    found = truth.catalogue.entry(CodeSystem.POS, code, truth.on)
    assert isinstance(found, Entry)
    return ((code, found.description[:25]),)


def _note(truth: Truth, name: str) -> tuple[Line, ...]:
    note = truth.notes[name]
    return ((note.text[:60], note.publication, note.section),)


def _dose(truth: Truth, code: str, milligrams: str) -> tuple[Line, ...]:
    unit = re.search(r"([\d.]+) ?mg", truth.entry(code).description, re.IGNORECASE)
    assert unit, f"{code} has no unit in milligrams"
    units = math.ceil(float(milligrams) / float(unit[1]))
    return ((code, f"{milligrams} mg", f" {units} unit"),)


def _mapped(direction: Direction) -> Callable[[Truth, str], tuple[Line, ...]]:
    def resolve(truth: Truth, code: str) -> tuple[Line, ...]:
        found = truth.catalogue.crosswalk(code, direction, truth.on)
        assert isinstance(found, Crosswalk), f"{code} is not in the mapping"
        return tuple((code, target.code, found.release.edition) for target in found.alternatives[:3])

    return resolve


def _hcc(truth: Truth, code: str) -> tuple[Line, ...]:
    found = truth.catalogue.memberships(code, truth.on).risk
    assert not isinstance(found, Absent), f"{code} has no risk category"
    return tuple((code, f"HCC {risk.category} ", risk.model, risk.release.edition) for risk in found)


RESOLVERS: Mapping[str, Callable[..., tuple[Line, ...]]] = {
    "edit": _edit,
    "mue": _mue,
    "bilateral": _indicator("bilateral", "bilateral indicator"),
    "global": _indicator("global_days", "global days"),
    "assistant": _indicator("assistant", "assistant indicator"),
    "cosurgeon": _indicator("co_surgeon", "co-surgeon indicator"),
    "pctc": _indicator("pc_tc", "PC/TC indicator"),
    "multiple": _indicator("multiple_procedure", "multiple procedure indicator"),
    "status": _indicator("status", "fee schedule status"),
    "rvu": _rvu,
    "means": _means,
    "valid": _valid,
    "ended": _ended,
    "successor": _successor,
    "header": _header,
    "excludes1": _excludes1,
    "diagnoses": _diagnoses,
    "also": _also,
    "modifier": _modifier,
    "place": _place,
    "note": _note,
    "dose": _dose,
    "icd9": _mapped(Direction.ICD10CM_TO_ICD9),
    "icd10": _mapped(Direction.ICD9_TO_ICD10CM),
    "hcc": _hcc,
}
