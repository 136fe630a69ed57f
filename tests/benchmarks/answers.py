"""Earlier answers: what finding and checking them costs with a thousand and with a hundred thousand of them."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import Connection, insert

from consultant.model.answer import Draft, DraftStatus, Evidence, Question, WordedFinding
from consultant.model.codes import Citation, CodeSystem
from consultant.model.consultation import ReplyState, Stage, Verdict
from consultant.model.reuse import Fact, Looked
from consultant.steps.rechecking import findings
from consultant.steps.reusing import ranked
from consultant.store.answers import remember
from consultant.store.columns import question_column
from consultant.store.database import Database
from consultant.store.engine import connect, writing
from consultant.store.tables import consultation, draft, reply, review

FEW, MANY = 1_000, 100_000
LOOKS = 60
ON = date(2026, 11, 23)
AT = datetime(2026, 11, 23, tzinfo=UTC)
CODES = [str(code) for code in range(20000, 20400)]
WORDS = (
    "office visit injection knee shoulder ultrasound guidance separate modifier denied payer medicare hospital claim "
    "documentation bilateral units therapy telehealth surgery global period assistant drug waste coverage diagnosis "
    "fracture infusion biopsy catheter imaging excision closure discharge observation screening"
)
Figures = dict[str, float]


def measure(home: Path, catalogue: Path) -> Figures:
    """Milliseconds on SQLite; the ratio says whether the cost is flat."""
    few, many = (_figures(home / f"{size}.sqlite", size) for size in (FEW, MANY))
    told = {f"{name}, {FEW}": value for name, value in few.items()}
    told |= {f"{name}, {MANY}": value for name, value in many.items()}
    return told | {f"{name}, times as much": many[name] / few[name] for name in few}


class _Engine:
    """Says of each code what the edition says; stands for the composer, whose own cost is measured elsewhere."""

    edition = "2026 Q4"

    def draft(self, question: Question) -> Draft:
        rows = (
            Evidence(code_set, one.code, "value", "2", self.edition, "2026-10-01")
            for one in question.citations
            for code_set in ("mue-practitioner", "mpfs", "starter")
        )
        found = tuple(WordedFinding(row.code_set, (row.key,), f"{row.key}: 2", (row,)) for row in rows)
        return Draft("Hello,\n", DraftStatus.DRAFT, found)


def _figures(file: Path, size: int) -> Figures:
    database, chance = Database(f"sqlite:///{file}"), random.Random(7)
    database.upgrade()
    engine = connect(f"sqlite:///{file}")
    with writing(engine) as connection:
        began = time.process_time()
        for number in range(1, size + 1):
            _sent(connection, number, _question(chance))
        storing = (time.process_time() - began) / size
    finding = statistics.median(_searches(database, chance))
    checking = _check(database)
    engine.dispose()
    database.close()
    return {
        "stored, ms": 1000 * storing,
        "similar, median ms": 1000 * finding,
        "check after a release, s": checking,
    }


def _question(chance: random.Random) -> Question:
    """One or two codes, common ones more often, in twenty words."""
    codes = {CODES[min(int(chance.expovariate(0.02)), len(CODES) - 1)] for _ in range(chance.choice((1, 2)))}
    cited = tuple(Citation(CodeSystem.CPT, code, (0, 5)) for code in sorted(codes))
    return Question("CON-1", "", "A question", " ".join(chance.choices(WORDS.split(), k=20)), cited, ON)


def _sent(connection: Connection, id: int, question: Question) -> None:
    """A consultation that was answered, and the answer kept."""
    opened = {
        "id": id,
        "stage": Stage.SENT.value,
        "version": 3,
        "round": 1,
        "subject": "",
        "asker_email": "a@b.test",
    }
    opened |= {
        "asker_name": "",
        "opened_at": AT,
        "stage_at": AT,
        "attempts": 1,
        "claimed_by": "",
        "flags": [],
    }
    drafted = {
        "id": id,
        "consultation_id": id,
        "revision": 1,
        "author": "engine",
        "made_at": AT,
        "text": "Hello,\n",
    }
    drafted |= {"status": "draft", "topics": [], "risks": [], "confidence": 1.0, "answers_round": 1}
    drafted |= {"findings": [asdict(one) for one in _Engine().draft(question).findings]}
    drafted |= {"question": question_column(question)}
    signed = {
        "id": id,
        "consultation_id": id,
        "draft_id": id,
        "verdict": Verdict.APPROVE.value,
        "reviewer": "c",
    }
    signed |= {"reason": "", "decided_at": AT, "risks": []}
    sent = {"id": id, "consultation_id": id, "review_id": id, "message_id": str(id), "envelope_sender": ""}
    sent |= {
        "recipient": "a@b.test",
        "content": b"",
        "landing": Stage.SENT.value,
        "state": ReplyState.SENT.value,
    }
    sent |= {"approved_at": AT, "due_at": AT, "nudge_at": AT, "attempts": 1, "response": "", "sent_at": AT}
    sent |= {"answers_round": 1}
    for table, values in ((consultation, opened), (draft, drafted), (review, signed), (reply, sent)):
        connection.execute(insert(table).values(**values))
    remember(connection, id)


def _searches(database: Database, chance: random.Random) -> Iterator[float]:
    for _ in range(LOOKS):
        question = _question(chance)
        began = time.process_time()
        ranked(question, database.answers.alike(question, 0), 3)
        yield time.process_time() - began


def _check(database: Database) -> float:
    """Every fact of one set is looked up again, in rounds; the look-ups themselves cost next to nothing here."""
    began = time.process_time()
    states = {"mue-practitioner": "new", "mpfs": "", "starter": ""}
    while facts := database.answers.unchecked(states, 500):
        looked = [_look(one) for one in facts]
        database.answers.mark(looked, states)
    return time.process_time() - began


def _look(fact: Fact) -> Looked:
    findings(fact.answer.question, _Engine())
    return Looked(fact, "", True)
