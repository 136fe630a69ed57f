"""Categories of the risk adjustment models that a question names by their numbers: what they are called and which they drop."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consultant.answering.findings.crosswalks import risk_models
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, absence, evidence, source, unloaded
from consultant.model.answer import Finding
from consultant.model.catalogue import Absent
from consultant.model.membership import RiskCategory

_RANKS = r"(?:drop|trump|knock|beat|replac|outrank|overrid|above|over|higher|cancel|swallow|remov)\w*"
_NUMBERED = re.compile(
    r"\b(?:rx-?)?(?:hccs?|categor(?:y|ies))(?: (?:stays?|counts?|wins?|remains?|is kept)\b[,:]?)? ?#?(\d{1,3})"
    rf"(?:(?:\D{{1,12}}?|\D{{0,20}}\b{_RANKS}\D{{0,9}}?)(?:(?:rx-?)?hcc ?)?(\d{{1,3}})\b)?",
    re.IGNORECASE,
)
_VERSION = re.compile(r"\bv(2[1248]|08)\b", re.IGNORECASE)
_NEWEST = f"{risk_models.PAYMENT} V28"
_SHOWN = 2


def named(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Each category by number in the models that the question names, the newest where it names none."""
    if ask.diagnoses:
        return ()
    numbers = tuple(dict.fromkeys(_numbers(ask.text)))
    if len(numbers) > 1 and _FACTOR.match(ask.text):
        return ()
    models = risk_models.named(ask.text) or (_NEWEST,)
    found = [
        reference.catalogue.risk_category(number, model, reference.on)
        for model in models
        for number in numbers
    ]
    gaps = [one for one in found if isinstance(one, Absent) and unloaded(one)]
    if gaps:
        return (absence(gaps[0], tuple(f"HCC {number}" for number in numbers), reference),)
    held = [one for one in found if isinstance(one, RiskCategory)]
    return tuple(_finding(one, numbers, ask.text) for one in held[: _SHOWN * len(models)])


_FACTOR = re.compile(
    r"(?=.*\b(?:factors?|coefficients?|relative weights?)\b)(?=.*\b(?:higher|lower|the same(?! year)|equal|bigger|differ\w*)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""Asks what categories weigh, and not which of them is left."""
_RANKED = re.compile(
    r"\b(?:stay|count|keep|kept|remain|surviv|win|won|drop|trump|outrank|beat|hierarch|add)\w*", re.IGNORECASE
)
"""Asks which of several categories is left."""


def ranked(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The categories of a question on which of those that it numbers is left: no note on how they are captured is meant."""
    if "hcc" not in ask.text.lower() or not _RANKED.search(ask.text):
        return ()
    found = named(ask, reference) if len(set(_numbers(ask.text))) > 1 else ()
    return found if len(found) > 1 and all(one.kind == "risk_named" for one in found) else ()


_BOTH = re.compile(r"\b(?:both|each|all|two|add(?:s|ed)? up|together)\b", re.IGNORECASE)
_WHICH = re.compile(r"\b(?:which|what)\b", re.IGNORECASE)


def _asked(text: str) -> str:
    """Whether it is asked if both count, which one counts, or if one drops the other."""
    return (
        "both" if _BOTH.search(text) and not _WHICH.search(text) else "which" if _WHICH.search(text) else ""
    )


def _numbers(text: str) -> Iterator[str]:
    for found in _NUMBERED.finditer(text):
        yield from (number for number in found.groups() if number and number not in _VERSION.findall(text))


def _finding(found: RiskCategory, numbers: tuple[str, ...], text: str) -> Finding:
    values = {
        "category": found.category,
        "model": found.model,
        "label": found.label,
        "drops": found.supersedes,
        "dropped_by": found.superseded_by,
        "beats": tuple(number for number in numbers if number in found.supersedes),
        "loses": tuple(number for number in numbers if number in found.superseded_by),
        "others": tuple(number for number in numbers if number != found.category),
        "asked": _asked(text),
        "first": found.category == numbers[0],
        "source": source(found.release),
    }
    fields = {
        f"{found.model} label": found.label,
        "drops": ", ".join(found.supersedes) or "none",
        "dropped by": ", ".join(found.superseded_by) or "none",
    }
    return Finding("risk_named", (), values, evidence(found.release, f"HCC {found.category}", fields))
