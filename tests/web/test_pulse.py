"""The counts above the queue: exact, and what is over is not counted at every look once there is much of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from consultant.model.consultation import Stage
from consultant.web.pulse import MANY, SETTLED, Standing


@dataclass
class CountedDatabase:
    """Stands for the audit and the desk of a Database."""

    held: dict[Stage, int]
    line: int = 1
    settled_looks: int = 0
    open_looks: int = 0
    audit: Any = field(init=False)
    desk: Any = field(init=False)

    def __post_init__(self) -> None:
        self.audit = self.desk = self

    def newest(self) -> int:
        return self.line

    def counts(self, stages: Sequence[Stage]) -> dict[Stage, int]:
        self.settled_looks += SETTLED[0] in stages
        self.open_looks += SETTLED[0] not in stages
        return {stage: self.held[stage] for stage in stages if stage in self.held}

    def happens(self, **changed: int) -> None:
        self.line += 1
        self.held |= {Stage[name]: n for name, n in changed.items()}


@dataclass
class Seconds:
    now: float = 100.0

    def __call__(self) -> float:
        return self.now


def test_nothing_is_counted_again_while_nothing_happens() -> None:
    database, standing = CountedDatabase({Stage.DRAFTED: 3, Stage.SENT: MANY}), Standing()
    for _ in range(3):
        assert standing.counts(database) == {Stage.DRAFTED: 3, Stage.SENT: MANY}  # type: ignore[arg-type]
    assert (database.open_looks, database.settled_looks) == (1, 1)


def test_few_that_are_over_are_counted_at_every_change() -> None:
    database, standing = CountedDatabase({Stage.DRAFTED: 3, Stage.SENT: 4}), Standing()
    standing.counts(database)  # type: ignore[arg-type]
    database.happens(DRAFTED=2, SENT=5)
    assert standing.counts(database) == {Stage.DRAFTED: 2, Stage.SENT: 5}  # type: ignore[arg-type]


def test_many_that_are_over_are_counted_seconds_apart_and_no_change_is_missed_for_good() -> None:
    clock = Seconds()
    database = CountedDatabase({Stage.DRAFTED: 3, Stage.SENT: MANY})
    standing = Standing(settled_every=5.0, clock=clock)
    standing.counts(database)  # type: ignore[arg-type]
    database.happens(DRAFTED=2, SENT=MANY + 1)
    assert standing.counts(database) == {Stage.DRAFTED: 2, Stage.SENT: MANY}  # type: ignore[arg-type]
    clock.now += 5.0
    assert standing.counts(database) == {Stage.DRAFTED: 2, Stage.SENT: MANY + 1}  # type: ignore[arg-type]
