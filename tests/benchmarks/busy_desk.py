"""A desk that has been at work for a year: one day made by the flow, and that day copied back through the year."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, text

from consultant.model.consultation import Stage, Verdict
from consultant.store.engine import connect, writing
from tests.web import samples
from tests.web.desk import COLLEAGUE, CONSULTANT, SENIOR, Desk

YEAR = 365 * 24 * 60
OPEN_COPIES = 150
"""Of what waits, so that fifty people in a hurry do not run out of it: some thousands."""
APART = 10_000
"""Between the ids of one copy and the next."""
TABLES = (
    *("consultation", "message", "draft", "event", "review", "reply"),
    *("answer", "answer_key", "answer_fact"),
)
"""What belongs to a consultation, in the order of the foreign keys."""
LINKS = ("id", "consultation_id", "draft_id", "review_id", "reply_id", "answer_id", "question_of", "uid")
QUESTIONS = (
    *(samples.VISIT, samples.EMBOLIZATION, samples.DELETED, samples.DIAGNOSES, samples.UNITS, samples.KNEE),
    "Is 71046 two views of the chest?\n",
    "Does 97110 need GP when billed with 97140-59?\n",
    "Is 20610 right for the shoulder, and does 99214-25 go with it?\n",
    "Which payer rules apply to J1885?\n",
)


def work_for_a_year(desk: Desk, url: str, consultations: int) -> None:
    """Fill an empty desk on PostgreSQL. What was answered has its review, reply, history and facts, as the flow writes them."""
    answered = _answer(desk)
    samples.fill(desk)
    waiting = [row.id for row in desk.database.desk.queue(tuple(Stage), APART) if row.id not in answered]
    copies = (consultations - len(answered) - (1 + OPEN_COPIES) * len(waiting)) // len(answered)
    engine = connect(url)
    with writing(engine) as connection:
        for table in TABLES:
            _copy(connection, table, waiting, range(1, OPEN_COPIES + 1), 1)
            _copy(connection, table, answered, range(1000, 1000 + copies), YEAR // copies)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))
    engine.dispose()


def _answer(desk: Desk) -> list[int]:
    """Questions that were answered: most as drafted, a third edited, one asked back, one declined."""
    made = []
    for place, question in enumerate(QUESTIONS):
        id = desk.ask(f"asker{place}@clinic.test", question, question[:40].split("\n")[0], "Kim Odom")
        desk.clock.pass_by(minutes=20 + 7 * place)
        reviewer = (CONSULTANT, COLLEAGUE)[place % 2]
        if place % 3 == 0:
            text_before = desk.database.consultations.text(id)
            version = desk.database.desk.consultation(id).row.version
            desk.database.consultations.edit(
                id, version, f"{text_before}\nBest wishes", reviewer, desk.clock()
            )
        verdict, reason = {
            8: (Verdict.DECLINE, "We cannot help with that."),
            9: (Verdict.ASK_BACK, "Which payer?"),
        }.get(place, (Verdict.APPROVE, ""))
        reply = desk.decide(id, verdict, reviewer, reason) or desk.decide(id, verdict, SENIOR, reason)
        desk.dispatch(reply)
        made.append(id)
    return made


def _copy(connection: Connection, table: str, ids: Sequence[int], numbers: range, minutes: int) -> None:
    """Copies of what belongs to these consultations, each some minutes before the one before it."""
    columns = connection.execute(
        text("SELECT column_name, data_type FROM information_schema.columns WHERE table_name = :table"),
        {"table": table},
    ).all()
    back = f"(n - {numbers.start}) * {minutes} * interval '1 minute'"
    chosen = ", ".join(_value(table, name, kind, back) for name, kind in columns)
    names = ", ".join(f'"{name}"' for name, _ in columns)
    series = f"generate_series({numbers.start}, {numbers.stop - 1})"
    connection.execute(
        text(
            f"INSERT INTO {table} ({names}) SELECT {chosen} FROM {table} s, {series} n WHERE {_owner(table)} = ANY(:ids)"
        ),
        {"ids": list(ids)},
    )
    if any(name == "id" for name, _ in columns):
        highest = f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"
        connection.execute(text(highest))


def _owner(table: str) -> str:
    """The consultation that a row belongs to."""
    if table == "consultation":
        return "s.id"
    if table in ("answer_key", "answer_fact"):
        return "(SELECT consultation_id FROM answer WHERE answer.id = s.answer_id)"
    return "s.consultation_id"


def _value(table: str, name: str, kind: str, back: str) -> str:
    if name in LINKS:
        return f's."{name}" + n * {APART}'
    if kind.startswith("timestamp"):
        return f's."{name}" - {back}'
    if name == "subject":
        return "s.subject || ' lot' || n % 500"  # words of which a hundred thousand mails hold two hundred
    if (table, name) == ("reply", "message_id"):
        return "n || s.message_id"
    return f's."{name}"'
