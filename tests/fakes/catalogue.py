"""A catalogue in memory with a dozen codes; rows are facts of published releases, descriptions are our own words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from consultant.model.catalogue import (
    AbsenceKind,
    Absent,
    BillingSetting,
    CodeSet,
    CodeStatus,
    Entry,
    FeeRow,
    Note,
    NoteKind,
    PairEdit,
    PairEdits,
    Release,
    UnitLimit,
)
from consultant.model.codes import CodeSystem
from consultant.model.crosswalk import Crosswalk, Direction
from consultant.model.inpatient import Character
from consultant.model.membership import Memberships, RiskCategory
from tests.fakes.surroundings import NoSurroundings


def _release(code_set: CodeSet, edition: str, begins: date, due: date | None) -> Release:
    return Release(code_set, edition, begins, None, f"{edition}.txt", "0" * 64, 1, due)


RELEASES: Mapping[CodeSet, Release] = {
    release.code_set: release
    for release in (
        _release(CodeSet.ICD10CM, "FY2027", date(2026, 10, 1), date(2027, 4, 1)),
        _release(CodeSet.HCPCS, "2025 Q4", date(2025, 10, 1), date(2026, 1, 1)),
        _release(CodeSet.PTP_PRACTITIONER, "2024 Q3", date(2024, 7, 1), date(2024, 10, 1)),
        _release(CodeSet.PTP_HOSPITAL, "2024 Q3", date(2024, 7, 1), date(2024, 10, 1)),
        _release(CodeSet.MUE_PRACTITIONER, "2024 Q3", date(2024, 7, 1), date(2024, 10, 1)),
        _release(CodeSet.MUE_HOSPITAL, "2024 Q3", date(2024, 7, 1), date(2024, 10, 1)),
        _release(CodeSet.MPFS, "RVU25D", date(2025, 10, 1), date(2026, 1, 1)),
        _release(CodeSet.STARTER, "2026-11", date(2026, 11, 1), None),
    )
}

_PTP = {BillingSetting.PRACTITIONER: CodeSet.PTP_PRACTITIONER, BillingSetting.HOSPITAL: CodeSet.PTP_HOSPITAL}
_MUE = {BillingSetting.PRACTITIONER: CodeSet.MUE_PRACTITIONER, BillingSetting.HOSPITAL: CodeSet.MUE_HOSPITAL}
_SETS = {CodeSystem.ICD10CM: CodeSet.ICD10CM, CodeSystem.HCPCS: CodeSet.HCPCS}


def _entry(
    system: CodeSystem, code: str, description: str, status: CodeStatus = CodeStatus.ACTIVE, **more: object
) -> Entry:
    code_set = _SETS.get(system, CodeSet.STARTER)
    made = Entry(system, code, description, code_set is CodeSet.STARTER, status, RELEASES[code_set])
    return replace(made, **more)  # type: ignore[arg-type]


_ENTRIES = (
    _entry(CodeSystem.CPT, "99213", "Office visit, established patient, low level of decision making"),
    _entry(CodeSystem.CPT, "99214", "Office visit, established patient, moderate level of decision making"),
    _entry(CodeSystem.CPT, "20610", "Puncture or injection of a large joint without imaging"),
    _entry(CodeSystem.CPT, "27447", "Total knee replacement"),
    _entry(CodeSystem.CPT, "37242", "Closing of an artery outside head and neck, not for tumor or bleeding"),
    _entry(CodeSystem.CPT, "37243", "Closing of vessels of a tumor or of an organ that lost its supply"),
    _entry(CodeSystem.CPT, "37244", "Closing of vessels for bleeding or lymph leakage"),
    _entry(CodeSystem.CPT, "71046", "X-ray of the chest, two views"),
    _entry(
        CodeSystem.CPT,
        "99201",
        "Office visit, new patient, lowest level",
        CodeStatus.TERMINATED,
        terminated_on=date(2020, 12, 31),
        successors=("99202",),
    ),
    _entry(
        CodeSystem.HCPCS,
        "J1885",
        "Injection, ketorolac tromethamine, per 15 mg",
        effective_from=date(1995, 1, 1),
    ),
    _entry(CodeSystem.HCPCS, "J1450", "Injection fluconazole, 200 mg"),
    _entry(
        CodeSystem.HCPCS,
        "J0150",
        "Injection, adenosine for therapeutic use, 6 mg",
        CodeStatus.TERMINATED,
        terminated_on=date(2014, 12, 31),
        successors=("J0153",),
    ),
    _entry(CodeSystem.ICD10CM, "E11", "Type 2 diabetes mellitus", CodeStatus.HEADER),
    _entry(CodeSystem.ICD10CM, "E11.9", "Type 2 diabetes mellitus without complications"),
    _entry(CodeSystem.ICD10CM, "E11.65", "Type 2 diabetes mellitus with hyperglycemia"),
    _entry(CodeSystem.ICD10CM, "E10.9", "Type 1 diabetes mellitus without complications"),
    _entry(CodeSystem.ICD10CM, "M54.5", "Low back pain", CodeStatus.HEADER),
    _entry(CodeSystem.ICD10CM, "M54.50", "Low back pain, unspecified"),
    _entry(CodeSystem.ICD10CM, "M54.51", "Vertebrogenic low back pain"),
    _entry(CodeSystem.ICD10CM, "M54.59", "Other low back pain"),
    _entry(CodeSystem.ICD10CM, "M72.2", "Plantar fascial fibromatosis", CodeStatus.HEADER),
    _entry(CodeSystem.ICD10CM, "M17.11", "Unilateral primary osteoarthritis, right knee"),
    _entry(CodeSystem.ICD10CM, "S82.201", "Unspecified fracture of shaft of right tibia", CodeStatus.HEADER),
    _entry(
        CodeSystem.ICD10CM,
        "S82.201A",
        "Unspecified fracture of shaft of right tibia, initial encounter for closed fracture",
    ),
    _entry(CodeSystem.ICD10CM, "J44.9", "Chronic obstructive pulmonary disease, unspecified"),
    _entry(CodeSystem.POS, "11", "Office"),
    *(
        _entry(CodeSystem.MODIFIER, code, description)
        for code, description in {
            "25": "a significant, separate visit by the same practitioner on the day of a procedure",
            "26": "the professional component alone",
            "50": "the same procedure on both sides in one session",
            "57": "the visit that led to the decision for surgery",
            "59": "a service distinct from another one of that day",
            "80": "an assistant at surgery",
            "LT": "left side",
            "RT": "right side",
            "TC": "the technical component alone",
            "XE": "a separate encounter",
            "XP": "a separate practitioner",
            "XS": "a separate structure",
            "XU": "an unusual service that does not overlap",
        }.items()
    ),
)
_CHILDREN = {
    "M54.5": ("M54.50", "M54.51", "M54.59"),
    "E11": ("E11.65", "E11.9"),
    "S82.201": ("S82.201A",),
    "M72.2": (),
}
_CODING_RULE = "CPT Manual or CMS manual coding instruction"
_EDITS = (
    PairEdit("20610", "99213", "1", None, date(2019, 12, 31), _CODING_RULE),
    PairEdit("20610", "99213", "1", date(2020, 1, 1), None, _CODING_RULE),
    PairEdit("27447", "99213", "1", None, None, _CODING_RULE),
    PairEdit("99214", "99213", "1", None, None, "Misuse of Column Two code with Column One code"),
    PairEdit("37244", "37242", "1", None, None, _CODING_RULE),
    PairEdit("37244", "37243", "1", None, None, _CODING_RULE),
    PairEdit("37243", "37242", "1", None, None, _CODING_RULE),
    PairEdit("27447", "20610", "0", None, None, "Standards of medical/surgical practice"),
    PairEdit("37242", "71046", "1", None, date(2011, 9, 30), "Standards of medical/surgical practice"),
)
_LIMITS = {
    "20610": (2, "3", "Clinical: Data"),
    "27447": (1, "2", "CMS Policy"),
    "37244": (2, "3", "Clinical: Data"),
    "J1885": (8, "3", "Clinical: Prescribing Information"),
    "71046": (4, "1", "Clinical: Data"),
}
_FEES = {
    # code, modifier: status, work, non-facility, facility, PC/TC, global, multiple, bilateral, assistant, co, team
    ("20610", ""): ("A", "0.79", "1.96", "1.36", "0", "000", "2", "1", "1", "0", "0"),
    ("27447", ""): ("A", "19.60", "38.88", "38.88", "0", "090", "2", "1", "2", "1", "0"),
    ("37244", ""): ("A", "13.75", "185.27", "19.29", "0", "000", "2", "0", "1", "0", "0"),
    ("71046", ""): ("A", "0.22", "1.01", "1.01", "1", "XXX", "0", "0", "0", "0", "0"),
    ("99213", ""): ("A", "1.30", "2.75", "1.97", "0", "XXX", "0", "0", "0", "0", "0"),
    ("36415", ""): ("X", "0.00", "0.00", "0.00", "9", "XXX", "9", "9", "9", "9", "9"),
    ("99070", ""): ("B", "0.00", "0.00", "0.00", "9", "XXX", "9", "9", "9", "9", "9"),
    ("J1885", ""): ("E", "0.00", "0.00", "0.00", "9", "XXX", "9", "9", "9", "9", "9"),
}
_NOTES = (
    (
        "E11",
        NoteKind.EXCLUDES1,
        "diabetes mellitus due to underlying condition (E08.-); type 1 diabetes mellitus (E10.-)",
    ),
    ("E11", NoteKind.USE_ADDITIONAL, "to identify control using: insulin (Z79.4)"),
    ("M54.5", NoteKind.EXCLUDES1, "low back strain (S39.012); lumbago with sciatica (M54.4-)"),
    ("M54", NoteKind.EXCLUDES2, "osteoarthritis of the knee (M17.-)"),
)


class MemoryCatalogue(NoSurroundings):
    """The `Catalogue` port over the rows above; `without` takes sets away, as on an installation that loaded less."""

    def __init__(self, without: Iterable[CodeSet] = ()) -> None:
        self._without = frozenset(without)

    def entry(self, system: CodeSystem, code: str, on: date) -> Entry | Absent:
        code_set = _SETS.get(system, CodeSet.STARTER)
        found = next((entry for entry in _ENTRIES if (entry.system, entry.code) == (system, code)), None)
        return (
            found
            if found and code_set not in self._without
            else self._absent(code_set, AbsenceKind.NOT_IN_RELEASE)
        )

    def children(self, system: CodeSystem, code: str, on: date) -> tuple[Entry, ...]:
        found = (self.entry(system, child, on) for child in _CHILDREN.get(code, ()))
        return tuple(entry for entry in found if isinstance(entry, Entry))

    def notes(self, code: str, on: date) -> tuple[Note, ...]:
        release = RELEASES[CodeSet.ICD10CM]
        return tuple(
            Note(kind, text, stated_at, release)
            for stated_at, kind, text in _NOTES
            if code.startswith(stated_at)
        )

    def pair_edits(self, first: str, second: str, setting: BillingSetting, on: date) -> PairEdits | Absent:
        code_set = _PTP[setting]
        rows = tuple(edit for edit in _EDITS if {edit.column1, edit.column2} == {first, second})
        if not rows or code_set in self._without:
            return self._absent(code_set, AbsenceKind.NO_ROW)
        ended = tuple(edit for edit in rows if edit.deleted_on and edit.deleted_on < on)
        return PairEdits(
            tuple(edit for edit in rows if edit not in ended), ended, setting, RELEASES[code_set]
        )

    def unit_limit(self, code: str, setting: BillingSetting, on: date) -> UnitLimit | Absent:
        code_set = _MUE.get(setting)
        if code_set is None:
            return Absent(AbsenceKind.NOT_LOADED, CodeSet.MUE_DME)
        if code not in _LIMITS or code_set in self._without:
            return self._absent(code_set, AbsenceKind.NO_ROW)
        units, adjudication, rationale = _LIMITS[code]
        return UnitLimit(code, units, adjudication, rationale, setting, RELEASES[code_set])

    def fee_row(self, code: str, modifier: str, on: date) -> FeeRow | Absent:
        row = _FEES.get((code, modifier))
        if row is None or CodeSet.MPFS in self._without:
            return self._absent(CodeSet.MPFS, AbsenceKind.NOT_IN_RELEASE)
        return FeeRow(code, modifier, *row, conversion_factor="32.3465", release=RELEASES[CodeSet.MPFS])

    def crosswalk(self, code: str, direction: Direction, on: date) -> Crosswalk | Absent:
        return Absent(AbsenceKind.NOT_LOADED, direction.code_set)

    def characters(self, code: str) -> tuple[Character, ...]:
        return ()

    def risk_category(self, category: str, model: str, on: date) -> RiskCategory | Absent:
        return Absent(AbsenceKind.NOT_LOADED, CodeSet.HCC_LABELS)

    def memberships(self, code: str, on: date) -> Memberships:
        sets = (
            CodeSet.HCC,
            CodeSet.CCSR,
            CodeSet.MSDRG_INDEX,
            CodeSet.MSDRG_CC,
            CodeSet.MCE,
            CodeSet.POA_EXEMPT,
        )
        return Memberships(code, on, *(Absent(AbsenceKind.NOT_LOADED, code_set) for code_set in sets))

    def releases(self) -> tuple[Release, ...]:
        return tuple(release for code_set, release in RELEASES.items() if code_set not in self._without)

    def release(self, code_set: CodeSet, on: date) -> Release | None:
        return None if code_set in self._without else RELEASES.get(code_set)

    def _absent(self, code_set: CodeSet, kind: AbsenceKind) -> Absent:
        if code_set in self._without:
            return Absent(AbsenceKind.NOT_LOADED, code_set)
        return Absent(kind, code_set, RELEASES[code_set])


class ChangingCatalogue(MemoryCatalogue):
    """A catalogue whose publishers bring out news while the service runs."""

    def __init__(self, without: Iterable[CodeSet] = ()) -> None:
        super().__init__(without)
        self._units: dict[str, int] = {}
        self._deleted: dict[frozenset[str], date] = {}
        self._editions: dict[CodeSet, Release] = {}
        self.broken: Exception | None = None

    def limit(self, code: str, units: int, begins: date = date(2024, 7, 1)) -> None:
        """The unit limit of a code is another one, in another file."""
        self._units[code] = units
        self.edition(CodeSet.MUE_PRACTITIONER, f"MUE {units}", begins)

    def delete_pair(self, first: str, second: str, on: date) -> None:
        """The edits of a pair are deleted as of a day."""
        self._deleted[frozenset((first, second))] = on
        self.edition(CodeSet.PTP_PRACTITIONER, "PTP next", date(2024, 7, 1))

    def edition(self, code_set: CodeSet, name: str, begins: date) -> None:
        """Another edition of a set is in force."""
        self._editions[code_set] = replace(
            RELEASES[code_set], edition=name, effective_from=begins, sha256=name
        )

    def load(self, code_set: CodeSet) -> None:
        """A set that was missing is there."""
        self._without -= {code_set}

    def unit_limit(self, code: str, setting: BillingSetting, on: date) -> UnitLimit | Absent:
        if self.broken:
            raise self.broken
        found = super().unit_limit(code, setting, on)
        if isinstance(found, Absent) or setting is not BillingSetting.PRACTITIONER:
            return found
        newest = self.release(CodeSet.MUE_PRACTITIONER, on) or found.release
        units = self._units.get(code, found.units) if newest.effective_from <= on else found.units
        return replace(found, units=units, release=newest if newest.effective_from <= on else found.release)

    def pair_edits(self, first: str, second: str, setting: BillingSetting, on: date) -> PairEdits | Absent:
        found = super().pair_edits(first, second, setting, on)
        if isinstance(found, Absent):
            return found
        ends = self._deleted.get(frozenset((first, second)), date.max)
        rows = [
            replace(edit, deleted_on=ends) if ends < date.max else edit
            for edit in (*found.in_force, *found.ended)
        ]
        release = self.release(CodeSet.PTP_PRACTITIONER, on) or found.release
        ended = tuple(edit for edit in rows if edit.deleted_on and edit.deleted_on < on)
        return PairEdits(tuple(edit for edit in rows if edit not in ended), ended, setting, release)

    def releases(self) -> tuple[Release, ...]:
        return tuple(self._editions.get(one.code_set, one) for one in super().releases())

    def release(self, code_set: CodeSet, on: date) -> Release | None:
        return self._editions.get(code_set, super().release(code_set, on))
