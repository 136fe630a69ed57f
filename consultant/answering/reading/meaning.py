"""What an ask wants to know: by its words, else by the words before it, the subject, or the codes alone."""

from __future__ import annotations

import re
from collections.abc import Mapping

from consultant.answering import (
    course_words,
    families,
    occasions,
    offers,
    situations,
    visit_words,
)
from consultant.answering.intents import Intent, understand
from consultant.answering.intents.coverage import names_status
from consultant.answering.intents.forms import Form, form
from consultant.answering.intents.understanding import LIKELY as LIKELY_MEANT
from consultant.answering.intents.understanding import SURE
from consultant.answering.number_words import in_digits
from consultant.answering.patterns import pattern
from consultant.answering.reading import billing_setting
from consultant.answering.reading.asked_beside import unasked
from consultant.answering.reading.asks import REMARKS
from consultant.answering.reading.follow_ups import corrected, one_more
from consultant.answering.reading.guesses import LIKELY, likely
from consultant.answering.reading.items import ITEM
from consultant.answering.reading.spelling import spelled
from consultant.answering.reading.stretches import Stretch
from consultant.model.answer import Question
from consultant.model.codes import PROCEDURE_SYSTEMS, Citation, CodeSystem

_PAIRED = PROCEDURE_SYSTEMS | {CodeSystem.ICD10CM}
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
_OF_CODES = frozenset({Intent.VALID, Intent.WHAT_IS, Intent.CHOICE, Intent.MODIFIER})
"""What is not asked of the codes themselves where an edit or a line of their pair is asked of."""
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
_ABOUT_PAIRS = re.compile(
    r"\btogether\b|bundl|\bn?cci\b|\bptp\b|\bedits?\b|\bcolumn [12]\b|\bsame (day|session|visit|claim)\b|\bwith\b"
    r"|\bseparately\b",
    re.IGNORECASE,
)
"""Words that ask for a second code where only one is cited."""
_PAIR_ASKED = re.compile(
    r"\b(can|may|could|together|bundl\w*|excludes?\d?|both|same|allowed|ok|okay)\b", re.IGNORECASE
)
_INCOMPLETE = re.compile(r"\b(without|alone|by itself|on its own)\b", re.IGNORECASE)
"""Words beside which `reportable` asks what has to stand beside a diagnosis, and not whether it is valid."""
_PAIR_BILLABLE = re.compile(
    r"\bsame \w+\b[^.?!]*\bbillable\b|\bbillable\b[^.?!]*\b(together|same|with)\b", re.IGNORECASE
)
_MAPPING = re.compile(
    r"\bcrosswalk|\bmap(?:s|ped)?\b|\bequivalent\b|\bicd\b|\bicd-?\s?(9|10)\b|\bgems?\b", re.IGNORECASE
)


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


_SEVERITY_ASKED = re.compile(
    r"\b(?:is|are|does|do)\b[^?!]{0,20}\b[A-Z]\d\w[\w.]*[^.?!]{0,20}\bm?ccs?\b", re.IGNORECASE
)
"""Asks what a secondary diagnosis is, whichever groups are named beside it."""


