"""The code of Level II that a mail tells in its own words, where nothing surer is found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from consultant.answering.findings.descriptions import weighed_items
from consultant.answering.findings.descriptions.by_chance import (
    LIKELY,
    SURE,
    ByChance,
    Found,
    fitting,
    led_by_rule,
    says_nothing,
)
from consultant.answering.findings.descriptions.weighed import DIAGNOSES
from consultant.answering.findings.descriptions.weighed_items import ITEMS
from consultant.answering.findings.descriptions.weighing import Weighed
from consultant.answering.intents import Intent
from consultant.answering.intents.modifiers import compares_modifiers
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import letter_told, named_systems
from consultant.answering.reference import Reference
from consultant.model.codes import CodeSystem

_UNNAMED = 0.6
"""The chance from which a code is told where Level II is not named."""
_SUPPLIED = pattern(r"\bsuppl(?:y|ies|ied|ier)\b|\bmaterials?\b|\bequipment\b|\bdme\w*\b|\bdispens\w+")
"""Tells that an item was supplied."""
_VERY_SURE = 0.9
"""The chance from which a service is told so."""
_PUBLIC = pattern(r"\bmedicare\b|\bmedicaid\b")
"""Payers whose services have codes of Level II."""
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
    r"\bmedicaid\b|\bstate\b|\bcommercial\b|\binsurer\b|\bprivate\b|\bblue (?:cross|shield)\b|\bbcbs\b|\bplan\b"
)


def told(found: Found, ask: Ask, reference: Reference) -> Found:
    """The findings, with the code that is told in the place of what is less sure."""
    if not found or not _wished(ask):
        return found
    more = bool(_ELSEWHERE.search(ask.text))
    if not _named(ask):
        change = _THINGS.in_place_of_nothing if says_nothing(found) else _THINGS.surely
        least = LIKELY if _SUPPLIED.search(ask.text) else _UNNAMED
        things = change(found, ask, reference, SURE if more else least)
        public = things is found and not more and _PUBLIC.search(ask.text)
        return _ITEMS.surely(found, ask, reference, _VERY_SURE) if public else things
    if says_nothing(found):
        return _ITEMS.in_place_of_nothing(found, ask, reference, SURE if more else LIKELY)
    if more:
        return found
    if led_by_rule(found):
        return _ITEMS.before_rules(found, ask, reference)
    those = _THINGS if any(one.kind == "drug_code" for one in found) else _ITEMS
    return those.surely(_ITEMS.corrected(found, ask, reference), ask, reference)


def sure(ask: Ask, reference: Reference) -> bool:
    """Whether a code of Level II is wished that the mail tells for sure."""
    return _wished(ask) and (_ITEMS if _named(ask) else _THINGS).tells(ask, reference)


def _wished(ask: Ask) -> bool:
    """Whether a code is wished that may be of Level II, and nothing is cited."""
    if ask.citations or not _CODE.search(ask.text) or _OF_SEVERAL.search(ask.text):
        return False
    if Intent.MODIFIER in ask.intents or compares_modifiers(ask.text):
        return False
    return not _others(ask.text)


def _others(text: str) -> frozenset[CodeSystem]:
    """The other systems that are named; a letter is one of Level II, where diagnoses have it too."""
    found = named_systems(text) - ITEMS
    return found - DIAGNOSES if _lettered(text) else found


def _lettered(text: str) -> bool:
    letter = letter_told(text)
    named = letter in _LETTERS or CodeSystem.HCPCS in named_systems(text) or bool(_PAYERS.search(text))
    return bool(letter) and named


def _named(ask: Ask) -> bool:
    return CodeSystem.HCPCS in named_systems(ask.text) or _lettered(ask.text)


_THING = re.compile(r"[BEKLV]\d|A[0-8]|P9|Q4[0-5]|T4")
"""Codes of supplies, equipment, ambulances and blood: no other system has any."""
_ITEMS = ByChance(
    system=CodeSystem.HCPCS,
    weighed=weighed_items.weighed,
    fitting=fitting,
    taken=lambda every, ask: True,
    share=0.2,
    weight=10.0,
    told=0.4,
    whole=0.7,
)


def _no_service(every: Sequence[Weighed], ask: Ask) -> bool:
    code = every[0].entry.code
    return bool(_THING.match(code)) and (not code.startswith("A0") or bool(_RIDE.search(ask.text)))


_RIDE = pattern(
    r"\bambulances?\b|\btransport\w*|\btransfers?\b|\bflown\b|\bflew\b|\bhelicopter\b|\bparamedics?\b|\bemts?\b|\brides?\b|\btaxi\b"
    r"|\bmile(?:s|age)?\b|\bvan\b"
)
_THINGS = replace(_ITEMS, taken=_no_service)
"""Where Level II is not named, or a drug is: other services in words may be of CPT, and a drug is told by its name."""
