"""What a question says of two codes beside their numbers: one site or two sides, two patients, a denial, a column."""

from __future__ import annotations

import re

from consultant.answering.patterns import expression

_SAME_SITE = re.compile(
    r"\bsame (knee|hip|shoulder|joint|site|side|eye|lesion|incision|area|region|vessel|level|breast|foot|hand|toe|finger|wound"
    r"|ulcer|polyp|nodule|mass|tumou?r|muscle|nerve|bone|vertebra|segment|duct|kidney|ear|sinus|artery|vein|nail|cyst"
    r"|compartment|interspace|lobe|stone|ureter|lid|eyelid|wrist|ankle|elbow|leg|arm|spot|place|tendon|ligament|meniscus"
    r"|bursa|fracture|hernia|graft|gland|disc|disk|thumb|trigger point|specimen|sample|blood draw"
    r"|port|trocar)\b(?! (?:visit|care|exam|clinic|surg))"
    r"|\bone (?:specimen|sample)\b|\b(?:at|through|in|of) the (?:port|trocar|incision|access|surgical) ?(?:site|wound)?\b",
    re.IGNORECASE,
)
_OTHER_SIDE = re.compile(
    r"\b(other|opposite|second) (side|breast|knee|hip|shoulder|eye|ear|arm|leg|hand|foot|kidney|wrist|ankle|elbow)\b"
    r"|\bcontralateral\b|\bleft\b.*\bright\b|\bright\b.*\bleft\b",
    re.IGNORECASE | re.DOTALL,
)
_PERSON = r"(?:patients?|pts?|persons?|people|beneficiar(?:y|ies)|members?|twins?)"
_ANOTHER = r"(?:another|a different|a second|the other|the next)"
_RELATIVE = r"(?:husband|wife|brother|sister|twin|mother|father|son|daughter|spouse)"
_TWO_PATIENTS = expression(
    rf"\b(?:different|separate|distinct) {_PERSON}\b"
    rf"|\b(?:{_ANOTHER}|one) {_PERSON}\b[^.?!]{{0,60}}\b{_ANOTHER}\b"
    rf"|\b(?:patient|pt)\.? ?(?:a|1|one)\b[^?!]{{0,80}}\b(?:patient|pt)\.? ?(?:b|2|two)\b"
    rf"|\b(?:for|and) (?:her|his|the) {_RELATIVE}\b(?! (?:said|says|had|died|called|has|is|asks?|wants?))",
    re.IGNORECASE,
)
_NOT_TWO = re.compile(
    rf"\b(?:not|no) (?:\w+ )?(?:two|different|separate) {_PERSON}\b|\bfamily history\b", re.IGNORECASE
)
_DENIED = expression(
    r"\bden(?:y|ied|ials?|ies|ying)\b|\breject(?:s|ed|ion)?\b|\bbounced\b"
    r"|\brefus(?:e[sd]?|als?|ing)\b|\bkick(?:s|ed|ing) (?:it |them |this )?(?:out|back)\b|\b(?:won't|will not|doesn't) pay\b",
    re.IGNORECASE,
)
_JUSTIFIED = expression(
    r"\b(?:is|was|are|were|do|does|did) (?:that|this|it|they|the (?:denial|payer|plan|carrier|mac|insurer))(?: \w+){0,2}?"
    r" ?(?:right|correct|ok|okay|proper|legit\w*|justified|valid|so|true|fair|a (?:medicare|cms|ncci) (?:rule|edit|policy))\b"
    r"|[.?!,;]\s*(?:right|correct|justified|fair|is that right|ok)\s*\?|\bwhy\b|\b(?:right|correct"
    r"|ok) or (?:wrong|not)\b|\bappeal\b"
    r"|\bmedicare(?:'s)? (?:rule|edit|policy)\b|\b(?:right|correct|justified|legit) denial\b"
    r"|\bdenial (?:right|correct|justified)\b|\bcan they\b|\bmay they\b|\bare they right\b"
    r"|\bfight (?:it|this|that|them|back)\b|\bworth (?:fighting|appealing|an appeal)\b",
    re.IGNORECASE,
)
_WHICH_COLUMN = re.compile(
    r"\b(?:which|what|who)\b[^.?!]{0,40}\bcolumn ?(?:1|2|one|two|i{1,2})\b"
    r"|\bcolumn ?(?:1|2|one|two|i{1,2})\b(?: (?:and|&|/) (?:column )?(?:1|2|one|two|i{1,2}))?[^.?!]{0,12}\b(?:of|in|for)"
    r" (?:the |this )?(?:pair|edit|[A-Z]?\d{4})"
    r"|\b(?:which|what) column\b|\bcolumns?(?: (?:1|2|one|two))?(?: or (?:column )?(?:2|two))?\s*\?"
    r"|\bcolumn (?:1|2|one|two) (?:is|or|code)\b[^.?!]{0,30}\bwhich\b",
    re.IGNORECASE,
)
_CODE = r"(?:[A-Z]?\d{4,5}[A-Z]?)(?:-\w\w)?"
_INCLUDED = (
    re.compile(
        rf"\b(?P<part>{_CODE})\b[^.?!\d]{{0,14}}\b(?:(?:included?|inclusive|contained|part) (?:in|into|of|with|by|to)"
        rf"|bundled (?:in|into|to))\b"
        rf"(?:[^.?!]{{0,30}}\b(?P<whole>{_CODE})\b)?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<whole>{_CODE})\b[^.?!]{{0,25}}\b(?:includes?|contains?|covers?|kills?|swallows?|absorbs?|eats?"
        rf"|trumps?|subsumes?|wipes? out|knocks? out)\b[^.?!]{{0,30}}\b(?P<part>{_CODE})\b",
        re.IGNORECASE,
    ),
)
_HOSPITAL_BILLS = re.compile(
    r"\b(?:hospital|facility|provider[- ]based|outpatient department|hopd)\b", re.IGNORECASE
)
_CLINICIAN_BILLS = re.compile(
    r"\b(?:physicians?|doctors?|providers?|clinicians?|docs?)\b(?! based)[^.?!]{0,30}"
    r"\b(?:bills?|reports?|codes?|charges?|claim)\b",
    re.IGNORECASE,
)
_COMPARED = expression(
    r"\b(?:is|are|was)\b(?:[^.?!]|\.\w){0,40}\b(?:the )?(?:same|identical|equal)(?: thing| code)?(?: as| to| like|\?)"
    r"|\b(?:what(?:'s| is)? the |any |the |is there an? )?differen(?:ce|t)\b(?:[^.?!]|\.\w){0,25}\b(?:between|from|of|to)\b"
    r"|\b(?:how|do|does)\b(?:[^.?!]|\.\w){0,60}\bdiffers?\b|\bdiffers? from\b"
    r"|\A\W*[A-Z]\d[\w.]{1,6} (?:vs?\.?|versus) [A-Z]\d[\w.]{1,6}\W*\Z"
    r"|\bwhat(?:['’]?s| is)? the differences?\W*\Z|\bdifferences?\W*\Z"
    r"|\b(?:vs\.?|versus|and|or)\b.{0,20}[,:-] ?(?:the )?same\s*\?|\bmean the same\b|\bdifference\s*\?|\binterchangeabl\w+\b",
    re.IGNORECASE,
)
_ABOUT_PAIRS = re.compile(
    r"\bbundl|\bedits?\b|\bn?cci\b|\bptp\b|\btogether\b|\bunbundl|\bsame (?:day|date|session|claim|visit|time|encounter)\b"
    r"|\bboth\b|\bmodifier|\bcolumn|\bexcludes|\bbeside\b|\bdrg\b|\bpay\w*\b|\bw?rvus?\b|\bmues?\b|\bunits\b|\bpatients?\b|\bindicators?\b",
    re.IGNORECASE,
)


