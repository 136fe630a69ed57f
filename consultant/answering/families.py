"""Families of codes and modifiers that the edit and modifier rules speak of."""

from __future__ import annotations

from functools import lru_cache

VISIT_GROUPS: tuple[tuple[tuple[str, str], ...], ...] = (
    (("99201", "99215"), ("G0463", "G0463")),  # office and clinic
    (("92002", "92014"),),  # ophthalmology
    (("99217", "99239"),),  # hospital
    (("99241", "99255"),),  # consultation
    (("99281", "99288"),),  # emergency department
    (("99291", "99292"),),  # critical care
    (("99304", "99318"), ("99324", "99337")),  # nursing facility, and rest home until 2022
    (("99341", "99350"),),  # home
    (
        ("99381", "99429"),
        ("G0402", "G0402"),
        ("G0438", "G0439"),
    ),  # preventive, with the Medicare wellness visits
    (("99430", "99499"),),  # others
)
"""Evaluation and management services for modifiers 24, 25 and 57 (NCCI Policy Manual, chapters I and XI), by kind of visit."""

ANATOMIC = frozenset(
    {"LT", "RT", "LC", "LD", "LM", "RC", "RI", "TA", "FA"}
    | {f"E{number}" for number in range(1, 5)}
    | {f"F{number}" for number in range(1, 10)}
    | {f"T{number}" for number in range(1, 10)}
)
DISTINCT = ("XE", "XS", "XP", "XU", "59")
"""Distinct service: the four exact ones stand before the general one."""
OTHER_SCREENINGS = frozenset(
    {
        "77063",
        "77065",
        "77066",
        "77067",
        "76706",
        "71271",
        "77080",
        "77081",
        "G0101",
        "Q0091",
        "G0102",
        "G0103",
        "G0117",
    }
    | {
        "G0118",
        "G0296",
        "G0402",
        "G0438",
        "G0439",
        "G0442",
        "G0444",
        "G0447",
        "80061",
        "82947",
        "G0123",
        "G0124",
        "G0143",
    }
    | {
        "G0144",
        "G0145",
        "G0147",
        "G0148",
        "P3000",
        "P3001",
        "G0476",
        "G0432",
        "G0433",
        "G0435",
        "G0472",
        "G0499",
    }
)
"""Screening services that are none of the colon: the modifier for a colorectal screening is not for them."""
VISIT_ONLY = frozenset({"24", "25", "57"})
NON_ANATOMIC = frozenset({"24", "25", "57", "58", "78", "79", "27", "91"}) | frozenset(DISTINCT)
OPENING = ANATOMIC | NON_ANATOMIC
"""NCCI PTP-associated modifiers (NCCI Policy Manual, chapter I, section E)."""


def is_visit(code: str) -> bool:
    """Whether the code is an evaluation and management service."""
    return visit_group(code) is not None


@lru_cache(maxsize=1024)
def visit_group(code: str) -> int | None:
    """The place of the code's group in `VISIT_GROUPS`; two visits of one group and day are normally reported as one."""
    return next(
        (
            place
            for place, ranges in enumerate(VISIT_GROUPS)
            if any(first <= code <= last for first, last in ranges)
        ),
        None,
    )
