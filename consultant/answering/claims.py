"""Values that a question takes for granted ("the MUE of 93005 is 2, right?"): the reply says yes or no to them (A2)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from consultant.answering.marked_codes import CODE, marked
from consultant.answering.patterns import Pattern, pattern

_IS = r"(?: ?(?:is|of|=|:|was|being|as|to|at|an?)\b){0,3} ?"
_DIGIT = r"\d|zero|one|two|nine"
_DIGITS = {
    "zero": "0",
    "one": "1",
    "once": "1",
    "two": "2",
    "twice": "2",
    "nine": "9",
    "ten": "10",
    "no": "xxx",
    "ninety": "90",
}
_CODES = r"[A-Z]?\d{4,5}[A-Z]?\b(?:(?: ?/ ?| and | with |, ?)[A-Z]?\d{4,5}[A-Z]?\b)?"
_CLAIMS: Mapping[str, Pattern] = {
    name: pattern(words)
    for name, words in {
        "status": rf"\bstatus (?:code |indicator )?{_IS}\"?(?-i:([A-Z]))\b(?! or\b)",
        "global_days": r"\bglobal\b~20\b(0?00|0?10|0?90)\b(?! or\b)|\b(10|90|ten|ninety|zero)[- ]days?\b~12\bglobal"
        r"|\b(0?10|0?90|0?00|ten|ninety|zero)[- ](?:global|day global)|\bha(?:s|ve) (no) global\b",
        "bilateral": rf"\bbilateral (?:surgery )?indicator{_IS}(\d)\b(?! or\b)",
        "indicator": rf"(?<!bilateral )(?<!surgery )(?<!adjudication )(?<!surgeon )(?<!team )(?<!assistant )\bind(?:icator|\.|\b)"
        rf"(?: (?:for|of|on) {_CODES})?{_IS}({_DIGIT})\b(?! or\b)",
        "co_surgeon": rf"\b(?:co-?surg\w+|62)\b~70\bindicator{_IS}({_DIGIT})\b(?! or\b)",
        "team": rf"\bteam\b~70\bindicator{_IS}({_DIGIT})\b(?! or\b)",
        "assistant": rf"\b(?:assist\w*|8[0-2])\b~70\bindicator{_IS}({_DIGIT})\b(?! or\b)",
        "adjudication": rf"\b(?:mai|adjudication(?: indicator)?)\b(?: (?:for|of|on|beside) {_CODES})?{_IS}([123]|one|two)\b"
        r"(?! or\b)",
        "units": r"\b(?:mue|limit|maximum|max)\b(?: ?(?:value|for|of) ?)*(?:\b[A-Z]?\d{4,5}[A-Z]?\b)?"
        rf"{_IS}(\d{{1,4}})\b(?! or\b|,?\d)",
        "limited": rf"\blimited to ({_DIGIT}|\d{{1,3}})\b(?! or\b|,?\d)|\bcapped at ({_DIGIT}|\d{{1,3}})\b(?! or\b|,?\d)"
        rf"|\b(?:only|just|at most|no more than)\b~20\b(once|twice|{_DIGIT}|\d{{1,2}})(?: times?| units?)? (?:an?|per"
        rf"|each|in one|in an?"
        r"|on one) day\b|\b(once) (?:a|per|each) day\b",
        "percent": r"\b(?:pay|pays|paid|payment|at|get|gets)\b~20\b(\d{2,3}) ?(?:percent|%)",
        "column1": r"\b([A-Z]?\d{4,5}[A-Z]?)\b(?: (?:is|as|being|the|in|in the))* column (?:1|one|i)\b(?! or\b)(?!~15\bor\b)",
    }.items()
}


def verdict(text: str, name: str, value: str) -> str:
    """`right` or `wrong` where the text claims a value of that name, else empty."""
    found = _CLAIMS[name].search(text)
    if found is None:
        return ""
    claimed = next(filter(None, found.groups())).lower()
    claimed = _DIGITS.get(claimed, claimed)
    same = int(claimed) == int(value) if claimed.isdigit() and value.isdigit() else claimed == value.lower()
    return "right" if same else "wrong"


_NOT = (
    r"(?:(?:do|does|did|can|could|may|might|will|would|is|are|was|should|must|need)(?:n[o']?t| not| never)"
    r"|cannot|can't|cant|never|won't)"
)
_NEGATED = pattern(
    rf"\b(?:we|i|you|they|it|one|payers?|medicare|codes?|modifiers?|surgeons?|assistants?|edits?|those|these|that|this"
    rf"|[A-Z]?\d{{4,5}}[A-Z]?)\b~40\b{_NOT}\b|\bthere(?:'s| is| are) no\b|\bno (?:modifiers?|edits?|need|limit"
    rf"|mue)\b~30\b(?:needed|required"
    r"|for|between|on|with)\b|\bfree (?:of|from) (?:any |an? |all )?(?:n?cci |ptp )?edits?\b"
)
_CONFIRM = pattern(
    r"\b(?:right|correct|true|agreed?|yes|ok|okay|is (?:that|this|it) (?:so|right|true|correct)|(?:are|is"
    r"|was) (?:they|he|she) right)\W*\?"
    r"|\b(?:he|she|they|who|\w+(?:er|or|st|an|ague|ss|are|logy)) claims?\b|\bclaim(?:s|ed)? (?:that|it|we|you|they|there|this"
    r"|[A-Z]?\d{4})"
    r"|\b(?:says?|said|told|heard|insists?|believes?|thinks?|according to|everyone knows|supposedly"
    r"|i read|we read|argues?)\b"
)


@lru_cache(maxsize=64)  # one question is looked at from several places
def denied(text: str) -> bool:
    """Whether the text tells that something is not so, and wants it confirmed or reports who says it (A2)."""
    return bool(_NEGATED.search(text) and _CONFIRM.search(text))


_BUT_NOT = re.compile(
    rf"\b(?:but|while|and) (?:not (?:for |with |on )?(?:the )?{CODE}"
    rf"|(?:the )?{CODE} (?:\w+ )?(?:is |can |may |does )?(?:not|never|no|n't)\b|(?:the )?{CODE} (?:can't|cannot|isn't|doesn't))",
    re.IGNORECASE,
)


def but_not(text: str, code: str) -> bool:
    """Whether the text tells of other codes what it denies of this one: `64483 may be bilateral but 64484 not`."""
    return bool(_BUT_NOT.search(marked(text, code)))
