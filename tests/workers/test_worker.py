"""The worker process: what follows when Celery's worker ends."""

from __future__ import annotations

import pytest

from workers.worker import run


def ended(status: int, *, after: float, count: int) -> list[int]:
    """How the process began again."""
    moments, begun = iter((0.0, after)), list[int]()
    run(lambda: status, lambda: next(moments), count, begun.append)
    return begun


def test_a_worker_that_was_asked_to_stop_stops() -> None:
    with pytest.raises(SystemExit) as stopped:
        ended(0, after=5, count=0)
    assert stopped.value.code == 0


@pytest.mark.parametrize(("after", "count", "told"), [(5, 0, 1), (5, 3, 4), (100, 3, 1)])
def test_one_that_ended_by_itself_begins_again_and_remembers_how_often_in_a_row(
    after: float, count: int, told: int
) -> None:
    assert ended(1, after=after, count=count) == [told]
