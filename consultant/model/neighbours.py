"""What stands next to a code: before and behind it in its list, and on the other side of its edits."""

from __future__ import annotations

from dataclasses import dataclass

from consultant.model.catalogue import BillingSetting, Release


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The codes before and behind one in the order of its list, empty at the ends."""

    before: str
    behind: str


@dataclass(frozen=True, slots=True)
class Partner:
    """The other code of an edit and the edit's modifier indicator."""

    code: str
    indicator: str


@dataclass(frozen=True, slots=True)
class Partners:
    """The NCCI edits of one code in one setting: as column 1 it takes others in, as column 2 others take it in."""

    setting: BillingSetting
    taken_in: tuple[Partner, ...]
    taken_in_count: int
    taken_in_by: tuple[Partner, ...]
    taken_in_by_count: int
    release: Release
