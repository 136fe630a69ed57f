"""A mail that ends the connection is fetched alone, last, and ever more seldom."""

from __future__ import annotations

from workers.suspects import LONGEST_PAUSE_SECONDS, Suspects


def test_the_others_go_together_and_first() -> None:
    suspects = Suspects()
    assert list(suspects.batches([1, 2, 3, 4, 5], 3, 0)) == [[1, 2, 3], [4, 5]]
    suspects.failed([1, 2, 3], 0)
    assert list(suspects.batches([1, 2, 3, 4, 5], 3, 0)) == [[4, 5], [1], [2], [3]]


def test_what_came_is_no_suspect_any_more() -> None:
    suspects = Suspects()
    suspects.failed([1, 2], 0)
    suspects.cleared([1])
    assert list(suspects.batches([1, 2, 3], 3, 0)) == [[1, 3], [2]]


def test_what_fails_alone_waits_ever_longer_but_never_for_good() -> None:
    suspects = Suspects()
    pauses = []
    now = 0.0
    for _ in range(12):
        suspects.failed([7], now)
        start = now
        while not list(suspects.batches([7], 3, now)):
            now += 30
        pauses.append(now - start)
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (30, LONGEST_PAUSE_SECONDS)
