"""Whether a code is what the question says it is, by its published title or our own words for it (A2)."""

from __future__ import annotations

from collections.abc import Iterator

from consultant.answering import statements
from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, label, source
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import Citation, CodeSystem

_COMPARED = frozenset({CodeSystem.HCPCS, CodeSystem.ICD10CM})
"""Systems of which `meanings` tells what is called otherwise: by the substance of a brand, by any word in common."""
_NAMED_SHORTLY = frozenset({CodeSystem.REVENUE, CodeSystem.POS, CodeSystem.TOB})
"""Systems whose names in our own words are whole."""
_SHOWN = 120


def judged(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """A yes or no for each cited code that the question says the meaning of."""
    return tuple(finding for cited in ask.citations for finding in _judged(cited, ask.text, reference))


def _judged(cited: Citation, text: str, reference: Reference) -> Iterator[Finding]:
    said = statements.said_of(cited.code, text)
    entry = reference.catalogue.entry(cited.system, cited.code, reference.on) if said else None
    if not isinstance(entry, Entry) or entry.status is CodeStatus.TERMINATED:
        return
    if not any(map(str.isalpha, entry.description)):  # a release may hold a pair of quotes for a blank title
        return
    named = entry.description.split(";")[0] if cited.system is CodeSystem.MODIFIER else entry.description
    title = f"{named} {entry.attributes.get('own_words', '')}"
    agreed = _agreed(said, title, entry, cited)
    if agreed is None or (agreed and not statements.said_of(cited.code, statements.without_reasons(text))):
        return  # a reason that is right answers nothing: what it is given for does
    values = {
        "code": f"Modifier {cited.code}"
        if cited.system is CodeSystem.MODIFIER
        else label(cited.system, cited.code),
        "description": shortened(named, _SHOWN),
        "status": entry.status.value,
        "own_words": entry.own_words,
        "brand": "",
        "held": "",
        "stated": True,
        "source": source(entry.release),
    }
    rows = evidence(entry.release, cited.code, {"description": entry.description})
    yield Finding("meaning_agrees" if agreed else "meaning_differs", (cited.code,), values, rows)


def _agreed(said: str, title: str, entry: Entry, cited: Citation) -> bool | None:
    """Whether it is so; words of our own need not name everything, so that only a contrary one denies."""
    if statements.contrary(said, title):
        return False
    found = statements.agrees(said, title)
    partly = (entry.own_words and cited.system not in _NAMED_SHORTLY) or cited.system in _COMPARED
    return None if found is False and partly else found
