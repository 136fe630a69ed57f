"""Whether a question names anything to look up: without that not even a general note answers it."""

from __future__ import annotations

import re
from functools import lru_cache

from consultant.answering import visit_words
from consultant.answering.patterns import expression
from consultant.answering.reading.pointing import of_a_modifier, untold

_WORD = re.compile(r"[a-z]+(?:['-][a-z]+)*|\d[\w.]*")
_GENERAL_QUESTION = expression(
    r"\bwhat(?: is|'s) (?!the\b|this\b|that\b|it\b|my\b|our\b)"
    r"|\bfirst\b.*\b\d\d\b|\b\d\d\b.*\bfirst\b"
    r"|\bmod(?:ifier)? (?:[a-z]{2}|\d\d) (?:=|(?:means|stands|belongs|goes on|is (?:not |never |only |always )?(?:put|used"
    r"|added|appended|for|an?|the))\b)"
    r"|\b(?:25|26|50|51|57|58|59|76|77|78|79|tc|rt|lt) goes on\b"
    r"|\bmod(?:ifier)? (?:[a-z]{2}|\d\d) (?:still |yet |now )?(?:active|valid|in force|in effect|current|deleted|ended|alive)\b"
    r"|\bon (?:the |an? )?(?:visit|e/?m|office visit|procedure)s? or (?:on )?(?:the |an? )?(?:visit|e/?m|office visit"
    r"|procedure)s?\b"
    r"|\b26 and (?:modifier )?tc\b|\btc and (?:modifier )?26\b"
    r"|\bhow (?:long|often|many (?:minutes|days|weeks|months|years|hours|times))\b"
    r"|\b(?:when|what are|what does|who|whose|why|where|in general|generally|always|ever|rules?|mean\w*|difference|define\w*"
    r"|explain)\b",
    re.IGNORECASE,
)
"""Asks for a rule, whatever it is applied to."""
_MOST_WORDS = 16
"""A longer question tells something that a list of words does not know."""
_ASKS = re.compile(
    r"\A\W*(?:(?:hi|hello|hey|so|and|also|please|pls)\W+)*"
    r"(?:which|what|how|is|are|was|were|does|do|did|can|could|should|may|will|would|has|have)\b",
    re.IGNORECASE,
)
"""Begins a question that may end without its mark."""
_EMPTY_WORDS = """
    a an the this that these those it its they them their here there such one ones other another both two second first same
    i we us our my me you your he she his her doctor provider practice office
    is are was were be been am do does did can could may might must should shall will would has have had having get gets got
    need needs needed want wants require requires required take takes takes
    what which how whether if any some more much many about for of on in at to with from by as or and not no yes please pls
    hi hello thanks thank ok okay right correct proper still also too just only really now today yesterday then so
    code codes coding coded cpt hcpcs icd icd-10 dx diagnosis diagnoses modifier modifiers mod mods unit units level line lines
    claim claims bill bills billed billing billable charge charges charged report reported reporting submit submitted use used
    using put add added append pick choose assign go goes come comes list listed
    procedure procedures service services visit visits drug drugs injection injections infusion infusions surgery test tests
    biopsy scan ultrasound study device supply item work case thing implant implants tool kit tray medicine medication meds shot
    shots scope exam case patient patients pt
    pay pays paid payer payers plan insurance medicare medicaid state area cover covered covers coverage allowed allowable amount
    fee fees price reimbursed payable valid active replaced bundled bundle separate separately together edit limit max maximum
    denied denial reject rejected rejection wrong enough ok okay fine prior auth authorization preauth precert precertification
    column lower higher drg drgs rvu rvus mue kx
    referral abn global period day per days dose give gave given done did assistant
    appeal appealed add-on 7th character place location
    lt rt left right side sides bilateral 50 59 25 24 26 51 52 53 57 58 76 77 78 79 tc xs xe xu xp"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
"""Words of billing that may stand in any question, and say of none what it is about."""
_WORDS_OF_A_CASE = """
    date dates dos note notes chart documentation report superbill sheet attached enclosed screenshot file remittance eob
    copay copays deductible coinsurance new established est incident-to incident supervised correct supported medically
    necessary necessity encounter appointment follow-up followup surgery operation primary secondary principal sequence order
    insurer carrier office clinic facility hospital he's she's looks look think says said"""
_OF_A_CASE = frozenset(_WORDS_OF_A_CASE.split())
"""Words that say nothing either where the question points at a case that it does not tell: `Is this a new patient?`."""
_POINTS = expression(
    r"\b(?:this|that|it|these|those|them|her|his|she|he|attached|the (?:claim|visit|code|codes|patient|pt|procedure|note"
    r"|superbill|date|charge|encounter))\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\b(\d{1,2}) (?:units?|lines?|times)\b")
"""How many units or lines there were says nothing of what they were."""
_BY_A_PERSON = frozenset({"pa", "pas", "np", "nps", "nurse", "physician", "therapist", "assistant"})
_POINTS_BACK = re.compile(r"\b(?:for|bill|do|of|with|on) (?:this|that|it|these|those)\b", re.IGNORECASE)
"""A pronoun for what the asker has in mind: who may do it cannot be told of nothing."""


def names_nothing(text: str) -> bool:
    """Whether a single question holds no more than words that fit every question (`How many units for the infusion?`)."""
    words = _WORD.findall(text.lower())
    if not words or len(words) > _MOST_WORDS or _GENERAL_QUESTION.search(text) or of_a_modifier(text):
        return False
    if ("?" not in text and not _ASKS.search(text)) or (
        visit_words.tells_level(text) and not _POINTS_BACK.search(text)
    ):
        return False
    empty = _EMPTY | _OF_A_CASE if _POINTS.search(text) else _EMPTY
    counted = set(_COUNTED.findall(text.lower()))
    left = {
        word
        for word in words
        if word not in empty and word.removesuffix("'s") not in empty and word not in counted
    }
    return not left or (left <= _BY_A_PERSON and bool(_POINTS_BACK.search(text)))


_WORDS_OF_AN_ASIDE = """
    figure figures number numbers value values answer answers year years doing confirm confirmed true agree opinion
    reading advise advice explain know tell both only correctly way wrongly mistaken mistake"""
_OF_AN_ASIDE = _EMPTY.union(_WORDS_OF_AN_ASIDE.split())
"""Words of an aside to a question: `Both figures please.`, `Am I doing it right?`."""


def describes_nothing(text: str) -> bool:
    """Whether a part of a question only says how it wants to be answered, and describes nothing."""
    words = _WORD.findall(text.lower())
    return bool(words) and _OF_AN_ASIDE.issuperset(words)


_AT_A_CASE = expression(
    r"\b(?:on|for|with|to|in|does|do|is|are) (?:this|that|these|those|them)\b(?! (?:year|month|quarter|setting|state|way))"
    r"|\b(?:this|that|these|those) (?:one|two|pair|line|claim|code|codes|case)\b|\bhere\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)  # one question is looked at from several places
def points_at_a_case(text: str) -> bool:
    """Whether it names nothing and points at what the asker has before the eyes: no general rule answers that."""
    at_a_case = bool(_AT_A_CASE.search(text)) and names_nothing(text)
    return bool(untold(text)) or at_a_case or _denied_without_reason(text)


_SENT_BACK = expression(
    r"\b(?:den(?:ied|ial)|reject\w*|bounced|kicked (?:it )?back|sent (?:the |our |my )?(?:claim |it )?back|remark code)\b",
    re.IGNORECASE,
)
_WHAT_NOW = re.compile(
    r"\bwhat (?:did (?:we|i) do wrong|does it mean|went wrong|now|do (?:we|i) do)\b|\bwhy\b"
    r"|\bhow (?:do|can|should) (?:we|i) (?:fix|correct)\b"
    r"|\bappeal or (?:correct|rebill)\b|\bcorrect or appeal\b",
    re.IGNORECASE,
)
_FOR_A_REASON = re.compile(
    r"\b(?:denied|rejected|bounced|back) (?:for|as|because|due|on|with(?! an? (?:remark|reason|denial)))\b",
    re.IGNORECASE,
)
_WORDS_OF_A_DENIAL = """
    came come back what did do wrong went fix fixed how why mean means meaning remark remarks reason reasons sent send bounced
    kicked returned payer payers carrier insurance our we us who again help help me someone biller last week month today monday
    explain tell can't understand get resubmit rebill correct corrected remit remittance eob era"""
