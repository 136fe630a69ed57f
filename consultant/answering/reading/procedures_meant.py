"""What is asked of procedures: of a pair though the words ask of each, of the line, its times, its parts and its primary."""

from __future__ import annotations

import re
from collections.abc import Mapping

from consultant.answering import (
    families,
    occasions,
    situations,
    visit_words,
)
from consultant.answering.intents import Intent
from consultant.answering.intents.coverage import names_status
from consultant.answering.intents.forms import Form, form
from consultant.answering.patterns import expression
from consultant.answering.reading import billing_setting
from consultant.model.codes import PROCEDURE_SYSTEMS, Citation, CodeSystem

PAIRED = PROCEDURE_SYSTEMS | {CodeSystem.ICD10CM}
"""Systems with edits or notes on two codes."""
_OF_CODES = frozenset({Intent.VALID, Intent.WHAT_IS, Intent.CHOICE, Intent.MODIFIER})
"""What is not asked of the codes themselves where an edit or a line of their pair is asked of."""
ABOUT_PAIRS = re.compile(
    r"\btogether\b|bundl|\bn?cci\b|\bptp\b|\bedits?\b|\bcolumn [12]\b|\bsame (day|session|visit|claim)\b|\bwith\b"
    r"|\bseparately\b",
    re.IGNORECASE,
)
"""Words that ask for a second code where only one is cited."""
_PAIR_BILLABLE = re.compile(
    r"\bsame \w+\b[^.?!]*\bbillable\b|\bbillable\b[^.?!]*\b(together|same|with)\b", re.IGNORECASE
)
MAPPING = re.compile(
    r"\bcrosswalk|\bmap(?:s|ped)?\b|\bequivalent\b|\bicd\b|\bicd-?\s?(9|10)\b|\bgems?\b", re.IGNORECASE
)
"""Words of a code that is turned into one of another set."""


def of_procedures(
    intents: tuple[Intent, ...], citations: tuple[Citation, ...], text: str
) -> tuple[tuple[Intent, ...], set[Intent]]:
    """The intents as procedures can answer them, and those beyond: of several the pair is meant, though words ask of each."""
    beyond = set[Intent]()
    procedures = [cited for cited in citations if cited.system in PROCEDURE_SYSTEMS]
    if len(procedures) == len(citations) and not MAPPING.search(text):
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


_OF_OTHER_TIMES = re.compile(rf"{ABOUT_PAIRS.pattern}|\bmues?\b|\bunits?\b", re.IGNORECASE)
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
_BESIDE = expression(
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
_MODIFIER_GOES = re.compile(
    r"\b(?:which|what)(?: \w+)? mod(?:ifier)?s?\b[^?.!]{0,20}\bgo(?:es)? (?:along )?(?:with|on|to)\b",
    re.IGNORECASE,
)
"""What goes with it is a modifier: `which modifier goes with it?`."""
_BASE = expression(
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


def of_one(intents: tuple[Intent, ...], citations: tuple[Citation, ...], text: str) -> tuple[Intent, ...]:
    """Of one procedure alone `primary` and `goes with` ask what it is added to, and a described repeat its modifier."""
    if any(
        cited.system is not CodeSystem.MODIFIER and cited.system not in PROCEDURE_SYSTEMS
        for cited in citations
    ):
        return intents
    lone = _BASE.search(text) or (_INCOMPLETE_CLAIM.search(text) and _SENT_BACK.search(text))
    meant = {Intent.NOTES: Intent.ADD_ON} if lone else {}
    meant |= {Intent.WHAT_IS: Intent.ADD_ON} if _MISSING.search(text) else {}
    if Intent.TOGETHER in intents and unpaired(citations):
        if Intent.ASSISTANT in intents:
            meant[Intent.TOGETHER] = Intent.ASSISTANT  # those who work together are surgeons
        elif _GOES_WITH.search(text) and not _MODIFIER_GOES.search(text):
            meant[Intent.TOGETHER] = Intent.ADD_ON
        elif situations.meant(text):
            meant[Intent.TOGETHER] = Intent.MODIFIER
    return tuple(dict.fromkeys(meant.get(intent, intent) for intent in intents))


def unpaired(citations: tuple[Citation, ...]) -> bool:
    """Whether fewer than two codes are cited that an edit or a note could join."""
    paired = [cited for cited in citations if cited.system in PAIRED]
    return len(paired) < 2 and not any(cited.range_end for cited in paired)
