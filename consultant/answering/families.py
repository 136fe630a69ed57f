"""Families of codes and modifiers that the edit and modifier rules speak of."""

from __future__ import annotations

VISIT_RANGES = (
    ("99202", "99499"),
    ("92002", "92014"),
    ("G0402", "G0402"),
    ("G0438", "G0439"),
    ("G0463", "G0463"),
)
"""Evaluation and management services for modifiers 24, 25 and 57 (NCCI Policy Manual, chapters I and XI)."""

ANATOMIC = frozenset(
    {"LT", "RT", "LC", "LD", "LM", "RC", "RI", "TA", "FA"}
    | {f"E{number}" for number in range(1, 5)}
    | {f"F{number}" for number in range(1, 10)}
    | {f"T{number}" for number in range(1, 10)}
)
DISTINCT = ("XE", "XS", "XP", "XU", "59")
"""Distinct service: the four exact ones stand before the general one."""
VISIT_ONLY = frozenset({"24", "25", "57"})
OPENING = ANATOMIC | frozenset({"24", "25", "57", "58", "78", "79", "27", "91"}) | frozenset(DISTINCT)
"""NCCI PTP-associated modifiers (NCCI Policy Manual, chapter I, section E)."""


def is_visit(code: str) -> bool:
    """Whether the code is an evaluation and management service."""
    return any(first <= code <= last for first, last in VISIT_RANGES)
