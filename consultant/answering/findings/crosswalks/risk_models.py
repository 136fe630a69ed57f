"""Which risk adjustment models a question names: payment, dialysis and drug models, each by its version or by its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consultant.answering.patterns import expression

PAYMENT, DIALYSIS, DRUGS = "CMS-HCC Model", "CMS-HCC ESRD Model", "RxHCC Model"
_KINDS = r"(?P<kind>esrd|dialysis|cms-?hcc)"
_VERSIONED = expression(
    rf"(?:\b{_KINDS}\b(?:[ -]|model\b|hccs?\b|risk\b|version\b)*)?\bV(?P<version>2[1248]|08)\b", re.IGNORECASE
)
_UNVERSIONED = {
    f"{DRUGS} V08": re.compile(
        r"\brx-?\s?hccs?\b|\bpart d (?:model|hccs?|risk|categor\w+)|\bdrug model\b", re.IGNORECASE
    ),
    f"{DIALYSIS} V24": re.compile(
        r"\besrd (?:hccs?|model|risk|categor)|\b(?:model|hcc|version)s? (?:for|of) (?:the )?(?:esrd|dialysis)\b"
        r"|\bin (?:the )?esrd (?=model|hcc)|\bdialysis (?:model|hcc)",
        re.IGNORECASE,
    ),
}
"""The newest version of the kinds that are named without one."""
_ONE_KIND = {"08": DRUGS, "21": DIALYSIS}
"""Versions that only one kind has."""


def named(text: str) -> tuple[str, ...]:
    """The models in the order in which the text names them, as the lists call them; empty where it names none."""
    versioned = tuple(_versioned(text))
    kinds = {model.rpartition(" ")[0] for model in versioned}
    others = (
        model
        for model, words in _UNVERSIONED.items()
        if model.rpartition(" ")[0] not in kinds and words.search(text)
    )
    return tuple(dict.fromkeys((*versioned, *others)))


def _versioned(text: str) -> Iterator[str]:
    for found in _VERSIONED.finditer(text):
        kind, version = (found["kind"] or "").lower(), found["version"]
        yield f"{_ONE_KIND.get(version) or _of_kind(kind)} V{version}"


def _of_kind(kind: str) -> str:
    return DIALYSIS if kind in ("esrd", "dialysis") else PAYMENT


def short(model: str) -> str:
    """How a reply calls a model that has no category: its version alone, of another kind than the payment model with it."""
    kind, _, version = model.rpartition(" ")
    return version if kind == PAYMENT else f"{'RxHCC' if kind == DRUGS else 'ESRD'} {version}"
