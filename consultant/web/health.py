"""For machines: is the service up, and what waits. No mail text, no addresses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fastapi import APIRouter
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from starlette.responses import JSONResponse, Response

from consultant.errors import TransientError
from consultant.model.alarms import Watched
from consultant.model.consultation import ReplyState, Stage
from consultant.model.mail import Disposition
from consultant.ports import Clock
from consultant.store.database import Database
from consultant.web.guard import GuardedRoute, TheFront

router = APIRouter(route_class=GuardedRoute)


@router.get("/healthz")
def healthz(front: TheFront) -> Response:
    """200 when the database answers; the broker is not needed to show and decide."""
    try:
        front.database.ping()
    except TransientError as error:
        return JSONResponse({"status": "unavailable", "database": str(error)}, 503)
    return JSONResponse({"status": "ok"})


@router.get("/metrics")
def metrics(front: TheFront) -> Response:
    """Counted in the database at each scrape: every web process tells the same."""
    registry = CollectorRegistry()
    registry.register(Counts(front.database, front.clock))
    return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)


class Counts:
    """A Prometheus collector over the database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Zeros are told too: a missing series and an empty queue are different things."""
        desk = self._database.desk
        stages = desk.counts()
        yield _family("consultations", "stage", {stage.value: stages.get(stage, 0) for stage in Stage})
        found = desk.dispositions()
        told = {disposition.value: found.get(disposition.value, 0) for disposition in Disposition}
        yield _family("mails", "disposition", {**told, "waiting": found.get("", 0)})
        replies = desk.replies()
        yield _family("replies", "state", {state.value: replies.get(state, 0) for state in ReplyState})
        yield self._oldest()
        raised = {alarm.name: 1 for alarm in self._database.waiting.raised()}
        yield _family("alarm", "alarm", raised, "Alarms of config/policy.toml that are raised now.")

    def _oldest(self) -> GaugeMetricFamily:
        now, oldest = self._clock(), self._database.waiting.oldest()
        ages = {kind.value: max(0.0, (now - oldest.get(kind, now)).total_seconds()) for kind in Watched}
        return _family("oldest_seconds", "kind", ages, "Age of the oldest that waits, per kind.")


def _family(name: str, label: str, values: Mapping[str, float], told: str = "") -> GaugeMetricFamily:
    family = GaugeMetricFamily(f"consultant_{name}", told or f"How many {name} per {label}.", labels=[label])
    for value, count in values.items():
        family.add_metric([value], count)
    return family
