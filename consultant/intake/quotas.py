"""The quotas of `config/policy.toml`, read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta

from consultant.errors import InputError
from consultant.model.allowance import Counted, Quota, Standing
from consultant.model.mail import Disposition


def quotas(rows: Iterable[Mapping[str, object]]) -> tuple[Quota, ...]:
    """The quotas of the table's rows; InputError names the row and what is wrong with it."""
    return tuple(_quota(row, place) for place, row in enumerate(rows, 1))


def _quota(row: Mapping[str, object], place: int) -> Quota:
    try:
        found = Quota(
            name=str(row["name"]),
            why=str(row["why"]),
            who=Standing(str(row["who"])),
            per=Counted(str(row["per"])),
            mails=int(str(row["mails"])),
            period=timedelta(hours=float(str(row["hours"]))),
            of=Disposition(str(row.get("of", "accept"))),
            exempt=frozenset(_domains(row.get("exempt", ()))),
        )
    except (KeyError, ValueError, TypeError) as error:
        raise InputError(
            f"config/policy.toml, [[quota]] row {place} ({row.get('name', 'without name')}): {error}; a row needs name, why, "
            "who (guest, registered or anyone), per (asker, domain or thread), mails and hours"
        ) from error
    if found.mails < 1 or found.period <= timedelta():
        raise InputError(
            f"config/policy.toml, [[quota]] row {place} ({found.name}): mails and hours must be over 0"
        )
    return found


def _domains(value: object) -> Iterable[str]:
    if not isinstance(value, list | tuple):
        raise TypeError("exempt must be a list of domains")
    return (str(domain).lower() for domain in value)
