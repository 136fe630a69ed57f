"""The diagnosis that a common term stands for by default, from `index_terms.toml`: as the Alphabetic Index, not a title, has it.

A description is one of its terms where it says the same words, whatever their order, and nothing more but a side, a trimester or
an encounter, which choose the character of the code.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from consultant.answering.reading.descriptions import Description, plain
from consultant.answering.reading.shorthand import unabbreviated
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
_TOLD_WEEKS = re.compile(r"\b\d{1,2} weeks gestation of pregnancy\b", re.IGNORECASE)
_TRIMESTERS = ("first", "second", "third")
_UNSPECIFIED = re.compile(r"\bunspecified\b", re.IGNORECASE)
_OWNED = re.compile(r"['’]s\b", re.IGNORECASE)
_PASSED_OVER = frozenset(
    stems_of(
        "left bilateral both side sided patient patients pt documented diagnosed diagnosis known confirmed noted seen visit"
        " office clinic today adult male female woman man yo initial first subsequent encounter unspecified nos only simple due"
        " now currently personal acquired status presence closed routine someone somebody person two"
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
    words = _TOLD_TRIMESTER.sub(" ", wanted.words)
    written = _terms().get(_stems(words)) or _supervised(words)
    if written is None or (_OF_STATUS.match(written) and wanted.systems != _DIAGNOSES):
        return ()
    found = (
        tuple(one for code in either.split(_AFTER) for one in _sides(code, wanted))
        for either in written.split(_ELSE)
    )
    return tuple(together for together in found if not any(_NONE in code for code in together))


def _supervised(words: str) -> str | None:
    """The supervision of a pregnancy that words tell with its week, which has no code beside it."""
    written = _terms().get(_stems(_TOLD_WEEKS.sub(" ", words))) if _TOLD_WEEKS.search(words) else None
    return written if written and written.startswith("Z34") else None


def _sides(code: str, wanted: Description) -> tuple[str, ...]:
    """The code as it is reported: of both sides one for each, where none holds both (Official Guidelines, I.B.13)."""
    side = _SIDE.search(code)
    if side and wanted.told.side == "bilateral" and side[3] == _NONE:
        each = (replace(wanted, told=replace(wanted.told, side=one)) for one in ("right", "left"))
        return tuple(_filled(code, one) for one in each)
    return (_filled(code, wanted),)


def _filled(code: str, wanted: Description) -> str:
    """The code with the characters of what is told; with a dash where what decides is not told."""
    if side := _SIDE.search(code):
        open_side = side[1] != side[2] and not wanted.told.side and not _UNSPECIFIED.search(wanted.words)
        code = code.replace(side[0], _NONE if open_side else side[1 + _SIDES.index(wanted.told.side)])
    if trimester := _TRIMESTER.search(code):
        told = _TOLD_TRIMESTER.search(wanted.words)
        code = code.replace(
            trimester[0], trimester[1 + _TRIMESTERS.index(told[1].lower())] if told else _NONE
        )
    return code.replace(_ENCOUNTER, wanted.told.encounter or "A")


def _stems(words: str) -> frozenset[str]:
    if "educible" in words and "hernia" in words:
        words = _REDUCIBLE.sub(" ", words)
    words = _RIBS.sub("manyribs fracture", _FIRST_OF_ALL.sub("primigravid pregnancy", words))
    told = frozenset(stems_of(_OWNED.sub("", words))) - _PASSED_OVER
    return told | _DENYING if _DENIED.search(words) else told


_REDUCIBLE = re.compile(r"(?<!\bnot )(?<!\bnon )(?<!-)(?<!\blonger )\breducible\b,?", re.IGNORECASE)
"""A hernia that goes back in is the one without obstruction: the index has it by default."""
_FIRST_OF_ALL = re.compile(r"\b(?:first (?:normal )?pregnancy|pregnancy,? first)\b", re.IGNORECASE)
_RIBS = re.compile(r"\bribs\b|\brib fractures\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:no|not|without|never|negative)\b", re.IGNORECASE)
_DENYING = frozenset({"without"})
"""Tells what is denied from what is so: no stem is left of these words."""


@cache
def _terms() -> Mapping[frozenset[str], str]:
    """By the words of each term, how its code is written."""
    found = {_stems(term): code for term, code in _read()}
    for term, code in _read():  # a description is read as it is written out
        written_out = _stems(plain(unabbreviated(term)))
        if len(written_out) > 1:
            found.setdefault(written_out, code)
    return found


def _read() -> Iterator[tuple[str, str]]:
    for group in tomllib.loads(_TABLE.read_text(encoding="utf-8")).values():
        for code, terms in group.items():
            yield from ((term.strip(), code) for term in terms.split("|"))


def written() -> frozenset[str]:
    """All codes of the table as it has them."""
    return frozenset(_terms().values())


def told_twice() -> frozenset[str]:
    """Terms whose words stand for another code too: the table has to tell them apart."""
    codes: dict[frozenset[str], str] = {}
    return frozenset(term for term, code in _read() if codes.setdefault(_stems(term), code) != code)
