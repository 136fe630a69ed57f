"""The diagnosis that a common term stands for by default, from `index_terms.toml`: as the Alphabetic Index, not a title, has it.

A description is one of its terms where it says the same words, whatever their order, and nothing more but a side, a trimester or
an encounter, which choose the character of the code.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from consultant.answering.reading.descriptions import Description
from consultant.answering.relevance import stems_of
from consultant.model.codes import CodeSystem

_TABLE = Path(__file__).parent / "index_terms.toml"
_SIDE = re.compile(r"\{(.)(.)(.)(.)\}")
_TRIMESTER = re.compile(r"\[(.)(.)(.)\]")
_ENCOUNTER = "~"
_NONE = "-"
_AFTER, _ELSE = " + ", " / "
"""Between codes that are reported together, and between those of a later and an earlier release."""
_SIDES = ("right", "left", "bilateral", "")
_TOLD_TRIMESTER = re.compile(r"\b(first|second|third) trimester\b", re.IGNORECASE)
_TRIMESTERS = ("first", "second", "third")
_UNSPECIFIED = re.compile(r"\bunspecified\b", re.IGNORECASE)
_OWNED = re.compile(r"['’]s\b", re.IGNORECASE)
_PASSED_OVER = frozenset(
    stems_of(
        "left bilateral both side sided patient patients pt documented diagnosed diagnosis known confirmed noted seen visit"
        " office clinic today adult male female woman man yo initial first subsequent encounter unspecified nos only simple due"
        " personal acquired status presence closed routine someone somebody person two"
    )
)
"""Who has it, where and when: no part of a term."""
_OF_STATUS = re.compile(r"[W-Z]")
"""Terms that name procedures and circumstances as well: they are diagnoses only where one is asked for."""
_DIAGNOSES = frozenset({CodeSystem.ICD10CM})


def codes(wanted: Description) -> tuple[tuple[str, ...], ...]:
    """The codes of the term that a description is, in their order, those of the latest release first.

    None where it is no term, or where a side is open.
    """
    if CodeSystem.ICD10CM not in wanted.systems or (wanted.bare and wanted.lone):
        return ()
    written = _terms().get(_stems(_TOLD_TRIMESTER.sub(" ", wanted.words)))
    if written is None or (_OF_STATUS.match(written) and wanted.systems != _DIAGNOSES):
        return ()
    found = (tuple(_filled(code, wanted) for code in either.split(_AFTER)) for either in written.split(_ELSE))
    return tuple(together for together in found if not any(_NONE in code for code in together))


def _filled(code: str, wanted: Description) -> str:
    """The code with the characters of what is told; with a dash where what decides is not told."""
    if side := _SIDE.search(code):
        open_side = not wanted.told.side and not _UNSPECIFIED.search(wanted.words)
        code = code.replace(side[0], _NONE if open_side else side[1 + _SIDES.index(wanted.told.side)])
    if trimester := _TRIMESTER.search(code):
        told = _TOLD_TRIMESTER.search(wanted.words)
        code = code.replace(
            trimester[0], trimester[1 + _TRIMESTERS.index(told[1].lower())] if told else _NONE
        )
    return code.replace(_ENCOUNTER, wanted.told.encounter or "A")


def _stems(words: str) -> frozenset[str]:
    return frozenset(stems_of(_OWNED.sub("", words))) - _PASSED_OVER


@cache
def _terms() -> Mapping[frozenset[str], str]:
    """By the words of each term, how its code is written."""
    return dict(_read())


def _read() -> Iterator[tuple[frozenset[str], str]]:
    for group in tomllib.loads(_TABLE.read_text(encoding="utf-8")).values():
        for code, terms in group.items():
            yield from ((_stems(term), code) for term in terms.split("|"))


def written() -> frozenset[str]:
    """All codes of the table as it has them."""
    return frozenset(_terms().values())
