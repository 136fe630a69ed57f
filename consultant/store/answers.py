"""Approved answers that were sent: found again by what they are about, and marked when a fact of theirs has changed.

Nothing is copied but keys: question, text and findings stay in the draft, and every row goes when its draft goes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    CompoundSelect,
    Connection,
    Engine,
    Select,
    and_,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    union_all,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from consultant.errors import NotFound
from consultant.model.answer import Question
from consultant.model.codes import CodeSystem
from consultant.model.consultation import ReplyState, Stage
from consultant.model.reuse import Answer, Candidate, Fact, Looked
from consultant.store.answer_keys import keys
from consultant.store.columns import read_finding, read_question, storable
from consultant.store.consultations import WRITER
from consultant.store.engine import reading, writing
from consultant.store.tables import answer, answer_fact, answer_key, consultation, draft, fact, reply, review

NEWEST_OF_A_KEY = 20
CANDIDATES = 60
KEYS_AT_ONCE = 100
"""In one statement; SQLite takes five hundred parts."""
UNVERSIONED = "-"
"""The state of what has no release, such as the project's own notes."""

_STANDING = (reply.c.state == ReplyState.SENT.value, draft.c.text != "")
"""The reply did not come back, and its text was not erased."""
_drafted = draft.alias("drafted")


def _answers() -> Select[Any]:
    """Each answer with its approved draft, and the engine's draft that the consultant began with."""
    before = draft.alias("before")
    earlier = select(func.max(before.c.revision)).where(
        before.c.consultation_id == draft.c.consultation_id,
        before.c.revision <= draft.c.revision,
        before.c.author.in_(("engine", WRITER)),
    )
    begun = and_(
        _drafted.c.consultation_id == draft.c.consultation_id,
        _drafted.c.revision == earlier.correlate(draft).scalar_subquery(),
    )
    columns = (
        *answer.c["id", "consultation_id"],
        *draft.c["question", "findings", "text"],
        _drafted.c.text.label("drafted"),
        *reply.c["state", "sent_at"],
        review.c.reviewer,
        *consultation.c["asker_name", "asker_email"],
    )
    joined = answer.join(draft, draft.c.id == answer.c.draft_id).join(_drafted, begun)
    joined = joined.join(reply, reply.c.id == answer.c.reply_id).join(
        review, review.c.id == reply.c.review_id
    )
    joined = joined.join(consultation, consultation.c.id == answer.c.consultation_id)
    return select(*columns).select_from(joined)


# Built once: building a statement costs ten times as much as sending it.
_THOSE: BindParameter[int] = bindparam("ids", expanding=True)
_ANSWERS = _answers().order_by(answer.c.id.desc())
_ANSWERS_OF = _ANSWERS.where(answer.c.id.in_(_THOSE))
_CANDIDATES = (
    select(*answer.c["id", "consultation_id"], draft.c.question, (draft.c.text != "").label("whole"))
    .add_columns(reply.c.state)
    .join(draft, draft.c.id == answer.c.draft_id)
    .join(reply, reply.c.id == answer.c.reply_id)
    .where(answer.c.id.in_(_THOSE))
)
_LINKS = (
    select(*answer_fact.c["answer_id", "fact_id"])
    .where(answer_fact.c.answer_id.in_(_THOSE))
    .order_by(answer_fact.c.fact_id)
)
_CHANGED = select(*fact.c["id", "changed"]).where(fact.c.id.in_(_THOSE), fact.c.changed != "")


@lru_cache(maxsize=KEYS_AT_ONCE)
def _newest_of_each(keys: int) -> CompoundSelect[int]:
    """The newest answers of each of so many keys, which are named `key_0`, `key_1` and so on."""
    return union_all(*(_newest_of(bindparam(f"key_{n}")) for n in range(keys)))


