"""The payment area that a question asks for itself, with its price indices and what the ZIP code file says of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from consultant.answering import contractors
from consultant.answering.findings.coverage import areas as named
from consultant.answering.findings.coverage import told_places, zip_codes
from consultant.answering.reading import Ask
from consultant.answering.reference import KNOWLEDGE, Reference, absence, evidence, source, unloaded
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import Absent
from consultant.model.fees import AnesthesiaFactor, Area, PriceIndices, ZipArea

_SHOWN = 4


def areas(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The payment area of the ZIP code or place that the question names, with its price indices."""
    if not told_places.asked(ask.text) or (ask.procedures and told_places.only_placing(ask.text)):
        return ()
    place = named.located(ask, reference)
    if not (place.zip5 or place.areas) and (gap := _unheld(reference)):
        return gap if told_places.towns(ask.text) or told_places.states(ask.text) else ()
    if place.all_of_state and _LISTED.search(ask.text):
        return (_listed(place.areas),)
    if place.all_of_state and told_places.own(ask.text):
        return (Finding("fact_lacking", (), {"fact": "locality", "codes": ()}, ()),)
    if len(zips := zip_codes.every(ask, reference)) > 1:
        return tuple(_brief(one) for zip5 in zips[:_SHOWN] for one in _of_zip(zip5, ask, reference))
    if not place.zip5:
        every = named.every_area(ask, reference)[:_SHOWN]
        words = _words_of_each([one.area for one in every], ask, reference)
        found = (
            _as_asked(finding, words.get(one.area, ask.text))
            for one in every
            for finding in _indices(one.area, "", "", (), reference)
        )
        return tuple(map(_brief, found) if len(every) > 1 else found)
    return _of_zip(place.zip5, ask, reference)


_LISTED = re.compile(
    r"\b(?:which|what|list|how many|all|name)\b[^.?!]{0,15}\b(?:localities|payment areas)\b"
    r"|\blocalities\b[^.?!]{0,15}\b(?:in|of|does|has)\b",
    re.IGNORECASE,
)
"""Asks which areas a state has."""


def _listed(areas: tuple[AnesthesiaFactor, ...]) -> Finding:
    """The areas of a state with their numbers."""
    told = tuple((one.name, one.area.carrier, one.area.locality) for one in areas)
    rows = tuple(
        row
        for one in areas
        for row in evidence(
            one.release, one.name, {"carrier": one.area.carrier, "locality": one.area.locality}
        )
    )
    count = replace(rows[0], field="areas", value=str(len(areas)))
    values = {"areas": told, "source": source(areas[0].release)}
    return Finding("areas_listed", (), values, (*rows, count))


def _brief(finding: Finding) -> Finding:
    """One of several areas: without its counties, and without the other year where no change is asked for."""
    spared: dict[str, Any] = {} if finding.values.get("listed") else {"counties": ""}
    spared |= {} if finding.values.get("changes") else {"earlier": {}}
    return replace(finding, values={**finding.values, **spared, "brief": True})


