"""A finding from a row of the Medicare physician fee schedule, with what its indicators mean (record layout, RVU25D)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from consultant.answering.reference import Reference, absence, evidence, source, unloaded
from consultant.model.answer import Finding
from consultant.model.catalogue import Absent, FeeRow, Release
from consultant.model.codes import Citation

Fields = Callable[[FeeRow], Mapping[str, str]]
"""The fields of a row that a finding is about."""

DEFINED: Mapping[tuple[str, str], str] = {
    ("bilateral", "0"): "150 percent does not apply with modifier 50",
    ("bilateral", "1"): "150 percent with modifier 50, or RT and LT",
    ("bilateral", "2"): "valued for both sides; 150 percent does not apply with modifier 50",
    ("bilateral", "3"): "100 percent for each side with modifier 50, or RT and LT",
    ("multiple_procedure", "2"): "100, 50, 50, 50, 50 percent",
    ("multiple_procedure", "4"): "100, 50 percent technical; 100, 95 percent professional",
    ("multiple_procedure", "5"): "50 percent of practice expense",
    ("multiple_procedure", "6"): "100, 75 percent technical",
    ("multiple_procedure", "7"): "100, 80 percent technical",
    **{("pc_tc", indicator): "modifiers 26 and TC cannot be used" for indicator in "023459"},
    ("pc_tc", "1"): "modifiers 26 and TC can be used",
    ("pc_tc", "6"): "modifier TC cannot be used, 26 can",
    **{("pc_tc", indicator): "modifiers 26 and TC do not apply" for indicator in "78"},
}
"""What the record layout defines, as far as it names modifiers or percentages; a reply says no other."""


MEANINGS: Mapping[tuple[str, str], str] = {
    ("bilateral", "9"): "the idea of both sides does not apply",
    ("multiple_procedure", "0"): "no reduction for several procedures applies to it",
    ("multiple_procedure", "9"): "the idea of several procedures does not apply",
    ("assistant", "0"): "an assistant is paid only with proof of need",
    ("assistant", "1"): "by statute no assistant is paid",
    ("assistant", "2"): "an assistant may be paid",
    ("assistant", "9"): "the idea of an assistant does not apply",
    ("co_surgeon", "0"): "no co-surgeons are paid",
    ("co_surgeon", "1"): "co-surgeons are paid with proof of need",
    ("co_surgeon", "2"): "co-surgeons of two specialties are paid, each 62.5 percent",
    ("co_surgeon", "9"): "the idea of co-surgeons does not apply",
    ("team", "0"): "no team is paid",
    ("team", "1"): "a team is paid with proof of need",
    ("team", "2"): "a team is paid by report",
    ("team", "9"): "the idea of a team does not apply",
}
"""The other indicators that a modifier stands under, without numbers."""


def of_row(cited: Citation, reference: Reference, kind: str, fields: Fields, modifier: str = "") -> Finding:
    """The fields of the row of a code, or of its row under a modifier, as a finding of the kind; else why there is none."""
    row = reference.catalogue.fee_row(cited.code, modifier, reference.on)
    if isinstance(row, Absent):
        return _none(cited, row, reference)
    said = fields(row)
    shown = {name: value for name, value in said.items() if value}
    values = {
        **said,
        "code": row.code,
        "asked": cited.modifiers,
        "on": reference.on.isoformat(),
        "source": source(row.release),
        "track": row.track.value,
        **of_another_day(row.release, reference),
        "other": {"factor": row.beside.conversion_factor, "track": row.beside.track.value}
        if row.beside
        else {},
    }
    rows = evidence(row.release, row.code, {**shown, **_definitions(said)})
    if row.beside and "conversion_factor" in said:
        other = {"conversion_factor": row.beside.conversion_factor}
        rows += evidence(row.beside.release, row.code, other)
    return Finding(kind, (row.code,), values, rows)


def of_another_day(release: Release, reference: Reference) -> Mapping[str, str]:
    """The edition where it is not that of the day: `newest` where a newer one is due, `later` where it began after the day."""
    return {
        "newest": release.edition if release.stale(reference.on) else "",
        "later": release.edition if release.later(reference.on) else "",
    }


def _definitions(said: Mapping[str, str]) -> Mapping[str, str]:
    """What the record layout defines for the indicators of a row, as further fields of its evidence."""
    return {
        f"definition of {field} {value}": DEFINED[field, value]
        for field, value in said.items()
        if (field, value) in DEFINED
    }


def _none(cited: Citation, absent: Absent, reference: Reference) -> Finding:
    release = absent.release or reference.catalogue.release(absent.code_set, reference.on)
    if unloaded(absent) or release is None:
        return absence(absent, (cited.code,), reference)
    values = {"code": cited.code, "on": reference.on.isoformat(), "source": source(release)}
    return Finding(
        "fee_none", (cited.code,), values, evidence(release, cited.code, {"look-up": absent.kind.value})
    )
