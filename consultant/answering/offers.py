"""Codes that a question offers to choose from: "B20 or Z21"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from consultant.answering.patterns import expression, pattern

_TOKEN = r"[A-Z]{0,2}\d[\dA-Z]*(?:\.[\dA-Z]{1,4})?"
_FILLER = (
    r"(?:(?:is it|is that|should (?:it|we|i)(?: be| use| code| bill)?|do (?:we|i) (?:use|code|bill|report)|rather|the|an?"
    r"|code|cpt|hcpcs"
    r"|icd-?10|pos|(?:ms-?)?drg|instead|better|maybe|would it be|with)\s+)*"
)
_OR = r"(?:or|vs\.?|versus)"
_OFFER = re.compile(
    rf"(?<![\w.])(?P<first>(?:{_TOKEN},?\s+(?:{_OR}\s+)?)*?{_TOKEN})(?:\s*\([^()]{{1,60}}\))?(?:\s+code)?,?\s+{_OR}\s+{_FILLER}"
    rf"(?P<last>{_TOKEN})(?![\w.]*\w)(?!\s+{_OR}\s+{_TOKEN}\b)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    rf"\b(?:choos\w+ (?:from|between)|decid\w+ between|torn between|which of)"
    rf"\s+(?P<first>(?:{_TOKEN},\s+)*{_TOKEN})(?:,?\s+(?:and|or)\s+|,\s+)(?P<last>{_TOKEN})(?![\w.]*\w)",
    re.IGNORECASE,
)
_WRITTEN = re.compile(rf"(?<![\w.]){_TOKEN}", re.IGNORECASE)
_REPLACED = expression(
    rf"(?<![\w.])(?P<first>{_TOKEN})(?:-\w\w)?[^.?!]{{0,40}}?\b(?:instead of|in place of|in lieu of|rather than"
    rf"|in exchange for|should have been"
    rf"|should be|when it should have been|up to|down to)\s+{_FILLER}(?P<last>{_TOKEN})(?![\w.]*\w)"
    rf"|\b(?:from|rais\w+|lower\w*|lift\w*|chang\w+|upgrad\w+|downgrad\w+|downcod\w+|bump\w*|turn\w*"
    rf"|mov\w+)\s+{_FILLER}(?P<old>{_TOKEN})"
    rf"\s+(?:to|into)\s+{_FILLER}(?P<new>{_TOKEN})(?![\w.]*\w)",
    re.IGNORECASE,
)
"""One code in the place of another."""
_EITHER = expression(r"\bor\b|\bvs\b|\bversus\b|\bbetween\b|\bwhich of\b", re.IGNORECASE)
_OF_BOTH = pattern(
    r"\bboth\b|\btogether\b|bundl|\bn?cci\b|\bedits?\b|\bcolumn\b|\bsame \w+"
    r"|\bexcludes?\b|\bexcludes?[12]\b|\b(difference|differ|compare)\b|\bfirst\?|\b(listed|coded|sequenced|goes|comes|go"
    r"|come|which|what"
    r"|principal|primary|be) first\b"
    r"|\bsequenc|\bwhich order\b"
    r"|\bprincipal\b|\b(is|be|as|the) primary\b|\bmodifiers?\b|\b(valid|deleted|terminated|replaced|header)\b"
    r"|\b(add-?\s?ons?|assistants?|co-?surgeons?|status|inpatient[- ]only|unit limits?|separately payable)\b"
    r"|\bdoes (?=[A-Z]?\d{4,5})\w+ (need|require|go (with|without))\b"
    r"|\b(is|as|be) (it |this |that )?(an? )?m?cc\b|\bm?cc or (an? )?m?cc\b|\bhccs?\b|\bv2[48]\b|\bw?rvus?\b|\bpays? (more"
    r"|better|less)\b|\bglobal\b|\bmues?\b|\bhow many\b(?! units (?:is|are|does|would|do|will) (?:that|it|this|we|i|they))"
)
"""Words that ask something of all the codes, and not which of them it is."""


_OF_EITHER = expression(
    rf"\b(?:is|are|does|do|was|will)(?: the)?(?: codes?)? {_TOKEN} (?:or|and) {_TOKEN}"
    r" (?!\s*\?|right|correct|better|the (?:right|correct|better)|more |appropriate|proper|for\b|when|if|used|describ|fit)",
    re.IGNORECASE,
)
"""Asks whether something holds of either code."""


_OF_A_COLUMN = pattern(
    r"\A\W*((what|which|how many|give me|need|compare|tell me|please|pls|looking for|the|is|are|s|was|total|medicare"
    r"|national) ){0,4}"
    r"(minutes?|time( thresholds?| requirements?| limits?)?|thresholds?|bilateral( surgery)?( indicator)?|pc ?/? ?tc( indicator)?"
    r"|(physician )?supervision( level| indicator)?|(pre|intra|post)-?\s?op\w*( share| percent\w*| portion)?|(work|pe"
    r"|mp|malpractice"
    r"|practice expense) ?(values?|units?)?|fees?|prices?|rates?|payments?|allow\w*|weights?|gmlos|(co-?surgeon|team|assistant"
    r"|multiple procedure|endoscopic base|status) ?(indicator|code)?|endo\w* base|base (code|units?|scope)|conversion factor"
    r"|non-?facility \w+|facility \w+)( (of|for|between|on|in|reached|needed))*[ :,-]+"
    r"(?=[A-Z]?\d{4,5})"
)
"""Begins with what the files hold of all the codes: that is asked of each, and not which of them it is."""


def offered(text: str, codes: Iterable[str]) -> tuple[str, ...]:
    """Two to four of the cited codes that the text offers to choose one from, as written there; empty where it offers none."""
    if _OF_BOTH.search(text) or _OF_EITHER.search(text) or _OF_A_COLUMN.search(text):
        return ()
    return _either(text, codes)


_OF_PAIR = re.compile(
    r"\b(?:both|together|n?cci|edits?|column|same|first|order|sequenc\w*|principal)\b|bundl", re.IGNORECASE
)


def alternatives(text: str, codes: Iterable[str]) -> tuple[str, ...]:
    """The cited codes of which only one is meant, whatever is asked of it: no question on their pair."""
    cited = tuple(codes)
    return () if _OF_PAIR.search(text) else replaced(text, cited) or _either(text, cited)


def replaced(text: str, codes: Iterable[str]) -> tuple[str, ...]:
    """Two cited codes of which one took, or is to take, the place of the other: `99215 instead of 99213`."""
    cited = {code.replace(".", ""): code for code in codes}
    for found in _REPLACED.finditer(text):
        written = (found["first"] or found["old"], found["last"] or found["new"])
        named = tuple(cited.get(one.upper().replace(".", ""), "") for one in written)
        if all(named) and len(set(named)) > 1:
            return named
    return ()


def _either(text: str, codes: Iterable[str]) -> tuple[str, ...]:
    if not _EITHER.search(text):
        return ()
    cited = {code.replace(".", ""): code for code in codes}
    for found in (*_OFFER.finditer(text), *_BETWEEN.finditer(text)):
        written = (*_WRITTEN.findall(found["first"]), found["last"])
        named = tuple(dict.fromkeys(cited.get(one.upper().replace(".", ""), "") for one in written))
        if len(named) > 1 and all(named):
            return named
    return ()
