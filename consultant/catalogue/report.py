"""Everything the catalogue holds on one code, for the command line and the code pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from consultant.catalogue.nearby import Nearby, look_nearby
from consultant.model.catalogue import Absent, BillingSetting, Entry, FeeRow, Note, UnitLimit
from consultant.model.codes import PROCEDURE_SYSTEMS, CodeSystem
from consultant.model.crosswalk import Crosswalk, Direction
from consultant.model.fees import Area
from consultant.model.inpatient import Character
from consultant.model.membership import Memberships
from consultant.ports import Catalogue

DIAGNOSIS = re.compile(r"[A-Z]{1,2}\d[0-9A-Z]?(\.[0-9A-Z]{1,4})?")
SHAPES: tuple[tuple[re.Pattern[str], CodeSystem], ...] = (
    (re.compile(r"L\d{5}"), CodeSystem.LCD),
    (re.compile(r"A\d{5}"), CodeSystem.ARTICLE),
    (re.compile(r"\d{4}[0-9AFTUM]"), CodeSystem.CPT),
    (re.compile(r"D\d{4}"), CodeSystem.CDT),
    (re.compile(r"[A-CE-V]\d{4}"), CodeSystem.HCPCS),
    (DIAGNOSIS, CodeSystem.ICD10CM),
    (re.compile(r"\d{3}"), CodeSystem.DRG),
    (re.compile(r"[0-9A-HJ-NP-Z]{7}|[0-9A-HJ-NP-Z]{3}"), CodeSystem.ICD10PCS),
    (re.compile(r"(\d{3}|V\d{2})(\.\d{1,2})?|E\d{3}(\.\d)?|\d{2}\.\d{1,2}"), CodeSystem.ICD9CM),
    (re.compile(r"(N|MA?)\d{1,3}"), CodeSystem.RARC),
    (re.compile(r"[0-9A-Z]{2}"), CodeSystem.MODIFIER),
)
DIRECTIONS = {
    CodeSystem.ICD10CM: (Direction.ICD10CM_TO_ICD9,),
    CodeSystem.ICD10PCS: (Direction.ICD10PCS_TO_ICD9,),
    CodeSystem.ICD9CM: (Direction.ICD9_TO_ICD10CM, Direction.ICD9_TO_ICD10PCS),
}
FEE_MODIFIERS = ("", "26", "TC", "53")


@dataclass(frozen=True, slots=True)
class Lookup:
    """A code and all that was found on it."""

    code: str
    entry: Entry | Absent
    children: tuple[Entry, ...]
    notes: tuple[Note, ...]
    limits: tuple[UnitLimit, ...]
    fees: tuple[FeeRow, ...]
    crosswalks: tuple[Crosswalk, ...] = ()
    memberships: Memberships | None = None
    characters: tuple[Character, ...] = ()
    nearby: Nearby | None = None


def look_up(catalogue: Catalogue, text: str, on: date, where: Area | str | None = None) -> Lookup:
    """What the catalogue holds on a code written with or without its dot, as of a day."""
    found = [(code, catalogue.entry(system, code, on)) for system, code in readings(text)]
    code, entry = next(((c, e) for c, e in found if isinstance(e, Entry)), found[0])
    system = entry.system if isinstance(entry, Entry) else None
    billed = system is None or system in PROCEDURE_SYSTEMS
    limits = (catalogue.unit_limit(code, setting, on) for setting in BillingSetting if billed)
    rows = (catalogue.fee_row(code, modifier, on) for modifier in FEE_MODIFIERS if billed)
    fees = tuple(row for row in rows if isinstance(row, FeeRow))
    return Lookup(
        code,
        entry,
        catalogue.children(system, code, on) if system else (),
        catalogue.notes(code, on) if system is CodeSystem.ICD10CM else (),
        tuple(limit for limit in limits if isinstance(limit, UnitLimit)),
        fees,
        _crosswalks(catalogue, system, code, on),
        catalogue.memberships(code, on) if system is CodeSystem.ICD10CM else None,
        catalogue.characters(code) if system is CodeSystem.ICD10PCS else (),
        look_nearby(catalogue, code, fees, where, on, billed=billed),
    )


def _crosswalks(
    catalogue: Catalogue, system: CodeSystem | None, code: str, on: date
) -> tuple[Crosswalk, ...]:
    directions = DIRECTIONS.get(system, ()) if system else ()
    found = (catalogue.crosswalk(code, direction, on) for direction in directions)
    return tuple(crosswalk for crosswalk in found if isinstance(crosswalk, Crosswalk))


def readings(text: str) -> tuple[tuple[CodeSystem, str], ...]:
    """The systems that a code may be of by its shape, likeliest first, with its normal form; `rarc N893` names one."""
    named, _, rest = text.strip().partition(" ")
    if rest.strip() and named.lower() in set(CodeSystem):
        return ((CodeSystem(named.lower()), rest.strip().upper()),)
    code = text.strip().upper()
    dotted = code if "." in code or len(code) <= 3 else f"{code[:3]}.{code[3:]}"
    fitting = [(system, code) for shape, system in SHAPES if shape.fullmatch(code)]
    if dotted != code and DIAGNOSIS.fullmatch(dotted):
        rarer = (n for n, (system, _) in enumerate(fitting) if system in (CodeSystem.ICD9CM, CodeSystem.RARC))
        fitting.insert(next(rarer, len(fitting)), (CodeSystem.ICD10CM, dotted))
    if code.isdigit() and len(code) == 2:
        fitting.append((CodeSystem.POS, code))
    return tuple(fitting) or ((CodeSystem.ICD10CM, code),)
