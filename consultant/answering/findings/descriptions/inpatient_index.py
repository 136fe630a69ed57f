"""Where the ICD-10-PCS index and its body part and device keys lead what a question names, and what one of its tables holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.inpatient import IndexLead, InpatientTable

_OF_PCS = expression(
    r"\b(?:icd-?\s?10-?\s?)?pcs\b|\bbody part (?:key|values?|for|of)\b|\bdevice key\b", re.IGNORECASE
)
_PART_ASKED = re.compile(r"\bbody[- ]parts?\b", re.IGNORECASE)
_LAYERS = re.compile(r"\boverlapping\b|\blayers?\b|\bbilateral body part\b", re.IGNORECASE)
"""Asks for the rule which of several body parts is coded, and not what the key calls one."""
_DEVICE_ASKED = re.compile(r"\bdevice(?:s| key| values?| characters?)?\b", re.IGNORECASE)
_INDEX_ASKED = re.compile(
    r"\bindex\w*\b(?! finger)|\b(?:which|what|right) (?:\w+ ){0,3}tables?\b|\btables? (?:do|does|is|are|for|should|would|to)\b",
    re.IGNORECASE,
)
_TABLE = (
    re.compile(r"\b[Tt]ables? ([0-9A-HJ-NP-Z]{3})\b"),
    re.compile(r"\b([0-9A-HJ-NP-Z]{3}) tables?\b"),
    re.compile(
        r"\b(?:holds?|is in|does|is|of|for) ((?=[0-9A-Z]*\d)(?=\d*[A-Z])[0-9BCDFGHX][0-9A-HJ-NP-Z]{2})\b"
    ),
)
_OF_SECTIONS = re.compile(r"\b(?:section|table|root (?:operation|type))s?\b", re.IGNORECASE)
_NAMED_TABLE = re.compile(
    r"\b[Tt]able (?=\d?[A-Z]?\d?[A-Z])(?=\w*\d)(?=\w*[A-Z])[0-9B-DFGHX][0-9A-HJ-NP-Z]{2}\b"
)
"""A table by its characters alone, letters and digits: no table of a rule is numbered so."""
_OF_TABLES = re.compile(r"[0-9B-DFGHX][0-9A-HJ-NP-Z]{2}")
_AXES = {
    "Body Part": re.compile(r"\bbody[- ]parts?\b|\bfourth\b|\b4th\b", re.IGNORECASE),
    "Approach": re.compile(r"\bapproach\w*\b|\bfifth\b|\b5th\b", re.IGNORECASE),
    "Device": re.compile(r"\bdevices?\b|\bsixth\b|\b6th\b", re.IGNORECASE),
    "Qualifier": re.compile(r"\bqualifiers?\b|\bseventh\b|\b7th\b", re.IGNORECASE),
}
_SIDES = re.compile(r"\b(right|left)\b", re.IGNORECASE)
_SHOWN_TERMS, _SHOWN_LEADS, _SHOWN_VALUES = 3, 4, 12


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What a table holds, the value of a named body part or device, or the tables that the index names for a term."""
    if ask.codes or not (_OF_PCS.search(ask.text) or _NAMED_TABLE.search(ask.text)):
        return ()
    if tabled := _tables(ask.text, reference):
        return tabled
    if not _OF_PCS.search(ask.text):
        return ()
    leads = reference.catalogue.inpatient_leads(_keyed(ask.text)) if _looked_up(ask.text) else ()
    if _PART_ASKED.search(ask.text) and not _LAYERS.search(ask.text):
        return _values([one for one in leads if one.axis == "Body Part"], "body part", ask.text)
    if _INDEX_ASKED.search(ask.text):
        return _pointing([one for one in leads if one.code and not one.axis])
    return _values([one for one in leads if one.axis == "Device"], "device", ask.text)


_NECK = re.compile(r"\bfemoral neck\b", re.IGNORECASE)
_MUSCLE = re.compile(
    r"\b(\w*(?:cnemius|spinatus|soleus|gluteus|rectus|vastus|biceps|triceps|quadriceps|deltoid|trapezius|pectoralis"
    r"|sartorius|gracilis|psoas|iliacus|brachialis|scapularis|infraspinatus)(?: (?:maximus|medius|minimus|femoris|brachii"
    r"|abdominis|lateralis|medialis|major|minor))?)\b(?! (?:muscle|tendon|fascia|nerve|artery|bursa))",
    re.IGNORECASE,
)


def _keyed(text: str) -> str:
    """The text with body parts named as the key names them: `supraspinatus muscle`, `neck of femur`."""
    return _MUSCLE.sub(r"\1 muscle", _NECK.sub("neck of femur", text))


