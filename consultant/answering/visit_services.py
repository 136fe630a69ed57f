"""Stretches of a story of one visit: visits, and services that no other table tells (`visit_services.toml`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from consultant.answering.number_words import VALUES
from consultant.answering.patterns import pattern

_TABLE = Path(__file__).parent / "visit_services.toml"
_PREVENTIVE = pattern(
    r"\bwell[- ](?:child|baby|visit|woman|check)\w*"
    r"|\b(?:annual|yearly|preventive|routine|school|sports) (?:physical|exam\w*|visit"
    r"|check\w*)|\bcheck-?ups?\b|\bphysicals?\b(?! (?:therap|status))"
)
_WELLNESS = pattern(r"\bawv\b|\bwellness (?:visit|exam)\w*|\bannual wellness\b")
_WELCOME = pattern(r"\bippe\b|\bwelcome to medicare\b")
_PROBLEM = pattern(
    r"\b(?:sick|problem|separate\w*|identifiable|office|e/?m|e & m|follow-?up|acute|established|known|new patient|level \d)\b"
    r"[^,;.]{0,40}\b(?:visit|e/?m|exam\w*|evaluat\w+|encounter)\b"
    r"|\bvisit (?:for|about|on|because|to (?:discuss|manage))\b|\b(?:a|the|another|full|same day) visit\b"
    r"|\be/?m\b|\bevaluation and management\b"
    r"|\b(?:(?:also|separately|doctor|he|she|provider) )+"
    r"(?:evaluat|manag|address|treat|discuss)\w+|\bsick visit\b|\b99(?:20[2-5]|21[1-5])\b"
)
_CITED = re.compile(r"\b99(?:20[2-5]|21[1-5])\b")
_YEARS = re.compile(r"\b(\d{1,2})[- ]?(?:years?|yrs?|yo|y/o|y\.o\.)(?![a-z])", re.IGNORECASE)
_MONTHS = re.compile(r"\b(\d{1,2})[- ]?(?:months?|mos?)[- ](?:old|infant|baby|well)", re.IGNORECASE)
_WEEKS = re.compile(
    r"\b\d{1,2}[- ]?(?:weeks?|wks?|days?)[- ](?:old|infant|baby|well)|\bnewborn\b", re.IGNORECASE
)
_BARE_AGE = re.compile(r"(?:\A|, |\bage[d]? )(\d{1,2})(?=,|\.|\s*(?:male|female|[mf]\b)|\Z)", re.IGNORECASE)
_IDLE = pattern(
    r"\A(?:\W|\d|\b(?:patients?|pts?|new|established|known|medicare|part b|commercial"
    r"|aetna|cigna|blue cross|bcbs|medicaid|years?|yrs?|yo|old|months?|child"
    r"|boy|girl|man|woman|male|female|baby|how|do|should|would|we|i|you|to|can|code|codes|coded|coding|bill|billed|billing|report|this|that|it|all|these"
    r"|them|the|an?|what|which|goes|on|claim|for|please|pls|same|day|visit|today|at|in|of|office|clinic|comes?|came|is|are|was|with|her|his|she|he|him"
    r"|doctor|dr|provider|np|pa|our|everything|correctly|properly|together|modifiers?|cpt|hcpcs|units|admin\w*|counsel\w*|parents?|mom|by|given|gave|got|also"
    r"|insurance|private|payer|each|both|one|and|right|correct|way|done|performed|during|there|if|any|need\w*|used|use|hi|hello|thanks?|help)\b)*\Z"
)
"""What tells no service."""
_NEW = re.compile(r"\bnew (?:patient|pt)\b", re.IGNORECASE)
_KNOWN = re.compile(r"\b(?:established|known|est)(?: patient| pt)?\b", re.IGNORECASE)
_CUT = re.compile(
    r"\s*(?:[;,.+?!:](?!\d)|&|\b(?:and|plus|along with|as well as|in addition to|then|with (?=an? |separate|sick|counsel)"
    r"|also (?=gave|given|did|had|got"
    r"|removed|froze|a ))\b)\s*",
    re.IGNORECASE,
)
_COUNTED_BEHIND = re.compile(
    r"\b((?:[a-z]+ )?[a-z]+) \((\d{1,2})(?: of them| total| lesions)?\)", re.IGNORECASE
)
_BOTH = pattern(
    r"\bbilateral\w*|\bboth (?:knees|shoulders|hips|ears|sides|ankles|wrists|elbows|heels)\b|\beach (?:knee|shoulder|ear)\b"
)
_COUNTED_SHOTS = re.compile(
    rf"\b(\d|{'|'.join(VALUES)}) (?:vaccines?|shots|immunizations?|vaccinations?)\b(?:[^.?!]|\.\d)*?"
    rf"\b(\d{{1,2}}|{'|'.join(VALUES)}) (?:total )?components?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Service:
    """A service that the table names, with what is reported for it."""

    name: str
    words: re.Pattern[str]
    codes: tuple[str, ...]
    times: int
    medicare: bool
    """Whether these are Medicare's codes."""
    given: str
    """Medicare's code for giving a vaccine whose product is not told."""


