"""Which code a question tells that names a header: one under it, or another one by its title."""

from __future__ import annotations

import re

from consultant.answering import scales
from consultant.answering.findings.entries import encounters, leaves
from consultant.answering.reading import Ask, clinical
from consultant.answering.reading.clinical import written_out
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.catalogue import Entry
from consultant.model.codes import CodeSystem

_LITTLE = frozenset({"of", "the", "and", "in", "with"})
_LEAST_WORDS = 2
_CATEGORY = 3
_OPEN = "unspecified"


def named_elsewhere(finding: Finding, ask: Ask, reference: Reference) -> str:
    """The one billable code outside the header whose whole title stands in the question; empty else."""
    header = finding.codes[0]
    if reference.search is None or len(ask.codes) > 1:
        return ""
    text = leaves.NO_SIDE.sub(" ", re.sub(re.escape(header), " ", ask.text, flags=re.IGNORECASE))
    said = set(re.findall(r"\w+", text.lower()))
    if len(said) <= _LEAST_WORDS:
        return ""
    systems = frozenset({CodeSystem.ICD10CM})
    found = (
        *reference.search.likely(text, systems, reference.on),
        *reference.search.titled(text, systems, reference.on),
    )
    titled = [(one.entry, set(re.findall(r"\w+", one.entry.description.lower())) - _LITTLE) for one in found]
    whole = {entry.code for entry, words in titled if len(words) > _LEAST_WORDS and words <= said}
    whole = whole or {_under_a_told_header(entry, header, said, ask, reference) for entry, _ in titled} - {""}
    only = whole.pop() if len(whole) == 1 else header
    return "" if only.startswith(header) else only


def another_thing(finding: Finding, ask: Ask) -> bool:
    """Whether the question says nothing of the last word of a header's title, which says what kind of thing it is."""
    named = re.findall(r"[a-z]{6,}", str(finding.values["description"]).lower())
    return bool(named) and named[-1][:_BEGINNING] not in ask.text.lower()


_BEGINNING = 6


def _under_a_told_header(entry: Entry, cited: str, said: set[str], ask: Ask, reference: Reference) -> str:
    """The code below another header whose whole title is told, and not that of the cited one; empty where none is told."""
    for length in range(_CATEGORY + 2, len(entry.code)):
        above = reference.catalogue.entry(CodeSystem.ICD10CM, entry.code[:length], reference.on)
        if not isinstance(above, Entry) or above.code.startswith(cited) or cited.startswith(above.code):
            continue
        words = set(re.findall(r"\w+", above.description.lower())) - _LITTLE
        if len(words) >= _LEAST_WORDS and words <= said:
            told = leaves.told(leaves.under(above.code, reference), ask.without_codes)
            return told.code if told else ""
    return ""


_SIDE = re.compile(r"\b(left|right(?! (?:code|for|now|away|one|\?)))\b", re.IGNORECASE)


_OPEN_TYPE = re.compile(r"\b(?:type|gustilo|grade) (i{1,2}|[12]|iii[abc]?|3[abc]?)\b", re.IGNORECASE)
_THIRD = re.compile(r"iii|3", re.IGNORECASE)


def _of_open_type(fitting: list[Entry], text: str) -> list[Entry]:
    """Of open fractures those of the told type (Gustilo): I and II have one character, IIIA to IIIC another."""
    told = _OPEN_TYPE.search(text)
    if told is None:
        return fitting
    wanted = "type III" if _THIRD.match(told[1]) else "type I or II"
    return [child for child in fitting if wanted in child.description]


def below(finding: Finding, ask: Ask, reference: Reference) -> str:
    """The one code under a header whose description says all that the question tells of it; empty else."""
    header, title = finding.codes[0], str(finding.values["description"])
    if leaves.denied(title, ask.without_codes):
        return ""
    parent = header[:-1].rstrip(".")
    if (
        _OPEN in title and len(parent) >= _CATEGORY
    ):  # what the header leaves unspecified the question may tell
        wider = leaves.told(leaves.under(parent, reference), ask.without_codes)
        if wider and not wider.code.startswith(header):
            return wider.code
    if by_value := _by_value(header, ask.text, reference):
        return by_value
    entries = leaves.under(header, reference)
    told = _of_encounter(entries, ask.text) or leaves.told(entries, with_trimester(header, ask.without_codes))
    told = told or _left_over(entries, ask.without_codes)
    return told.code if told else "" if entries else _by_titles(header, ask, reference)


