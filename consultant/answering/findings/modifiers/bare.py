"""Modifiers that a question without any code names by their two characters alone: `Is A8 for eight wounds?`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from consultant.answering.intents.forms import wants_code
from consultant.answering.reading import Ask
from consultant.answering.reading.citing import already_there
from consultant.answering.reference import Reference
from consultant.answering.relevance import stems_of
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import Citation, CodeSystem

_LIKE_ONE = re.compile(r"(?<![\w.,/'-])(?:[A-Z][A-Z0-9]|\d[A-Z])(?![\w'-]|\.\d)")
_MODIFIER = re.compile(r"\bmod(?:ifier)?s?\b", re.IGNORECASE)
_WORDS = """
    AS AT AM GO CO ET HO SO EM PO AI ED MD ME MS PT SC US CT PA PC MA CC HI SS ST LL ER CD HA ID RD BP PM SQ QD NP OR IV
    RN LP IM BY TO IN ON OF IF IS NO DO WE MY HE IT DX TX HX RX"""
_VESSEL = re.compile(r"AV (?:fistula|graft|block|node|shunt|access|malformation)")
_A_THING = re.compile(r"\b(?:an?|one|two|three|several) \Z", re.IGNORECASE)
"""Before letters that name a thing, as in `cryo of an AK`."""
_SOMETHING_ELSE = frozenset(_WORDS.split())
"""Letters that are also words, titles, states, departments or vital signs in a text of capitals."""
_SEVERAL = 4
"""Modifiers that a question names at most: more of them are letters of something else."""


def reread(ask: Ask, reference: Reference) -> Ask:
    """The ask with the modifiers that a text without any code says something of: the word itself, or what one of them is for."""
    if ask.citations or wants_code(ask.text):
        return ask
    found = tuple(_meant(ask, reference))
    return replace(ask, citations=found) if 0 < len(found) <= _SEVERAL else ask


def _meant(ask: Ask, reference: Reference) -> Iterator[Citation]:
    named = bool(_MODIFIER.search(ask.text))
    said = frozenset(stems_of(ask.text))
    there = already_there(ask.text) if named else ""
    for match in _LIKE_ONE.finditer(ask.text):
        if match[0] in _SOMETHING_ELSE or match[0] == there or _VESSEL.match(ask.text, match.start()):
            continue
        if _A_THING.search(ask.text[: match.start()]) and not _MODIFIER.match(
            ask.text[match.end() :].lstrip()
        ):
            continue
        entry = reference.catalogue.entry(CodeSystem.MODIFIER, match[0], reference.on)
        if not isinstance(entry, Entry) or entry.status is CodeStatus.TERMINATED:
            continue
        if named or said & {*stems_of(entry.description)}:
            yield Citation(CodeSystem.MODIFIER, match[0], match.span())
