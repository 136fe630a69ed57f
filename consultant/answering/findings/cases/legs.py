"""Ulcers of the leg with the vessels that they come from: the vessel first, then L97 (tabular notes at L97)."""

from __future__ import annotations

import re

from consultant.answering import conditions
from consultant.answering.findings.cases.parts import Item, Rank, Read, Rule, side

_ULCER = re.compile(
    r"\b(?:stasis |venous |arterial |leg |ankle |calf |heel |foot |ischemic )*ulcers?\b|\bulcerat\w+",
    re.IGNORECASE,
)
_VARICOSE = re.compile(r"\bvaricos\w+(?: veins?)?\b", re.IGNORECASE)
_NO_VARICOSE = re.compile(r",? ?\b(?:no|not|without|w/o) (?:any )?varicos\w+(?: veins?)?\b", re.IGNORECASE)
_INFLAMED = re.compile(r"\binflam\w+|\bstasis dermatitis\b", re.IGNORECASE)
_STASIS = re.compile(
    r"\b(?:chronic )?venous (?:stasis|insufficiency|hypertension)\b|\bstasis\b", re.IGNORECASE
)
_HYPERTENSIVE = re.compile(r"\b(?:chronic )?venous hypertension\b", re.IGNORECASE)
_POST = re.compile(r"\bpost-?(?:thrombotic|phlebitic)\b(?: syndrome)?", re.IGNORECASE)
_ARTERIAL = re.compile(
    r"\batherosclero\w+|\b(?:pad|pvd|peripheral (?:arterial|artery|vascular) disease)\b|\barteriosclero\w+",
    re.IGNORECASE,
)
_GANGRENE = re.compile(r"\bgangrene\b", re.IGNORECASE)
_SITES = (
    ("1", re.compile(r"\bthigh\b", re.IGNORECASE)),
    ("2", re.compile(r"\bcalf\b", re.IGNORECASE)),
    ("3", re.compile(r"\bankle\b", re.IGNORECASE)),
    ("4", re.compile(r"\b(?:heel|midfoot)\b", re.IGNORECASE)),
    ("5", re.compile(r"\b(?:toes?|foot)\b", re.IGNORECASE)),
    ("8", re.compile(r"\b(?:lower leg|leg|shin)\b", re.IGNORECASE)),
)
_DEPTHS = (
    (
        "1",
        re.compile(
            r"\b(?:limited to )?breakdown of (?:the )?skin\b|\bskin breakdown\b|\bsuperficial\b|\bskin only\b",
            re.IGNORECASE,
        ),
    ),
    ("2", re.compile(r"\bfat(?:ty)?(?: layer| tissue)?\b|\bsubcutaneous\b", re.IGNORECASE)),
    ("3", re.compile(r"\bnecrosis of (?:the )?muscle\b|\bmuscle necrosis\b", re.IGNORECASE)),
    ("4", re.compile(r"\bnecrosis of (?:the )?bone\b|\bbone necrosis\b", re.IGNORECASE)),
)
_WORDS = re.compile(
    r"\b(?:of|on|to|the|with|right|left|heel|midfoot|foot|toes?|ankle|calf|shin|leg|lower|extremity|thigh"
    r"|fat(?:ty)?|layer|tissue|subcutaneous|exposed|limited|breakdown|skin|superficial|muscle|bone"
    r"|necrosis|native|arter(?:y|ies)"
    r"|chronic|non-?healing|due|from|severity)\b",
    re.IGNORECASE,
)
_NOT_HERE = re.compile(
    r"\bdiabet\w+|\bdm\b|\bt2dm\b|\bpressure\b|\bdecubitus\b|\bbypass\b|\bgraft\b", re.IGNORECASE
)
_RULE = Rule(
    "the disease of the vessels first, which says site and side of the ulcer, then L97 for its depth",
    "I.A.13; tabular notes at L97 and I83.0, I87.31 and I70.23",
    "a code first note at L97 asks for the underlying condition, whose use additional note asks for the severity",
)


def read(text: str) -> Read:
    """The codes of an ulcer of the leg with varicose, hypertensive, insufficient or narrowed vessels."""
    text = _NO_VARICOSE.sub(" , ", text)
    if not _ULCER.search(text) or _NOT_HERE.search(text):
        return Read(text)
    site = next((digit for digit, words in _SITES if words.search(text)), "")
    end = side(text, "12??")
    depth = next((digit for digit, words in _DEPTHS if words.search(text)), "9")
    if not site or end == "?":
        return Read(text)
    vessel = _vessel(text, site, end)
    if not vessel:
        return Read(text)
    ulcer = next((code for code, _ in conditions.spans(text) if code.startswith("L97")), "")
    place = "9" if site == "8" else site
    ulcer = ulcer or f"L97.{place}{end}{depth}"
    rest = text
    for words in (
        _ULCER,
        _VARICOSE,
        _STASIS,
        _HYPERTENSIVE,
        _POST,
        _ARTERIAL,
        _INFLAMED,
        *(one for _, one in _DEPTHS),
        _WORDS,
    ):
        rest = words.sub(" , ", rest)
    return Read(rest, (Item(vessel, Rank.CAUSE), Item(ulcer, Rank.RESULT)), _RULE)


_LEFT_LEG = "2"


def _vessel(text: str, site: str, end: str) -> str:
    if _VARICOSE.search(text):
        return f"I83.{'2' if _INFLAMED.search(text) else '0'}{'1' if end == '1' else _LEFT_LEG}{site}"
    if _POST.search(text):
        return f"I87.01{end}"
    if _HYPERTENSIVE.search(text):
        return f"I87.{'33' if _INFLAMED.search(text) else '31'}{end}"
    if _STASIS.search(text):
        return "I87.2"
    if _ARTERIAL.search(text) and not _GANGRENE.search(text):
        sites = {"1": "1", "2": "2", "3": "3", "4": "4", "5": "5", "8": "8"}
        return f"I70.2{'3' if end == '1' else '4'}{sites[site]}"
    return ""
