"""Units of a drug code from a dose: the billing unit is in the published description (`per 15 mg`)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR
from functools import lru_cache
from typing import Any

from consultant.answering import named_strengths
from consultant.answering.amount_roles import asked_apart
from consultant.answering.amounts import Dose, billing_unit
from consultant.answering.claimed_units import (
    claimed_sum,
    claimed_units,
    counted_by_container,
    counted_units,
)
from consultant.answering.dose_words import Told, told
from consultant.answering.findings.entries import successors, units_made
from consultant.answering.intents import Intent, fields
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model import dose_table
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import Citation, CodeSystem

_DISCARDING, _NOTHING_LEFT = "JW", "JZ"
NOTE = "modifier-jw-jz"
_LEFT_NOTHING = re.compile(
    r"\b(?:no|zero|nothing|none|without(?: any)?|not any)\b(?: \w+){0,3}? (?:wast|discard|thrown|(?<!the )left|remain"
    r"|unused)\w*"
    r"(?! (?:was |is )?(?:document|record|note|chart))|\b(?:whole|entire|full) (?:\w+ ){0,2}(?:vials?|syringes?|contents?)\b",
    re.IGNORECASE,
)
"""Says that all of the drug was given."""
_DRUGS = ("J", "Q", "C9")
_SAME = re.compile(r"\b(?:same|identical) (?:drug|product|medication|thing|medicine)\b", re.IGNORECASE)
LIMIT_ASKED = re.compile(
    r"\bnever paid\b|\beven (?:one|a single) unit\b|\badjudication\b"
    r"|\bhow many\b[^.?!]{0,40}\b(?:may|can|could|does|do|is|are|will)\b[^.?!]{0,50}"
    r"\b(?:in|on|per|a|each) (?:an?|one|a single|each)? ?(?:day|date)\b"
    r"|\b(?:may|can|could) (?:an? |the |our )?(?:hospitals?|doctors?|physicians?|office|suppliers?)(?:'s)? (?:\w+ )?"
    r"(?:give|bill|report|charge|claim)\b[^.?!]{0,12}\b(?:day|date)\b"
    r"|\bmue\b|\bmai\b|\blimits?\b|\bmax\w*\b|\ballowed\b|\bper day\b|\bexceed|\bat (?:the )?most\b"
    r"|\bceilings?\b|\bhard stops?\b"
    r"|\bmost units\b|\bno more than\b|\bsame (?:number|limit|value|figure)\b|\b(?:hospital|facility|office|physician) side\b"
    r"|\b(?:(?:can|may|could) (?:we|you|i|one|they|be)|(?:we|you|i|one|they) (?:can|may|could))\b[^.?!]{0,25}\b(?:on|in"
    r"|per|for) (?:one|a|the same|each|any|a single) "
    r"(?:day|date|claim line)\b",
    re.IGNORECASE,
)


def needed(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What has to be told before the units of a drug can be counted; nothing where the limit is asked, or a dose is told."""
    ask = named_strengths.in_milligrams(ask)
    if (
        ("unit" in fields.asked(ask.text) and not claimed_units(ask.text))
        or (counted_units(ask.text) and not counted_by_container(ask.text))
        or _SAME.search(ask.text)
        or LIMIT_ASKED.search(ask.text)
        or (any(cited.units for cited in ask.procedures) and not counted_by_container(ask.text))
        or dose_table.one_dose(ask.text)
        or given(ask, reference)
    ):
        return ()
    return _unknowns(ask, reference)


