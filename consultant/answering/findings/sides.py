"""Left and right: a diagnosis whose side is not the one that the question names, and the code of the other side."""

from __future__ import annotations

import re
from dataclasses import replace

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


def both(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Of each cited diagnosis with sides the code for both sides, or that the release has none (Official Guidelines I.B.13)."""
    entries = (reference.catalogue.entry(CodeSystem.ICD10CM, one.code, reference.on) for one in ask.diagnoses)
    found = (_both(entry, reference) for entry in entries if isinstance(entry, Entry))
    return tuple(finding for finding in found if finding is not None)


def both_cited(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """For a left and a right diagnosis that are cited together the code for both sides, where there is one."""
    entries = [reference.catalogue.entry(CodeSystem.ICD10CM, one.code, reference.on) for one in ask.diagnoses]
    cited = [entry for entry in entries if isinstance(entry, Entry)]
    described = {
        side: [entry for entry in cited if re.search(rf"\b{side}\b", entry.description, re.IGNORECASE)]
        for side in _OTHER
    }
    for left in described["left"]:
        pairs = [right.code for right in described["right"] if _words(right) == _words(left)]
        if pairs:
            found = _both(left, reference)
            beside = {"beside": (*pairs[:1], left.code)}
            return (
                (replace(found, values={**found.values, **beside}),)
                if found and found.values["bilateral"]
                else ()
            )
    return ()


def _both(entry: Entry, reference: Reference) -> Finding | None:
    parent = entry.code[:-1].rstrip(".") if entry.code.find(".") > 0 else entry.code
    near = [
        one
        for code in dict.fromkeys((entry.code, parent, entry.code[:5].rstrip("."), entry.code[:3]))
        for one in reference.catalogue.children(CodeSystem.ICD10CM, code, reference.on)
    ]
    sided = [one for one in (entry, *near) if _SIDED.search(one.description)]
    if not sided:
        return None
    wanted = _words(entry)
    bilateral = next(
        (one for one in near if _BILATERAL.search(one.description) and _words(one) == wanted), None
    )
    shown = (bilateral,) if bilateral else tuple(_each_side(entry, near))
    values = {
        "code": entry.code,
        "bilateral": bilateral.code if bilateral else "",
        "words": shortened(bilateral.description, 90) if bilateral else "",
        "sides": tuple(one.code for one in shown),
        "beside": (),
        "source": source(entry.release),
    }
    rows = [
        row
        for one in (entry, *shown)
        for row in evidence(one.release, one.code, {"description": one.description})
    ]
    return Finding("both_sides", (entry.code, *(one.code for one in shown)), values, tuple(rows))


_SIDED = re.compile(r"\b(left|right|unilateral|bilateral)\b", re.IGNORECASE)
_BILATERAL = re.compile(r"\bbilateral\b", re.IGNORECASE)
_OF_SIDES = re.compile(r"\b(bilateral|unilateral|left|right|unspecified|of|the)\b|\W+", re.IGNORECASE)


def _words(entry: Entry) -> frozenset[str]:
    """The words of a description without those for sides; singular and plural alike."""
    words = _OF_SIDES.sub(" ", entry.description.lower()).split()
    return frozenset(word.removesuffix("s") for word in words)


def _each_side(entry: Entry, near: list[Entry]) -> list[Entry]:
    """The codes of right and left under the header or beside the code."""
    wanted = _words(entry)
    sided = (one for one in (entry, *near) if re.search(r"\b(left|right)\b", one.description, re.IGNORECASE))
    return list({one.code: one for one in sided if _words(one) >= wanted}.values())[:2]


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
