"""Finds the points of `consultant/privacy/name_points.py`: `python -m tests.privacy.weigh [--held-out]`.

Every two capitalised words and more of the labelled texts and of `pairs.txt` that no label announces are a row: what is seen
around them, and whether they are a patient's name. So that there are enough, the given names are hidden while the rows are
gathered. The points are the weights of a logistic regression over them, in tenths. With `--held-out` nothing is written:
each quarter of the texts is read with the points of the other three, and what was misread is printed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from consultant.codes import signature_spans
from consultant.privacy import (
    contacts,
    name_colleagues,
    name_facts,
    name_lists,
    name_mentions,
    name_parts,
    names,
)
from consultant.privacy import name_points as points_table
from consultant.privacy.detection import identifiers
from consultant.privacy.name_evidence import evidence
from tests.codes.annotate import annotate
from tests.codes.score import PARTS, read
from tests.logistic import weights

_HERE = Path(__file__).parent
_DECAY = 0.5
_KNOWING = (contacts, name_facts, name_lists, name_mentions, name_parts, names)
"""The modules that know given names."""


@dataclass(frozen=True)
class Row:
    """What is seen around one pair, and whether it is a patient."""

    text: str
    span: tuple[int, int]
    is_patient: bool
    seen: frozenset[str]


def texts() -> Iterator[dict[str, Any]]:
    """All labelled texts, with the spans of their identifiers."""
    for part in PARTS:
        yield from read(part)
    for block in re.split(r"(?m)^=== ", (_HERE / "marked.txt").read_text(encoding="utf-8"))[1:]:
        name, _, marked = block.partition("\n")
        yield annotate(name, marked.rstrip("\n"))
    for line in (_HERE / "pairs.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield annotate(
                "pair", re.sub(r"\[(.*?)\]", r"\1", re.sub(r"\{(.*?)\}", r"{{\1|phi name}}", line))
            )


def rows() -> list[Row]:
    """Every pair that would be weighed if no given name were known."""
    kept, judged = [module.given_names for module in _KNOWING], name_mentions.is_weighed
    found: list[Row] = []
    try:
        for module in _KNOWING:
            module.given_names = frozenset()
        for line in texts():
            found += _of_text(line)
    finally:
        name_mentions.is_weighed = judged
        for module, known in zip(_KNOWING, kept, strict=True):
            module.given_names = known
    return found


def _of_text(line: dict[str, Any]) -> list[Row]:
    patients = [tuple(each["span"]) for each in line["phi"] if each["kind"] == "name"]
    found: list[Row] = []

    def judge(text: str, span: tuple[int, int]) -> bool:
        yes = any(start < span[1] and span[0] < end for start, end in patients)
        if not name_colleagues.is_other(text, span):
            found.append(Row(text, span, yes, frozenset(evidence(text, *span))))
        return yes

    name_mentions.is_weighed = judge
    identifiers(line["text"], signatures=signature_spans(line["text"]))
    return found


def fit(examples: list[Row]) -> dict[str, int]:
    """The points of these rows."""
    found = weights([(row.seen, row.is_patient) for row in examples], points_table.ALWAYS, _DECAY)
    return {name: round(10 * weight) for name, weight in found.items()}


def held_out(examples: list[Row]) -> None:
    """Prints how rows are read with the points of texts that are not theirs."""
    counted = {(said, true): 0 for said in (True, False) for true in (True, False)}
    for quarter in range(4):
        points = fit([row for row in examples if _quarter(row) != quarter])
        for row in (row for row in examples if _quarter(row) == quarter):
            total = points[points_table.ALWAYS] + sum(points.get(each, 0) for each in row.seen)
            counted[total > 0, row.is_patient] += 1
            if (total > 0) != row.is_patient:
                start, end = row.span
                around = f"{row.text[max(0, start - 25) : start]}<<{row.text[start:end]}>>{row.text[end : end + 25]}"
                print(f"{total:4} {'missed' if row.is_patient else 'needless'} {around!r}")
    print(
        f"of {counted[True, True] + counted[False, True]} patients found {counted[True, True]},"
        f" of {counted[True, False] + counted[False, False]} others left {counted[False, False]}"
    )


def _quarter(row: Row) -> int:
    return crc32(row.text.encode()) % 4


def write(points: dict[str, int]) -> None:
    """Puts the points into their table."""
    path = Path(points_table.__file__)
    before, begin, rest = path.read_text(encoding="utf-8").partition("    # points\n")
    _, end, after = rest.partition("    # end of points\n")
    table = "".join(
        f'    "{name}": {value},\n' for name, value in sorted(points.items()) if value or name == "always"
    )
    path.write_text(before + begin + table + end + after, encoding="utf-8")


if __name__ == "__main__":
    gathered = rows()
    if "--held-out" in sys.argv:
        held_out(gathered)
    else:
        write(fit(gathered))