def unit_claimed(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Whether one unit is what the question says it is; nothing where it says nothing of it, or a dose is told."""
    claimed = claimed_units(ask.text) and not given(ask, reference)
    return _unknowns(ask, reference) if claimed else ()


def _unknowns(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    claims = claimed_units(ask.text)
    found = (
        _unknown(cited, claims, ask.text, reference)
        for cited in ask.procedures
        if cited.system is CodeSystem.HCPCS
    )
    return tuple(finding for finding in found if finding is not None)


def _unknown(
    cited: Citation, claims: tuple[Dose, ...], ask_text: str, reference: Reference
) -> Finding | None:
    """That a dose is needed; of a question that says what one unit is, whether it is so."""
    entry = reference.catalogue.entry(cited.system, cited.code, reference.on)
    unit = billing_unit(entry.description) if isinstance(entry, Entry) else None
    if not isinstance(entry, Entry) or unit is None or not cited.code.startswith(_DRUGS):
        return None
    if entry.status is CodeStatus.TERMINATED:
        return None
    by_container = counted_by_container(ask_text)
    values: dict[str, Any] = {
        "code": entry.code,
        "unit": str(unit),
        "by_container": by_container,
        "right": any(found.scale == unit.scale for found in claims),
        "source": source(entry.release),
    }
    fields = {"description": entry.description, "billing unit": str(unit)}
    sized = "unit_size" if size_asked(ask_text) else "dose_needed"
    kind = "unit_told" if claims or by_container else sized
    return Finding(kind, (entry.code,), values, evidence(entry.release, entry.code, fields))


_SIZE_ASKED = expression(
    r"\b(?:per|one|each|1) (?:billing |hcpcs |code )?unit\b|\bunit (?:size|of measure|definition)\b"
    r"|\b(?:what(?:'s| is)|which|what|and|,|the|its|their|a|what'?s (?:a|the|its)) (?:billing |hcpcs )?unit\b"
    r"(?! (?:limit|dose|cap|ceiling|max|edit|price|cost|of (?:blood|plasma|red|service)))"
    r"|\bbilling unit\b|[,?.]\s*unit\s*\?|\A\W*unit\s*\?"
    r"|\bper (?:how many|what|which) (?:mg|mcg|ml|milligrams?|micrograms?|measure|amount|quantity|dose)\b",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(r"\bhow many (?:billing )?units\b|\bunit count\b|\bnumber of units\b", re.IGNORECASE)


def size_asked(text: str) -> bool:
    """Whether a text asks what one unit is, which the title tells, and not how many units a dose makes."""
    return bool(_SIZE_ASKED.search(text)) and not _HOW_MANY.search(text)


@lru_cache(maxsize=16)  # told as units, as waste and beside a successor
def given(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The units that the dose of the question makes, for each drug code whose billing unit measures the same."""
    ask = named_strengths.in_milligrams(ask)
    found: dict[str, tuple[Finding, ...]] = {}
    for cited in (one for one in ask.procedures if one.system is CodeSystem.HCPCS):
        for entry in _in_use(cited.code, reference):
            if not found.get(entry.code):
                doses = _of_doses(entry, cited, ask, reference)
                found[entry.code] = tuple(_beside_ended(one, cited, ask, reference) for one in doses)
    return tuple(finding for each in found.values() for finding in each)


def _beside_ended(finding: Finding, cited: Citation, ask: Ask, reference: Reference) -> Finding:
    """The units by the code that followed, with those that the cited one made while it stood: who claims a unit means its."""
    ended = reference.catalogue.entry(CodeSystem.HCPCS, cited.code, reference.on)
    if finding.codes[0] == cited.code or not isinstance(ended, Entry) or not claimed_units(ask.text):
        return finding
    before = next(iter(_of_doses(ended, cited, ask, reference)), None)
    if before is None:
        return finding
    told: dict[str, Any] = {"before": {name: before.values[name] for name in ("code", "unit", "units")}}
    if _DIFFER.search(ask.text) and before.values["claimed"] == "right":
        differs = before.values["unit"] != finding.values["unit"]
        told |= {"claimed": "", "misclaimed": False, "differs": "yes" if differs else "no"}
    return replace(finding, values={**finding.values, **told}, evidence=(*finding.evidence, *before.evidence))


_DIFFER = re.compile(
    r"\bunits?\b[^.?!]{0,20}\b(?:differ\w*|chang\w+)\b|\b(?:different|new) (?:billing )?units?\b",
    re.IGNORECASE,
)
"""Asks whether the unit of the code that followed is another one."""


def _of_doses(entry: Entry, cited: Citation, ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The units of the one dose, or of each that is asked of apart."""
    unit = billing_unit(entry.description)
    doses = asked_apart(cited, ask, unit.scale[0]) if unit and unit.amount else ()
    if unit is None or not doses:
        one = _units(entry, cited, ask, reference)
        return (one,) if one else ()
    each = (_finding(entry, Told(dose, None, None), dose, unit, reference, ask.text) for dose in doses)
    return tuple(replace(one, values={**one.values, "claimed": "", "misclaimed": False}) for one in each)


def accounted(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The same where the question tells what became of all of the drug, whatever it asks: units and modifiers follow."""
    return tuple(finding for finding in given(ask, reference) if finding.values["settled"])


def of_successor(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The units that the dose makes of the code that follows an ended one, where units are not asked for: they differ."""
    found = () if Intent.UNITS in ask.intents else given(ask, reference)
    return tuple(
        replace(finding, values={**finding.values, "succeeding": True})
        for finding in found
        if finding.codes[0] not in ask.codes
    )


def of_chosen(choice: Finding, ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The units of the one code that a choice between drug codes comes to, where the question tells a dose."""
    chosen = [one for one in ask.procedures if one.code == choice.values["code"]]
    return given(replace(ask, citations=tuple(chosen)), reference) if chosen else ()


def _in_use(code: str, reference: Reference) -> tuple[Entry, ...]:
    """The code's entry; of an ended code its successors that are in use, else the one that likely follows it."""
    entry = reference.catalogue.entry(CodeSystem.HCPCS, code, reference.on)
    if not isinstance(entry, Entry):
        return ()
    if entry.status is not CodeStatus.TERMINATED:
        return (entry,)
    named = (reference.catalogue.entry(CodeSystem.HCPCS, one, reference.on) for one in entry.successors)
    after = tuple(one for one in named if isinstance(one, Entry) and one.status is CodeStatus.ACTIVE)
    return after or _only(successors.likely(entry, reference)) or (entry,)


def _only(found: tuple[Entry, ...]) -> tuple[Entry, ...]:
    return found if len(found) == 1 else ()


def _units(entry: Entry, cited: Citation, ask: Ask, reference: Reference) -> Finding | None:
    unit = billing_unit(entry.description)
    said = told(cited, ask, unit.scale[0] if unit else "")
    if said.given is None or unit is None or unit.scale[0] != said.given.scale[0] or not unit.amount:
        return None
    return _finding(entry, said, said.given, unit, reference, ask.text)


def _finding(entry: Entry, said: Told, dose: Dose, unit: Dose, reference: Reference, text: str) -> Finding:
    exact = dose.scale[1] / unit.scale[1]
    units = exact.to_integral_value(ROUND_CEILING)
    fields = {
        "description": entry.description,
        "billing unit": str(unit),
        f"units for {dose}, rounded up": f"{units:f}",
    }
    claimed = _claimed(text, unit, int(units))
    values: dict[str, Any] = {
        **units_made.values(entry, str(dose), str(unit), int(units)),
        "rounded": units != exact,
        "claimed": claimed,
        "misclaimed": claimed == "wrong",
        "modifier_asked": bool(_MODIFIER_ASKED.search(text)),
    }
    if said.wasted is not None and said.wasted.scale[0] == unit.scale[0]:
        whole = (exact + said.wasted.scale[1] / unit.scale[1]).to_integral_value(ROUND_FLOOR)
        values |= {"wasted": str(said.wasted), "wasted_units": max(0, int(whole - units))}
        fields[f"whole units left of {said.wasted} discarded"] = str(values["wasted_units"])
    used_up = bool(_LEFT_NOTHING.search(text)) or (said.vial is not None and said.vial.scale == dose.scale)
    modifier = _DISCARDING if values["wasted_units"] else _NOTHING_LEFT if values["wasted"] or used_up else ""
    entry_of = reference.catalogue.entry(CodeSystem.MODIFIER, modifier, reference.on) if modifier else None
    rows: tuple[Evidence, ...] = ()
    if isinstance(entry_of, Entry):
        name = "discarding" if modifier == _DISCARDING else "whole"
        values |= {name: modifier, "settled": True}
        rows = evidence(entry_of.release, modifier, {"modifier": entry_of.description})
    return Finding("dose_units", (entry.code,), values, (*evidence(entry.release, entry.code, fields), *rows))


_MODIFIER_ASKED = re.compile(r"(?-i:\bJ[WZ]\b)|\bmodifiers?\b", re.IGNORECASE)
_DOUBTED = re.compile(r"\b(?:right|correct|ok(?:ay)?|true|wrong|agree)\b", re.IGNORECASE)
"""Asks whether units that are told are those of the dose."""


def _claimed(text: str, unit: Dose, units: int) -> str:
    """`right` or `wrong` where the text says what one unit is, or how many the dose makes; else empty."""
    claims, counted = claimed_units(text), claimed_sum(text)
    if counted is None and _DOUBTED.search(text):
        counted = counted_units(text)
    if not claims and counted is None:
        return ""
    fits = not claims or any(found.scale == unit.scale for found in claims)
    return "right" if fits and counted in (None, units) else "wrong"
