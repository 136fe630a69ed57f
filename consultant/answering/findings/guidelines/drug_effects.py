"""What a drug did to a patient, told in words: its code of T36 to T50, and where it stands among the diagnoses.

Official Guidelines, I.C.19.e.5: an adverse effect follows its nature, a poisoning goes before it, underdosing is never first.
"""

from __future__ import annotations

import re

from consultant.answering import drug_classes, effect_words
from consultant.answering.effect_words import Happened
from consultant.answering.findings.entries import encounters
from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.intents.forms import wants_code
from consultant.answering.patterns import expression, pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, guideline, source
from consultant.model.answer import Finding
from consultant.model.catalogue import Entry

_SEQUELA, _SUBSEQUENT = "sequela", "subsequent"
_WANTED = expression(
    r"\bcod(?:e|es|ed|ing)\b|\bT-?\s?codes?\b|\bT(?:3[6-9]|4\d|50)\b|\b(?:what|which) (?:second|other|additional|extra|drug"
    r"|dx|diagnos\w+)\b|\breport\w*\b"
    r"|\bhow (?:do|would|should|is|to)\b|\bsequenc\w*|\border\b|\bfirst\b|\bwhat (?:goes|comes|else|now|shows|tells)\b"
    r"|\badd\b|\bicd\b|\bdx\b|\bdiagnos[ie]s\b",
    re.IGNORECASE,
)
_SECTION, _RULES = (
    "I.C.19.e.5",
    {
        Happened.ADVERSE: "adverse effect: its nature first, then the drug",
        Happened.TOO_LITTLE: "underdosing: never first; Z91.1- tells why",
    },
)
_SAID = {Happened.ADVERSE: "adverse", Happened.TOO_LITTLE: "little"}
_POISONED = "poisoning: the drug first, then its manifestations"
_LENGTH = 110


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The drug's code for what the question tells, with the reason of too little; nothing where it names no drug."""
    if ask.procedures or len(ask.diagnoses) > 2 or not _wanted(ask.text) or _OF_USE.search(ask.text):
        return ()
    drugs = () if _STATUS.search(ask.text) else drug_classes.named(ask.text)
    happened = _happened(drugs[0][0], ask.text) if drugs else None
    if drugs and drug_classes.toxic(drugs[0][0]) and ask.diagnoses:
        return ()
    if happened is None or any(_OF_DRUGS.match(one.code) and "." in one.code for one in ask.diagnoses):
        return ()
    entry = reference.reportable(_code(drugs[0][0], happened, _encounter(ask.text)))
    return (_finding(entry, drugs[0], happened, ask, reference),) if entry else ()


_OF_DRUGS = re.compile(r"T[3-6]\d")
"""Where drugs and toxic substances are coded; a bare category, `the T36 code`, names no drug."""
_OF_USE = pattern(
    r"\b(?:use|abuse|dependen\w+|addiction|disorder)\b~60\b\w+[- ]induced\b|\b(?:alcohol|cannabis|cocaine|opioids?|stimulants?"
    r"|amphetamines?|hallucinogens?|inhalants?|sedatives?|nicotine|caffeine|substance)[- ]induced (?:\w+ )?(?:disorder|psychosis"
    r"|dementia|delirium|mania|anxiety|depressi\w+)"
)
"""What a substance does to the mind of who uses it is coded with the use (F10 to F19), and is no adverse effect."""
_STATUS = expression(
    r"\ballerg\w+ (?:status|history)\b|\bstatus code\b|\bz88\b|\bz91\b"
    r"|\bhistory of (?:\w+ )?allerg",
    re.IGNORECASE,
)
_DIAGNOSIS = re.compile(
    r"\bT-?\s?codes?\b|\btoxic effects?\b|\bpoison\w*|\bdx\b|\bicd\b|\bdiagnos\w+|\bcodes?\b", re.IGNORECASE
)
_ALLERGIC = re.compile(r"\ballerg\w*|\banaphyla\w*|\bexternal cause\b|\b[VWXY][- ]codes?\b", re.IGNORECASE)
"""Asks for what is coded besides or instead."""


def _happened(substance: str, text: str) -> Happened | None:
    """What happened with a drug, or with a substance that is none."""
    if not drug_classes.toxic(substance):
        return effect_words.happened(text)
    asked = (_DIAGNOSIS.search(text) or _bare(text)) and not _ALLERGIC.search(text)
    return effect_words.harmed(text) if asked else None


_LAST = 7


def _code(substance: str, happened: Happened, encounter: str) -> str:
    """The code of seven characters, with a placeholder where it is shorter."""
    before = f"{substance}{happened.value}"
    return f"{before:X<{_LAST}}{encounter}"


_TOLD_ALONE = expression(
    r"\A[^?]*\b(?:underdos\w+|overdos\w+|adverse (?:effect|reaction)|poison\w+)\b[^?]*\Z", re.IGNORECASE
)
"""Nothing but what happened is written: its codes are wished."""


def _wanted(text: str) -> bool:
    """Whether a code is wished."""
    if _WANTED.search(text) or _TOLD_ALONE.search(text) or wants_code(text):
        return True
    return _bare(text)


def _bare(text: str) -> bool:
    """Whether nothing but what happened is written."""
    return "?" not in text and len(text.split()) <= _BARE_WORDS and not _TESTED.search(text)


_BARE_WORDS = 14
_TESTED = re.compile(
    r"\b(?:cpt|hcpcs|levels?|tests?|screen\w*|assay|panel|infus\w*|inject\w*|vaccin\w*|j[- ]?codes?|modifiers?|units?|mg|ml"
    r"|vials?|allerg\w* to|history|hx|long[- ]term|refill|price|cover\w*|pump)\b",
    re.IGNORECASE,
)
"""Speaks of giving a drug, or of a test for it."""


def _encounter(text: str) -> str:
    told = encounters.encounter(text)
    return "S" if _SEQUELA in told else "D" if _SUBSEQUENT in told else "A"


def _finding(
    entry: Entry, drug: tuple[str, str], happened: Happened, ask: Ask, reference: Reference
) -> Finding:
    reason = _reason(ask.text, reference) if happened is Happened.TOO_LITTLE else None
    rule = guideline(_SECTION, _RULES.get(happened, _POISONED))
    values = {
        "code": entry.code,
        "words": shortened(entry.description, _LENGTH),
        "drug": drug[1],
        "toxic": drug_classes.toxic(drug[0]),
        "happened": _SAID.get(happened, "much"),
        "nature": tuple(one.code for one in ask.diagnoses if not _OF_DRUGS.match(one.code)),
        "reason": reason.code if reason else "",
        "reason_words": shortened(reason.description, _LENGTH) if reason else "",
        "source": source(entry.release),
        "rule_source": rule.release,
    }
    rows = [
        row
        for one in (entry, reason)
        if one
        for row in evidence(one.release, one.code, {"description": one.description})
    ]
    return Finding("drug_effect", (entry.code, *((reason.code,) if reason else ())), values, (*rows, rule))


def _reason(text: str, reference: Reference) -> Entry | None:
    code = effect_words.reason(text)
    return reference.reportable(code) if code else None
