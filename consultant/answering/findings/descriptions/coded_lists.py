"""Codes of short lists that a question tells side by side: `revenue code for the ER, and for CT?`, `status J1 versus T?`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from consultant.answering.findings.notes import verdicts
from consultant.answering.reading import Ask
from consultant.answering.reference import KNOWLEDGE, Reference
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import BillingSetting

_TABLE = Path(__file__).parents[2] / "coded_lists.toml"
_MOST = 6
_PAIR = 2


@dataclass(frozen=True, slots=True)
class CodedList:
    """One list: how questions name it, and its codes with their words and what they mean."""

    name: str
    asked: re.Pattern[str]
    needs: re.Pattern[str]
    hospital: bool
    """Whether practitioners have a list of that name too."""
    least: int
    """How many of its codes a question has to name."""
    publication: str
    as_of: str
    codes: Mapping[str, tuple[re.Pattern[str], str]]

    def told(self, text: str) -> tuple[tuple[str, str], ...]:
        """The codes that a text names, by their numbers or in words, in its order, with what they mean."""
        rest = self.asked.sub(" ", text)
        found = {
            code: place for code, (words, _) in self.codes.items() if (place := _place(words, rest)) >= 0
        }
        return tuple((code, self.codes[code][1]) for code in sorted(found, key=lambda code: found[code]))


def _place(words: re.Pattern[str], text: str) -> int:
    found = words.search(text)
    return found.start() if found else -1


@cache
def _lists() -> tuple[CodedList, ...]:
    read = tomllib.loads(_TABLE.read_text(encoding="utf-8"))["lists"]
    return tuple(
        CodedList(
            one["name"],
            re.compile(one["asked"], re.IGNORECASE),
            re.compile(one.get("needs", ""), re.IGNORECASE),
            one.get("hospital", False),
            one.get("least", 1),
            one["publication"],
            one["as_of"].isoformat(),
            {
                code: (re.compile(words, re.IGNORECASE), means)
                for code, (words, means) in one["codes"].items()
            },
        )
        for one in read
    )


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The codes of a list that a question names; one alone only where no note has a verdict on it."""
    if ask.codes or ask.loose_modifiers:
        return ()
    for one in _lists():
        if not (one.asked.search(ask.text) and one.needs.search(ask.text)) or _of_others(one, ask, reference):
            continue
        codes = one.told(ask.text)
        if len(codes) >= _PAIR or (len(codes) >= one.least and codes and not verdicts.noted(ask, reference)):
            return (_finding(one, codes[:_MOST]),)
    return ()


_OPPS = re.compile(
    r"\bopps\b|\bapcs?\b|\baddendum b\b|\boutpatient hospital\b|\bhospital outpatient\b", re.IGNORECASE
)


def _of_others(one: CodedList, ask: Ask, reference: Reference) -> bool:
    """Whether a list of practitioners of the same name may be meant."""
    return one.hospital and reference.setting is not BillingSetting.HOSPITAL and not _OPPS.search(ask.text)


def _finding(one: CodedList, codes: tuple[tuple[str, str], ...]) -> Finding:
    rows = tuple(
        Evidence(KNOWLEDGE, f"{one.name} {code}", "meaning", means, one.publication, one.as_of)
        for code, means in codes
    )
    return Finding("list_codes", (), {"name": one.name, "told": codes, "source": one.publication}, rows)
