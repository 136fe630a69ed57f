"""What an ask wants to know: by its words, else by the words before it, the subject, or the codes alone."""

from __future__ import annotations

import re

from consultant.answering import (
    course_words,
    offers,
)
from consultant.answering.intents import Intent, understand
from consultant.answering.intents.forms import Form, form
from consultant.answering.intents.understanding import LIKELY as LIKELY_MEANT
from consultant.answering.intents.understanding import SURE
from consultant.answering.number_words import in_digits
from consultant.answering.patterns import expression, pattern
from consultant.answering.reading.asked_beside import unasked
from consultant.answering.reading.asks import REMARKS
from consultant.answering.reading.follow_ups import corrected, one_more
from consultant.answering.reading.guesses import LIKELY, likely
from consultant.answering.reading.items import ITEM
from consultant.answering.reading.procedures_meant import (
    ABOUT_PAIRS,
    MAPPING,
    PAIRED,
    of_one,
    of_procedures,
    unpaired,
)
from consultant.answering.reading.spelling import spelled
from consultant.answering.reading.stretches import Stretch
from consultant.model.answer import Question
from consultant.model.codes import PROCEDURE_SYSTEMS, Citation, CodeSystem

_DIAGNOSES = frozenset({CodeSystem.ICD10CM, CodeSystem.ICD9CM})
_OF_PROCEDURES = frozenset(
    {
        Intent.GLOBAL,
        Intent.ASSISTANT,
        Intent.MULTIPLE,
        Intent.COMPONENTS,
        Intent.ADD_ON,
        Intent.PAYMENT,
        Intent.UNITS,
    }
)
"""What a diagnosis has none of."""
_WIDER = {Intent.ASSISTANT: Intent.STATUS, Intent.ADD_ON: Intent.STATUS, Intent.FIELD: Intent.ADD_ON}
"""Intents beside which the words of a wider one ("is it payable?") ask nothing more."""
_OF_REMARKS = frozenset({Intent.WHAT_IS, Intent.VALID, Intent.RULES})
_OF_PAIRS = frozenset({Intent.TOGETHER, Intent.NOTES, Intent.VALID})
"""What is not asked of two codes of which one is in the other's place."""
_CHOSEN = 0.78
"""Confidence in a choice that the question offers."""
_FROM_BEFORE, _FROM_SUBJECT = 0.7, 0.6
"""Confidence in a reading: "and 93000?", and words of the subject only."""
_COLUMN = (
    r"(?:cpt|hcpcs|codes?|procedures?|mods?|modifiers?|units?|qty|dx|icd(?:-?10)?|diagnos[ei]s|pos|dos|line|charges?"
    r"|amount"
    r"|description|date|ptr|pointer|#)"
)
_TABLE_HEADER = re.compile(rf"{_COLUMN}(?:[\s|,;/]+{_COLUMN})+", re.IGNORECASE)
_PAIR_ASKED = re.compile(
    r"\b(can|may|could|together|bundl\w*|excludes?\d?|both|same|allowed|ok|okay)\b", re.IGNORECASE
)
_INCOMPLETE = re.compile(r"\b(without|alone|by itself|on its own)\b", re.IGNORECASE)
"""Words beside which `reportable` asks what has to stand beside a diagnosis, and not whether it is valid."""


def meant(
    stretch: Stretch, question: Question, citations: tuple[Citation, ...], before: tuple[Intent, ...]
) -> tuple[tuple[Intent, ...], float]:
    """The intents of an ask on these citations, and how sure the reading is."""
    which_line = form(stretch.whole) is Form.WHICH_LINE and len(citations) > 1
    if not which_line and _offers(stretch.whole, citations):
        return (Intent.CHOICE,), _CHOSEN
    intents, confidence = _worded(stretch, question, citations, before)
    if stretch.partners and one_more(stretch, intents):
        intents = (Intent.TOGETHER,)
    if offers.replaced(stretch.whole, (cited.code for cited in citations)):
        intents = tuple(one for one in intents if one not in _OF_PAIRS) or (Intent.RULES,)
    intents = _possible(intents, citations, stretch.whole)
    if not intents or (intents == (Intent.TOGETHER,) and _single(citations, stretch.whole)):
        intents, confidence = likely(citations, stretch.whole)
    return _sides(intents, citations, stretch.whole), confidence


_SEVERITY_ASKED = expression(
    r"\b(?:is|are|does|do)\b[^?!]{0,20}\b[A-Z]\d\w[\w.]*[^.?!]{0,20}\bm?ccs?\b", re.IGNORECASE
)
"""Asks what a secondary diagnosis is, whichever groups are named beside it."""


