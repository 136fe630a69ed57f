"""The Celery application. Messages carry ids only; the database is the queue of record."""

from __future__ import annotations

import warnings

from celery import Celery
from celery.exceptions import SecurityWarning
from kombu import Queue

from consultant import settings as settings_module
from workers.queues import LATER, REPLIES, SWEEP, WORK

TASK_SECONDS = 45
"""Hard limit of a task; the broker's visibility timeout is longer, or a running task would be delivered again."""

CHECK_SECONDS = 60
"""How often it is seen whether a code set has changed, and what rests on it (earlier answers, saved codes) is looked up again."""


def _patience(settings: settings_module.Settings) -> dict[str, int]:
    """A mail server may take minutes to say a word (RFC 5321 section 4.5.3.2); a send cut off here is `unknown`.

    Delivered to a second worker meanwhile, the task finds the reply claimed and does nothing.
    """
    hard = settings.sending_lost_seconds
    return {"time_limit": hard, "soft_time_limit": max(1, hard * 9 // 10)}


def _transport(settings: settings_module.Settings) -> dict[str, float]:
    """How kombu speaks with Redis: what a lost worker held comes back soon, a nudge that cannot be published is let go."""
    return {
        "visibility_timeout": TASK_SECONDS + 15,
        # kombu looks for unacknowledged messages every `interval` x `throttle` seconds: 100 s by default.
        "unacked_restore_interval": 1,
        "unacked_restore_throttle": 1,
        "max_retries": 1,
        "interval_start": 0,
        "socket_timeout": 5,
        "socket_connect_timeout": 5,
        "polling_interval": 0.01 if settings.broker_url.startswith("memory:") else 1,
    }


def _rounds(settings: settings_module.Settings) -> dict[str, dict[str, object]]:
    """What beat asks for again and again; a round that nobody began before the next is due lapses."""
    every = {
        "sweep": settings.sweep_seconds,
        "look": settings.look_seconds,
        "tend": settings.tend_seconds,
        "check_answers": CHECK_SECONDS,
        "watch_codes": CHECK_SECONDS,
    }
    return {
        name: {"task": f"workers.tasks.{name}", "schedule": seconds, "options": {"expires": seconds}}
        for name, seconds in every.items()
    }


def application(settings: settings_module.Settings) -> Celery:
    """Celery for these settings: acknowledged late, redelivered when a worker is lost, results never kept."""
    # Celery warns of root because of pickled tasks; ours are JSON lists of ids.
    warnings.filterwarnings("ignore", category=SecurityWarning)
    app = Celery("consultant", broker=settings.broker_url or "memory://")
    app.conf.update(
        task_serializer="json",
        accept_content=["json"],
        task_acks_late=True,
        task_reject_on_worker_lost=True,
        task_ignore_result=True,
        task_time_limit=TASK_SECONDS,
        task_soft_time_limit=TASK_SECONDS - 5,
        task_queues=[Queue(name) for name in (WORK, REPLIES, SWEEP, LATER)],
        task_default_queue=WORK,
        task_routes={
            "workers.tasks.dispatch": {"queue": REPLIES},
            "workers.tasks.sweep": {"queue": SWEEP},
            "workers.tasks.look": {"queue": SWEEP},
            "workers.tasks.check_answers": {"queue": LATER},
            "workers.tasks.watch_codes": {"queue": LATER},
            "workers.tasks.smooth": {"queue": LATER},
            "workers.tasks.tend": {"queue": SWEEP},
        },
        task_annotations={"workers.tasks.dispatch": _patience(settings)},
        worker_prefetch_multiplier=1,
        worker_concurrency=settings.worker_concurrency,
        worker_hijack_root_logger=False,
        worker_send_task_events=False,
        broker_connection_retry_on_startup=True,
        broker_connection_max_retries=None,  # for ever: a worker that gave up would have to be started by hand
        broker_transport_options=_transport(settings),
        beat_schedule=_rounds(settings),
        beat_schedule_filename=str(settings.home / "beat-schedule"),
    )
    return app


app = application(settings_module.load())
