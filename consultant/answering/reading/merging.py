"""Which stretches of a mail are answered as one question."""

from __future__ import annotations

import re
from dataclasses import replace

from consultant.answering.dates import date_of_service
from consultant.answering.declines import declined
from consultant.answering.intents import Intent, understand
from consultant.answering.reading.items import ITEM, SHORT
from consultant.answering.reading.stretches import Stretch
from consultant.answering.reading.subjects import own_subject
from consultant.model.answer import Question
from consultant.model.codes import PROCEDURE_SYSTEMS, CodeSystem

_AND = re.compile(r"[ \t>]*\(?\w{1,2}[.):]\s+and\b", re.IGNORECASE)
"""A numbered item that goes on with the one before it."""

_APART = re.compile(
    r"\W*(?:(?:and|also|plus)\W+)?(?:unrelated|another|separate(?:ly)?|different|second(?:ly)?|next|also|lastly|finally"
    r"|one more)\b",
    re.IGNORECASE,
)
"""Begins a question on something else."""
_TOO = re.compile(r"\b(?:too|also|as well)\W*\Z", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
"""An edition or a setting, which asks nothing."""


def dated(stretches: list[Stretch], question: Question) -> list[Stretch]:
    """The stretches with the dates of service of their own, where a mail asks for several days."""
    days = [date_of_service(stretch.text) for stretch in stretches] if len(stretches) > 1 else []
    first = question.date_of_service or date_of_service(question.text)
    if len({day for day in (first, *days) if day}) < 2:
        return stretches
    return [
        replace(stretch, on=day) if day and day != first else stretch
        for stretch, day in zip(stretches, days, strict=True)
    ]


def merge(stretches: list[Stretch]) -> list[Stretch]:
    """Questions about the same codes are answered as one."""
    merged: list[Stretch] = []
    for stretch in stretches:
        place = next((place for place, before in enumerate(merged) if _belongs(stretch, before)), None)
        if place is None:
            merged.append(stretch)
        else:
            before = merged[place]
            further = (*before.further, stretch.text, *stretch.further)
            partners = before.partners & stretch.partners
            citations = before.citations + stretch.citations
            merged[place] = Stretch(before.text, citations, further, partners, before.on, story=before.story)
    return merged


def _named(stretch: Stretch) -> set[Intent]:
    """What a stretch without words for it asks when it names a modifier."""
    return {Intent.MODIFIER for cited in stretch.citations if cited.system is CodeSystem.MODIFIER}


def _asks_another(stretch: Stretch, before: Stretch) -> bool:
    """Whether two numbered items on the same codes, or on none, ask different things: each gets its answer."""
    asked = set(understand(stretch.text).intents) or _named(stretch)
    numbered = ITEM.match(stretch.text) and ITEM.match(before.text)
    if numbered and not stretch.key:
        return not _AND.match(stretch.text)
    if not stretch.key and _APART.match(stretch.text) and own_subject(stretch.text):
        return True
    return bool(numbered and asked and asked.isdisjoint(understand(before.text).intents))


def _belongs(stretch: Stretch, before: Stretch) -> bool:
    """Whether a question goes on with an earlier one; what is cheap to see is looked at first: mails may ask a hundred."""
    if stretch.on != before.on:
        return False
    same = stretch.key == before.key
    belongs = not _asks_another(stretch, before) if same else _goes_on(stretch, before)
    return belongs and not declined(stretch.text) and not declined(before.text)


def _goes_on(stretch: Stretch, before: Stretch) -> bool:
    """Whether it asks of other codes what was asked before: "what about 75726?" after a question on pairs."""
    text = _BRACKETS.sub("", stretch.text)
    if understand(text).intents or (ITEM.match(text) and not (_AND.match(text) or _TOO.search(text))):
        return False
    asked = understand(before.text).intents
    pairs = [cited for cited in before.citations if cited.system in PROCEDURE_SYSTEMS]
    same = {cited.system for cited in stretch.citations} <= {cited.system for cited in before.citations}
    short = Intent.GROUP in asked and same and len(ITEM.sub("", text).split()) <= SHORT
    return Intent.TOGETHER in asked or short or (not asked and len(pairs) > 1)
