"""The catalogue as the workers use it: the serving file, opened read-only, one connection a thread.

A look-up asks at most once a second whether the pointer names another file, and then reopens. A file that turns out
damaged is not taken over: the one in hand goes on serving.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from consultant.catalogue import (
    coverage,
    diagnoses,
    edits,
    groups,
    inpatient,
    listings,
    mappings,
    older_diagnoses,
    procedures,
    published,
)
from consultant.catalogue.opened import Opened, open_serving, remembered
from consultant.catalogue.surroundings import Surroundings
from consultant.errors import PermanentError
from consultant.model.catalogue import (
    AbsenceKind,
    Absent,
    BillingSetting,
    CodeSet,
    Entry,
    FeeRow,
    Note,
    PairEdits,
    Release,
    UnitLimit,
)
from consultant.model.codes import CodeSystem
from consultant.model.crosswalk import Crosswalk, Direction
from consultant.model.inpatient import Character
from consultant.model.membership import Memberships, RiskCategory

LOOK_SECONDS = 1.0

SET_OF_SYSTEM = {
    CodeSystem.CDT: CodeSet.CDT,
    CodeSystem.HCC: CodeSet.HCC,
}
"""Sets that no importer loads yet; a system that is not listed is in `CodeSet.OTHER`."""


CHILDREN = {
    CodeSystem.ICD10CM: diagnoses.children,
    CodeSystem.ICD10PCS: inpatient.children,
    CodeSystem.ICD9CM: older_diagnoses.children,
}
"""Systems with headers, and what finds the codes below one."""


def open_catalogue(
    folder: Path, clock: Callable[[], float] = time.monotonic, *, licensed: bool = False
) -> ServingCatalogue:
    """The catalogue in a folder; the AMA's descriptors are shown to the licensed only (setting `ama_licence`).

    Raises:
        PermanentError: there is none, or it is damaged or of another version; the message says what to run.
    """
    catalogue = ServingCatalogue(folder, clock, licensed=licensed)
    catalogue.releases()
    return catalogue


class ServingCatalogue(Surroundings):
    """Implements `consultant.ports.Catalogue` on the serving file of a folder."""

    def __init__(self, folder: Path, clock: Callable[[], float], *, licensed: bool = False) -> None:
        self._folder, self._clock, self._licensed = folder, clock, licensed
        self._mine = threading.local()

    @remembered
    def entry(self, system: CodeSystem, code: str, on: date) -> Entry | Absent:
        found = self._entry(system, code, on)
        if system not in (CodeSystem.CPT, CodeSystem.MODIFIER):
            return found
        opened = self._opened()
        found = listings.with_history(opened.connection, opened.releases, found, code, on)
        if not self._licensed:
            return found
        return listings.with_licensed_text(opened.connection, opened.releases, found, code, on)

    def _entry(self, system: CodeSystem, code: str, on: date) -> Entry | Absent:
        opened = self._opened()
        connection, releases = opened.connection, opened.releases
        if system is CodeSystem.ICD10CM:
            return diagnoses.find(connection, releases, code, on)
        if system is CodeSystem.CPT:
            return procedures.find_cpt(connection, releases, code, on)
        if system in (CodeSystem.HCPCS, CodeSystem.MODIFIER):
            return procedures.find_hcpcs(connection, releases, system, code, on)
        if system is CodeSystem.ICD10PCS:
            return inpatient.find(connection, releases, code, on)
        if system is CodeSystem.ICD9CM:
            return older_diagnoses.find(connection, releases, code, on)
        if system is CodeSystem.DRG:
            return groups.find_group(connection, releases, code, on)
        if system is CodeSystem.POS:
            place = procedures.find_place(connection, releases, code, on)
            return listings.with_published_place(connection, releases, place, code, on)
        if system in coverage.NAMED:
            return coverage.find_entry(connection, releases, system, code, on)
        if system in listings.KINDS:
            return listings.find_remittance(connection, releases, system, code, on)
        words = procedures.find_starter(connection, releases, system, code, on)
        return words or Absent(AbsenceKind.NOT_LOADED, SET_OF_SYSTEM.get(system, CodeSet.OTHER))

    @remembered
    def children(self, system: CodeSystem, code: str, on: date) -> tuple[Entry, ...]:
        opened = self._opened()
        below = CHILDREN.get(system)
        return below(opened.connection, opened.releases, code, on) if below else ()

    @remembered
    def notes(self, code: str, on: date) -> tuple[Note, ...]:
        opened = self._opened()
        return diagnoses.notes(opened.connection, opened.releases, code, on)

    @remembered
    def pair_edits(self, first: str, second: str, setting: BillingSetting, on: date) -> PairEdits | Absent:
        opened = self._opened()
        return edits.find_pair(opened.connection, opened.releases, first, second, setting, on)

    @remembered
    def unit_limit(self, code: str, setting: BillingSetting, on: date) -> UnitLimit | Absent:
        opened = self._opened()
        return edits.find_units(opened.connection, opened.releases, code, setting, on)

    @remembered
    def fee_row(self, code: str, modifier: str, on: date) -> FeeRow | Absent:
        opened = self._opened()
        return edits.find_fee(opened.connection, opened.releases, code, modifier, on)

    @remembered
    def crosswalk(self, code: str, direction: Direction, on: date) -> Crosswalk | Absent:
        opened = self._opened()
        return mappings.find(
            opened.connection, opened.releases, code, direction, on, self.entry, self.children
        )

    def characters(self, code: str) -> tuple[Character, ...]:
        opened = self._opened()
        return inpatient.characters(opened.connection, opened.releases, code)

    @remembered
    def memberships(self, code: str, on: date) -> Memberships:
        opened = self._opened()
        return groups.find(opened.connection, opened.releases, code, on)

    @remembered
    def risk_category(self, category: str, model: str, on: date) -> RiskCategory | Absent:
        opened = self._opened()
        return groups.find_category(opened.connection, opened.releases, category, model, on)

    def releases(self) -> tuple[Release, ...]:
        return tuple(self._opened().releases.numbered.values())

    def release(self, code_set: CodeSet, on: date) -> Release | None:
        releases = self._opened().releases
        number = releases.in_force(code_set, on)
        return releases.numbered[number] if number is not None else None

    def _opened(self) -> Opened:
        """This thread's open file, changed for a newer one when the pointer has moved."""
        mine: Opened | None = getattr(self._mine, "opened", None)
        now = self._clock()
        if mine is not None and now < self._mine.look_again and mine.process == os.getpid():
            return mine
        self._mine.look_again = now + LOOK_SECONDS
        self._mine.opened = self._looked(mine)
        return self._mine.opened  # type: ignore[no-any-return]  # thread-local attributes are untyped

    def _looked(self, mine: Opened | None) -> Opened:
        pointer = published.pointer_state(self._folder)
        same_process = mine is not None and mine.process == os.getpid()
        if mine is not None and same_process and pointer == getattr(self._mine, "pointer", None):
            return mine
        try:
            newer = open_serving(self._folder)
        except (PermanentError, OSError):
            if mine is None or not same_process:
                raise
            return mine
        if mine is not None and same_process:
            mine.connection.close()
        self._mine.pointer = pointer
        return newer
