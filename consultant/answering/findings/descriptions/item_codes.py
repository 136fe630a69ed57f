"""The code of Level II that a mail tells in its own words, where nothing surer is found."""

from __future__ import annotations

import re
from dataclasses import replace

from consultant.answering.findings.descriptions import told_codes, told_titles, weighed_items
from consultant.answering.findings.descriptions.by_chance import (
    LIKELY,
    SURE,
    ByChance,
    Found,
    rules,
    says_nothing,
)
from consultant.answering.findings.descriptions.weighed import Weighed
from consultant.answering.findings.descriptions.weighed_items import ITEMS
from consultant.answering.intents import Intent
from consultant.answering.intents.modifiers import compares_modifiers
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import ANY, letter_told, named_systems
from consultant.answering.reference import Reference
from consultant.model.codes import CodeSystem
from consultant.model.described import Likely

_UNNAMED = 0.6
"""The chance from which a code is told where Level II is not named."""
_CODE = pattern(r"\bcodes?\b|\bhcpcs\b|\bhcpc\b")
_ELSEWHERE = pattern(
    r"\b(?:modifiers?|mods?|dx|diagnos\w+|icd\S*|drgs?|cpt|carc|rarc|den(?:y|ied|ial\w*)|mue|cover(?:s|ed|age)?)\b|\bhow often\b"
)
"""Asks for something else, or for more."""


_OF_SEVERAL = pattern(
    r"\bwhich of the [\w ]*codes\b|\bcodes? (?:is|are) the first\b|\beach later\b|\bwhich the next\b"
)
"""Asks for more than one code."""
_LETTERS = frozenset("ABCEGHJKLPQV")
"""Letters by which Level II is named; a `T code` or `S code` is a diagnosis too, but for payers that use those of Level II."""
_PAYERS = pattern(
    r"\bmedicaid\b|\bstate\b|\bcommercial\b|\bprivate\b|\bblue (?:cross|shield)\b|\bbcbs\b|\bplan\b"
)


def told(found: Found, ask: Ask, reference: Reference) -> Found:
    """The findings, with the code that is told in the place of what is less sure."""
    if not found or not _wished(ask):
        return found
    more = bool(_ELSEWHERE.search(ask.text))
    if not _named(ask):
        change = _THINGS.in_place_of_nothing if says_nothing(found) else _THINGS.surely
        return change(found, ask, reference, SURE if more else _UNNAMED)
    if says_nothing(found):
        return _ITEMS.in_place_of_nothing(found, ask, reference, SURE if more else LIKELY)
    if more:
        return found
    if rules(found):
        return _ITEMS.before_rules(found, ask, reference)
    sure = _THINGS if any(one.kind == "drug_code" for one in found) else _ITEMS
    return sure.surely(_ITEMS.corrected(found, ask, reference), ask, reference)


def sure(ask: Ask, reference: Reference) -> bool:
    """Whether a code of Level II is wished that the mail tells for sure."""
    return _wished(ask) and (_ITEMS if _named(ask) else _THINGS).tells(ask, reference)


def _wished(ask: Ask) -> bool:
    """Whether a code is wished that may be of Level II, and nothing is cited."""
    if ask.citations or not _CODE.search(ask.text) or _OF_SEVERAL.search(ask.text):
        return False
    if Intent.MODIFIER in ask.intents or compares_modifiers(ask.text):
        return False
    return not (named_systems(ask.text) - ITEMS)


def _named(ask: Ask) -> bool:
    letter = letter_told(ask.text)
    return named_systems(ask.text) == ITEMS or letter in _LETTERS or bool(letter and _PAYERS.search(ask.text))


def _fitting(one: Weighed, ask: Ask, reference: Reference) -> Found:
    likely = Likely(one.entry, one.chance, one.chance)
    return (told_codes.fitting(likely, told_titles.whole(ask.text, ANY), reference),)


_THING = re.compile(r"[BEKLV]\d|A[4-8]|Q4[0-5]|T4")
"""Codes of supplies, equipment and what is worn."""
_ITEMS = ByChance(
    system=CodeSystem.HCPCS,
    weighed=weighed_items.weighed,
    fitting=_fitting,
    taken=lambda every, ask: True,
    share=0.2,
    weight=10.0,
    told=0.4,
    whole=0.7,
)
_THINGS = replace(_ITEMS, taken=lambda every, ask: bool(_THING.match(every[0].entry.code)))
"""Where Level II is not named, or a drug is: a service in words may be of CPT, and a drug is told by its name."""
