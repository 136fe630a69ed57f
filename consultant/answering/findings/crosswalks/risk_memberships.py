"""The risk categories of a diagnosis: in the models that a question names, else in the one that pays."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from consultant.answering.findings.crosswalks import risk_edits, risk_models
from consultant.answering.findings.crosswalks.without_group import without
from consultant.answering.patterns import pattern
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import Absent
from consultant.model.membership import Memberships, RiskCategory


def of_diagnosis(memberships: Memberships, reference: Reference, text: str) -> Finding:
    """The categories by model, those of the named models first, and which named model has none."""
    found = memberships.risk
    if isinstance(found, Absent):
        return without("risk", memberships, found, reference)
    asked = risk_models.named(text)
    newest = sorted(found, key=lambda risk: (_place(risk.model, asked), *_newest(risk)))
    led = [model for model in asked if any(risk.model == model for risk in found)] or [newest[0].model]
    absent_in = _absent_in(found, asked, reference)
    patient, counted = risk_edits.overridden(led, found, text)
    counting = dict(counted).get(newest[0].model) or newest[0].category
    values: dict[str, Any] = {
        "code": memberships.code,
        "categories": tuple((risk.category, risk.model, risk.label) for risk in newest),
        "led": tuple((model, _members(model, newest)) for model in led),
        "absent_in": absent_in,
        "lost": bool(_LOST.search(text)),
        "patient": patient,
        "overridden": counted,
        "claim": "wrong" if counted and _ALIKE.search(text) else _claim(text, counting),
        "source": source(found[0].release),
    }
    rows = [row for risk in newest for row in _row(memberships.code, risk)]
    if absent_in:
        rows += evidence(found[0].release, memberships.code, {"no category in": absent_in})
    rows += risk_edits.rows(memberships.code, led, found, text)
    return Finding("risk_category", (memberships.code,), values, tuple(rows))


def _place(model: str, asked: tuple[str, ...]) -> int:
    return asked.index(model) if model in asked else len(asked)


def _members(model: str, risks: list[RiskCategory]) -> tuple[tuple[str, str], ...]:
    return tuple((risk.category, risk.label) for risk in risks if risk.model == model)


def _row(code: str, risk: RiskCategory) -> tuple[Evidence, ...]:
    return evidence(risk.release, code, {risk.model: f"HCC {risk.category} {risk.label}"})


def _claim(text: str, counting: str) -> str:
    """Whether a category that the question states, or the membership that it asks for, is right."""
    named = _CATEGORY.search(text)
    if named:
        return "right" if named[1] == counting else "wrong"
    return "right" if _MEMBER_ASKED.search(text) else ""


_LOST = re.compile(
    r"\b(?:lose|loses|lost|dropp?(?:ed|s)?|removed|gone|taken out|left out|deleted)\b[^?]*\?", re.IGNORECASE
)
"""Asks whether it has no category any more: then yes says that."""
_MEMBER_ASKED = re.compile(
    r"\b(?:does|do|is|are|has|have|will|would)\b(?:[^?.!]|\.\w){0,40}"
    r"(?<!same )\b(?:risk[- ]?adjust\w*|hccs?|v2[248]|raf|counts?)\b"
    r"(?!(?:[^?.!]|\.\w){0,40}\b(?:both|same|more|less|higher|lower|drop\w*|or)\b)",
    re.IGNORECASE,
)
"""Asks whether the diagnosis counts at all."""
_CATEGORY = re.compile(r"\b(?:rx-?)?HCC ?(\d{1,3})\b", re.IGNORECASE)
_ALIKE = pattern(
    r"\b(?:same|alike|both|everybody|everyone|anybody|every|all|equally|regardless|no matter|whatever)\b"
)
"""Takes a category for that of every patient, which a condition on sex or age denies."""
_PAID, _PAYING_FROM = "V28", date(2024, 1, 1)
"""The model of Medicare Advantage payments, phased in from that day."""


def _absent_in(found: tuple[RiskCategory, ...], asked: tuple[str, ...], reference: Reference) -> str:
    """The models that were asked for and have no category; without one asked the payment model of the day."""
    held = {risk.model for risk in found}
    if asked:
        return " and ".join(sorted(risk_models.short(model) for model in asked if model not in held))
    paying = f"{risk_models.PAYMENT} {_PAID}"
    return "" if paying in held or reference.on < _PAYING_FROM else _PAID


def _newest(risk: RiskCategory) -> tuple[bool, bool, int]:
    """The payment model of Medicare Advantage before that of dialysis and of drugs, each from its newest version."""
    version = re.search(r"V(\d+)", risk.model)
    other = not risk.model.startswith(risk_models.PAYMENT)
    return other, risk_models.DIALYSIS not in risk.model, -int(version[1]) if version else 0
