"""Add-on codes that tell a further service where no modifier opens the edit: `11103` beside `11104` and `11102`."""

from __future__ import annotations

from consultant.answering import families
from consultant.answering.reference import Reference, evidence
from consultant.model.answer import Evidence
from consultant.model.catalogue import Absent, PairEdit

_FAMILY, _SHOWN = 3, 3
"""First characters that the codes of one family share, and add-ons named."""


def beside(edit: PairEdit, reference: Reference) -> tuple[str, tuple[str, ...], tuple[Evidence, ...]]:
    """The code that stays, its add-ons from the family of the other one, and their rows; empty where there are none.

    A visit stays too, where the service is there as an add-on to it: `90833` to `99214` in place of `90837`.
    """
    kept = [(edit.column1, edit.column2)]
    kept += [(edit.column2, edit.column1)] * families.is_visit(edit.column2)
    for primary, other in kept:
        found = reference.catalogue.add_ons(primary, reference.on)
        if isinstance(found, Absent):
            continue
        near = [row for row in found.in_force if row.add_on[:_FAMILY] == other[:_FAMILY]][:_SHOWN]
        if near:
            rows = (
                line
                for row in near
                for line in evidence(found.release, row.add_on, {"primary": primary, "type": row.kind.value})
            )
            return primary, tuple(row.add_on for row in near), tuple(rows)
    return "", (), ()
