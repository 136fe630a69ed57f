"""That a diagnosis belongs to no group of a list, or that the list is not loaded."""

from __future__ import annotations

from consultant.answering.reference import Reference, absence, evidence, source, unloaded
from consultant.model.answer import Finding
from consultant.model.catalogue import Absent
from consultant.model.membership import Memberships


def without(group: str, memberships: Memberships, absent: Absent, reference: Reference) -> Finding:
    """The finding for a group that was looked for and not found."""
    if unloaded(absent) or absent.release is None:
        return absence(absent, (memberships.code,), reference)
    values = {"code": memberships.code, "group": group, "source": source(absent.release)}
    rows = evidence(absent.release, memberships.code, {"look-up": absent.kind.value})
    return Finding("no_group", (memberships.code,), values, rows)
