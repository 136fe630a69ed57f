"""The code of chapter 15 that a condition takes in a pregnancy: its inclusion terms name the ranges of other chapters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consultant.answering import asthma
from consultant.answering import conditions as told_conditions
from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.findings.entries.note_text import names
from consultant.answering.findings.guidelines.gestation import week_code
from consultant.answering.findings.guidelines.in_order import in_order
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import (
    GUIDELINES,
    GUIDELINES_AS_OF,
    KNOWLEDGE,
    Reference,
    evidence,
    source,
)
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import CodeStatus, Entry, Note, NoteKind
from consultant.model.codes import CodeSystem

_TOLD = expression(
    r"\bpregnan(t|cy)\b|\bgravid\w*|\bantepartum\b|\b\d+ weeks (of )?gestation|\b(first|second|third"
    r"|[123](st|nd|rd)?) trimester",
    re.I,
)
_UNRELATED = re.compile(
    r"\b(incidental|not (related|affect\w+|complicat\w+)|unrelated|not pregnant)\b", re.IGNORECASE
)
_WEEKS = expression(
    r"\b(\d{1,2})(?:\s?\+\s?\d)?[ -]?(?:weeks?|wks?)\b|\b(?:week|wk) (\d{1,2})\b", re.IGNORECASE
)
_TRIMESTER = expression(r"\b(first|second|third|1st|2nd|3rd)\W+trimester", re.IGNORECASE)
_NUMBERED = {"1st": "first", "2nd": "second", "3rd": "third"}
_CATEGORIES = ("O10", "O24", "O98", "O99")
_OUTSIDE = re.compile(r"[A-NP-T]|U07")
_LISTED = {"E10": "O24.0", "E11": "O24.1", "U07": "O98.5", "F17": "O99.33", "N39": "O23.4", "N10": "O23.0"}
"""Headers for categories that no inclusion term names (diabetes by its type; COVID-19, Official Guidelines I.C.15.s)."""
_RULE = ("I.C.15.a.1", "chapter 15 before other chapters")
_DEPTH = 3
_DESCRIBED = 110


def complicated(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """For a pregnant patient and a cited condition of another chapter the code of chapter 15 that goes before it."""
    if not _TOLD.search(ask.text) or _UNRELATED.search(ask.text):
        return ()
    if any(cited.code.startswith("O") for cited in ask.diagnoses):
        return ()
    outside = (cited.code for cited in ask.diagnoses if _OUTSIDE.match(cited.code))
    found = (_one(code, ask.text, reference) for code in outside)
    return tuple(finding for finding in found if finding is not None)


_ASTHMA = "J45.909"
_CONDITIONS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (code, re.compile(words, re.IGNORECASE))
    for code, words in (
        ("N39.0", r"\butis?\b|\burinary tract infections?\b"),
        ("N10", r"\b(?:acute )?pyelonephritis\b"),
        ("D50.9", r"\biron[- ]deficien\w+(?: an[a]?emia)?\b"),
        ("D64.9", r"(?<!deficiency )\ban[a]?emi[ac]\b"),
        (_ASTHMA, r"\basthma\w*"),
        ("E03.9", r"\bhypothyroid\w*"),
        ("F32.A", r"(?<!postpartum )\bdepress(?:ion|ed)\b"),
        ("F41.9", r"\banxiety\b"),
        ("G40.909", r"\bepilep\w+|\bseizure disorder\b"),
        ("E66.9", r"\bobes(?:e|ity)\b"),
        ("F17.210", r"\bsmok(?:es|er|ing)\b|\bcigarettes?\b"),
        ("I10", r"\b(?:pre-?existing|chronic|essential) (?:hypertension|htn)\b"),
        ("E11.9", r"\btype 2 diabet\w+|\bt2dm\b"),
        ("U07.1", r"(?<!suspected )(?<!possible )\bcovid(?:-?19)?\b(?! (?:vaccin|shot|booster|test))"),
        ("E10.9", r"\btype 1 diabet\w+|\bt1dm\b"),
    )
)
"""Conditions of other chapters that a question tells of a pregnant patient, with the code of each by default."""
_WANTED = re.compile(
    r"\bcod(?:e|es|ed|ing)\b|\bicd\b|\bdx\b|\breport\w*\b|\bsequenc\w*|\bfirst\b", re.IGNORECASE
)


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The codes of chapter 15 for the told conditions of a pregnant patient, each before its own, then the week."""
    if (
        ask.citations
        or not _TOLD.search(ask.text)
        or _UNRELATED.search(ask.text)
        or not _WANTED.search(ask.text)
    ):
        return ()
    conditions = [
        asthma.code(ask.text) if code == _ASTHMA else code
        for code, words in _CONDITIONS
        if words.search(ask.text)
    ]
    found = [(_chosen(code, ask.text, reference), code) for code in conditions]
    if not found or not all(chosen for chosen, _ in found):
        return ()
    weeks = _WEEKS.search(ask.text)
    week = (week_code(int(weeks[1] or weeks[2])),) if weeks else ()
    own = [code for pair in found for code in pair if code not in _HELD]
    if any(code in ("N39.0", "N10") for code in conditions):
        own += [code for code in told_conditions.told(ask.text) if code.startswith(("B95", "B96"))]
    return in_order(
        (*own, *week),
        "chapter 15 goes before the condition that complicates the pregnancy",
        *_RULE,
        reference,
    )


