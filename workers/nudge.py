"""Nudges over Celery: best effort. Rows whose nudge was lost are found by the sweep."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

import structlog
from celery import Celery
from kombu.exceptions import OperationalError

from workers.queues import LATER, REPLIES, WORK

log = structlog.get_logger(__name__)


EXPIRES_SECONDS = 120
"""A draft that could not be smoothed by then is being read as it is."""
PAUSE_SECONDS = 3
"""How long nothing is published after a failure: a silent broker takes seconds to give up, for every nudge again."""


class CeleryNudge:
    """Publishes tasks; an unreachable broker is logged once per outage and otherwise ignored."""

    def __init__(self, app: Celery, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._app = app
        self._monotonic = monotonic
        self._broker_down = False
        self._pause_until = 0.0

    def receive(self, message_ids: Sequence[int]) -> None:
        self._publish("workers.tasks.receive", message_ids)

    def consult(self, consultation_ids: Sequence[int]) -> None:
        self._publish("workers.tasks.consult", consultation_ids)

    def dispatch(self, reply_ids: Sequence[int]) -> None:
        self._publish("workers.tasks.dispatch", reply_ids)

    def copy(self, reply_ids: Sequence[int]) -> None:
        self._publish("workers.tasks.copy", reply_ids)

    def smooth(self, consultation_id: int) -> None:
        """Not a nudge of the flow: the draft is there, and no sweep comes by for it."""
        self._publish("workers.tasks.smooth", consultation_id, queue=LATER, expires=EXPIRES_SECONDS)

    def pending_work(self) -> int:
        return self._pending(WORK)

    def pending_replies(self) -> int:
        return self._pending(REPLIES)

    def _pending(self, queue: str) -> int:
        connection: Any = self._app.connection_for_write()
        with connection:
            try:
                return int(connection.default_channel.queue_declare(queue, passive=True).message_count)
            except (*connection.connection_errors, *connection.channel_errors, OperationalError):
                return 0

    def _publish(self, task: str, ids: Sequence[int] | int, **options: Any) -> None:
        if self._monotonic() < self._pause_until:
            return
        try:
            given = ids if isinstance(ids, int) else list(ids)
            self._app.send_task(task, args=[given], retry=False, **options)
        except (OperationalError, OSError) as error:
            if not self._broker_down:
                log.warning("broker unreachable, the sweep will find what waits", error=type(error).__name__)
            self._broker_down = True
            self._pause_until = self._monotonic() + PAUSE_SECONDS
        else:
            self._broker_down = False


class NoNudge:
    """For a process that reaches no broker: everything is left to the sweep."""

    def receive(self, message_ids: Sequence[int]) -> None:
        """Left to the sweep."""

    def consult(self, consultation_ids: Sequence[int]) -> None:
        """Left to the sweep."""

    def dispatch(self, reply_ids: Sequence[int]) -> None:
        """Left to the sweep."""

    def copy(self, reply_ids: Sequence[int]) -> None:
        """Left to the sweep."""

    def pending_work(self) -> int:
        return 0

    def pending_replies(self) -> int:
        return 0
