"""Left and right: a diagnosis whose side is not the one that the question names, and the code of the other side."""

from __future__ import annotations

import re

from consultant.answering.findings.codes import shortened
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import CodeSystem

_OTHER = {"left": "right", "right": "left"}
_NAMED = {
    side: re.compile(
        rf"\b{side}\b(?! (code|one|way|answer|modifier|order|dx|diagnosis|away|now|after|before|\?))",
        re.IGNORECASE,
    )
    for side in _OTHER
}
_ASKING = re.compile(r",? ?(is (that|this|it) )?\bright ?\?", re.IGNORECASE)
"""`right?` asks for consent and names no side."""
_BASE = len("S52.501")


def differing(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Of a single diagnosis that its side is not the one named, with its counterpart where the release has one."""
    if len(ask.diagnoses) != 1:
        return ()
    entry = reference.catalogue.entry(CodeSystem.ICD10CM, ask.diagnoses[0].code, reference.on)
    text = _ASKING.sub("", ask.text)
    named = [side for side, words in _NAMED.items() if words.search(text)]
    if not isinstance(entry, Entry) or len(named) != 1:
        return ()
    described = [side for side in _OTHER if re.search(rf"\b{side}\b", entry.description, re.IGNORECASE)]
    if described != [_OTHER[named[0]]]:
        return ()
    return (_finding(entry, named[0], counterpart(entry, reference)),)


def _finding(entry: Entry, side: str, other: Entry | None) -> Finding:
    values = {
        "code": entry.code,
        "side": side,
        "described": _OTHER[side],
        "other": other.code if other else "",
        "other_words": shortened(other.description, 90) if other else "",
        "source": source(entry.release),
    }
    rows = [
        row
        for one in (entry, other)
        if one
        for row in evidence(one.release, one.code, {"description": one.description})
    ]
    return Finding("side_differs", tuple(one.code for one in (entry, other) if one), values, tuple(rows))


def counterpart(entry: Entry, reference: Reference) -> Entry | None:
    """The same condition on the other side: the sibling whose description differs in the side only."""
    stem, ending = entry.code[:_BASE], entry.code[_BASE:]
    base = reference.catalogue.entry(CodeSystem.ICD10CM, stem, reference.on)
    if not isinstance(base, Entry):
        return None
    swapped = re.sub(
        r"\b(left|right)\b", lambda found: _OTHER[found[0].lower()], base.description, flags=re.IGNORECASE
    )
    for length in range(len(stem) - 1, 2, -1):
        for sibling in reference.catalogue.children(
            CodeSystem.ICD10CM, stem[:length].rstrip("."), reference.on
        ):
            if sibling.description.lower() == swapped.lower():
                return _usable(sibling.code + ending, reference)
    return None


def _usable(code: str, reference: Reference) -> Entry | None:
    found = reference.catalogue.entry(CodeSystem.ICD10CM, code, reference.on)
    return found if isinstance(found, Entry) and found.status is CodeStatus.ACTIVE else None
