"""The ICD-10-PCS code of an inpatient procedure that a question tells in words, or those between which its approach decides."""

from __future__ import annotations

import re

from consultant.answering import elapsed, procedure_asks, procedure_grid, procedure_sets, procedure_words
from consultant.answering.findings.codes import procedures
from consultant.answering.findings.descriptions import operations_by_name, told_codes
from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.findings.notes import verdicts
from consultant.answering.patterns import expression
from consultant.answering.procedure_words import Procedure
from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import description, plain
from consultant.answering.reference import Reference, evidence, label, source
from consultant.answering.relevance import stems_of
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import CodeSystem
from consultant.model.described import Likely

_PCS = frozenset({CodeSystem.ICD10PCS})
_SYSTEM = expression(r"\b(?:icd[- ]?10[- ]?)?pcs\b", re.IGNORECASE)
_SHOWN = 4
_SIDES = frozenset({"right", "left", "bilateral"})
_NEAR = 0.7
"""The share of the words that a code has to meet to be offered."""
_WHOLE, _AHEAD = 0.75, 1.04
"""The share that a title and the words have of each other, and how much better than the next one it is told."""
_APPROACH = re.compile(
    r",? ?(?:Percutaneous Endoscopic|Percutaneous|Open|External) Approach"
    r"|,? ?Via Natural or Artificial Opening(?: Endoscopic)?(?: with"
    r" Percutaneous Endoscopic Assistance)?"
)
_LITTLE = frozenset(stems_of("approach using"))
"""What a title has beside what it says."""
_DEFINED = expression(
    r"\b(?:define|definition|(?<!i )mean(?:s|ing)?|differ\w*|root operations?|versus|vs)\b", re.IGNORECASE
)
"""Asks what a root operation is, and for no code."""


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code whose title says what is told and nothing more; else those that say it but for approach, side or device."""
    text = elapsed.with_hours(procedure_asks.described(ask.text))
    wanted = description(text)
    if reference.search is None or _defined(text):
        return ()
    if _HOW_MANY.search(text) and verdicts.is_close(ask, reference):
        return ()
    if (named := operations_by_name.told(text, reference)) and not ask.codes and _SYSTEM.search(ask.text):
        return named
    if wanted is None or wanted.systems != _PCS:
        return _named(text, reference) if not ask.codes and _SYSTEM.search(text) else ()
    each = _each(procedure_sets.joined(text), reference) or _each((text,), reference)
    if not all(map(_whole, each)):
        return each[0]
    fitting = tuple({one.codes: one for found in each for one in found}.values())
    attempt = verdicts.noted(ask, reference) if procedure_asks.converted(text) else ()
    history = _since(fitting, ask, reference)
    beside = (*fitting, *_characters(fitting, ask.text, reference), *history, *attempt)
    return beside if len(fitting) == 1 else (*told_codes.summed(fitting), *beside)


def _each(pieces: tuple[str, ...], reference: Reference) -> tuple[tuple[Finding, ...], ...]:
    """What is told of each operation of the pieces of a text; nothing where one of several tells none."""
    varied = (
        one
        for piece in pieces
        for variant in procedure_asks.variants(piece)
        for one in procedure_sets.apart(variant)
    )
    each = tuple(_of_both_sides(one, reference) for one in dict.fromkeys(varied))
    return each if len(pieces) == 1 or all(map(_whole, each)) else ()


def _named(text: str, reference: Reference) -> tuple[Finding, ...]:
    """The one code of a procedure in words that no wish for a code goes round."""
    found = _coded(text, reference) if _CODE_OR_WHICH.search(text) else ()
    return found if _whole(found) else ()


_CODE_OR_WHICH = re.compile(r"\bcodes?\b|\bpcs\W*\Z|\bwhich\b|\?\s*\Z", re.IGNORECASE)


def _whole(found: tuple[Finding, ...]) -> bool:
    """Whether a code is told, or one for each side."""
    return bool(found) and all(one.kind == "code_fitting" for one in found)


def _of_both_sides(text: str, reference: Reference) -> tuple[Finding, ...]:
    """What is told of a procedure; done on both sides it has a code for each of them, where no title has both."""
    both = bool(_BOTH.search(text))
    found = _coded(_BOTH.sub("bilateral ", text), reference) if both else ()
    if _whole(found) and any("ilateral" in str(one.values["description"]) for one in found):
        return found
    found = _coded(text, reference)
    if _whole(found) or not both:
        return found
    sides = tuple(_coded(_BOTH.sub(f"{side} ", text), reference) for side in ("right", "left"))
    return tuple(one for side in sides for one in side) if all(map(_whole, sides)) else found


_BOTH = re.compile(
    r"\b(?:bilateral(?:ly)?|both(?: (?:the|of the|her|his))?|on both sides|right and left|left and right) ?",
    re.IGNORECASE,
)


def _defined(text: str) -> bool:
    """Whether what operations are is asked, and no code of several that are set against each other."""
    return bool(_DEFINED.search(_AGAINST.sub(" ", text) if _CODES.search(text) else text))


_AGAINST = re.compile(r"\b(?:versus|vs)\b", re.IGNORECASE)
_CODES = re.compile(r"\bcodes?\b", re.IGNORECASE)


_HOW_MANY = re.compile(r"\b(?:one or two|two or one|1 or 2|how many)\b[^.?!]{0,12}\bcodes?\b", re.IGNORECASE)
_SINCE = re.compile(
    r"\b(?:since when|from when|when (?:did|was|does|is) it|how long|new(?: pcs)? code|earlier|before that|previously"
    r"|coded before"
    r"|used before|older code|predecessor|replaced)\b",
    re.IGNORECASE,
)


def _since(fitting: tuple[Finding, ...], ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Since when each code is valid and which ones it took the place of, where that is asked."""
    if not _SINCE.search(ask.text):
        return ()
    found = []
    for one in fitting:
        entry = reference.catalogue.entry(CodeSystem.ICD10PCS, one.codes[0], ask.on or reference.on)
        if isinstance(entry, Entry) and entry.effective_from:
            before = tuple(entry.attributes.get("predecessors", "").split())
            values = {
                "code": entry.code,
                "begun": entry.effective_from.isoformat(),
                "before": before,
                "source": source(entry.release),
            }
            told = {"effective": entry.effective_from.isoformat(), "predecessors": " ".join(before)}
            found.append(
                Finding("pcs_since", (entry.code,), values, evidence(entry.release, entry.code, told))
            )
    return tuple(found)


