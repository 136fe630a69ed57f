"""Counts that take long are kept and told with their time; those that are quick are always new."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from consultant.web.counting import Counts
from tests.web.desk import Clock


@dataclass
class Audited:
    """Something that is counted, with an audit beside it."""

    events: int = 0
    counted: int = 0
    clock: Clock = field(default_factory=Clock)
    work: list[Callable[[], None]] = field(default_factory=list)

    def count(self) -> int:
        self.counted += 1
        return self.events

    def look(self, counts: Counts, what: str = "a week") -> int:
        return int(counts.of(what, self.count, lambda: self.events, self.clock).found)


def test_what_is_counted_quickly_is_always_exact() -> None:
    audited, counts = Audited(), Counts(quick=60)
    for events in (1, 2, 3):
        audited.events = events
        assert audited.look(counts) == events
    assert (audited.look(counts), audited.counted) == (3, 3), "nothing happened: not counted again"


def test_a_slow_count_is_kept_and_an_old_one_counted_again_while_nobody_waits() -> None:
    audited = Audited(events=1)
    counts = Counts(quick=0, meanwhile=audited.work.append)
    assert audited.look(counts) == 1
    audited.events = 2
    assert (audited.look(counts), audited.work) == (1, [])
    audited.clock.now += timedelta(minutes=1)
    assert [audited.look(counts), audited.look(counts)] == [1, 1]
    assert len(audited.work) == 1, "counted once, however many look"
    audited.work.pop()()
    assert (audited.look(counts), audited.counted) == (2, 2)


def test_only_so_many_are_kept() -> None:
    audited, counts = Audited(), Counts(quick=0, most=2)
    for what in ("a week", "a month", "a year", "a week"):
        audited.look(counts, what)
    assert audited.counted == 4
