"""A condition of both sides whose titles have no `bilateral`: the code of each side (Official Guidelines, I.B.13)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consultant.answering.findings.descriptions import told_codes
from consultant.answering.findings.guidelines import sides
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.catalogue import Entry
from consultant.model.codes import CodeSystem

_BOTH = re.compile(r"\bbilateral(?:ly)?\b|\bb/l\b|\bboth\b", re.IGNORECASE)
_ONE = re.compile(r"\b(left|right)\b", re.IGNORECASE)


def told(found: tuple[Finding, ...], text: str, reference: Reference) -> tuple[Finding, ...]:
    """Right and left in the place of codes that leave only the side open, where the text tells both."""
    if not found or not _BOTH.search(text) or len({one.lower() for one in _ONE.findall(text)}) == 1:
        return found
    by_side = dict(told_codes.sides_of(_open(found, reference)))
    if not {"right", "left"} <= by_side.keys() or "bilateral" in by_side:
        return found
    return told_codes.all_fitting((by_side["right"], by_side["left"]), reference, ordered=False)


def _open(found: tuple[Finding, ...], reference: Reference) -> Sequence[Entry]:
    """The codes that differ in the side alone: those that are near, or the one of an unspecified side with its others."""
    near = next((one.codes for one in found if one.values.get("sides")), ())
    if near:
        return [entry for code in near if (entry := reference.reportable(code))]
    fitting = [one for one in found if one.kind == "code_fitting"]
    if len(fitting) != 1 or fitting[0].values["system"] is not CodeSystem.ICD10CM:
        return ()
    entry = reference.reportable(fitting[0].codes[0])
    if entry is None or "unspecified" not in entry.description.lower():
        return ()
    return (entry, *sides.of_other_sides(entry, reference))
