"""A coronary bypass told by its grafts: one ICD-10-PCS code for each source and kind of graft (guideline B3.6c, B3.9).

The body part is the number of arteries that grafts of one kind lead to, the qualifier where their blood comes from: a mammary
artery stays on its stem and needs no device, a vein or a radial artery is a free graft from the aorta.
"""

from __future__ import annotations

import re

_NUMBERS = {"one": 1, "single": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_NUMBER = r"(?:\d|one|single|two|three|four|five)"
_CABG = re.compile(r"\bcabg\b|\bcoronary (?:artery )?bypass\b(?! graft status)", re.IGNORECASE)
_SOURCES = (
    ("Z9", r"lima|left internal (?:mammary|thoracic)(?: artery)?|left (?:mammary|ima)"),
    ("Z8", r"rima|right internal (?:mammary|thoracic)(?: artery)?|right (?:mammary|ima)"),
    ("AW", r"radial(?: artery)?(?: grafts?)?"),
    ("9W", r"svgs?|saphenous(?: veins?)?(?: grafts?)?|vein grafts?|veins?|gsv"),
)
_SOURCE = re.compile(
    rf"(?:\b(?P<before>{_NUMBER})[- ](?:(?:reversed|greater|great|left|right|separate|free) )*)?\b(?:"
    + "|".join(f"(?P<s{place}>{words})" for place, (_, words) in enumerate(_SOURCES))
    + rf")\b(?:[- ]?x ?(?P<after>{_NUMBER})\b)?",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"\b(?:lad|left anterior descending|d[12]|diag\w*|om ?\d?|obtuse marginals?|rca|right coronary|pda|posterior descending"
    r"|plv?b?|ramus|circumflex|lcx|cx|marginals?)\b",
    re.IGNORECASE,
)
_IN_ALL = re.compile(rf"\bcabg[, ]*x? ?({_NUMBER})\b|\b({_NUMBER})[- ]vessel", re.IGNORECASE)
_PUMP = re.compile(
    r"\b(?:on[- ]pump|cardio-?pulmonary bypass|heart[- ]lung machine|bypass machine)\b", re.IGNORECASE
)
_SCOPE = re.compile(r"\b(?:thoracoscop\w+|totally endoscopic|tecab|percutaneous endoscopic)\b", re.IGNORECASE)
_MOST = 4


def codes(text: str) -> tuple[str, ...]:
    """The code of each kind of graft that a text tells, in its order; none where the number of one of them is open."""
    if not _CABG.search(text):
        return ()
    found = list(_SOURCE.finditer(text))
    counts: dict[str, int] = {}
    ends = [*(one.start() for one in found[1:]), len(text)]
    for one, end in zip(found, ends, strict=False):
        clause = text[one.end() : end]
        kind = next(kind for place, (kind, _) in enumerate(_SOURCES) if one[f"s{place}"])
        counts[kind] = counts.get(kind, 0) + _count(one, clause)
    if not counts:
        return ()
    all_told = _IN_ALL.search(text)
    total = _number(next(filter(None, all_told.groups()))) if all_told else 0
    counts = _completed(counts, total)
    if not all(counts.values()) or (total and sum(counts.values()) != total):
        return ()
    way = "4" if _SCOPE.search(text) else "0"
    grafts = (f"021{min(number, _MOST) - 1}{way}{kind}" for kind, number in counts.items())
    return (*grafts, *(("5A1221Z",) if _PUMP.search(text) else ()))


def _count(source: re.Match[str], clause: str) -> int:
    """The arteries that one kind of graft leads to; nought where nothing tells it."""
    told = source["before"] or source["after"]
    return _number(told) if told else len({one.lower() for one in _TARGET.findall(clause)})


def _number(told: str) -> int:
    return int(told) if told.isdigit() else _NUMBERS[told.lower()]


def _completed(counts: dict[str, int], total: int) -> dict[str, int]:
    """A mammary artery leads to one where no more is told; the only open kind takes what is left of the whole number."""
    told = {kind: number or (1 if kind in ("Z9", "Z8") else 0) for kind, number in counts.items()}
    missing = [kind for kind, number in told.items() if not number]
    if len(missing) == 1 and total > sum(told.values()):
        told[missing[0]] = total - sum(told.values())
    return told
