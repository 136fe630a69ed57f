"""Left and right: a diagnosis whose side is not the one that the question names, and the code of the other side."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from consultant.answering import statements
from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import (
    Reference,
    evidence,
    guideline,
    source,
)
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import CodeSystem

_OTHER = {"left": "right", "right": "left"}
_NO_SIDE = {"left": "over", "right": "one"}
"""`the left one` is a side, `the right one` may be the correct one."""
_NAMED = {
    side: re.compile(
        rf"\b{side}\b(?! ({_NO_SIDE[side]}|code|way|answer|modifier|order|dx|diagnosis|away|now|after|before|for|\?))",
        re.IGNORECASE,
    )
    for side in _OTHER
}
_ASKING = expression(r",? ?(is (that|this|it) )?\bright ?\?", re.IGNORECASE)
"""`right?` asks for consent and names no side."""
_BASE = len("S52.501")


def differing(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Of a single diagnosis that its side is not the one named, with its counterpart where the release has one."""
    if not ask.diagnoses and len(ask.citations) == 1 and ask.citations[0].system is CodeSystem.ICD10PCS:
        return _other_part(ask, reference)
    if len(ask.diagnoses) != 1:
        return ()
    entry = reference.catalogue.entry(CodeSystem.ICD10CM, ask.diagnoses[0].code, reference.on)
    if not isinstance(entry, Entry):
        return ()
    described = [side for side in _OTHER if re.search(rf"\b{side}\b", entry.description, re.IGNORECASE)]
    side = _wanted(ask.text, described)
    if side and described == [_OTHER[side]]:
        said = statements.said_of(entry.code, ask.text)
        if said and statements.differs_apart_from_side(said, entry.description):
            return ()  # what the title says is told whole
        return (_finding(entry, side, described[0], counterpart(entry, reference), ask.text),)
    if side and not described and len(ask.citations) == 1 and _BILATERAL.search(entry.description):
        one_side = (one for one in of_other_sides(entry, reference) if _side_of(one) == side)
        return (_finding(entry, side, "bilateral", next(one_side, None), ask.text),)
    other = sided(entry, side, reference) if side and not described else None
    return (_finding(entry, side, "unspecified", other, ask.text),) if other else ()


_PART = 3
"""Where a code of ICD-10-PCS names the body part."""


