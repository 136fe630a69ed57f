"""`python -m tests.answering.evaluation.examined [PART ...] [--show]`: figures on questions of an examiner.

An examiner who did not know the program wrote the questions; each fact is patterns that one line of the reply (or the
whole of it) has to hold, with values taken from the publishers' files and not from the catalogue. It reads the
catalogue of CONSULTANT_HOME, built from those files.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.answering.evaluation.score import MOST_WORDS, STATUS

HERE = Path(__file__).parent
PARTS = (
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    "10",
    "11",
    "12",
    "13",
    "14",
    "15",
    "16",
    "17",
    "18",
    "19",
    "20",
    "21",
    "22",
    "23",
    "24",
    "25",
    "26",
    "27",
    "28",
    "29",
    "30",
    "31",
    "32",
    "33",
    "34",
    "35",
    "36",
    "37",
    "38",
    "39",
    "40",
    "41",
    "42",
    "43",
    "44",
    "45",
    "46",
    "47",
    "48",
    "49",
    "50",
    "51",
    "52",
    "53",
    "54",
    "55",
    "56",
    "57",
    "58",
    "59",
    "60",
    "61",
    "reworded",
    "half_told",
)
REWORDED = "reworded"
"""Questions of the other parts in other words, whose ids end in the lot; the facts are those of the question itself."""
HALF_TOLD = "half_told"
"""Questions on cases whose deciding fact is missing, with neighbours that tell it and requests to decline, of other readers."""
Row = Mapping[str, Any]


def main() -> int:
    """Prints the figures; 1 where the command cannot answer."""
    parser = argparse.ArgumentParser(prog="python -m tests.answering.evaluation.examined")
    parser.add_argument("parts", nargs="*", choices=(*PARTS, []))
    parser.add_argument("--show", action="store_true", help="print what is wrong, question by question")
    arguments = parser.parse_args()
    for part in arguments.parts or PARTS:
        rows = read(part)
        replies = answered(rows)
        print(f"\nexamined {part}: {len(rows)} questions")
        for words, (good, every) in figures(rows, replies).items():
            print(f"  {words:28} {good:4} of {every:4}  {good / every if every else 1:.3f}")
        for row in rows if arguments.show else ():
            for fault in faults(row, replies[row["id"]]):
                print(f"- {row['id']} {row['body'][:70]!r}: {fault}")
    return 0


def read(part: str) -> list[Row]:
    """The questions of one part."""
    name = part if part in (REWORDED, HALF_TOLD) else f"examined_{part}"
    rows = [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    if part != REWORDED:
        return rows
    sources = {row["id"]: row for other in PARTS if other != REWORDED for row in read(other)}
    return [{**sources[row["id"].partition("/")[0]], **row} for row in rows]


def answered(rows: Iterable[Row]) -> Mapping[str, Row]:
    """What the command replies, by the question's id; one run for each setting."""
    by_setting: dict[str, list[Row]] = {}
    for row in rows:
        by_setting.setdefault(row["setting"], []).append(row)
    return {reply["id"]: reply for setting, some in by_setting.items() for reply in _ask(setting, some)}


def _ask(setting: str, rows: Iterable[Row]) -> Iterator[Row]:
    command = (sys.executable, "-m", "consultant", "ask", "--jsonl", "--setting", setting)
    asked = "".join(json.dumps({key: row[key] for key in ("id", "subject", "body")}) + "\n" for row in rows)
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=True)
    return map(json.loads, done.stdout.splitlines())


def figures(rows: Iterable[Row], replies: Mapping[str, Row]) -> Mapping[str, tuple[int, int]]:
    """Good and all, by what was counted."""
    pairs = [(row, replies[row["id"]]) for row in rows]
    facts = [said(fact, reply["reply"]) for row, reply in pairs for fact in row["facts"]]
    single = [reply for _, reply in pairs if not re.search(r"^QUESTION \d", reply["reply"], re.MULTILINE)]
    counted = {
        "facts said": facts,
        "fully right": [not list(faults(row, reply)) for row, reply in pairs],
        f"at most {MOST_WORDS} words": [len(reply["reply"].split()) <= MOST_WORDS for reply in single],
    }
    for outcome in STATUS:
        counted[f"{outcome} as expected"] = [
            as_expected(row, reply) for row, reply in pairs if row["expected"] == outcome
        ]
    return {words: (sum(good), len(good)) for words, good in counted.items()}


def faults(row: Row, reply: Row) -> Iterator[str]:
    """What is wrong with one reply, in words."""
    if not as_expected(row, reply):
        yield f"status {reply['status']}, expected {row['expected']}"
    yield from (f"not said: {fact['name']}" for fact in row["facts"] if not said(fact, reply["reply"]))
    yield from (f"said: {wrong}" for wrong in row["never"] if _found(wrong, reply["reply"]))


def as_expected(row: Row, reply: Row) -> bool:
    """Whether it answers, asks back or declines as the examiner expects."""
    return bool(STATUS[row["expected"]] == reply["status"])


def said(fact: Row, reply: str) -> bool:
    """Whether one line of the reply, or the whole of it, holds all patterns of the fact."""
    places = [reply.replace("\n", " ")] if fact["scope"] == "reply" else reply.splitlines()
    return any(all(_found(pattern, place) for pattern in fact["all"]) for place in places)


def _found(pattern: str, text: str) -> bool:
    return re.search(pattern, re.sub(r"[ *_\"]+", " ", text), re.IGNORECASE | re.MULTILINE) is not None


if __name__ == "__main__":
    sys.exit(main())
