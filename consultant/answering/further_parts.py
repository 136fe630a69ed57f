"""The questions of an ask that its answer leaves out: each is asked alone, of the same codes (reply contract, A17)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from consultant.answering import pair_words, polarity
from consultant.answering.intents import Intent, understand
from consultant.answering.intents.understanding import SURE
from consultant.answering.leads import (
    ANSWERED_BY,
    DECIDING,
    DESCRIBED,
    EDITS,
    GAPS,
    LACKING,
    LEADS,
    NOTES,
    VERDICTS,
)
from consultant.answering.reading import Ask
from consultant.answering.reading.asked_beside import unasked
from consultant.answering.reading.naming import names_nothing
from consultant.answering.reading.parts import parts
from consultant.answering.section import Section
from consultant.answering.short_answer import WHOLE
from consultant.answering.wording import Worded
from consultant.model.codes import Citation, CodeSystem

_POINTS_BACK = re.compile(
    r"\b(?:it|its|this(?! (?:year|month|week|quarter)\b)|that|they|them|their|these|those|one|ones|both|each|either)\b",
    re.IGNORECASE,
)
"""Asks on what the question before it cites."""
_EITHER = re.compile(r"\bor (?:is|are|does|do|can|should|must|may|will|would|has|have)\b", re.IGNORECASE)
"""One question with two answers to choose from."""
_OF_NO_CODE = frozenset({Intent.WHAT_IS, Intent.RULES, Intent.DOCUMENT, Intent.POLICY, Intent.NOTES})
"""What can be asked without any code; all else is asked of the codes before it."""
_BESIDE: Mapping[Intent, tuple[str, ...]] = {
    Intent.STATUS: ("relative_values", "note"),
    Intent.PAYMENT: ("fee_status", "fee_none"),
    Intent.FIELD: ("note",),
}
"""Kinds that stand in for an answer to the intent and are none to a part that asks it."""
_OF_EACH_CODE = frozenset(
    {"multiple_procedure", "field", "global_days", "bilateral", "surgeons", "unit_limit"}
)
"""Kinds of which a part that asks of several codes is told each."""
_MOST_CODES = 4
_NOTED = frozenset({*NOTES, "verdict"})
_SAYING_NOTHING = (
    *DECIDING,
    *GAPS,
    *LACKING,
    "not_answered",
    "code_active",
    "code_profile",
    "code_listed",
    "icd_note",
    "icd_notes",
    "icd_note_none",
)
"""Kinds that answer no part of a question."""


def left_out(whole: Section) -> Iterator[tuple[Ask, ...]]:
    """Its questions that nothing in its short answer is on: each as it stands and then of the codes before it."""
    text = whole.ask.text
    pieces = () if _EITHER.search(text) else parts(text)
    few = len(whole.short) < len(pieces)
    for piece in pieces if len(pieces) > 1 else ():
        asked = tuple(_alone(piece, whole.ask))
        served = _served(asked[0], whole)
        if few or not served:
            yield asked[:1] if served else asked


def _served(ask: Ask, whole: Section) -> bool:
    """Whether something that the short answer tells belongs to what the part asks."""
    if _unsaid(ask, whole):
        return False
    if any(found.finding.values.get("part") == ask.text for found in whole.worded):
        return True
    if any(not set(WHOLE.get(kind, ())).isdisjoint(ask.intents) for kind in whole.told):
        return True
    return any(not whole.told.isdisjoint(_answering(intent)) for intent in ask.intents)


def _unsaid(ask: Ask, whole: Section) -> bool:
    """Whether the part asks of a modifier, named apart from a code, that the short answer does not name."""
    named = _modifiers(ask.text, whole.ask)
    said = set(_WORD.findall(" ".join(whole.short)))
    return bool(named) and said.isdisjoint(named)


def _modifiers(piece: str, ask: Ask) -> set[str]:
    """The modifiers apart from a code that the piece names."""
    bare = _BARE.search(piece)
    return set(_WORD.findall(piece)) & set(ask.loose_modifiers) | ({bare["modifier"]} if bare else set())


_BARE = re.compile(
    r"\A(?:and |also |then )*(?:may|can|could|should|would|does|do|is|must) (?:we |i |you |one |they |it )?"
    r"(?:also |then |even |still )*(?:(?:use|add|append|bill|take|put|report|carry|have|be billed with) )?(?:an? |the )?"
    r"(?P<modifier>22|24|25|50|51|52|53|57|58|59|62|66|76|77|78|79|80|81|82)"
    r"(?: (?:be |also )*(?:used|use|added|appended|allowed|apply|applies|fit|fits|ok|okay|work|valid|possible|billed|reported"
    r"|needed|required))?(?: (?:too|as well|on it|with it|to it|here|there))*\s*\?*\Z",
    re.IGNORECASE,
)
"""A part that asks of a modifier by its bare number: `may 50 be used?`."""


_WORD = re.compile(r"(?<![\w.])\w{2}(?![\w%])(?!\.\d)")


def _answering(intent: Intent) -> tuple[str, ...]:
    kinds = (*LEADS[intent], *ANSWERED_BY.get(intent, ()))
    return tuple(kind for kind in kinds if kind not in _BESIDE.get(intent, ()))


def _alone(piece: str, ask: Ask) -> Iterator[Ask]:
    """The part as a question of the codes that it names or points back to; else of none, then of those before it."""
    meaning = understand(_BARE.sub(_as_modifier, piece))
    sure = meaning.confidence >= SURE
    named = _named(piece, ask)
    back = _POINTS_BACK.search(piece) or names_nothing(piece)
    of_codes = back or not sure or not _OF_NO_CODE.issuperset(meaning.intents)
    before = _without_others(piece, ask)
    asked = ((),) * (not named and not back) + (named or before,) * bool(named or of_codes)
    for cited in asked:
        intents = _asked(meaning.intents, cited, piece) if sure else ()
        yield replace(
            ask,
            text=_BARE.sub(_as_modifier, piece),
            citations=cited,
            intents=intents,
            confidence=meaning.confidence,
        )


def _as_modifier(found: re.Match[str]) -> str:
    """The part with the word `modifier` before the bare number."""
    start = found.start("modifier") - found.start()
    return f"{found[0][:start]}modifier {found[0][start:]}"


def _without_others(piece: str, ask: Ask) -> tuple[Citation, ...]:
    """What is cited, without the modifiers of the other parts where the piece names one of its own."""
    own = _modifiers(piece, ask)
    kept = tuple(
        cited
        for cited in ask.citations
        if not own or cited.system is not CodeSystem.MODIFIER or cited.code in own
    )
    named = {cited.code for cited in kept}
    return (
        *kept,
        *(Citation(CodeSystem.MODIFIER, code, (0, 0)) for code in sorted(own) if code not in named),
    )


def _asked(intents: tuple[Intent, ...], cited: tuple[Citation, ...], piece: str) -> tuple[Intent, ...]:
    beyond = unasked(intents, cited, piece)
    return tuple(one for one in intents if one not in beyond) or intents


def _named(piece: str, ask: Ask) -> tuple[Citation, ...]:
    """The codes that the piece itself names, with the modifiers that it asks of."""
    named = tuple(cited for cited in ask.citations if cited.code.lower() in piece.lower())
    return named if any(cited.system is not CodeSystem.MODIFIER for cited in named) else ()


def joined(whole: Section, part: Section) -> Section:
    """The section with the answer to a part, where that is one and was not told before."""
    leading = part.leading
    if leading is None or not _answers(leading, part.ask, whole) or _told(part.short[0], whole.short):
        return whole
    if leading in whole.worded:
        return replace(whole, short=(*whole.short, part.short[0]))
    alike = [one for one in part.worded if one.kind == leading.kind and one.kind in _OF_EACH_CODE]
    beside = [one for one in alike[:_MOST_CODES] if one is not leading and one not in whole.worded]
    short = (*whole.short, part.short[0], *(polarity.without_yes_or_no(one.short) for one in beside))
    return replace(whole, short=tuple(dict.fromkeys(short)), worded=(*whole.worded, leading, *beside))


def _answers(leading: Worded, ask: Ask, whole: Section) -> bool:
    """Whether a finding answers the part; where no code or nothing sure is asked only what answers it whole does."""
    kind = leading.kind
    if (kind in _SAYING_NOTHING and kind != "verdict") or _alike(leading, whole):
        return False
    if kind == "edit_none" and not pair_words.about_pairs(ask.text):
        return False  # the codes are only named there
    if kind == "verdict":
        return not whole.ask.citations or "verdict" not in whole.told
    if kind in NOTES:
        return not whole.ask.citations and whole.told <= _NOTED and not _POINTS_BACK.search(ask.text)
    return kind in VERDICTS or bool(ask.intents and (ask.citations or kind not in DESCRIBED))


def _alike(leading: Worded, whole: Section) -> bool:
    """Whether the like was looked up for the whole question: of a code, or of a pair among its lines."""
    lines = leading.kind in EDITS and "claim_lines" in whole.told
    others = {found.kind for found in whole.worded if found is not leading}
    return lines or _within(leading, others) or (leading.kind in others and leading not in whole.worded)


def _within(leading: Worded, others: set[str]) -> bool:
    """Whether it is the base or the reduction of an endoscopy, which the section has told with more."""
    if leading.kind == "field":
        based = any("base" in row.field for row in leading.finding.evidence)
        return based and not others.isdisjoint(("endoscopic_families", "multiple_procedure"))
    return leading.kind == "multiple_procedure" and "endoscopic_families" in others


def _told(sentence: str, short: tuple[str, ...]) -> bool:
    """Whether nearly all that the sentence says was said."""
    said, new = set(_WORDS.findall(" ".join(short).lower())), set(_WORDS.findall(sentence.lower()))
    return len(new & said) >= _NEARLY * len(new)


_WORDS = re.compile(r"\w{4,}|\d+")
_NEARLY = 0.7
