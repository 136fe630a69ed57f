"""HIV disease, COVID-19 now and past, and pneumonia of the ventilator (Official Guidelines, I.C.1 and I.C.10.d)."""

from __future__ import annotations

import re

from consultant.answering.findings.cases.airways import failures
from consultant.answering.findings.cases.parts import Item, Rank, Read, Rule, blank, by_words
from consultant.answering.findings.cases.sepsis import ORGANISMS

_HIV = re.compile(r"\b(?:hiv(?: (?:positive|disease|infection|\+))?|aids)(?!\w)", re.IGNORECASE)
_OF_HIV = by_words(
    (
        ("B59", r"\b(?:pneumocystis(?: (?:carinii|jirovecii))?(?: pneumonia)?|pcp|pjp)(?: pneumonia)?\b"),
        ("C46.9", r"\bkaposi'?s?(?: sarcoma)?\b"),
        (
            "B37.81",
            r"\b(?:candid\w+ esophagitis|esophageal (?:candid\w+|thrush))\b|\bcandida of (?:the )?esophagus\b",
        ),
        ("B37.0", r"\b(?:oral )?thrush\b|\boral candid\w+"),
        ("B58.2", r"\b(?:cerebral|brain) toxoplasm\w+|\btoxoplasm\w+ (?:encephalitis|of (?:the )?brain)\b"),
        ("B58.9", r"\btoxoplasm\w+\b"),
        ("B45.1", r"\bcryptococc\w+ meningitis\b"),
        ("A15.0", r"\b(?:pulmonary )?(?:tb|tuberculosis)\b"),
        ("F02.80", r"\b(?:hiv )?dementia\b"),
        ("J18.9", r"\bpneumonia\b"),
        ("R64", r"\b(?:wasting(?: syndrome)?|cachexia)\b"),
    )
)
_HIV_FIRST = Rule(
    "B20 first, when the admission is for a condition related to HIV, then that condition",
    "I.C.1.a.2.a",
    "HIV disease is listed first in an admission for an HIV-related condition, with further codes for the conditions",
)


def immune(text: str) -> Read:
    """HIV disease with the conditions that come of it."""
    if not _HIV.search(text):
        return Read(text)
    rest = text
    found = []
    for code, words in _OF_HIV:
        if words.search(rest):
            found.append(code)
            rest = words.sub(" , ", rest)
    if not found:
        return Read(text)
    return Read(
        _HIV.sub(" , ", rest), (Item("B20", Rank.REASON), *(Item(code) for code in found)), _HIV_FIRST
    )


_PAST_COVID = re.compile(
    r"\b(?:long|post)[- ]?(?:acute )?covid(?:[- ]?19)?(?: (?:syndrome|condition|long haul\w*))?\b"
    r"|\bpost-?acute sequela\w* (?:of )?(?:sars\w*|covid\w*)(?:-?cov-?2)?|\blong[- ]haul\w*(?: covid\w*)?"
    r"|\bpasc\b"
    r"|\b(?:residual|sequela\w*|late effects?)[^.;?!]{0,20}\bcovid(?:-?19)?(?: (?:infection|pneumonia))?"
    r"|\b(?:due to|from|after|following|secondary to) (?:an? |his |her )?(?:past|prior|previous|old"
    r"|resolved|earlier) covid(?:-?19)?(?: (?:infection|pneumonia))?",
    re.IGNORECASE,
)
_LEFT_BY_COVID = by_words(
    (
        ("J84.10", r"\b(?:pulmonary|lung) (?:fibrosis|scarring)\b"),
        ("J84.10", r"\bfibrosis of (?:the )?lungs?\b"),
        ("R53.83", r"\b(?:chronic |persistent )?fatigue\b(?! syndrome)"),
        ("R06.02", r"\b(?:shortness of breath|sob)\b"),
        ("R06.09", r"\bdyspnea on exertion\b|\bdoe\b"),
        ("R06.00", r"\bdyspnea\b"),
        ("R41.89", r"\bbrain fog\b"),
        ("R43.0", r"\b(?:loss of smell|anosmia)\b"),
        ("R43.2", r"\b(?:loss of taste|ageusia)\b"),
        ("R05.3", r"\b(?:chronic|persistent|lingering) cough\b"),
        ("R05.9", r"\bcough\b"),
        ("R51.9", r"\bheadaches?\b"),
        ("R00.2", r"\bpalpitations\b"),
        ("R00.0", r"\btachycardia\b"),
        ("G90.A", r"\bpots\b|\bpostural orthostatic tachycardia(?: syndrome)?\b"),
        ("I26.99", r"\bpulmonary embol\w+|\bchronic pe\b"),
        ("F32.A", r"\bdepression\b"),
        ("G93.32", r"\b(?:chronic fatigue syndrome|me/cfs|cfs)\b"),
        ("M79.10", r"\bmyalgias?\b"),
        ("M25.50", r"\b(?:joint pain|arthralgias?)\b"),
        ("G47.00", r"\binsomnia\b"),
        ("R53.1", r"\b(?:weakness)\b"),
    )
)
_ACTIVE = re.compile(
    r"\b(?:still positive|re-?infect\w*|active covid|again|current(?:ly)? (?:positive|infect\w+))\b",
    re.IGNORECASE,
)
_AFTER_COVID = Rule(
    "the specific condition first, then U09.9; U07.1 is not used without an active infection",
    "I.C.1.g.1.m",
    "the condition that COVID-19 left is listed before U09.9",
)


