"""Finds the points of `consultant/codes/points.py` from the labelled corpus: `python -m tests.codes.weigh [part …]`.

Every bare number and every two letters that may be a modifier is a row: what is seen around it, and whether it is one.
The points are the weights of a logistic regression over these rows, in tenths. So that they do not lean on the words that
happen to be listed, each row counts three times: once as it is, twice with half of the listed verbs and predicates hidden.
Parts that are named are left out; then nothing is written, and what the weights make of these parts is printed.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from consultant.codes import cite, loose_modifiers, speech
from consultant.codes import points as points_table
from consultant.codes.evidence import evidence
from consultant.codes.sheet import Sheet
from consultant.codes.tokens import clean
from consultant.codes.weighed import Judgement
from tests.codes.score import PARTS, read
from tests.codes.spoken import sentences
from tests.logistic import weights

_TABLES = ("verbs", "predicates", "participles", "going_on", "base_predicates")
_LISTED = {name: getattr(speech, name) for name in _TABLES}
_HIDDEN_TWICE = 2
_MAILS = 3
"""How often a row of a whole mail counts: the sentences of the list are shorter and odder than mails are."""
_DECAY = 1.0
"""What pulls every weight towards nothing (an L2 penalty, in rows)."""


@dataclass(frozen=True)
class Row:
    """What is seen around one candidate, with the tables whole and with words hidden, and whether it is a modifier."""

    part: str
    text: str
    written: str
    is_modifier: bool
    seen: tuple[frozenset[str], ...]

    @property
    def is_number(self) -> bool:
        """Numbers and letters have points of their own."""
        return self.written.isdigit()


def rows(hidden: int = _HIDDEN_TWICE) -> Iterator[Row]:
    """Every candidate of the corpus, read once as it is and so often with words hidden."""
    for part in PARTS:
        for line in read(part):
            modifiers = {
                (at, code)
                for each in line["citations"]
                for code in (each["modifiers"] if each["system"] != "modifier" else [each["code"]])
                for at in range(*each["span"])
            }
            yield from _of_text(
                part, line["text"], lambda at, code, known=modifiers: (at, code) in known, hidden
            )
    for text, cited in sentences():
        known = {word for each in cited for word in each.split()}
        yield from _of_text("spoken", text, lambda at, code, known=known: code in known, hidden)


def _of_text(part: str, text: str, is_modifier: Callable[[int, str], bool], hidden: int) -> Iterator[Row]:
    """The candidates of one text, each judged as the corpus says, so that what follows is read as it should be."""
    found: list[Row] = []
    cleaned = clean(text)

    def judged(sheet: Sheet, group: list[int]) -> Judgement | None:
        token = sheet.tokens[group[0]]
        yes = is_modifier(cleaned.given(token.start, token.end)[0], token.text)
        found.append(Row(part, text, token.text, yes, tuple(_seen(sheet, group, hidden))))
        return Judgement(0.8, "as labelled") if yes else None

    kept, loose_modifiers.judged = loose_modifiers.judged, judged
    try:
        cite(text)
    finally:
        loose_modifiers.judged = kept
    return iter(found)


def _seen(sheet: Sheet, group: list[int], times: int) -> Iterator[frozenset[str]]:
    yield frozenset(evidence(sheet, group[0], group[-1]))
    for again in range(times):
        chance = random.Random(crc32(sheet.text.encode()) + again)
        hidden = {word for word in sorted(_LISTED["going_on"] | _LISTED["verbs"]) if chance.random() < 0.5}
        hidden -= speech.function_words | speech.verbs_of_one
        for name, listed in _LISTED.items():
            setattr(speech, name, listed - hidden)
        try:
            yield frozenset(evidence(sheet, group[0], group[-1]))
        finally:
            for name, listed in _LISTED.items():
                setattr(speech, name, listed)


def table(examples: list[Row]) -> tuple[dict[str, int], dict[str, int]]:
    """The points of what is always so and of each piece of evidence, for numbers and for letters, in tenths."""
    numbers, letters = (
        weights(
            [
                (seen, row.is_modifier)
                for row in examples
                if row.is_number is number
                for seen in row.seen * (1 if row.part == "spoken" else _MAILS)
            ],
            points_table.ALWAYS,
            _DECAY,
        )
        for number in (True, False)
    )
    return _rounded(numbers), _rounded(letters)


def _rounded(found: dict[str, float]) -> dict[str, int]:
    points = {name: round(10 * weight) for name, weight in found.items()}
    return {name: point for name, point in points.items() if point or name == points_table.ALWAYS}


def _written(numbers: dict[str, int], letters: dict[str, int]) -> str:
    """The table as a module: what is seen, and its points for numbers and for letters."""
    rows = "".join(
        f'    "{name}": ({numbers.get(name, 0)}, {letters.get(name, 0)}),\n'
        for name in sorted({*numbers, *letters})
    )
    old = Path(points_table.__file__).read_text(encoding="utf-8")
    head, tail = old.partition("    # points\n")[0], old.partition("    # end\n")[2]
    return f"{head}    # points\n{rows}    # end\n{tail}"


def _tally(examples: list[Row], tables: tuple[dict[str, int], dict[str, int]]) -> Iterator[str]:
    """What the points get wrong of these rows, and the count of right and wrong ones."""
    tally: Counter[tuple[bool, bool]] = Counter()
    for row in examples:
        points = tables[0] if row.is_number else tables[1]
        total = points[points_table.ALWAYS] + sum(points.get(each, 0) for each in row.seen[0])
        tally[total > 0, row.is_modifier] += 1
        if (total > 0) is not row.is_modifier:
            yield f"  {total:4d} {row.is_modifier!s:5} {row.written} | {row.text[:150]!r}"
    hit, false, missed = tally[True, True], tally[True, False], tally[False, True]
    yield f"hit {hit}, missed {missed}, false {false}, F1 {2 * hit / max(1, 2 * hit + missed + false):.3f}"


def main() -> None:
    """Writes the table, or says what it makes of the parts that are named and were left out."""
    everything, left_out = list(rows()), set(sys.argv[1:])
    tables = table([row for row in everything if row.part not in left_out])
    if not left_out:
        Path(points_table.__file__).write_text(_written(*tables), encoding="utf-8")
    for part in sorted(left_out or {row.part for row in everything}):
        print(part, *_tally([row for row in everything if row.part == part], tables), sep="\n")


if __name__ == "__main__":
    main()
