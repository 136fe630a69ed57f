"""The code of a skin substitute that a question names by its brand, as the titles of HCPCS Level II name it.

A title of that group is the brand and its measure and nothing else, so that the name alone tells the code, whatever else
the question says of the wound, the area or the claim.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import cast

from consultant.answering.findings.descriptions import told_codes
from consultant.answering.findings.drugs import doses
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeSet, CodeStatus, Entry, Release
from consultant.model.codes import Citation, CodeSystem
from consultant.ports import Catalogue

_FIRST, _LAST = 4101, 4400
"""Numbers behind the Q of the group."""
_WISHED = pattern(r"\b(?:hcpcs|hcpc|[q][- ]?codes?|codes?|units?|q4\d\d\d)\b")
_OTHERWISE = pattern(
    r"\b(?:cpt|icd\S*|dx|diagnos\w+|appl(?:y|ying|ication) codes?|modifiers?|cover\w*|mue)\b"
)
"""Asks for something else than what the product is billed with."""
_HCPCS_NAMED = pattern(r"\b(?:hcpcs|hcpc|q[- ]?codes?|product codes?|skin sub\w* codes?)\b")
_MEASURE = re.compile(
    r",? per .*|,? (?:injectable|for topical use only)\b.*|,? [\d.]+ ?(?:mg|cc|ml)\b.*|[(;].*|,? includes .*"
)
_KIND = re.compile(r" (?:wound matrix|bilayer matrix.*|matrix|(?:amniotic )?membrane(?: allograft)?|graft)\Z")
"""What a title says behind the brand, which few askers repeat."""
_SEVERAL = re.compile(r",? or |,? and |, ")
_TOKEN = re.compile(r"[a-z0-9+]+")
_SHORTEST = 4
_LONGEST = 6
"""Words of a name at most."""
_WORDS = """
    most total tag vim via ascent activate complete shelter guardian affinity architect unite enclose overlay signature
    summit apollo orion emerge rebound mantle sentry rampart palisade xceed renew oasis integra matrix membrane revita
"""
_COMMON = frozenset(_WORDS.split())
"""Names that are words of the language too: they stand for the product where something of its kind is said beside them."""
_OF_KIND = pattern(
    r"\b(?:skin sub\w*|\w*grafts?|membranes?|matrix|amnio\w*|sq\.? ?cm|sqcm|cm2|square cent\w+|q[- ]?codes?|brand|product)\b"
)
_BY_VOLUME = pattern(r"\b(?:inject\w*|ml|cc|mg|flowable|vials?|syringes?|particulate|micronized|powder)\b")


def named(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The codes of the products that the question names; nothing where one name stands for several codes."""
    if ask.procedures or not _WISHED.search(ask.text):
        return ()
    if _OTHERWISE.search(ask.text) and not _HCPCS_NAMED.search(ask.text):
        return ()
    found = tuple(_codes(ask.text, reference))
    entries = [_one(codes, ask.text, reference) for codes in found]
    chosen = {entry.code: entry for entry in entries if entry}
    if not chosen or not all(entries):
        return ()
    fitting = told_codes.all_fitting(tuple(chosen.values()), reference, ordered=False)
    return (*fitting, *(_units(next(iter(chosen)), ask, reference) if len(chosen) == 1 else ()))


def _units(code: str, ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What the told area makes of the product."""
    return doses.given(replace(ask, citations=(Citation(CodeSystem.HCPCS, code, (0, 0)),)), reference)


def _codes(text: str, reference: Reference) -> Iterator[tuple[str, ...]]:
    """The codes of each name that the text says, of the longest that begins there."""
    release = reference.catalogue.release(CodeSet.HCPCS, reference.on)
    if release is None:
        return
    names = _names(cast(Hashable, reference.catalogue), release)
    words = _TOKEN.findall(text.lower())
    place = 0
    while place < len(words):
        for length in range(min(_LONGEST, len(words) - place), 0, -1):
            codes = names.get("".join(words[place : place + length]))
            if codes and (words[place] not in _COMMON or length > 1 or _OF_KIND.search(text)):
                yield codes
                place += length - 1
                break
        place += 1


def _one(codes: tuple[str, ...], text: str, reference: Reference) -> Entry | None:
    """The one that is in force, of an area or of a volume as the text tells."""
    found = (reference.catalogue.entry(CodeSystem.HCPCS, code, reference.on) for code in codes)
    active = [one for one in found if isinstance(one, Entry) and one.status is CodeStatus.ACTIVE]
    if len(active) > 1:
        by_volume = bool(_BY_VOLUME.search(text))
        active = [one for one in active if ("square" not in one.description.lower()) is by_volume] or active
    if len(active) > 1:
        alone = [one for one in active if not _SEVERAL.search(_named(one.description))]
        active = alone or active
    return active[0] if len(active) == 1 else None


@lru_cache(maxsize=8)
def _names(serving: Hashable, release: Release) -> Mapping[str, tuple[str, ...]]:
    """The codes of each name, written without what stands between its words."""
    catalogue = cast(Catalogue, serving)
    found: defaultdict[str, list[str]] = defaultdict(list)
    short: defaultdict[str, list[str]] = defaultdict(list)
    for number in range(_FIRST, _LAST + 1):
        entry = catalogue.entry(CodeSystem.HCPCS, f"Q{number}", release.effective_from)
        if isinstance(entry, Entry):
            for place, name in enumerate(_SEVERAL.split(_named(entry.description))):
                if place and len(name) < _SHORTEST:
                    continue  # `Allowrap DS or Dry` names no product Dry
                if written := "".join(_TOKEN.findall(name)):
                    found[written].append(entry.code)
                if brand := "".join(_TOKEN.findall(_KIND.sub("", name))):
                    short[brand].append(entry.code)
    return {name: tuple(codes) for name, codes in {**short, **found}.items()}


def _named(title: str) -> str:
    return _MEASURE.sub("", title.lower())
