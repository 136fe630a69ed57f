"""The ZIP code that a question names, and the numbers in it that are places and no procedure codes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from consultant.answering.findings.coverage import told_places
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.catalogue import Absent, FeeRow
from consultant.model.codes import Citation, CodeSystem

_ZIP = re.compile(
    r"\bzip(?: ?code)?\W{0,3}(?:is |of )?(\d{5})\b|\b(?-i:[A-Z]{2}) (\d{5})\b(?!\.\d)"
    r"|\b(?:in|at|near) (?:(?-i:[A-Z])\w+,? ){0,2}(\d{5})\b"
    r"|\b(?:carriers?|localit(?:y|ies)|mac|gpcis?|contractor)\b[^.?!]{0,25}\b(?:for|of|in) (\d{5})\b",
    re.IGNORECASE,
)
_ZIP_BEHIND = expression(r"\b(\d{5}),? zip\b", re.IGNORECASE)
_PAID_AT = expression(
    r"\b\d{5}\b[^.?!]{0,12}\b(?:pays?|paid|payment|amount|fee|rate|allowed|priced?|worth|come to|cost)\b[^.?!\d]{0,20}"
    r"\b(?:at|in|for zip) (\d{5})\b",
    re.IGNORECASE,
)
_AT = re.compile(r"\b\d{5}\b[^.?!]{0,30}\b(?:at|in) (\d{5})\b", re.IGNORECASE)
_STANDING = re.compile(r"\b(?:in|at|from|near|to) (\d{5})\b(?!-)")
"""A number where a place stands, in a text that speaks of ZIP codes."""
_MONEY = expression(
    r"\b(?:dollars?|pays?|paid|fee|allowed|allowable|rate|payment|amount|price)\b|\$", re.IGNORECASE
)
_FIVE = re.compile(r"(?<![\w.-])\d{5}\b(?!-\d\d\b)")


def zip_code(ask: Ask, reference: Reference) -> str:
    """The ZIP code that a question names; empty where it names none. Beside a town or state it must lie in that state."""
    told = (*_ZIP_BEHIND.findall(ask.text), *_paid_at(ask))
    paid_at = next((zip5 for zip5 in told if _state_of(zip5, reference)), "")
    found = _ZIP.search(ask.text)
    if paid_at:
        return paid_at
    if found and not set(found.groups()[1:]) & {cited.code for cited in ask.procedures}:
        return str(next(filter(None, found.groups())))
    states = {town.state for town in told_places.towns(ask.text)} | set(told_places.states(ask.text))
    bare = _bare(ask, reference) if not states and not told_places.numbered(ask.text)[0] else ""
    if bare:
        return bare
    if not states and not ask.procedures and told_places.asked(ask.text):
        return next((zip5 for zip5 in _zips(ask) if _state_of(zip5, reference)), "")
    return next((zip5 for zip5 in _zips(ask) if _state_of(zip5, reference) in states), "") if states else ""


def _bare(ask: Ask, reference: Reference) -> str:
    """The one ZIP code beside a known procedure whose amount is asked that no procedure has: `92507 fee, 60601`."""
    known = {one.code for one in ask.procedures if _known(one, reference)}
    if not known or not _MONEY.search(ask.text):
        return ""
    others = [number for number in dict.fromkeys(_FIVE.findall(ask.text)) if number not in known]
    unknown = [number for number in others if not _known(Citation(CodeSystem.CPT, number, (0, 0)), reference)]
    return unknown[0] if len(unknown) == 1 == len(others) and _state_of(unknown[0], reference) else ""


def every(ask: Ask, reference: Reference) -> tuple[str, ...]:
    """The ZIP codes of a question that cites no procedure and asks for areas."""
    if ask.procedures or not told_places.asked(ask.text):
        return ()
    return tuple(zip5 for zip5 in _zips(ask) if _state_of(zip5, reference))


def _zips(ask: Ask) -> Iterable[str]:
    """Numbers of five digits that no other cited code could be: not the only code of the question."""
    numbers = dict.fromkeys(_FIVE.findall(ask.text))
    if not ask.procedures and told_places.asked(ask.text):
        return numbers
    cited = [number for number in numbers if any(one.code == number for one in ask.procedures)]
    alone = cited[0] if len(cited) == 1 == len(numbers) else ""
    behind = (number for number in numbers if re.search(rf"[A-Z][\w.]*,? \(?{number}\b", ask.text))
    return [number for number in behind if number != alone]


def _state_of(zip5: str, reference: Reference) -> str:
    found = reference.catalogue.zip_area(zip5, reference.on)
    return "" if isinstance(found, Absent) else found.state


def without_places(ask: Ask, reference: Reference) -> Ask:
    """The ask without a ZIP code or contractor's number that was cited like a procedure code and is none."""
    if not any(_FIVE.fullmatch(cited.code) for cited in ask.citations):
        return ask
    numbers = _place_numbers(ask, reference)
    kept = tuple(
        cited
        for cited in ask.citations
        if cited.code not in numbers
        or (_known(cited, reference) and cited.code not in _certain(ask, reference))
    )
    return replace(ask, citations=kept) if len(kept) < len(ask.citations) else ask


def _place_numbers(ask: Ask, reference: Reference) -> set[str]:
    zips = {group for found in _ZIP.finditer(ask.text) for group in found.groups() if group}
    return zips | _certain(ask, reference)


def _certain(ask: Ask, reference: Reference) -> set[str]:
    """Numbers that their place makes a contractor's or a ZIP code, though a procedure may have the same."""
    carrier, locality = told_places.numbered(ask.text)
    # `01112/67` reads like a list of codes: the second would be 01167.
    numbers = {carrier, carrier.lstrip("0"), carrier[: -len(locality)] + locality} if carrier else set()
    placed = (*_ZIP_BEHIND.findall(ask.text), *_behind_towns(ask), *_paid_at(ask))
    priced = _MONEY.search(ask.text) and any(_known(one, reference) for one in ask.procedures)
    if "zip" in ask.text.lower():
        placed += tuple(_STANDING.findall(ask.text))
    if priced or told_places.asked(ask.text):
        placed += tuple(one.code for one in ask.procedures if not _known(one, reference))
    return numbers | {zip5 for zip5 in placed if _state_of(zip5, reference)}


def _paid_at(ask: Ask) -> tuple[str, ...]:
    """A code of a question on several that stands where a place does: `What would 25246 pay at 52214?`."""
    found = _PAID_AT.search(ask.text) or (_AT.search(ask.text) if _MONEY.search(ask.text) else None)
    others = {cited.code for cited in ask.procedures} - ({found[1]} if found else set())
    # Once the place is no citation any more the code before it is the only one.
    return (found[1],) if found and others else ()


def _behind_towns(ask: Ask) -> tuple[str, ...]:
    """Codes of a question on several that stand right behind a town."""
    towns = (
        "|".join(re.escape(town.name) for town in told_places.towns(ask.text))
        if len(ask.procedures) > 1
        else ""
    )
    return tuple(re.findall(rf"\b(?i:{towns})(?:,? [A-Z]\w+)?,? \(?(\d{{5}})\b", ask.text)) if towns else ()


def _known(cited: Citation, reference: Reference) -> bool:
    entry = reference.catalogue.entry(cited.system, cited.code, reference.on)
    return not isinstance(entry, Absent) or isinstance(
        reference.catalogue.fee_row(cited.code, "", reference.on), FeeRow
    )
