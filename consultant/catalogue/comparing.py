"""Two releases of a set side by side: added, deleted, revised, became header. Rows stream in key order, so any size fits."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from consultant.errors import InputError


@dataclass(frozen=True, slots=True)
class Side:
    """How a set's table is compared: the columns that name a row, and those that may change."""

    table: str
    key: tuple[str, ...]
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: `added`, `deleted`, `revised`, `became header`, `became billable` or `ended`."""

    kind: str
    code: str
    before: Mapping[str, object]
    after: Mapping[str, object]


TITLED = ("billable", "title")
SIDES: Mapping[str, Side] = {
    "icd10cm": Side("icd_code", ("code",), TITLED),
    "icd10pcs": Side("pcs_code", ("code",), TITLED),
    "hcpcs": Side("hcpcs", ("code",), ("description", "terminated")),
    "ptp-practitioner": Side("edit", ("column1", "column2", "deleted", "effective"), ("indicator",)),
    "ptp-hospital": Side("edit", ("column1", "column2", "deleted", "effective"), ("indicator",)),
    "mue-practitioner": Side("unit_limit", ("code",), ("units", "adjudication")),
    "mue-hospital": Side("unit_limit", ("code",), ("units", "adjudication")),
    "mue-dme": Side("unit_limit", ("code",), ("units", "adjudication")),
    "mpfs": Side(
        "fee",
        ("code", "modifier"),
        ("status", "work_rvu", "non_facility_total", "facility_total", "global_days", "bilateral", "pc_tc"),
    ),
    "add-on": Side("add_on", ("code", "primary_code", "kind"), ("effective", "deleted")),
    "gpci": Side("gpci", ("carrier", "locality"), ("work", "practice", "malpractice")),
    "anesthesia": Side("anesthesia", ("carrier", "locality"), ("factor",)),
    "zip-areas": Side("zip_area", ("zip",), ("carrier", "locality", "rural")),
    "carc-rarc": Side("remittance", ("kind", "code"), ("description", "ended")),
}


def compare(connection: sqlite3.Connection, before: str, after: str, code_set: str = "") -> Iterator[Change]:
    """The changes from one edition to another, in key order.

    Raises:
        InputError: an edition is not loaded, is in several sets, or its set cannot be compared.
    """
    found = [_release(connection, edition, code_set) for edition in (before, after)]
    if found[0][1] != found[1][1]:
        raise InputError(
            f"{before!r} is of {found[0][1]} and {after!r} of {found[1][1]}: name the set with --set"
        )
    side = SIDES.get(found[0][1])
    if side is None:
        raise InputError(f"releases of {found[0][1]} cannot be compared; those of {', '.join(SIDES)} can")
    return _changes(side, *(_rows(connection, side, number) for number, _ in found))


def _release(connection: sqlite3.Connection, edition: str, code_set: str) -> tuple[int, str]:
    rows = connection.execute(
        "SELECT id, code_set FROM release WHERE edition = ? AND (? = '' OR code_set = ?) ORDER BY code_set",
        (edition, code_set, code_set),
    ).fetchall()
    if len(rows) != 1:
        known = ", ".join(row[1] for row in rows) or "none"
        raise InputError(
            f"release {edition!r} is in these sets: {known}; see `consultant catalogue status`, use --set"
        )
    return rows[0][0], rows[0][1]


Keyed = tuple[tuple[Any, ...], tuple[Any, ...]]


def _rows(connection: sqlite3.Connection, side: Side, release: int) -> Iterator[Keyed]:
    size, columns = len(side.key), ", ".join((*side.key, *side.values))
    order = ", ".join(side.key)
    for row in connection.execute(
        f"SELECT {columns} FROM {side.table} WHERE release = ? ORDER BY {order}", (release,)
    ):
        yield row[:size], row[size:]


def _changes(side: Side, before: Iterator[Keyed], after: Iterator[Keyed]) -> Iterator[Change]:
    old, new = next(before, None), next(after, None)
    while old or new:
        if new is None or (old is not None and old[0] < new[0]):
            assert old is not None  # one of the two is there
            yield Change("deleted", _name(old[0]), _named(side, old[1]), {})
            old = next(before, None)
        elif old is None or new[0] < old[0]:
            yield Change("added", _name(new[0]), {}, _named(side, new[1]))
            new = next(after, None)
        else:
            if old[1] != new[1]:
                yield _revision(side, old, new)
            old, new = next(before, None), next(after, None)


def _revision(side: Side, old: Keyed, new: Keyed) -> Change:
    before, after = _named(side, old[1]), _named(side, new[1])
    kind = "revised"
    if before.get("billable") != after.get("billable"):
        kind = "became billable" if after["billable"] else "became header"
    elif after.get("terminated") and not before.get("terminated"):
        kind = "ended"
    changed = [name for name in before if before[name] != after[name]]
    return Change(
        kind, _name(old[0]), {name: before[name] for name in changed}, {name: after[name] for name in changed}
    )


def _named(side: Side, values: tuple[Any, ...]) -> dict[str, object]:
    return dict(zip(side.values, values, strict=True))


def _name(key: tuple[Any, ...]) -> str:
    return " ".join(str(part) for part in key if part not in ("", 0))