_SIDE_AND_PART = re.compile(
    r"\b(?:right|left) (?:knee|hip|shoulder|eye|ear|breast|foot|hand|wrist|ankle|elbow|leg|arm|kidney|heel|thumb)\b",
    re.IGNORECASE,
)


_SIDE_OF = re.compile(
    r"\b(?:on|at|of) (?:the |her |his )?(right|left)\b(?! (?:away|before|after|out|over))", re.IGNORECASE
)


_BOTH_ON = re.compile(
    r"\b[A-Z]?\d{4,5}[A-Z]?,? (?:with|and|plus|&|\+|/) [A-Z]?\d{4,5}[A-Z]?,? (?:both |done |together )*(?:on"
    r"|for) the (?:left|right)\b"
    r"(?! (?:and|or)\b)",
    re.IGNORECASE,
)
"""Two codes on one side, which is named once."""


def same_site(text: str) -> bool:
    """Whether both services were on one site: it says so, or tells the same part of one side twice."""
    parts = [found[0].lower() for found in _SIDE_AND_PART.finditer(text)]
    sides = [found[1].lower() for found in _SIDE_OF.finditer(text)]
    return (
        bool(_SAME_SITE.search(text) or _BOTH_ON.search(text))
        or (len(parts) > 1 and len(set(parts)) == 1)
        or (len(sides) > 1 and len(set(sides)) == 1)
    )


