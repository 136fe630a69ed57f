"""The one place that changes a consultation's stage, by compare-and-set on the table of moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from consultant.errors import IllegalMove, NotFound, StaleVersion
from consultant.model.consultation import MOVES, Stage
from consultant.model.desk import FACTS_CHANGED
from consultant.model.reading import number
from consultant.model.wording import STANDING
from consultant.store.tables import consultation


def move(
    connection: Connection, id: int, to: Stage, now: datetime, *, version: int | None = None, **values: Any
) -> None:
    """Bring a consultation to a stage; with `version`, only if nobody changed it since it was read.

    Raises:
        NotFound, StaleVersion, IllegalMove: the row is left as it is.
    """
    if not try_move(connection, id, to, now, version=version, **values):
        raise refusal(connection, id, version)


def try_move(
    connection: Connection, id: int, to: Stage, now: datetime, *, version: int | None = None, **values: Any
) -> bool:
    """As `move`, but False instead of an error: somebody else was there first."""
    statement = update(consultation).where(consultation.c.id == id, consultation.c.stage.in_(_sources(to)))
    if version is not None:
        statement = statement.where(consultation.c.version == version)
    changed = {"stage": to.value, "stage_at": now, "version": consultation.c.version + 1, **values}
    return connection.execute(statement.values(**changed)).rowcount == 1


def move_all(
    connection: Connection, versions: Mapping[int, int], to: Stage, now: datetime, values: Mapping[int, Any]
) -> list[int]:
    """As `try_move` for many, each if it still has its version, with values of its own; the ids of those moved."""
    free = (consultation.c.id.in_(versions), consultation.c.stage.in_(_sources(to)))
    held = select(*consultation.c["id", "version"]).where(*free).order_by(consultation.c.id).with_for_update()
    ids = [row.id for row in connection.execute(held) if row.version == versions[row.id]]
    changed = [
        {"moved": id, "stage": to.value, "stage_at": now, "version": versions[id] + 1, **values[id]}
        for id in ids
    ]
    if changed:
        connection.execute(update(consultation).where(consultation.c.id == bindparam("moved")), changed)
    return ids


def _sources(to: Stage) -> list[str]:
    return [stage.value for stage, targets in MOVES.items() if to in targets]


def drafted_again(flags: Sequence[str], nudge_at: datetime) -> dict[str, Any]:
    """What `received` needs beside the stage when the facts of a draft have changed."""
    return {"flags": sorted({*flags, FACTS_CHANGED}), "nudge_at": nudge_at, "attempts": 0}


def refusal(connection: Connection, id: int, version: int | None) -> Exception:
    """Why a move did not happen, for the person who asked for it."""
    row = connection.execute(
        select(consultation.c.stage, consultation.c.version).where(consultation.c.id == id)
    ).first()
    if row is None:
        return NotFound(f"There is no consultation {number(id)}.")
    if version is not None and row.version != version:
        return StaleVersion(
            f"{number(id)} was changed by somebody else (you saw version {version}, it is {row.version} now). Read it again."
        )
    return IllegalMove(f"{number(id)} {STANDING[Stage(row.stage)]}")
