"""What `consultant doctor` looks at: each part of the service once, with what to do when it fails."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

from consultant import bootstrap
from consultant.catalogue.store import open_catalogue
from consultant.errors import PermanentError
from consultant.privacy.vault import Vault
from consultant.running import domain_checks, mail_checks
from consultant.running.health import Check, Remark, run
from consultant.settings import Settings
from consultant.store.database import Database

FREE_BYTES, FEW_BYTES = 200_000_000, 2_000_000_000
"""Less free space than the first fails: SQLite, Redis and a new catalogue need room. Less than the second is told."""
SKEW, SOME_SKEW = timedelta(seconds=30), timedelta(seconds=3)
"""Leases and claims of several machines are compared: their clocks may differ by less than the shortest of them."""


def checks(settings: Settings) -> list[Check]:
    """Every check, in the order in which one rests on the other. Nothing is changed and no mail is sent."""
    parts = [run(name, partial(check, settings)) for name, check in CHECKS.items()]
    signature = bootstrap.signature(settings) if settings.dkim_selector and parts[-1].ok else None
    domain = settings.consult_address.rpartition("@")[2]
    return parts + domain_checks.checks(domain, signature, domain_checks.resolve)


def _home(settings: Settings) -> str:
    settings.home.mkdir(parents=True, exist_ok=True)
    if not os.access(settings.home, os.W_OK):
        raise PermanentError(f"{settings.home} is not writable. Set CONSULTANT_HOME to a folder that is.")
    return str(settings.home)


def _disk(settings: Settings) -> str:
    free = shutil.disk_usage(settings.home).free
    told = f"{free / 1e9:.1f} GB free in {settings.home}"
    if free < FREE_BYTES:
        raise PermanentError(f"{told}: make room, or new mail can soon not be stored.")
    if free < FEW_BYTES:
        raise Remark(f"{told}: it will not last for long.")
    return told


def _database(settings: Settings) -> str:
    database = Database(settings.database)
    try:
        database.ping()
        database.require_current()
        waiting = database.desk.dispositions().get("", 0)
    finally:
        database.close()
    return f"{settings.database.partition('://')[0]}, schema up to date, {waiting} mails waiting to be read"


def _vault(settings: Settings) -> str:
    file = settings.keys_folder / "vault.key"
    database = Database(settings.database)
    try:
        sealed = database.arrivals.newest()
    finally:
        database.close()
    if not file.exists():
        if sealed is None:
            return "made with the first mail"
        raise PermanentError(f"{file} is missing: stored mail cannot be opened. Restore it from the backup.")
    if file.stat().st_mode & 0o077:
        raise PermanentError(f"{file} can be read by others. Run: chmod 600 {file}")
    if sealed is None:
        return f"{file}; no mail is stored yet"
    Vault.from_file(file).open(sealed)
    return f"{file} opens the newest stored mail"


def _alarms(settings: Settings) -> str:
    database = Database(settings.database)
    try:
        raised = database.waiting.raised()
    finally:
        database.close()
    if raised:
        told = "; ".join(f"{alarm.name} (since {alarm.since:%Y-%m-%d %H:%M} UTC)" for alarm in raised)
        raise Remark(f"{told}. What to do stands in docs/operating.md.")
    return "nothing waits too long"


def _broker(settings: Settings) -> str:
    if not settings.broker_url:
        raise PermanentError(
            "No broker is set and none is running here. Set CONSULTANT_BROKER_URL, or start `consultant run`."
        )
    if settings.broker_url.startswith("memory:"):
        return "in memory: one process does all work"
    import redis

    with redis.Redis.from_url(settings.broker_url, socket_timeout=5) as client:
        version = client.info("server")["redis_version"]
    return f"Redis {version}"


def _clock(settings: Settings) -> str:
    clocks = {"database": _database_time(settings), "broker": _broker_time(settings)}
    skews = {name: abs(told - bootstrap.now()) for name, told in clocks.items() if told is not None}
    if not skews:
        return "one machine, one clock"
    name, most = max(skews.items(), key=lambda pair: pair[1])
    told = f"at most {most.total_seconds():.1f} s beside that of the {name}"
    if most > SKEW:
        raise PermanentError(f"{told}: set the clocks of all machines by NTP; leases rest on them.")
    if most > SOME_SKEW:
        raise Remark(f"{told}: is NTP running on all machines?")
    return told


def _database_time(settings: Settings) -> datetime | None:
    database = Database(settings.database)
    try:
        return database.time()
    finally:
        database.close()


def _broker_time(settings: Settings) -> datetime | None:
    if not settings.broker_url.startswith(("redis:", "rediss:")):
        return None
    import redis

    with redis.Redis.from_url(settings.broker_url, socket_timeout=5) as client:
        seconds, microseconds = client.time()
    return datetime.fromtimestamp(seconds + microseconds / 1e6, UTC)


def _catalogue(settings: Settings) -> str:
    catalogue = open_catalogue(settings.catalogue_folder)
    today = bootstrap.now().date()
    loaded = catalogue.releases()
    serving = {release.code_set: catalogue.release(release.code_set, today) for release in loaded}
    excerpts = sorted(code_set.value for code_set, whole in serving.items() if whole is None)
    stale = sorted(code_set.value for code_set, whole in serving.items() if whole and whole.stale(today))
    told = [f"{len(loaded)} releases"]
    told += [f"only an excerpt of {', '.join(excerpts)}"] if excerpts else []
    told += [f"a newer release is due for {', '.join(stale)}"] if stale else []
    told += ["load them with `consultant catalogue import PATH`"] if excerpts or stale else []
    if stale:
        raise Remark("; ".join(told))
    return "; ".join(told)


def _signature(settings: Settings) -> str:
    if not settings.dkim_selector:
        return "mail is not signed here"
    bootstrap.signature(settings)
    return f"signs as {settings.dkim_selector}"


CHECKS: dict[str, Callable[[Settings], str]] = {
    "home": _home,
    "disk": _disk,
    "database": _database,
    "vault key": _vault,
    "alarms": _alarms,
    "catalogue": _catalogue,
    "broker": _broker,
    "clock": _clock,
    "mailbox": mail_checks.mailbox,
    "smtp": mail_checks.mail_server,
    "desk": mail_checks.desk,
    "dkim key": _signature,
}
