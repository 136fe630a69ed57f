"""Which setting a question is about: a practitioner, a hospital, an equipment supplier, or two of them."""

from __future__ import annotations

import re

from consultant.answering.patterns import Pattern, expression, pattern
from consultant.model.answer import Question
from consultant.model.catalogue import BillingSetting

_HOSPITAL = pattern(
    r"\b((facility|hospital|hospital (coder|biller)) (asks|here|wants|question|coder|biller|coding)"
    r"|\A(hospital|facility|hopd|outpatient) ?[:,-]\s*"
    r"|outpatient hospital|hospital outpatient|(hosp|hospital) (outpt|outp|op)|outpt hosp\w*|hospital (edit|mue"
    r"|table|limit)s?|hopd|opps|ub-?04|(facility|hospital|institutional) (claim|side|bill\w*|setting)"
    r"|in hospital(?=\W*[:,?])|(what|how) about (the |a |our )?(hospital|hosp|facility|outpatient|opps)\b"
    r"|\A\W*and (the |our |a )?(hospital|facility)\b"
    r"|\b(and|same|but) (for|in|on|at) (the |a |an )?(hospital|hosp|facility|outpatient)\b"
    r"|outpatient (department|facility|hosp)|(clinic|er|ed) of (a|the) hospital|we are the \w+ hospital"
    r"|(mue|units?|per day|limit|edits?)\b[^.?!]{0,40}\bin ((a|the|an|our) )?(outpatient )?hospital(?! (course|stay|inpatient))"
    r"|hospital'?s?( outpatient)? (claims?|bill\w*|mues?|limits?|edits?|tables?|files?|max\w*|cap|ceiling)"
    r"|(we are|we're|we r) (a|an|the)? ?(\w+ )?hosp(ital)?"
    r"|(in|at) (our|a|the) hospital('s)? (outpatient )?(clinics?|department|dept)"
    r"|as (a|the|an) (\w+ )?hospital (we|i|one|you)|we,? (as )?(a|the) (\w+ )?hospital"
    r"|our (\w+ )?hospital (has |have |had )?(gave|gives?|given|used?|uses|did|does|ran|performed"
    r"|provided|dispensed|drew|injected|placed)"
    r"|(our|this|the|a) hospital (has |have |had )?(bill|report|code|charg|infus|submit|administer|list)\w*"
    r"|(we|us) (\w+ )?hospital (people|folks|coders?|billers?|side)"
    r"|(mues?|units?|limits?|how many)\b[^.?!]{0,40}\bfor (the|our|a) hospital"
    r"|if (it|this|that|we|they) ?('s|is|was|are|were)? ?(billed |done |performed |in |at |by |for )*(a "
    r"|the )?hospital)\b",
)
_DEPARTMENT = pattern(
    r"\b(lab|laboratory|radiology|department|dept|pharmacy|infusion (center|suite)|wound (center|clinic)|imaging( center)?"
    r"|cath lab|endoscopy( suite)?|therapy"
    r"|emergency (room|department)|ed|er)( department)? (of|at|in) (the|a|our|your) hospital\b"
)
"""A part of a hospital that reports its own services, where no clinician is told to."""
_CLINICIAN_TOLD = pattern(
    r"\b(surgeons?|physicians?|doctors?|docs?|dr|\w+ologists?|providers?|nps?|pas?|mds?|practitioners?|specialists?)\b"
)
_SUPPLIER = pattern(
    r"\bdme(pos)?('s)? (\w+ )?(limits?|mues?|macs?|max\w*|cap|ceiling|files?|tables?|claims?|units?)\b|"
    r"\bsupplier'?s? (\w+ )?(mue|limit|units?)\b|\b(mue|limit|units?)\b~20\b(a|the|for|our) (\w+ )?supplier\b"
    r"|\b(dme(pos)?|dme mac|equipment) (suppliers?|pharmac(y|ies)"
    r"|compan(y|ies)|vendors?|providers?|stores?|dealers?)\b|\bdme (claim|mue)\b"
)
_PRACTITIONER = pattern(
    r"\b((?<!billing )office|physician|practitioner|professional (claim|side|bill\w*)|cms-?1500|pro[ -]?fee|asc"
    r"|ambulatory surg\w+)\b",
)
_CLINICIANS = r"\b(?:doctor|physician|practitioner|surgeon|clinician|professional|pro[ -]?fee)(?:'?s)?"
_FACILITIES = r"\b(?:hospital|facility|outpatient)(?:'?s)?"
_TABLE = (
    r"(?:claims?|edits?|tables?|sides?|files?|bills?|limits?|mues?|value|says?|one"
    r"|teams?|coders?|billers?|folks|departments?)\b"
)
_BOTH = expression(
    rf"{_CLINICIANS} {_TABLE}.{{0,60}}{_FACILITIES} {_TABLE}|{_FACILITIES} {_TABLE}.{{0,60}}{_CLINICIANS} {_TABLE}|"
    r"\b(practitioner|physician|professional|office|(?:independent|private|group) practice)\b.{0,40}\b(and|or|vs\.?"
    r"|versus|&)\b.{0,40}\b(hospital|facility"
    r"|opps)\b"
    r"|\b(hospital|facility|opps)\b.{0,40}\b(and|or|vs\.?|versus|&)\b.{0,40}\b(practitioner|physician|professional"
    r"|office|(?:independent|private|group) practice)\b"
    r"|(?<!hospital )(?<!outpatient )(?<!facility )(?<!hosp )(?<!opps )\bmues?\b[^.?!]{0,60}"
    r"\b(?:hospital|outpatient|facility|hosp)(?: outpatient)? mues?\b"
    r"|\b(?:hospital|outpatient|facility|hosp)(?: outpatient)? mues?\b[^.?!]{0,60}"
    r"(?<!hospital )(?<!outpatient )(?<!facility )(?<!hosp )(?<!opps )\bmues?\b"
    r"|\b(?:mues?|edits?|units?|limits?)\b[^.?!]{0,60}\b(?:hospital|facility|opps)\b[^.?!]{0,20}\band (?:for |in |on )?"
    r"(?:an? |the |our )?(?:\w+ )?(?:practice|clinic|lab)\b"
    r"|\bboth settings\b|\?[^?]{0,200}\b(?:and|what about) (?:on |in |for )?the (?:hospital|facility)(?: side)?\s*\?",
    re.IGNORECASE,
)


