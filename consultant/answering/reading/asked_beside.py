"""Intents whose words only go with another intent: what is `allowed in` a place beside a pair of codes is no amount."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from consultant.answering import pair_words
from consultant.answering.intents import Intent, understand
from consultant.answering.intents.coverage import asks_status
from consultant.answering.intents.guidelines import asks_order
from consultant.answering.patterns import expression
from consultant.model.codes import PROCEDURE_SYSTEMS, Citation

_PRICED = re.compile(
    r"\b(?:fees?|prices?|rates?|amounts?|w?rvus?|pays?|payment|paid|worth|much|allowable|zip|locality|factor)\b|\$",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"\b(?:fees?|prices?|rates?|amounts?|w?rvus?|dollars?|allowable|zip|locality|factor|schedule|totals?)\b|\$",
    re.IGNORECASE,
)
_VALID_SAID = re.compile(
    r"\b(?:in)?valid\w*|\b(?:active|deleted|terminated|expired|retired|discontinued|replaced|billable|payable|current|still|exists?"
    r"|alive|new|old|ok|okay|good|right|correct|codes?)\b",
    re.IGNORECASE,
)
"""Says anything of whether a code is valid."""
_SENT_BACK = re.compile(r"\bremit\w*|\bremark\b|\beobs?\b|\bpayer\b", re.IGNORECASE)
_CUT = re.compile(
    r"\b(?:part|portion|component|share)s?\b[^.?!]{0,25}\b(?:cut|reduced|halved|lowered|hit)\b", re.IGNORECASE
)
"""Asks which part of a payment is reduced, and for no amount."""
_CODES_VALID = re.compile(
    r"\b(?:valid|deleted|terminated|expired|retired|discontinued|replaced|good|alive)\b(?![^.?!]{0,30}\b(?:edit|pair))",
    re.IGNORECASE,
)
"""Asks whether the codes are valid, beside a question on their pair."""
_CODES_THEMSELVES = re.compile(r"\b(?:valid|good|alive|replaced|codes?|active|billable)\b", re.IGNORECASE)
_EDIT_NAMED = re.compile(
    r"\b(?:edits?|pairs?|ptp|n?cci)\b[^?]{0,60}\b(?:active|deleted|terminated|in force|ended|gone|retired|live)\b",
    re.IGNORECASE,
)
_CODES_NAMED = re.compile(r"\b(?:codes?|valid|billable|alive|replaced|cpt)\b", re.IGNORECASE)
_PART_OF = re.compile(r"\b(?:component|part) of (?=\d{4})", re.IGNORECASE)
_WHOSE_CLAIM = re.compile(
    r"\b(?:professional (?:side|claims?|file|table|bill\w*)|pro[ -]fee)\b(?![^?]*\b(?:26|tc|components?|split)\b)",
    re.IGNORECASE,
)
_SURGEONS = re.compile(
    r"\bassist\w*|\bco-?\s?surg\w*|\bteam\b|\b(?:62|66|8[0-2])\b|(?-i:\bAS\b)", re.IGNORECASE
)
"""Asks how a second surgeon is paid, and not only tells of two."""
_BOTH_SIDES = re.compile(
    r"\bbilat\w*|\bunilat\w*|\b50\b|\b150\b|\bper side\b|\beach side\b|\bsides\b", re.IGNORECASE
)
"""Asks how both sides are paid, and not only tells that they were done."""
_STATUS_MEANT = re.compile(
    r"\bmean\w*\b[^.?!]{0,40}\bstatus\b|\bstatus\b[^.?!]{0,25}\bmean\w*\b"
    r"|\bwhat(?:'s| is)? (?:the |its )?(?:\w+ )?status (?:code|indicator|letter)\b"
    r"|\b(?:that|the|this) (?:status |indicator )?letter (?:means?|stands? for)\b",
    re.IGNORECASE,
)
"""Asks what a status means, and not what the code does."""
_STATUS_NAMED = re.compile(r"\bstatus (?:code|letter|ind\w*)|\bpayable\b", re.IGNORECASE)
_ADDED = re.compile(r"\badd-?\s?on|\bprimar\w+|\bparent\b", re.IGNORECASE)
_REVENUE = re.compile(r"\brev(?:enue)? codes?\b", re.IGNORECASE)
_SCOPED = re.compile(r"\b(?:endo)?scop\w+\b", re.IGNORECASE)
_OF_EDITS = re.compile(
    r"\bbundl|\bedits?\b|\bn?cci\b|\bptp\b|\btogether\b|\bunbundl|\bcolumn|\bmod(?:ifier)?s?\b|\b59\b|\bden(?:y|ie[ds]|ial)\b"
    r"|\b(?:bill|billed|report|reported|code|coded)\b[^.?!]{0,20}\b(?:both|separately)\b",
    re.IGNORECASE,
)
"""Asks of codes beside each other, whatever is asked of their payment."""
_NAMED_ITSELF = re.compile(
    r"\bwhat(?:'s| is| are| does)? (?:the )?(?:code |cpt |hcpcs )*[A-Z]?\d{4,5}\b|\bdescri\w+|\bmeans?\b|\bstands? for\b",
    re.IGNORECASE,
)
"""Asks what the code itself is."""
_PAYMENT_LIMIT = re.compile(r"\b(?:payment|price) limits?\b(?![^.?!]*\bunits?\b)", re.IGNORECASE)
_SUPERVISION = re.compile(r"\bsupervis\w*", re.IGNORECASE)
_COVERED = re.compile(r"\b(?:ncd|lcd|lca|cover\w*|necess\w*|diagnos[ie]s|dx|icd)\b", re.IGNORECASE)
_INDICATOR = re.compile(r"\bmai\b|\badjudication\b", re.IGNORECASE)
_INDICATOR_MEANT = re.compile(
    r"\bindicators?\b[^.?!]{0,30}\bmean|\bmean\w*\b[^.?!]{0,30}\bindicators?\b"
    r"|\bwhat (?:does|do|is|are)\b[^.?!]{0,30}\bindicators?\b",
    re.IGNORECASE,
)
"""Asks what the indicator of a column means, and not what the code is."""
_CODE_MEANT = re.compile(
    r"\bwhat (?:is|are|does|do) (?:the )?(?:code |cpt |hcpcs )*[A-Z]?\d{4,5}\b(?!'s)"
    r"|\b[A-Z]?\d{4,5} (?:mean|describe|stand|cover)s?\b"
    r"|\bdescri(?:be|ption)\w*|\bwhat is it\b",
    re.IGNORECASE,
)
_UNMODIFIED = re.compile(r"\b(?:w/o|without|no) (?:an? |any )?modifiers?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Beside:
    """Beside which intent others ask nothing, in which texts, and of how many procedures or codes at least."""

    asked: Intent
    unasked: frozenset[Intent]
    when: Callable[[str], object]
    procedures: int = 0
    codes: int = 0

    def holds(self, intents: tuple[Intent, ...], procedures: int, codes: int, text: str) -> bool:
        enough = procedures >= self.procedures and codes >= self.codes
        return self.asked in intents and enough and bool(self.when(text))


def _without(words: re.Pattern[str]) -> Callable[[str], object]:
    return lambda text: not words.search(text)


def _indicator_meant(text: str) -> bool:
    """Whether what an indicator means is asked, and nothing of what the code is."""
    return bool(_INDICATOR_MEANT.search(text)) and not _CODE_MEANT.search(text)


def _of_the_pair_only(text: str) -> bool:
    """Whether `valid` is asked of an edit, or not at all."""
    if _EDIT_NAMED.search(text) and not _CODES_NAMED.search(text):
        return True
    return (pair_words.about_pairs(text) and not _CODES_THEMSELVES.search(text)) or not _CODES_VALID.search(
        text
    )


def _scopes_only(text: str) -> object:
    """Whether a question on endoscopies asks nothing of an edit."""
    return _SCOPED.search(text) and not _OF_EDITS.search(text)


def _supervised_only(text: str) -> bool:
    """Whether no word but that on supervision asks for a rule."""
    others = understand(_SUPERVISION.sub(" ", text)).intents
    return bool(_SUPERVISION.search(text)) and Intent.RULES not in others


def _in_the_file(text: str) -> bool:
    """Whether no word asks for an amount but the name of the file: `the RVU file lists a PE ... with NA`."""
    if not _FILE.search(text):
        return False
    others = understand(_FILE.sub(" ", text)).intents
    return Intent.PAYMENT not in others and Intent.STATUS not in others


_FILE = re.compile(
    r"\b(?:the )?(?:rvu|mpfs|pfs|fee schedule) (?:file|table)\b(?: (?:lists?|shows?|says?|has|treats?))?",
    re.IGNORECASE,
)


def _appeal_told(text: str) -> bool:
    """Whether an appeal is only what a question on a pair is asked for: no question of it names it."""
    if not _APPEAL.search(text) or any(_APPEAL.search(one) for one in _QUESTION.findall(text)):
        return False
    return Intent.RULES not in understand(_APPEAL.sub(" ", text)).intents


def _resident_told(text: str) -> bool:
    """Whether a resident is only who coded or wrote: nothing asks who bills for the residents' work."""
    if not _RESIDENT.search(text) or _TEACHING.search(text):
        return False
    return Intent.RULES not in understand(_RESIDENT.sub(" ", text)).intents