_HELD = frozenset({"I10", "N39.0", "N10"})
"""Told by the code of chapter 15 itself."""


def _chosen(code: str, text: str, reference: Reference) -> str:
    """The code of chapter 15 for a condition in the told trimester; empty where it is left open."""
    group = next(_groups(code, reference), None)
    ending = _ending(group[0], trimester_told(text), reference) if group else None
    return ending.code if ending else ""


_SAID = re.compile(r"\b(first|second|third) trimester\b", re.IGNORECASE)
_TRIMESTERS = (
    "I.C.15.a.3",
    "first less than 14 weeks 0 days, second less than 28 weeks 0 days, third until delivery",
)


def other_trimester(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Cited codes of chapter 15 whose trimester is not the one that the question tells, with the sibling that is."""
    told = trimester_told(ask.text)
    found = (_other_trimester(cited.code, told, reference) for cited in ask.diagnoses if told)
    return tuple(finding for finding in found if finding is not None)


def _other_trimester(code: str, told: str, reference: Reference) -> Finding | None:
    entry = reference.catalogue.entry(CodeSystem.ICD10CM, code, reference.on)
    said = _SAID.search(entry.description) if isinstance(entry, Entry) and code.startswith("O") else None
    if not isinstance(entry, Entry) or said is None or said[1].lower() == told:
        return None
    wanted = entry.description.lower().replace(said[0].lower(), f"{told} trimester")
    header = code[:-1].rstrip(".")
    siblings = reference.catalogue.children(CodeSystem.ICD10CM, header, reference.on)
    other = next((one for one in siblings if one.description.lower() == wanted), None)
    values = {
        "code": code,
        "words": shortened(entry.description, _DESCRIBED),
        "said": said[1].lower(),
        "told": told,
        "other": other.code if other else "",
        "other_words": shortened(other.description, _DESCRIBED) if other else "",
        "source": source(entry.release),
        "rule_source": f"{GUIDELINES}, {_TRIMESTERS[0]}",
    }
    rows = [
        row
        for one in (entry, other)
        if one
        for row in evidence(one.release, one.code, {"description": one.description})
    ]
    rows.append(
        Evidence(KNOWLEDGE, *_TRIMESTERS[:1], "rule", _TRIMESTERS[1], values["rule_source"], GUIDELINES_AS_OF)
    )
    return Finding("trimester_differs", tuple(one.code for one in (entry, other) if one), values, tuple(rows))


def _one(code: str, text: str, reference: Reference) -> Finding | None:
    group = next(_groups(code, reference), None)
    if group is None:
        return None
    entry, note = group
    ending = _ending(entry, trimester_told(text), reference)
    values = {
        "code": code,
        "group": entry.code,
        "chosen": ending.code if ending else "",
        "words": shortened((ending or entry).description, _DESCRIBED),
        "says": note.text if note else "",
        "source": source(entry.release),
        "note_source": source(note.release) if note else "",
        "rule_source": f"{GUIDELINES}, {_RULE[0]}",
    }
    rows = [
        row
        for one in (entry, ending)
        if one
        for row in evidence(one.release, one.code, {"description": one.description})
    ]
    rows += evidence(note.release, entry.code, {note.kind.value: note.text}) if note else ()
    rows.append(Evidence(KNOWLEDGE, *_RULE[:1], "rule", _RULE[1], values["rule_source"], GUIDELINES_AS_OF))
    return Finding("pregnancy_code", (ending.code if ending else entry.code, code), values, tuple(rows))


def _groups(code: str, reference: Reference) -> Iterator[tuple[Entry, Note | None]]:
    """The headers of chapter 15 that hold the condition: those listed, else by the ranges that they name."""
    if code[:3] in _LISTED:
        entry = reference.catalogue.entry(CodeSystem.ICD10CM, _LISTED[code[:3]], reference.on)
        yield from ((entry, None),) if isinstance(entry, Entry) else ()
    for category in _CATEGORIES:
        for entry in reference.catalogue.children(CodeSystem.ICD10CM, category, reference.on):
            for note in reference.catalogue.notes(entry.code, reference.on):
                if (
                    note.kind is NoteKind.INCLUSION_TERM
                    and note.stated_at == entry.code
                    and names(note, code)
                ):
                    yield entry, note


def trimester_told(text: str) -> str:
    """`first`, `second` or `third`, as told or by completed weeks (introduction to chapter 15); empty where neither is told."""
    if found := _TRIMESTER.search(text):
        return _NUMBERED.get(found[1].lower(), found[1].lower())
    weeks = _WEEKS.search(text)
    if weeks is None:
        return ""
    week = int(weeks[1] or weeks[2])
    return "first" if week < 14 else "second" if week < 28 else "third"


def _ending(entry: Entry, trimester: str, reference: Reference, depth: int = _DEPTH) -> Entry | None:
    """The one billable code below a header that says the trimester; none where several do."""
    found = list(_below(entry, trimester, reference, depth)) if trimester else []
    return found[0] if len(found) == 1 else None


def _below(entry: Entry, trimester: str, reference: Reference, depth: int) -> Iterator[Entry]:
    if entry.status is CodeStatus.ACTIVE and f"{trimester} trimester" in entry.description:
        yield entry
    for child in reference.catalogue.children(CodeSystem.ICD10CM, entry.code, reference.on) if depth else ():
        yield from _below(child, trimester, reference, depth - 1)
