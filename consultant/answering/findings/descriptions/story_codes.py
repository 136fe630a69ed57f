"""The diagnosis that a story tells, where nothing surer is found: by the chance that it is meant, beside all that it may be."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consultant.answering.finding_kinds import NOTES
from consultant.answering.findings.descriptions import told_codes, told_titles, weighed
from consultant.answering.findings.descriptions.story import story
from consultant.answering.findings.descriptions.weighed import DIAGNOSES, Weighed
from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import ANY, named_systems, whole_code_wished
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.catalogue import NoteKind
from consultant.model.codes import CodeSystem
from consultant.model.described import Likely

_LIKELY, _AHEAD_LIKELY, _AHEAD = 0.5, 0.3, 1.8
"""A code is told from such a chance, or from a lower one that is so many times that of the next."""
_UNNAMED, _SURE = 0.6, 0.75
"""The chance where no diagnosis is named, and where the code stands for itself before any rule."""
_GIVEN_UP, _NEAR = 3.0, 0.08
"""A code that was found is given up for one that is so many times as likely; the chance below which a code is not shown."""
_TOLD, _WHOLE = 0.6, 0.8
"""Shares of a name that are told of a code that may be meant, and of one that is surely meant."""
_SHARE_UNNAMED = 0.25
"""Of the words of a mail that names no diagnosis a code has so much at least."""
_OPEN = frozenset({"no_code", "codes_near", "code_near", "not_answered"})
_RULES = frozenset({*NOTES, "verdict", "rule"})
_BESIDE = (NoteKind.CODE_FIRST, NoteKind.USE_ADDITIONAL)
_LONGEST = 8
"""Signs of a code with a 7th character, its dot among them."""
_CUT_OUT = "ICD-10 code for "
"""Begins what a mail was cut down to, to see whether a code is meant at all."""
_CODE = re.compile(r"\bcode\b|\bicd|\bdx\b", re.IGNORECASE)
"""Asks for a code in so many words."""
_UNSPECIFIED = "unspecified"


def told(found: tuple[Finding, ...], ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The findings, with the diagnosis of the story in the place of what is less sure."""
    if not found or ask.citations:
        return found
    named = named_systems(ask.text)
    nothing = {one.kind for one in found} <= _OPEN
    if told_titles.wished(ask) is None:
        return _in_place_of_nothing(found, ask, reference, _SURE) if nothing and named == DIAGNOSES else found
    if nothing and not (named - DIAGNOSES):
        return _in_place_of_nothing(found, ask, reference, _LIKELY if named else _UNNAMED)
    if named != DIAGNOSES:
        return found
    if found[0].kind in _RULES:
        return _before_rules(found, ask, reference)
    return _corrected(found, ask, reference)


def sure(ask: Ask, reference: Reference) -> bool:
    """Whether a diagnosis is wished that the story tells for sure."""
    if ask.citations or named_systems(ask.text) != DIAGNOSES or told_titles.wished(ask) is None:
        return False
    best = _best(weighed.weighed(ask.text, reference), ask, _SURE)
    return best is not None and best.told >= _WHOLE


def _best(every: Sequence[Weighed], ask: Ask, least: float) -> Weighed | None:
    """The likeliest code, where it has that chance and leaves nothing open that has to be told."""
    best = every[0] if every else None
    if best is None or best.chance < least or best.told < _TOLD or _leaves_open(best, ask):
        return None
    return best if best.share >= _SHARE_UNNAMED or named_systems(ask.text) else None


def _likely(every: Sequence[Weighed], ask: Ask) -> Weighed | None:
    """The best code, where it is likely or far ahead of the next."""
    best = _best(every, ask, _AHEAD_LIKELY)
    ahead = best is not None and all(best.chance >= _AHEAD * one.chance for one in every[1:])
    return best if ahead else _best(every, ask, _LIKELY)


def _leaves_open(one: Weighed, ask: Ask) -> bool:
    """Whether a title leaves open what the asker may tell, or has to: the whole code is wished, or nothing said to be unknown."""
    title = one.entry.description.lower()
    if _UNSPECIFIED not in title:
        return False
    return whole_code_wished(ask.text) or (weighed.side_open(title) and not story(ask.text).left_open)


def _in_place_of_nothing(
    found: tuple[Finding, ...], ask: Ask, reference: Reference, least: float
) -> tuple[Finding, ...]:
    """The code where it has that chance; else the likeliest to choose from, where a diagnosis was named or shown before."""
    if found[0].values.get("sides"):
        return found  # only the side is left to be told
    every = weighed.weighed(ask.text, reference)
    if best := _likely(every, ask) if least == _LIKELY else _best(every, ask, least):
        return _fitting(best, ask, reference)
    if least > _LIKELY and not _of_diagnoses(found):
        return found
    near = (one for one in every if one.chance >= _NEAR and one.told >= _TOLD)
    shown = tuple(Likely(one.entry, one.chance, one.chance) for one in near)
    return told_codes.nearest(shown) if shown else found


def _before_rules(found: tuple[Finding, ...], ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code before rules that name none, where the mail asks for one itself."""
    if ask.text.startswith(_CUT_OUT) or not _CODE.search(ask.text):
        return found
    best = _likely(weighed.weighed(ask.text, reference), ask)
    return (*_fitting(best, ask, reference), *found) if best and best.told >= _WHOLE else found


def _of_diagnoses(found: tuple[Finding, ...]) -> bool:
    return any(one.values.get("system") is CodeSystem.ICD10CM for one in found)


def _corrected(found: tuple[Finding, ...], ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Another diagnosis in the place of the only one that was found, where this one is hardly meant."""
    fitting = [one for one in found if one.kind == "code_fitting"]
    if len(fitting) != 1 or found[0].kind != "code_fitting":
        return found
    every = weighed.weighed(ask.text, reference)
    best = _likely(every, ask)
    if best is None or best.told < _WHOLE or best.entry.code in fitting[0].codes:
        return found
    chance = next((one.chance for one in every if one.entry.code in fitting[0].codes), 0.0)
    return _fitting(best, ask, reference) if _GIVEN_UP * chance <= best.chance else found


def _fitting(one: Weighed, ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    wanted, entry = told_titles.whole(ask.text, ANY), one.entry
    likely = Likely(entry, one.chance, one.chance, alike=int(len(entry.code) == _LONGEST))
    default = _UNSPECIFIED in entry.description.lower()
    return told_codes.with_notes(likely, wanted, _BESIDE, reference, default=default)
