"""The one code of Level II near to what is described, where nearly all of it is met: it is told, and no choice is left open."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consultant.answering.reading.descriptions import description, named_systems
from consultant.model.catalogue import Entry
from consultant.model.codes import CodeSystem
from consultant.model.described import Likely

_HCPCS = frozenset({CodeSystem.HCPCS})
_UNSURE = re.compile(
    r"\bnot otherwise (?:specified|classified)\b|\bunlisted\b|\bmiscellaneous\b|\bunclassified\b|\bother\b|\bnoc\b|\bnos\b",
    re.IGNORECASE,
)
_FRAME = """
    hcpcs hcpc code codes one unit units each per what which is the and min minute minutes hour hours day patient pt there
    item supply product medicare claim bill billing order ordered supplier letter need wants please used use given
"""
_AROUND = frozenset(_FRAME.split())
"""Words around a description that no title need have."""
_ITEM = re.compile(r"[ABEJKLV]\d|Q4")
"""Of a supply, a piece of equipment or a drug: what has such a title is no service that others code otherwise."""
_ALLOWED = ((4, 2), (2, 1), (1, 0))
"""Of so many words met at least, so many others may be missed."""


def meant(near: Sequence[Likely], text: str) -> Entry | None:
    """The code, where it is the only one near, HCPCS is what the question names, and few of its words are not met."""
    if len(near) != 1 or near[0].entry.system is not CodeSystem.HCPCS:
        return None
    one = near[0]
    if not (
        _wished(text)
        or (_ITEM.match(one.entry.code) and _code_wished(text) and not named_systems(text) - _HCPCS)
    ):
        return None
    if _UNSURE.search(one.entry.description):
        return None
    missed = [word for word in one.missed if len(word) > 1 and word not in _AROUND and not word.isdigit()]
    allowed = next((most for least, most in _ALLOWED if len(one.met) >= least), -1)
    return one.entry if len(missed) <= allowed else None


def _code_wished(text: str) -> bool:
    wanted = description(text)
    return wanted is not None and not wanted.bare


_NAMED = re.compile(r"\bhcpcs\b", re.IGNORECASE)
_OTHERS = frozenset({CodeSystem.CPT, CodeSystem.ICD10PCS, CodeSystem.DRG})


def _wished(text: str) -> bool:
    """Whether a code of Level II is wished, and none of another system."""
    systems = named_systems(text)
    return systems == _HCPCS or (bool(_NAMED.search(text)) and not systems & _OTHERS)
