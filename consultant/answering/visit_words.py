"""What a question tells of a visit: its kind and place, the minutes, the level of decision making."""

from __future__ import annotations

import re
from functools import lru_cache

from consultant.answering.number_words import times_in_digits
from consultant.answering.patterns import expression, pattern

FAMILIES: tuple[tuple[tuple[str, ...], re.Pattern[str] | None], ...] = tuple(
    (codes, re.compile(words, re.IGNORECASE) if words else None)
    for codes, words in (
        (("99221", "99222", "99223"), r"\b(?:initial|first|admission) (?:inpatient |acute )?(?:hospital|inpatient"
        r"|observation|obs)\b"
         r"|\badmission (?:h ?& ?p|visit|note)\b|\bh ?& ?p\b"),
        (("99231", "99232", "99233"), r"\b(?:subsequent|follow[- ]?up|later|daily|progress) (?:inpatient )?(?:hospital|inpatient"
         r"|observation|obs)\b|\b(?:hospital|inpatient|observation) (?:progress|follow[- ]?up|round|day \d)"
         r"|\bround(?:s|ed|ing)?\b"),
        (("99234", "99235", "99236"), r"\badmi\w+ and discharge\w* (?:on )?the same (?:day|date)\b"
         r"|\bsame[- ](?:day|date) (?:admi\w+|admit) and discharge\w*\b|\badmi\w+ and discharge\w* in one day\b"),
        (("99282", "99283", "99284", "99285"), r"\bemergency (?:department|room|visit)\b|\b(?:ed|er) (?:visit|level"
         r"|physician|doctor)\b|\bin the (?:ed|er)\b"),
        (("99304", "99305", "99306"), r"\b(?:initial|first|admission)\b.{0,20}\b(?:nursing (?:facility|home)|snf)\b"
         r"|\b(?:nursing (?:facility|home)|snf)\b.{0,12}\b(?:admission|admit)"),
        (("99307", "99308", "99309", "99310"), r"\b(?:subsequent|follow[- ]?up|later|monthly"
         r"|routine)\b.{0,20}\b(?:nursing (?:facility|home)|snf)\b"
         r"|\b(?:nursing (?:facility|home)|snf)\b.{0,12}\b(?:subsequent|follow[- ]?up|later|monthly|routine)\b"),
        (("99341", "99342", "99344", "99345"), None),
        (("99347", "99348", "99349", "99350"), None),
        (("99242", "99243", "99244", "99245"), r"\b(?:office|outpatient) consult"),
        (("99252", "99253", "99254", "99255"), r"\b(?:inpatient|hospital) consult"),
        (("99202", "99203", "99204", "99205"), None),
        (("99212", "99213", "99214", "99215"), None),
    )
)  # fmt: skip
"""Visits of one kind, the lowest level first, and the words that name it; at home and in the office the patient decides too."""
EMERGENCY = FAMILIES[3][0]
"""Their level never goes by time."""
_NURSING = (FAMILIES[4][0], FAMILIES[5][0])
_IN_NURSING = expression(
    r"\b(?:nursing (?:facility|home)|snf)\b(?=[^?]*\b(?:visit|saw|seen|see|sees|round\w*)\b)"
    r"|\b(?:visit|saw|seen|see|sees)\b[^?]*\b(?:nursing (?:facility|home)|snf)\b",
    re.IGNORECASE,
)
"""A visit there that is not called the first."""
_BY_PATIENT = {
    (True, True): FAMILIES[6][0],
    (True, False): FAMILIES[7][0],
    (False, True): FAMILIES[10][0],
    (False, False): FAMILIES[11][0],
}
"""By whether the visit was at home and whether the patient is new."""
_HOME = expression(
    r"\b(?:home|house|residence|assisted living|domiciliary) (?:visit|call)s?\b", re.IGNORECASE
)
_NO_PATIENT = r"problem|complaint|symptom|med(?!icare|icaid)|rx|diagnos|dx|onset|issue|visit|est|known"
"""What else may be new to a patient."""
_NEW = expression(
    rf"\b(?:brand[- ])?new (?:(?!{_NO_PATIENT})\w+ ){{0,2}}(?:patient|pt|pts)\b|\bnp visit\b"
    r"|\b(?:patient|pt|she|he) (?:is |was )?(?:brand[- ])?new to (?:us|me|our|the|this)\b"
    r"|\bnew (?:patient |pt )?(?:office )?visit\b|\bfirst[- ]time patient\b|\bnever (?:been )?seen (?:here|by us|before)\b",
    re.IGNORECASE,
)
_KNOWN = expression(
    r"\bestablished(?=\W*(?:\Z|[,.;?]))|\b(?:estab(?:lished)?|existing|known|est\.?|returning|return|follow[- ]?up"
    r"|long-?time|regular) (?:\w+ ){0,2}"
    r"(?:patient|pts?|visit)\b"
    r"|\b(?:patients?|pts?|somebody|someone|one|person|whom?)\b[^.?!]{0,20}"
    r"\b(?:(?:i|we|he|she|they)(?:'ve| have|'s| has|'d| had)? (?:already )?(?:known?|knew|knows|seen|followed|treated)\b)"
    r"|\b(?:we(?:'ve| have)|has been|been) (?:seen|seeing|treat\w+|know\w*|follow\w+) (?:\w+ ){0,3}"
    r"(?:for|since|before|many|years|regularly)\b"
    r"|(?<!never )(?<!never been )(?<!not been )\bseen (?:here|by us|in our office)"
    r" (?:before|for years|last (?:month|year)|regularly)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:hospital|inpatient|observation|emergency|ed|er|nursing|snf|home|critical|consult\w*|admission|admitted)\b",
    re.IGNORECASE,
)
"""Places at which a visit is none of the office."""
_OTHER_SERVICE = re.compile(
    r"\b(?:psychotherapy|therapy|infusion|telephone|counsel\w+|discharge(?! (?:on )?the same)|staff|nurse|month|teaching"
    r"|anesthesia|anesthesiologist"
    r"|procedure"
    r"|critical care)\b",
    re.IGNORECASE,
)
"""Whose minutes these may be; they are no total time of a visit."""
_OF_A_MODEL = re.compile(
    r"\bcmmi\b|\binnovation (?:center|model)\b|\bcare management home visit\b", re.IGNORECASE
)
"""Models under trial by Medicare, whose visits have G codes of their own."""
_MINUTES = expression(
    r"(?<![\d-])\b(\d{1,3})[ -]?(?:total )?(?:minutes?|mins?)\b(?! (?:more|late|early|short|apart|later|each))",
    re.IGNORECASE,
)
_RANK = r"(?P<{0}>straight-?\s?forward|minimal|low|moderate|medium|mod|high)"
_MAKING = r"(?:mdm|(?:medical )?decision[- ]making|complexity)"
_DECISIONS = expression(
    rf"\b{_RANK.format('before')}(?:[- ](?:level|risk))?(?:[- ]complexity)?[- ]{_MAKING}\b"
    rf"|\b{_MAKING}(?: (?:is|was|of|at|level|only|but|supports?|were|reaches|:|=|a|an"
    rf"|complexity))*:? {_RANK.format('after')}\b",
    re.IGNORECASE,
)
_MEANT = {
    "straightforward": "straightforward",
    "minimal": "straightforward",
    "medium": "moderate",
    "mod": "moderate",
}
_DRUG = expression(
    r"\b(?:prescription|rx) drug|\bdrug management\b|\b(?:medications?|meds?|prescriptions?|scripts?|doses?|drugs?)"
    r" (?:was |were |is |are )?(?:adjust|chang|refill|renew|start|increas|continu|manag|prescrib)\w*"
    r"|\b(?:adjust|chang|refill|renew|start|increas|continu|manag|prescrib)\w* (?:\w+ )?(?:\w+ )?(?:medications?|meds?"
    r"|prescriptions?"
    r"|drugs?|antibiotics?|insulin|metformin|statins?)\b|\bprescribed\b|\brx (?:mgmt|management)\b",
    re.IGNORECASE,
)
_MODERATE_PROBLEM = re.compile(
    r"\b(?:two|2|three|3|several|multiple)(?: or more)? (?:stable )?(?:chronic )?(?:stable )?(?:chronic (?:illness"
    r"|condition|problem|disease)"
    r"|illness|chronic)\w*"
    r"|\bstable (?:\w+ ){1,2}(?:and|&|\+|,) (?:stable )?(?:htn|hypertension|dm|diabetes|copd|ckd|asthma|hld|hyperlipidemia|gerd"
    r"|hypothyroid\w*|depression|afib|cad|chf|osteo\w+)\b"
    r"|\bchronic\b.{0,40}\b(?:worse\w*|exacerbat\w+|uncontrolled|not (?:at|to) goal|progress\w+|poorly controlled)\b"
    r"|\bexacerbation of\b|\buncontrolled (?:diabetes|hypertension|htn|dm)\b",
    re.IGNORECASE,
)
_LOW_PROBLEM = re.compile(
    r"\b(?:one|1|a|single) stable chronic\b|\b(?:one|1|single) (?:simple |acute |uncomplicated )+(?:illness|problem|injury)\b"
    r"|\bacute,? uncomplicated (?:illness|injury|problem)\b",
    re.IGNORECASE,
)


