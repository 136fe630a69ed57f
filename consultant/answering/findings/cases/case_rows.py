"""Short cases that a guideline or a note of the tabular list answers with certain codes, as the rows of `case_rows.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from consultant.answering.findings.cases.parts import side
from consultant.answering.findings.guidelines import gestation, pregnancies
from consultant.answering.findings.guidelines.in_order import in_order
from consultant.answering.patterns import Pattern, PatternIndex, pattern
from consultant.answering.reading import Ask, code_wished
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_TABLE = Path(__file__).parent / "case_rows.toml"
_WISHED = pattern(
    r"\bcod(?:e|es|ed|ing)\b|\bsequenc\w*|\border\b|\bfirst\b|\bprincipal\b|\bprimary\b|\bicd\S*|\bdx\b|\bdiagnos[ie]s\b"
    r"|\breport\w*\b|\bwhich\b|\bwhat (?:do|should|would|goes|is|are)\b|\bhow (?:do|should|would|is|are|to)\b|\bor\b[^?]*\?"
)
_OTHERWISE = pattern(
    r"\b(?:cpt|hcpcs|modifiers?|mod|drgs?|hccs?|raf|mccs?|poa|present on admission|cover\w*|pays?|paid|payable|den(?:y|ied"
    r"|ial\w*)|reject\w*|pcs|carc|global|ncci|mue|units?|procedures?|frequen\w+|how often)\b"
)
"""Another matter than which diagnoses the case has."""
_UNSURE = pattern(
    r"\b(?:possible|probable|suspect\w*|rule[sd]? out|r/o|likely|versus|vs|difference|family (?:hx|history))\b"
)
_BRIEF = 14
"""Words of a mail that only tells a case, and so wishes its codes."""
_PLACE = re.compile(r"\{(?P<name>\w+)(?P<every>\*)?(?::(?P<ends>\w+))?\}")


@dataclass(frozen=True, slots=True)
class _Case:
    """What is told, what must not be, the codes with their open places, and the rule on them."""

    told: tuple[Pattern, ...]
    barred: Pattern | None
    unsure: bool
    codes: tuple[str, ...]
    said: str
    section: str
    rule: str
    ordered: bool

    def fits(self, text: str, *, unsure: bool) -> bool:
        """Whether the text tells all of it and nothing against it."""
        if (unsure and not self.unsure) or (self.barred and self.barred.search(text)):
            return False
        return all(words.search(text) for words in self.told)


@dataclass(frozen=True, slots=True)
class _Choice:
    """The codes of which the words of a text choose one, or all that are told, and the one where they choose none."""

    rows: tuple[tuple[str, Pattern], ...]
    otherwise: str

    def told(self, text: str) -> tuple[str, ...]:
        """The codes whose words the text has."""
        return tuple(dict.fromkeys(code for code, words in self.rows if words.search(text)))


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The codes of the first row that a question without any code tells whole."""
    text = ask.text
    if ask.citations:
        return ()
    cases, index, choices = _table()
    possible = index.possible(text)
    near = [one for one in cases if one.told[0] in possible]
    if not near or _OTHERWISE.search(text) or not _wished(ask):
        return ()
    unsure = _UNSURE.search(text) is not None
    case = next((one for one in near if one.fits(text, unsure=unsure)), None)
    if case is None:
        return ()
    codes = [code for written in case.codes for code in _filled(written, text, choices)]
    return in_order(
        codes, case.said, case.section, case.rule, reference, ordered=case.ordered and len(codes) > 1
    )


def _wished(ask: Ask) -> bool:
    if _WISHED.search(ask.text) or code_wished.described(ask):
        return True
    return "?" not in ask.text and len(ask.text.split()) <= _BRIEF


def _filled(written: str, text: str, choices: Mapping[str, _Choice]) -> Iterator[str]:
    """The codes of a place; of a choice without a told word the one by default, if it has any."""
    place = _PLACE.search(written)
    if place is None:
        yield written
    elif place["name"] == "week":
        yield from gestation.told_week(text)
    elif place["ends"]:
        yield _PLACE.sub(_ending(place["name"], place["ends"], text), written)
    else:
        choice = choices[place["name"]]
        found = choice.told(text)
        yield from found if place["every"] else found[:1]
        if not found and choice.otherwise:
            yield choice.otherwise


def _ending(name: str, ends: str, text: str) -> str:
    """The character of the told side (right, left, both, none) or trimester (first, second, third, none)."""
    if name == "side":
        return side(text, ends)
    trimester = pregnancies.trimester_told(text)
    return ends[_TRIMESTERS.index(trimester) if trimester else -1]


_TRIMESTERS = ("first", "second", "third")


@cache
def _table() -> tuple[tuple[_Case, ...], PatternIndex, Mapping[str, _Choice]]:
    written = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    cases = tuple(
        _Case(
            tuple(map(pattern, row["told"])),
            pattern(row["barred"]) if "barred" in row else None,
            row.get("unsure", False),
            tuple(row["codes"].split()),
            row["said"],
            row["section"],
            row["rule"],
            row.get("ordered", True),
        )
        for row in written["case"]
    )
    choices = {
        name: _Choice(tuple((code, pattern(words)) for code, words in one["rows"]), one.get("otherwise", ""))
        for name, one in written["choices"].items()
    }
    return cases, PatternIndex(one.told[0] for one in cases), choices
