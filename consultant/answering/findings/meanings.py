"""Checks what a question says a code is ("J1450 is dalteparin") against the publisher's description (A2)."""

from __future__ import annotations

import re

from consultant.answering.findings.codes import shortened
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.catalogue import Absent
from consultant.model.codes import Citation, CodeSystem

_CHECKED = frozenset({CodeSystem.HCPCS, CodeSystem.ICD10CM})
"""Systems whose published descriptions may be compared; CPT has only our own words, which need not name everything."""
_TERM = r"[A-Za-z][A-Za-z-]{4,}"
# After words that often stand before a name ("E11.9 for Johnson"), and before the code, only what is written small counts.
_SMALL = r"(?<![A-Za-z-])(?-i:[a-z])[A-Za-z-]{4,}"
_AFTER = rf"(?:-\w\w)?,?\s+(?:is|=|means|stands for|is for|is the code for|describes)\s+(?:an?\s+|the\s+)?(?P<claimed>{_TERM})"
_AFTER_FOR = rf"(?:-\w\w)?,?\s+(?:for|was)\s+(?:an?\s+|the\s+)?(?P<claimed>{_SMALL})"
_BEFORE = rf"(?P<claimed>{_SMALL})\s*(?:injection\s*)?(?:\(|\[|,?\s+(?:code|HCPCS|ICD-10)\s+)"
_IS = r"\b(?:is|isn't)\s+"
_DIRECT = rf"\s+(?:the code for\s+)?(?:an?\s+|the\s+)?(?P<claimed>{_TERM})"
_WORD = re.compile(r"[a-z]{4,}")
_NO_MEANING = re.compile(
    r"(?:bill|bundl|den(?:y|i)|valid|invalid|delet|cover|includ|paid|pay|always|never|allow|correct|requir|being|perform|used|report"
    r"|code|coded|column|still|header|termin|replac|wrong|right|appropriate|separat|consider|subject|only|same|when|what|there|this"
    r"|that|these|those|which|with|medicare|medicaid|patient|modifier|unit|about|after|before|also|both|date|expired|active|discontinu"
    r"|complet|enough|specific|final|missing|okay|fine|need|payable|listed|accept|reject|supported|medical|necess|primary|secondary|exclud|bilateral|global|using|each|more|less|maximum|their|your)",
    re.IGNORECASE,
)


def mismatches(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Codes whose published description has no word in common with what the question calls them."""
    found = (_mismatch(cited, ask.text, reference) for cited in ask.citations if cited.system in _CHECKED)
    return tuple(finding for finding in found if finding is not None)


def _mismatch(cited: Citation, text: str, reference: Reference) -> Finding | None:
    claimed = _claimed(cited.code, text)
    entry = reference.catalogue.entry(cited.system, cited.code, reference.on)
    if claimed is None or isinstance(entry, Absent) or not entry.description:
        return None
    if _named(claimed, f"{entry.description} {entry.attributes.get('own_words', '')}"):
        return None
    values = {
        "code": cited.code,
        "description": shortened(entry.description, 80),
        "status": entry.status.value,
        "own_words": entry.own_words,
        "source": source(entry.release),
    }
    rows = evidence(
        entry.release, cited.code, {"description": entry.description, "status": entry.status.value}
    )
    return Finding("meaning_differs", (cited.code,), values, rows)


def _claimed(code: str, text: str) -> str | None:
    """The word that the text gives as the code's meaning."""
    written = re.escape(code)
    patterns = (
        rf"\b{written}{_AFTER}",
        rf"\b{written}{_AFTER_FOR}",
        rf"{_BEFORE}{written}\b",
        rf"{_IS}{written}{_DIRECT}",
    )
    found = (match["claimed"] for pattern in patterns for match in re.finditer(pattern, text, re.IGNORECASE))
    return next((word.lower() for word in found if not _NO_MEANING.match(word)), None)


def _named(claimed: str, description: str) -> bool:
    """Whether the description has a word with the same beginning."""
    return any(word[:5] == claimed[:5] for word in _WORD.findall(description.lower()))