def _looked_up(text: str) -> bool:
    return any(asked.search(text) for asked in (_PART_ASKED, _DEVICE_ASKED, _INDEX_ASKED))


def _values(leads: list[IndexLead], axis: str, text: str) -> tuple[Finding, ...]:
    """Each named term with the values that stand for it; parts with a value of their own where no other term is named."""
    others = [one for one in leads if not one.code]
    keyed = [one for one in leads if not one.code or not others or " " in _bare(one)]
    terms = tuple(
        (term, tuple(_of_side(list(few), text))) for term, few in groupby(keyed, key=lambda one: _bare(one))
    )[:_SHOWN_TERMS]
    if not terms:
        return ()
    release = keyed[0].release
    values = {
        "axis": axis,
        "terms": tuple((term, _labels(few), _characters(few)) for term, few in terms),
        "source": source(release),
    }
    rows = (
        row
        for term, few in terms
        for one in few
        for row in evidence(one.release, one.code or "index", {term: one.text})
    )
    return (Finding("pcs_values", (), values, tuple(rows)),)


def _bare(one: IndexLead) -> str:
    """The term; of a body part with a value of its own its name without the side."""
    return re.sub(r", (?:Right|Left|Bilateral)\Z", "", one.term) if one.code else one.term


def _of_side(leads: list[IndexLead], text: str) -> Iterable[IndexLead]:
    """Those of the side that the text names, where it names one."""
    sides = {side.lower() for side in _SIDES.findall(text)}
    if len(sides) != 1:
        return leads
    (side,) = sides
    return [one for one in leads if side in one.text.lower().replace(",", "").split()] or leads


def _labels(leads: Iterable[IndexLead]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.text for one in leads))


def _characters(leads: Iterable[IndexLead]) -> tuple[tuple[str, str, str], ...]:
    """Body system, character and label of parts that have a value of their own."""
    return tuple((one.code[:2], one.code[2], one.text) for one in leads if one.code)[:_SHOWN_LEADS]


def _pointing(leads: list[IndexLead]) -> tuple[Finding, ...]:
    """The tables or beginnings of codes that the index names for each term."""
    terms = tuple(
        (term, tuple((one.code, one.text) for one in few)[:_SHOWN_LEADS])
        for term, few in groupby(leads, key=lambda one: one.term)
    )[:_SHOWN_TERMS]
    if not terms:
        return ()
    rows = (row for one in leads for row in evidence(one.release, one.code, {one.term: one.text or one.code}))
    values = {"terms": terms, "source": source(leads[0].release)}
    return (Finding("pcs_index", (), values, tuple(rows)),)


def _tables(text: str, reference: Reference) -> tuple[Finding, ...]:
    """Each table that a text names; that there is none of that name, where tables are loaded."""
    ways = _TABLE if _OF_SECTIONS.search(text) else _TABLE[:-1]
    named = dict.fromkeys(code for told in ways for code in told.findall(text))
    found = (_table(code, text, reference) for code in named if _OF_TABLES.fullmatch(code))
    return tuple(one for one in found if one is not None)


def _table(code: str, text: str, reference: Reference) -> Finding | None:
    held = reference.catalogue.inpatient_table(code)
    if held is None:
        return None
    asked = tuple(axis for axis, words in _AXES.items() if axis in held.values and words.search(text))
    allowed = _ALLOWED.search(text)
    approaches = {value for value, _ in held.values.get("Approach", ())}
    within = allowed is not None and allowed[1] in approaches
    values = {
        "code": code,
        "allows": "" if allowed is None else "Yes: " if within else "No: ",
        "labels": held.labels,
        "definition": held.definition,
        "asked": tuple(_axis(held, axis) for axis in asked),
        "exists": bool(re.search(r"\b(?:is|are) there\b|\bexists?\b|\bvalid\b", text, re.IGNORECASE)),
        "source": source(held.release),
    }
    rows = evidence(held.release, code, {"labels": ", ".join(held.labels), "definition": held.definition})
    told = (
        row
        for axis in asked
        for row in evidence(held.release, code, {axis: "; ".join(map(" ".join, held.values[axis]))})
    )
    return Finding("pcs_table", (code,), values, (*rows, *told))


_ALLOWED = re.compile(r"\b(?:does|is|can|do)\b[^?]*\bapproach ([0-9A-Z])\b", re.IGNORECASE)
"""Asks whether the table has one approach."""


def _axis(held: InpatientTable, axis: str) -> tuple[str, tuple[tuple[str, str], ...], int]:
    """The name of an axis, its first values, and how many more there are."""
    every = held.values[axis]
    return axis.lower(), every[:_SHOWN_VALUES], max(0, len(every) - _SHOWN_VALUES)
