"""Medically unlikely edits: how many units of a code one claim line or day may carry."""

from __future__ import annotations

import re
from dataclasses import replace

from consultant.answering import claims
from consultant.answering.dose_words import counted_units
from consultant.answering.findings import doses
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, absence, evidence, source, unloaded
from consultant.model.answer import Finding
from consultant.model.catalogue import Absent, BillingSetting, UnitLimit
from consultant.model.codes import Citation, CodeSystem

_ADJUDICATION = re.compile(r"\bmai\b|\badjudication|\bper (claim )?line\b|\bindicator\b", re.IGNORECASE)
"""Words that ask what the limit counts by."""
_OVER = re.compile(r"\b(over|above|beyond|exceed\w*|too (many|much)|more than|past)\b", re.IGNORECASE)
"""Words of a question to which yes means that the units are too many."""


def limits(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The unit limit of each cited procedure code, compared with the units asked for."""
    if doses.needed(ask, reference):
        return ()
    told = _told(ask)
    from_dose = {finding.codes[0]: int(finding.values["units"]) for finding in doses.given(ask, reference)}
    found = (
        _limit(replace(cited, units=from_dose.get(cited.code) or cited.units or told), reference)
        for cited in ask.procedures
    )
    return tuple(_judged(finding, ask) for finding in found)


def _told(ask: Ask) -> int | None:
    """Units that the words of a question on one code tell, as in "if the units were 12"."""
    if len(ask.procedures) != 1:
        return None
    counted = {int(found[1]) for found in _COUNTED.finditer(ask.text)}
    plain = counted.pop() if len(counted) == 1 and ask.procedures[0].system is CodeSystem.CPT else None
    return counted_units(ask.text) or plain


_COUNTED = re.compile(r"(?<![\d.,-])\b(\d{1,4}) units?\b(?! (?:of|per) [a-z])", re.IGNORECASE)
"""Units of a service; those of a drug may be its dose."""


def _judged(finding: Finding, ask: Ask) -> Finding:
    """The finding with whether the limit is the one that the question takes for granted."""
    if finding.kind == "unit_limit":
        asked = {
            "adjudication_asked": bool(_ADJUDICATION.search(ask.text)),
            "over_asked": bool(_OVER.search(ask.text)),
        }
        finding = replace(finding, values={**finding.values, **asked})
    if finding.kind != "unit_limit" or len(ask.procedures) != 1 or finding.values["asked"]:
        return finding
    verdict = claims.verdict(ask.text, "units", str(finding.values["units"]))
    return replace(finding, values={**finding.values, "claim": verdict})


_TWICE = re.compile(r"\b(?:twice|two times|2 times)\b|\bsecond of two\b", re.IGNORECASE)
_ONE_DAY = re.compile(r"\b(?:same|one|a|per) (?:day|date|session|visit)\b", re.IGNORECASE)
_BY_POLICY = "2"


def _twice(cited: Citation, ask: Ask, reference: Reference) -> Citation:
    """A code that is done twice on one day, as two units, where no modifier can lift the limit of the day."""
    limit = reference.catalogue.unit_limit(cited.code, reference.setting, reference.on)
    absolute = isinstance(limit, UnitLimit) and limit.adjudication == _BY_POLICY
    told = len(ask.procedures) == 1 and _TWICE.search(ask.text) and _ONE_DAY.search(ask.text)
    return replace(cited, units=2) if absolute and told and not cited.units else cited


def excesses(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The limits that the cited units exceed, whatever was asked."""
    told = (_twice(cited, ask, reference) for cited in ask.procedures)
    counted = (_judged(_limit(cited, reference), ask) for cited in told if cited.units)
    return tuple(finding for finding in counted if finding.values.get("exceeded"))


def fitting(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The limits that several cited units of a code keep, beside a question on a pair."""
    counted = (_limit(cited, reference) for cited in ask.procedures if (cited.units or 0) > 1)
    return tuple(found for found in counted if found.kind == "unit_limit" and not found.values["exceeded"])


_SUPPLIES = frozenset("ABEKL")
"""First letters of the codes that suppliers of equipment bill."""


def _limit(cited: Citation, reference: Reference) -> Finding:
    found = reference.catalogue.unit_limit(cited.code, reference.setting, reference.on)
    if cited.code[:1] in _SUPPLIES and (isinstance(found, Absent) or found.units == 0):
        supplied = reference.catalogue.unit_limit(cited.code, BillingSetting.DME, reference.on)
        found = supplied if isinstance(supplied, UnitLimit) else found
    return _none(cited, found, reference) if isinstance(found, Absent) else _some(cited, found, reference)


def _some(cited: Citation, found: UnitLimit, reference: Reference) -> Finding:
    asked = {"units asked for": str(cited.units)} if cited.units else {}
    fields = asked | {
        "MUE value": str(found.units),
        "adjudication indicator": found.adjudication,
        "rationale": found.rationale,
    }
    values = {
        "code": found.code,
        "units": found.units,
        "adjudication": found.adjudication,
        "rationale": found.rationale,
        "asked": cited.units,
        "exceeded": cited.units is not None and cited.units > found.units,
        "claim": "",
        "over_asked": False,
        "adjudication_asked": False,
        "setting": found.setting.value,
        "on": reference.on.isoformat(),
        "source": source(found.release),
    }
    return Finding("unit_limit", (found.code,), values, evidence(found.release, found.code, fields))


def _none(cited: Citation, absent: Absent, reference: Reference) -> Finding:
    release = absent.release or reference.catalogue.release(absent.code_set, reference.on)
    if unloaded(absent) or release is None:
        return absence(absent, (cited.code,), reference)
    values = {
        "code": cited.code,
        "setting": reference.setting.value,
        "on": reference.on.isoformat(),
        "source": source(release),
    }
    return Finding(
        "unit_none", (cited.code,), values, evidence(release, cited.code, {"look-up": absent.kind.value})
    )
