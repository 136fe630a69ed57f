"""Where a finding stands in the short answer: what corrects the question, and what is told beside an edit or an indicator."""

from __future__ import annotations

import re

from consultant.answering import families, pair_words
from consultant.answering.finding_kinds import (
    BY_INDICATOR,
    CORRECTING,
    EXCLUSIONS,
    IN_FORCE,
    LACKING,
    PREMISES,
)
from consultant.answering.intents import Intent
from consultant.answering.reading import Ask
from consultant.answering.wording import Worded

_LIMIT = re.compile(r"\b(?:mues?|limits?|max\w*|units?|cap|how (?:many|often)|too many)\b", re.IGNORECASE)
_OPENING = re.compile(
    r"(?<![\w.$/-])(?:25|57|59|x[epsu])\b(?!\s*(?:%|percent|min|mg|ml|units|y))", re.IGNORECASE
)
_SIDED = frozenset({Intent.BILATERAL})
"""Where the way to report stands before the indicator."""


def by_indicator(found: Worded, ask: Ask) -> bool:
    """Whether it is a note's verdict on an indicator, of which the cited code has a value of its own."""
    return found.kind == "verdict" and bool(ask.procedures) and found.finding.evidence[0].key in BY_INDICATOR


def _on_sides(found: Worded) -> bool:
    """Whether the note is on how both sides are reported."""
    return found.finding.evidence[0].key == "modifier-50"


_INSTEAD = "one-code-for-both"
"""The note on codes that take the place of two: it says what to report, and the edit what becomes of the two."""
_OF_THE_PAIR = ("edit_open", "edit_ended")


def besides_the_edit(found: Worded, worded: tuple[Worded, ...], ask: Ask) -> bool:
    """Whether it is a verdict that does not name both codes of an edit, where that was asked for or no modifier opens it."""
    paired = Intent.TOGETHER in ask.intents or (Intent.MODIFIER in ask.intents and _names_opening(ask))
    if found.kind not in ("verdict", "family_rule") or not paired:
        return False
    asked = (
        pair_words.about_pairs(ask.text) or _names_opening(ask) or found.finding.evidence[0].key == _INSTEAD
    )
    held = [one for one in worded if one.kind == "edit_closed" or (asked and one.kind in _OF_THE_PAIR)]
    if _on_another(found, held, ask):
        return False
    return any(not all(code in found.short for code in one.finding.codes) for one in held)


def _on_another(found: Worded, edits: list[Worded], ask: Ask) -> bool:
    """Whether it names a cited code that stands in none of the edits."""
    edited = {code for one in edits for code in one.finding.codes}
    return any(cited.code in found.short for cited in ask.procedures if cited.code not in edited)


def _names_opening(ask: Ask) -> bool:
    """Whether a modifier that may open an edit is named."""
    named = {*ask.loose_modifiers} | {one for cited in ask.procedures for one in cited.modifiers}
    return not named.isdisjoint(families.OPENING) or bool(_OPENING.search(ask.text))


def _repeated(found: Worded, worded: tuple[Worded, ...], ask: Ask) -> bool:
    """Whether a limit that the record may overcome is exceeded by a repeat whose modifier is asked."""
    raised = found.kind == "unit_limit" and found.finding.values.get("adjudication") != "2"
    return raised and not _LIMIT.search(ask.text) and any(one.kind == "modifier_for" for one in worded)


def wrong(found: Worded, worded: tuple[Worded, ...], ask: Ask, *, edited: bool) -> bool:
    """Whether it says first what is wrong with the question; not where an edit or an indicator answers before it."""
    corrects = found.kind in (*PREMISES, *LACKING, "declined", "no_code") or correcting(found)
    if (
        not corrects
        or idle(found, edited)
        or besides_the_edit(found, worded, ask)
        or _repeated(found, worded, ask)
    ):
        return False
    if (
        _category_only(found, worded, ask)
        or _beside_an_ended(found, worded, ask)
        or _ended_already(found, worded)
    ):
        return False
    if by_indicator(found, ask) and not (_SIDED.intersection(ask.intents[:1]) and _on_sides(found)):
        return False
    return not edited or not _behind_the_edit(found, worded)


_ENDED = re.compile(r"\bend(?:s|ed)\b|\bgone\b|\bno longer\b|\bdeleted\b|\bsince 20\d\d", re.IGNORECASE)


def _ended_already(found: Worded, worded: tuple[Worded, ...]) -> bool:
    """Whether it says that a code or modifier ended, or stands on no such line, where a note's verdict said that of it first."""
    if found.kind not in ("code_terminated", "modifier_ended", "modifier_misfit") or not found.finding.codes:
        return False
    name = found.finding.values.get("modifier") or found.finding.codes[0]
    words = re.compile(rf"\b{re.escape(str(name))}\b")
    firsts = (one.short for one in worded if one.kind == "verdict" and one.short)
    return any(
        words.search(first) and (found.kind == "modifier_misfit" or _ENDED.search(first)) for first in firsts
    )


def _beside_an_ended(found: Worded, worded: tuple[Worded, ...], ask: Ask) -> bool:
    """Whether it is a general rule, where it is asked of a pair whose edit has ended."""
    paired = found.kind == "rule" and Intent.TOGETHER in ask.intents and pair_words.about_pairs(ask.text)
    return paired and any(one.kind == "edit_ended" for one in worded)


_OF_CATEGORIES = frozenset({Intent.NOTES, Intent.TOGETHER})


def _category_only(found: Worded, worded: tuple[Worded, ...], ask: Ask) -> bool:
    """Whether it says of a code that it is a header, where the notes asked for hold of the header as well."""
    if found.kind != "code_header" or not _OF_CATEGORIES.issuperset(ask.intents):
        return False
    wildcard = f"{found.finding.codes[0]}-" in ask.text or f"{found.finding.codes[0]}.-" in ask.text
    return (wildcard or len(ask.diagnoses) > 1) and any(one.kind in _NOTED for one in worded)


_NOTED = frozenset({*EXCLUSIONS, "icd_notes"}) - {"excludes_none"}


def _behind_the_edit(found: Worded, worded: tuple[Worded, ...]) -> bool:
    """Whether what the data say of the pair stands before it: a family's rule, a status behind a denial, an add-on, 51."""
    values = found.finding.values
    if found.kind == "rule":
        return of_edited(found, worded)
    closed = any(other.kind == "edit_closed" for other in worded)
    needless = found.kind == "modifier_fits" and closed
    return needless or bool(values.get("stranded") or (found.kind == "fee_status" and values.get("denied")))


def of_edited(found: Worded, worded: tuple[Worded, ...]) -> bool:
    """Whether the note is on no code of its own, or on one that an edit in force holds."""
    held = {code for other in worded if other.kind in IN_FORCE for code in other.finding.codes}
    return not found.finding.codes or not held.isdisjoint(found.finding.codes)


def idle(found: Worded, edited: bool) -> bool:
    """Whether it is a modifier with nothing to do here, which matters less than the edit between others."""
    return edited and found.finding.values.get("rule") == "no edit"


def correcting(found: Worded) -> bool:
    """Whether it corrects the question: units beyond the limit, a status, a modifier that cannot stand there."""
    values = found.finding.values
    return found.kind == "modifier_misfit" or any(values.get(name) for name in CORRECTING.get(found.kind, ()))
