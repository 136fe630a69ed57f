"""Pressure ulcers told by site, side and stage: each with its code of L89 (Official Guidelines, I.C.12.a)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consultant.answering.findings.guidelines.in_order import in_order
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_TOLD = expression(
    r"\b(?:pressure[- ](?:ulcers?|sores?|injur(?:y|ies)|wounds?)|decubit\w+|bed-?\s?sores?)\b", re.IGNORECASE
)
_WANTED = re.compile(r"\bcod(?:e|es|ed|ing)\b|\bicd\b|\bdx\b|\bdiagnos[ie]s\b|\bl89\b", re.IGNORECASE)
_OTHERWISE = re.compile(
    r"\bhealed\b|\bprogress\w*|\bwors\w*|\bbecame\b|\bturned into\b|\bevolv\w*|\b(?:suspected|possible|rule out)\b|\?.*\?"
    r"|\b(?:right|correct|ok|fine)\?|\bwhy\b|\bcan\b|\bmay\b|\bwho\b|\bpoa\b|\bdrgs?\b|\bhcc\b|\bm?ccs?\b",
    re.IGNORECASE,
)
"""Asks, or tells, more than what is there."""
_SITES = (
    ("upper back", "1{120}", r"\bupper back\b|\bshoulder blades?\b|\bscapulas?\b"),
    ("lower back", "1{340}", r"\blower back\b"),
    ("sacrum", "15", r"\bsacr(?:um|al)\b|\bcoccy\w+|\btail ?bone\b|\bsacro-?coccygeal\b"),
    ("elbow", "0{120}", r"\belbows?\b"),
    ("hip", "2{120}", r"\bhips?\b|\b(?:greater )?trochanter\w*"),
    ("buttock", "3{120}", r"\bbuttocks?\b|\bgluteal\b|\bischi\w+"),
    ("ankle", "5{120}", r"\bankles?\b|\bmalleol\w+"),
    ("heel", "6{120}", r"\bheels?\b"),
    ("head", "81", r"\b(?:head|occiput|occipital|scalp|face)\b"),
)
"""Sites with the fourth and fifth characters; in braces that of the right, of the left and of a side that is not told."""
_SITE = re.compile("|".join(f"(?P<s{at}>{words})" for at, (*_, words) in enumerate(_SITES)), re.IGNORECASE)
_STAGE = re.compile(
    r"\bstage[ -]?(?P<number>[1-4]|iv|i{1,3})\b|\b(?P<hidden>unstageable|un-?stageable)\b|\b(?P<deep>deep tissue|dti)\b",
    re.IGNORECASE,
)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_SIDE = re.compile(r"\b(right|left|rt|lt)\b", re.IGNORECASE)
_CUT = re.compile(r"[,;.:]|\band\b|\bplus\b|\balso\b", re.IGNORECASE)
_SECTION = "I.C.12.a and I.B.14"
_RULE = (
    "each pressure ulcer is coded by its site and stage; the stage may be taken from a nurse's note, the ulcer itself"
    " from the provider's"
)
_SAID = "by site and stage, each ulcer with a code of its own"
_SAID_OF_ONE = "by its site and stage"


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The codes of the ulcers that are told; nothing where a side or a stage of one is open, or more is asked."""
    text = ask.text
    if ask.citations or not (_TOLD.search(text) and _WANTED.search(text)) or _OTHERWISE.search(text):
        return ()
    codes = tuple(_codes(text))
    if not codes or "" in codes:
        return ()
    several = len(set(codes)) > 1
    said = _SAID if several else _SAID_OF_ONE
    return in_order(codes, said, _SECTION, _RULE, reference, ordered=False)


_WORSE = re.compile(
    r"\b(?:progress\w*|wors\w*|became|turned into|evolv\w*|advanc\w*|deteriorat\w*)\b", re.IGNORECASE
)
_ARRIVED = re.compile(r"\b(?:admission|admitted|arriv\w+|on admit|poa|present on)\b", re.IGNORECASE)
_ULCER = expression(r"\b(?:ulcers?|sores?|injur(?:y|ies)|wounds?|decubit\w+)\b", re.IGNORECASE)
_NO_PRESSURE = re.compile(
    r"\bdiabetic|\bvenous|\bstasis|\bnon-?\s?pressure|\bnot (?:an? )?pressure", re.IGNORECASE
)
_TWO = "two codes, the stage on admission (POA Y) and the highest stage reached during the stay (POA N)"
_TWO_RULE = "an ulcer that progresses during the stay has a code for its stage on admission and one for the highest stage reached"


def progressed(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Both codes of one ulcer that came with one stage and reached a higher one during the stay (I.C.12.a.6)."""
    text = ask.text
    if ask.citations or not (_ULCER.search(text) and _WORSE.search(text) and _ARRIVED.search(text)):
        return ()
    sites, stages = list(_SITE.finditer(text)), list(_STAGE.finditer(text))
    if len(sites) != 1 or len(stages) != len(_BEFORE_AND_AFTER) or _NO_PRESSURE.search(text):
        return ()
    codes = tuple(_code(sites[0], _side(text, sites[0]), stage) for stage in stages)
    if "" in codes or len(set(codes)) < len(codes):
        return ()
    return in_order(codes, _TWO, "I.C.12.a.6", _TWO_RULE, reference, ordered=False)


_BEFORE_AND_AFTER = ("before", "after")


def _codes(text: str) -> Iterator[str]:
    """The code of each told site; empty where what tells it is not there."""
    sites = list(_SITE.finditer(text))
    stages = list(_STAGE.finditer(text))
    if not sites or len(stages) not in (1, len(sites)):
        return
    for at, site in enumerate(sites):
        stage = stages[at] if len(stages) == len(sites) else stages[0]
        yield _code(site, _side(text, site), stage)


def _code(site: re.Match[str], side: str, stage: re.Match[str]) -> str:
    written = _SITES[int(str(site.lastgroup)[1:])][1]
    if "{" in written:
        if not side:
            return ""
        written = written[0] + written[2 + ("right", "left").index(side)]
    number = (stage["number"] or "").lower()
    last = "0" if stage["hidden"] else "6" if stage["deep"] else _ROMAN.get(number, number)
    return f"L89.{written}{last}"


def _side(text: str, site: re.Match[str]) -> str:
    """The side that stands beside a site, else the only one that is told."""
    begin = max((cut.end() for cut in _CUT.finditer(text, 0, site.start())), default=0)
    end = next((cut.start() for cut in _CUT.finditer(text, site.end())), len(text))
    near = {one[0].lower() for one in _SIDE.findall(text[begin:end])} or {
        one[0].lower() for one in _SIDE.findall(text)
    }
    return {"r": "right", "l": "left"}[near.pop()] if len(near) == 1 else ""