def other_side(text: str) -> bool:
    """Whether two sides are told apart: the side may be told of either line."""
    return bool(_OTHER_SIDE.search(text))


def two_patients(text: str) -> bool:
    """Whether the two services were for two people; an edit looks at one."""
    return bool(_TWO_PATIENTS.search(text)) and not _NOT_TWO.search(text) and not _DENIED.search(text)


def doubts_denial(text: str) -> bool:
    """Whether the text tells of a denial and asks whether it is right or why it came."""
    return bool(_DENIED.search(text) and _JUSTIFIED.search(text))


_TO_BILL = re.compile(
    r"\b(?:can|could|may|should) (?:we|i|you|they|he|she) (?:also |still |ever )?(?:bill|report|code|charge|claim|get paid)\b"
    r"|\b(?:billable|payable)\b",
    re.IGNORECASE,
)


def asks_to_bill(text: str) -> bool:
    """Whether the text asks if something may be billed, whatever it tells of what includes it."""
    return bool(_TO_BILL.search(text))


_INCLUDING = expression(r"\b(?:included?|includes|inclusive|contains?)\b", re.IGNORECASE)


def included(text: str) -> str:
    """The code of which is asked whether another one includes it; `?` where it is not named, empty for no such question."""
    for words in _INCLUDED:
        if found := words.search(text):
            return found["part"][:5].upper()
    return "?" if _INCLUDING.search(text) else ""


def two_claims(text: str) -> bool:
    """Whether the hospital's charge and the clinician's own are meant: two claims, and an edit looks at one."""
    return bool(_HOSPITAL_BILLS.search(text) and _CLINICIAN_BILLS.search(text))


_CLINICIAN = expression(
    r"\b(\w+(?:ologist|iatrist|iatrician|surgeon)|internist|hospitalist|dentist|optometrist|intensivist|crna|pcp)(?:'?s)?\b",
    re.IGNORECASE,
)
_DIFFERENT = re.compile(
    r"\b(?:different|other|separate|two) (?:specialt(?:y|ies)|groups?|practices?)\b|\ball (?:the )?(?:providers"
    r"|doctors|physicians)\b",
    re.IGNORECASE,
)
_SAME_GROUP = re.compile(
    r"\b(?:same|one|our|my) (?:group|practice|specialty|doctor|physician|provider)\b", re.IGNORECASE
)


def two_specialties(text: str) -> bool:
    """Whether the services were by clinicians of two specialties or groups, whom a practitioner edit does not join."""
    named = {found[1].lower() for found in _CLINICIAN.finditer(text)}
    return (len(named) > 1 or bool(_DIFFERENT.search(text))) and not _SAME_GROUP.search(text)


_AFTER = re.compile(
    r"\b(?:that|the same|in the|this) (?:evening|night)\b|\blater (?:that|the same|in the|on)\b"
    r"|\bafter(?:wards)? (?:the |her |his |an? )?"
    r"(?:\w+ ){0,3}(?:surgery|operation|procedure|case|arthroscopy|repair|(?=[A-Z]?\d{4}))|\bpost-?\s?op\w*\b",
    re.IGNORECASE,
)


def came_after(text: str) -> bool:
    """Whether a service is told to have come after the operation of the day."""
    return bool(_AFTER.search(text))


_WHICH_DENIED = re.compile(
    r"\b(?:which|what) (?:one |code |line |service |procedure )?(?:of (?:the |these |those )?(?:two|both|them|codes|lines) )?"
    r"(?:\w+ ){0,3}?(?:den(?:ied|y)|payable|not paid|unpaid|dropped?|drops|falls?|loses?|lost|rejected|comes off|goes away"
    r"|bundled|bundles|paid|pays|survives?|wins?|stays|counts)\b",
    re.IGNORECASE,
)


def asks_denied(text: str) -> bool:
    """Whether the text asks which of the two is denied, or paid."""
    return bool(_WHICH_DENIED.search(text))


_INDICATOR = expression(r"\bindicator\b|\bcci ?mi\b|\b(?:an? )?[01] or (?:an? )?[01]\b", re.IGNORECASE)


