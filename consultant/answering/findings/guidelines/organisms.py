"""An infection whose code names its organism takes none of B95 to B97 (ICD-10-CM Official Guidelines, I.C.1.b)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations

from consultant.answering.reference import Reference
from consultant.answering.telling import words
from consultant.model.catalogue import Entry
from consultant.model.codes import CodeSystem

SECTION = "I.C.1.b"
_ORGANISM = re.compile(r"B9[567]\.")
_FRAME = re.compile(
    r"\b(?:infections?|as the causes? of diseases? classified (?:elsewhere|to other chapters)|unspecified)\b|\[[^\]]*\]",
    re.IGNORECASE,
)
"""What the title of an organism says beside its name."""
_ANY = frozenset({"other", "specified", "bacterial", "viral", "agent", "agents", "organisms"})
"""Titles with one of these name no organism of their own."""


def named_twice(cited: tuple[str, ...], reference: Reference) -> Iterator[tuple[Entry, Entry]]:
    """Each cited infection with the cited organism that its own title names."""
    for code, organism in permutations(cited, 2):
        if _ORGANISM.match(organism) and not _ORGANISM.match(code):
            infection, named = (
                reference.catalogue.entry(CodeSystem.ICD10CM, one, reference.on) for one in (code, organism)
            )
            if isinstance(infection, Entry) and isinstance(named, Entry) and _names(infection, named):
                yield infection, named


def _names(infection: Entry, organism: Entry) -> bool:
    name = _FRAME.sub(" ", organism.description)
    told = words(infection.description)
    return not _ANY.intersection(name.lower().split()) and all(told.get(stem) for stem in words(name))
