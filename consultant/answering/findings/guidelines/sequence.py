"""Where in the order of a claim's diagnoses a code may stand, whichever others are beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

from consultant.answering import polarity
from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import (
    KNOWLEDGE,
    Reference,
    evidence,
    guideline,
    source,
)
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import Absent, CodeStatus, Entry, Note, NoteKind
from consultant.model.codes import CodeSystem

_ORDER_ASKED = expression(
    r"(?<!code )\bfirst\b|\bprimary\b|\bprincipal\b|\bpdx\b|\balone\b|\bby itself\b|\bsequenc|\border\b"
    r"|\bonly (dx|diagnosis|code)\b|\b(be|as) (a )?secondary\b|\bstand-?\s?alone\b"
    r"|\bwithout (an? |the |any )?(\w+ )?(code|diagnosis|dx)\b|\b(without|with) (anything|nothing) else\b|\bnothing else\b"
    r"|\bsole (dx|diagnosis|code)\b|\blone (dx|diagnosis|code)\b",
    re.IGNORECASE,
)
_NOT_FIRST = re.compile(r"not allowed as principal", re.IGNORECASE)
_DESCRIBED = 70


class Place(IntEnum):
    """Where a code stands among others: the smaller one first."""

    ONLY_FIRST = 0
    BEFORE = 1
    ANY = 2
    AFTER = 3
    NEVER_FIRST = 4


@dataclass(frozen=True, slots=True)
class Role:
    """Codes that a rule gives a place, by their beginning or by the beginning of their title."""

    place: Place
    codes: re.Pattern[str]
    titles: re.Pattern[str]
    why: str
    section: str


def _role(place: Place, codes: str, why: str, section: str, titles: str = "") -> Role:
    return Role(place, re.compile(codes), re.compile(titles), why, section)


LATE_EFFECT = "I.B.10"
"""The section of the guidelines on the order of what an injury or illness left behind and its cause."""
_FIRST_ONLY = r"Z0[0124]|Z33\.2|Z31\.8[1-4]|Z3[489]|Z40|Z42|Z51\.(0|1)|Z52|Z76\.[12]|Z99\.12"
_WITH = "a body mass index, given beside a diagnosis of the provider's such as obesity"
_REASON = "a reason for the encounter that may only be listed first, but for the guideline's exceptions"
_STATUS = "a status or history that says more of the encounter and usually follows its reason"
ROLES: tuple[Role, ...] = (
    _role(Place.NEVER_FIRST, "[V-Y]", "an external cause", "I.C.20.a.6"),
    _role(Place.NEVER_FIRST, "Z68", _WITH, "I.B.14 and I.C.21.c.3"),
    _role(Place.NEVER_FIRST, r"Z(5[5-9]|6[0-5])", "a social factor", "I.B.14 and I.C.21.c.17"),
    _role(
        Place.NEVER_FIRST,
        r"R65\.2",
        "severe sepsis, whose underlying infection is listed first",
        "I.C.1.d.1.b",
    ),
    _role(
        Place.NEVER_FIRST,
        r"R65\.",
        "a response to an infection or injury, which is listed first",
        "I.C.1.d and I.C.18.g",
    ),
    _role(
        Place.BEFORE,
        r"A4[01]\.",
        "the systemic infection, which goes before the localized one when sepsis was there on admission",
        "I.C.1.d.4",
    ),
    _role(
        Place.AFTER,
        "U09",
        "a post COVID-19 condition, after the specific condition that it left",
        "I.C.1.g.1.m",
    ),
    _role(
        Place.BEFORE, r"P07\.[01]", "a birth weight, which is listed before the gestational age", "I.C.16.d"
    ),
    _role(Place.AFTER, r"P07\.[23]", "a gestational age, which follows the birth weight", "I.C.16.d"),
    _role(Place.NEVER_FIRST, "B9[5-7]", "the agent of a disease that is coded elsewhere", "I.C.1.b"),
    _role(Place.NEVER_FIRST, "Z37|Z3A", "an outcome or week of a pregnancy", "I.C.15.b.5 and I.C.21.c.11"),
    _role(Place.NEVER_FIRST, "T", "an underdosing", "I.C.19.e.5.c", "Underdosing of"),
    _role(
        Place.AFTER,
        r"[ST]\d\w\.\w{3}S$",
        "the cause of a late effect; what it left behind is listed before it",
        LATE_EFFECT,
    ),
    _role(
        Place.AFTER,
        "T",
        "an adverse effect, whose nature is listed before it",
        "I.C.19.e.5.a",
        "Adverse effect of",
    ),
    _role(Place.BEFORE, "T", "a poisoning, whose manifestations follow it", "I.C.19.e.5.b", "Poisoning by"),
    _role(Place.BEFORE, "T8[0-8]", "a complication of care; what specifies it follows", "I.B.16 and II.G"),
    _role(Place.ONLY_FIRST, _FIRST_ONLY, _REASON, "I.C.21.c.16"),
    _role(Place.BEFORE, "O", "of chapter 15, and the condition complicates the pregnancy", "I.C.15.a.1"),
    _role(Place.AFTER, r"Z(79|9\d|8\d|78|66|67)", _STATUS, "I.C.21.c.3 and I.C.21.c.4"),
)
"""The first that fits counts."""


def placed(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Of one diagnosis whether it may be listed first; of several the order that their roles give, where they differ."""
    if not _ORDER_ASKED.search(ask.text):
        return ()
    told = [(entry, *_place(entry, reference)) for entry in _entries(ask, reference)]
    told = _of_sepsis(_caused(told))
    if len(told) == 1:
        second = bool(_SECOND.search(ask.text)) or polarity.denies(ask.text)
        return tuple(_alone(*one, second=second) for one in told if one[1] is not Place.ANY)
    ranked = sorted(told, key=lambda one: one[1])
    if len(ranked) < 2 or ranked[0][1] == ranked[-1][1]:
        return ()
    found = (
        _ordered(ranked[0][0], ranked[-1])
        if _binding(ranked[-1])
        else _ordered(ranked[-1][0], ranked[0], True)
    )
    between = tuple(entry.code for entry, *_ in ranked[1:-1])
    return (replace(found, values={**found.values, "between": between}),)


