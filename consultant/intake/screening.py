"""Who gets an answer: the table of `config/policy.toml` applied to a parsed mail (RFC 3834)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import cast

from consultant.errors import InputError
from consultant.intake.content import Limits
from consultant.model.mail import Authenticity, Disposition, Message, Screened

FACTS = (
    "sender",
    "sender name",
    "return path",
    "own address",
    "content type",
    "subject",
    "text",
    "new text",
    "defects",
    "authenticity",
    "list",
    "oversize",
    "received lines",
)
_LIST_FIELDS = frozenset(
    {"list-id", "list-post", "list-help", "list-subscribe", "list-unsubscribe", "list-owner", "list-archive"}
    | {"mailing-list", "x-beenthere", "x-mailing-list"}
)
_ACCEPTED = Screened(Disposition.ACCEPT, "accepted", "No rule speaks against answering it.")


@dataclass(frozen=True, slots=True)
class Condition:
    """One look at a mail: a header field or a fact, matched by a pattern or compared with a number."""

    fact: str | None
    header: re.Pattern[str] | None
    pattern: re.Pattern[str] | None
    over: int | None


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the screening table."""

    name: str
    disposition: Disposition
    why: str
    when: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """The screening table in its order, and the limits of reading."""

    rules: tuple[Rule, ...]
    limits: Limits


def policy(table: Mapping[str, object]) -> Policy:
    """The policy of a parsed `config/policy.toml`; InputError names the row and what is wrong with it."""
    rows = cast("Sequence[Mapping[str, object]]", table.get("screening", ()))
    limits = cast("Mapping[str, int]", table.get("limits", {}))
    try:
        return Policy(tuple(_rule(row, place) for place, row in enumerate(rows, 1)), Limits(**limits))
    except TypeError as error:
        raise InputError(
            f"config/policy.toml, [limits]: {error}; known are parts, depth, text_characters, attachments, attached_characters"
        ) from error


def screen(
    message: Message,
    *,
    policy: Policy,
    own_addresses: AbstractSet[str],
    verdict: Authenticity,
    oversize: bool = False,
) -> Screened:
    """The disposition of the first rule that fits; ACCEPT when none does. `own_addresses` are lower case."""
    facts = _facts(message, own_addresses, verdict, oversize=oversize)
    for rule in policy.rules:
        if all(_fits(condition, facts, message.headers) for condition in rule.when):
            return Screened(rule.disposition, rule.name, rule.why)
    return _ACCEPTED


def _rule(row: Mapping[str, object], place: int) -> Rule:
    where = f"config/policy.toml, [[screening]] row {place} ({row.get('name', 'without name')})"
    try:
        conditions = cast("Sequence[Mapping[str, object]]", row["when"])
        return Rule(
            name=str(row["name"]),
            disposition=Disposition(str(row["disposition"])),
            why=str(row["why"]),
            when=tuple(_condition(condition, where) for condition in conditions),
        )
    except (KeyError, ValueError, TypeError) as error:
        raise InputError(
            f"{where}: {error}; a row needs name, disposition (discard or hold), why and when"
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
            pattern=re.compile(str(row["pattern"]), re.IGNORECASE) if "pattern" in row else None,
            over=int(str(row["over"])) if "over" in row else None,
        )
    except re.error as error:
        raise InputError(f"{where}: {error.pattern!r} is not a regular expression: {error}") from error


def _fits(
    condition: Condition, facts: Mapping[str, Iterable[str]], headers: Iterable[tuple[str, str]]
) -> bool:
    if condition.header is not None:
        values: Iterable[str] = (value for name, value in headers if condition.header.fullmatch(name))
    else:
        values = facts[condition.fact or ""]
    if condition.pattern is not None:
        return any(condition.pattern.search(value) for value in values)
    return any(int(value) > (condition.over or 0) for value in values)


def _facts(
    message: Message, own_addresses: AbstractSet[str], verdict: Authenticity, *, oversize: bool
) -> Mapping[str, Iterable[str]]:
    sender = message.sender
    return {
        "sender": (sender.email,) if sender else (),
        "sender name": (sender.name,) if sender and sender.name else (),
        "return path": () if message.return_path is None else (message.return_path,),
        "own address": _own(message, own_addresses),
        "content type": (message.content_type,),
        "subject": (message.subject,),
        "text": (message.text,),
        "new text": (message.new_text,),
        "defects": message.defects,
        "authenticity": (verdict.value,),
        "list": _list(message),
        "oversize": ("yes",) if oversize else (),
        "received lines": (str(sum(name == "received" for name, _ in message.headers)),),
    }


def _own(message: Message, own_addresses: AbstractSet[str]) -> tuple[str, ...]:
    """In which places one of our addresses stands where only the other side's should."""
    own = {_without_tag(address) for address in own_addresses}
    found = ["sender"] if message.sender and _without_tag(message.sender.email) in own else []
    marks = [
        value.strip(" <>").lower()
        for name, value in message.headers
        if name in ("x-loop", "x-original-sender-loop")
    ]
    return (*found, "loop mark") if any(_without_tag(mark) in own for mark in marks) else tuple(found)


def _list(message: Message) -> tuple[str, ...]:
    """`open` for a list that takes posts, or that only names itself; `closed` for one to unsubscribe from (RFC 2369)."""
    present = {
        name
        for name, value in message.headers
        if name in _LIST_FIELDS and value and not value.lower().startswith("no")
    }
    if not present and not (message.header("precedence") or "").lower().startswith("list"):
        return ()
    return (
        ("closed",)
        if "list-unsubscribe" in present and not present & {"list-post", "x-beenthere"}
        else ("open",)
    )


def _without_tag(email: str) -> str:
    """The mailbox that a plus-address belongs to (RFC 5233)."""
    local, _, domain = email.rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"
