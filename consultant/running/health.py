"""How one part of the service is, in a form for people and for monitors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from consultant.errors import ConsultantError


class Health(StrEnum):
    """Whether a part works; only `fails` makes the whole fail."""

    WORKS = "works"
    LOOK = "look"
    """It works, or cannot be seen from here, and a person should look at it."""
    FAILS = "fails"


class Remark(Exception):
    """Raised by a check whose part works but wants to be looked at; its text is told."""


@dataclass(frozen=True, slots=True)
class Check:
    """One part, how it is, and what it said or what to do."""

    name: str
    health: Health
    told: str

    @property
    def ok(self) -> bool:
        return self.health is not Health.FAILS


def run(name: str, check: Callable[[], str]) -> Check:
    """The check's answer, or what went wrong, in one line."""
    try:
        return Check(name, Health.WORKS, check())
    except Remark as remark:
        return Check(name, Health.LOOK, str(remark))
    except ConsultantError as error:
        return Check(name, Health.FAILS, str(error))
    except Exception as error:
        return Check(name, Health.FAILS, f"{type(error).__name__}: {error}")
