"""The 7th character of a diagnosis: what it says, what others the category has, and which one the encounter told takes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from consultant.answering.findings.entries import encounters, leaves
from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import CodeSystem

_LENGTH = 8
"""Of a code with its dot and all seven characters."""
_ASKED = re.compile(
    r"\b(7th|seven?th|last|final|ending) (char|character|digit|letter)s?\b|\b(character|letter|digit)s? at the end\b"
    r"|\bat the end\b"
    r"|\bend(s|ing) (in|with)\b|\b(letter|character) [A-S]\b"
    r"|\b(?:what|the) (?:does |do |is |are )?(?:the |an? )?['\"]?(?-i:[A-S]|\d)['\"]?(?: (?:means?|stands? for|says?|tells?"
    r"|is for|at)\b|\W*\?)",
    re.IGNORECASE,
)
_COMPLETE = re.compile(
    r"\b(?:complete|valid|billable|full code|enough|(?:submit|bill|report|use)\b[^.?!]{0,25}\bas (?:it )?is)\b",
    re.IGNORECASE,
)
_MEANING = expression(
    r"\bmeans?\b|\bstands? for\b|\bwhat do(?:es)? (?:that|it|this|one|they) (?:say|tell|indicate|express)\b",
    re.IGNORECASE,
)
"""Asks what a character says, and tells no encounter."""
_OTHERS_SHOWN = 6


def meaning(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What the 7th character of each cited code says, beside the others of its category."""
    if not _ASKED.search(ask.text):
        return ()
    letter = _letter(ask.text)
    found = (_meaning(_ending_in(letter, entry, reference), reference) for entry in _full(ask, reference))
    asked = reference.on.isoformat() if _COMPLETE.search(ask.text) else ""
    return tuple(
        replace(finding, values={**finding.values, "complete_on": asked})
        for finding in found
        if finding is not None
    )


def _letter(text: str) -> str:
    """The character whose meaning a text asks for; empty where it names none."""
    named = _LETTER.search(text)
    return next(filter(None, named.groups())).upper() if named else ""


def _ending_in(letter: str, entry: Entry, reference: Reference) -> Entry:
    """The code of the same category that ends in the letter; the entry itself where there is none."""
    return next((one for one in _siblings(entry, reference) if one.code[-1] == letter), entry)


_OPTIONS = expression(
    r"\b(?:which|what|options?|possible|available|list|choices?|all|valid)\b[^.?!]{0,40}\b(?:7th|seven?th) (?:char|digit)"
    r"|\b(?-i:[A-S](?:, ?[A-S])*,? (?:and|or) [A-S])\b[^.?!]{0,12}\b(?:mean|stand for)\b"
    r"|\b(?:7th|seven?th) (?:char\w*|digits?)\b[^.?!]{0,20}"
    r"\b(?:options?|choices?|possible|available|are there|exist|allowed|go|list)"
    r"|\A\W*(?-i:[A-Z]\d\w)(?:\.\w{1,3})?\W+(?:7th|seven?th) (?:char\w*|digits?)\b",
    re.IGNORECASE,
)
_MOST_OPTIONS, _SAYS_SHOWN = 16, 70