def after_covid(text: str) -> Read:
    """What COVID-19 left, then the post COVID-19 condition."""
    if not _PAST_COVID.search(text) or _ACTIVE.search(text):
        return Read(text)
    failing, rest = failures(text)
    found = [one.code for one in failing]
    for code, words in _LEFT_BY_COVID:
        if words.search(rest):
            found.append(code)
            rest = words.sub(" , ", rest)
    if not found:
        return Read(text)
    items = (*(Item(code, Rank.CAUSE) for code in dict.fromkeys(found)), Item("U09.9", Rank.BESIDE))
    return Read(_PAST_COVID.sub(" , ", rest), items, _AFTER_COVID)


_VENTILATOR = re.compile(
    r"\b(?:ventilator|vent)[- ](?:associated|acquired|related) pneumonia\b|\bvap\b", re.IGNORECASE
)
_OF_VENTILATOR = Rule(
    "the complication, then the organism; no code of J12 to J18 is added for its type",
    "I.C.10.d; tabular note at J95.851",
    "J95.851 takes a further code of B95 to B97 for the organism, where the provider links pneumonia and ventilator",
)


def ventilated(text: str) -> Read:
    """Pneumonia of the ventilator with its organism."""
    organism = next((agent for _, agent, words in ORGANISMS if words.search(text)), "")
    if not _VENTILATOR.search(text) or not organism:
        return Read(text)
    rest = blank(text, (_VENTILATOR, *(words for *_, words in ORGANISMS)))
    return Read(rest, (Item("J95.851", Rank.REASON), Item(organism, Rank.BESIDE)), _OF_VENTILATOR)


_COVID = re.compile(
    r"\b(?:confirmed |active |positive |acute )*(?:covid(?:-?\s?19)?|sars-?cov-?2)(?: (?:positive|infection|disease|\+))*",
    re.IGNORECASE,
)
_NO_COVID = re.compile(
    r"\b(?:exposure|exposed|exposures?|test(?:ed|ing)?|screen\w*|negative|history of|personal history"
    r"|recovered|asymptomatic|vaccin\w*)\b",
    re.IGNORECASE,
)
_OF_COVID = by_words(
    (
        ("J12.82", r"\b(?:viral )?pneumonia\b"),
        ("J20.8", r"\bacute bronchitis\b"),
        ("J40", r"\bbronchitis\b"),
        ("J22", r"\b(?:acute )?lower respiratory (?:tract )?infection\b"),
        ("J80", r"\bards\b|\bacute respiratory distress syndrome\b"),
        ("A08.39", r"\b(?:viral )?(?:gastro)?enteritis\b"),
    )
)
_COVID_FIRST = Rule(
    "confirmed COVID-19 first, then its manifestation",
    "I.C.1.g.1.b and I.C.1.g.1.c",
    "U07.1 is first, followed by the codes of its manifestations, but for pregnancy, sepsis and transplants",
)


def covid(text: str) -> Read:
    """A confirmed COVID-19 with its manifestations."""
    if not _COVID.search(text) or _NO_COVID.search(text) or _PAST_COVID.search(text):
        return Read(text)
    failing, rest = failures(text)
    found = []
    for code, words in _OF_COVID:
        if words.search(rest):
            found.append(code)
            rest = words.sub(" , ", rest)
    if not (found or failing):
        return Read(text)
    items = (
        Item("U07.1", Rank.REASON),
        *(Item(code, Rank.RESULT) for code in found),
        *(Item(one.code, Rank.RESULT) for one in failing),
    )
    return Read(_COVID.sub(" , ", rest), items, _COVID_FIRST)