_LINE = expression(
    r"\b(?:right|correct|wrong|proper) (?:line|code|place|procedure|spot)\b|\b(?:placed|put|appended|attached"
    r"|sits?) (?:right|correctly|wrong\w*)\b"
    r"|\bcorrectly (?:placed|appended|attached)\b",
    re.IGNORECASE,
)


def asks_line(text: str) -> bool:
    """Whether the text asks if a modifier stands on the right line."""
    return bool(_LINE.search(text))


_REASON = re.compile(
    r"\bstated (?:reason|rationale)\b"
    r"|\b(?:reason|rationale|ground)s?\b[^.?!]{0,30}\b(?:text|edit|pair|for|of|given|behind|stated)\b"
    r"|\bwhy\b[^.?!]{0,25}\b(?:edit|bundled|pair)\b",
    re.IGNORECASE,
)


def asks_reason(text: str) -> bool:
    """Whether the text asks for the reason that the file gives for an edit."""
    return bool(_REASON.search(text))


_ACCEPTED = re.compile(
    r"\b(?:does|do|will|would|can) (?:this|that|the|our) (?:n?cci )?(?:edit|pair)\b[^.?!]{0,15}"
    r"\b(?:accept|take|allow|permit|recogni[sz]e|honor)\b[^.?!]{0,15}\bmod",
    re.IGNORECASE,
)


def asks_accepted(text: str) -> bool:
    """Whether the text asks if an edit takes any modifier."""
    return bool(_ACCEPTED.search(text))


def asks_indicator(text: str) -> bool:
    """Whether the text asks for the modifier indicator itself."""
    return bool(_INDICATOR.search(text))


_OPENED = re.compile(
    r"\b(?:edit|pair|bundle|it|one|that)\b[^.?!]{0,30}\b(?:opened|opens?|bypassed|overridden|overrode|unlocked|lifted|broken)\b",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:no|not|none|nothing|never|cannot|is there|there is|bundl\w*|includ\w*|exists?|which|what|who|when)\b|n't\b",
    re.IGNORECASE,
)


_SHUT = expression(
    r"\b(?:(?:is|are)(?: it| that)? (?:right|true|correct|so) that|correct,|true,)[^.?!]{0,20}\b(?:no|nothing)\b[^.?!]{0,20}"
    r"\b(?:opens?|bypass\w*|overrides?|unlocks?)\b"
    r"|\b(?:cannot|can't|can not|can never|(?:is|are) never)(?: be)? (?:opened|bypassed|overridden|unlocked)\b[^.?]*"
    r"\b(?:right|true|correct|yes)\W*\?",
    re.IGNORECASE,
)


def takes_for_shut(text: str) -> bool:
    """Whether the text wants it confirmed that no modifier opens an edit."""
    return bool(_SHUT.search(text))


def takes_for_open(text: str) -> bool:
    """Whether the text asks or says nothing but that an edit can be opened."""
    return bool(_OPENED.search(text)) and not _OTHERWISE.search(text)


def asks_column(text: str) -> bool:
    """Whether the text asks which of the two stands in which column."""
    return bool(_WHICH_COLUMN.search(text))


_OF_THE_PAIR = expression(
    r"\bbundl|\bedits?\b|\bn?cci\b|\bptp\b|\btogether\b|\bunbundl|\bcolumn|\bseparately\b|\bbeside\b|\bwith (?=[A-Z]?\d{4})",
    re.IGNORECASE,
)


_HISTORY = re.compile(
    r"\bsince when\b|\beffective(?: date)?\b|\bhistory\b|\bwhat happened\b|\bwhen (?:did|was|were|has|is)\b|\bhow long\b",
    re.IGNORECASE,
)


def asks_history(text: str) -> bool:
    """Whether the text asks since when an edit stands, or what became of it."""
    return bool(_HISTORY.search(text))


_PURPOSE = re.compile(
    r"\bcost[- ]shar\w*|\bcoinsurance\b|\bdeductible\b|\bclia\b|\bwaive[sd]?\b|\btelehealth\b|\bhospice\b|\babn\b",
    re.IGNORECASE,
)


def other_purpose(text: str) -> bool:
    """Whether the text asks for a modifier that says something else than that two services are distinct."""
    return bool(_PURPOSE.search(text))


def about_pairs(text: str) -> bool:
    """Whether the text asks anything of codes beside each other."""
    return bool(_OF_THE_PAIR.search(text))


def compares(text: str) -> bool:
    """Whether the text asks for the difference between codes, or whether they are the same, and for nothing of a pair."""
    return bool(_COMPARED.search(text)) and not _ABOUT_PAIRS.search(text)