def _characters(fitting: tuple[Finding, ...], text: str, reference: Reference) -> tuple[Finding, ...]:
    """What the characters stand for that the question asks of besides the code."""
    asked = procedure_asks.of_characters(text)
    found = (procedures.of_code(one.codes[0], asked, reference) for one in fitting if asked)
    return tuple(one for one in found if one is not None)


def beside_operation(text: str, reference: Reference) -> tuple[Finding, ...]:
    """The same for a question that wishes the root operation as well."""
    return _coded(_OPERATION_WISH.sub(" ", text), reference)


def _by_key(text: str, reference: Reference) -> str:
    """The text with the body parts that the key has for other names: `median cubital vein` is coded as the basilic vein."""
    leads = (
        one for one in reference.catalogue.inpatient_leads(text) if one.axis == "Body Part" and not one.code
    )
    for one in leads:
        part = _SIDE.sub("", one.text).lower()
        text = re.sub(rf"\b{re.escape(one.term)}\b", part, text, flags=re.IGNORECASE)
    return text


_SIDE = re.compile(r", (?:Right|Left|Bilateral)\Z")
_OPERATION_WISH = re.compile(
    r"\b(?:and |or |is |which |what |(?:the )?)*root op(?:eration)?s?\b(?: is (?:that|it|this))?",
    re.IGNORECASE,
)


def _coded(text: str, reference: Reference) -> tuple[Finding, ...]:
    asked = procedure_words.procedure(_by_key(plain(_SYSTEM.sub(" ", text)), reference))
    if asked is None or reference.search is None:
        return ()
    if by_tables := _by_tables(asked, reference):
        return by_tables
    found = reference.search.likely(f"{asked.words} {asked.approach}", _PCS, reference.on)
    said = frozenset(stems_of(f"{asked.words} {asked.approach}"))
    exact = [one.entry for one in found if not one.missed and _title(one.entry) <= said]
    if exact := [one for one in exact if _on_one_side(one, asked)]:
        return (_fitting(max(exact, key=lambda entry: len(_title(entry))), reference),)
    if best := _told(asked, reference):
        return (_fitting(best, reference),)
    return _open(asked, found, reference)


def _by_tables(asked: Procedure, reference: Reference) -> tuple[Finding, ...]:
    """The code that the tables make of what is told, or those between which what is not told decides."""
    found = [
        fit
        for name in procedure_words.operations(asked)
        for fit in procedure_grid.fits(
            asked.words, asked.approach, reference.catalogue.inpatient_rows(name), name
        )
    ]
    most = max((len(one.met) for one in found), default=0)
    whole = [one for one in found if len(one.met) == most and not one.left]
    least = min((one.implied for one in whole), default=0)
    codes = dict.fromkeys(one.code for one in whole if one.implied == least)
    held = (reference.catalogue.entry(CodeSystem.ICD10PCS, code, reference.on) for code in codes)
    entries = [one for one in held if isinstance(one, Entry) and one.status is CodeStatus.ACTIVE]
    if len(entries) == 1:
        return (_fitting(entries[0], reference),)
    return _nearest(entries[:_SHOWN]) if entries else ()


