"""A diagnosis told in words of which a question asks whether it has a new code: what the release in force added by that name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from consultant.answering.findings.descriptions import possible, title_choice, told_codes
from consultant.answering.findings.entries import code_rows
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import Description, description
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.catalogue import Entry
from consultant.model.codes import Citation, CodeSystem

_YEAR = r"(?:(?:the |this |new )*(?:fiscal year|fy|year|october|release|update|edition)(?: ?20\d\d| ?\d\d)?)"
_NEW = expression(
    rf"\b(?:did|has|does) {_YEAR} (?:bring|brought|added?|introduced?) (?:an? )?(?:new )?(?:codes? )?|\b(?:is|are|was"
    rf"|were) there (?:now )?(?:an? |any )?(?:new|own|specific|separate"
    rf"|dedicated)?[^?.!]{{0,25}}?codes?\b(?: now)?(?: yet)?"
    rf"|\b(?:what|which|any)? ?(?:new|newly added|recently added) (?:dx |diagnosis |icd-?10(?:-cm)? |z )?codes?\b"
    rf"|\bwhat (?:did|does|has) {_YEAR} (?:add(?:ed)?|bring|brought|introduce[ds]?)\b|\b(?:added|introduced|created"
    rf"|new)\b(?= (?:in|for|by|with|this) {_YEAR})"
    rf"|\b(?:does|do|did|has|have) [^?.!]{{0,60}}\b(?:its|their|an?) (?:own|new|specific|separate) codes?\b(?: now)?"
    r"|\b(?:codes? )?(?:is |are )?newly (?:available|created|added|introduced)\b"
    r"|(?:(?:i|we)(?:'ve| have)? )?\b(?:heard|read|told|believe|think|understand)? ?(?:that )?(?:an?|some|the) (?:new )?"
    r"(?:z |icd-?10(?:-cm)? |dx"
    r" |diagnosis )?codes? (?:was|were|has been|have been|got) (?:newly |just |recently )?(?:added|introduced|created)\b",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"\b(?:does|do|did|has|have) (?P<what>[^?.!]{3,60}?) (?:now |finally )?(?:have |get |got )?(?:its"
    r"|their|an?) (?:own|new|specific|separate)",
    re.I,
)
_WHEN = re.compile(
    r",?\s*(?:and )?(?:from|since) (?:what|which) (?:day|date)\b|,?\s*(?:and )?(?:from|since) when\b"
    rf"|\b(?:in|for|by|with|this|as of|since|from|starting|effective)? ?{_YEAR}\b|\b(?:now|these days|nowadays|today"
    rf"|finally|yet|already"
    r"|starting|effective|as of|since|(?:oct(?:ober)?|this) (?:1|1st|first)?,? ?(?:20\d\d)?|20\d\d)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\bnew(?:ly)?\b|\badd(?:ed)?\b|\bnow\b|\byet\b|\bown code\b|\bintroduced?\b|\bcreated?\b", re.IGNORECASE
)
_COVERED, _SHOWN = 0.9, 4


def named(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The new code that the words stand for, or that the code they stand for is not new; nothing where they leave it open."""
    if not (_NEW.search(ask.text) and _ASKS.search(ask.text)) or reference.search is None:
        return ()
    answers = (_answer(wanted, reference) for wanted in _wanted(ask.text))
    return next(filter(None, answers), ())


def _answer(wanted: Description, reference: Reference) -> tuple[Finding, ...]:
    """The new code of a description, several new ones to choose from, or the older code that it stands for."""
    assert reference.search is not None
    found = possible.kept(wanted, reference.search.likely(wanted.words, wanted.systems, reference.on))
    fresh = tuple(one for one in found if _is_new(one.entry) and one.cover >= _COVERED)
    best = title_choice.chosen(wanted, fresh) if fresh else None
    if best is None and len(fresh) > 1:
        return told_codes.nearest(fresh[:_SHOWN])
    if best is None:
        best = fresh[0] if fresh else title_choice.chosen(wanted, found) if found else None
    return (_finding(best.entry, reference),) if best else ()


def _wanted(text: str) -> Iterator[Description]:
    """The diagnosis that is asked after, without the words that ask whether it is new: whole, then each part of it."""
    owner = _OWNER.search(text)
    rest = owner["what"] if owner else _WHEN.sub(" ", _NEW.sub(" ", text))
    for part in dict.fromkeys((rest, *re.split(r"[,;:.?!]| - ", rest), *re.findall(r"\bwith (.*)", rest))):
        said = " ".join(_LEADING.sub("", part.strip(" ?.!,-:")).split())
        if _WHERE.search(said):
            continue
        if (wanted := description(f"ICD-10 code for {said}?")) and len(said.split()) > 1:
            yield replace(wanted, systems=frozenset({CodeSystem.ICD10CM}))


_WHERE = re.compile(
    r"\A(?:[\w/&]+ ){1,3}(?:clinic|office|practice|department|dept|team|unit|coder|biller)\Z", re.IGNORECASE
)
"""Where the patient is seen or who writes: no condition."""
_LEADING = re.compile(
    r"\A(?:for|to|of|applies|apply|is|are|used|there|about|when|a|an|the|\s)+\b\s*", re.IGNORECASE
)


def _is_new(entry: Entry) -> bool:
    return entry.effective_from == entry.release.effective_from


def _finding(entry: Entry, reference: Reference) -> Finding:
    found = code_rows.found(Citation(CodeSystem.ICD10CM, entry.code, (0, 0)), reference, asked_valid=False)
    asked = dict.fromkeys(("asked_invalid", "asked_seventh", "asked_successor", "asked_since"), False)
    values = {**found.values, **asked, "further": (), "new": "yes" if _is_new(entry) else "no"}
    return replace(found, values=values)
