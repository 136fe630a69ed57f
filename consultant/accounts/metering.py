"""The numbers of `[meter]` of `config/policy.toml`, and who is counted by them."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from consultant.errors import InputError
from consultant.model.metering import Meter, Reader


def meter(policy: Mapping[str, Any]) -> Meter:
    """Raises InputError when a number is missing or none."""
    table = table_of(policy, "meter")
    plans, programs = table_of(table, "plans"), table_of(table, "programs")
    return Meter(
        guest=int(number_of(table, "meter", "guest_pages")),
        plans={name: int(number_of(plans, "meter.plans", name)) for name in plans},
        programs={name: int(number_of(programs, "meter.programs", name)) for name in programs},
        address=int(number_of(table, "meter", "address_pages")),
        young_hours=int(number_of(table, "meter", "young_cookie_hours")),
    )


def reader(key: bytes, now: datetime, who: str, pages: int) -> Reader:
    """Somebody in this month, under a digest that leads back to nobody."""
    month = f"{now:%Y-%m}"
    return Reader(hmac.new(key, f"{month} {who}".encode(), sha256).hexdigest(), month, pages)


def readers_at(key: bytes, now: datetime, address: str, pages: int) -> Reader:
    """All guests at an address together, of this day: a browser and a cookie are soon made up, an address is not."""
    return reader(key, now, f"address {address} {now:%d}", pages)


def table_of(policy: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """A table of the policy. Raises InputError when it is missing or empty."""
    found = policy.get(name)
    if not isinstance(found, Mapping) or not found:
        raise InputError(f"config/policy.toml: the table [{name}] is missing or empty")
    return found


def number_of(table: Mapping[str, Any], where: str, name: str) -> float:
    """A number of a table. Raises InputError when it is missing or none."""
    found = table.get(name)
    if isinstance(found, bool) or not isinstance(found, int | float) or found < 0:
        raise InputError(
            f"config/policy.toml: [{where}] {name} has to be a number of 0 or more, not {found!r}"
        )
    return found
