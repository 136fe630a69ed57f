"""The modifiers of toes, fingers and eyelids that a question names, and the add-on for each further one."""

from __future__ import annotations

import re
from typing import Any

from consultant.answering import digits
from consultant.answering.intents import Intent
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import Entry
from consultant.model.codes import CodeSystem
from consultant.model.coverage import AddOnEdits

_REPORTING = re.compile(
    r"\bmodifiers?\b|\bmods?\b|\bhow (?:do|to|should|would|can|does|is|are)\b|\b(?:report|bill|code)\b|\bsecond (?:line|one)\b"
    r"|\blines?\b|\bunits\b|\btwo\b|\bboth\b|\A[^?]*\Z",
    re.IGNORECASE,
)


_VALUES = frozenset({Intent.PAYMENT, Intent.FIELD, Intent.STATUS, Intent.GLOBAL, Intent.ASSISTANT})
_LIMIT = re.compile(r"\bmues?\b|\b(?:per|a|each) day\b|\blimits?\b|\bmax\w*\b", re.IGNORECASE)


def _asks_values(ask: Ask) -> bool:
    """Whether published values are asked for, and not how the fingers or toes are reported."""
    if Intent.MODIFIER in ask.intents:
        return False
    return bool(
        _VALUES.intersection(ask.intents) or (Intent.UNITS in ask.intents and _LIMIT.search(ask.text))
    )


def named(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """For one procedure on toes, fingers or eyelids: their modifiers, and which add-on counts the further ones."""
    told, part = digits.told(ask.text), digits.part(ask.text)
    if len(ask.procedures) != 1 or not (told or part) or _asks_values(ask) or not _REPORTING.search(ask.text):
        return ()
    carried = {*ask.procedures[0].modifiers, *ask.loose_modifiers}
    if carried & {*told, *digits.RANGES.get(part, ())}:
        return ()
    wanted = told or digits.RANGES[part]
    entries = [reference.catalogue.entry(CodeSystem.MODIFIER, one, reference.on) for one in wanted]
    held = [entry for entry in entries if isinstance(entry, Entry)]
    if len(held) != len(wanted):
        return ()
    return (_finding(ask, held, part, reference, told=bool(told)),)


def _finding(ask: Ask, held: list[Entry], part: str, reference: Reference, *, told: bool) -> Finding:
    code = ask.procedures[0].code
    add_on, rows = _further(code, reference)
    values: dict[str, Any] = {
        "code": code,
        "told": tuple((entry.code, entry.description) for entry in held) if told else (),
        "range": tuple(entry.code for entry in held),
        "part": part,
        "counted": Intent.UNITS in ask.intents,
        "add_on": add_on,
        "source": source(held[0].release),
    }
    described = [
        row
        for entry in held
        for row in evidence(entry.release, entry.code, {"description": entry.description})
    ]
    return Finding("digit_modifiers", (code, *(entry.code for entry in held)), values, (*described, *rows))


def _further(code: str, reference: Reference) -> tuple[str, tuple[Evidence, ...]]:
    """The add-on of this code alone, as the add-on edits list it: it counts the further ones."""
    found = reference.catalogue.add_ons(code, reference.on)
    if not isinstance(found, AddOnEdits):
        return "", ()
    add_ons = {edit.add_on for edit in found.in_force}
    own = [add_on for add_on in sorted(add_ons) if _only_primary(add_on, code, reference)]
    if len(own) != 1:
        return "", ()
    return own[0], evidence(found.release, own[0], {"primary": code})


def _only_primary(add_on: str, code: str, reference: Reference) -> bool:
    listed = reference.catalogue.primaries(add_on, reference.on)
    return isinstance(listed, AddOnEdits) and {edit.primary for edit in listed.in_force} == {code}
