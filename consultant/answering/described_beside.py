"""Something described that is asked of in one breath with a cited code: `the CCSR of R41.82 and of gallstones`."""

from __future__ import annotations

import re
from dataclasses import replace

from consultant.answering.intents import understand
from consultant.answering.reading import Ask
from consultant.answering.section import Section
from consultant.model.codes import CodeSystem

_CODE = r"\b(?:[A-TV-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?|\d{5}|[A-Z]\d{4}|\d{4}[TU])\b"
_JOINED = re.compile(
    rf"(?P<code>{_CODE})(?:,? (?:and|plus) (?:also )?| ?& ?)(?:(?:of|for|in) )?(?:the (?:one|code) (?:of"
    rf"|for) )?(?P<what>(?:an? |the )?"
    rf"(?!{_CODE})[A-Za-z][^?.;:,\n]{{5,80}}?)(?=\s+(?:have|has|had|carry|carries|get|gets|take|takes|as|under|each|both|fall|falls|count"
    r"|counts|belong|in the|on the)\b|\s*[?.;:\n]|\s*\Z)"
)
_LETTERS = re.compile(r"[A-Za-z]{5}")
_ASKING = re.compile(
    r"\b(?:what|which|who|how|when|why|is|are|was|does|do|did|can|may|must|should|will|it|its|they|them|these|those|this|that|modifiers?"
    r"|units?|days?|together|same|another|other|both|only|billed|report\w*|denied|paid|code[sd]?|also|then|not|if)\b|\d",
    re.IGNORECASE,
)
"""Asks something itself, or tells more of the code before it."""
_NAMING = frozenset({"code_fitting", "drug_code"})


def asked(ask: Ask) -> Ask | None:
    """The same question of the thing alone; None where nothing is described beside a code."""
    if ask.decline or not ask.codes or " and " not in ask.text:
        return None
    found = _JOINED.search(ask.text)
    if found is None or not _describes(found["what"]):
        return None
    text = f"{ask.text[: found.start()]}{found['what']}{ask.text[found.end() :]}"
    if any(code in text for code in ask.codes):
        return None
    modifiers = tuple(one for one in ask.citations if one.system is CodeSystem.MODIFIER)
    intents = understand(text).intents
    return None if modifiers or not intents else replace(ask, text=text, citations=(), intents=intents)


def _describes(what: str) -> bool:
    return bool(_LETTERS.search(what)) and not _ASKING.search(what) and not understand(what).intents


def joined(whole: Section, part: Section) -> Section:
    """The section with what is told of the thing, where its code is sure and more than that code is told."""
    more = [one for one in part.worded if one.short in part.short and one not in whole.worded]
    if part.open or part.told.isdisjoint(_NAMING) or all(one.kind in _NAMING for one in more):
        return whole
    short = (*whole.short, *(one.short for one in more if one.short not in whole.short))
    return replace(whole, short=short, worded=(*whole.worded, *more))
