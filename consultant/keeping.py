"""The first step: mail is stored before anything else happens to it. Apart, for whoever brings mail needs nothing more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

import structlog

from consultant.model.mail import Arrival
from consultant.model.pace import Pace
from consultant.model.reading import SealedArrival
from consultant.ports import Clock, Nudge
from consultant.privacy.vault import Vault
from consultant.store.database import Database

log = structlog.get_logger(__name__)


class Keeping(Protocol):
    """What storing mail needs: a `Keeper`, or a whole `Service`."""

    @property
    def database(self) -> Database: ...

    @property
    def vault(self) -> Vault: ...

    @property
    def nudge(self) -> Nudge: ...

    @property
    def clock(self) -> Clock: ...

    @property
    def pace(self) -> Pace: ...


@dataclass(frozen=True, slots=True)
class Keeper:
    """That and nothing else: a process that only brings mail does not load what answers it."""

    database: Database
    vault: Vault
    nudge: Nudge
    clock: Clock
    pace: Pace


def keep(service: Keeping, arrivals: Sequence[Arrival]) -> list[int]:
    """Store raw bytes and identity in one transaction. Only when this returns may the mailbox be touched."""
    sealed = [_seal(service.vault, arrival) for arrival in arrivals]
    ids = service.database.arrivals.keep(sealed, nudge_at=service.clock() + service.pace.grace)
    for batch in batches(ids, service.pace.batch):
        service.nudge.receive(batch)
    if ids:
        log.info("mail stored", mails=len(ids), first=ids[0])
    return ids


def _seal(vault: Vault, arrival: Arrival) -> SealedArrival:
    return SealedArrival(
        mailbox=arrival.mailbox,
        uidvalidity=arrival.uidvalidity,
        uid=arrival.uid,
        arrived_at=arrival.arrived_at,
        sealed=vault.seal(arrival.raw),
        raw_digest=sha256(arrival.raw).hexdigest(),
        oversize=arrival.oversize,
    )


def batches(ids: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    """The ids in their order, as many at once as one nudge carries."""
    for start in range(0, len(ids), size):
        yield ids[start : start + size]