_OTHER = re.compile(r"\bother\b", re.IGNORECASE)
_NAMES = re.compile(r"[a-z]{6,}")


def _left_over(below: tuple[Entry, ...], text: str) -> Entry | None:
    """The `other` of several, where the question denies all the rest by their names: `no Brugada, no bigeminy`."""
    lowered = text.lower()
    if not 1 < len(below) <= _FEW or not _DENYING.search(lowered):
        return None
    others = [one for one in below if _OTHER.search(one.description)]
    rest = [set(_NAMES.findall(one.description.lower())) for one in below if one not in others]
    common = set(_NAMES.findall(others[0].description.lower())) if len(others) == 1 else set()
    denied = (any(re.search(_DENIED.format(word), lowered) for word in words - common) for words in rest)
    return others[0] if len(others) == 1 and all(denied) else None


_FEW = 6
_DENYING = re.compile(r"\b(?:no|not|neither|nor|without)\b")
_DENIED = r"\b(?:no|not|neither|nor|without)(?: an?)?(?: \w+)? {}"


_TOLD, _AHEAD = 0.6, 1.1
"""The share of its title that has to be told of one of the many codes under a category, and how much better than of the next."""


def _by_titles(header: str, ask: Ask, reference: Reference) -> str:
    """The one of the many codes under a category whose title the question tells; empty where it tells of several as much."""
    if reference.search is None:
        return ""
    words, encounter = clinical.written_out(ask.without_codes)
    asked = clinical.told(words, encounter)
    titled = reference.search.titled(words, frozenset({CodeSystem.ICD10CM}), reference.on)
    found = [one for one in titled if one.entry.code.startswith(header) and _possible(one.entry, asked)]
    of_visit = [one for one in found if one.entry.code.endswith(encounter or "A")] or found
    if not of_visit or of_visit[0].cover < _TOLD:
        return ""
    best, *others = of_visit
    return (
        best.entry.code
        if all(best.score * best.heard >= _AHEAD * one.score * one.heard for one in others)
        else ""
    )


def _possible(entry: Entry, asked: clinical.Told) -> bool:
    title = clinical.told(entry.description)
    return not asked.contradicts(title) and not (title.side and title.side != asked.side)


def with_trimester(header: str, text: str) -> str:
    """Of a pregnancy the text with the trimester that its weeks make."""
    return written_out(text)[0] if header.startswith("O") else text


def _by_value(header: str, text: str, reference: Reference) -> str:
    """The code under a header that the value of a told measure has; empty where none is told."""
    told = (code for codes in scales.told(text) for code in codes if code.startswith(header))
    return next((code for code in told if code != header and reference.reportable(code)), "")


_KINDS = frozenset({"open", "closed"})


def _of_encounter(below: tuple[Entry, ...], text: str) -> Entry | None:
    """The one of the told encounter and side."""
    told = encounters.encounter(text)
    # A torus or greenstick fracture has no open kind: that word tells none of its codes from the others.
    told = tuple(word for word in told if word not in _KINDS or any(word in one.description for one in below))
    sided = [child for child in below if _SIDE.search(child.description)]
    told = (*told, *sorted({side.lower() for side in _SIDE.findall(text)})) if sided else told
    fitting = [child for child in below if told and all(word in child.description.lower() for word in told)]
    fitting = _of_open_type(fitting, text)
    # Not told as open a fracture counts as closed (Official Guidelines I.C.19.c).
    closed = [child for child in fitting if "closed" in child.description] if "open" not in told else []
    fitting = closed if len(fitting) > 1 and len(closed) == 1 else fitting
    return fitting[0] if len(fitting) == 1 else None
