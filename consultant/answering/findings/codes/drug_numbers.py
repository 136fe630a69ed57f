"""National drug codes as claims carry them: eleven digits, five for the labeler, four for the product, two for the package."""

from __future__ import annotations

import re

from consultant.answering.reading import Ask
from consultant.answering.reference import KNOWLEDGE, Reference
from consultant.model.answer import Evidence, Finding
from consultant.model.codes import CodeSystem

_ASKED = re.compile(
    r"\bform(at)?\b|\bdigits?\b|\bwrit(e|ten)\b|\bzero\b|\bconvert|\b5-4-2\b|\bon the claim\b", re.IGNORECASE
)
_RULE = ("HIPAA transaction standards; Medicaid and Medicare claim instructions", "2026-01-01")


def written(ask: Ask, _: Reference) -> tuple[Finding, ...]:
    """Each cited NDC in the eleven digits of a claim, where the question is on how to write it."""
    if not _ASKED.search(ask.text):
        return ()
    return tuple(_one(cited.code) for cited in ask.citations if cited.system is CodeSystem.NDC)


def _one(code: str) -> Finding:
    parted = f"{code[:5]}-{code[5:9]}-{code[9:]}"
    row = Evidence(KNOWLEDGE, f"NDC {code}", "form 5-4-2", parted, *_RULE)
    return Finding("ndc_form", (code,), {"code": code, "parted": parted, "source": _RULE[0]}, (row,))
