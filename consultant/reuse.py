"""Earlier answers beside a new question, and what becomes of them when the catalogue changes.

`similar` shows, `take_over` reuses, `check` looks again. Nothing here writes to an asker.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from consultant.answering.rechecking import about, changes
from consultant.catalogue.states import states
from consultant.errors import InputError
from consultant.model.answer import Question
from consultant.model.catalogue import Release
from consultant.model.reading import number
from consultant.model.reuse import Answer, Change, Checked, Fact, Looked, Renewed, Similar
from consultant.ports import Composer
from consultant.service import Service
from consultant.steps.rechecking import findings
from consultant.steps.reusing import dated, ranked, renewed
from consultant.store.database import Database

Changes = tuple[Change, ...]

SHOWN = 3
"""Similar answers beside a draft; each is looked up again before it is shown."""
FACTS_A_ROUND = 500
REMEMBERED = timedelta(minutes=15)


@dataclass
class Renewals:
    """Earlier answers made ready for other questions, remembered for a while by whoever shows a page again and again.

    The engine is deterministic: the same answer for the same question on the same releases is the same. Whether the answer
    still stands is read before, each time.
    """

    most: int = 300
    _made: dict[tuple[Answer, Question], Renewed] = field(default_factory=dict)
    _releases: tuple[Release, ...] = ()
    _since: datetime | None = None

    def of(self, service: Service, answer: Answer, question: Question) -> Renewed:
        """The answer as it would be used now. Raises TransientError, PermanentError as the catalogue does."""
        made = self._kept(service.catalogue.releases(), service.clock())
        key = (answer, question)
        if key not in made:
            made[key] = renewed(answer, question, service.composer)
        return made[key]

    def _kept(self, releases: tuple[Release, ...], now: datetime) -> dict[tuple[Answer, Question], Renewed]:
        """What was made so far; nothing when it is of other releases, too old, or too much."""
        fresh = self._since is not None and self._since <= now < self._since + REMEMBERED
        if not fresh or releases != self._releases or len(self._made) >= self.most:
            self._made, self._releases, self._since = {}, releases, now
        return self._made


def similar(
    service: Service, consultation: int, most: int = SHOWN, renewals: Renewals | None = None
) -> tuple[tuple[Similar, Renewed], ...]:
    """Earlier answers to questions like this one, each as it would be used now. Raises NotFound."""
    question = service.database.consultations.asked(consultation)
    if question is None:
        return ()
    ready = renewals or Renewals()
    found = _like(service.database, consultation, question, most)
    return tuple((one, ready.of(service, one.answer, question)) for one in found)


def alike(database: Database, consultation: int, most: int = SHOWN) -> tuple[Similar, ...]:
    """The same without looking anything up. Raises NotFound."""
    question = database.consultations.asked(consultation)
    return _like(database, consultation, question, most) if question else ()


def _like(database: Database, consultation: int, question: Question, most: int) -> tuple[Similar, ...]:
    best = {one.id: one for one in ranked(question, database.answers.alike(question, consultation), most)}
    answers = database.answers.those(list(best))
    return tuple(Similar(one, best[one.id].shared, best[one.id].words) for one in answers)


def take_over(service: Service, consultation: int, version: int, answer: int, who: str) -> int:
    """Make an earlier answer the next revision of the draft, if every fact in it still holds; the new version.

    Raises: InputError (what has changed), NotFound, StaleVersion, NotAllowed, IllegalMove; then nothing has changed.
    """
    question = service.database.consultations.asked(consultation)
    earlier = service.database.answers.named(answer)
    if question is None:
        raise InputError(f"{number(consultation)} was not drafted: write its answer by hand.")
    ready = renewed(earlier, question, service.composer)
    if ready.obstacles:
        raise InputError(
            f"The answer of {number(earlier.consultation)} cannot be reused: {'; '.join(ready.obstacles)}."
        )
    return service.database.consultations.reuse(consultation, version, ready, who, service.clock())


def told(answer: Answer) -> dict[str, Any]:
    """An earlier answer for a program; what has changed since stands in `changed`."""
    question = answer.question
    return {
        "answer": answer.id,
        "consultation": number(answer.consultation),
        "sent_at": answer.sent_at,
        "reviewer": answer.reviewer,
        "question": {"subject": question.subject, "text": question.text},
        "text": answer.text,
        "findings": [asdict(one) for one in answer.findings],
        "changed": answer.flags,
    }


def told_similar(one: Similar, ready: Renewed | None = None) -> dict[str, Any]:
    """A similar answer for a program; with what stands against using it, where that was looked up."""
    looked = {} if ready is None else {"obstacles": ready.obstacles, "reused": ready.text}
    return {**told(one.answer), "shared": one.shared, "likeness": one.likeness, **looked}


# -- a catalogue that has changed: beat, and the command line ---------------------------------------------------------


def check(service: Service, most: int = FACTS_A_ROUND) -> Checked:
    """Look up again what rests on a code set that has changed, and mark what is different.

    Each fact is looked up once, whatever the number of answers that rest on it: through the newest of them, for its
    own date of service and for today. That a fact of an old date is not today's is no news; that it has ceased to be is.
    """
    today, answers = service.clock().date(), service.database.answers
    now = states(service.catalogue, today)
    facts = answers.unchecked(now, most)
    looked = tuple(_looked(facts, service.composer, today))
    answers.mark(looked, now)
    return Checked(len(facts), sum(bool(one.changed) for one in looked))


def _looked(facts: Iterable[Fact], composer: Composer, today: date) -> Iterator[Looked]:
    now: dict[int, tuple[Changes, Changes]] = {}
    for fact in facts:
        if fact.answer.id not in now:
            now[fact.answer.id] = _now(fact.answer, composer, today)
        own, current = (about(fact, found) for found in now[fact.answer.id])
        said = [f"{change.said} (for its date of service)" for change in own]
        if fact.current:
            said += [f"{change.said} (for service today)" for change in current if change not in own]
        yield Looked(fact, "; ".join(said), fact.current or not current)


def _now(answer: Answer, composer: Composer, today: date) -> tuple[Changes, Changes]:
    """What is different for the question's own date of service, and for today."""
    return tuple(  # type: ignore[return-value]  # two questions, two results
        changes(answer.findings, findings(question, composer), editions=False)
        for question in (answer.question, dated(answer.question, today))
    )