_OF_A_COLUMN = expression(
    r"\bwhich\b(?:[^.?!]|\.(?=\w)){0,70}\b(?:poa|present[- ]on[- ]admission|bilateral(?:ly)? (?:paid|pay\w*|billable"
    r"|indicator)|billed bilaterally"
    r"|(?:billed|paid|reported) (?:on|for) both sides|capped[- ]rental)\b",
    re.IGNORECASE,
)
"""Asks which of the codes has something that is looked up for each of them."""


def _offers(text: str, citations: tuple[Citation, ...]) -> bool:
    """Whether the text offers the cited codes to choose from, all of them but the diagnoses beside a group."""
    if _SEVERITY_ASKED.search(text) or _grouped(text, citations) or _OF_A_COLUMN.search(text):
        return False
    coded = [cited for cited in citations if cited.system is not CodeSystem.MODIFIER]
    named = offers.offered(text, (cited.code for cited in coded))
    groups = any(cited.system is CodeSystem.DRG for cited in coded)
    return bool(named) and all(
        cited.code in named or (groups and cited.system is CodeSystem.ICD10CM) for cited in coded
    )


_GROUP_ASKED = pattern(
    r"\bwhich\b[^?!]{0,70}\b(?:poa|present[- ]on[- ]admission|r?x?hccs?|m?ccs?|risk[- ]adjust\w*|exempt\w*)\b"
)
_MOST_TO_GROUP = 25


def _grouped(text: str, citations: tuple[Citation, ...]) -> bool:
    """Whether which of the diagnoses belongs to a group or list is asked, and not which of them is right."""
    diagnoses = all(cited.system is CodeSystem.ICD10CM for cited in citations)
    return diagnoses and len(text.split()) <= _MOST_TO_GROUP and bool(_GROUP_ASKED.search(text))


def _worded(
    stretch: Stretch, question: Question, citations: tuple[Citation, ...], before: tuple[Intent, ...]
) -> tuple[tuple[Intent, ...], float]:
    """What is asked, by the words of the question, else of the one before it, of the subject, else by the codes alone."""
    before_it = understand(question.asked_before).intents if question.answered else ()
    if before_it and corrected(stretch.text):
        return before_it, _FROM_BEFORE
    meanings = [
        understand(spelled(in_digits(_without_header(text)))) for text in (stretch.text, *stretch.further)
    ]
    surely = any(meaning.confidence >= SURE for meaning in meanings)
    # `and what's it in the office?` alone seems to ask what the code is
    meanings = [meaning for meaning in meanings if not (surely and meaning.confidence < LIKELY_MEANT)]
    intents = tuple(dict.fromkeys(intent for meaning in meanings for intent in meaning.intents))
    if intents:
        return intents, min(meaning.confidence for meaning in meanings if meaning.intents)
    if headed := understand(stretch.heading).intents:
        return headed, _FROM_BEFORE
    modifiers = any(cited.system is CodeSystem.MODIFIER for cited in stretch.citations)
    if ITEM.match(stretch.text) and modifiers:
        return (Intent.MODIFIER,), LIKELY
    if before:
        return before, _FROM_BEFORE
    if before_it:
        return before_it, _FROM_BEFORE
    named = understand(question.subject).intents
    return (named, _FROM_SUBJECT) if named else likely(citations, stretch.whole)


def _without_header(text: str) -> str:
    """The text without the heading of a claim table: `CPT MOD UNITS DX` asks nothing about modifiers."""
    return "\n".join(line for line in text.splitlines() if not _TABLE_HEADER.fullmatch(line.strip()))


def _possible(intents: tuple[Intent, ...], citations: tuple[Citation, ...], text: str) -> tuple[Intent, ...]:
    """Without what the cited codes cannot answer, where something else is asked: "denied" alone is no pair.

    Of a payer's reason codes alone only what they mean can be asked.
    """
    if not citations:
        return intents
    if all(cited.system is CodeSystem.MODIFIER for cited in citations) and len(citations) > 1:
        return (Intent.MODIFIER,)
    if all(cited.system in REMARKS for cited in citations):
        fitting = (intent for intent in intents if intent in _OF_REMARKS)
        return tuple(dict.fromkeys((Intent.WHAT_IS, *fitting)))
    if all(cited.system is CodeSystem.POS for cited in citations):
        return (Intent.WHAT_IS,)
    intents, beyond = _of_diagnoses(of_one(intents, citations, text), citations, text)
    intents, further = of_procedures(intents, citations, text)
    beyond |= further | unasked(intents, citations, text)
    for asked, wider in _WIDER.items():
        beyond |= {wider} if asked in intents and not beyond & {asked} else set()
    kept = tuple(intent for intent in intents if intent not in beyond)
    return kept if kept or beyond & _OF_PROCEDURES else intents


