"""The code for giving a vaccine, where a question wishes it beside that of the product (note `vaccine-administration`)."""

from __future__ import annotations

import re

from consultant.answering.patterns import pattern
from consultant.answering.reference import Reference
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import CodeSystem

_PRODUCT = re.compile(r"90(?:6[1-9]\d|7[0-5]\d)|913\d\d")
_WISHED = pattern(r"\badmin\w*\b|\bgiving\b|\b(?:shot|injection) itself\b")
_MEDICARE = pattern(r"\bmedicare\b|\bpart b\b")
_OTHERS = pattern(
    r"\b(?:commercial|aetna|cigna|blue ?cross|bcbs|humana|private|medicaid|tricare|self[- ]pay|hmo|ppo)\b"
)
_COUNSELED = pattern(r"\bcounsel\w*")
_BY_NOSE = pattern(r"\b(?:nasal|intranasal|flumist|nose|oral|by mouth)\b")
_MEDICARES = (
    (re.compile(r"\bflu\b|\binfluenza\b", re.IGNORECASE), "G0008"),
    (re.compile(r"\bpneumo\w*", re.IGNORECASE), "G0009"),
    (re.compile(r"\bhepatitis b\b", re.IGNORECASE), "G0010"),
)
"""What Medicare has codes of its own for."""
_COVID, _COVID_GIVEN = re.compile(r"\bcovid", re.IGNORECASE), "90480"
_INJECTED, _UP_TO_18, _BY_NOSE_GIVEN = "90471", "90460", "90473"


def beside(product: Entry, text: str, reference: Reference) -> Entry | None:
    """How the giving of the product is reported; None where that is not wished, or the payer decides and is not told."""
    if not (_PRODUCT.fullmatch(product.code) and _WISHED.search(text)):
        return None
    code = _code(product.description, text)
    system = CodeSystem.HCPCS if code.startswith("G") else CodeSystem.CPT
    found = reference.catalogue.entry(system, code, reference.on) if code else None
    return found if isinstance(found, Entry) and found.status is CodeStatus.ACTIVE else None


def _code(vaccine: str, text: str) -> str:
    if _COVID.search(vaccine):
        return _COVID_GIVEN
    own = next((code for words, code in _MEDICARES if words.search(vaccine)), "")
    if own and not _OTHERS.search(text):
        return own if _MEDICARE.search(text) else ""
    if _COUNSELED.search(text):
        return _UP_TO_18
    return _BY_NOSE_GIVEN if _BY_NOSE.search(text) else _INJECTED
