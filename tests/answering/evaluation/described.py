"""Codes described in people's words: `python -m tests.answering.evaluation.described [PART …] [-v]`.

Each line of the files is a mail that asks for one code without naming it, written from a row of the published sets by a reader
who did not know the program: of diagnoses (ICD-10-CM FY2027), of items (HCPCS October 2025) and of inpatient procedures
(ICD-10-PCS FY2026). `d0` to `d7` are from rows taken at random, `d8`, `d9` and `h1` to `h4` from everyday ones. Needs the
catalogue of `../shared/data`, imported, as the home of `consultant` (CONSULTANT_HOME).
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from consultant import settings
from consultant.answering import Answerer
from consultant.bootstrap import asked_before, code_search, notes, told_procedures
from consultant.catalogue.store import open_catalogue
from consultant.commands.ask import question as as_question
from consultant.model.answer import DraftStatus
from consultant.model.catalogue import BillingSetting
from consultant.templates import MailTemplates

HERE = Path(__file__).parent
PARTS = (
    "described",
    "described_unseen",
    "described_items",
    "described_items_unseen",
    "described_procedures",
    "described_procedures_unseen",
)
TODAY = date(2026, 11, 28)


class Described(NamedTuple):
    """One mail and the code that its writer described."""

    id: str
    code: str
    body: str


def read(part: str) -> list[Described]:
    """The mails of one file."""
    lines = (HERE / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()
    return [Described(**json.loads(line)) for line in lines]


def _outcomes(part: str, *, shown: bool) -> Iterator[tuple[str, str]]:
    """The set of each mail with `right`, `asked back with it`, `asked back` or `wrong`."""
    configured = settings.load()
    catalogue = open_catalogue(configured.catalogue_folder)
    search = code_search(configured, catalogue)
    answerer = Answerer(catalogue, MailTemplates(), notes(), search, told_procedures(), asked_before())
    inpatient = part.startswith("described_procedures")
    setting = BillingSetting.HOSPITAL if inpatient else BillingSetting.PRACTITIONER
    for one in read(part):
        asked = as_question(one.body, catalogue, TODAY, None, setting)
        drafted = answerer.draft(asked)
        short = drafted.text.partition("SHORT ANSWER")[2].partition("WHAT THE DATA")[0]
        named = bool(re.search(rf"\b{re.escape(one.code)}\b", short))
        if drafted.status is DraftStatus.DRAFT:
            outcome = "right" if named else "wrong"
        else:
            outcome = "asked back with it" if named else "asked back"
        if shown and outcome != "right":
            print(one.id, one.code, outcome, "|", one.body, "|", " ".join(short.split())[:160])
        yield one.id[:2], outcome


def main(arguments: list[str]) -> None:
    """Print how many mails of each set came out how."""
    parts = [one for one in arguments if one in PARTS] or list(PARTS)
    for part in parts:
        counted: dict[str, Counter[str]] = {}
        for group, outcome in _outcomes(part, shown="-v" in arguments):
            counted.setdefault(group, Counter())[outcome] += 1
        for group, outcomes in sorted(counted.items()):
            told = ", ".join(f"{outcome} {count}" for outcome, count in sorted(outcomes.items()))
            print(f"{part} {group}: {outcomes.total()} mails: {told}")


if __name__ == "__main__":
    main(sys.argv[1:])
