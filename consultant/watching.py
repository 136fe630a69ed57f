"""Codes that people keep: looked up again when the catalogue has changed, and who wants to hear of it is mailed.

Each code is looked up once, whatever the number of people who keep it. The mail goes out when all of them are through,
so that one mail tells everything a release has changed.
"""

from __future__ import annotations

from dataclasses import replace

import structlog

from consultant.catalogue.states import state
from consultant.model.codes import CodeSystem
from consultant.model.saved import Watched
from consultant.service import Service
from consultant.steps.watching import differences, held, kept

log = structlog.get_logger(__name__)

CODES_A_ROUND = 500


def look_up(service: Service, system: CodeSystem, code: str) -> Watched:
    """A code as it is held today, to be kept."""
    catalogue, today = service.catalogue, service.clock().date()
    return Watched(system, code, state(catalogue, today), held(catalogue, system, code, today))


def watch(service: Service, most: int = CODES_A_ROUND) -> None:
    """One round: what is left over is done in the next. Repeated or run twice at once, it tells everything once."""
    saved, now = service.database.saved_codes, service.clock()
    left = saved.outdated(state(service.catalogue, now.date()), most)
    changed = sum([_watched(service, one) for one in left])
    if left:
        log.info("saved codes looked up", codes=len(left), changed=changed)
    if len(left) < most:
        for account in saved.subscribers():
            saved.tell(account, now)


def _watched(service: Service, before: Watched) -> bool:
    """Whether something has changed. What a set held that is not loaded now is kept until it is loaded again."""
    found = look_up(service, before.system, before.code)
    changes = differences(before.held, found.held)
    now_held = replace(found, held=kept(before.held, found.held))
    return service.database.saved_codes.settle(before, now_held, changes, service.clock()) and bool(changes)
