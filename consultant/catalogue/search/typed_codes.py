"""Codes and names of code systems in a request: `e11.2`, `J1885`, "modifier for both sides", "icd 10 for gout"."""

from __future__ import annotations

import re

from consultant.model.codes import CodeSystem

LONE = re.compile(r"[0-9A-Za-z]{2,7}|[A-Za-z]\d[0-9A-Za-z]\.[0-9A-Za-z]{0,4}|[0-9EV]\d\d\d?\.\d{0,2}")
"""What alone in a request may be a code or its beginning: two characters for modifiers and places of service."""

AMONG_OTHERS = re.compile(r"[A-Za-z]\d[0-9A-Za-z](?:\.[0-9A-Za-z]{0,4}|[0-9A-Za-z]{1,4})|\d{4}[0-9A-Za-z]")

HINTS: tuple[tuple[re.Pattern[str], CodeSystem], ...] = (
    (re.compile(r"\bicd[- ]?10[- ]?pcs\b|\bpcs\b", re.IGNORECASE), CodeSystem.ICD10PCS),
    (re.compile(r"\bicd[- ]?10(?:[- ]?cm)?\b|\bicd\b", re.IGNORECASE), CodeSystem.ICD10CM),
    (re.compile(r"\bhcpcs\b", re.IGNORECASE), CodeSystem.HCPCS),
    (re.compile(r"\bcpt\b", re.IGNORECASE), CodeSystem.CPT),
    (re.compile(r"\bmodifiers?\b", re.IGNORECASE), CodeSystem.MODIFIER),
    (re.compile(r"\bplaces? of service\b|\bpos\b", re.IGNORECASE), CodeSystem.POS),
)
"""Names of systems: who types one wants its codes only."""


def system_named(text: str) -> tuple[str, CodeSystem | None]:
    """The request without the name of a code system, and the system; unchanged when nothing else is left."""
    for pattern, system in HINTS:
        without = pattern.sub(" ", text)
        if without != text and re.search(r"\w", without):
            return " ".join(without.split()), system
    return text, None


def beginnings(text: str) -> list[str]:
    """Codes or their beginnings when the request holds nothing else, as typed; else none."""
    parts = [part for part in re.split(r"[\s,;]+", text.strip()) if part]
    shape = LONE if len(parts) == 1 else AMONG_OTHERS
    fits = all(shape.fullmatch(part) and any(map(str.isdigit, part)) for part in parts)
    lone_modifier = len(parts) == 1 and len(parts[0]) == 2 and parts[0].isalpha() and parts[0].isupper()
    return parts if parts and (fits or lone_modifier) else []


def unmistakable(text: str) -> bool:
    """Whether a request of codes can hardly be meant as words: each has a digit and more than the three characters of `B12`."""
    return all(len(part) > 3 and any(map(str.isdigit, part)) for part in beginnings(text))
