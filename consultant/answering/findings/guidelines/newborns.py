"""A newborn that came early or small: its codes of P07 by weight and weeks (Official Guidelines, I.C.16.d)."""

from __future__ import annotations

import re

from consultant.answering.findings.guidelines.in_order import in_order
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_NEWBORN = pattern(r"\b(?:newborns?|neonat\w+|infants?|bab(?:y|ies)|preterm|prematur\w+|preemie|p07)\b")
_WANTED = pattern(r"\b(?:cod(?:e|es|ed|ing)|icd\S*|dx|p07|sequenc\w*|order|first)\b")
_GRAMS = re.compile(r"\b(\d{1,2}[,.]?\d{3}|\d{3}) ?(?:g|gm|gms|grams?)\b", re.IGNORECASE)
_KILOS = re.compile(r"\b(\d\.\d{1,3}) ?(?:kg|kilos?)\b", re.IGNORECASE)
_WEEKS = re.compile(
    r"\b(2\d|3\d)(?: ?(?:\+|and|w)? ?\d(?:/7)?d?)?[ -]?(?:completed )?(?:weeks?|wks?|weeker|w\b)",
    re.IGNORECASE,
)
_WEIGHTS = (
    (500, "P07.01"), (750, "P07.02"), (1000, "P07.03"), (1250, "P07.14"), (1500, "P07.15"), (1750, "P07.16"), (2000, "P07.17"),
    (2500, "P07.18"),
)  # fmt: skip
"""Below how many grams each code of the birth weight is."""
_EXTREME, _PRETERM, _TERM = 23, 28, 37
_RULE = "the birth weight goes before the weeks of gestation when both are documented"
_OTHERWISE = pattern(r"\b(?:cpt|drgs?|growth|iugr|history|adult)\b")
_LIGHT = pattern(r"\blight[- ]for[- ](?:dates?|gestational age)\b")
_SMALL = pattern(r"\b(?:small[- ]for[- ](?:dates?|gestational age)|sga)\b")
_BY_WEIGHT = (500, 750, 1000, 1250, 1500, 1750, 2000, 2500)
_LIGHT_RULE = "light for gestational age is P05.0-, small for it P05.1-, by the birth weight; P07 is not given beside it"


def early(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The codes of P07 for the told weight and weeks; nothing where neither makes one."""
    text = ask.text
    if any(one.code != "P07" for one in ask.citations) or not (
        _NEWBORN.search(text) and _WANTED.search(text)
    ):
        return ()
    if _OTHERWISE.search(text):
        return ()
    if light := _light(text):
        return in_order(
            (light,), "by the birth weight", "tabular list at P05", _LIGHT_RULE, reference, ordered=False
        )
    codes = (*_of_weight(text), *_of_weeks(text))
    if not codes or (not _GRAMS.search(text) and not _KILOS.search(text) and not ask.citations):
        return ()
    both = len(codes) > 1
    said = "the birth weight, then the weeks of gestation" if both else "by what is told of weight and weeks"
    return in_order(codes, said, "I.C.16.d", _RULE, reference, ordered=both)


def _light(text: str) -> str:
    """The code of a newborn that is light or small for its weeks, by its weight."""
    small, light = _SMALL.search(text), _LIGHT.search(text)
    weight = _weight(text)
    if not (small or light) or not weight:
        return ""
    last = next((place for place, below in enumerate(_BY_WEIGHT, 1) if weight < below), 9)
    return f"P05.{'1' if small else '0'}{last}"


def _weight(text: str) -> int:
    grams, kilos = _GRAMS.search(text), _KILOS.search(text)
    return int(re.sub(r"\D", "", grams[1])) if grams else round(float(kilos[1]) * 1000) if kilos else 0


def _of_weight(text: str) -> tuple[str, ...]:
    weight = _weight(text)
    code = next((code for below, code in _WEIGHTS if weight < below), "")
    return (code,) if weight and code else ()


def _of_weeks(text: str) -> tuple[str, ...]:
    told = _WEEKS.search(text)
    weeks = int(told[1]) if told else _TERM
    if weeks >= _TERM:
        return ()
    if weeks < _PRETERM:
        return (f"P07.2{max(weeks - _EXTREME + 2, 1)}",)
    return (f"P07.3{weeks - _PRETERM + 1}",)