def _of_zip(zip5: str, ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The area of a ZIP code, with what its file says of the place itself where that is asked."""
    found = reference.catalogue.zip_area(zip5, reference.on)
    if isinstance(found, Absent):
        return (absence(found, (zip5,), reference),) if unloaded(found) else ()
    fields = {"carrier": found.area.carrier, "locality": found.area.locality}
    flags = _flags(found, ask.text) if told_places.of_zip_asked(ask.text) else {}
    rows = evidence(found.release, zip5, fields | flags)
    told = _indices(found.area, f"ZIP code {zip5}", source(found.release), rows, reference)
    of_zip = {"flags": flags, "rural": bool(found.rural)}
    return tuple(_as_asked(replace(one, values={**one.values, **of_zip}), ask.text) for one in told)


_RURAL = {"": "urban (indicator blank)", "R": "rural (indicator R)", "B": "super rural (indicator B)"}
"""What the rural indicator of the ZIP code file says, by its record layout."""


def _flags(found: ZipArea, text: str) -> dict[str, str]:
    rural = {"rural indicator": _RURAL.get(found.rural, found.rural)}
    crossing = "1, so its nine digits decide the locality" if found.needs_nine_digits else "0, one locality"
    return rural if told_places.rural_asked(text) else {**rural, "plus-four flag": crossing}


def _unheld(reference: Reference) -> tuple[Finding, ...]:
    """That the price indices are not loaded; nothing where they are."""
    found = reference.catalogue.price_indices(Area("00000", "00"), reference.on)
    return (absence(found, (), reference),) if isinstance(found, Absent) and unloaded(found) else ()


_YEAR = re.compile(r"\b(20\d\d)\b")
_CLAUSE = re.compile(r",|;|\band\b|\bvs\b|\bversus\b|&", re.IGNORECASE)


def _words_of_each(places: Sequence[Area], ask: Ask, reference: Reference) -> Mapping[Area, str]:
    """By area the clause that names it, where each of several is asked for in a year of its own: `Austin 2025, Reno 2026`."""
    clauses = [one for one in _CLAUSE.split(ask.text) if _YEAR.search(one)]
    if len(places) < len(clauses) or len(set(_YEAR.findall(ask.text))) != len(clauses) or len(clauses) == 1:
        return {}
    located = ((clause, named.located(replace(ask, text=clause), reference)) for clause in clauses)
    return {one.area: clause for clause, place in located for one in place.areas}


def _as_asked(finding: Finding, text: str) -> Finding:
    """With the indices of the year that is asked for, and whether a bound holds that the question takes for granted."""
    if finding.kind != "payment_area":
        return finding
    finding = _changed(_of_year(finding, text), text)
    listed = bool(_COUNTIES.search(text))
    return replace(
        finding,
        values={
            **finding.values,
            "bounded": _bounded(text, finding.values),
            "listed": listed,
            "only": _only(text),
        },
    )


_OF_INDEX = re.compile(
    r"\b(?:(?P<work>work)|(?P<practice>practice[- ]expense|pe)|(?P<malpractice>malpractice|mp|pli)) (?:gpcis?|ind(?:ex|ices))\b"
    r"|\bgpcis?[ ,:]+(?:for )?(?:(?P<work2>work)|(?P<practice2>practice[- ]expense|pe)|(?P<malpractice2>malpractice|mp|pli))\b",
    re.IGNORECASE,
)


def _only(text: str) -> str:
    """The one index that the question names; empty where it names several or none."""
    every = [name for name, words in _NAMED.items() if words.search(text)]
    found = _OF_INDEX.search(text)
    named = next((name.rstrip("2") for name, one in found.groupdict().items() if one), "") if found else ""
    return named if every == [named] else ""


_CHANGE = re.compile(
    r"\b(?:change[ds]?|changing|both years|go(?:es|ne)? (?:up|down)|went (?:up|down)"
    r"|ris(?:e|es|en|ing)|rose|drop\w*|fell|increas\w+|decreas\w+|last year)\b",
    re.IGNORECASE,
)
_SET_APART = re.compile(r"\b(?:differ\w*|compar\w+)\b", re.IGNORECASE)
"""Compares years where it names none or several; beside one year it compares places."""
_WHETHER_CHANGED = re.compile(
    r"\b(?:did|has|have|is|are|does|do|was|were)\b[^.?!]*\b(?:change[ds]?|differ\w*)\b(?:[^.?!]|\.\w)*\?",
    re.IGNORECASE,
)
_NAMED = {
    "work": re.compile(r"\bwork\b", re.IGNORECASE),
    "practice": re.compile(r"\bpractice(?: expense)?\b|\bpe\b", re.IGNORECASE),
    "malpractice": re.compile(r"\bmalpractice\b|\b(?:mp|pli)\b", re.IGNORECASE),
}
_INDICES = tuple(_NAMED)


def _change_asked(text: str) -> bool:
    """Whether two years are named, or the change from one to the next is asked for."""
    years = len(set(_YEAR.findall(text)))
    return years > 1 or bool(_CHANGE.search(text)) or (years == 0 and bool(_SET_APART.search(text)))


def _changed(finding: Finding, text: str) -> Finding:
    """With what each index changed by from one year to the other, where both years or the change are asked for."""
    earlier = finding.values.get("earlier")
    if not earlier or not _change_asked(text):
        return finding
    before, after = sorted((earlier, finding.values), key=lambda of: str(of["source"])[-4:])
    years = [str(of["source"])[-4:] for of in (before, after)]
    pairs = [(name, Decimal(before[name]), Decimal(after[name])) for name in _INDICES]
    changes = tuple(
        (name, str(old), str(new), f"{new - old:+}" if new != old else "") for name, old, new in pairs
    )
    if len(asked := [name for name, words in _NAMED.items() if words.search(text)]) == 1:
        changes = tuple(one for one in changes if one[0] in asked)
    first = finding.evidence[0]
    rows = tuple(
        replace(first, field=f"change of the {name} index", value=by) for name, _, _, by in changes if by
    )
    moved = ("yes" if rows else "no") if _WHETHER_CHANGED.search(text) else ""
    values = {**finding.values, "years": years, "changes": changes, "moved": moved}
    return replace(finding, values=values, evidence=(*finding.evidence, *rows))


_COUNTIES = re.compile(r"\bcount(?:ies|ys)\b|\b(?:which|what) county\b|\bcounty list\b", re.IGNORECASE)
"""Asks which counties an area takes in."""


_BOUND = re.compile(
    r"\b(?:(?P<work>work)|(?P<practice>practice(?: expense)?|pe)|(?P<malpractice>malpractice|mp|pli))\b[^.?!]{0,40}?"
    r"\b(?:(?P<below>below|under|less than|lower than)|above|over|more than|higher than|greater than) (?P<bound>\d(?:\.\d+)?)",
    re.IGNORECASE,
)


def _bounded(text: str, values: Mapping[str, Any]) -> str:
    """`yes` or `no` where the text says that an index is below or above a number; else empty."""
    found = _BOUND.search(text)
    if found is None:
        return ""
    name = next(name for name in _INDICES if found[name])
    index, bound = Decimal(values[name]), Decimal(found["bound"])
    return "yes" if (index < bound if found["below"] else index > bound) else "no"


def _of_year(finding: Finding, text: str) -> Finding:
    """With the indices of the year that the question names first, where it names the one before alone."""
    earlier = finding.values.get("earlier")
    years = set(_YEAR.findall(text))
    if not earlier or len(years) != 1 or not str(earlier["source"]).endswith(min(years)):
        return finding
    now = {name: finding.values[name] for name in (*_INDICES, "source")}
    return replace(finding, values={**finding.values, **earlier, "earlier": now})


def _contractor(state: str) -> tuple[dict[str, str], tuple[Evidence, ...]]:
    """The contractor (MAC) of the state whose file holds the area: that of the carrier, wherever the place lies."""
    name = contractors.deciding(state)
    values = {"contractor": name, "contractor_source": contractors.PUBLICATION}
    row = Evidence(KNOWLEDGE, state, "contractor", name, contractors.PUBLICATION, contractors.AS_OF)
    return values, (row,) * bool(name)


def _counties(area: Area, reference: Reference) -> tuple[dict[str, str], tuple[Evidence, ...]]:
    """The counties of the area, as the file of localities has them; empty where it is not loaded."""
    found = reference.catalogue.localities(area, reference.on)
    if isinstance(found, Absent):
        return {"counties": "", "counties_source": ""}, ()
    told = {"counties": found[0].counties.strip()}
    rows = evidence(found[0].release, f"{area.carrier} {area.locality}", told)
    return {**told, "counties_source": source(found[0].release)}, rows


def _indices(
    area: Area, where: str, where_source: str, rows: tuple[Evidence, ...], reference: Reference
) -> tuple[Finding, ...]:
    found = reference.catalogue.price_indices(area, reference.on)
    if isinstance(found, Absent):
        return (absence(found, (area.carrier,), reference),) if unloaded(found) else ()
    before = reference.catalogue.price_indices(area, date(reference.on.year - 1, 12, 31))
    earlier = None if isinstance(before, Absent) or before.release == found.release else before
    contractor, row = _contractor(found.state)
    counties, listed = _counties(area, reference)
    values = {
        "earlier": _said(earlier) if earlier else {},
        **contractor,
        **counties,
        "flags": {},
        "bounded": "",
        "listed": False,
        "changes": (),
        "moved": "",
        "only": "",
        "brief": False,
        "where": where,
        "where_source": where_source,
        "carrier": area.carrier,
        "locality": area.locality,
        "area": found.name,
        **_said(found),
    }
    named = {
        "area": found.name,
        "carrier": area.carrier,
        "locality": area.locality,
        "work index": str(found.work),
        "practice expense index": str(found.practice),
        "malpractice index": str(found.malpractice),
    }
    key = f"{area.carrier} {area.locality}"
    rows = (*rows, *evidence(found.release, key, named))
    if earlier:
        rows += evidence(
            earlier.release, key, {name: word for name, word in _said(earlier).items() if name != "source"}
        )
    return (Finding("payment_area", (), values, (*rows, *listed, *row)),)


def _said(indices: PriceIndices) -> dict[str, str]:
    """The three indices of a release, as a reply says them."""
    return {
        "work": str(indices.work),
        "practice": str(indices.practice),
        "malpractice": str(indices.malpractice),
        "source": source(indices.release),
    }
