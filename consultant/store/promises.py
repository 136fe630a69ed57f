"""What is promised for when, and whom it was told that it is late."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Engine, select, update

from consultant.model.consultation import Stage
from consultant.model.desk import Slipping
from consultant.store.engine import reading, writing
from consultant.store.tables import consultation

OPEN = (Stage.RECEIVED, Stage.DRAFTED, Stage.SECOND_SIGN_OFF)


class Told(StrEnum):
    """How far the team was told."""

    NOTHING = ""
    WARNED = "warned"
    LATE = "late"


class Promises:
    """The columns `answer_by` and `told` of the `consultation` table."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def slipping(self, now: datetime, soon: datetime, limit: int) -> list[Slipping]:
        """Open consultations that are due soon or late and of which the team was not told yet, the latest first."""
        is_late = consultation.c.answer_by <= now
        news = (is_late & (consultation.c.told != Told.LATE.value)) | (
            ~is_late & (consultation.c.told == Told.NOTHING.value)
        )
        open_ones = consultation.c.stage.in_([stage.value for stage in OPEN])
        columns = consultation.c["id", "subject", "answer_by", "claimed_by"]
        found = select(*columns).where(open_ones, consultation.c.answer_by <= soon, news)
        with reading(self._engine) as connection:
            rows = connection.execute(found.order_by(consultation.c.answer_by).limit(limit))
            return [
                Slipping(row.id, row.subject, row.answer_by, row.claimed_by, row.answer_by <= now)
                for row in rows
            ]

    def tell(self, told: Sequence[Slipping]) -> None:
        """Remember that the team is told of these, so that it is told once."""
        with writing(self._engine) as connection:
            for late in (True, False):
                ids = [one.id for one in told if one.late is late]
                state = Told.LATE if late else Told.WARNED
                connection.execute(
                    update(consultation).where(consultation.c.id.in_(ids)).values(told=state.value)
                )

    def untell(self, told: Sequence[Slipping]) -> None:
        """The mail was not taken: they are told of again."""
        with writing(self._engine) as connection:
            ids = [one.id for one in told]
            connection.execute(update(consultation).where(consultation.c.id.in_(ids)).values(told=""))
