"""Categories of the risk adjustment models that a question names by their numbers: what they are called and which they drop."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, absence, evidence, source, unloaded
from consultant.model.answer import Finding
from consultant.model.catalogue import Absent
from consultant.model.membership import RiskCategory

_NUMBERED = re.compile(
    r"\b(?:hccs?|categor(?:y|ies)) ?#?(\d{1,3})(?:\D{1,12}?(?:hcc ?)?(\d{1,3})\b)?", re.IGNORECASE
)
_VERSION = re.compile(r"\bv(2[248])\b", re.IGNORECASE)
_NEWEST = "28"
_SHOWN = 2


def named(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Each category by number in the models that the question names, the newest where it names none."""
    if ask.diagnoses:
        return ()
    versions = tuple(dict.fromkeys(_VERSION.findall(ask.text))) or (_NEWEST,)
    numbers = tuple(dict.fromkeys(_numbers(ask.text)))
    models = [f"CMS-HCC Model V{version}" for version in versions]
    found = [
        reference.catalogue.risk_category(number, model, reference.on)
        for model in models
        for number in numbers
    ]
    gaps = [one for one in found if isinstance(one, Absent) and unloaded(one)]
    if gaps:
        return (absence(gaps[0], tuple(f"HCC {number}" for number in numbers), reference),)
    held = [one for one in found if isinstance(one, RiskCategory)]
    return tuple(_finding(one, numbers) for one in held[: _SHOWN * len(models)])


def _numbers(text: str) -> Iterator[str]:
    for found in _NUMBERED.finditer(text):
        yield from (number for number in found.groups() if number and number not in _VERSION.findall(text))


def _finding(found: RiskCategory, numbers: tuple[str, ...]) -> Finding:
    values = {
        "category": found.category,
        "model": found.model,
        "label": found.label,
        "drops": found.supersedes,
        "dropped_by": found.superseded_by,
        "beats": tuple(number for number in numbers if number in found.supersedes),
        "loses": tuple(number for number in numbers if number in found.superseded_by),
        "others": tuple(number for number in numbers if number != found.category),
        "first": found.category == numbers[0],
        "source": source(found.release),
    }
    fields = {
        f"{found.model} label": found.label,
        "drops": ", ".join(found.supersedes) or "none",
        "dropped by": ", ".join(found.superseded_by) or "none",
    }
    return Finding("risk_named", (), values, evidence(found.release, f"HCC {found.category}", fields))