@dataclass(frozen=True, slots=True)
class Visits:
    """The visits of a story: the codes of the preventive one, and what the other is called."""

    preventive: tuple[str, ...] = ()
    problem: str = ""
    """The code of the other visit, or the codes among which its level lies."""


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


@cache
def services() -> tuple[Service, ...]:
    """All services of the table."""
    return tuple(
        Service(
            str(row["name"]),
            re.compile(str(row["words"]), re.IGNORECASE),
            tuple(row["codes"]),
            int(row.get("times", 1)),
            bool(row.get("medicare", False)),
            str(row.get("given", "")),
        )
        for row in _table()["services"]
    )


def components(code: str) -> int:
    """How many components a vaccine product has."""
    return int(_table()["components"].get(code, 1))


def stretches(text: str) -> tuple[str, ...]:
    """What stands between two cuts of a story."""
    counted = _COUNTED_BEHIND.sub(r"\2 \1", text)
    return tuple(one for one in _CUT.split(counted) if one.strip())


def both_sides(text: str) -> bool:
    """Whether a stretch tells both sides."""
    return bool(_BOTH.search(text))


def shots(text: str) -> tuple[int, int]:
    """Vaccines and components that a text counts; zeros where it counts none."""
    found = _COUNTED_SHOTS.search(text)
    if not found:
        return 0, 0
    one, two = (int(said) if said.isdigit() else VALUES[said.lower()] for said in found.groups())
    return one, two


def age(text: str) -> int | None:
    """The patient's age in years; None where it is not told."""
    if _WEEKS.search(text):
        return 0
    if months := _MONTHS.search(text):
        return int(months[1]) // 12
    found = _YEARS.search(text) or _BARE_AGE.search(text)
    return int(found[1]) if found else None


def idle(stretch: str) -> bool:
    """Whether a stretch tells nothing that is reported."""
    return bool(_IDLE.search(stretch))


_ELSEWHERE = pattern(
    r"\b(?:hospital|inpatient|nursing (?:home|facility)|snf|home visit|house call|observation|telehealth"
    r"|video|critical care|icu)\b"
)


def elsewhere(text: str) -> bool:
    """Whether the visit is at a place whose visits have other rules."""
    return bool(_ELSEWHERE.search(text))


def is_visit(stretch: str) -> bool:
    """Whether a stretch tells a visit and no service."""
    return any(one.search(stretch) for one in (_PREVENTIVE, _WELLNESS, _WELCOME, _PROBLEM))


def visits(text: str, parts: tuple[str, ...]) -> Visits:
    """The visits that a story tells."""
    problem = any(_PROBLEM.search(one) and not _of_prevention(one) for one in parts)
    cited = _CITED.search(text)
    return Visits(_preventive(text), cited[0] if cited else _leveled(text) if problem else "")


_EMERGENCY = pattern(r"\b(?:ed|er|emergency)\b")
_LEVEL = re.compile(r"\blevel (\d|two|three|four|five)\b", re.IGNORECASE)


def _leveled(text: str) -> str:
    """The visit of the told level and place; where no level is told, the codes of the place."""
    told = _LEVEL.search(text)
    level = (int(told[1]) if told[1].isdigit() else VALUES[told[1].lower()]) if told else 0
    new, known = bool(_NEW.search(text)), bool(_KNOWN.search(text))
    if _EMERGENCY.search(text):
        return f"9928{level}" if 1 <= level <= _HIGHEST else "99281 to 99285"
    if 1 < level <= _HIGHEST and new != known:
        return f"9920{level}" if new else f"9921{level}"
    return "99202 to 99205" if new else "99211 to 99215" if known else "99211 to 99215, new 99202 to 99205"


_HIGHEST = 5
_FIRST, _LATER = re.compile(r"\b(?:first|initial)\b"), re.compile(r"\bsubsequent\b")


def _of_prevention(stretch: str) -> bool:
    return any(one.search(stretch) for one in (_PREVENTIVE, _WELLNESS, _WELCOME))


def _preventive(text: str) -> tuple[str, ...]:
    """The code of the preventive visit; two where it is not told whether the patient is new."""
    if _WELCOME.search(text):
        return ("G0402",)
    if _WELLNESS.search(text):
        if _FIRST.search(text):
            return ("G0438",)
        return ("G0439",) if _LATER.search(text) else ("G0438", "G0439")
    years = age(text)
    if years is None or not _PREVENTIVE.search(text):
        return ()
    rows: dict[int, tuple[str, str]] = {
        int(least): (new, known) for least, (new, known) in _table()["ages"].items()
    }
    new, known = rows[max(least for least in rows if least <= years)]
    return (new,) if _NEW.search(text) else (known,) if _KNOWN.search(text) else (new, known)
