"""The code of ICD-10-PCS that a mail tells in its own words, where nothing surer is found."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consultant.answering import named_operations
from consultant.answering.findings.descriptions import weighed_procedures
from consultant.answering.findings.descriptions.by_chance import (
    LIKELY,
    SURE,
    ByChance,
    Found,
    fitting,
    led_by_rule,
    says_nothing,
)
from consultant.answering.findings.descriptions.weighed_procedures import PROCEDURES
from consultant.answering.findings.descriptions.weighing import Weighed
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import named_systems
from consultant.answering.reference import Reference
from consultant.model.codes import CodeSystem

_NO_DIAGNOSIS = re.compile(r"\bicd[- ]?10[- ]?pcs\b|\bfor (?:a )?diagnosis\b", re.IGNORECASE)
"""What asks for no diagnosis, though it has words of it."""
_SYSTEM = pattern(r"\bpcs\b|\b(?:inpatient )?procedure code\b")
_ELSEWHERE = pattern(
    r"\b(?:modifiers?|cpt|hcpcs|cm|dx|diagnos[ie]s (?:code|for)|drgs?|root operations?|characters?|body part (?:key"
    r"|value)s?|guidelines?|defin\w+"
    r"|separately|coded apart|both)\b|\bhow many\b|\bor (?:is|do|does|are|should)\b"
)
"""Asks for something else, or for a rule."""


def told(found: Found, ask: Ask, reference: Reference) -> Found:
    """The findings, with the code that is told in the place of what is less sure."""
    if not found or not _wished(ask):
        return found
    if says_nothing(found):
        more = _ELSEWHERE.search(ask.text)
        return _PROCEDURES.in_place_of_nothing(found, ask, reference, SURE if more else LIKELY)
    if _ELSEWHERE.search(ask.text) or _by_name(found, ask.text):
        return found
    change = _PROCEDURES.before_rules if led_by_rule(found) else _PROCEDURES.corrected
    return _PROCEDURES.surely(change(found, ask, reference), ask, reference)


def _by_name(found: Found, text: str) -> bool:
    """Whether the code is that of an operation told by its own name: device and way in belong to the name."""
    return any(set(found[0].codes) <= {*codes} for codes in named_operations.told(text)) and bool(
        found[0].codes
    )


def sure(ask: Ask, reference: Reference) -> bool:
    """Whether an inpatient procedure is wished that the mail tells for sure."""
    return _wished(ask) and not _ELSEWHERE.search(ask.text) and _PROCEDURES.tells(ask, reference)


def _wished(ask: Ask) -> bool:
    """Whether a code of ICD-10-PCS is wished, and nothing is cited."""
    if ask.citations or not _SYSTEM.search(ask.text):
        return False
    return not (named_systems(_NO_DIAGNOSIS.sub("PCS", ask.text)) - PROCEDURES)


def _told_whole(every: Sequence[Weighed], ask: Ask) -> bool:
    """Whether the first is not one of several that differ in an approach or a side that is not told."""
    first, *others = every
    if _SIDED.search(first.entry.description) and not _SIDE_TOLD.search(ask.text):
        return False
    if weighed_procedures.approaches(ask.text) or first.entry.code[0] not in weighed_procedures.BY_APPROACH:
        return True
    differ, code = weighed_procedures.differ, first.entry.code
    return not any(
        differ(code, one.entry.code) == weighed_procedures.APPROACH and one.told > first.told - _AS_WELL
        for one in others
    )


_SIDED = re.compile(r"\b(?:Right|Left)\b(?! (?:Atri|Ventric|Heart))")
_SIDE_TOLD = re.compile(
    r"\b(?:right|left|rt|lt|bilateral\w*|both|two|each|either|dominant)\b|(?-i:\b[RL]\b)|\b(?:ascending|descending)\b",
    re.IGNORECASE,
)
_AS_WELL = 0.05
"""Shares of names that are told as well."""


_PROCEDURES = ByChance(
    system=CodeSystem.ICD10PCS,
    weighed=weighed_procedures.weighed,
    fitting=fitting,
    taken=_told_whole,
    share=0.2,
    weight=0.0,
    told=0.5,
    whole=0.7,
)