class Answers:
    """The `answer`, `answer_key`, `fact` and `answer_fact` tables."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def alike(self, question: Question, besides: int) -> list[Candidate]:
        """Answers of other consultations that share a key with the question: most keys first, then the newest."""
        with reading(self._engine) as connection:
            shared = Counter(_sharing(connection, keys(question)))
            best = sorted(shared, key=lambda id: (-shared[id], -id))[:CANDIDATES]
            rows = connection.execute(_CANDIDATES, {"ids": best}).all()
        found = {row.id: _candidate(row.id, row.question) for row in rows if _compared(row, besides)}
        return [found[id] for id in best if id in found]

    def those(self, ids: Sequence[int]) -> list[Answer]:
        """Answers in this order; those that came back or were erased meanwhile are left out."""
        with reading(self._engine) as connection:
            found = _those(connection, ids)
        return [found[id] for id in ids if id in found]

    def named(self, id: int) -> Answer:
        """One answer. Raises NotFound."""
        found = self.those([id])
        if not found:
            raise NotFound(f"There is no earlier answer {id}.")
        return found[0]

    def flagged(self, limit: int = 200) -> list[Answer]:
        """Answers with a fact that has changed since, newest first."""
        changed = select(answer_fact.c.answer_id).join(fact, fact.c.id == answer_fact.c.fact_id)
        changed = changed.where(fact.c.changed != "")
        with reading(self._engine) as connection:
            return _read(connection, _ANSWERS.where(answer.c.id.in_(changed)).limit(limit))

    def flag_count(self) -> int:
        """How many answers rest on a fact that has changed."""
        counted = select(func.count(answer_fact.c.answer_id.distinct()))
        counted = counted.join(fact, fact.c.id == answer_fact.c.fact_id).where(fact.c.changed != "")
        with reading(self._engine) as connection:
            return int(connection.scalar(counted) or 0)

    def unchecked(self, states: Mapping[str, str], limit: int) -> list[Fact]:
        """Facts whose code set is not in the state in which they were looked up last, each with its newest answer."""
        newest = _newest().scalar_subquery().label("newest")
        due = select(*fact.c["id", "code_set", "key", "kind", "current"], newest).where(_differs(states))
        due = due.order_by(fact.c.id).limit(limit)
        with writing(self._engine) as connection:
            found = connection.execute(due).all()
            read = _those(connection, [row.newest for row in found])
            gone = [row.id for row in found if row.newest not in read]
            if gone:  # their answers came back or were erased; a new answer adds them again
                connection.execute(delete(fact).where(fact.c.id.in_(gone)))
        return [
            Fact(row.id, row.code_set, row.key, row.kind, row.current, read[row.newest])
            for row in found
            if row.newest in read
        ]

    def mark(self, looked: Iterable[Looked], states: Mapping[str, str]) -> None:
        """Note for each fact the state of its set, and what is different."""
        with writing(self._engine) as connection:
            for one in looked:
                checked = states.get(one.fact.code_set, UNVERSIONED)
                values = {"checked": checked, "changed": storable(one.changed), "current": one.current}
                connection.execute(update(fact).where(fact.c.id == one.fact.id).values(**values))

    def forget_checks(self) -> None:
        """Let every fact be looked up again."""
        with writing(self._engine) as connection:
            connection.execute(update(fact).values(checked=""))


def remember(connection: Connection, reply_id: int) -> None:
    """Keep a reply that was sent as an answer, within the transaction that notes it; only approved drafts with facts."""
    columns = (reply.c.consultation_id, reply.c.landing, *draft.c["id", "question", "findings"])
    sent = select(*columns).join(review, review.c.id == reply.c.review_id)
    row = connection.execute(
        sent.join(draft, draft.c.id == review.c.draft_id).where(reply.c.id == reply_id)
    ).one()
    if row.landing != Stage.SENT.value or not row.question or not row.findings:
        return
    values = {"consultation_id": row.consultation_id, "draft_id": row.id, "reply_id": reply_id}
    id = connection.execute(insert(answer).values(**values).returning(answer.c.id)).scalar_one()
    named = [{"key": key, "answer_id": id} for key in dict.fromkeys(keys(read_question(row.question)))]
    if named:
        connection.execute(insert(answer_key), named)
    facts = [{"fact_id": fact_id, "answer_id": id} for fact_id in _facts(connection, row.findings)]
    if facts:
        connection.execute(insert(answer_fact), facts)


def _facts(connection: Connection, findings: Sequence[Mapping[str, Any]]) -> list[int]:
    """The ids of the facts that the findings rest on, new ones added."""
    needed = {
        (line.code_set, storable(line.key), one.kind, storable(line.release))
        for one in map(read_finding, findings)
        for line in one.evidence
    }
    if not needed:
        return []
    names = ("code_set", "key", "kind", "release")
    values = [
        {**dict(zip(names, one, strict=True)), "checked": "", "changed": "", "current": False}
        for one in sorted(needed)
    ]
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    connection.execute(dialect.insert(fact).on_conflict_do_nothing(), values)
    # By set and key, as the index begins; one condition a fact would be deeper than SQLite reads for a long answer.
    sets, row_keys = {one[0] for one in needed}, {one[1] for one in needed}
    near = select(fact.c.id, *fact.c[names]).where(fact.c.code_set.in_(sets), fact.c.key.in_(row_keys))
    return [row.id for row in connection.execute(near) if tuple(row)[1:] in needed]


def _newest() -> Select[Any]:
    """The newest answer on a fact; read from the end of the index, however many there are."""
    joined = answer_fact.join(answer, answer.c.id == answer_fact.c.answer_id)
    joined = joined.join(reply, reply.c.id == answer.c.reply_id).join(draft, draft.c.id == answer.c.draft_id)
    theirs = select(answer_fact.c.answer_id).select_from(joined)
    theirs = theirs.where(answer_fact.c.fact_id == fact.c.id, *_STANDING).correlate(fact)
    return theirs.order_by(answer_fact.c.answer_id.desc()).limit(1)


def _differs(states: Mapping[str, str]) -> Any:
    """Smaller or greater instead of unequal, so that the index is used."""
    versioned = (
        and_(fact.c.code_set == name, or_(fact.c.checked < state, fact.c.checked > state))
        for name, state in states.items()
    )
    return or_(*versioned, and_(fact.c.code_set.not_in(list(states)), fact.c.checked != UNVERSIONED))


def _compared(row: Any, besides: int) -> bool:
    """Whether the reply stands, its text and question are kept, and it is not this consultation's own."""
    stands = row.state == ReplyState.SENT.value and row.whole and row.question
    return bool(stands) and row.consultation_id != besides


