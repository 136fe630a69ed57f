"""Mails whose fetching failed: each goes alone, behind all others and ever more seldom, so that it holds up no other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 30.0, 3600.0


@dataclass(slots=True)
class Suspects:
    """UIDs of one mailbox, with how often fetching them alone has failed and when they are tried again."""

    _alone: dict[int, int] = field(default_factory=dict)
    _again: dict[int, float] = field(default_factory=dict)

    def batches(self, uids: Sequence[int], size: int, now: float) -> Iterator[list[int]]:
        """The UIDs as they are to be fetched; a suspect whose time has not come is left out."""
        innocent = [uid for uid in uids if uid not in self._alone]
        for start in range(0, len(innocent), size):
            yield innocent[start : start + size]
        due = (uid for uid in uids if uid in self._alone and self._again.get(uid, now) <= now)
        yield from ([uid] for uid in sorted(due, key=lambda uid: self._alone[uid]))

    def failed(self, batch: Sequence[int], now: float) -> None:
        """The connection was lost over these: any of them may be why."""
        if len(batch) > 1:
            self._alone.update(dict.fromkeys(batch, 0))
            return
        for uid in batch:
            self._alone[uid] = times = self._alone.get(uid, 0) + 1
            self._again[uid] = now + min(
                FIRST_PAUSE_SECONDS * 2.0 ** min(times - 1, 10), LONGEST_PAUSE_SECONDS
            )

    def cleared(self, batch: Sequence[int]) -> None:
        """These came."""
        for uid in batch:
            self._alone.pop(uid, None)
            self._again.pop(uid, None)