_RESIDENT = expression(
    r"\b(?:[a-z]+ )?residents? (?:coded|wrote|picked|listed|put|chose|documented|selected)\b", re.IGNORECASE
)
_TEACHING = re.compile(r"\b(?:teaching|attending|supervis\w+|G[CE]|present|key portion)\b", re.IGNORECASE)
_APPEAL = re.compile(r"\bappeal\w*", re.IGNORECASE)
_QUESTION = re.compile(r"[^.?!\n]*\?")


def _pair_without(words: re.Pattern[str]) -> Callable[[str], object]:
    return lambda text: pair_words.about_pairs(text) and not words.search(text)


_ROWS = (
    _Beside(Intent.TOGETHER, frozenset({Intent.PAYMENT}), _without(_PRICED), procedures=2),
    _Beside(Intent.TOGETHER, frozenset({Intent.VALID}), _of_the_pair_only, procedures=2),
    _Beside(Intent.TOGETHER, frozenset({Intent.STATUS}), lambda text: not asks_status(text), codes=2),
    _Beside(Intent.TOGETHER, frozenset({Intent.WHAT_IS}), pair_words.asks_indicator, procedures=2),
    _Beside(Intent.TOGETHER, frozenset({Intent.COMPONENTS}), _PART_OF.search, procedures=2),
    _Beside(Intent.TOGETHER, frozenset({Intent.COMPONENTS}), _WHOSE_CLAIM.search, procedures=2),
    _Beside(Intent.TOGETHER, frozenset({Intent.ASSISTANT}), _pair_without(_SURGEONS), procedures=2),
    _Beside(Intent.TOGETHER, frozenset({Intent.BILATERAL}), _pair_without(_BOTH_SIDES), procedures=2),
    _Beside(Intent.TOGETHER, frozenset({Intent.RULES}), _appeal_told, procedures=2),
    _Beside(Intent.TOGETHER, frozenset({Intent.RULES}), _resident_told, codes=2),
    _Beside(Intent.STATUS, frozenset({Intent.WHAT_IS}), _STATUS_MEANT.search),
    # `by itself` of a status
    _Beside(
        Intent.STATUS,
        frozenset({Intent.ADD_ON}),
        lambda text: _STATUS_NAMED.search(text) and not _ADDED.search(text),
    ),
    # a teaching hospital is told for its assistants, `how much each` is a share
    _Beside(Intent.ASSISTANT, frozenset({Intent.RULES}), lambda _: True),
    _Beside(Intent.ASSISTANT, frozenset({Intent.PAYMENT}), _without(_MONEY)),
    _Beside(Intent.MULTIPLE, frozenset({Intent.PAYMENT}), _without(_MONEY)),
    _Beside(Intent.MULTIPLE, frozenset({Intent.PAYMENT}), _CUT.search),
    _Beside(Intent.MULTIPLE, frozenset({Intent.COMPONENTS}), _CUT.search),
    # one session is told because the reduction is for it; the base of an endoscopy is no primary
    _Beside(Intent.MULTIPLE, frozenset({Intent.TOGETHER}), _without(_OF_EDITS), procedures=2),
    _Beside(Intent.MULTIPLE, frozenset({Intent.ADD_ON}), _without(_ADDED)),
    _Beside(Intent.FIELD, frozenset({Intent.TOGETHER}), _scopes_only, procedures=2),
    # a level of supervision is a column, and not the rule on it
    _Beside(Intent.FIELD, frozenset({Intent.RULES}), _supervised_only, procedures=1),
    _Beside(
        Intent.FIELD,
        frozenset({Intent.ADD_ON}),
        lambda text: _SCOPED.search(text) and not _ADDED.search(text),
    ),
    # the file is named in which a column stands
    _Beside(Intent.FIELD, frozenset({Intent.PAYMENT, Intent.STATUS}), _in_the_file, procedures=1),
    _Beside(Intent.GROUP, frozenset({Intent.NOTES}), lambda text: not asks_order(text)),
    _Beside(Intent.MAP, frozenset({Intent.NOTES}), lambda text: not asks_order(text)),
    # what is complete is the list, who decides is the contractor
    _Beside(Intent.ADD_ON, frozenset({Intent.VALID, Intent.POLICY}), _without(_CODES_VALID)),
    _Beside(Intent.ADD_ON, frozenset({Intent.ADD_ON, Intent.TOGETHER}), _REVENUE.search),
    _Beside(Intent.ADD_ON, frozenset({Intent.WHAT_IS}), _without(_NAMED_ITSELF)),
    _Beside(Intent.GLOBAL, frozenset({Intent.STATUS}), lambda text: not asks_status(text)),
    _Beside(Intent.GLOBAL, frozenset({Intent.MODIFIER}), _UNMODIFIED.search),
    # what is limited is the price; a contractor is named as whose limit it is
    _Beside(Intent.UNITS, frozenset({Intent.UNITS}), _PAYMENT_LIMIT.search),
    _Beside(Intent.UNITS, frozenset({Intent.POLICY}), _without(_COVERED)),
    _Beside(Intent.UNITS, frozenset({Intent.WHAT_IS}), _INDICATOR.search),
    # `billed 5 of it on one date` tells the units
    _Beside(Intent.UNITS, frozenset({Intent.VALID}), _without(_VALID_SAID), procedures=1),
    _Beside(
        Intent.WHAT_IS,
        frozenset({Intent.VALID}),
        lambda text: _SENT_BACK.search(text) and not _VALID_SAID.search(text),
    ),
    *(
        _Beside(column, frozenset({Intent.WHAT_IS}), _indicator_meant)
        for column in (
            Intent.ASSISTANT,
            Intent.BILATERAL,
            Intent.MULTIPLE,
            Intent.COMPONENTS,
            Intent.GLOBAL,
        )
    ),
)


def unasked(intents: tuple[Intent, ...], citations: tuple[Citation, ...], text: str) -> set[Intent]:
    """Which intents the text only seems to have, beside the others."""
    procedures = sum(cited.system in PROCEDURE_SYSTEMS for cited in citations)
    rows = (row for row in _ROWS if row.holds(intents, procedures, len(citations), text))
    return {intent for row in rows for intent in row.unasked}
