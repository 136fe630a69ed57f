"""What `consultant doctor` looks at: each part of the service once, with what to do when it fails."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

from consultant import bootstrap
from consultant.catalogue.store import open_catalogue
from consultant.errors import ConsultantError, PermanentError
from consultant.settings import Settings
from consultant.store.database import Database


@dataclass(frozen=True, slots=True)
class Check:
    """One part, whether it works, and what it said or what to do."""

    name: str
    ok: bool
    told: str


def checks(settings: Settings) -> list[Check]:
    """Every check, in the order in which one rests on the other. Nothing is changed and no mail is sent."""
    return [_run(name, check, settings) for name, check in CHECKS.items()]


def _run(name: str, check: Callable[[Settings], str], settings: Settings) -> Check:
    try:
        return Check(name, True, check(settings))
    except ConsultantError as error:
        return Check(name, False, str(error))
    except Exception as error:
        return Check(name, False, f"{type(error).__name__}: {error}")


def _home(settings: Settings) -> str:
    settings.home.mkdir(parents=True, exist_ok=True)
    if not os.access(settings.home, os.W_OK):
        raise PermanentError(f"{settings.home} is not writable. Set CONSULTANT_HOME to a folder that is.")
    return str(settings.home)


def _database(settings: Settings) -> str:
    database = Database(settings.database)
    database.ping()
    database.require_current()
    waiting = database.desk.dispositions().get("", 0)
    return f"{settings.database.partition('://')[0]}, schema up to date, {waiting} mails waiting to be read"


def _broker(settings: Settings) -> str:
    if not settings.broker_url:
        raise PermanentError(
            "No broker is set and none is running here. Set CONSULTANT_BROKER_URL, or start `consultant run`."
        )
    if settings.broker_url.startswith("memory:"):
        return "in memory: one process does all work"
    import redis

    version = redis.Redis.from_url(settings.broker_url, socket_timeout=5).info("server")["redis_version"]
    return f"Redis {version}"


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
    return "; ".join(told)


def _mailbox(settings: Settings) -> str:
    if settings.sandboxed:
        raise PermanentError(
            "No mailbox is set and no sandbox is running here. Set CONSULTANT_IMAP_URL, or start `consultant run`."
        )
    mailbox = bootstrap.mailbox(settings)
    try:
        return f"{bootstrap.mailbox_name(settings)}, {len(mailbox.uids())} mails"
    finally:
        mailbox.close()


def _mail_server(settings: Settings) -> str:
    if not settings.smtp_url:
        raise PermanentError(
            "No mail server is set and no sandbox is running here. Set CONSULTANT_SMTP_URL, or start `consultant run`."
        )
    return bootstrap.postman(settings).greet()


CHECKS: dict[str, Callable[[Settings], str]] = {
    "home": _home,
    "database": _database,
    "catalogue": _catalogue,
    "broker": _broker,
    "mailbox": _mailbox,
    "smtp": _mail_server,
}
