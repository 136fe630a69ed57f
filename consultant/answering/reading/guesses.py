"""What codes most likely ask where no word of the question tells it."""

from __future__ import annotations

import re

from consultant.answering import cities, contractors, situations
from consultant.answering.intents import Intent
from consultant.model.codes import PROCEDURE_SYSTEMS, Citation, CodeSystem

LIKELY, GUESSED = 0.65, 0.5
"""Confidence in what bare codes ask."""
_CHOICE = re.compile(r"\b[A-Z]?\d{4,5}[A-Z]? (?:or|vs\.?|versus) [A-Z]?\d{4,5}[A-Z]?\b", re.IGNORECASE)
_NAMED = re.compile(
    r"\A\W*(?:[a-z/-]+ ){1,4}codes? (?=[A-Z]?\d{4})|\b(?:levels?|tiers?|meanings?|descriptions?)\W*\Z",
    re.IGNORECASE,
)
"""Several codes under one heading, or what sets them apart: each is told, and no pair of them is asked about."""
_PAIR = 2
_SAME = re.compile(r"\b(same|together|both)\b", re.IGNORECASE)
_DOSE = re.compile(r"(?<![\w.])\d[\d,.]*\s?(mg|mcg|g|gm|ml|units|iu)\b", re.IGNORECASE)
_MEDICARE = re.compile(r"\bmedicare\b", re.IGNORECASE)


def likely(citations: tuple[Citation, ...], text: str) -> tuple[tuple[Intent, ...], float]:
    """What bare codes most likely ask: two procedure codes, whether they go together; else what the code is."""
    procedures = [cited for cited in citations if cited.system in PROCEDURE_SYSTEMS]
    diagnoses = [cited for cited in citations if cited.system is CodeSystem.ICD10CM]
    if _CHOICE.search(text):
        both = (Intent.TOGETHER,) if len(procedures) > 1 and _SAME.search(text) else ()
        return (*both, Intent.WHAT_IS), GUESSED
    if len(procedures) > _PAIR and _NAMED.search(text):
        return (Intent.WHAT_IS,), LIKELY
    if len(procedures) > 1 or (len(diagnoses) > 1 and not procedures):
        return (Intent.TOGETHER,), LIKELY
    loose = any(cited.system is CodeSystem.MODIFIER for cited in citations)
    if any(cited.modifiers for cited in procedures) or (procedures and (loose or situations.meant(text))):
        return (Intent.MODIFIER,), LIKELY
    if any(cited.units for cited in procedures) or (procedures and _DOSE.search(text)):
        return (Intent.UNITS,), LIKELY
    if procedures and diagnoses:
        return (Intent.POLICY,), LIKELY
    if procedures and _MEDICARE.search(text):
        return (Intent.STATUS,), LIKELY
    if len(procedures) == 1 and (cities.named(text) or contractors.states(text)):
        return (Intent.PAYMENT,), LIKELY  # a service and a place and no more
    return (Intent.WHAT_IS,), GUESSED