_DEFICITS = re.compile(r"G8[1-3]|R47|R29\.(?:7|8)|R13|H53")
_STROKE = re.compile(r"I6[0-3]")
_OF_STROKE = "a deficit of the acute stroke, which is the principal diagnosis"


def _caused(told: list[Placed]) -> list[Placed]:
    """The deficits of an acute stroke after it (Official Guidelines, II: what occasioned the admission)."""
    if not any(_STROKE.match(entry.code) for entry, *_ in told):
        return told
    row = guideline("II", _OF_STROKE)
    return [
        (one[0], Place.AFTER, _OF_STROKE, (row,)) if _DEFICITS.match(one[0].code) else one for one in told
    ]


_ORGANS = re.compile(r"N17|J96\.[02]|K72\.0|G93\.4|D65")
_SEVERE = "R65.2"
_OF_SEPSIS = "an organ failing from the sepsis, told after its severity R65.2-"


def _of_sepsis(told: list[Placed]) -> list[Placed]:
    """Organs that a severe sepsis made fail after R65.2 (Official Guidelines, I.C.1.d.1.b)."""
    if not any(entry.code.startswith(_SEVERE) for entry, *_ in told):
        return told
    row = guideline("I.C.1.d.1.b", _OF_SEPSIS)
    failing = [(one[0], Place.NEVER_FIRST, _OF_SEPSIS, (row,)) for one in told if _ORGANS.match(one[0].code)]
    return [*(one for one in told if not _ORGANS.match(one[0].code)), *failing]


Placed = tuple[Entry, Place, str, tuple[Evidence, ...]]


def _binding(last: Placed) -> bool:
    return last[1] in (Place.NEVER_FIRST, Place.AFTER)


def _entries(ask: Ask, reference: Reference) -> Iterator[Entry]:
    for cited in ask.diagnoses:
        entry = reference.catalogue.entry(CodeSystem.ICD10CM, cited.code, reference.on)
        if isinstance(entry, Entry) and entry.status is CodeStatus.ACTIVE:
            yield entry


def place(entry: Entry, reference: Reference) -> Place:
    """Where a code stands among others."""
    return _place(entry, reference)[0]


def _place(entry: Entry, reference: Reference) -> tuple[Place, str, tuple[Evidence, ...]]:
    """By the Medicare Code Editor, else by the guidelines."""
    edits = reference.catalogue.memberships(entry.code, reference.on).claim_edits
    for edit in () if isinstance(edits, Absent) else edits:
        if _NOT_FIRST.search(edit.rule):
            rows = evidence(edit.release, entry.code, {edit.kind: edit.rule})
            note = _code_first(entry, reference)
            before = f" (code first {_plainly(note.text)})" if note else ""
            why = f"a manifestation, whose cause is listed before it{before}{_EDIT}"
            if note is None:
                return Place.NEVER_FIRST, why, rows
            return (
                Place.NEVER_FIRST,
                why,
                (*rows, *evidence(note.release, note.stated_at, {note.kind.value: note.text})),
            )
    for role in ROLES:
        if role.codes.match(entry.code) and role.titles.match(entry.description):
            row = guideline(role.section, role.why)
            return role.place, role.why, (row,)
    return Place.ANY, "", ()


_EDIT = ", and as principal diagnosis of a stay it meets the Medicare code editor's manifestation edit"
_FIRST = 70


def _code_first(entry: Entry, reference: Reference) -> Note | None:
    """The note at the code itself that names what is listed before it."""
    notes = reference.catalogue.notes(entry.code, reference.on)
    return next(
        (note for note in notes if note.kind is NoteKind.CODE_FIRST and note.stated_at == entry.code), None
    )


def _plainly(text: str) -> str:
    """The words of a note, without a list that it begins."""
    return shortened(re.sub(r"(?:,? such as)?:.*", "", text, flags=re.DOTALL).strip(), _FIRST)


def _alone(entry: Entry, place: Place, why: str, rows: tuple[Evidence, ...], *, second: bool) -> Finding:
    found = _finding((entry.code,), entry, place, why, rows, other="", leads=False)
    return replace(found, values={**found.values, "second": second})


_SECOND = re.compile(r"\bsecondary\b", re.IGNORECASE)
"""Asks whether the code may stand after another one."""


def _ordered(other: Entry, told: Placed, leads: bool = False) -> Finding:
    entry, place, why, rows = told
    return _finding((entry.code, other.code), entry, place, why, rows, other=other.code, leads=leads)


def _finding(
    codes: tuple[str, ...],
    entry: Entry,
    place: Place,
    why: str,
    rows: tuple[Evidence, ...],
    *,
    other: str,
    leads: bool,
) -> Finding:
    values = {
        "code": entry.code,
        "other": other,
        "between": (),
        "leads": leads,
        "place": place.name.lower(),
        "why": why,
        "words": shortened(entry.description, _DESCRIBED),
        "source": source(entry.release),
        "rule_source": rows[0].release
        if rows[0].code_set == KNOWLEDGE
        else f"Medicare Code Editor, {rows[0].release}",
    }
    return Finding(
        "place_in_order",
        codes,
        values,
        (*rows, *evidence(entry.release, entry.code, {"description": entry.description})),
    )
