"""Nudges that are kept instead of published."""

from __future__ import annotations

from collections.abc import Sequence


class RecordingNudge:
    """What was nudged, as (step, ids), oldest first; with `lost` set, the broker is gone and nothing arrives."""

    def __init__(self) -> None:
        self.waiting: list[tuple[str, list[int]]] = []
        self.lost = False

    def receive(self, message_ids: Sequence[int]) -> None:
        self._add("receive", message_ids)

    def consult(self, consultation_ids: Sequence[int]) -> None:
        self._add("consult", consultation_ids)

    def dispatch(self, reply_ids: Sequence[int]) -> None:
        self._add("dispatch", reply_ids)

    def copy(self, reply_ids: Sequence[int]) -> None:
        self._add("copy", reply_ids)

    def pending_work(self) -> int:
        return sum(step != "dispatch" for step, _ in self.waiting)

    def pending_replies(self) -> int:
        return sum(step == "dispatch" for step, _ in self.waiting)

    def take(self) -> list[tuple[str, list[int]]]:
        """All that wait now; they count as delivered."""
        taken, self.waiting = self.waiting, []
        return taken

    def _add(self, step: str, ids: Sequence[int]) -> None:
        if not self.lost:
            self.waiting.append((step, list(ids)))