_ALIKE = expression(
    r"\b(?:identical|the same|alike|equal)\b[^.?!]{0,20}\b(?:doctors?|physicians?|practitioners?)\b[^.?!]{0,12}\bhospitals?\b"
    r"|\b(?:identical|the same|alike|equal)\b[^.?!]{0,20}\bhospitals?\b[^.?!]{0,12}\b(?:doctors?|physicians?|practitioners?)\b"
    r"|\b(?:mues?|edits?|limits?|max|units)\b[^.?!]{0,40}\b(?:doctors?|physicians?) ?(?:and|or|vs\.?|/|&) ?(?:the )?hospitals?\b"
    r"|\b(?:same|identical|different|differs?)\b[^.?!]{0,40}\b(?:as (?:for|in|on|with)|from) (?:the |a |our |its )?"
    r"(?:outpatient )?(?:hospital|facility|opps)\b"
    r"|\b(?:edits?|mues?|limits?)\b[^.?!]{0,12}\bdiffers?\b[^.?!]{0,12}\b(?:outpatient|hospital|facility)\b"
    r"|\b(?:edits?|mues?|limits?|ncci)\b[^.?!]{0,25}\bsame in (?:every|all|both|any) settings?\b"
    r"|\b(?:same|identical|different)\b[^.?!]{0,15}\b(?:in|on|for|from) the (?:outp\w*|hospital|facility|practitioner|physician)"
    r"(?: \w+)? (?:files?|tables?|side|list)\b|\b(?:both|either|each) (?:of the )?(?:files?|tables?)\b",
    re.IGNORECASE,
)
_SHORT = 6
_NAMED = pattern(r"\b(hospital|facility|outpatient|hopd|opps)\b")
"""What a short follow-up may name alone: "in the hospital?"."""


_IN_PART: tuple[tuple[BillingSetting, Pattern], ...] = (
    (BillingSetting.DME, pattern(r"\b(supplier|dme(pos)?)\b")),
    (BillingSetting.HOSPITAL, pattern(r"\b(hospital|outpatient|hopd|opps|facility)\b")),
    (BillingSetting.PRACTITIONER, pattern(r"\b(practitioner|physician|professional|office|pro[ -]?fee)\b")),
)


def in_part(text: str) -> BillingSetting | None:
    """The one setting that a part of a question names; None where it names none, or several."""
    named = [one for one, words in _IN_PART if words.search(text)]
    return named[0] if len(named) == 1 else None


def both_settings(text: str) -> bool:
    """Whether the text names the practitioner and the hospital, or sets one beside the other."""
    return (
        bool(_BOTH.search(text))
        or bool(_ALIKE.search(text))
        or (compares(text) and bool(_OF_HOSPITAL.search(text) and _OF_PRACTICE.search(text)))
        or asks_too(text)
        or bool(_EITHER.search(text) and _OF_HOSPITAL.search(text) and _OF_CLINICIAN.search(text))
    )


_COMPARED = pattern(
    r"\bsame\b(?! (doctors?|physicians?|surgeons?|providers?|patients?|day|date|session|visit|time|side|site|person|encounter)\b)"
    r"|\b(identical|differ\w*|higher|lower|greater|smaller|larger|bigger|more|less|fewer|than|versus|vs|compared?"
    r"|equal|agrees?|match(es)?|alike)\b"
)
_OF_HOSPITAL = pattern(r"\b(hospitals?|facility|outpatient|hopd|opps|institutional)\b")
_OF_PRACTICE_WORDS = (
    r"\b(practitioners?|physicians?|doctors?|doctor'?s|professional|office)\b"
    r"|\b((private )?(clinic|practice)|pro[ -]?fee|1500)\b"
)
_OF_PRACTICE = pattern(_OF_PRACTICE_WORDS)


