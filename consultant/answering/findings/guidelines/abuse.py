"""Abuse and neglect told in words: confirmed, suspected or ruled out, of whom and of what kind (I.C.19.f and I.C.21.c.6)."""

from __future__ import annotations

import re

from consultant.answering import injury_words
from consultant.answering.findings.guidelines.in_order import in_order
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_TOLD = pattern(
    r"\b(?:abuse[ds]?|neglect(?:ed)?|maltreat\w*|rape[ds]?|sexual(?:ly)? assault\w*|abandon(?:ed|ment)|bullying)\b"
)
_WANTED = re.compile(
    r"\bcod(?:e|es|ed|ing)\b|\bicd\S*|\bdx\b|\bdiagnos[ie]s\b|\bsequenc\w*|\border\b|\bfirst\b", re.IGNORECASE
)
_OTHERWISE = re.compile(
    r"\b(?:substance|alcohol|drugs?|opioid|cocaine|cannabis|tobacco|laxative|history|hx|h/o|z62\S*|z91\S*|screening"
    r"|counsel\w*"
    r"|perpetrator\W+(?:code|for)|pregnan\w+|can|may|difference|t74 (?:or|vs)|cpt|self"
    r"|priorit\w+|precedence|terror\w+|cataclysm\w*)\b",
    re.IGNORECASE,
)
_RULED_OUT = re.compile(
    r"\b(?:ruled out|rule out|not (?:found|confirmed|substantiated)|un-?substantiated|unfounded|alleged)\b",
    re.IGNORECASE,
)
_SUSPECTED = re.compile(r"\b(?:suspect\w*|possible|probable|concern for)\b", re.IGNORECASE)
_CONFIRMED = re.compile(r"\bconfirmed\b", re.IGNORECASE)
_CHILD = re.compile(
    r"\b(?:child\w*|infants?|bab(?:y|ies)|toddlers?|boy|girl|minor|teen\w*|adolescent|kid|shaken"
    r"|(?:[1-9]|1[0-7])[- ]?(?:years?[- ]old|y/?o|yr))\b",
    re.IGNORECASE,
)
_ADULT = re.compile(
    r"\b(?:adults?|elder\w*|wom[ae]n|m[ae]n|wife|husband|spous\w+|domestic|partner|nursing home|resident|senior|intimate"
    r"|(?:1[89]|[2-9]\d)[- ]?(?:years?[- ]old|y/?o|yr))\b",
    re.IGNORECASE,
)
_KINDS = tuple(
    (digit, pattern(words))
    for digit, words in (
        ("2", r"\b(?:sexual\w*|rape[ds]?)\b"),
        ("3", r"\b(?:psychological|emotional|verbal|mental|bully\w*)\b"),
        ("0", r"\b(?:neglect\w*|abandon\w*)\b"),
        ("1", r"\b(?:physical\w*|beaten|beating|hit|battered|punched)\b"),
    )
)
_OUT_OF_QUESTION = {("1", "2"): "Z04.72", ("1", "1"): "Z04.71", ("2", "2"): "Z04.42", ("2", "1"): "Z04.41"}
"""Observation for a kind of abuse that is ruled out, of a child and of an adult."""
_BY_WHOM = tuple(
    (
        code,
        pattern(
            rf"\bby (?:her |his |the |their |an? )?(?:{words})\b|\b(?:{words}) (?:is|was) the perpetrator\b"
        ),
    )
    for code, words in (
        ("Y07.010", r"husband"),
        ("Y07.020", r"wife"),
        ("Y07.030", r"boyfriend|male partner"),
        ("Y07.040", r"girlfriend|female partner"),
        ("Y07.11", r"(?:biological )?father"),
        ("Y07.12", r"(?:biological )?mother"),
        ("Y07.430", r"step-?father"),
        ("Y07.433", r"step-?mother"),
        ("Y07.410", r"brother"),
        ("Y07.411", r"sister"),
    )
)
_SECTION = "I.C.19.f"
_RULE = (
    "confirmed abuse or neglect is T74, suspected T76, first and before any injury; the perpetrator (Y07) is told of a confirmed"
    " case only"
)
_RULED_OUT_RULE = "abuse that was suspected and is ruled out is Z04.4- or Z04.7-, without T76"


def _wished(text: str) -> bool:
    """Whether codes are wished, or nothing but the abuse is written."""
    return bool(_WANTED.search(text)) or ("?" not in text and len(text.split()) <= _BARE_WORDS)


_BARE_WORDS = 10


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code of the abuse, the injuries and the perpetrator; nothing where the kind or the person is open."""
    text = ask.text
    if ask.citations or not (_TOLD.search(text) and _wished(text)) or _OTHERWISE.search(text):
        return ()
    child, adult = bool(_CHILD.search(text)), bool(_ADULT.search(text))
    kind = next((digit for digit, words in _KINDS if words.search(text)), "")
    if child == adult:
        return ()
    kind = kind or "9"
    person = "2" if child else "1"
    if _RULED_OUT.search(text):
        code = _OUT_OF_QUESTION.get((kind, person), "")
        said = "observation for an abuse that is ruled out"
        return (
            in_order((code,), said, f"{_SECTION} and I.C.21.c.6", _RULED_OUT_RULE, reference, ordered=False)
            if code
            else ()
        )
    suspected = bool(_SUSPECTED.search(text))
    if suspected and _CONFIRMED.search(text):
        return ()  # the rule on both is asked
    injuries = tuple(f"{one.stem}A" for one in injury_words.told(text))
    whom = "" if suspected else next((code for code, words in _BY_WHOM if words.search(text)), "")
    codes = (f"{'T76' if suspected else 'T74'}.{kind}{person}XA", *injuries, *((whom,) if whom else ()))
    said = "suspected abuse, before any injury" if suspected else "confirmed abuse, before any injury"
    return in_order(codes, said, _SECTION, _RULE, reference)
