"""A day of service that is told only roughly, around a change of codes: `late September or early October`, `this fall`."""

from __future__ import annotations

from consultant.answering.patterns import pattern

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?"
    r"|oct|nov|dec)\.?"
)
_PART = (
    r"(?:(?:in |on |the |at )*(?:early|late|mid|very|beginning of|start of|end of|(?:last|first) (?:days?|weeks?"
    r"|half|part) (?:of|in)|around"
    r"|about)[ -])*(?:in )?"
)
_CHANGE = (
    r"(?:the )?(?:october|oct|april)?\W?(?:1(?:st)?)?\W?(?:change-?over|changes?|turn|update|new (?:code "
    r"|fiscal )?year|fiscal year"
    r"|cut-?over|switch|code year|(?:1 )?october(?: 1(?:st)?)?|10/0?1|oct(?:ober)? first)"
)
_ROUGHLY = pattern(
    rf"\b{_MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?)?(?:,? 20\d\d)? ?(?:,? or |/) ?{_PART}{_MONTH}(?!\w)"
    rf"|\bturn of (?:the month )?(?:from )?{_MONTH}"
    r"|\b(?:either|maybe|perhaps) (?:on )?(?:\d{1,2}/\d{1,2}(?:/\d{2,4})?"
    r"|\[DATE\]) or (?:on )?(?:\d{1,2}/\d{1,2}(?:/\d{2,4})?|\[DATE\])"
    r"|\b(?:exact |precise )?(?:day|date)(?: of service)? (?:is |was )?"
    r"(?:not at hand|unknown|unclear|not known|missing|uncertain)\b"
    rf"|\bbetween {_PART}{_MONTH}(?: \d{{1,2}})?(?:,? 20\d\d)? and {_PART}{_MONTH}(?!\w)"
    rf"|\b(?:either side of|around|about|near|close to|before or after|right at) {_CHANGE}\b"
    r"|\b(?:some ?time|some ?day|one day|at some point)(?: in| during)? (?:this|the|last|in|during) "
    r"(?:\w+ )?(?:fall|autumn|spring|winter|summer|year)\b"
    r"|\b(?:it|visit|service|encounter|that) was(?: some ?time)?(?: in| during)? (?:this|last|the) (?:fall|autumn)\b"
    r"|\b(?:chart|record|stay|note|slip|account|file)s? (?:spans?|covers?|runs? over|stretch\w*|reach\w*|extends?"
    r"|goes (?:over|back|across))\b[^.?!]{0,25}\b(?:years|releases)\b"
    r"|\b(?:only|just)(?: \w+)? (?:the year|20\d\d)\b|\b(?:shows?|says?|gives?|has) (?:only|just) (?:the year|20\d\d)\b"
    r"|\bno date(?: of service)?\b|\bundated\b|\bwithout (?:a|any|the) date\b|\bdate (?:box|field|column)[^.?!]{0,12}"
    r"\b(?:empty|blank|torn|smudged|cut)\b|\bdates?(?: of service)?,? (?:is |was )?(?:not|nowhere) (?:on|in"
    r"|at) (?:the|my|this|our)\b"
)
_VALIDITY = pattern(
    r"\b(?:in)?valid\b|\bbillable\b|\bpayable\b|\b(?:good|ok|okay|right|live|active|current|usable) (?:code|to use"
    r"|to bill|on|then|at the)\b"
    r"|\bwas (?:the|this|that) (?:code|dx) (?:ok|good|right|fine|active|still)\b|\b(?:in (?:force|effect))\b"
    r"|\bdeleted\b|\bgood\W*\?"
    r"|\b(?:ok|okay)\W*\?|\bor the (?:new|old|other|current)(?:er)? (?:one|code)\b|\b(?:old|new)(?:er)? (?:one"
    r"|code) or (?:the )?(?:old|new)"
    r"|\bwhich (?:one|of (?:them|the two|these)|applies|goes|is it)\W*\?"
)
_WISHED = pattern(
    r"\b(?:which|what)(?: one| icd\S*| dx| diagnosis)* codes?\b|\bcodes?,? (?:please|pls)\b|\bcode\W*\?"
    r"|\b[A-Z]\d\w(?:\.\w{1,4})?,? or [A-Z]\d\w(?:\.\w{1,4})?\W*\?"
)
_UNSURE = pattern(
    r"\b(?:(?:does|do|did|is|are|am|was)(?: not|n['’]?t)|can(?:'t|not)|unable to|never|not) (?:show|say|tell|know|have"
    r"|sure|clear|read|see"
    r"|remember|make out|give|state)\b|\b(?:unknown|unclear|smudged|illegible|unreadable|blurred|torn|cut off"
    r"|missing|forgot|no idea|not at hand|silent)\b"
    r"|\bwhether (?:it|she|he|this|the (?:visit|patient|service)) (?:was|is|came|comes|happened|fell)\b"
)
_ALL_WAYS = pattern(
    r"(?<!show )(?<!shows )(?<!say )(?<!says )(?<!tell )(?<!know )(?<!sure )(?<!clear )(?<!see )(?<!remember )\bif\b"
    r"|\b(?:either way|both|each|whichever|depend\w*|respectively|from when|since when|until when|when (?:was|is"
    r"|does|did|will))\b"
)
"""Asks for the codes of each day, or of the day itself."""


def roughly_told(text: str) -> bool:
    """Whether a code is asked for, or whether one was valid, on a day that is told only roughly, or not at all."""
    asked = _VALIDITY.search(text) or (_WISHED.search(text) and _UNSURE.search(text))
    return bool(asked and _ROUGHLY.search(text)) and not _ALL_WAYS.search(text)


_AT_ITS_DAY = pattern(
    r"\b(?:was|were|did|been|already|still)\b[^.?!;]{0,60}\b(?:valid|billable|payable|active|exist\w*|in (?:force|effect)"
    r"|(?:good|live) code|good|ok|okay|usable)\b[^.?!;]{0,25}?"
    r"\b(?:on|at|by|for|as of) (?:our|the|their|her|his|its|my|that) (?:own |actual )?"
    r"(?:(?:date|day|time) of (?:the |our |her |his |this )?"
    r"(?:service|visit|encounter|stay|discharge|surgery|procedure)|dos|service (?:date|day)|visit(?:'s)? (?:date|day)"
    r"|discharge (?:date|day)|date (?:we|she|he) (?:saw|was))\b(?! (?:is|was|of|[\[(\d]))"
    r"|\b(?:was|were)\b[^.?!;]{0,40}\b(?:valid|billable|active)\b for (?:the |our |this |that |her |his )?(?:patient's "
    r"|patient’s )?"
    r"(?:stay|admission|encounter|visit|discharge)\b"
    r"|\bvalid (?:code )?on (?:our|the) (?:dos|date of service|service date)\W*\Z"
    r"|\b(?:was|were)\b[^.?!;]{0,60}\b(?:valid|billable|active)\b[^.?!;]{0,12}"
    r"\b(?:when (?:the patient|she|he|we) (?:was|were|saw|came|did)"
    r"|the day (?:we|she|he))\b"
)


def untold(text: str) -> bool:
    """Whether a code is asked of at a day of service that the asker points at, as if it had been told: `valid on our DOS?`."""
    return bool(_AT_ITS_DAY.search(text)) and not _ALL_WAYS.search(text)
