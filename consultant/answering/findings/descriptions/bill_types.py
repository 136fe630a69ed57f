"""The type of bill by facility, kind of care and what the bill does: `replacement outpatient hospital claim`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from consultant.answering.findings.notes import verdicts
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, label, source
from consultant.model.answer import Finding
from consultant.model.catalogue import Entry
from consultant.model.codes import CodeSystem

_ASKED = expression(r"\b(?:types? of bills?|bill types?|tobs?)\b", re.IGNORECASE)


def _words(table: Mapping[str, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((digits, re.compile(words, re.IGNORECASE)) for digits, words in table.items())


_FACILITIES = _words(
    {
        "085": r"\b(?:critical access|cah)\b",
        "018": r"\bswing[- ]?beds?\b",
        "071": r"\b(?:rural health|rhc)\b",
        "077": r"\b(?:fqhc|federally qualified)\b",
        "072": r"\b(?:dialysis|esrd)\b",
        "075": r"\b(?:corf|comprehensive outpatient rehab\w*)\b",
        "076": r"\b(?:cmhc|community mental health)\b",
        "074": r"\b(?:outpatient (?:physical )?therapy provider|rehab agency|orf)\b",
        "082": r"\bhospital[- ]based hospice\b|\bhospice (?:in|of) (?:a|the) hospital\b",
        "081": r"\bhospice\b",
        "032": r"\b(?:home health|hha)\b",
        "023": r"\b(?:snf|skilled nursing)\b(?=.*\boutpatient\b)",
        "022": r"\b(?:snf|skilled nursing)\b(?=.*\bpart b\b)",
        "021": r"\b(?:snf|skilled nursing)\b",
        "014": r"\b(?:non-?\s?patients?|reference lab\w*|specimen only|outreach)\b",
        "012": r"\binpatient\b(?=.*\bpart b\b)|\bpart b\b(?=.*\binpatient\b)|\binpatient ancillar\w+",
        "013": r"\boutpatient\b|\bhopd\b|\bobservation\b|\b(?:ed|er|emergency) (?:visit|claim|bill)\b",
        "011": r"\binpatient\b|\bhospital stay\b",
    }
)
"""The first three digits, the narrower words first."""
_BILLS = _words(
    {
        "8": r"\b(?:void\w*|cancel\w*|tak\w+ back)\b",
        "7": r"\b(?:replac\w+|correct(?:ed|ion)|adjust\w+)\b",
        "5": r"\blate charges?\b",
        "0": r"\b(?:no[- ]?pay\w*|non-?payment|zero)\b",
        "2": r"\b(?:first|initial)(?: of (?:several|many))?(?: (?:interim|of))?\b|\binterim,? first\b",
        "3": r"\b(?:continuing|middle|in between)\b",
        "4": r"\b(?:last|final)\b",
        "1": r"\b(?:admi(?:t|ssion) (?:through|thru|to) discharge|original|whole stay|one bill|complete)\b",
    }
)
_WHOLE = "1"
"""A bill of which nothing more is told is the one for all of the stay."""


_OF_ITS_OWN = {
    "032": _words({"A": r"\b(?:noa|notice of admission)\b", "9": r"\bfinal\b"}),
    "081": _words({"A": r"\b(?:noe|notice of election)\b"}),
    "082": _words({"A": r"\b(?:noe|notice of election)\b"}),
}
"""Bills that only this facility sends."""


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The type of bill, with the one for the whole stay where no other is told; nothing where no facility is named."""
    if ask.codes or not _ASKED.search(ask.text):
        return ()
    places = _places(ask.text)
    own = [
        digit for place in places[:1] for digit, words in _OF_ITS_OWN.get(place, ()) if words.search(ask.text)
    ]
    bills = (tuple(own) or _bills(ask.text)) if len(places) == 1 else ()
    codes = [f"{place}{bill}" for place in places for bill in bills or (_first(_BILLS, ask.text) or _WHOLE,)]
    beside = verdicts.noted(ask, reference) if codes and _CONDITION_CODE.search(ask.text) else ()
    return (*(one for code in codes for one in _told(code, reference)), *beside)


_SIDE_BY_SIDE = re.compile(r"\b(?:and|vs|versus|or)\b|[?/,]", re.IGNORECASE)
_CONDITION_CODE = re.compile(r"\bcondition codes?\b", re.IGNORECASE)


def _places(text: str) -> tuple[str, ...]:
    """The facility and kind of care, the narrower where words of several stand together; each of those set side by side."""
    spans = sorted(
        (told.start(), rank, told.end(), digits)
        for rank, (digits, words) in enumerate(_FACILITIES)
        if (told := words.search(text))
    )
    groups: list[list[tuple[int, int, int, str]]] = []
    for span in spans:
        if groups and not _SIDE_BY_SIDE.search(text[max(one[2] for one in groups[-1]) : span[0]]):
            groups[-1].append(span)
        else:
            groups.append([span])
    found = tuple(dict.fromkeys(min(group, key=lambda one: one[1])[3] for group in groups))
    return ("021", *found) if "022" in found and _PART_A.search(text) and "021" not in found else found


_PART_A = re.compile(r"\bpart a\b", re.IGNORECASE)
"""Asked of a skilled nursing facility beside Part B: both bills are meant."""


def _bills(text: str) -> tuple[str, ...]:
    """What several bills do that a text sets side by side, in its order; nothing where it tells one or none."""
    spans = sorted(
        (told.start(), told.end(), digit) for digit, words in _BILLS if (told := words.search(text))
    )
    apart = [one for place, one in enumerate(spans) if not place or one[0] >= spans[place - 1][1]]
    between = text[apart[0][1] : apart[1][0]] if len(apart) > 1 else ""
    return tuple(digit for _, _, digit in apart) if _SIDE_BY_SIDE.search(between) else ()


def _told(code: str, reference: Reference) -> tuple[Finding, ...]:
    entry = reference.catalogue.entry(CodeSystem.TOB, code, reference.on)
    if not isinstance(entry, Entry):
        return ()
    values = {
        "code": label(entry.system, entry.code),
        "words": entry.description,
        "source": source(entry.release),
    }
    rows = evidence(entry.release, entry.code, {"description": entry.description})
    return (Finding("bill_type", (entry.code,), values, rows),)


def _first(table: tuple[tuple[str, re.Pattern[str]], ...], text: str) -> str:
    return next((digits for digits, words in table if words.search(text)), "")
