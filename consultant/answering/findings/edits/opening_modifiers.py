"""Which modifier may open an edit between two lines, why, and whether the asker put one on the right line."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from consultant.answering import apart_words, families
from consultant.answering.apart_words import Apart
from consultant.answering.reference import Reference, evidence
from consultant.model.answer import Evidence
from consultant.model.catalogue import Entry, FeeRow, PairEdit
from consultant.model.codes import Citation, CodeSystem


@dataclass(frozen=True, slots=True)
class Couple:
    """The two lines of an edit as they were cited."""

    column1: Citation
    column2: Citation

    @classmethod
    def of(cls, edit: PairEdit, couple: tuple[Citation, Citation]) -> Couple:
        first, second = couple
        return cls(first, second) if first.code == edit.column1 else cls(second, first)


def opening(
    couple: Couple, reference: Reference, *, other_side: bool, apart: Apart, after: bool, sides_named: bool
) -> tuple[dict[str, Any], tuple[Evidence, ...]]:
    """Which modifier may open the edit, why, and whether the asker attached one and to which line."""
    attached, misplaced = _attached(couple)
    fee = reference.catalogue.fee_row(couple.column1.code, "", reference.on)
    major = isinstance(fee, FeeRow) and fee.global_days == "090"
    reason = _reason(couple, attached, major=major, after=after)
    sided = _sided(couple.column2, reference) or (other_side and _sided(couple.column1, reference))
    sided = (sided or sides_named) and reason == "distinct service"
    known = _known((*_WISHED[reason], *attached, *misplaced, *(_SIDES if sided else ())), reference)
    said = {
        "reason": reason,
        "suggested": _suggested(reason, apart, known),
        "named": _named(reason, apart, known, sides=sided and (other_side or sides_named)),
        "apart": apart.value if reason == "distinct service" else "",
        "attached": attached,
        "anatomic": bool(attached) and attached[0] in families.ANATOMIC,
        "misplaced": misplaced,
        "major": major,
        "sides": tuple(modifier for modifier in _SIDES if sided and modifier in known),
    }
    days = (
        evidence(fee.release, fee.code, {"global days": fee.global_days})
        if isinstance(fee, FeeRow) and major
        else ()
    )
    return said, (*(row for entry in known.values() for row in _modifier_row(entry)), *days)


def _suggested(reason: str, apart: Apart, known: Container[str]) -> tuple[str, ...]:
    """The modifiers from which the record chooses: of distinct services those that fit what the question tells."""
    told = reason == "distinct service" and apart is not Apart.UNTOLD
    wished = apart_words.NAMED[apart] if told else _WISHED[reason]
    return tuple(modifier for modifier in wished if modifier in known)


def _named(reason: str, apart: Apart, known: Container[str], *, sides: bool) -> tuple[str, ...]:
    """The one or two of them that the short answer names."""
    if reason != "distinct service":
        return _suggested(reason, apart, known)
    wished = _SIDES if sides else apart_words.NAMED[apart]
    return tuple(modifier for modifier in wished if modifier in known)


_SIDES = ("LT", "RT")


def _sided(cited: Citation, reference: Reference) -> bool:
    """Whether a side can tell the two apart: the fee schedule pays the code for each side."""
    row = reference.catalogue.fee_row(cited.code, "", reference.on)
    return isinstance(row, FeeRow) and row.bilateral in ("1", "3")


def _attached(couple: Couple) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The modifiers that open the edit as cited, and those that would on the other line.

    The same side named on both lines separates nothing.
    """
    one, two = couple.column1, couple.column2
    separating = set(two.modifiers) - (set(one.modifiers) & families.ANATOMIC)
    attached = tuple(
        code for code in two.modifiers if code in separating & families.OPENING and _true_to(code, two.code)
    )
    elsewhere = tuple(
        code for code in one.modifiers if code in families.NON_ANATOMIC and _true_to(code, two.code)
    )
    return attached, () if attached else elsewhere


_WISHED = {
    "two visits": (),
    "separate visit": ("25",),
    "unrelated visit": ("24",),
    "critical care after": ("FT", "25"),
    "decision for surgery": ("57",),
    "distinct service": families.DISTINCT,
}
"""Why an edit may be opened, and the modifiers that say so, the exact ones first."""
_BY_MODIFIER = {"24": "unrelated visit", "25": "separate visit", "57": "decision for surgery"}


_CRITICAL = ("99291", "99292")


def _reason(couple: Couple, attached: tuple[str, ...], *, major: bool, after: bool) -> str:
    column1, column2 = couple.column1.code, couple.column2.code
    if not families.is_visit(column2):
        return "distinct service"
    if families.visit_group(column1) == families.visit_group(column2):
        return "two visits"
    usual = "decision for surgery" if major else "separate visit"
    if after and column2 in _CRITICAL and not attached:
        return "critical care after"
    return next((_BY_MODIFIER[code] for code in attached if code in _BY_MODIFIER), usual)


def _true_to(modifier: str, code: str) -> bool:
    """Whether a modifier may stand on a code of this family: visit modifiers on visits only, distinct service never on them."""
    if families.is_visit(code):
        return modifier in families.VISIT_ONLY or modifier == "27"
    return modifier not in families.VISIT_ONLY


def _known(modifiers: tuple[str, ...], reference: Reference) -> dict[str, Entry]:
    """The modifiers that are rows of the catalogue: a reply names no other (A3)."""
    entries = {code: reference.catalogue.entry(CodeSystem.MODIFIER, code, reference.on) for code in modifiers}
    return {code: entry for code, entry in entries.items() if isinstance(entry, Entry)}


def _modifier_row(entry: Entry) -> tuple[Evidence, ...]:
    return evidence(entry.release, entry.code, {"modifier": entry.code})
