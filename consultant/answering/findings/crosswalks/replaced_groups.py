"""MS-DRGs that ended before the discharge, with those that took their cases: `DRG 247 for a stent in March 2024?`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from consultant.answering import severities
from consultant.answering.intents import Intent
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import KNOWLEDGE, Reference
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import Entry
from consultant.model.codes import CodeSystem

_TABLE = Path(__file__).parents[2] / "replaced_groups.toml"
_PUBLICATION = "CMS, final rules of the inpatient payment system and MS-DRG Definitions Manual"
_NUMBERED = expression(
    r"\bdrgs?\b[^.?!]{0,40}?\b(?:replac\w+|instead of|took the place of|after|for"
    r"|became of) (?:the old )?(?:ms-?)?(?:drg )?(\d{3})\b",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"\b(?:four|five|six|seven|[4-9]|four or more|4\+) (?:or more )?(?:\w+[- ]){0,3}(?:stents?|devices?|arteries|vessels)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Change:
    """Groups that ended on one day, and their successors with what their cases are."""

    ended: date
    version: str
    groups: tuple[str, ...]
    cases: str
    successors: tuple[tuple[str, str], ...]


@cache
def _changes() -> tuple[Change, ...]:
    read = tomllib.loads(_TABLE.read_text(encoding="utf-8"))["changes"]
    return tuple(
        Change(
            one["ended"],
            one["version"],
            tuple(one["groups"]),
            one["cases"],
            tuple(map(tuple, one["successors"])),
        )
        for one in read
    )


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """For each cited group that had ended by the day: when, and where its cases go; first those of the told severity."""
    on = ask.on or reference.on
    judged = Intent.VALID in ask.intents or bool(_JUDGED.search(ask.text))
    cited = [one.code for one in ask.citations if one.system is CodeSystem.DRG] or _NUMBERED.findall(ask.text)
    return tuple(
        _finding(code, change, ask.text)
        for code in cited
        for change in _changes()
        if code in change.groups and change.ended <= on and (judged or not _listed(code, reference))
    )


_JUDGED = expression(
    r"\b(?:still|any ?more|valid|good|right|correct|active|exists?|deleted?|replaced?|retired|ended|discharged?|use"
    r"|used|what became|become|became|split into|turned? into|instead)\b",
    re.IGNORECASE,
)
"""Asks whether a group holds, or tells the day; its title alone is told from the release that has it."""


def _listed(code: str, reference: Reference) -> bool:
    return isinstance(reference.catalogue.entry(CodeSystem.DRG, code, reference.on), Entry)


def _finding(code: str, change: Change, text: str) -> Finding:
    fitting = tuple(one for one in change.successors if _fits(one[1], text))
    values = {
        "code": code,
        "ended": change.ended.isoformat(),
        "version": change.version,
        "cases": change.cases,
        "fitting": fitting[0] if len(fitting) == 1 else (),
        "successors": change.successors,
        "source": _PUBLICATION,
    }
    rows = (
        Evidence(
            KNOWLEDGE,
            f"MS-DRG {code}",
            "ended",
            change.ended.isoformat(),
            _PUBLICATION,
            change.ended.isoformat(),
        ),
        *(
            Evidence(KNOWLEDGE, f"MS-DRG {group}", "cases", words, _PUBLICATION, change.ended.isoformat())
            for group, words in change.successors
        ),
    )
    return Finding("drg_replaced", (f"MS-DRG {code}",), values, rows)


def _fits(words: str, text: str) -> bool:
    """Whether a successor is for the severity that the question tells; four stents count as an MCC does."""
    if "4 or more" in words and _MANY.search(text):
        return True
    level = severities.told(text)
    title = f" {words.upper()}".replace(" OR MCC", "/MCC").replace(" OR 4", " 4")
    return (
        bool(level) and not ("WITHOUT MCC" in title and _MANY.search(text)) and severities.fits(title, text)
    )
