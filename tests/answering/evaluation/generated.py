"""`python -m tests.answering.evaluation.generated [each] [--seed N] [--show]`: questions on random codes of the loaded catalogue.

Codes are drawn from the tables themselves, so that no reply can have been tuned on them; what each reply has to say is looked
up in the same catalogue. The words come from several ways of asking for each intent.
"""

from __future__ import annotations

import argparse
import random
import re
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from consultant import settings
from consultant.answering import Answerer
from consultant.bootstrap import asked_before, code_search, told_procedures
from consultant.catalogue import published
from consultant.catalogue.knowledge import load_notes
from consultant.catalogue.store import open_catalogue
from consultant.errors import ConsultantError
from consultant.model.catalogue import BillingSetting, CodeSet
from consultant.templates import MailTemplates
from tests.answering.evaluation.score import MOST_WORDS, Asked, Score, score

EACH, SEED, MOST_IN_FIRST = 12, 20261125, 40
NEEDED = (
    CodeSet.PTP_PRACTITIONER,
    CodeSet.PTP_HOSPITAL,
    CodeSet.MUE_PRACTITIONER,
    CodeSet.MPFS,
    CodeSet.HCPCS,
)
_PAID = re.compile(r"\bwill be paid\b", re.IGNORECASE)
_WHOLE = (
    "(SELECT id FROM release WHERE code_set = '{0}' AND complete = 1 ORDER BY effective_from DESC LIMIT 1)"
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One intent: rows to draw codes from, ways of asking, and the facts that the reply has to say."""

    topic: str
    rows: str
    ways: tuple[str, ...]
    facts: tuple[str, ...]
    setting: BillingSetting = BillingSetting.PRACTITIONER
    expected: str = "answer"


def _of(code_set: CodeSet) -> str:
    return _WHOLE.format(code_set.value)


def _edits(code_set: CodeSet, indicator: str) -> str:
    return f"SELECT column1, column2 FROM edit WHERE release = {_of(code_set)} AND deleted = 0 AND indicator = '{indicator}'"


def _fees(field: str, value: str) -> str:
    return (
        f"SELECT code FROM fee WHERE release = {_of(CodeSet.MPFS)} AND modifier = '' AND status = 'A'"
        f" AND code GLOB '[0-9][0-9][0-9][0-9][0-9]' AND {field} = '{value}'"
    )


_PAIR = (
    "Can {0} be billed with {1} on the same day?",
    "{0} and {1}, do they bundle?",
    "Payer denied {1} with {0}. Is there an NCCI edit?",
    "May we report {1} along with {0}, and which modifier?",
)
_UNITS = (
    "What is the MUE for {0}?",
    "How many units of {0} per day are allowed?",
    "MUE and MAI of {0} please",
)
KINDS: Mapping[str, Kind] = {
    **{
        f"edit, indicator {indicator}, {setting.value}": Kind(
            "NCCI edits",
            _edits(code_set, indicator),
            tuple(f"{way}{' (UB-04 claim)' * (setting is BillingSetting.HOSPITAL)}" for way in _PAIR),
            ("edit {0} {1}",),
            setting,
        )
        for indicator in "01"
        for setting, code_set in (
            (BillingSetting.PRACTITIONER, CodeSet.PTP_PRACTITIONER),
            (BillingSetting.HOSPITAL, CodeSet.PTP_HOSPITAL),
        )
    },
    **{
        f"units, adjudication {adjudication}": Kind(
            "NCCI edits",
            f"SELECT code FROM unit_limit WHERE release = {_of(CodeSet.MUE_PRACTITIONER)} AND adjudication = '{adjudication}'",
            _UNITS,
            ("mue {0}",),
        )
        for adjudication in "123"
    },
    **{
        f"bilateral {value}": Kind(
            "modifiers",
            _fees("bilateral", value),
            (
                "Is {0} bilateral?",
                "{0} was done on both sides, how do we report it?",
                "Bilateral indicator of {0}?",
            ),
            ("bilateral {0}",),
        )
        for value in "01239"
    },
    **{
        f"global days {value}": Kind(
            "modifiers",
            _fees("global_days", value),
            ("What is the global period of {0}?", "How many global days has {0}?"),
            ("global {0}",),
        )
        for value in ("000", "010", "090", "ZZZ")
    },
    **{
        f"assistant {value}": Kind(
            "modifiers",
            _fees("assistant", value),
            ("Is an assistant at surgery paid for {0}?", "assistant surgeon on {0}, allowed?"),
            ("assistant {0}",),
        )
        for value in "0129"
    },
    **{
        f"co-surgeon {value}": Kind(
            "modifiers",
            _fees("co_surgeon", value),
            ("Are co-surgeons paid for {0}?", "Can two surgeons share {0}?"),
            ("cosurgeon {0}",),
        )
        for value in "012"
    },
    **{
        f"PC/TC {value}": Kind(
            "modifiers",
            _fees("pc_tc", value),
            ("Does {0} have a professional and a technical component?", "Can {0} be split into 26 and TC?"),
            ("pctc {0}",),
        )
        for value in "01234"
    },
    **{
        f"status {value}": Kind(
            "Medicare coverage",
            f"SELECT code FROM fee WHERE release = {_of(CodeSet.MPFS)} AND modifier = '' AND status = '{value}'"
            " AND code GLOB '[0-9][0-9][0-9][0-9][0-9]'",
            ("Is {0} covered by Medicare?", "What is the status indicator of {0}?"),
            ("status {0}",),
        )
        for value in "ABCINRTXJ"
    },
    "relative values": Kind(
        "Medicare coverage", _fees("pc_tc", "0"), ("RVUs of {0}?", "How many RVUs has {0}?"), ("rvu {0}",)
    ),
    "drug or supply": Kind(
        "codes",
        f"SELECT code FROM hcpcs WHERE release = {_of(CodeSet.HCPCS)} AND terminated = 0 AND length(code) = 5",
        ("What is {0}?", "Please describe {0}.", "What does {0} mean?"),
        ("means {0}",),
    ),
    "ended HCPCS": Kind(
        "codes",
        "SELECT DISTINCT code FROM hcpcs WHERE terminated BETWEEN 20200101 AND 20251231 AND length(code) = 5",
        ("Is {0} still valid?", "Can we still bill {0}? Is it active?"),
        ("ended {0}",),
        expected="premise",
    ),
    "billable diagnosis": Kind(
        "codes",
        f"SELECT code FROM icd_code WHERE release = {_of(CodeSet.ICD10CM)} AND billable = 1",
        ("Is {0} a valid code?", "What is {0}, and is it valid?"),
        ("valid {0}",),
    ),
    "header diagnosis": Kind(
        "codes",
        f"SELECT code FROM icd_code WHERE release = {_of(CodeSet.ICD10CM)} AND billable = 0 AND length(code) > 4",
        ("Is {0} billable?", "Is {0} complete?"),
        ("header {0}",),
        expected="premise",
    ),
    "diagnosis to ICD-9": Kind(
        "crosswalks",
        f"SELECT DISTINCT source FROM gem WHERE release = {_of(CodeSet.GEM_ICD10CM_TO_ICD9)} AND scenario = 0"
        " AND flags = '10000'",
        ("Map {0} to ICD-9.", "ICD-9 equivalent of {0}?"),
        ("icd9 {0}",),
    ),
    "risk category": Kind(
        "crosswalks",
        f"SELECT DISTINCT code FROM hcc WHERE release = {_of(CodeSet.HCC)} AND model = 'CMS-HCC Model V28'",
        ("Which HCC is {0}?", "Does {0} risk adjust?"),
        ("hcc {0}",),
    ),
}
"""Every intent that a table answers."""


def asked(kind: Kind, connection: sqlite3.Connection, each: int, chance: random.Random) -> Iterator[Asked]:
    """Questions of a kind on codes drawn at random."""
    rows = connection.execute(f"SELECT * FROM ({kind.rows})").fetchall()
    for row in chance.sample(rows, min(each, len(rows))):
        text = chance.choice(kind.ways).format(*row)
        yield Asked(
            kind.expected, kind.topic, text, tuple(fact.format(*row) for fact in kind.facts), kind.setting
        )


def faults(found: Score) -> Iterator[str]:
    """What is wrong with a reply: its facts and breaches, and the rules that hold for every reply."""
    yield from found.faults()
    if found.parts == 1 and found.words > MOST_WORDS:
        yield f"{found.words} words"
    first = found.reply.split("SHORT ANSWER\n")[-1].split("\n")[0]
    if len(re.split(r"(?<=[.?!])\s", first)[0].split()) > MOST_IN_FIRST:
        yield f"first sentence of more than {MOST_IN_FIRST} words: {first}"
    if _PAID.search(found.reply):
        yield "will be paid"
    if "SOURCES" not in found.reply or "release" not in found.reply:
        yield "no release named"


def main() -> int:
    """Prints for each kind how many replies are right; 0 also where it has to be skipped."""
    parser = argparse.ArgumentParser(prog="python -m tests.answering.evaluation.generated")
    parser.add_argument("each", nargs="?", type=int, default=EACH, help="questions of each kind")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--show", action="store_true", help="print what is wrong, question by question")
    arguments = parser.parse_args()
    folder = settings.load().catalogue_folder
    try:
        catalogue = open_catalogue(folder)
    except ConsultantError as error:
        print(f"generated questions skipped: {error}")
        return 0
    file = published.current(folder)
    held = {release.code_set for release in catalogue.releases() if release.complete}
    if file is None or not set(NEEDED) <= held:
        print(
            "generated questions skipped: import the publishers' files first: consultant catalogue import PATH --accept-ama"
        )
        return 0
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    notes = load_notes(settings.PROJECT / "config" / "knowledge")
    search = code_search(settings.load(), catalogue)
    answerers = [
        Answerer(catalogue, MailTemplates(), notes, search, told_procedures(), asked_before())
        for _ in range(2)
    ]
    chance, good = random.Random(arguments.seed), Counter[str]()
    every = 0
    for name, kind in KINDS.items():
        wrong = []
        for question in asked(kind, connection, arguments.each, chance):
            every += 1
            found = list(faults(score(question, answerers, catalogue, notes)))
            good["right"] += not found
            wrong += [(question.text, found)] if found else []
        for text, found in wrong if arguments.show else ():
            print(f"- {name}: {text}\n    " + "\n    ".join(found))
        if wrong:
            print(f"  {name:40} {len(wrong)} wrong")
    print(f"generated questions fully right: {good['right']} of {every}  {good['right'] / every:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
