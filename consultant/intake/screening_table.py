"""The screening table of `config/policy.toml` as values; what makes no sense in it is named by its row."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import timedelta
from typing import cast

from consultant.errors import InputError
from consultant.intake.content import Limits
from consultant.intake.quotas import quotas
from consultant.model.allowance import Allowance
from consultant.model.mail import Disposition, Screened

FACTS = (
    "sender",
    "reply address",
    "sender name",
    "return path",
    "own address",
    "content type",
    "subject",
    "text",
    "new text",
    "text on one line",
    "new text on one line",
    "defects",
    "authenticity",
    "list",
    "oversize",
    "received lines",
    "listed",
    "question",
    "own question",
    "follow-up",
)
_OPTIONS = {"name", "disposition", "why", "when", "notice", "quiet", "machine", "unlimited", "in_words"}
ACKNOWLEDGEMENT = "acknowledgement"


@dataclass(frozen=True, slots=True)
class Condition:
    """One look at a mail: a header field or a fact, matched by a pattern or compared with a number."""

    fact: str | None
    header: re.Pattern[str] | None
    pattern: re.Pattern[str] | None
    over: int | None


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the screening table: what is made of a mail that fits all its conditions."""

    screened: Screened
    when: tuple[Condition, ...]
    in_words: bool = False
    """It goes by words alone, which people write too: passed over where a mail itself asks us; where that is in doubt, held."""


@dataclass(frozen=True, slots=True)
class Lists:
    """Senders that are let through and senders that are not answered: addresses, or domains as `@clinic.example`."""

    allow: frozenset[str] = frozenset()
    deny: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Policy:
    """The screening table in its order, who is listed, how much may be sent, and the limits of reading."""

    rules: tuple[Rule, ...]
    limits: Limits
    lists: Lists = Lists()
    allowance: Allowance = field(default_factory=Allowance)
    acknowledge: bool = False
    """Whether a question is acknowledged on arrival."""
    answer_hours: int = 24
    """Business hours that an acknowledgement promises."""


def policy(table: Mapping[str, object]) -> Policy:
    """The policy of a parsed `config/policy.toml`; InputError names the row and what is wrong with it."""
    rows = cast("Sequence[Mapping[str, object]]", table.get("screening", ()))
    automatic = cast("Mapping[str, object]", table.get("automatic", {}))
    pause = timedelta(hours=float(str(automatic.get("hours_between", 24))))
    return Policy(
        rules=tuple(_rule(row, place) for place, row in enumerate(rows, 1)),
        limits=_limits(cast("Mapping[str, int]", table.get("limits", {}))),
        lists=_lists(cast("Mapping[str, Sequence[str]]", table.get("lists", {}))),
        allowance=Allowance(quotas(cast("Sequence[Mapping[str, object]]", table.get("quota", ()))), pause),
        acknowledge=bool(automatic.get(ACKNOWLEDGEMENT, False)),
        answer_hours=int(str(automatic.get("answer_hours", 24))),
    )


def _limits(table: Mapping[str, int]) -> Limits:
    try:
        return Limits(**table)
    except TypeError as error:
        known = ", ".join(limit.name for limit in fields(Limits))
        raise InputError(f"config/policy.toml, [limits]: {error}; known are {known}") from error


def _lists(table: Mapping[str, Sequence[str]]) -> Lists:
    for name, entries in table.items():
        wrong = [entry for entry in entries if "@" not in str(entry)] if name in ("allow", "deny") else [name]
        if wrong:
            raise InputError(
                f"config/policy.toml, [lists]: {wrong[0]!r} makes no sense; allow and deny hold addresses or @domains"
            )
    return Lists(
        **{name: frozenset(str(entry).lower() for entry in entries) for name, entries in table.items()}
    )


def _rule(row: Mapping[str, object], place: int) -> Rule:
    where = f"config/policy.toml, [[screening]] row {place} ({row.get('name', 'without name')})"
    try:
        if unknown := sorted(set(row) - _OPTIONS):
            raise ValueError(f"{unknown[0]!r} is not known")
        conditions = cast("Sequence[Mapping[str, object]]", row["when"])
        screened = Screened(
            disposition=Disposition(str(row["disposition"])),
            rule=str(row["name"]),
            why=str(row["why"]),
            notice=str(row.get("notice", "")),
            quiet=bool(row.get("quiet", False)),
            machine=bool(row.get("machine", False)),
            unlimited=bool(row.get("unlimited", False)),
        )
        when = tuple(_condition(condition, where) for condition in conditions)
        return Rule(screened, when, in_words=bool(row.get("in_words", False)))
    except (KeyError, ValueError, TypeError) as error:
        raise InputError(
            f"{where}: {error}; a row needs name, disposition (discard, hold or accept), why and when"
        ) from error


def _condition(row: Mapping[str, object], where: str) -> Condition:
    fact, header = row.get("fact"), row.get("header")
    if (fact is None) == (header is None) or (fact is not None and fact not in FACTS):
        raise InputError(f"{where}: a condition needs a header, or a fact out of {', '.join(FACTS)}")
    if ("pattern" in row) == ("over" in row):
        raise InputError(f"{where}: a condition needs a pattern or a number to be over")
    try:
        return Condition(
            fact=None if fact is None else str(fact),
            header=None if header is None else re.compile(f"(?:{header})", re.IGNORECASE),
            pattern=re.compile(_any_of(row["pattern"]), re.IGNORECASE) if "pattern" in row else None,
            over=int(str(row["over"])) if "over" in row else None,
        )
    except re.error as error:
        raise InputError(f"{where}: {error.pattern!r} is not a regular expression: {error}") from error


def _any_of(pattern: object) -> str:
    """One regular expression out of one, or out of a list of which any may fit."""
    return "|".join(f"(?:{one})" for one in pattern) if isinstance(pattern, list) else str(pattern)
