"""`python -m tests.answering.evaluation.asked`: writes `config/asked.jsonl`, the sample questions and what answered them.

The samples are examined questions that the rules alone answer rightly, without their codes and numbers. The last lots of
rewordings and the last two examinations stay out of the file: what it is worth is measured on them.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime

from consultant import settings
from consultant.answering import polarity
from consultant.answering.answerer import Answerer
from consultant.answering.asked_before import masked
from consultant.answering.relevance import stems_of
from consultant.answering.section import Section
from consultant.bootstrap import SAMPLES, code_search, knows, notes, policy, told_procedures
from consultant.catalogue.store import open_catalogue
from consultant.commands.asked_lines import Circumstances, typed
from consultant.dispatch.addresses import Addresses
from consultant.model.answer import DraftStatus
from consultant.model.catalogue import BillingSetting
from consultant.model.knowledge import KnowledgeNote
from consultant.model.samples import ASK_BACK, DECLINED, VERDICT, SampleAnswer
from consultant.steps.reading import MailReader
from consultant.steps.telling import told
from consultant.templates import MailTemplates
from tests.answering.evaluation import examined

UNSEEN_LOTS, UNSEEN_PARTS = ("I", "J", "K", "L"), ("48", "49")
"""Never among the samples."""
_ALIKE = 0.8
"""Share of words from which two questions with one answer are one sample."""
_NOTED = ("note", "rule")


def main() -> int:
    """Writes the file anew."""
    asked: defaultdict[SampleAnswer, list[str]] = defaultdict(list)
    for text, answer in samples(rows()):
        if not any(_same(text, other) for other in asked[answer]):
            asked[answer].append(text)
    with SAMPLES.open("w", encoding="utf-8") as file:
        for answer, texts in sorted(asked.items()):
            said = {name: value for name, value in asdict(answer).items() if value}
            file.write(json.dumps({**said, "asked": texts}, ensure_ascii=False) + "\n")
    print(
        f"{sum(map(len, asked.values()))} questions with {len(asked)} answers, {SAMPLES.stat().st_size} bytes"
    )
    return 0


def rows() -> Iterator[examined.Row]:
    """The questions that may be samples."""
    parts = (part for part in examined.PARTS if part not in UNSEEN_PARTS)
    for row in (row for part in parts for row in examined.read(part)):
        if row["id"].partition("/")[2] not in UNSEEN_LOTS and not row["id"].startswith(
            tuple(f"q{part}-" for part in UNSEEN_PARTS)
        ):
            yield row


def samples(rows: Iterable[examined.Row]) -> Iterator[tuple[str, SampleAnswer]]:
    """Each question that is answered rightly by a single section, with what answers it."""
    configured, templates = settings.load(), MailTemplates()
    catalogue = open_catalogue(configured.catalogue_folder)
    answerer = Answerer(catalogue, templates, notes(), code_search(configured, catalogue), told_procedures())
    reader = MailReader(
        policy(settings.PROJECT), Addresses(configured.consult_address, b""), "", knows(catalogue)
    )
    today = datetime.now(UTC).date()
    for row in rows:
        where = Circumstances(today, None, BillingSetting(row["setting"]), "")
        question = typed(row["subject"], row["body"], reader, where)
        composition = answerer.composition(question)
        draft = composition.draft()
        if len(composition.sections) > 1 or any(examined.faults(row, told(question, draft))):
            continue
        if answer := _answer(composition.sections[0], draft.status):
            yield masked(f"{row['subject']}\n{row['body']}"), answer


def _answer(section: Section, status: DraftStatus) -> SampleAnswer | None:
    leading = section.leading
    if status is DraftStatus.DECLINED or leading is None:
        return SampleAnswer(DECLINED) if status is DraftStatus.DECLINED else None
    values = leading.finding.values
    if status is DraftStatus.NEEDS_INFO:
        of = str(values.get("fact", values.get("thing", values.get("payer", ""))))
        return SampleAnswer(ASK_BACK, lack=leading.kind, of=of if leading.kind.endswith("_lacking") else "")
    if leading.kind == VERDICT:
        return _of_line(leading.finding.evidence[0].key, str(values["first"]))
    return SampleAnswer(leading.kind, note=leading.finding.evidence[0].key if leading.kind in _NOTED else "")


def _of_line(id: str, said: str) -> SampleAnswer | None:
    """The line of a note that a sentence was told from, whatever yes or no it was told with."""
    note: KnowledgeNote | None = next((one for one in notes() if one.id == id), None)
    firsts = [verdict.first for verdict in note.verdicts] if note else []
    bare = polarity.without_yes_or_no(said)
    alike = [first for first in firsts if polarity.without_yes_or_no(first) == bare]
    return SampleAnswer(VERDICT, note=id, first=said if said in alike else alike[0]) if alike else None


def _same(one: str, other: str) -> bool:
    words, others = {*stems_of(one)}, {*stems_of(other)}
    return len(words & others) >= _ALIKE * len(words | others)


if __name__ == "__main__":
    sys.exit(main())
