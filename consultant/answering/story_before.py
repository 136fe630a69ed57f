"""An item of a list that says too little by itself, asked again with what is told of the case before the list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from consultant.answering.finding_kinds import NOTES
from consultant.answering.intents import understand
from consultant.answering.reading import Ask
from consultant.answering.reading.items import ITEM
from consultant.answering.section import Section

_OPEN = frozenset({"no_code", "not_answered", "modifier_open", "fact_lacking", "codes_near", "code_near"})
"""Kinds by which an item is only asked back."""
_VAGUE = frozenset({*NOTES, "modifier_for"})
"""Kinds that answer it by its few words alone: a verdict on the whole case knows more."""
_ANSWERING = frozenset(
    {
        "verdict",
        "modifier_for",
        "code_fitting",
        "drug_code",
        "limit_told",
        "codes_in_order",
        "units_without_code",
    }
)
_SURER = frozenset({"verdict", "limit_told"})
"""Kinds that answer it with the story."""


def told(item: Section, look_up: Callable[[Ask], Section]) -> Section:
    """The section of an item; where that only asks back, the one with the story before it, if it answers."""
    ask = item.ask
    kind = item.leading.kind if item.leading else "no_code"
    if not ask.story or ask.decline or kind not in (_OPEN if ask.codes else _OPEN | _VAGUE):
        return item
    story = ask.story.rstrip(" :,-–")
    text = f"{story}{'' if story[-1:] in '.?!' else ':'} {ITEM.sub('', ask.text, count=1)}"
    intents = understand(text).intents or ask.intents
    whole = look_up(replace(ask, text=text, intents=intents, story=""))
    better = _ANSWERING if kind in _OPEN else _SURER
    answers = whole.leading is not None and whole.leading.kind in better and not whole.open
    return replace(whole, ask=ask) if answers else item
