"""How long a heart attack is coded as acute: four weeks (Official Guidelines, I.C.9.e.1)."""

from __future__ import annotations

import re

from consultant.answering.findings.guidelines.in_order import in_order
from consultant.answering.number_words import spelled, valued
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import (
    Reference,
    evidence,
    guideline,
    source,
)
from consultant.model.answer import Finding
from consultant.model.catalogue import Entry
from consultant.model.codes import CodeSystem

ELAPSED = re.compile(
    r"(?P<past>\b(?:after|past|beyond|(?:more|older|longer) than|over) (?:the )?)?"
    rf"\b(?P<count>\d{{1,3}}|{spelled(1, 10)}|an?)(?: \w+)? ?-?(?P<unit>days?|weeks?|wks?|months?|mos?|years?|yrs?)\b",
    re.IGNORECASE,
)
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
ACUTE = 28
"""Days within which an infarction is coded as acute."""
_INFARCTION = re.compile(r"I2[12]\b|I2[12]\.")
_TOLD = expression(r"\bheart attacks?\b|\b(?:n?-?stemi|ami|mi)\b|\bmyocardial infarct\w*", re.IGNORECASE)
_NEW, _OLD, _SECTION = "I21", "I25.2", "I.C.9.e.1"
_RULE = (
    "coded as acute for encounters within 4 weeks (28 days), afterwards as old unless still under care for it"
)


def elapsed(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Whether the acute code still stands after the told time; one finding where all told times agree."""
    cited = next((one.code for one in ask.diagnoses if _INFARCTION.match(one.code)), "")
    if not cited and (ask.citations or not _TOLD.search(ask.text)):
        return ()
    days = {in_days(found) for found in ELAPSED.finditer(ask.text)}
    entry = reference.catalogue.entry(CodeSystem.ICD10CM, cited or _OLD, reference.on)
    old = reference.catalogue.entry(CodeSystem.ICD10CM, _OLD, reference.on)
    if not days or not isinstance(entry, Entry) or not isinstance(old, Entry):
        return ()
    rule = guideline(_SECTION, _RULE)
    values = {
        "code": cited,
        "words": entry.description,
        "old": _OLD,
        "old_words": old.description,
        "within": any(one <= ACUTE for one in days),
        "beyond": any(one > ACUTE for one in days),
        "source": source(entry.release),
        "rule_source": rule.release,
    }
    rows = [
        row
        for one in ((entry, old) if cited and cited != _OLD else (_category(reference), old))
        if one is not None
        for row in evidence(one.release, one.code, {"description": one.description})
    ]
    codes = tuple(dict.fromkeys((cited or _OLD, _OLD)))
    return (Finding("infarction_time", codes, values, (*rows, rule)),)


def _category(reference: Reference) -> Entry | None:
    """The category of new heart attacks, which the reply names where none is cited."""
    found = reference.catalogue.entry(CodeSystem.ICD10CM, _NEW, reference.on)
    return found if isinstance(found, Entry) else None


def in_days(found: re.Match[str]) -> int:
    """The days told; `after four weeks` is a day more."""
    number = valued(found["count"])
    return (1 if number is None else number) * _DAYS[found["unit"][0].lower()] + bool(found["past"])


_AGAIN = re.compile(
    r"\b(?:another|again|new one|second|recurrent|subsequent|re-?infarct\w*|new (?:\w+ )?(?:n?-?stemi|mi"
    r"|infarct\w*|heart attack)"
    r"|now (?:has |with |an? |comes? (?:in )?with |presents? with |admitted with )*(?:\w+ )?(?:n?-?stemi|mi|heart attack))\b",
    re.IGNORECASE,
)
_SUBSEQUENT: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (code, re.compile(words, re.IGNORECASE))
    for code, words in (
        ("I22.2", r"\bnstemi\b|\bnon-?\s?st\b"),
        ("I22.0", r"\banterior\b"),
        ("I22.1", r"\binferior\b"),
        ("I22.9", r"\bstemi\b|\bheart attack\b|\bmi\b|\binfarct\w*"),
    )
)
_AGAIN_RULE = (
    "I.C.9.e.4",
    "a new infarction within 4 weeks of another is I22, with a code of I21; which is first depends on the encounter",
)


def again(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code of a further infarction within four weeks of another, beside that one's."""
    cited = next((one.code for one in ask.diagnoses if one.code.startswith(_NEW)), "")
    if (ask.citations and not cited) or not (_TOLD.search(ask.text) and _AGAIN.search(ask.text)):
        return ()
    days = {in_days(found) for found in ELAPSED.finditer(ask.text)}
    before, rest = _apart(ask.without_codes)
    code = next(
        (code for text in (rest, ask.without_codes) for code, words in _SUBSEQUENT if words.search(text)), ""
    )
    if not days or max(days) > ACUTE or not code:
        return ()
    earlier = cited or next((code for code, words in _EARLIER if words.search(before)), "")
    said = "the new infarction within 4 weeks of the other, which is still listed"
    said = f"{said} ({earlier})" if earlier else f"{said} with its code of I21"
    return in_order((code, *((earlier,) if earlier else ())), said, *_AGAIN_RULE, reference, ordered=False)


_CLAUSE = re.compile(r"[.,;:?!]|\b(?:now|today|and|but|back|returns?|then)\b", re.IGNORECASE)
_EARLIER: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (code, re.compile(words, re.IGNORECASE))
    for code, words in (
        ("I21.4", r"\bnstemi\b|\bnon-?\s?st\b"),
        ("I21.09", r"\banterior\b"),
        ("I21.19", r"\binferior\b"),
        ("I21.3", r"\bstemi\b"),
    )
)
"""Codes of the infarction before it."""


def _apart(text: str) -> tuple[str, str]:
    """The clause that tells how long ago the earlier infarction was, and the rest of the text."""
    elapsed = ELAPSED.search(text)
    if elapsed is None:
        return "", text
    begin = max((cut.end() for cut in _CLAUSE.finditer(text, 0, elapsed.start())), default=0)
    end = next((cut.start() for cut in _CLAUSE.finditer(text, elapsed.end())), len(text))
    return text[begin:end], f"{text[:begin]} {text[end:]}"
