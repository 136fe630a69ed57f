"""What is done by the clock and not for one mail: sealing the audit, erasing what has been kept long enough."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast

import structlog

from consultant.errors import InputError
from consultant.flow import Service

log = structlog.get_logger(__name__)

AT_ONCE = 200
"""Rows emptied in one transaction, so that nobody waits long for the lock."""


@dataclass(frozen=True, slots=True)
class Retention:
    """How long what is kept; None is for ever."""

    originals: timedelta | None = None
    consultations: timedelta | None = None


def retention(table: Mapping[str, Any]) -> Retention:
    """`[retention]` of a parsed `config/policy.toml`. Raises InputError."""
    rows = cast("Mapping[str, Any]", table.get("retention", {}))
    return Retention(*(_days(rows, name) for name in ("originals_days", "consultations_days")))


def _days(rows: Mapping[str, Any], name: str) -> timedelta | None:
    days = rows.get(name, 0)
    if not isinstance(days, int) or days < 0:
        raise InputError(f"config/policy.toml, [retention]: {name} is {days!r}; it must be days, 0 for ever.")
    return timedelta(days=days) if days else None


def tend(service: Service, keeping: Retention) -> None:
    """One round: whatever is left over is done in the next."""
    head = service.database.audit.seal(service.audit_key)
    log.debug("audit sealed", head=str(head))
    forget(service, keeping)


def forget(service: Service, keeping: Retention) -> None:
    """Erase what has been kept long enough."""
    now, erasure = service.clock(), service.database.erasure
    if keeping.originals and (mails := erasure.raw(now - keeping.originals, now, AT_ONCE)):
        log.info("originals erased", mails=mails)
    if keeping.consultations and (ids := erasure.old(now - keeping.consultations, now, AT_ONCE)):
        log.info("consultations erased", consultations=len(ids))
