"""What a past stroke left, each deficit by its code of I69 after the kind of stroke (Official Guidelines, I.C.9.d)."""

from __future__ import annotations

import re

from consultant.answering.findings.cases.parts import Item, Rank, Read, Rule, blank
from consultant.answering.handedness import HANDED, dominant, hand

_STROKE = re.compile(
    r"\b(?:old |prior |previous |past |remote |history of (?:an? )?|hx of (?:an? )?"
    r"|h/o )*(?:(?:hemorrhagic|ischemic|embolic|thrombotic) )*(?:strokes?|cva|cerebral infarct\w*"
    r"|(?:intra-?cerebral|cerebral|subarachnoid|intra-?cranial) (?:h[a]?emorrhage|bleed)|sah|ich|brain bleed)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:old|prior|previous|past|remote|history of|hx of|h/o|residual\w*|late effects?|sequela\w*|after"
    r"|following|post|since|ago|last (?:year|month)|from (?:an? |his |her |the )?(?:stroke|cva))\b",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"\bacute (?:ischemic )?(?:stroke|cva)\b|\bnew (?:stroke|cva)\b|\btraumatic\b|\bno (?:residual"
    r"|deficit)\w*|\bwithout (?:residual|deficit)\w*",
    re.IGNORECASE,
)
_KINDS = (
    ("I69.0", re.compile(r"\bsubarachnoid\b|\bsah\b", re.IGNORECASE)),
    (
        "I69.1",
        re.compile(
            r"\b(?:intra-?cerebral|cerebral) (?:h[a]?emorrhage|bleed)\b|\bich\b|\bhemorrhagic (?:stroke|cva)\b|\bbrain bleed\b",
            re.IGNORECASE,
        ),
    ),
    ("I69.2", re.compile(r"\bintra-?cranial (?:h[a]?emorrhage|bleed)\b|\bsubdural\b", re.IGNORECASE)),
)
_WEAK = r"(?:weak(?:ness)?|paralysis|paresis|plegia|mono-?(?:pleg|pare)\w+)"
_ARM, _LEG = r"(?:arm|hand|upper (?:limb|extremity))", r"(?:leg|foot|lower (?:limb|extremity))"
_LIMBS = (
    (
        "5",
        re.compile(
            r"\bhemi-?(?:pleg|pare)\w+|\b(?:left|right)[- ]sided (?:weakness|paralysis)", re.IGNORECASE
        ),
    ),
    (
        "3",
        re.compile(
            rf"\b{_ARM} {_WEAK}\b|\b{_WEAK} (?:of|in) (?:the |her |his )?(?:left |right )?{_ARM}\b|\bweak (?:left "
            rf"|right )?{_ARM}\b",
            re.IGNORECASE,
        ),
    ),
    (
        "4",
        re.compile(
            rf"\b{_LEG} {_WEAK}\b|\b{_WEAK} (?:of|in) (?:the |her |his )?(?:left |right )?{_LEG}\b|\bweak (?:left "
            rf"|right )?{_LEG}\b",
            re.IGNORECASE,
        ),
    ),
)
_DEFICITS = tuple(
    (ending, more, re.compile(words, re.IGNORECASE))
    for ending, more, words in (
        ("20", "", r"\b(?:expressive |receptive |global )?aphasi[ac]\b"),
        ("21", "", r"\bdysphasi[ac]\b"),
        ("22", "", r"\bdysarthri[ac]\b|\bslurred speech\b"),
        ("23", "", r"\bstutter\w*|\bfluency disorder\b"),
        (
            "91",
            "R13.12",
            r"\boro-?pharyngeal (?:phase )?dysphagia\b|\bdysphagia,? (?:\()?oro-?pharyngeal(?: phase)?",
        ),
        ("91", "R13.11", r"\boral (?:phase )?dysphagia\b|\bdysphagia,? oral(?: phase)?\b"),
        (
            "91",
            "R13.13",
            r"(?<!oro)(?<!-)\bpharyngeal (?:phase )?dysphagia\b|\bdysphagia,? pharyngeal(?: phase)?",
        ),
        (
            "91",
            "R13.14",
            r"\bpharyngo-?esophageal (?:phase )?dysphagia\b|\bdysphagia,? pharyngo-?esophageal(?: phase)?",
        ),
        (
            "91",
            "",
            r"\bdysphagia\b|\b(?:trouble|difficulty) swallowing\b|\bswallowing (?:trouble|problems?|difficulty)\b",
        ),
        ("11", "", r"\bmemory (?:loss|deficits?|problems?|impairment)\b"),
        ("10", "", r"\battention (?:and concentration )?deficits?\b"),
        (
            "12",
            "",
            r"\b(?:visuo-?spatial (?:deficit|neglect)|(?:left |right )?(?:spatial |hemi-?)?neglect)\b",
        ),
        ("19", "", r"\bcognitive (?:deficits?|impairment|decline)\b"),
        ("90", "", r"\bapraxia\b"),
        ("92", "", r"\bfacial (?:weakness|droop\w*|palsy)\b"),
        ("93", "", r"\bataxi[ac]\b"),
    )
)
_ENDS = {("right", True): "1", ("left", True): "2", ("right", False): "3", ("left", False): "4"}
_SIDE = re.compile(r"\b(left|right)\b(?![- ]?(?:hand(?:ed)|dominant))", re.IGNORECASE)
_RULE = Rule(
    "each deficit by its own code of I69, which says the cause as well; the dominant side is the right one by default",
    "I.C.9.d and I.C.6.a",
    "what stays after a stroke takes a code of I69 by the kind of stroke, one for each deficit, not that of the new stroke",
    either=True,
)


def read(text: str) -> Read:
    """The deficits that a past stroke left; nothing of a new one."""
    if not (_STROKE.search(text) and _PAST.search(text)) or _NEW.search(text):
        return Read(text)
    category = next((code for code, words in _KINDS if words.search(text)), "I69.3")
    rest = _STROKE.sub(" , ", text)
    items: list[Item] = []
    for ending, more, words in _DEFICITS:
        if words.search(rest):
            rest = words.sub(" , ", rest)
            items += [Item(f"{category}{ending}"), *((Item(more, Rank.RESULT),) if more else ())]
    used, plain = hand(text), _SIDE.findall(HANDED.sub(" ", rest))
    for digit, words in _LIMBS:
        if words.search(rest):
            told = {one.lower() for one in plain}
            side = told.pop() if len(told) == 1 else ""
            items.insert(0, Item(f"{category}{digit}{_ENDS[side, dominant(side, used)] if side else '9'}"))
            rest = words.sub(" , ", rest)
    if not items:
        return Read(text)
    rest = blank(rest, (HANDED, _WORDS))
    return Read(
        rest, tuple(items), _RULE, own=category != "I69.3" or any(one.code[5] in "34" for one in items)
    )


_WORDS = re.compile(
    r"\b(?:left|right|old|prior|previous|past|remote|residual\w*|late effects?|sequelae?|after|following"
    r"|post|since|ago|last|years?|months?|weak(?:ness)?|non-?dominant|dominant|side|sided|stroke"
    r"|handed(?:ness)?|noted)\b",
    re.IGNORECASE,
)