_OF_A_DENIAL = frozenset(_WORDS_OF_A_DENIAL.split())


def _denied_without_reason(text: str) -> bool:
    """Whether a claim came back, and nothing tells why: `A claim came back denied. What did we do wrong?`."""
    asked = _SENT_BACK.search(text) and _WHAT_NOW.search(text) and not _FOR_A_REASON.search(text)
    if not asked or any(sign.isdigit() for sign in text):
        return False
    return all(
        word in _EMPTY or word in _OF_A_CASE or word in _OF_A_DENIAL for word in _WORD.findall(text.lower())
    )


_LACKING = (
    ("state", re.compile(r"\b(?:our|my|this|your|which) state\b|\bstate law\b", re.IGNORECASE)),
    ("authorization", re.compile(r"\bauth\w*|\bpre-?cert\w*|\breferral\b", re.IGNORECASE)),
    ("denial", re.compile(r"\bden(?:y|ied|ial)\b(?! as bundl)|\breject\w*(?! as bundl)", re.IGNORECASE)),
    (
        "amount",
        re.compile(
            r"\ballow(?:ed|able) amount\b|\bfees?\b|\bprices?\b|\bhow much\b.*\bpa(?:y|id)\b", re.IGNORECASE
        ),
    ),
    ("units", re.compile(r"\bunits?\b|\bhow much (?:do|to) (?:we|i)? ?bill\b", re.IGNORECASE)),
    ("sides", re.compile(r"\b(?:lt|rt|left|right|50|bilateral|sides?)\b.*\bor\b", re.IGNORECASE)),
    ("order", re.compile(r"\b(?:diagnos[ie]s|dx|codes?)\b.*\bfirst\b", re.IGNORECASE)),
    ("period", re.compile(r"\bglobal\b", re.IGNORECASE)),
    ("level", re.compile(r"\blevel\b", re.IGNORECASE)),
)


def lacking(text: str) -> str:
    """What such a question has to tell; empty where it is the codes alone."""
    thing = untold(text)
    if thing in _TOLD_BY_NAME:
        return thing
    return next((name for name, words in _LACKING if words.search(text)), "") or thing


_TOLD_BY_NAME = frozenset({"supply", "group", "diagnosis"})
"""Things of which more than a number of units or a place on the claim has to be told."""


_DETAILS = (
    ("wound", re.compile(r"\blacerat\w+|\bwounds?\b|\bsutur\w+|\bcut\b", re.IGNORECASE)),
    ("fracture", re.compile(r"\bfractur\w+|\bbroken?\b", re.IGNORECASE)),
    ("biopsy", re.compile(r"\bbiops\w+", re.IGNORECASE)),
    ("lesion", re.compile(r"\blesions?\b|\bmoles?\b|\bcysts?\b|\bwarts?\b|\bexcis\w+", re.IGNORECASE)),
    ("injection", re.compile(r"\binject\w+|\bshots?\b|\binfus\w+", re.IGNORECASE)),
)


def detail(text: str) -> str:
    """The kind of thing that a code is wanted for, where what has to be told of such things is known; else empty."""
    return next((name for name, words in _DETAILS if words.search(text)), "")
