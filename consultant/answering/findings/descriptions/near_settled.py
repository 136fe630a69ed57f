"""Of codes near to a description, the one of which nothing is left open: it has the side that is told, or stands alone."""

from __future__ import annotations

import re
from collections.abc import Collection

from consultant.answering import codes_named
from consultant.answering.findings.descriptions import told_codes
from consultant.answering.intents import Intent
from consultant.answering.lacks import unknown
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reading.clinical import told
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.catalogue import Entry
from consultant.model.codes import CodeSystem

_MODIFIER = 2
_COVER = 0.4
"""What the one code has to meet of the description."""
_OPEN = re.compile(r"\bunspecified\b|\bother\b", re.IGNORECASE)
_SIDED = re.compile(r",?\s*\b(?:right|left|bilateral|unspecified)\b(?: (?:eye|ear|side)\b)?", re.IGNORECASE)


def settled(found: tuple[Finding, ...], ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The findings, where they leave open only what the question tells: that one code fits."""
    if not found or found[0].kind != "codes_near" or unknown.said(ask.text):
        return found
    near = [_entry(code, ask, reference) for code in _of_its_origin(found[0].codes, ask.text)]
    whole = [one for one in near if one is not None]
    side = told(ask.text).side
    one = _alone(whole, found[0], side) if len(near) == len(whole) else None
    if one is None:
        return found
    beside = (rest for rest in found[1:] if rest.kind not in ("code_near", "codes_near"))
    return (*told_codes.all_fitting((one,), reference), *beside)


_ACQUIRED = pattern(r"\bacquired\b(?! immun)")


def _of_its_origin(codes: Collection[str], text: str) -> list[str]:
    """The codes without those of malformations, where the condition is told to be acquired and another is near."""
    kept = [code for code in codes if not code.startswith("Q")] if _ACQUIRED.search(text) else []
    return kept or list(codes)


def _entry(code: str, ask: Ask, reference: Reference) -> Entry | None:
    """The diagnosis or inpatient procedure, or the modifier where one is wished; nothing for what is not valid."""
    if codes_named.OF_INPATIENTS.fullmatch(code):
        system = CodeSystem.ICD10PCS
    elif len(code) > _MODIFIER or Intent.MODIFIER not in ask.intents:
        return reference.reportable(code)
    else:
        system = CodeSystem.MODIFIER
    return reference.active(system, code)


def _alone(near: list[Entry], finding: Finding, side: str) -> Entry | None:
    if len(near) == 1:
        sure = float(finding.values["cover"]) >= _COVER and not _OPEN.search(near[0].description)
        return near[0] if sure and told(near[0].description).side in ("", side) else None
    if not side or len({_SIDED.sub("", one.description.lower()) for one in near}) > 1:
        return None
    fitting = [one for one in near if told(one.description).side == side]
    return fitting[0] if len(fitting) == 1 else None
