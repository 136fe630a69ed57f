"""Who gets an answer: the table of `config/policy.toml` applied to a parsed mail (RFC 3834)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import lru_cache

from consultant.intake.questions import asks, own_question
from consultant.intake.screening_table import ACKNOWLEDGEMENT, Condition, Lists, Policy, Rule
from consultant.model.mail import Address, Authenticity, Disposition, Message, Screened

_LIST_FIELDS = frozenset(
    {"list-id", "list-post", "list-help", "list-subscribe", "list-unsubscribe", "list-owner", "list-archive"}
    | {"mailing-list", "x-beenthere", "x-mailing-list"}
)
_ACCEPTED = Screened(Disposition.ACCEPT, "accepted", "No rule speaks against answering it.")
NOTICE_CHARACTERS = 20_000
IN_DOUBT = "It may ask something, though: a person decides."


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
    return replace(found, notice=_notice(found, facts, acknowledge=policy.acknowledge))


def _notice(found: Screened, facts: Mapping[str, Sequence[str]], *, acknowledge: bool) -> str:
    """The automatic mail that tells the sender; nothing is told to what came through a list (RFC 3834 section 2)."""
    if facts["list"]:
        return ""
    return ACKNOWLEDGEMENT if found.disposition is Disposition.ACCEPT and acknowledge else found.notice


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
    sender, answered = message.sender, message.reply_to or message.sender
    return {
        "sender": lambda: (sender.email,) if sender else (),
        "reply address": lambda: (answered.email,) if answered else (),
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
        "list": lambda: _list(message, own_addresses),
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


def _list(message: Message, own_addresses: AbstractSet[str]) -> tuple[str, ...]:
    """How a mail came through a list (RFC 2369); empty for any other mail.

    `closed`: a list to unsubscribe from. `open`: one that takes posts, or that only names itself. `direct`: an open one, but
    the mail names us in To or Cc too, and what answers it goes to its writer alone.
    """
    present = {
        name
        for name, value in message.headers
        if name in _LIST_FIELDS and value and not value.lower().startswith("no")
    }
    if not present and not (message.header("precedence") or "").lower().startswith("list"):
        return ()
    if "list-unsubscribe" in present and not present & {"list-post", "x-beenthere"}:
        return ("closed",)
    return ("direct",) if _is_direct(message, own_addresses) else ("open",)


def _is_direct(message: Message, own_addresses: AbstractSet[str]) -> bool:
    own, writer = {_without_tag(address) for address in own_addresses}, message.sender
    return (
        writer is not None
        and (message.reply_to is None or message.reply_to.email == writer.email)
        and writer.email not in (message.header("list-post") or "").lower()
        and any(_without_tag(to.email) in own for to in message.addressed)
    )


def _without_tag(email: str) -> str:
    """The mailbox that a plus-address belongs to (RFC 5233)."""
    local, _, domain = email.rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"