def options(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """All 7th characters that a cited header takes, where they are asked for."""
    if not _OPTIONS.search(ask.text) or encounters.encounter(ask.text):
        return ()
    if any(leaves.told(leaves.under(cited.code, reference), ask.without_codes) for cited in ask.diagnoses):
        return ()  # the question tells which
    letter = _letter(ask.text)
    found = (_options(cited.code, reference, letter) for cited in ask.diagnoses)
    return tuple(finding for finding in found if finding is not None)


_LETTER = re.compile(
    r"\b(?:7th|seven?th) (?:char\w*|digit) ['\"]?([A-S])\b(?!\w)|\bwhat (?:does|do"
    r"|is) (?:the )?['\"]?([A-S])['\"]?(?: mean| stand| say|\W*\?)"
)


def _options(code: str, reference: Reference, letter: str) -> Finding | None:
    stem = code if len(code) < _LENGTH else code[:-1]
    below = next(
        (
            kept
            for header in dict.fromkeys((stem, stem.rstrip("X").rstrip(".")))
            if (kept := [one for one in _deepest(header, reference) if len(one.code) == _LENGTH])
        ),
        [],
    )
    first: dict[str, Entry] = {}
    for one in below:
        first.setdefault(one.code[-1], one)
    if len(first) < 2:
        return None
    siblings = tuple(one for one in below if one.code[:-1] == below[0].code[:-1])
    shown = [first[letter] for letter in sorted(first)][:_MOST_OPTIONS]
    values = {
        "code": code,
        "letters": tuple(one.code[-1] for one in shown),
        "options": tuple((one.code[-1], shortened(_says(one, siblings), _SAYS_SHOWN)) for one in shown),
        "asked": next(((one.code[-1], _says(one, siblings)) for one in shown if one.code[-1] == letter), ()),
        "filled": shown[0].code[:-1] if shown[0].code[-2] == "X" else "",
        "source": source(shown[0].release),
    }
    rows = [row for one in shown for row in evidence(one.release, one.code, {"description": one.description})]
    return Finding("seventh_options", (code,), values, tuple(rows))


def _deepest(header: str, reference: Reference) -> tuple[Entry, ...]:
    """The codes under a header, of a wider one those under its first child."""
    below = reference.catalogue.children(CodeSystem.ICD10CM, header, reference.on)
    return _deepest(below[0].code, reference) if below and below[0].status is CodeStatus.HEADER else below


def other(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The sibling of a cited code whose 7th character says what the question tells of the encounter."""
    if _MEANING.search(ask.text):
        return ()
    found = (_other(entry, ask, reference) for entry in _full(ask, reference))
    return tuple(finding for finding in found if finding is not None)


def _full(ask: Ask, reference: Reference) -> list[Entry]:
    cited = (one.code for one in ask.diagnoses if len(one.code) == _LENGTH)
    entries = (reference.catalogue.entry(CodeSystem.ICD10CM, code, reference.on) for code in cited)
    return [entry for entry in entries if isinstance(entry, Entry) and entry.status is CodeStatus.ACTIVE]


def _siblings(entry: Entry, reference: Reference) -> tuple[Entry, ...]:
    """The codes that differ in the last character; placeholders before it stand in no header."""
    headers = dict.fromkeys((entry.code[:-1], entry.code[:-1].rstrip("X").rstrip(".")))
    found = (reference.catalogue.children(CodeSystem.ICD10CM, header, reference.on) for header in headers)
    return next((below for below in found if below), ())


def _says(entry: Entry, others: tuple[Entry, ...]) -> str:
    """What a description says after the words that all siblings begin with."""
    said = [one.description.split(", ") for one in others]
    shared = 0
    while all(len(parts) > shared + 1 and parts[shared] == said[0][shared] for parts in said):
        shared += 1
    return ", ".join(entry.description.split(", ")[shared:])


def _meaning(entry: Entry, reference: Reference) -> Finding | None:
    siblings = _siblings(entry, reference)
    if len(siblings) < 2:
        return None
    beside = [one for one in siblings if one.code != entry.code][:_OTHERS_SHOWN]
    values = {
        "code": entry.code,
        "letter": entry.code[-1],
        "says": _says(entry, siblings),
        "others": tuple((one.code[-1], _says(one, siblings)) for one in beside),
        "more": len(siblings) - 1 > len(beside),
        "description": entry.description,
        "source": source(entry.release),
    }
    rows = [
        row
        for one in (entry, *beside)
        for row in evidence(one.release, one.code, {"description": one.description})
    ]
    return Finding("seventh_character", (entry.code,), values, tuple(rows))


def _other(entry: Entry, ask: Ask, reference: Reference) -> Finding | None:
    told = encounters.encounter(ask.text)
    if not told:
        return None
    siblings = _siblings(entry, reference)
    # Of some bones the later characters no longer tell open from closed.
    fitting = _all_said(siblings, told) or _all_said(siblings, [one for one in told if one not in _EXPOSURES])
    kept = [one for one in fitting if _exposure(one) == _exposure(entry)] or fitting
    # "Later visit" alone does not tell how a fracture heals: routine healing is what its D says.
    kept = [one for one in kept if "routine" in one.description.lower()] or kept
    if entry in fitting or len(kept) != 1:
        return None
    found = kept[0]
    values = {
        "code": entry.code,
        "other": found.code,
        "letter": found.code[-1],
        "says": _says(found, _siblings(entry, reference)),
        "before": _says(entry, _siblings(entry, reference)),
        "source": source(found.release),
    }
    rows = [
        row
        for one in (found, entry)
        for row in evidence(one.release, one.code, {"description": one.description})
    ]
    return Finding("seventh_other", (found.code, entry.code), values, tuple(rows))


_EXPOSURES = ("open", "closed")


def _all_said(entries: Iterable[Entry], words: Iterable[str]) -> list[Entry]:
    return [one for one in entries if all(word in one.description.lower() for word in words)]


def _exposure(entry: Entry) -> str:
    """`closed`, or the kind of open fracture; empty for what is no fracture."""
    found = re.search(r"closed fracture|open fracture type \w+", entry.description)
    return found[0] if found else ""
