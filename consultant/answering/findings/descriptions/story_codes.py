"""The diagnosis that a story tells, where nothing surer is found."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consultant.answering.findings.descriptions import told_codes, told_titles, weighed
from consultant.answering.findings.descriptions.by_chance import (
    LIKELY,
    SURE,
    ByChance,
    Found,
    led_by_rule,
    says_nothing,
)
from consultant.answering.findings.descriptions.story import story
from consultant.answering.findings.descriptions.weighed import DIAGNOSES
from consultant.answering.findings.descriptions.weighing import Weighed
from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import ANY, named_systems, whole_code_wished
from consultant.answering.reference import Reference
from consultant.model.catalogue import NoteKind
from consultant.model.codes import CodeSystem
from consultant.model.described import Likely

_UNNAMED = 0.6
"""The chance from which a code is told where no diagnosis is named."""
_SHARE_UNNAMED = 0.25
"""Of the words of a mail that names no diagnosis a code has so much at least."""
_BESIDE = (NoteKind.CODE_FIRST, NoteKind.USE_ADDITIONAL)
_LONGEST = 8
"""Signs of a code with a 7th character, its dot among them."""
_CUT_OUT = "ICD-10 code for "
"""Begins what a mail was cut down to, to see whether a code is meant at all."""
_CODE = re.compile(r"\bcode\b|\bicd|\bdx\b", re.IGNORECASE)
"""Asks for a code in so many words."""
_UNSPECIFIED = "unspecified"


def told(found: Found, ask: Ask, reference: Reference) -> Found:
    """The findings, with the diagnosis of the story in the place of what is less sure."""
    if not found or ask.citations:
        return found
    named, nothing = named_systems(ask.text), says_nothing(found)
    if nothing and found[0].values.get("sides"):
        return found  # only the side is left to be told
    if told_titles.wished(ask) is None:
        surely = nothing and named == DIAGNOSES
        return _DIAGNOSES.in_place_of_nothing(found, ask, reference, SURE) if surely else found
    if nothing and not (named - DIAGNOSES):
        return _DIAGNOSES.in_place_of_nothing(found, ask, reference, LIKELY if named else _UNNAMED)
    if named != DIAGNOSES:
        return found
    if not led_by_rule(found):
        return _DIAGNOSES.corrected(found, ask, reference)
    asked = _CODE.search(ask.text) and not ask.text.startswith(_CUT_OUT)
    return _DIAGNOSES.before_rules(found, ask, reference) if asked else found


def sure(ask: Ask, reference: Reference) -> bool:
    """Whether a diagnosis is wished that the story tells for sure."""
    if ask.citations or named_systems(ask.text) != DIAGNOSES or told_titles.wished(ask) is None:
        return False
    return _DIAGNOSES.tells(ask, reference)


def _taken(every: Sequence[Weighed], ask: Ask) -> bool:
    """Whether the first leaves nothing open that has to be told, and says enough of a mail that names no diagnosis."""
    best = every[0]
    named = best.share >= _SHARE_UNNAMED or bool(named_systems(ask.text))
    return named and not _leaves_open(best, ask)


def _leaves_open(one: Weighed, ask: Ask) -> bool:
    """Whether a title leaves open what the asker may tell, or has to: the whole code is wished, or nothing said to be unknown."""
    title = one.entry.description.lower()
    if _UNSPECIFIED not in title:
        return False
    return whole_code_wished(ask.text) or (weighed.side_open(title) and not story(ask.text).left_open)


def _fitting(one: Weighed, ask: Ask, reference: Reference) -> Found:
    wanted, entry = told_titles.whole(ask.text, ANY), one.entry
    likely = Likely(entry, one.chance, one.chance, alike=int(len(entry.code) == _LONGEST))
    default = _UNSPECIFIED in entry.description.lower()
    return told_codes.with_notes(likely, wanted, _BESIDE, reference, default=default)


_DIAGNOSES = ByChance(
    system=CodeSystem.ICD10CM,
    weighed=weighed.weighed,
    fitting=_fitting,
    taken=_taken,
    share=0.0,
    weight=0.0,
    told=0.6,
    whole=0.8,
)
