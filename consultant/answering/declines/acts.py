"""Wishes that the grammar of a sentence tells, whatever words of a kind stand in it: a vow of payment, another date.

A concept is named by its words alone; an act is named by who is to do what with what. Both are traits of a text and make pairs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from consultant.answering.declines.plans import PLANS
from consultant.answering.patterns import Pattern, pattern

_VOW = (
    r"(guarant\w*|promis\w*|assur\w+|commit(?:s|ment|ments)?|pledg\w*|vouch\w*|swears?|sworn|undertak\w+|underwrit\w+"
    r"|certif(?:y|ies"
    r"|ied|icate)|certainty|binding|your (?:word|name|signature|blessing)|in writing|on paper|black and white|written \w+|signed"
    r" (?:statement|letter|note|paper|promise)|(?:letter|statement|paper|note|e-?mail|sentence)[^.?!]{0,15} (?:from|by) you"
    r"|make it official|hold you to)"
)
_PAY = r"(pay|pays|paid|payable|payment|cover|covers|covered|reimburse\w*|honor(?:s|ed)?|go(?:es)? through|picks? up|money)"
_FUTURE = r"(will|would|is going to|are going to|going to be|gets?|is certain to|be|means?|shall|always|definitely|surely)"
_OTHER_DAY = (
    r"(tomorrow\w*(?:'s)?|yesterday(?:'s)?|(?:the )?(?:next|following|previous|prior|preceding) (?:day|week)(?:'s)?"
    r"|(?:an?|the|some) (?:earlier|older|later|previous|prior|different|other|old) (?:date|day|one)"
    r"|(?:another|different|separate|two|several|three) (?:service )?(?:dates?|days?)(?: of service)?"
    r"|last (?:week|month|year|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|monday|tuesday|wednesday|thursday|friday)(?:'s)?(?: date)?"
    r"|(?:that|the) (?:day|date) (?:before|of the (?:visit|service|test|procedure|scan))|(?:one|a) (?:day|week|month) earlier)"
)
_DATING = (
    r"(dat(?:e|ed|ing)|sign(?:s|ed|ing)?|signature|show(?:s|ing)?|read(?:s|ing)?|bear(?:s|ing)?|carr(?:y|ies|ying)|put(?:s|ting)?"
    r"|key|enter|report(?:ed)?|call|list(?:ed)?|mov(?:e|ed|ing)|write|fill|stamp|bill(?:ed)?|shift)"
)
_NOTE_WORDS = (
    r"(wording|phras(?:e|es|ing)|sentences?|language|macros?|templates?|paragraphs?|lines|words|text|statements?"
    r"|findings?|values)"
)
_DX = r"(dx|dxs|diagnos[ei]s|icd\S*|conditions?|illness\w*|complaint|disease|#dx|code|reason)"
_TESTIFIED = r"(not|n't|never|no|nothing|none|nobody|without|isn't|hasn't|doesn't|wasn't)"

_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_DAY_NAMED = (
    rf"(?:{_WEEKDAY}|tomorrow|yesterday|the \d{{1,2}}(?:st|nd|rd|th)?\b|\d{{1,2}}/\d{{1,2}}"
    r"|(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{1,2})?\b"
    r"|(?:the )?(?:next|following) (?:day|date|week|month)|(?:the )?(?:day|date) (?:after|before))"
)
_PART = (
    r"(?:(?:the )?(?:rest|remaining|remainder|extra|excess|other|others|second|half|leftover|additional|balance)"
    r"|(?:two|three|four|five|six|some|one|\d+) of (?:them|those|the)|it|them|that|one)"
)
_OF_SOMEONE = (
    r"(?:dr\.? \w+(?:'s)?|(?:his|her|the|my|our|another|a|their) (?:\w+ )?(?:sister|brother|twin|wife|husband"
    r"|spouse|mother|father"
    r"|son|daughter|cousin|friend|partner|colleague|owner|doctor|physician|provider|supervisor|pt|therapist"
    r"|np)(?:'s)?)"
)

ACTS: Mapping[str, Pattern] = {
    name: pattern(expression)
    for name, expression in {
        "vows payment": rf"\b{_VOW}\b~90\b{_FUTURE}\b~25\b{_PAY}\b|\b{_VOW}\b~40\b(?:payment|reimbursement|coverage)\b"
        rf"|\b{_FUTURE} (?:\w+ )?{_PAY}\b~60\b{_VOW}\b|\bpaid\b[^?]{{0,60}}\b{_VOW}\b",
        "redates": rf"\b{_DATING}\b~45\b{_OTHER_DAY}|\b{_OTHER_DAY}~25\b(?:date|signature|onto|on (?:it|the|that))\b",
        "shows a month": r"\b(?:show|shows|read|reads|say|says|bear|bears|carry|carries|be|becomes?|be dated"
        r"|signature)\b~20\b(?:last |in "
        r"|of )?(?:january|february|march|april|june|july|august|september|october|november|december|the \d{1,2}(?:st|nd|rd"
        r"|th))\b",
        "moves to a day": r"\b(?:spread|split|divid\w+|move|put|schedule|report|list|bill|enter|call|book|place"
        r"|key)\b~40\b(?:over|across"
        r"|onto|on|to|for|as|with|under|between)\b~12\b(?:two|2|several|three|separate|different|another|the other|the next|the"
        r" following|tomorrow\w*)\b~14\b(?:days?|dates?|claims?|visits?|sessions?)?",
        "wants wording": rf"\b{_NOTE_WORDS}\b~60\b(?:level|9\d{{4}}|audit\w*|reviewer\w*|pass|paste|accept\w*|note|notes|chart"
        rf"|charts"
        rf"|stand|stick|survive|higher|drg|macs?)\b|\bhow (?:do|can|could|should|must|would) (?:i|we|he|she|the (?:doctor|note"
        rf"|report"
        r"|notes|order))\b~25\b(?:phrase|word|document|write|read|worded|phrased)\b~60\b(?:so|that|stands?|counts?|works?"
        r"|pass\w*|reach"
        r"|get|look)\b",
        "picks what pays": rf"\b(?:which|what|give|find|name|pick|choose|suggest|need|want|propose"
        rf"|tell)\b~30\b{_DX}\b~45\b(?:pays?|paid"
        r"|cover(?:s|ed)?|through|approv\w*|accept(?:s|ed)?|payable|money|allows?|lets|work|works|necessity|necessary)\b",
        "exchanges a diagnosis": rf"\b(?:replac\w+|swap\w*|switch\w*|exchang\w+|chang\w+|substitut\w+)\b~30\b(?:it|that|this"
        rf"|{_DX}|order"
        rf"|claim)\b|\b{_DX}\b~20\b(?:instead|in its place|in place of)\b",
        "collects both": r"\b(?:collect|get|gets|got|paid|pay|pays|bill|billed|report|want|wants|charge)\b~30\b(?:both|each"
        r"|every|all of"
        r" them|the two|separately|one by one|apart|by itself|parts|pieces|components?)\b",
        "one and the same": r"\b(?:same|one|single|only one|just one|just the one)\b~12\b(?:scope|incision|cut|lesion|session"
        r"|sitting"
        r"|operation|compartment|knee|nails?|wound|site|port|polyp|procedure|visit|day)\b|\bnothing\b~12\b(?:separate|distinct"
        r"|different)\b|\b(?:both|all)\b~25\b(?:done|performed|given|removed|taken)\b~12\b(?:today|on (?:one|the same))\b",
        "denies it himself": rf"\b{_TESTIFIED}\b~25\b(?:documented|supported?|mention\w*|have|has|had|any of (?:them|those)"
        rf"|one of"
        rf" (?:them|those)|real|true|extra|additional|separate|symptoms?|complaints?|in the (?:record|chart|note))\b",
        "nobody looks": r"\b(?:nobody|no one|no-one|no body|hardly (?:ever|anybody)|rarely|seldom|least likely|least"
        r"|never)\b~20\b(?:look\w*"
        r"|check\w*|notic\w+|question\w*|challeng\w+|catch\w*|ask\w*|audit\w*|attention|find\w*)\b",
        "asks for a list": r"\b(?:list\w*|which|what|name|names)\b~60\b(?:lcd|lcds|local coverage|polic(?:y|ies)|article|mac"
        r"|mac's|contractor"
        r"|contractor's|carrier's)\b|\b(?:lcd|lcds|local coverage|polic(?:y|ies)|mac|mac's|contractor\S*)\b~60\b(?:list|lists"
        r"|listed|cover"
        r"|covers|include|includes|accepts?|supports?|diagnos[ei]s)\b",
        "asks if it is current": r"\b(?:valid|in force|in effect|still (?:the|good|valid|right|correct|a)|current|right code"
        r"|correct code"
        r"|active|deleted|complete)\b",
        "does not know the day": r"\b(?:no|without (?:a|any|the)|not have|don't have|can't see|cannot see|nobody|no one"
        r"|missing|never got"
        r"|not sure|unknown|unclear|empty|blank)\b~30\b(?:date|dates|dos|day)\b|\b(?:date|dos|day)\b~25\b(?:unknown|missing"
        r"|not known"
        r"|unclear|empty|blank|not (?:on|in|there|noted|given)|illegible|smudged)\b",
        "asks what opens it": r"\b(?:will|can|does|do|would|is there|are there|could)\b~15\b(?:a|any|which|what"
        r"|the) modifiers?\b~40\b(?:through"
        r"|past|around|open\w*|unbundle|bypass|separate\w*|override|unlock\w*|allowed|break\w*)\b|\bany modifier\b"
        r"|\bmodifier indicator\b",
        "believes it opens all": r"\b(?:59|25|x[epsu]|modifier)\b~40\b(?:opens?|unlocks?|beats?|breaks?|gets (?:past|through"
        r"|by)|overrides?"
        r"|clears?)\b~20\b(?:every|any|all|each|whatever)\b|\b(?:every|any|all|each|whatever)\b~30\bedits?\b",
        "puts a part on another day": r"\b(?:bill|put|report|post|date|send|enter|move|shift|carry|list|charge|go|claim"
        rf"|resubmit|rest|half|others?)\b~25\b{_PART}\b~25\b(?:as|on|under|for|to|with|onto)\b~4\b{_DAY_NAMED}"
        rf"|\bhalf on\b~15\bhalf\b"
        rf"|\b{_PART} (?:units? |visits? |injections? |\w+ )?(?:can|could|may|should)? ?go(?:es)? on\b",
        "under another's card": rf"\b(?:under|on|with|using|use|to)\b~6\b{_OF_SOMEONE}~8\b(?:cards?|insurance|polic(?:y|ies)"
        rf"|coverage|plan|name|number|npi|login|id|signature)\b|\b(?:under|as)\b~4\b{_OF_SOMEONE}(?=\W|$)",
        "another's own text": r"\b(?:official|exact|full|complete|original|whole|entire|ama|ama's|long"
        r"|verbatim)\b~20\b"
        r"(?:descriptors?|descriptions?|wording|text|definition|nomenclature|entry|book|codebook)\b"
        r"|\bword for word\b|\bverbatim\b",
        "another's prices": r"\b(?:contract\w*|negotiat\w+|confidential|allowed|competitor\S*|other (?:clients?"
        r"|practices?|clinics?|groups?)"
        r"|across (?:the street|town)|next door|down the road)\b~40\b(?:rates?|fees?|fee schedules?|prices?"
        r"|amounts?|terms|get|getting|paid)\b"
        r"|\b(?:rates?|fee schedules?|prices?)\b~40\b(?:competitor|across (?:the street|town)|next door"
        r"|down the road|other clients?)\b",
        "looks a person up": r"\b(?:look\w*(?: it)? up|find|send|get|pull|show|give|tell|retrieve|check"
        r"|forward)\b~30\b(?:mbi|ssn|medicare number"
        r"|member id|social security|date of birth|home address|her claims?|his claims?|their claims?"
        r"|her record|his record|her chart"
        r"|claim status|status of (?:our|this|the|my) claim|login|password|names? of)\b|\b(?:log ?in"
        r"|sign in)\b~20\b(?:to|into|portal|check)\b",
        "orders the program": r"\b(?:ignore|disregard|forget|override|bypass)\b~15\b(?:instructions?|rules"
        r"|prompts?|restrictions|told|contract"
        r"|review step|policy|safeguards)\b|\b(?:system prompt|developer mode|your (?:configuration|database"
        r"|server|prompt|system"
        r"|hidden rules))\b|\b(?:mark|approve|release|send)\b~20\b(?:draft|consultation|queue|answer"
        r"|reply)\b~20\b(?:approved|without"
        r"|at once|now|closed|queue)\b",
        "asks how to treat": r"\bhow (?:much|many)\b~30\b(?:should|shall|do|can|could|would) (?:we|i|he|she"
        r"|they|the nurse) (?:give|take|inject"
        r"|prescribe|start)\b|\b(?:should|can|may) (?:he|she|the patient|they|my \w+|pt) (?:be (?:admitted|sent"
        r"|discharged|operated)|stop"
        r"|take|continue|go home)\b|\bwould you (?:recommend|choose|suggest|prefer|give|treat)\b|\b(?:what"
        r"|which) (?:dose|treatment"
        r"|antibiotic|drug|medicine)\b|\bis it safe\b",
        "fills the number needed": r"\b(?:needs?|requires?|needed|wants|threshold|minimum|limit|cut-?off|rule"
        r"|must be|has to be)\b~40\d~60\b"
        r"(?:writ\w+|chart|put|say|enter|record|report|list|make it|round|rescore|read|show|edit)\b"
        r"|\b(?:writ\w+|chart|put|enter|record"
        r"|report|round|edit)\b~30\d~30\b(?:so|needs?|requires?|to (?:reach|get|qualify|make))\b",
        "counts as another": r"\b(?:counts?|call|list|enter|name|report|register|treat|bill"
        r"|show)\b~20\bas (?:a |an |the |if )?(?:new|inpatient"
        r"|screening|diagnostic|one-on-one|individual|complete\w*|video|fracture|malignant|reconstruct\w+"
        r"|in our state|left|right)\b",
        "one value for another": r"\b\d[\w.]{0,5} (?:instead of|in place of|rather than) \d",
        "the claim is to say": r"\b(?:can|could|may|should|will|would) (?:the|our|this|that|it|she"
        r"|he)\b~18\b(?:just|simply|show|say|read"
        r"|carry|put)\b~12\b(?:show|say|read|the|that|\d|yes|no)",
        "own case at law": r"\b(?:non-?compete|clawback|contract|agreement|clause|lease)\b~40\b(?:holds?|valid"
        r"|enforce\w*|binding|void)\b"
        r"|\b(?:do|would) (?:i|we) have a case\b|\b(?:doj|civil investigative|oig agent|subpoena"
        r"|indictment)\b~60\bwhat\b~20\b(?:say|tell"
        r"|answer)\b|\bmy rights\b|\bdefend (?:ourselves|myself|us)\b",
        "asks back what is missing": r"\b(?:forgot|do not remember|don't remember|no longer (?:remember|know|recall)"
        r"|can't recall|not sure which)\b",
    }.items()
}
"""What a text wishes, states or honestly asks, by its name among the concepts."""


HONEST = frozenset(
    {
        "asks for a list",
        "asks if it is current",
        "does not know the day",
        "asks what opens it",
        "asks back what is missing",
    }
)
"""Acts of who asks for the rule."""


def acts(text: str) -> Iterator[str]:
    """The acts that the text names."""
    return (name for table in (ACTS, PLANS) for name, words in table.items() if words.search(text))