def _of_diagnoses(
    intents: tuple[Intent, ...], citations: tuple[Citation, ...], text: str
) -> tuple[tuple[Intent, ...], set[Intent]]:
    """The intents as diagnoses can answer them, and those that are beyond what is cited."""
    beyond = {Intent.TOGETHER} if unpaired(citations) else set()
    if _is_list(citations) and _LIST_ASKED.search(text) and not _PAIRS.search(text):
        intents = tuple(
            dict.fromkeys((Intent.VALID, *(one for one in intents if one is not Intent.TOGETHER)))
        )
    if Intent.GROUP in intents and not _PAIR_ASKED.search(text):
        beyond |= {Intent.TOGETHER}
    if Intent.NOTES in intents and _INCOMPLETE.search(text):
        beyond |= {Intent.VALID}
    if Intent.GROUP in intents and not MAPPING.search(text):
        beyond |= {Intent.MAP}  # a diagnosis is "crosswalked" to a risk category too
    if not any(cited.system is CodeSystem.ICD10CM for cited in citations):
        beyond |= {Intent.NOTES}
        if _ICD10.search(text) and any(cited.system is CodeSystem.ICD9CM for cited in citations):
            intents = _in_place(intents, Intent.WHAT_IS, Intent.MAP)
    if all(cited.system in _DIAGNOSES for cited in citations):
        beyond |= _OF_PROCEDURES
    if all(cited.system is CodeSystem.ICD10CM for cited in citations):
        if unpaired(citations):  # what goes with one diagnosis its notes say
            intents = _in_place(intents, Intent.TOGETHER, Intent.NOTES)
        if Intent.TOGETHER in intents and not unpaired(citations):
            beyond |= {Intent.POLICY}
        if Intent.ADD_ON in intents:  # "alone" is a matter of the notes
            intents = _in_place(intents, Intent.ADD_ON, Intent.NOTES)
    return intents, beyond


_ICD10 = re.compile(r"\b(?:icd|i)-?\s?10", re.IGNORECASE)
"""The set that a diagnosis of ICD-9-CM leads to: what it is there is asked, and not what it was."""


def _in_place(intents: tuple[Intent, ...], before: Intent, after: Intent) -> tuple[Intent, ...]:
    """The intents, one of them taken for another."""
    return tuple(dict.fromkeys(after if one is before else one for one in intents))


_LEAST_OF_A_LIST = 3
_LIST_ASKED = re.compile(
    r"\b(?:valid|billable|billed|active|reportable|good|ok|okay|fine|usable|accepted|headers?|complete|invalid|deleted)\b",
    re.IGNORECASE,
)
_PAIRS = re.compile(
    r"\b(?:together|both|excludes?\d?|same (?:claim|visit|day|encounter)|combin\w+|with each other|sequenc\w+|order|first"
    r"|one claim)\b",
    re.IGNORECASE,
)


def _is_list(citations: tuple[Citation, ...]) -> bool:
    """Whether three diagnoses or more are named and nothing else."""
    return len(citations) >= _LEAST_OF_A_LIST and all(one.system is CodeSystem.ICD10CM for one in citations)


def _single(citations: tuple[Citation, ...], text: str) -> bool:
    """Whether a question that seems to be on a pair names one code only, and nothing asks for the other."""
    others = any(cited.system not in PAIRED | {CodeSystem.MODIFIER} for cited in citations)
    return bool(citations) and unpaired(citations) and (others or not ABOUT_PAIRS.search(text))


def _sides(intents: tuple[Intent, ...], citations: tuple[Citation, ...], text: str) -> tuple[Intent, ...]:
    """One code on the left and on the right is a question on both sides, not on two codes."""
    procedures = [cited for cited in citations if cited.system in PROCEDURE_SYSTEMS]
    if len(procedures) != 1 or not {"LT", "RT"} <= set(procedures[0].modifiers):
        return intents
    if course_words.days_after(text) or course_words.in_period(text):  # one side after the other
        return tuple(dict.fromkeys(Intent.MODIFIER if one is Intent.TOGETHER else one for one in intents))
    pair = (Intent.TOGETHER, Intent.BILATERAL)
    return (Intent.BILATERAL, *(intent for intent in intents if intent not in pair))
