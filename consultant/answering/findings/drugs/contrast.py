"""The code of a contrast medium with iodine: its title tells how much iodine a milliliter may hold."""

from __future__ import annotations

import re

from consultant.answering.reference import Reference
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import CodeSystem
from consultant.model.contrast_table import Medium

_RANGE = re.compile(
    r"\b(?P<least>\d+)-(?P<most>\d+) mg/ml|\bup to (?P<up_to>\d+) mg/ml|\b(?P<from>\d+) or greater mg/ml"
)
_ANY = 9999


def entries(medium: Medium, reference: Reference) -> tuple[Entry, ...]:
    """The one code of the medium's concentration; all that it may have where that is not told."""
    found = (reference.catalogue.entry(CodeSystem.HCPCS, code, reference.on) for code in medium.codes)
    held = tuple(one for one in found if isinstance(one, Entry) and one.status is CodeStatus.ACTIVE)
    return tuple(one for one in held if not medium.iodine or _holds(one.description, medium.iodine))


def _holds(title: str, iodine: int) -> bool:
    said = _RANGE.search(title)
    if said is None:
        return False
    least = int(said["least"] or said["from"] or 0)
    most = int(said["most"] or said["up_to"] or _ANY)
    return least <= iodine <= most