_OF_A_COLUMN = re.compile(
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
    intents, beyond = _of_diagnoses(_of_one(intents, citations, text), citations, text)
    intents, further = _of_procedures(intents, citations, text)
    beyond |= further | unasked(intents, citations, text)
    for asked, wider in _WIDER.items():
        beyond |= {wider} if asked in intents and not beyond & {asked} else set()
    kept = tuple(intent for intent in intents if intent not in beyond)
    return kept if kept or beyond & _OF_PROCEDURES else intents


def _of_diagnoses(
    intents: tuple[Intent, ...], citations: tuple[Citation, ...], text: str
) -> tuple[tuple[Intent, ...], set[Intent]]:
    """The intents as diagnoses can answer them, and those that are beyond what is cited."""
    beyond = {Intent.TOGETHER} if _unpaired(citations) else set()
    if _is_list(citations) and _LIST_ASKED.search(text) and not _PAIRS.search(text):
        intents = tuple(
            dict.fromkeys((Intent.VALID, *(one for one in intents if one is not Intent.TOGETHER)))
        )
    if Intent.GROUP in intents and not _PAIR_ASKED.search(text):
        beyond |= {Intent.TOGETHER}
    if Intent.NOTES in intents and _INCOMPLETE.search(text):
        beyond |= {Intent.VALID}
    if Intent.GROUP in intents and not _MAPPING.search(text):
        beyond |= {Intent.MAP}  # a diagnosis is "crosswalked" to a risk category too
    if not any(cited.system is CodeSystem.ICD10CM for cited in citations):
        beyond |= {Intent.NOTES}
        if _ICD10.search(text) and any(cited.system is CodeSystem.ICD9CM for cited in citations):
            intents = _in_place(intents, Intent.WHAT_IS, Intent.MAP)
    if all(cited.system in _DIAGNOSES for cited in citations):
        beyond |= _OF_PROCEDURES
    if all(cited.system is CodeSystem.ICD10CM for cited in citations):
        if _unpaired(citations):  # what goes with one diagnosis its notes say
            intents = _in_place(intents, Intent.TOGETHER, Intent.NOTES)
        if Intent.TOGETHER in intents and not _unpaired(citations):
            beyond |= {Intent.POLICY}
        if Intent.ADD_ON in intents:  # "alone" is a matter of the notes
            intents = _in_place(intents, Intent.ADD_ON, Intent.NOTES)
    return intents, beyond


_ICD10 = re.compile(r"\b(?:icd|i)-?\s?10", re.IGNORECASE)
"""The set that a diagnosis of ICD-9-CM leads to: what it is there is asked, and not what it was."""


def _in_place(intents: tuple[Intent, ...], before: Intent, after: Intent) -> tuple[Intent, ...]:
    """The intents, one of them taken for another."""
    return tuple(dict.fromkeys(after if one is before else one for one in intents))


def _of_procedures(
    intents: tuple[Intent, ...], citations: tuple[Citation, ...], text: str
) -> tuple[tuple[Intent, ...], set[Intent]]:
    """The same for procedures: of several the pair is meant, though the words ask of each."""
    beyond = set[Intent]()
    procedures = [cited for cited in citations if cited.system in PROCEDURE_SYSTEMS]
    if len(procedures) == len(citations) and not _MAPPING.search(text):
        beyond |= {Intent.MAP}  # an operation is "converted" too
    if len(procedures) == 1 and Intent.STATUS in intents and not names_status(text):
        asked = _BY_MODIFIER.get(next(iter(procedures[0].modifiers), ""), Intent.STATUS)
        intents = tuple(dict.fromkeys(asked if one is Intent.STATUS else one for one in intents))
    if len(procedures) > 1 and intents == (Intent.NOTES,):
        intents = (Intent.TOGETHER,)  # "primary" of a payer, not of a diagnosis
    if Intent.GLOBAL in intents and _BILLED_GLOBALLY.search(text):
        intents = tuple(dict.fromkeys(Intent.COMPONENTS if one is Intent.GLOBAL else one for one in intents))
    if _OF_TIMES.issuperset(intents) and _times_asked(procedures, text):
        intents = (Intent.WHAT_IS,)
    if len(procedures) > 1 and {Intent.POLICY, Intent.STATUS} & {*intents} and _separated(procedures):
        intents = tuple(
            dict.fromkeys(Intent.TOGETHER if one in _PAID else one for one in intents)
        )  # `payable` with 59 asks of the pair
    if len(procedures) > 1:
        paired = _of_a_pair(intents, text)
        if len(billing_setting.named(text)) >= _SETTINGS and not _BILATERAL.search(text):
            paired = paired | {Intent.BILATERAL}
        intents = tuple(dict.fromkeys(Intent.TOGETHER if one in paired else one for one in intents))
        if _HITS.search(text) or form(text) in (
            Form.ENDED,
            Form.WHICH_LINE,
        ):  # what is deleted is the edit, what is chosen the line
            intents = tuple(
                dict.fromkeys((Intent.TOGETHER, *(one for one in intents if one not in _OF_CODES)))
            )
    return intents, beyond


_BILLED_GLOBALLY = re.compile(
    r"\bbill\w*\b[^.?!]{0,25}\bglobal(?:ly)?\b(?! (?:period|days|surg|package|post))"
    r"|\bglobal (?:in pos|billing|bill|component)\b",
    re.IGNORECASE,
)
"""Both parts of a test on one line are meant, and no days after it."""
_TIMES = re.compile(
    r"\bminutes?\b|\bmins?\b|\b(?<!same )(?<!the )times?\b(?! (?:a|per|each)\b)", re.IGNORECASE
)


_OF_TIMES = frozenset({Intent.TOGETHER, Intent.UNITS, Intent.RULES, Intent.WHAT_IS})
"""What a question on minutes of visits seems to ask."""


def _times_asked(procedures: list[Citation], text: str) -> bool:
    """Whether only visits of one kind are named and their minutes asked."""
    cited = {one.code for one in procedures}
    one_kind = bool(cited) and any(cited <= {*codes} for codes, _ in visit_words.FAMILIES)
    return one_kind and bool(_TIMES.search(text)) and not _OF_OTHER_TIMES.search(text)


_OF_OTHER_TIMES = re.compile(rf"{_ABOUT_PAIRS.pattern}|\bmues?\b|\bunits?\b", re.IGNORECASE)
"""Words beside which minutes and times are told, and something else is asked."""
_BY_MODIFIER: Mapping[str, Intent] = {
    **dict.fromkeys(("62", "66", "80", "81", "82", "AS"), Intent.ASSISTANT),
    "50": Intent.BILATERAL,
    **dict.fromkeys(("26", "TC", "51"), Intent.MODIFIER),
}
"""What `payable?` asks of a code whose modifier an indicator decides on."""
_BILATERAL = re.compile(r"\bbilat\w*|\b50\b|\b150\b", re.IGNORECASE)
_SETTINGS = 2
"""Of so many settings "both sides" are the physician's and the hospital's."""
_PAID = frozenset({Intent.POLICY, Intent.STATUS})


def _separated(procedures: list[Citation]) -> bool:
    """Whether a modifier for a distinct service stands on one of the lines."""
    return any(not {*cited.modifiers}.isdisjoint(families.DISTINCT) for cited in procedures)


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


_JOINED = re.compile(
    r"\b[A-Z]?\d{4,5}[A-Z]?(?:-\w\w)? ?(?:\+|&|w/?|plus)[^.?!;\d]{0,25}\b[A-Z]?\d{4,5}[A-Z]?\b", re.IGNORECASE
)
"""Two codes that a sign joins."""


def _of_a_pair(intents: tuple[Intent, ...], text: str) -> set[Intent]:
    """Which intents ask of the procedures beside each other, though their words ask of each: `billable`, `payable`."""
    if (
        (_BESIDE.search(text) or _JOINED.search(text))
        and {*intents} <= {Intent.VALID, Intent.STATUS}
        and not _STATUS_ASKED.search(text)
    ):
        return {Intent.VALID, Intent.STATUS}
    return {Intent.VALID} if _pair_meant(text) else set()


def _pair_meant(text: str) -> bool:
    """Whether `billable` asks of several procedures whether they are billed beside each other."""
    days = occasions.on_different_days(text) and not _STATUS_ASKED.search(text)
    return days or bool(_PAIR_BILLABLE.search(text))


_HITS = re.compile(
    r"\b(?:scrubber|edit hits?|hits?|flag(?:s|ged)?|bundling|ncci|ptp)\b.*\d{5} ?/ ?\d{5}",
    re.IGNORECASE | re.DOTALL,
)
"""A program's list of pairs."""
_STATUS_ASKED = re.compile(r"\b(?:valid|active|deleted|exist\w*|still|terminated|in force)\b", re.IGNORECASE)
_BESIDE = re.compile(
    r"\b(?:[A-Z]?\d{4,5}|\d{4}[TU])\b[^.?!;]{0,60}\b(?:with|during|at the (?:very )?(?:end|start|beginning|close|time|same time)"
    r"|(?:the |that )?same (?:joint|knee|hip|shoulder|eye|ear|site|session|sitting|operation|anesthesia|anesthetic|encounter)"
    r"|along(?:side| with)|in addition to|besides?|next to|together with|within|right (?:after"
    r"|before)|(?:and )?then|also)\b[^.?!;]{0,60}\b(?:[A-Z]?\d{4,5}|\d{4}[TU])\b"
    r"|\bon top\b",
    re.IGNORECASE,
)
"""One procedure during or beside another."""
_GOES_WITH = re.compile(
    r"\b(what|which)\b[^?.!]{0,60}\b(reported|billed|used|paired) with\b"
    r"|\bgo(es)? (along )?(with|to|on top of)\b|\b(what|which)\b[^?.!]{0,40}\bwith\s*\?|\b(reported|billed|used"
    r"|added) (with|to) (what|which)\b",
    re.IGNORECASE,
)
_BASE = re.compile(
    r"(?<!medicare )(?<!is )\b(primary(?! (?:payer|insurance|insurer|care|plan|diagnosis|dx|surgeons?|doctors?|physicians?"
    r"|providers?))|primaries|parent|base|main)\b|\bin front of\b",
    re.IGNORECASE,
)


_INCOMPLETE_CLAIM = re.compile(
    r"\bwhat(?:'s| is| was| are we)? (?:else|missing|more|lacking)\b|\b(?:which|what) (?:other )?(?:code|line"
    r"|service)s? (?:is|are|was) missing\b",
    re.IGNORECASE,
)
"""Asks what a claim lacks that has one service on it."""
_SENT_BACK = re.compile(
    r"\b(?:claims?|reject\w*|bounc\w+|den(?:y|ied|ies|ial)|kick\w*|came back|sent back|returned|by itself|alone)\b",
    re.IGNORECASE,
)
_MISSING = re.compile(r"\bwhat(?:'s| is| was|s)? (?:missing|lacking|left out)\b", re.IGNORECASE)


def _of_one(intents: tuple[Intent, ...], citations: tuple[Citation, ...], text: str) -> tuple[Intent, ...]:
    """Of one procedure alone `primary` and `goes with` ask what it is added to, and a described repeat its modifier."""
    if any(
        cited.system is not CodeSystem.MODIFIER and cited.system not in PROCEDURE_SYSTEMS
        for cited in citations
    ):
        return intents
    lone = _BASE.search(text) or (_INCOMPLETE_CLAIM.search(text) and _SENT_BACK.search(text))
    meant = {Intent.NOTES: Intent.ADD_ON} if lone else {}
    meant |= {Intent.WHAT_IS: Intent.ADD_ON} if _MISSING.search(text) else {}
    if Intent.TOGETHER in intents and _unpaired(citations):
        if Intent.ASSISTANT in intents:
            meant[Intent.TOGETHER] = Intent.ASSISTANT  # those who work together are surgeons
        elif _GOES_WITH.search(text):
            meant[Intent.TOGETHER] = Intent.ADD_ON
        elif situations.meant(text):
            meant[Intent.TOGETHER] = Intent.MODIFIER
    return tuple(dict.fromkeys(meant.get(intent, intent) for intent in intents))


def _single(citations: tuple[Citation, ...], text: str) -> bool:
    """Whether a question that seems to be on a pair names one code only, and nothing asks for the other."""
    others = any(cited.system not in _PAIRED | {CodeSystem.MODIFIER} for cited in citations)
    return bool(citations) and _unpaired(citations) and (others or not _ABOUT_PAIRS.search(text))


def _unpaired(citations: tuple[Citation, ...]) -> bool:
    paired = [cited for cited in citations if cited.system in _PAIRED]
    return len(paired) < 2 and not any(cited.range_end for cited in paired)


def _sides(intents: tuple[Intent, ...], citations: tuple[Citation, ...], text: str) -> tuple[Intent, ...]:
    """One code on the left and on the right is a question on both sides, not on two codes."""
    procedures = [cited for cited in citations if cited.system in PROCEDURE_SYSTEMS]
    if len(procedures) != 1 or not {"LT", "RT"} <= set(procedures[0].modifiers):
        return intents
    if course_words.days_after(text) or course_words.in_period(text):  # one side after the other
        return tuple(dict.fromkeys(Intent.MODIFIER if one is Intent.TOGETHER else one for one in intents))
    pair = (Intent.TOGETHER, Intent.BILATERAL)
    return (Intent.BILATERAL, *(intent for intent in intents if intent not in pair))
