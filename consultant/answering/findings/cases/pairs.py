"""Conditions told together that have codes of their own for it, from `pairs.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from consultant.answering.findings.cases.parts import Item, Rank, Read, Rule
from consultant.answering.patterns import Pattern, pattern

_TABLE = Path(__file__).parent / "pairs.toml"
_RANKS = {"=": Rank.REASON, "<": Rank.CAUSE, ">": Rank.RESULT, "~": Rank.BESIDE, "+": Rank.STATUS}


@dataclass(frozen=True, slots=True)
class _Pair:
    """What is told, what must not be told, the codes, and the rule on them."""

    told: Pattern
    barred: re.Pattern[str] | None
    when: re.Pattern[str] | None
    items: tuple[Item, ...]
    rule: Rule | None


def read(text: str) -> Read:
    """The codes of all the pairs that a text tells."""
    items: list[Item] = []
    rule = None
    rest = text
    for pair in _pairs():
        found = pair.told.search(rest)
        if (
            found is None
            or (pair.barred and pair.barred.search(text))
            or (pair.when and not pair.when.search(text))
        ):
            continue
        items += pair.items
        rule = rule or pair.rule
        rest = f"{rest[: found.start()]} , {rest[found.end() :]}"
    return Read(rest, tuple(items), rule, own=rule is not None)


@cache
def _pairs() -> tuple[_Pair, ...]:
    rows = tomllib.loads(_TABLE.read_text(encoding="utf-8"))["pair"]
    return tuple(
        _Pair(
            pattern(row["told"]),
            re.compile(row["barred"], re.IGNORECASE) if "barred" in row else None,
            re.compile(row["when"], re.IGNORECASE) if "when" in row else None,
            tuple(map(_item, row["codes"].split())),
            Rule(row["said"], row["section"], row["rule"], either=True) if "said" in row else None,
        )
        for row in rows
    )


def _item(written: str) -> Item:
    return Item(written.lstrip("=<>~+"), _RANKS.get(written[0], Rank.MAIN))