_LEVEL_OF_A_VISIT = pattern(
    r"\b(level|lvl) (\d|one|two|three|four|five|i{1,3}|iv|v)\b~30\b(new|est\w*|office|clinic|outpatient|er|ed|emergency|hospital"
    r"|inpatient|nursing|snf)\b|\b(new|est\w*|office|clinic|outpatient|er|ed|emergency|hospital|inpatient|nursing"
    r"|snf)\b~30\b(level"
    r"|lvl) (\d|one|two|three|four|five|i{1,3}|iv|v)\b"
    r"|\b(high|moderate|low)[- ](level|mdm|complexity)\b~30\b(new|est\w*|office|er|ed|emergency|hospital|inpatient"
    r"|nursing|home)\b~20"
    r"\bvisit|\bcritical care\b"
)


def tells_level(text: str) -> bool:
    """Whether the text names a kind of visit with its level, which is one code or two: `a level 4 office visit`."""
    return bool(_LEVEL_OF_A_VISIT.search(text))


def family(text: str, cited: tuple[str, ...]) -> tuple[str, ...]:
    """The visits among which the level is looked for, by the cited codes, else by the words; empty where nothing tells."""
    if cited:
        return next((codes for codes, _ in FAMILIES if set(cited) <= set(codes)), ())
    named = [codes for codes, words in FAMILIES if words and words.search(text)]
    if len(named) > 1:  # the admission may be that to the nursing facility
        named = [codes for codes in named if codes in _NURSING] or named
    if named:
        return named[0] if len(named) == 1 else ()
    if _IN_NURSING.search(text):
        return _NURSING[1]
    new, known, home = bool(_NEW.search(text)), bool(_KNOWN.search(text)), bool(_HOME.search(text))
    if new == known or (_ELSEWHERE.search(text) and not home) or _OF_A_MODEL.search(text):
        return ()
    return _BY_PATIENT[home, new]


