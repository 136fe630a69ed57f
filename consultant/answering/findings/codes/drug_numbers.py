"""National drug codes as claims carry them: eleven digits, five for the labeler, four for the product, two for the package."""

from __future__ import annotations

import re

from consultant.answering.findings.drugs.by_name import is_drug
from consultant.answering.reading import Ask
from consultant.answering.reference import KNOWLEDGE, Reference
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import AbsenceKind
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


_WANTED = re.compile(
    r"\bndcs?\b[^.?!]{0,20}\b(?:for|of|goes|go|cross\w*|match\w*|maps?|behind)\b|\b(?:which|what|whats) (?:is the )?ndcs?\b",
    re.IGNORECASE,
)


def unheld(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """That no list of drug numbers is loaded, where the question wants that of a drug's code."""
    drugs = tuple(one.code for one in ask.procedures if is_drug(one.code))
    numbered = any(one.system is CodeSystem.NDC for one in ask.citations)
    if not drugs or numbered or not _WANTED.search(ask.text):
        return ()
    row = Evidence(
        CodeSystem.NDC.value,
        " / ".join(drugs),
        "look-up",
        AbsenceKind.NOT_LOADED.value,
        "",
        reference.on.isoformat(),
    )
    return (Finding("numbers_unheld", drugs, {"codes": drugs}, (row,)),)


def _one(code: str) -> Finding:
    parted = f"{code[:5]}-{code[5:9]}-{code[9:]}"
    row = Evidence(KNOWLEDGE, f"NDC {code}", "form 5-4-2", parted, *_RULE)
    return Finding("ndc_form", (code,), {"code": code, "parted": parted, "source": _RULE[0]}, (row,))
