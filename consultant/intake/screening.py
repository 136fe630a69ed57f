"""Who gets an answer: the table of `config/policy.toml` applied to a parsed mail (RFC 3834)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, fields, replace
from datetime import timedelta
from functools import lru_cache
from typing import cast

from consultant.errors import InputError
from consultant.intake.content import Limits
from consultant.intake.questions import asks, own_question
from consultant.intake.quotas import quotas
from consultant.model.allowance import Allowance
from consultant.model.mail import Address, Authenticity, Disposition, Message, Screened

FACTS = (
    "sender",
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
_LIST_FIELDS = frozenset(
    {"list-id", "list-post", "list-help", "list-subscribe", "list-unsubscribe", "list-owner", "list-archive"}
    | {"mailing-list", "x-beenthere", "x-mailing-list"}
)
_ACCEPTED = Screened(Disposition.ACCEPT, "accepted", "No rule speaks against answering it.")
_OPTIONS = {"name", "disposition", "why", "when", "notice", "quiet", "machine", "unlimited", "in_words"}
ACKNOWLEDGEMENT = "acknowledgement"
NOTICE_CHARACTERS = 20_000
IN_DOUBT = "It may ask something, though: a person decides."


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


def screen(
    message: Message,
    *,
    policy: Policy,
    own_addresses: AbstractSet[str],
    verdict: Authenticity,
    oversize: bool = False,
    follow_up: bool = False,
) -> Screened:
    """What the first rule that fits says; ACCEPT when none does. `own_addresses` are lower case.

    `follow_up` says that the mail is addressed to a thread of ours or answers a mail of ours.
    """
    facts = _Facts(
        _facts(message, own_addresses, verdict, oversize=oversize)
        | {
            "listed": lambda: _listed(message.sender, policy.lists),
            "question": lambda: ("yes" if asks(message) else "no",),
            "own question": lambda: (own_question(message),),
            "follow-up": lambda: ("yes" if follow_up else "no",),
        }
    )
    fitting = (_weighed(rule, facts) for rule in policy.rules if _applies(rule, facts, message))
    found = next((screened for screened in fitting if screened), _ACCEPTED)
    if found.disposition is Disposition.ACCEPT and policy.acknowledge:
        return replace(found, notice=ACKNOWLEDGEMENT)
    return found


class _Facts(dict[str, tuple[str, ...]]):
    """The facts of a mail, each found out when a rule first asks for it."""

    def __init__(self, ways: Mapping[str, Callable[[], Iterable[str]]]) -> None:
        super().__init__()
        self._ways = ways

    def __missing__(self, name: str) -> tuple[str, ...]:
        self[name] = found = tuple(self._ways[name]())
        return found


def _weighed(rule: Rule, facts: Mapping[str, Sequence[str]]) -> Screened | None:
    """What a rule that fits says; one that goes by words gives way to a mail that asks, and holds what may ask."""
    asked = facts["own question"][0] if rule.in_words else "no"
    if asked == "yes":
        return None
    if asked == "maybe" and rule.screened.disposition is Disposition.DISCARD:
        return replace(rule.screened, disposition=Disposition.HOLD, why=f"{rule.screened.why} {IN_DOUBT}")
    return rule.screened


def _applies(rule: Rule, facts: Mapping[str, Iterable[str]], message: Message) -> bool:
    return all(_fits(condition, facts, message.headers) for condition in rule.when)


def _listed(sender: Address | None, lists: Lists) -> tuple[str, ...]:
    names = {sender.email, f"@{sender.domain}"} if sender else set()
    return (*(("deny",) if names & lists.deny else ()), *(("allow",) if names & lists.allow else ()))


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
            pattern=re.compile(str(row["pattern"]), re.IGNORECASE) if "pattern" in row else None,
            over=int(str(row["over"])) if "over" in row else None,
        )
    except re.error as error:
        raise InputError(f"{where}: {error.pattern!r} is not a regular expression: {error}") from error


def _fits(
    condition: Condition, facts: Mapping[str, Iterable[str]], headers: Iterable[tuple[str, str]]
) -> bool:
    if condition.header is not None:
        wanted = condition.header.pattern
        values: Iterable[str] = (value for name, value in headers if _is_named(wanted, name))
    else:
        values = facts[condition.fact or ""]
    if condition.pattern is not None:
        return any(condition.pattern.search(value) for value in values)
    return any(int(value) > (condition.over or 0) for value in values)


@lru_cache(maxsize=8192)
def _is_named(pattern: str, name: str) -> bool:
    """Whether a header field is one that a row looks at; the same few names come with every mail."""
    return bool(re.fullmatch(pattern, name, re.IGNORECASE))


def _facts(
    message: Message, own_addresses: AbstractSet[str], verdict: Authenticity, *, oversize: bool
) -> dict[str, Callable[[], Iterable[str]]]:
    sender = message.sender
    return {
        "sender": lambda: (sender.email,) if sender else (),
        "sender name": lambda: (sender.name,) if sender and sender.name else (),
        "return path": lambda: () if message.return_path is None else (message.return_path,),
        "own address": lambda: _own(message, own_addresses),
        "content type": lambda: (message.content_type,),
        "subject": lambda: (message.subject,),
        "text": lambda: (message.text,),
        "new text": lambda: (message.new_text,),
        "text on one line": lambda: (_one_line(message.text),),
        "new text on one line": lambda: (_one_line(message.new_text),),
        "defects": lambda: message.defects,
        "authenticity": lambda: (verdict.value,),
        "list": lambda: _list(message),
        "oversize": lambda: ("yes",) if oversize else (),
        "received lines": lambda: (str(sum(name == "received" for name, _ in message.headers)),),
    }


def _one_line(text: str) -> str:
    """The beginning of a text without its line breaks; what a program has to say of itself stands there."""
    return " ".join(text[:NOTICE_CHARACTERS].split())


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
