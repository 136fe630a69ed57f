"""A drug code beside the brand of another code for the same substance: a biosimilar, or the original, has a code of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from consultant.answering.findings.drugs import doses
from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model import drug_names
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import Citation, CodeSystem

_DRUG = re.compile(r"[JQ]\d{4}|C9\d{3}")
_NAME = re.compile(r"(?<![\w-])[A-Za-z]{5,}(?![\w-])")
_MAKER = re.compile(r"(?:\(|\b(?:from|by)\s+)([A-Za-z]{2,})(?![\w-])", re.IGNORECASE)
"""Who made what was given: `(Endo)`, `by BPI`."""
_SUBSTANCE = re.compile(r"(?:injection, |infusion, )?\(?([a-z]{5,})")
_BRACKETED = re.compile(r"\(([a-z][a-z ,/.']*)\)")
_NOT_EQUIVALENT = re.compile(r"\bnot therapeutically equivalent to ([a-z0-9, ]+?)(?:,? [\d.]+ \w+)?\Z")
_AS_THE_OTHER = re.compile(
    r"\b(?:as|instead of|in place of|rather than|same (?:as|drug|thing|product|code)|interchang\w*|equivalent|substitut\w*"
    r"|swap\w*|either|for both|one for the other|both (?:are|contain|hold))\b",
    re.IGNORECASE,
)
"""Asks whether one code may stand for what is the other's."""
_EXCLUDES = re.compile(r"\bexcludes biosimilar", re.IGNORECASE)
_BIOSIMILAR = re.compile(r"\bbiosimilars?\b", re.IGNORECASE)
_NOT_ONE = re.compile(
    r"\b(?:not|no|isn't|original|reference|brand name)\b[^.?!]{0,25}\bbiosimilar|\bbiosimilar\b[^.?!]{0,12}\bor\b",
    re.IGNORECASE,
)


def other_brand(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """That the brand which the question names has another code than the one drug code cited, with the units of its dose."""
    cited = [one for one in ask.procedures if one.system is CodeSystem.HCPCS and _DRUG.fullmatch(one.code)]
    if len(cited) == len(("one", "other")) and _AS_THE_OTHER.search(ask.text):
        return tuple(_not_equivalent(*(_entry(one.code, reference) for one in cited)))
    own = _entry(cited[0].code, reference) if len(cited) == 1 else None
    if own is None or reference.search is None:
        return ()
    branded = _of_patient(_branded(own, ask.text, reference), ask.text)
    other = next(branded, None) or next(_original(own, ask.text, reference), None)
    if other is not None:
        there = replace(ask, citations=(Citation(CodeSystem.HCPCS, other[1].code, (0, 0)),))
        return (_finding(own, other), *doses.given(there, reference))
    denied = (
        _EXCLUDES.search(own.description) and _BIOSIMILAR.search(ask.text) and not _NOT_ONE.search(ask.text)
    )
    return (_finding(own, None),) if denied else ()


def _branded(own: Entry, text: str, reference: Reference) -> Iterator[tuple[str, Entry]]:
    """Codes of the same substance whose title names a brand of the text, which the title of the own code does not."""
    assert reference.search is not None
    title = own.description.lower()
    names = (found[0] for found in _NAME.finditer(text))
    sold = [name.lower() for name in names if name[0].isupper() or name.lower() in drug_names.name_words()]
    made = [found[1].lower() for found in _MAKER.finditer(text)]
    for name in dict.fromkeys((*sold, *made)):
        if name in title:
            continue
        hits = reference.search.likely(
            f"{_substance(own)} {name}", frozenset({CodeSystem.HCPCS}), reference.on
        )
        fitting = (
            hit.entry
            for hit in hits
            if hit.entry.code != own.code
            and _names(hit.entry, name)
            and _substance(hit.entry) == _substance(own)
        )
        for entry in sorted(fitting, key=lambda entry: own.code.lower() not in entry.description.lower()):
            yield _written(name, text), entry


def _original(own: Entry, text: str, reference: Reference) -> Iterator[tuple[str, Entry]]:
    """The code of the original whose brand a text names beside that of a biosimilar, and no brand of the biosimilar itself."""
    assert reference.search is not None
    brand, title = drug_names.brand(text), own.description.lower()
    own_named = any(name in text.lower() for name in _BRACKETED.findall(title))
    is_one = _BIOSIMILAR.search(title) and not _EXCLUDES.search(title)
    if brand is None or not is_one or own_named or brand.words[0] != _substance(own):
        return
    plain = re.compile(rf"(?:injection, )?{brand.words[0]}(?: \([^)]*\))?,? (?:excludes biosimilar|\d|per )")
    for hit in reference.search.likely(brand.words[0], frozenset({CodeSystem.HCPCS}), reference.on):
        if hit.entry.status is CodeStatus.ACTIVE and plain.match(hit.entry.description.lower()):
            yield brand.name, hit.entry


def _written(name: str, text: str) -> str:
    """The name as a question writes it, begun with a capital."""
    found = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text, re.IGNORECASE)
    return found[0][:1].upper() + found[0][1:] if found else name.capitalize()


def _not_equivalent(one: Entry | None, other: Entry | None) -> Iterator[Finding]:
    """That the title of one of two codes says it does not stand for the other."""
    for own, sister in ((one, other), (other, one)):
        said = _NOT_EQUIVALENT.search(own.description.lower()) if own else None
        if own and sister and said and sister.code.lower() in said[1]:
            found = _finding(own, ("", sister))
            yield replace(found, values={**found.values, "sister": sister.code})
            return


_DIALYSIS = re.compile(r"\bdialysis\b|(?<!non)(?<!non[- ])\besrd\b", re.IGNORECASE)


def _of_patient(found: Iterator[tuple[str, Entry]], text: str) -> Iterator[tuple[str, Entry]]:
    """Those for patients on dialysis, or for others, where a brand has a code for each."""
    on_dialysis = bool(_DIALYSIS.search(text))
    every = list(found)
    fitting = [one for one in every if ("for esrd" in one[1].description.lower()) == on_dialysis]
    return iter(fitting or every)


def _names(entry: Entry, name: str) -> bool:
    """Whether the title of a code in use has the name as a brand."""
    brands = (
        word
        for bracket in _BRACKETED.findall(entry.description.lower())
        for word in re.split(r"[ ,/]+", bracket)
    )
    return entry.status is CodeStatus.ACTIVE and name in brands


def _substance(entry: Entry) -> str:
    found = _SUBSTANCE.match(entry.description.lower())
    return found[1] if found else entry.code


def _entry(code: str, reference: Reference) -> Entry | None:
    found = reference.catalogue.entry(CodeSystem.HCPCS, code, reference.on)
    return found if isinstance(found, Entry) else None


def _finding(own: Entry, other: tuple[str, Entry] | None) -> Finding:
    values = {
        "code": own.code,
        "words": shortened(own.description, 80),
        "brand": other[0] if other else "",
        "sister": "",
        "other": other[1].code if other else "",
        "other_words": shortened(other[1].description, 80) if other else "",
        "source": source(own.release),
    }
    entries = (own, other[1]) if other else (own,)
    rows = tuple(
        row for one in entries for row in evidence(one.release, one.code, {"description": one.description})
    )
    return Finding("other_brand", tuple(one.code for one in entries), values, rows)