def _candidate(id: int, question: Mapping[str, Any]) -> Candidate:
    """Straight from the JSON value: as a Question, each of sixty would cost ten times as much."""
    modifier = CodeSystem.MODIFIER.value
    codes = frozenset(one["code"] for one in question["citations"] if one["system"] != modifier)
    return Candidate(id, codes, f"{question['subject']}\n{question['text']}")


def _sharing(connection: Connection, wanted: Sequence[str]) -> Iterator[int]:
    """The newest answers of each key, one after the other."""
    for place in range(0, len(wanted), KEYS_AT_ONCE):
        some = {f"key_{n}": key for n, key in enumerate(wanted[place : place + KEYS_AT_ONCE])}
        yield from connection.scalars(_newest_of_each(len(some)), some)


def _newest_of(key: BindParameter[str]) -> Select[tuple[int]]:
    of_key = select(answer_key.c.answer_id).where(answer_key.c.key == key)
    return select(
        of_key.order_by(answer_key.c.answer_id.desc()).limit(NEWEST_OF_A_KEY).subquery().c.answer_id
    )


def _those(connection: Connection, ids: Sequence[int]) -> dict[int, Answer]:
    return {one.id: one for one in _read(connection, _ANSWERS_OF, {"ids": ids})}


def _read(
    connection: Connection, chosen: Select[Any], values: Mapping[str, Any] | None = None
) -> list[Answer]:
    """The answers whose reply did not come back and whose text was not erased, newest first."""
    rows = connection.execute(chosen, values).mappings()
    # Asked for in the statement, the state would make SQLite begin with every reply that was ever sent.
    found = [row for row in rows if row["state"] == ReplyState.SENT.value and row["text"]]
    flags = _flags(connection, [row["id"] for row in found])
    return [_answer(row, flags.get(row["id"], ())) for row in found if row["question"]]


def _answer(row: Mapping[Any, Any], flags: tuple[str, ...]) -> Answer:
    return Answer(
        id=row["id"],
        consultation=row["consultation_id"],
        sent_at=row["sent_at"],
        reviewer=row["reviewer"],
        question=read_question(row["question"]),
        findings=tuple(map(read_finding, row["findings"])),
        text=row["text"],
        drafted=row["drafted"],
        asker=(row["asker_name"], row["asker_email"]),
        flags=flags,
    )


def _flags(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """What has changed of each answer. Two steps: joined, SQLite begins with every fact there is."""
    links = connection.execute(_LINKS, {"ids": ids}).all()
    rows = connection.execute(_CHANGED, {"ids": sorted({link.fact_id for link in links})})
    changed: dict[int, str] = {row.id: row.changed for row in rows}
    found: dict[int, list[str]] = {}
    for link in links:
        if link.fact_id in changed:
            found.setdefault(link.answer_id, []).append(changed[link.fact_id])
    return {id: tuple(dict.fromkeys(texts)) for id, texts in found.items()}
