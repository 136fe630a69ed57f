"""A localized infection with its organism and what that resists (Official Guidelines, I.C.1.b and I.C.1.c)."""

from __future__ import annotations

import re

from consultant.answering.findings.cases.parts import Item, Rank, Read, Rule, blank, by_words, side
from consultant.answering.findings.cases.sepsis import ORGANISMS

_SKIN = re.compile(
    r"\b(?P<kind>cellulitis|(?:skin |cutaneous )?abscess)\b (?:of|on|in) (?:the |her |his )?(?:(?:left"
    r"|right|lower|upper)[ ]?)*(?P<site>legs?|foot|feet|arms?|hands?|ankle|calf|thigh|knee|forearm|elbow"
    r"|face|neck|buttocks?|back|groin|lower (?:limb|extremity)"
    r"|upper (?:limb|extremity))\b|\b(?:left |right )?(?P<site2>leg|arm|foot|hand|lower extremity"
    r"|upper extremity|face|neck|buttock|back|groin) (?P<kind2>cellulitis|abscess)\b",
    re.IGNORECASE,
)
_SITES = (
    (
        re.compile(r"leg|calf|thigh|knee|ankle|lower", re.IGNORECASE),
        {"c": "L03.11{562?}", "a": "L02.41{563?}"},
    ),
    (re.compile(r"foot|feet", re.IGNORECASE), {"c": "L03.11{562?}", "a": "L02.61{129?}"}),
    (re.compile(r"arm|elbow|upper", re.IGNORECASE), {"c": "L03.11{341?}", "a": "L02.41{341?}"}),
    (re.compile(r"hand", re.IGNORECASE), {"c": "L03.11{341?}", "a": "L02.51{129?}"}),
    (re.compile(r"face", re.IGNORECASE), {"c": "L03.211", "a": "L02.01"}),
    (re.compile(r"neck", re.IGNORECASE), {"c": "L03.221", "a": "L02.11"}),
    (re.compile(r"buttock", re.IGNORECASE), {"c": "L03.317", "a": "L02.31"}),
    (re.compile(r"back", re.IGNORECASE), {"c": "L03.312", "a": "L02.212"}),
    (re.compile(r"groin", re.IGNORECASE), {"c": "L03.314", "a": "L02.214"}),
)
_OTHERS = by_words(
    (
        ("N39.0", r"\butis?\b|\burinary tract infections?\b"),
        ("N10", r"\bacute pyelonephritis\b|\bpyelonephritis,? acute\b"),
        ("N12", r"\bpyelonephritis\b"),
        ("N30.00", r"\bacute cystitis\b"),
        ("M86.9", r"\bosteomyelitis\b"),
        ("I33.0", r"\b(?:acute |subacute |bacterial )+endocarditis\b"),
        ("K65.0", r"\b(?:acute |bacterial )+peritonitis\b"),
    )
)
_RESISTANT = by_words(
    (
        (
            "Z16.12",
            r"\b(?:esbl|extended[- ]spectrum beta[- ]lactamase)\b(?:[- ](?:producing|positive|resistan\w+))?"
            r"|\bresistant to esbl\b",
        ),
        ("Z16.21", r"\b(?:vre|vancomycin[- ]resistan\w+|resistant to vancomycin)\b"),
        ("Z16.11", r"\bresistan\w+ to penicillins?\b|\bpenicillin[- ]resistan\w+"),
        ("Z16.24", r"\b(?:mdro?|multi-?drug[- ]resistan\w+|resistant to multiple (?:drugs|antibiotics))\b"),
        (
            "Z16.23",
            r"\b(?:quinolone|cipro\w*|levofloxacin)[- ]resistan\w+|\bresistan\w+ to (?:quinolones?"
            r"|fluoroquinolones?|cipro\w*|levofloxacin)\b",
        ),
        ("Z16.13", r"\b(?:carbapenem[- ]resistan\w+|cre|resistan\w+ to carbapenems?)\b"),
    )
)
_RULE = Rule(
    "the infection first, then its organism, and Z16.- for what that resists, where the infection's code does not say it",
    "I.C.1.b and I.C.1.c",
    "an organism of B95 to B97 and a resistance of Z16 follow the code of the infection",
)


def read(text: str) -> Read:
    """The infection and the organism that a text names; nothing where either is missing."""
    organism = next(((agent, words) for _, agent, words in ORGANISMS if words.search(text)), None)
    if organism is None or re.search(r"\b(?:seps|septic|bacter[a]?emia|pneumonia)\w*", text, re.IGNORECASE):
        return Read(text)
    code, rest = _infection(text)
    if not code or "?" in code:
        return Read(text)
    resists = [one for one, words in _RESISTANT if words.search(rest)][:1]
    rest = blank(rest, (*(words for _, words in _RESISTANT), organism[1], _WORDS))
    items = (
        Item(code, Rank.CAUSE),
        Item(organism[0], Rank.BESIDE),
        *(Item(one, Rank.STATUS) for one in resists),
    )
    return Read(rest, items, _RULE)


_WORDS = re.compile(
    r"\b(?:resistan\w+|infect\w+|cultures?|grew|growing|positive|organism|skin|left|right|lower|upper|leg|caused)\b",
    re.IGNORECASE,
)


def _infection(text: str) -> tuple[str, str]:
    for code, words in _OTHERS:
        if words.search(text):
            return code, words.sub(" , ", text)
    found = _SKIN.search(text)
    if found is None:
        return "", text
    kind = "c" if "cellulitis" in (found["kind"] or found["kind2"]).lower() else "a"
    site = found["site"] or found["site2"]
    code = next((codes[kind] for words, codes in _SITES if words.search(site)), "")
    if slot := re.search(r"\{(.{4})\}", code):
        code = code.replace(slot[0], side(text, f"{slot[1][0]}{slot[1][1]}??"))
    return code, _SKIN.sub(" , ", text)
