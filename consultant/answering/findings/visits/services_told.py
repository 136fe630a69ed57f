"""A story of one visit that holds several services: each with its code and units, and which visit takes modifier 25."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from consultant.answering import counted_things, families, visit_services
from consultant.answering.counted_things import SERIES
from consultant.answering.findings.descriptions import told_procedures
from consultant.answering.findings.drugs import by_name
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, note_evidence
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import CodeStatus, Entry, FeeRow, PairEdits
from consultant.model.codes import CodeSystem

_WISHED = pattern(
    r"\b(?:how (?:do|should|would|to|can|is|are)|what (?:do|should|would|can|codes?|goes|is|are)|which) [^.?!]*"
    r"\b(?:code|codes|coded|bill|billed|report"
    r"|reported|claim|charge|modifiers?)\b|\bcodes?(?: this| it| them| all| please| pls| for)*\W*\Z"
    r"|\bcoding\b|\bcode (?:this|it|the|all)\b|\bgoes on the claim\b"
    r"|\bcodes and modifiers?\b|\b(?:which|what) modifiers?\b|\bmodifiers?\s*\?\s*\Z"
)
_POLAR = pattern(r"(?:\A|[.?!]\s+)(?:can|may|is|are|do|does|should|will|could)\b[^?]*\?\W*\Z")
_MODIFIER = pattern(r"\b(?:which|what) modifiers?\b|\bmodifiers?\?")
_NO_VISIT = pattern(r"\b(?:without|no) (?:an? |any )?(?:office )?(?:visit|e/?m)\b")
_WELCOME = pattern(r"\bg0402\b|\bippe\b|\bwelcome to medicare\b")
_TRACING = pattern(r"\be[ck]g\b|\belectrocardiogram\b")
"""The tracing of the Welcome to Medicare visit has codes of its own."""
_NOTE, _NOTE_OF_SHOTS = "em-preventive-with-problem", "vaccine-administration"
_CHILD, _COUNSELED = 18, pattern(r"\bcounsel\w*")
_CHILDREN = pattern(r"\b(?:child|infant|baby|toddler|newborn|kid|peds?|pediatric)\b")
_MEDICARE = pattern(r"\bmedicare\b|\bpart b\b")
_PRODUCTS = tuple(str(number) for number in (*range(90619, 90624), *range(90632, 90760)))
_OFFICE, _LEAST, _NAME, _CODE = "99213", 2, 3, 5
_BASES = {one.steps[0][1][0].code: one for one in SERIES if len(one.codes) > 1}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the claim: the code, its units, and whether it takes modifier 50."""

    code: str
    units: int = 1
    both: bool = False


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What the story is reported with, where it tells a visit and a service besides, or two visits."""
    text = ask.text
    if any(not families.is_visit(one.code) for one in ask.procedures) or ask.diagnoses:
        return ()
    if (
        not _WISHED.search(text)
        or (_POLAR.search(text) and not _MODIFIER.search(text))
        or _NO_VISIT.search(text)
        or visit_services.elsewhere(text)
        or (_WELCOME.search(text) and _TRACING.search(text))
    ):
        return ()
    parts = visit_services.stretches(text)
    visits = visit_services.visits(text, parts)
    lines = _lines(parts, ask, reference)
    if lines is None:
        return ()
    held = bool(visits.preventive) + bool(visits.problem)
    if not held or held + len(lines) < _LEAST or (ask.codes and not lines):
        return ()
    return _finding(lines, visits, _NOTE, text, reference)


def shots(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """How giving so many vaccines with so many components is reported, with counseling, to a child."""
    if "component" not in ask.text.lower() or ask.codes:
        return ()
    number, parts = visit_services.shots(ask.text)
    if not number or parts < number:
        return ()
    lines = tuple(_given(number, parts, ask.text))
    return _finding(lines, visit_services.Visits(), _NOTE_OF_SHOTS, ask.text, reference)


def _lines(parts: tuple[str, ...], ask: Ask, reference: Reference) -> tuple[Line, ...] | None:
    """The lines of a story; None where one of its stretches tells something that is not known."""
    medicare = bool(_MEDICARE.search(ask.text))
    found: dict[str, Line] = {}
    for part in parts:
        lines = tuple(_line(part, ask, medicare=medicare, reference=reference))
        if not lines and not visit_services.idle(part) and not visit_services.is_visit(part):
            return None
        for line in lines:
            found.setdefault(line.code, line)
    products = [line.code for line in found.values() if line.code in _PRODUCTS]
    told = tuple(found.values())
    if products and not any(code in found for code in ("G0008", "G0009", "G0010", "90471")):
        return (*told, *_given(len(products), sum(map(visit_services.components, products)), ask.text))
    return told


def _given(number: int, parts: int, text: str) -> Iterator[Line]:
    """The giving of vaccines: by component to a child with counseling, else by injection."""
    years = visit_services.age(text)
    child = (years is not None and years <= _CHILD) or bool(_CHILDREN.search(text))
    if child and _COUNSELED.search(text):
        yield Line("90460", number)
        if parts > number:
            yield Line("90461", parts - number)
        return
    yield Line("90471")
    if number > 1:
        yield Line("90472", number - 1)


def _line(part: str, ask: Ask, *, medicare: bool, reference: Reference) -> Iterator[Line]:
    """What one stretch of the story is reported with."""
    for one in visit_services.services():
        if one.words.search(part) and (medicare or not one.medicare):
            if one.given:
                yield Line(one.given if medicare else "90471")
            yield from (Line(code, one.times) for code in one.codes)
            return
    single = counted_things.as_one(part)
    code = told_procedures.surely(single, reference)
    series = _BASES.get(code)
    count = counted_things.told(part, series) if series else None
    if series and count:
        yield from (Line(share.code, share.units(count.number)) for share in series.reached(count.number))
        return
    code = told_procedures.surely(part, reference) or _product(part, reference)
    if code and not families.is_visit(code):
        yield Line(code, both=visit_services.both_sides(part) and _two_sided(code, reference))
    if _DOSE.search(part):
        yield from _drug(part, ask, reference)


def _product(part: str, reference: Reference) -> str:
    """The vaccine that a stretch of a few words names without saying that it is one; empty where it is none."""
    if len(part.split()) > _NAME:
        return ""
    code = told_procedures.surely(f"{part} vaccine", reference)
    return code if code in _PRODUCTS else ""


_DOSE = pattern(r"\b\d+(?:\.\d+)? ?(?:mg|mcg|g|gm|units)\b")


def _drug(part: str, ask: Ask, reference: Reference) -> Iterator[Line]:
    """The drug that a stretch names, with the units of its dose."""
    found = by_name.named(replace(ask, text=f"code and units, {part}", citations=()), reference)
    units = {one.codes[0]: one.values.get("units") for one in found if one.kind == "dose_units"}
    for one in found:
        if one.kind == "drug_code" and units.get(one.codes[0]):
            yield Line(one.codes[0], int(units[one.codes[0]] or 1))


def _two_sided(code: str, reference: Reference) -> bool:
    row = reference.catalogue.fee_row(code, "", reference.on)
    return isinstance(row, FeeRow) and row.bilateral == "1"


def _finding(
    lines: tuple[Line, ...], visits: visit_services.Visits, named: str, text: str, reference: Reference
) -> tuple[Finding, ...]:
    note = reference.note(named)
    named_codes = (*(line.code for line in lines), *visits.preventive)
    entries = {code: entry for code in named_codes if (entry := _entry(code, reference))}
    if note is None or not entries.keys() >= {*named_codes}:
        return ()
    problem = visits.problem
    rows: tuple[Evidence, ...] = note_evidence(note, {"note": note.text})
    for code, entry in entries.items():
        rows += evidence(entry.release, code, {"description": entry.description})
    opened, edits = _opened(
        lines, (problem if len(problem) == _CODE else _OFFICE,) if problem else (), reference
    )
    preventive_opened, more = _opened(lines, visits.preventive, reference)
    values = {
        "lines": tuple((line.code, line.units, line.both, entries[line.code].description) for line in lines),
        "problem": problem,
        "ranged": len(problem) > _CODE,
        "polar": bool(_POLAR.search(text)),
        "preventive": visits.preventive,
        "opened": bool(problem) and (bool(visits.preventive) or opened or _minor(lines, reference)),
        "preventive_opened": preventive_opened,
        "medicare_excluded": bool(_MEDICARE.search(text)) and any(code < "A" for code in visits.preventive),
        "edits": tuple(dict.fromkeys((*edits, *more))),
        "text": note.text,
        "source": note.source,
    }
    return (Finding("services_told", tuple(entries), values, rows),)


def _minor(lines: tuple[Line, ...], reference: Reference) -> bool:
    """Whether one of the services is a minor procedure, whose payment holds the usual visit of that day."""
    rows = (reference.catalogue.fee_row(line.code, "", reference.on) for line in lines)
    return any(isinstance(row, FeeRow) and row.global_days in ("000", "010") for row in rows)


def _opened(
    lines: tuple[Line, ...], visits: tuple[str, ...], reference: Reference
) -> tuple[bool, tuple[str, ...]]:
    """Whether an edit in force that a modifier opens holds a service and the visit; and which services."""
    held = []
    for line in lines:
        for visit in visits:
            found = reference.catalogue.pair_edits(line.code, visit, reference.setting, reference.on)
            if isinstance(found, PairEdits) and any(
                edit.indicator == "1" and edit.column2 == visit for edit in found.in_force
            ):
                held.append(line.code)
    return bool(held), tuple(held)


def _entry(code: str, reference: Reference) -> Entry | None:
    system = CodeSystem.CPT if code[0].isdigit() else CodeSystem.HCPCS
    found = reference.catalogue.entry(system, code, reference.on)
    return found if isinstance(found, Entry) and found.status is CodeStatus.ACTIVE else None
