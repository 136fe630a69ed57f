"""Which of the cited diagnoses counts in a risk model: whether the category of one drops that of another."""

from __future__ import annotations

import re
from itertools import permutations

from consultant.answering.findings.crosswalks import risk_models
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import Absent
from consultant.model.membership import RiskCategory

_RANKS = r"(?:drop|trump|outrank|supersede|overrid|beat|cancel|knock|replac|swallow|absorb|wipe|overrul|erase|remove)\w*"
_ASKED = expression(
    rf"\bhierarch\w*|\bsame (?:payment |v2[248] |cms-?hcc |risk |v2[248] hcc )*(?:hccs?|categor\w+|raf|bucket|group)\b"
    rf"|\b{_RANKS}\b|\b(?:above|below|over|under|higher than|lower than|ahead of) (?!V2[248]\b)[A-Z]\d"
    r"|\b(?:both|each|all|two|either)\b[^.?!]{0,30}\bcount|\bcount\w*\b[^.?!]{0,20}\b(?:both|twice|once|separately"
    r"|only one)\b"
    r"|\b(?:which|what)(?: one)?\b[^.?!]{0,25}\b(?:counts?|wins|remains|stays|survives|is kept|left)\b",
    re.IGNORECASE,
)
_RISK = re.compile(r"\bhccs?\b|\braf\b|\brisk\b|\bv2[248]\b|\bhierarch", re.IGNORECASE)
_BOTH_COUNT = re.compile(r"\b(?:both|each|all|two|twice|separately)\b", re.IGNORECASE)
_SAME = re.compile(
    r"\bsame (?:payment |v2[248] |cms-?hcc |risk |v2[248] hcc )*(?:hccs?|categor\w+|raf|bucket|group)\b",
    re.IGNORECASE,
)
_UPWARDS = re.compile(rf"\b(?:above|over|higher|ahead|{_RANKS})\b[^?!]{{0,20}}\b[A-Z]\d", re.IGNORECASE)
"""The code named first is asked to stand above the one behind the verb."""
_PAYING = f"{risk_models.PAYMENT} V28"
_MOST = 4
"""Diagnoses that one sentence can still set against each other."""

Held = tuple[tuple[str, RiskCategory], ...]


def compared(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """One finding for each named model, the paying one where none is named; nothing where the lists are not loaded."""
    if not 1 <= len(ask.diagnoses) <= _MOST or not (_ASKED.search(ask.text) and _RISK.search(ask.text)):
        return ()
    models = risk_models.named(ask.text) or (_PAYING,)
    held = {model: _held(model, ask, reference) for model in models}
    return tuple(
        _finding(model, found, ask) for model, found in held.items() if len(found) > (len(ask.diagnoses) == 1)
    )


def _held(model: str, ask: Ask, reference: Reference) -> Held:
    """Each cited diagnosis with its category of the model."""
    risks = {
        cited.code: reference.catalogue.memberships(cited.code, reference.on).risk for cited in ask.diagnoses
    }
    return tuple(
        (code, one)
        for code, risk in risks.items()
        if not isinstance(risk, Absent)
        for one in risk
        if one.model == model
    )


def _finding(model: str, held: Held, ask: Ask) -> Finding:
    drops = tuple((high, low) for high, low in permutations(held, 2) if low[1].category in high[1].supersedes)
    lost = {low[1].category for _, low in drops}
    counting = tuple(dict.fromkeys(one.category for _, one in held if one.category not in lost))
    shared = _shared(held)
    same = shared[0] if shared and not drops else ""
    values = {
        "model": model,
        "drops": tuple((high[1].category, high[0], low[1].category, low[0]) for high, low in drops),
        "counting": counting,
        "same": same,
        "sharing": tuple(code for code, one in held if one.category == same),
        "besides": tuple((one.category, code) for code, one in held if same and one.category != same),
        "without": tuple(cited.code for cited in ask.diagnoses if cited.code not in dict(held)),
        "categories": tuple((code, one.category, one.label) for code, one in held),
        "yes": _agrees(drops, ask, each=len(counting) >= _asked_of(held, ask) and not same, same=bool(same)),
        "source": source(held[0][1].release),
    }
    return Finding("hierarchy", ask.codes, values, _rows(held))


def _asked_of(held: Held, ask: Ask) -> int:
    """How many may count: the diagnoses, or the categories of the only one."""
    return len(ask.diagnoses) if len(ask.diagnoses) > 1 else len({one.category for _, one in held})


def _shared(held: Held) -> tuple[str, ...]:
    """The categories that more than one of the diagnoses falls in."""
    codes: dict[str, set[str]] = {}
    for code, one in held:
        codes.setdefault(one.category, set()).add(code)
    return tuple(category for category, of in codes.items() if len(of) > 1)


def _agrees(
    drops: tuple[tuple[tuple[str, RiskCategory], ...], ...], ask: Ask, *, each: bool, same: bool
) -> bool:
    """Whether yes is the answer: each counts, the first one named stands above, or one drops the other."""
    if _SAME.search(ask.text):
        return same
    if _BOTH_COUNT.search(ask.text):
        return each
    if _UPWARDS.search(ask.text):
        return any(high[0] == ask.diagnoses[0].code for high, _ in drops)
    return bool(drops)


def _rows(held: Held) -> tuple[Evidence, ...]:
    return tuple(
        row
        for code, one in held
        for row in evidence(
            one.release,
            code,
            {one.model: f"HCC {one.category} {one.label}", "drops": ", ".join(one.supersedes) or "none"},
        )
    )
