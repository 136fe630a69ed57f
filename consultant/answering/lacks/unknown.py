"""What decides and the asker says not to have at hand: `I forgot the side`, `the date is cut off`, `dose isn't on my sheet`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from consultant.answering.lacks import days
from consultant.answering.patterns import Pattern, pattern

_NOT = (
    r"(?:forgot|(?:don'?t|do not|didn'?t|did not|doesn'?t|does not) (?:know|have|recall|remember|see|say|tell|show"
    r"|state|give|note"
    r"|write|get|record|ask|keep|mention)"
    r"|can(?:'?t|not) (?:tell|recall|remember|find|see|read|make out|reach)|(?:am|are|is|'m|'re) (?:not|un) ?sure"
    r"|no idea|not certain"
    r"|(?:was|were)(?:n'?t| not) (?:told|given|informed|sure)|never (?:told|said|wrote|gave)|(?:have(?:n'?t| not)"
    r"|has(?:n'?t| not)|did(?:n'?t| not)) (?:told|tell|say|said"
    r"|given|give|got"
    r"|sent|see|seen)"
    r"|(?:nobody|no one|no-one|none of us)(?: here| ever)? (?:noted|wrote|gave|put|entered|told|knows|remembers|filled)"
    r"|never (?:got|entered|put))"
)
_BEFORE = rf"\b{_NOT}\b[^.?!;]{{0,45}}?\b"
"""Stands before the fact."""
_AFTER = (
    r"\b[^.?!;,]{0,25}? ?(?:is|was|are|were|'s|got)(?: \w+)? (?:smudged|illegible|unreadable|blurr\w+|cut off|torn off|cropped"
    r"|covered(?= (by|with|over|up))"
    r"|missing|blank|empty|unclear|gone|not (?:on|in|here|at hand|with)|unknown to me|left (?:out|blank|off)|faded"
    r"|hidden|redacted)\b"
    r"|\b[^.?!;,]{0,25}?(?:isn'?t|wasn'?t|aren'?t) (?:on|in|at|here|shown|given|with|legible|readable|clear)\b"
    r"|\b[^.?!;,]{0,20}? (?:can|will|could) (?:be sent|follow|get (?:it|that))\b"
    r"|\b(?: that)? (?:i|we) (?:can(?:'?t|not)|do(?:n'?t| not)|could(?:n'?t| not)) (?:find|have|see|know|read|recall|remember"
    r"|tell)\b"
    r"|,? (?:i|we) (?:will|can|could) (?:send|look up|get|find)\b"
    r"|,? (?:i|we|i'm|we're|i am|we are) (?:am |are )?(?:not|un) ?(?:sure|certain)\b"
    r"|\b[^.?!;,]{0,12}? ?(?:is|was|were)(?:n'?t| not) (?:mentioned|given|told|included|written|said|stated) in (?:my"
    r"|the|this|our)"
    r" (?:message|mail|e-?mail|question|request)\b"
)
"""Stands after it."""
_LACKING = r"\b(?:no|without (?:a|the)|minus the) (?:\w+ ){0,2}"
_HERE = (
    r"\b[^.?!;]{0,12}? ?(?:here|(?:on|in|with) (?:my|the|this|our|his|her) "
    r"(?:copy|sheet|slip|ticket|superbill|screen|claim|message|list|fax|scan|page|form|end|desk|print\w*)"
    r"|in front of me|at hand|handy|yet)\b"
)


@dataclass(frozen=True, slots=True)
class _Fact:
    """One fact, by the words for it that stand beside those for not having it."""

    words: Pattern
    told: Pattern
    """What tells it after all."""

    def said(self, text: str) -> bool:
        return bool(self.words.search(text)) and not self.told.search(text)


def _fact(nouns: str, told: str = r"\A\b\Z", beyond: str = "") -> _Fact:
    expression = rf"{_BEFORE}(?:{nouns})\b|\b(?:{nouns})(?:{_AFTER})|{_LACKING}(?:{nouns}){_HERE}{beyond}"
    return _Fact(pattern(expression), pattern(told))


_PARTS = (
    r"(?:side|wrist|knee|eye|ear|hip|shoulder|elbow|ankle|foot|hand|arm|leg|breast|kidney|lung|finger|toe|thumb|ovary"
    r"|heel|thigh|calf"
    r"|eyelid|hip joint|joint)"
)
DATE = "date not known"
_FACTS: Mapping[str, _Fact] = {
    "side not known": _fact(
        rf"sides?(?! effects?)|laterality|left or right|right or left|(?:which|what) {_PARTS}(?: it (?:is|was))?",
        r"\bdominan\w+|\bhanded\w*|\b(?:nobody|no one|no-one) (?:\w+ )?(?:wrote|noted|documented)\b",
    ),
    DATE: _fact(
        r"(?:exact |visit |service )*dates?(?: of (?:service|the visit|visit))?(?! of)|dos|(?:which|what) (?:month|day"
        r"|date|year)"
        r"|when (?:it|the visit|that|she|he|this) (?:was|came|happened)|(?:the |exact )days?(?! (?:of|after|before|supply))"
        r"|(?:if|whether) (?:it|the visit|the service|that|she|he|this|the date) (?:was|is|came|happened"
        r"|fell)(?= (?:in|on|before|after|late|early|sept?|september|oct|october)\b)",
        r"\bdate of (?:birth|injury|accident|onset|death)\b|\bdate last\b|\bif the date\b"
        r"|\b(?:dos|date of service|service date)\W{0,3}(?:(?:is|was|of|on)\W)?(?:\d|[a-z]{3,9} \d)",
        r"|\b(?:has|have|had|with|carries|bears|shows?|there is|there's) no date\b|\bundated\b"
        r"|\bno date on (?:it|the (?:slip|bill|claim|sheet))\b"
        r"|\b(?:late|end of|last (?:days?|week) of) (?:september|march|sept?|mar)\.?(?: or|,? maybe| to) (?:in )?(?:the )?"
        r"(?:early|start of|beginning of|first (?:days?|week) of) (?:october|april|oct|apr)\b"
        r"|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr"
        r"|jun|jul|aug|sept?"
        r"|oct|nov|dec)\.? or (?:in )?(?:january|february|march|april|may|june|july|august|september|october"
        r"|november|december|jan|feb"
        r"|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b(?=[^?]*\b(?:sure|know|tell|remember|recall)\b)",
    ),
    "dose not known": _fact(
        r"doses?|dosage|how (?:much|many) (?:mg|milligrams|ml|units)? ?(?:was|were|she|he|it|we|they|of it)",
        r"\d ?(?:mg|mcg|g|ml|cc)\b",
    ),
    "stage not known": _fact(r"(?:which |what )?stages?(?: of)?"),
    "trimester not known": _fact(
        r"(?:which |what )?trimesters?|how far along|weeks of gestation|gestational age|how many weeks",
        r"\b(?:first|second|third|1st|2nd|3rd) trimester|\d ?(?:weeks|wks?)",
    ),
    "payer not known": _Fact(
        pattern(
            rf"{_BEFORE}(?:which |what |the |her |his |their )*(?:payer|payor|insurance|insurer)"
            r"(?: (?:it|she|he|they) (?:is|has|have))?(?=\W*(?:\Z|[.,;?!]))"
            r"|\b(?:medicare|medicaid|commercial|advantage|private)(?: \w+){0,2} or (?:\w+ )?(?:medicare|medicaid"
            r"|commercial|advantage"
            r"|private)(?: (?:plan|insurance))?,? (?:i|we|i'm|we're)(?: am| are)? (?:not|un) ?(?:sure|certain)\b"
        ),
        pattern(r"\bself[- ]pay\b"),
    ),
    "kind not known": _fact(
        r"(?:(?:if|whether) (?:she|he|it|the patient|this) (?:is|was) )?(?:an? )?(?:new|established|est)(?: patient)? or"
        r" (?:an? )?(?:new|established|est)(?: patient)?",
        r"\b(?:years?|months?) ago\b|\blast (?:seen|visit)\b",
    ),
    "drug not known": _fact(
        r"(?:which|what) (?:drug|med|medication|medicine|product|vaccine|steroid|brand)|name of the (?:drug|med\w*)"
    ),
    "length not known": _fact(
        r"(?:wound |lesion |exact )*(?:size|length|diameter)|how (?:long|big|large) (?:it|the (?:cut|wound|lesion))"
    ),
    "time not known": _fact(
        r"(?:total |exact )*(?:minutes|time spent|start and stop times?|stop times?|start times?)|how (?:long"
        r"|many minutes)(?! (?:do|to|the (?:cut|wound|lesion)))"
    ),
    "place not known": _fact(r"zip(?: code)?|localit(?:y|ies)|which (?:state|locality)"),
}
_WISHED = pattern(
    r"\bcodes?\b|\bdx\b|\bicd\b|\bcpt\b|\bhcpcs\b|\bmodifiers?\b|\bvalid\b|\bbillable\b|\bpayable\b|\bunits?\b"
    r"|\bfees?\b|\brates?\b|\b(?:do|can|should|could|may) (?:i|we) (?:use|report|put|send)\b"
    r"|\bpays?\b|\bbill\b|\ballowed\b|\blt\b|\brt\b|\bactive\b|\bok to (?:bill|use)\b"
)
_IN_THE_RECORD = pattern(
    r"\b(?:not|isn'?t|wasn'?t|never|nowhere|no) (?:\w+ )?(?:documented|recorded|stated|(?:in|on) the (?:note|record"
    r"|chart|order|report))\b"
    r"|\b(?:note|record|chart|documentation|report|physician|provider|doctor)s? (?:\w+ )?(?:doesn'?t|does not"
    r"|don'?t|didn'?t|did not|never|fails to)"
    r"(?: \w+)? (?:say|state|document|record|specify|mention|give|show|note|tell)"
    r"|(?<!no )(?<!not )(?<!without )(?<!no [\"“'‘])(?<!without [\"“'‘])(?<!of )\bunspecified\b"
    r"|(?<!show )(?<!tell )(?<!know )(?<!sure )(?<!say )(?<!see )(?<!check )(?<!out )(?<!verify )(?<!confirm )\b(?:if|when"
    r"|where|unless) (?:the|we|i|it|a|an|no)\b"
)
"""A record that leaves it open is coded as it stands; a condition asks for a rule."""


_SIDE = "side not known"
_FORGOTTEN = pattern(
    r"\b(?:i|we) (?:also |just |simply |then )?(?:forgot|neglected|omitted|failed|missed|did(?:n'?t| not)|have(?:n'?t| not))"
    r"(?: to)? (?:write|written|tell|told|give|given|send|sent|mention|mentioned|include|included|add|added|put|say|said|copy"
    r"|type|typed|pass)\b"
)
"""The asker left it out of the mail, whatever the record says."""
_SIDE_BEFORE = pattern(
    r"\b(?:sides?(?! effects?)|laterality|left or right|right or left)\b[^.?!;]{0,40}\b(?:forgot|neglected|omitted"
    r"|failed|missed"
    r"|did(?:n'?t| not)|have(?:n'?t| not))\b"
)


_NO_MATTER = pattern(
    r"\bdoes (?:it|that) matter\b|\bdo (?:we|i) need (?:it|that|to know)\b"
    r"|\b(?:break|override|bypass|unbundle)\b[^.?!]{0,25}\bedit\b|\bedit\b[^.?!]{0,25}\b(?:break|overrid\w+|bypass\w*)\b"
)
"""Asks whether what is not known decides anything, or for an edit, which does not ask for sides that are not known."""


_POINTS_BACK = pattern(
    r"\b(?:was|were)\b[^.?!]{0,40}\b(?:valid|payable|billable|active|in (?:force|effect)|a (?:good|live) code|deleted)\b"
    r"[^.?!]{0,12}\b(?:then|on (?:that|the) (?:date|day)(?: of (?:our |the |her |his |this |my )?(?:service|visit|claim"
    r"|stay|surgery))?|at that time|at the time|back then|that day)\W*\?"
)
"""Asks for a day as if it had been told; where one is told, that is the day."""
_DAY_TOLD = pattern(
    r"\b\d{1,2}[/-]\d{1,2}[/-]\d{2,4}\b|\b\d{4}-\d\d-\d\d\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?: \d{1,2}(?:st|nd|rd|th)?,?)? 20\d\d\b"
)


@lru_cache(maxsize=64)  # one question is looked at from several places
def said(text: str) -> str:
    """The name of the fact that the asker of a code says not to have; empty where none is."""
    if days.roughly_told(text):
        return DATE
    if not _WISHED.search(text) or _NO_MATTER.search(text):
        return ""
    if _FORGOTTEN.search(text) and _SIDE_BEFORE.search(text):
        return _SIDE
    if _IN_THE_RECORD.search(text):
        return ""
    told = _OF_THE_CODE.sub(" ", text)
    if _POINTS_BACK.search(told) and not _DAY_TOLD.search(told):
        return DATE
    return next((name for name, fact in _FACTS.items() if fact.said(told)), "")


_OF_THE_CODE = pattern(
    r"\b(?:[A-Z]\d\w(?:\.\w{1,4})?|codes?|it|condition|disease|diagnosis|\w+itis|\w+osis) (?:itself )?"
    r"(?:does(?:n'?t| not)|has no|is(?:n'?t| not)) (?:\w+ ){0,3}(?:left (?:or|and) right|right (?:or|and) left|sides?"
    r"|laterality)\b"
)
"""Says that a code or condition has no side: nothing of the patient is unknown."""
