"""What codes are called beside each other, where a question asks for their difference or whether they are the same."""

from __future__ import annotations

import re

from consultant.answering import pair_words
from consultant.answering.findings.codes import titles_apart
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.catalogue import Entry
from consultant.model.codes import CodeSystem

_SHOWN = 4
_LENGTH = 110
_SAME = re.compile(r"\b(?:same|identical|equal|interchangeabl\w+)\b", re.IGNORECASE)


def compared(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The titles of two to four cited codes of one system beside each other; nothing where one has none."""
    others = tuple(one for one in ask.citations if one.system in (CodeSystem.ICD10PCS, CodeSystem.DRG))
    coded = ask.diagnoses or ask.procedures or others
    if not (2 <= len(coded) <= _SHOWN) or not pair_words.compares(ask.text):
        return ()
    found = [reference.catalogue.entry(one.system, one.code, reference.on) for one in coded]
    entries = [entry for entry in found if isinstance(entry, Entry) and entry.description]
    if len(entries) != len(coded):
        return ()
    values = {
        "titles": tuple(
            zip(
                (entry.code for entry in entries),
                titles_apart.cut([entry.description for entry in entries], _LENGTH),
                strict=True,
            )
        ),
        "same_asked": bool(_SAME.search(ask.text)),
        "sources": ", ".join(dict.fromkeys(source(entry.release) for entry in entries)),
    }
    rows = [
        row
        for entry in entries
        for row in evidence(entry.release, entry.code, {"description": entry.description})
    ]
    return (Finding("titles_compared", tuple(entry.code for entry in entries), values, tuple(rows)),)
