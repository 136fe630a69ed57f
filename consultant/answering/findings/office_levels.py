"""Which level of an office visit a told total time reaches (Pub. 100-04, chapter 12, section 30.6.1)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from consultant.answering.reading import Ask
from consultant.answering.reference import KNOWLEDGE, Reference, evidence
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import CodeSystem

_NOTE = "em-office-time"
LEVELS: Mapping[bool, Mapping[int, str]] = {
    True: {15: "99202", 30: "99203", 45: "99204", 60: "99205"},
    False: {10: "99212", 20: "99213", 30: "99214", 40: "99215"},
}
"""Minutes to reach and the code, for new patients and for known ones; the note states the minutes."""
_MINUTES = re.compile(r"(?<![\d-])\b(\d{1,3})[ -]?(?:total )?(?:minutes?|mins?)\b", re.IGNORECASE)
_NEW = re.compile(r"\bnew (?:patient|pt|pts)\b|\bnp visit\b|\bnew office visit\b", re.IGNORECASE)
_KNOWN = re.compile(
    r"\b(?:established|existing|known|est\.?|returning|follow-?up) (?:patient|pt|visit)\b", re.IGNORECASE
)
_ASKED = re.compile(
    r"\blevel\b|\b(?:which|what) (?:e/?m |visit |office |cpt )?code\b|\benough\b|\bsupports?\b|\bqualif\w+\b|\bmeets?\b"
    r"|\breach\w*\b|\bplus what\b|\bwhat else\b|\bhow (?:do|should|would) (?:we|i) (?:code|bill|report)\b"
    r"|\b(?:can|may|should|could) (?:we|i|he|she|they|it)\b|\bok(?:ay)?\b|\bright\b|\bcorrect\b|\ballowed\b|\bjustif\w+\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:hospital|inpatient|observation|emergency|ed|er|nursing|snf|home|critical|consult\w*|psychotherapy|therapy|infusion"
    r"|telephone|counsel\w+|discharge|staff|nurse|month|teaching|procedure)\b",
    re.IGNORECASE,
)


def reached(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The level that the told minutes reach, and whether a cited level is that one; nothing for visits elsewhere."""
    minutes = {int(found[1]) for found in _MINUTES.finditer(ask.text)}
    cited = [one.code for one in ask.procedures]
    if len(minutes) != 1 or not _ASKED.search(ask.text) or _ELSEWHERE.search(ask.text):
        return ()
    new = _is_new(ask.text, cited)
    note = next((one for one in reference.knowledge if one.id == _NOTE and one.valid(reference.on)), None)
    if new is None or note is None or any(code not in LEVELS[new].values() for code in cited):
        return ()
    told = minutes.pop()
    least = max((start for start in LEVELS[new] if start <= told), default=0)
    code = LEVELS[new].get(least, "")
    needed = next((start for start, one in LEVELS[new].items() if cited and one == cited[0]), 0)
    entry = reference.catalogue.entry(CodeSystem.CPT, code, reference.on) if code else None
    if code and not (isinstance(entry, Entry) and entry.status is CodeStatus.ACTIVE):
        return ()
    named = f"{note.publication}, {note.section}"
    prolonged = _prolonged(told, reference, new=new) if code == max(LEVELS[new].values()) else ()
    values = {
        "prolonged": PROLONGED[new] if prolonged else 0,
        "told": told,
        "new": new,
        "code": code,
        "least": least,
        "lowest": min(LEVELS[new]),
        "cited": cited[0] if len(cited) == 1 else "",
        "needed": needed,
        "top": code == max(LEVELS[new].values()),
        "source": named,
    }
    stated = {"minutes": note.text, "minutes told": str(told)}
    row = tuple(
        Evidence(KNOWLEDGE, note.id, field, value, named, note.as_of.isoformat())
        for field, value in stated.items()
    )
    rows = evidence(entry.release, code, {"code": code}) if isinstance(entry, Entry) else ()
    return (Finding("office_level", tuple(filter(None, (code, *cited))), values, (*row, *prolonged, *rows)),)


PROLONGED: Mapping[bool, int] = {True: 89, False: 69}
"""Total minutes from which Medicare pays its prolonged code beside the highest level, as the note on it states."""
_LONGER = 15


def _prolonged(told: int, reference: Reference, *, new: bool) -> tuple[Evidence, ...]:
    """The note on prolonged time, where a quarter of an hour or more lies beyond the highest level."""
    note = next((one for one in reference.knowledge if one.id == "em-prolonged"), None)
    if note is None or told < max(LEVELS[new]) + _LONGER:
        return ()
    named = f"{note.publication}, {note.section}"
    return (Evidence(KNOWLEDGE, note.id, "note", note.text, named, note.as_of.isoformat()),)


def _is_new(text: str, cited: list[str]) -> bool | None:
    """Whether the patient is new, by the cited codes or else by the words; None where neither tells."""
    if cited:
        return cited[0] in LEVELS[True].values() if cited[0] in _every() else None
    new, known = bool(_NEW.search(text)), bool(_KNOWN.search(text))
    return new if new != known else None


def _every() -> frozenset[str]:
    return frozenset(code for levels in LEVELS.values() for code in levels.values())
