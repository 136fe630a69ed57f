"""The supplies of a cast or a splint by what their titles turn on: which one it is, the patient's age, plaster or fiberglass."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consultant.answering.findings.descriptions import told_codes
from consultant.answering.findings.descriptions.weighed_items import item_story
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import CodeSystem

_CAST = pattern(r"\b(?:casts?|casting|splints?|spica)\b")
_SUPPLIES = pattern(
    r"\bsuppl(?:y|ies)\b|\bmaterials?\b|\bq[- ]?codes?\b|\bhcpcs\b|\bq40\w*|\b(?:fiber ?glass|plaster)\b[^.?!]{0,60}\bcode\b"
)
_OTHERWISE = pattern(
    r"\bcpt\b|\b29\d{3}\b|\bapplication\b|\bapplying\b|\bremov\w+|\bmodifiers?\b|\bcover\w*\b|\bicd\S*|\bdx\b|\bfinger\b"
    r"|\bsplints?\b[^.?!]{0,20}\b(?:prefab\w*|off[- ]the[- ]shelf|custom)\b|\brepair\w*\b"
)
_KINDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(said, re.IGNORECASE), title)
    for said, title in (
        (r"\bgauntlet\b", "gauntlet cast"),
        (r"\bspica\b", "hip spica"),
        (r"\bshoulder (?:spica )?cast", "shoulder cast"),
        (r"\bbody cast", "body cast"),
        (r"\bcylinder\b", "long leg cylinder cast"),
        (r"\blong[- ]arm\b[^.;?!]{0,30}\bsplint|\bsplint[^.;?!]{0,20}\blong[- ]arm", "long arm splint"),
        (r"\bshort[- ]arm\b[^.;?!]{0,30}\bsplint|\bsplint[^.;?!]{0,20}\bshort[- ]arm", "short arm splint"),
        (r"\blong[- ]leg\b[^.;?!]{0,30}\bsplint|\bsplint[^.;?!]{0,20}\blong[- ]leg", "long leg splint"),
        (r"\bshort[- ]leg\b[^.;?!]{0,30}\bsplint|\bsplint[^.;?!]{0,20}\bshort[- ]leg", "short leg splint"),
        (r"\blong[- ]arm\b", "long arm cast"),
        (r"\bshort[- ]arm\b", "short arm cast"),
        (r"\blong[- ]leg\b", "long leg cast"),
        (r"\bshort[- ]leg\b", "short leg cast"),
    )
)  # fmt: skip
_FIRST, _LAST = 4001, 4048


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code of the supplies, or those between which age or material decides; nothing where the cast is not told."""
    text = ask.text
    if not _CAST.search(text) or not _SUPPLIES.search(text) or _OTHERWISE.search(text) or ask.codes:
        return ()
    kind = next((title for said, title in _KINDS if said.search(text)), "")
    if not kind:
        return ()
    left_out = (*_other_age(text), *_other_material(text))
    found = tuple(
        one
        for one in _listed(reference)
        if f"supplies, {kind}" in one.description.lower()
        and not any(map(one.description.lower().count, left_out))
    )
    return told_codes.all_fitting(found, reference, ordered=False) if len(found) <= _MOST else ()


_MOST = 2
"""Codes that one reply names side by side: those of an untold material, or of an untold age."""


def _listed(reference: Reference) -> Iterator[Entry]:
    for number in range(_FIRST, _LAST + 1):
        entry = reference.catalogue.entry(CodeSystem.HCPCS, f"Q{number}", reference.on)
        if isinstance(entry, Entry) and entry.status is CodeStatus.ACTIVE:
            yield entry


def _other_age(text: str) -> tuple[str, ...]:
    """What the titles call the patients of another age than the told one."""
    patient = item_story(text)
    grown = patient.grown or bool(_TEEN.search(text))
    return ("pediatric",) if grown else ("adult",) if patient.child else ()


_TEEN = re.compile(r"\bteen", re.IGNORECASE)


def _other_material(text: str) -> tuple[str, ...]:
    named = [one for one in _MATERIALS if one in text.lower().replace("fiber glass", "fiberglass")]
    return tuple(one for one in _MATERIALS if one not in named) if len(named) == 1 else ()


_MATERIALS = ("plaster", "fiberglass")