def _other_part(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """For an inpatient procedure of the other side the code whose title differs in the side alone."""
    entry = reference.catalogue.entry(CodeSystem.ICD10PCS, ask.citations[0].code, reference.on)
    side = _wanted(ask.text, _sides_of(entry)) if isinstance(entry, Entry) else ""
    if not isinstance(entry, Entry) or not side or _sides_of(entry) != [_OTHER[side]]:
        return ()
    wanted = re.sub(r"\b(?:left|right)\b", side, entry.description.lower())
    codes = (
        entry.code[:_PART] + one + entry.code[_PART + 1 :] for one in "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
    )
    found = (reference.catalogue.entry(CodeSystem.ICD10PCS, code, reference.on) for code in codes)
    other = next((one for one in found if isinstance(one, Entry) and one.description.lower() == wanted), None)
    return (_finding(entry, side, _OTHER[side], other, ask.text),)


def _sides_of(entry: Entry) -> list[str]:
    return [side for side in _OTHER if re.search(rf"\b{side}\b", entry.description, re.IGNORECASE)]


def told(text: str) -> str:
    """`left` or `right` where the text names one of them alone; else empty."""
    plain = _ASKING.sub("", text)
    named = [side for side, words in _NAMED.items() if words.search(plain)]
    return named[0] if len(named) == 1 else ""


def _wanted(text: str, described: list[str]) -> str:
    """The side that a question names, or the one opposite to the code's where it asks for the other."""
    opposite = len(described) == 1 and _OPPOSITE.search(text)
    return _OTHER[described[0]] if opposite else told(text)


_OPPOSITE = re.compile(
    r"\b(?:other|opposite|contralateral) (?:side|eye|ear|knee|hip|shoulder|elbow|wrist|hand|foot|ankle|leg|arm|breast|kidney"
    r"|lung|ovary|one|limb|heel|thumb|finger|toe)\b|\bcontralateral\b",
    re.IGNORECASE,
)


_FITNESS = re.compile(
    r"\b(?:ok|okay|right|correct|fine|good|valid|acceptable|enough|allowed|appropriate)\b[^.?!]{0,30}\?"
    r"|(?:\A|[.!?;:,]\s*)(?:is|was|can|may|could|should|do|use)\b(?! \w+ (?:change|fix|correct|replace|switch))",
    re.IGNORECASE,
)
"""Asks whether the code may stand as it is."""


def _finding(entry: Entry, side: str, described: str, other: Entry | None, text: str) -> Finding:
    values = {
        "wanted": bool(_OPPOSITE.search(text)),
        "asked": bool(_FITNESS.search(text)),
        "code": entry.code,
        "side": side,
        "described": described,
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


_LATERALITY = expression(
    r"\blaterality\b|\b(?:which|what|any|other|does|do|is there)\b[^.?!]{0,30}"
    r"\b(?:(?<!left )(?<!right )(?<!other )(?<!opposite )"
    r"(?<!patient )(?<!facility )(?<!hospital )(?<!professional )sides?(?! by side)(?<!side by side)|siblings?|sided)\b"
    r"|(?:\b(?:no|not|never|without)|n't)\b[^.?!]{0,25}\b(?:left (?:and|or|nor|/) ?right|right (?:and|or|nor|/) ?left|sides?"
    r"|sided)\b"
    r"|(?<!side )\bby (?:side|eye|ear|knee|hip|shoulder)\b|\bneeds? (?:a |the )?(?:side|left or right|right or left|lt|rt)\b",
    re.IGNORECASE,
)
_SIDES_SHOWN = 6


def of_codes(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Of each cited diagnosis the side that its title names and the codes beside it that name another."""
    if not _LATERALITY.search(ask.text) or differing(ask, reference):
        return ()
    entries = (reference.catalogue.entry(CodeSystem.ICD10CM, one.code, reference.on) for one in ask.diagnoses)
    return tuple(_laterality(entry, reference) for entry in entries if isinstance(entry, Entry))


def _laterality(entry: Entry, reference: Reference) -> Finding:
    side = _side_of(entry)
    beside = of_other_sides(entry, reference)
    open_side = bool(beside) and not side
    values = {
        "code": entry.code,
        "words": shortened(entry.description, 80),
        "side": side,
        "open_side": open_side,
        "header": entry.status is CodeStatus.HEADER,
        "beside": tuple((one.code, _side_of(one) or "unspecified") for one in beside),
        "source": source(entry.release),
    }
    rows = [
        row
        for one in (entry, *beside)
        for row in evidence(one.release, one.code, {"description": one.description})
    ]
    return Finding("laterality", (entry.code, *(one.code for one in beside)), values, tuple(rows))


def _side_of(entry: Entry) -> str:
    named = [
        side for side in (*_OTHER, "bilateral") if re.search(rf"\b{side}\b", entry.description, re.IGNORECASE)
    ]
    return named[0] if len(named) == 1 else ""


def of_other_sides(entry: Entry, reference: Reference) -> tuple[Entry, ...]:
    """The codes that differ from it in the side, of a header the sided ones under it."""
    if entry.status is CodeStatus.HEADER:
        below = _below(entry.code, reference)
        return tuple(one for one in below if _SIDED.search(one.description))[:_SIDES_SHOWN]
    stem, ending = entry.code[:_BASE], entry.code[_BASE:]
    parent = reference.catalogue.children(CodeSystem.ICD10CM, stem[:-1].rstrip("."), reference.on)
    wanted = _words(next((one for one in parent if one.code == stem), entry))
    alike = [
        _usable(one.code + ending, reference) for one in parent if one.code != stem and _words(one) == wanted
    ]
    return tuple(one for one in alike if one is not None)


def _below(code: str, reference: Reference) -> Iterator[Entry]:
    """The billable codes under a header, in order."""
    for child in reference.catalogue.children(CodeSystem.ICD10CM, code, reference.on):
        if child.status is CodeStatus.HEADER:
            yield from _below(child.code, reference)
        else:
            yield child


def both(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Of each cited diagnosis with sides the code for both sides, or that the release has none (Official Guidelines I.B.13)."""
    if cited := both_cited(ask, reference):
        return cited
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
                if found and found.values.get("bilateral")
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
    sided_codes = [one for one in (entry, *near) if _SIDED.search(one.description)]
    if not sided_codes:
        return _once(entry)
    wanted = _words(entry)
    bilateral = next(
        (
            one
            for one in (*near, *of_other_sides(entry, reference))
            if _BILATERAL.search(one.description) and (_words(one) == wanted or one not in near)
        ),
        None,
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


def _once(entry: Entry) -> Finding:
    """A diagnosis whose category names no side: it is reported once (Official Guidelines I.B.12)."""
    values = {"code": entry.code, "words": shortened(entry.description, 90), "source": source(entry.release)}
    rule = guideline("I.B.12", "each code once")
    rows = evidence(entry.release, entry.code, {"description": entry.description})
    return Finding("side_once", (entry.code,), {**values, "rule_source": rule.release}, (*rows, rule))


_SIDED = re.compile(r"\b(left|right|unilateral|bilateral)\b", re.IGNORECASE)
_BILATERAL = re.compile(r"\bbilateral\b", re.IGNORECASE)
_OF_SIDES = re.compile(
    r"\b(bilateral|unilateral|left|right|unspecified|of|the|eyes?|ears?|sides?)\b|\W+", re.IGNORECASE
)
"""Also the parts that the title for both sides leaves out: `cataract, bilateral`."""


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
    return _sibling(entry, reference, r"\b(left|right)\b", lambda found: _OTHER[found[0].lower()])


def sided(entry: Entry, side: str, reference: Reference) -> Entry | None:
    """The same condition on a side, for a code that leaves the side unspecified."""
    return _sibling(
        entry, reference, r"\bunspecified (?=\w+(?: \w+)?\Z|\w+(?: \w+)?,)", lambda _: f"{side} "
    ) or (
        _sibling(entry, reference, r"\bunspecified (?=\w)", lambda _: f"{side} ")
        or _sibling(entry, reference, r"\bunspecified (eye|ear|side)\b", lambda found: f"{side} {found[1]}")
    )


def _sibling(
    entry: Entry, reference: Reference, words: str, other: Callable[[re.Match[str]], str]
) -> Entry | None:
    """The code nearby whose description is the entry's with other words for the side."""
    stem, ending = entry.code[:_BASE], entry.code[_BASE:]
    base = reference.catalogue.entry(CodeSystem.ICD10CM, stem, reference.on)
    if not isinstance(base, Entry):
        return None
    swapped = re.sub(words, other, base.description, flags=re.IGNORECASE)
    if swapped == base.description:
        return None
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