def _told(asked: Procedure, reference: Reference) -> Entry | None:
    """The code whose title is told almost whole, by more of the words than that of any other."""
    if reference.search is None or not asked.approach:
        return None
    found = reference.search.titled(f"{asked.words} {asked.approach}", _PCS, reference.on)
    whole = [one for one in found if one.cover >= _WHOLE and _on_one_side(one.entry, asked)]
    best, *others = sorted(whole, key=_standing, reverse=True) or (None,)
    if best is None or best.heard < max(one.heard for one in found):
        return None  # what another code has of the words may decide
    ahead = all(_standing(best) >= _AHEAD * _standing(one) for one in others)
    return best.entry if ahead and _of_the_part(best.entry, asked, reference) else None


def _of_the_part(entry: Entry, asked: Procedure, reference: Reference) -> bool:
    """Whether what is told has a word of the code's body part, beside its side and what parts of many regions are."""
    held = reference.catalogue.characters(entry.code)
    parts = (one.label.lower() for one in held if one.axis == "Body Part")
    named = frozenset(stem for one in parts for stem in stems_of(one)) - frozenset(stems_of(" ".join(_SIDES)))
    said = frozenset(stems_of(asked.words))
    told = (named - _OF_MANY_REGIONS) or named
    return not named or (not told.isdisjoint(said) and (named & _SITED) <= said)


_SITED = frozenset(
    stems_of(
        "internal external upper lower thoracic lumbar cervical sacral anterior posterior ascending descending transverse"
    )
)
"""Words that set one part of a body apart from others of its name."""


_OF_MANY_REGIONS = frozenset(
    stems_of(
        "lymphatic bone vein artery muscle nerve joint tendon bursa ligament skin tissue region cavity gland"
    )
)


def overtold(entry: Entry, text: str) -> bool:
    """Whether a title of an inpatient procedure says more than a text does, be it in the titles' words."""
    if entry.system is not CodeSystem.ICD10PCS:
        return False
    said = frozenset(stems_of(f"{text} {procedure_words.titled(plain(text))}"))
    return len(frozenset(stems_of(_ASIDE.sub(" ", entry.description))) - _LITTLE - said) > 1


def _standing(one: Likely) -> float:
    return one.score * one.heard


def _on_one_side(entry: Entry, asked: Procedure) -> bool:
    """Whether a title is of no side that was not told."""
    return _SIDES & frozenset(entry.description.lower().split()) <= frozenset(asked.words.split())


def _title(entry: Entry) -> frozenset[str]:
    return frozenset(stems_of(_ASIDE.sub(" ", entry.description))) - _LITTLE


def _open(asked: Procedure, found: tuple[Likely, ...], reference: Reference) -> tuple[Finding, ...]:
    """The codes that meet what is told, those first that add least to it."""
    said = frozenset(stems_of(asked.words))
    near = [
        one.entry
        for one in found
        if one.cover >= _NEAR and said <= _title(one.entry) and not _SIDES & {*one.missed}
    ]
    if len(near) == 1 and _all_but_told(near[0], asked):
        return (_fitting(near[0], reference),)
    ordered = sorted(
        near, key=lambda entry: len(frozenset(stems_of(_APPROACH.sub("", entry.description))) - said)
    )
    return _nearest(ordered[:_SHOWN]) if ordered else ()


def _all_but_told(entry: Entry, asked: Procedure) -> bool:
    """Whether the only title that says what is told has little beside it, and no side or approach that is not told."""
    bare = _ASIDE.sub(" ", entry.description)
    beside = frozenset(stems_of(bare)) - _LITTLE - frozenset(stems_of(f"{asked.words} {asked.approach}"))
    placed = bool(asked.approach) or not _APPROACH.search(entry.description)
    return len(beside) <= _LITTLE_MORE and placed and _on_one_side(entry, asked)


_ASIDE = re.compile(r"\([^)]*\)")
"""What a title says a second time: `(LDR)`."""


_LITTLE_MORE = 2


def _nearest(entries: list[Entry]) -> tuple[Finding, ...]:
    rows = tuple(
        row for one in entries for row in evidence(one.release, one.code, {"description": one.description})
    )
    values = {"near": tuple(label(one.system, one.code) for one in entries), "procedures": False}
    codes = tuple(one.code for one in entries)
    return (Finding("codes_near", codes, values, rows), *map(_near, entries))


def _near(entry: Entry) -> Finding:
    values = {
        "code": label(entry.system, entry.code),
        "description": shortened(entry.description, 110),
        "source": source(entry.release),
    }
    rows = evidence(entry.release, entry.code, {"description": entry.description})
    return Finding("code_near", (entry.code,), values, rows)


def _fitting(entry: Entry, reference: Reference) -> Finding:
    values = {
        "code": label(entry.system, entry.code),
        "system": entry.system,
        "description": entry.description,
        "on": reference.on.isoformat(),
        "stale": entry.release.stale(reference.on),
        "edition": entry.release.edition,
        "source": source(entry.release),
        "cause": False,
        "encounter": False,
        "default": "",
    }
    rows = evidence(entry.release, entry.code, {"description": entry.description})
    return Finding("code_fitting", (entry.code,), values, rows)
