"""Whether a patient is new or established, by time, group and specialty (Pub. 100-04, chapter 12, section 30.6.7)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from consultant.answering.dates import days_in_order
from consultant.answering.number_words import spelled, valued
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, note_evidence
from consultant.model.answer import Finding

_NOTE = "em-new-or-known"
_MONTHS_A_YEAR = 12
_LIMIT = 36
"""Months within which the same group and specialty know a patient."""
_KNOWN = r"(?:established|existing|known|est\.?)"
_ASKED = expression(
    rf"\bnew,? (?:or|vs\.?|versus) (?:an? )?{_KNOWN}\b|\b{_KNOWN},? (?:or|vs\.?|versus) (?:an? )?new\b"
    rf"|\b(?:new|{_KNOWN}) (?:patient|pt)\b(?! (?:portal|form|packet|intake|paper))"
    r"|\b(?:is|was|be|are|count\w*|considered?|call|bill|treat\w*)(?: \w+){0,2} (?:as )?(?:a )?(?:still )?(?:new"
    r"|established)\b"
    r"|\b(?:new|established)\b,?\s*(?:right|correct|yes|true|no)?\s*\?"
    r"|(?<!\w)[\"'“]?new[\"'”]? again\b|\bcounts? as (?:a )?new\b"
    r"|\bhow (?:many|long)\b[^.?!]{0,60}(?<!\w)[\"'“]?new\b(?! (?:code|drug|rule|claim|order))",
    re.IGNORECASE,
)
_DEFINED = expression(
    r"\ba (?:new|known|established) (?:patient|pt) is\b|\bnew patient (?:visit |code )?(?:needs?|requires?|means)\b"
    r"|\bthe (?:new patient )?rule is\b",
    re.IGNORECASE,
)
"""Says what the words mean, and tells of no patient."""
_NUMBER = rf"(\d{{1,3}}(?:\.\d)?|a|{spelled(1, 8)})"
_UNIT = r"(months?|mos?|years?|yrs?)\b"
_SPAN = re.compile(
    rf"\b{_NUMBER} (and a half )?{_UNIT}(?:,? (?:and )?{_NUMBER} (?:months?|mos?)\b)?", re.IGNORECASE
)
_BEHIND = re.compile(
    r"\A (?:ago|back|before|earlier|since|later|prior)\b|\A[^.?!]{0,25}\b(?:since|after) (?:the |her |his |their )?last\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b(?:last|not|hasn't|has not|haven't)\b[^.?!]{0,40}\Z", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:different|other|another|separate) (?:exact )?(?:sub)?-?(?:specialt(?:y|ies)|group|practice|clinic)\b"
    r"|\bnot (?:of|in) the same (?:group|specialty)\b",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\bsame (?:exact )?(?:sub)?-?(?:group|practice|clinic|doctor|physician|provider|internist|specialt(?:y|ies)|tin)\b"
    r"|\b(?:our|my) (?:\w+ )?(?:partner|colleague|associate|group)\b|\bpartners? (?:in|of) (?:the|our|my)\b",
    re.IGNORECASE,
)
_FIELDS: Mapping[str, str] = {
    field: rf"(?:{words})"
    for field, words in {
        "primary care": r"pcps?|primary care|family (?:medicine|practice|doctor|physician|doc)|internists?|internal medicine"
        r"|general practice|pediatricians?|pediatrics",
        "heart": r"cardiolog\w+|(?:ep|heart) doctor",
        "bones": r"orthop\w+|ortho",
        "skin": r"dermatolog\w+|derm",
        "gut": r"gastroenterolog\w+|gi (?:doc|doctor|physician)",
        "lungs": r"pulmonolog\w+|pulm",
        "nerves": r"neurolog\w+",
        "nose": r"ent|otolaryngolog\w+",
        "kidneys": r"nephrolog\w+",
        "urology": r"urolog\w+",
        "women": r"ob-?/?gyns?|gynecolog\w+",
        "glands": r"endocrinolog\w+",
        "surgery": r"general surge\w+",
        "feet": r"podiatr\w+",
        "eyes": r"ophthalmolog\w+",
        "mind": r"psychiatr\w+",
        "joints": r"rheumatolog\w+",
        "cancer": r"oncolog\w+",
    }.items()
}
"""What clinicians are called by, a field each: two fields are two specialties."""
_OF_FIELD = {field: re.compile(rf"\b{words}\b", re.IGNORECASE) for field, words in _FIELDS.items()}


def _two_fields(text: str) -> bool:
    """Whether the clinicians told of are of two specialties, so that the earlier visit does not make the patient known."""
    return sum(bool(field.search(text)) for field in _OF_FIELD.values()) > 1


_WITHOUT_FIELD = re.compile(r"\b(?:np|pa|app|nurse practitioner|physician assistant)s?\b", re.IGNORECASE)


def _of_unknown_field(text: str) -> bool:
    """Whether a specialist is told beside a practitioner whose specialty is not."""
    return bool(_WITHOUT_FIELD.search(text)) and any(field.search(text) for field in _OF_FIELD.values())


_OURS = re.compile(r"\b(?:our|my|we|us)\b", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:joined|joins|moved|moves|came|comes|switched|changed|left)\b[^.?!]{0,50}\b(?:groups?|practices?|clinics?|us|tins?)\b"
    r"[^?]{0,80}\b(?:follow\w*|came along|came with|(?:her|his|old) patients?|saw (?:her|him|them|the patient|pt)"
    r"|seen (?:by|at))\b"
    r"|\bfollow\w* (?:her|him|the doctor|me|us|dr\.? \w+)\b",
    re.IGNORECASE,
)


_READ_ALONE = re.compile(
    r"\b(?:read|reads|interpret\w*)\b[^.?!]{0,40}\b(?:ekgs?|ecgs?|x-?rays?|tests?|ct|mri|echo\w*|slides?|films?|scans?)\b"
    r"|\bwithout (?:seeing|a visit|meeting)\b|\bnever (?:met|saw|seen)\b|\bincident[- ]to\b",
    re.IGNORECASE,
)
"""A service at which the patient was not seen, or a question of who bills it."""


def known(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """New or established, where the question asks it and tells the time, or in which group and specialty the patient was seen."""
    note = reference.note(_NOTE)
    if (
        note is None
        or _DEFINED.search(ask.text)
        or not (_ASKED.search(ask.text) or _both_kinds(one.code for one in ask.procedures))
    ):
        return ()
    if _READ_ALONE.search(ask.text):
        return ()  # no face-to-face service: the note tells what that means
    told, months = _time(ask.text)
    moved = bool(_MOVED.search(ask.text))
    other = bool(_OTHER.search(ask.text)) or _two_fields(ask.text)
    same = bool(_SAME.search(ask.text))
    if not told and not (moved or other or same):
        return ()
    claimed = _CLAIMED.search(ask.text)
    values = {
        "midlevel": bool(_MIDLEVEL.search(ask.text)),
        "claim": (claimed[1] or claimed[2]).lower() if claimed and not _CHOICE.search(ask.text) else "",
        "told": told,
        "within": not told or months < _LIMIT,
        "exact": bool(told) and months == _LIMIT,
        "moved": moved,
        "other": other and not moved,
        "same": (same or (bool(told) and bool(_OURS.search(ask.text)))) and not _of_unknown_field(ask.text),
        "source": note.source,
        "text": note.text,
    }
    rows = note_evidence(note, {"time since the last visit": told or "not told", "note": note.text})
    return (Finding("known_patient", (), values, rows),)


_CLAIMED = re.compile(
    r"\b(new|established)\b(?: patient| pt)?,?\s*(?:right|correct|yes|true|no)?\s*\?"
    r"|\bso (?:this|that|it|she|he|they)(?: is| are|'s|'re) (?:an? )?(new|established)\b",
    re.IGNORECASE,
)
"""What the question takes the patient for."""
_MIDLEVEL = re.compile(
    r"\b(?:np|pa|nps|pas|apps?|nurse practitioners?|physician assistants?|mid-?levels?)\b", re.IGNORECASE
)
_CHOICE = re.compile(r"\bnew\b[^.?!]{0,25}\bor\b|\bor (?:an? )?(?:new|established)\b|\bvs\b", re.IGNORECASE)


def _both_kinds(codes: Iterable[str]) -> bool:
    """Whether office visits of new and of known patients are cited beside each other."""
    cited = set(codes)
    return bool(cited & _NEW_VISITS) and bool(cited & _KNOWN_VISITS)


_NEW_VISITS = frozenset({"99202", "99203", "99204", "99205"})
_KNOWN_VISITS = frozenset({"99211", "99212", "99213", "99214", "99215"})


def _time(text: str) -> tuple[str, Decimal]:
    """The time since the last visit as told and in months; empty where none is told."""
    for found in _SPAN.finditer(text):
        if _BEHIND.search(text[found.end() :]) or _BEFORE.search(text[: found.start()]):
            count, half, unit, more = found.groups()
            whole = _number(count) + (Decimal("0.5") if half else 0)
            months = whole * (_MONTHS_A_YEAR if unit.lower().startswith("y") else 1)
            return " ".join(found[0].split()), months + (_number(more) if more else 0)
    return _between(text)


def _between(text: str) -> tuple[str, Decimal]:
    """The time between two told days, in days as well, so that three years to the day are told from longer."""
    days = [day for _, day in days_in_order(text)]
    if len(days) != 2 or days[0] >= days[1]:
        return "", Decimal(0)
    first, last = days
    months = (last.year - first.year) * _MONTHS_A_YEAR + last.month - first.month
    beyond = Decimal((last.day > first.day) - (last.day < first.day)) / 2
    return f"{first.isoformat()} to {last.isoformat()}", months + beyond


def _number(word: str) -> Decimal:
    if word.lower() == "a":
        return Decimal(1)
    whole = valued(word)
    return Decimal(word) if whole is None else Decimal(whole)