@lru_cache(maxsize=64)  # one question is looked at from several places
def minutes(text: str) -> int:
    """The total minutes that the text tells; 0 for none, or where several are told."""
    text = times_in_digits(text)
    apart = _OTHER_DAY.search(text)
    less = int(apart[1] or apart[2]) if apart else 0
    told = {int(found[1]) for found in _MINUTES.finditer(_OTHER_DAY.sub(" ", text))}
    return max(0, told.pop() - less) if len(told) == 1 and not _OTHER_SERVICE.search(text) else 0


_OTHER_DAY = expression(
    r"\b(?:of which|including|incl\.?|with|but) (\d{1,3})(?: of (?:them|these|those))?[ -]?(?:minutes?|mins?)?(?: \w+){0,4}?"
    r" (?:the )?(?:next|following|previous|prior) (?:day|morning|evening|night)\b"
    r"|\b(?:of which|including|incl\.?|with|but) (\d{1,3})\b[^.?!]{0,20}\b(?:day|night|evening) before\b",
    re.IGNORECASE,
)
"""Minutes of another day within those that are told: they do not count."""


def decisions(text: str) -> str:
    """The level of decision making that the text names, or that its problems and drugs come to; empty for none or several."""
    named = {
        (found["before"] or found["after"]).lower().replace("-", "").replace(" ", "")
        for found in _DECISIONS.finditer(text)
    }
    if named:
        word = named.pop()
        return "" if named else _MEANT.get(word, word)
    if _DRUG.search(text):
        return "moderate" if _MODERATE_PROBLEM.search(text) else "low" if _LOW_PROBLEM.search(text) else ""
    return "low" if _OVER_THE_COUNTER.search(text) and _LOW_PROBLEM.search(text) else ""


_OVER_THE_COUNTER = expression(
    r"\b(?:otc|over[- ]the[- ]counter|without (?:a )?prescription)\b", re.IGNORECASE
)
"""Low risk: with a low problem it makes low decision making."""
