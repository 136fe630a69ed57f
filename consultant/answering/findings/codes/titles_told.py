"""A description with the code that the question takes it for: `Laceration of the left index finger, first visit - S61.211A?`."""

from __future__ import annotations

import re

from consultant.answering import statements, telling
from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, label, source
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeStatus, Entry

_CODE = "0code0"
"""Stands for the code that is asked about."""
_PROPOSED = re.compile(
    rf"\A(?P<said>[^?!\n]{{12,200}}?)\s*[,;:.–—-]\s*(?:is it |is that |that's |so |code |use |would it be )?{_CODE}\s*\?\s*\Z",
    re.IGNORECASE,
)
_WELL_MET = 0.7
"""Share of the title's words that the description must tell; it denies none of them."""


def confirmed(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """That the proposed code says what is described; nothing where the description tells less, or more is asked."""
    if len(ask.codes) != 1:
        return ()
    cited = next(one for one in ask.citations if one.code in ask.codes[0])
    found = _PROPOSED.search(re.sub(re.escape(cited.code), _CODE, ask.text, flags=re.IGNORECASE))
    entry = reference.catalogue.entry(cited.system, cited.code, reference.on) if found else None
    if not found or not isinstance(entry, Entry) or entry.status is not CodeStatus.ACTIVE or entry.own_words:
        return ()
    return (_finding(entry),) if _told(found["said"], entry) else ()


def _told(said: str, entry: Entry) -> bool:
    """By the words alone: a title's `without` reaches further than what it denies."""
    title, told = set(telling.words(entry.description)), set(telling.heard(said))
    return not statements.contrary(said, entry.description) and len(title & told) >= _WELL_MET * len(title)


def _finding(entry: Entry) -> Finding:
    values = {
        "code": label(entry.system, entry.code),
        "description": shortened(entry.description, 140),
        "own_words": False,
        "brand": "",
        "held": "",
        "source": source(entry.release),
    }
    rows = evidence(entry.release, entry.code, {"description": entry.description})
    return Finding("meaning_agrees", (entry.code,), values, rows)