_OF_CLINICIAN = pattern(_OF_PRACTICE_WORDS + r"|\bsurgeons?\b|\b\w+ologists?\b")
"""The same where the question is for which of the settings something holds."""
_PLACES: tuple[tuple[BillingSetting, Pattern], ...] = (
    (BillingSetting.DME, pattern(r"\b(suppliers?|dme(pos)?)\b")),
    (BillingSetting.HOSPITAL, _OF_HOSPITAL),
    (BillingSetting.PRACTITIONER, _OF_CLINICIAN),
)
_EITHER = pattern(
    r"\bwh(o|ich)( of (them|us|the two))? is (right|correct|wrong)\b|\bfor (both|neither|either)\b"
    r"|\b(surgeon|doctor|physician)s?('s)? (and|or|vs|versus) (on |for )?(the |our )?(hospital|facility)\b"
    r"|\b(doctors?|physicians?|practice|surgeons?|hospital|facility) too\b|\bsame for (us|them)\b"
    r"|\bboth (of them )?(be )?(right|correct|true)\b|\beither\b~25\b(doctor|physician|surgeon|hospital|facility)"
    r"|\b(two|both|each|either|all) (of )?(the |these )?(\w+ )?(files?|tables?|settings?|claims)\b"
)
"""Asks for which of the settings something holds."""
_NOUN = r"(edits?|indicators?|limits?|mues?|numbers?|rules?|answers?|thing|pairs?|tables?|status|case|true|values?)"
_SAME_THERE = pattern(
    rf"\b(same|identical|equal|different)( {_NOUN})? (for|in|on|with|at) (the |a |our )?(hospitals?|facility|outpatient|opps)\b"
    r"|\b(hospital|facility)\b~40\b(what|where|though|while|whereas|when) (the |our |a )?"
    r"(doctors?|physicians?|surgeons?|practitioners?)\b"
    r"|\b(doctors?|physicians?|surgeons?|practitioners?)\b~40"
    r"\b(what|where|though|while|whereas|when) (the |our |a )?(hospital|facility)\b"
)
_OF_FILES = r"(hospital|facility|opps)('s)?( outpatient)? (claims?|file|table|side|edits?|setting)"
_TOO = pattern(
    r"\b(true|same|hold\w*|apply|applies|valid|indicator|edit|limit|mue|work\w*|so|case)\b~25\b(hospital|facility|opps)\b~25"
    r"\b(too|as well|also)\b"
    rf"|\b(in|on|for) (the |a |our )?(outpatient )?{_OF_FILES}\b~12\b(too|as well|also)\b"
    rf"|\balso\b~12\b(in|for|on) (the |a |our )?(outpatient )?{_OF_FILES}\b"
)
"""Asks whether a hospital's file says what the practitioners' does."""


def asks_too(text: str) -> bool:
    """Whether the text asks if a hospital's file says the same."""
    return bool(_TOO.search(text) or _SAME_THERE.search(text))


def compares(text: str) -> bool:
    """Whether the text compares one thing with another."""
    return bool(_COMPARED.search(text))


def weighs(text: str) -> bool:
    """Whether the text sets settings beside each other: by a comparison, or by asking for which of them something holds."""
    return compares(text) or bool(_EITHER.search(text)) or asks_too(text)


_BESIDE = pattern(
    r"(\b(and|or|vs|versus)|,) ?[^.?!]{0,30}\b(hospitals?|facility|hopd)\b"
    r"|\b(hospitals?|facility|hopd)\b[^.?!]{0,60}(\b(and|or|vs|versus)\b|,)[^.?!]{0,30}"
    r"\b(doctors?|physicians?|practitioners?|surgeons?|office|suppliers?|\w+ologists?)\b"
)


def beside(text: str) -> bool:
    """Whether one setting stands behind the other: `for the surgeon's claim and for the hospital`."""
    return bool(_BESIDE.search(text))


_EACH = pattern(r"\b(each|all|every|the three|any)( of)? (the |these )?settings?\b")


def named(text: str) -> tuple[BillingSetting, ...]:
    """The settings that the text names, in the order in which it does; all of them where it asks of each."""
    if _EACH.search(text):
        return tuple(BillingSetting)
    found = [(place.start(), one) for one, words in _PLACES if (place := words.search(text))]
    return tuple(one for _, one in sorted(found, key=lambda place: place[0]))


def setting(question: Question) -> tuple[BillingSetting, bool]:
    """The setting of the look-ups, and whether nothing said so."""
    if question.setting is BillingSetting.DME or _SUPPLIER.search(question.text):
        return BillingSetting.DME, False
    if question.answered and len(question.text.split()) <= _SHORT and _NAMED.search(question.text):
        return BillingSetting.HOSPITAL, False
    if question.setting is BillingSetting.HOSPITAL or _of_hospital(question.text):
        return BillingSetting.HOSPITAL, False
    return BillingSetting.PRACTITIONER, not _PRACTITIONER.search(question.text)


def _of_hospital(text: str) -> bool:
    """Whether a hospital's claim is meant: it says so, or one of its departments reports."""
    told = _DEPARTMENT.search(text) and not _CLINICIAN_TOLD.search(text)
    return bool(told or _HOSPITAL.search(text))
