"""Earlier answers in both databases."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from consultant import flow, reuse
from consultant.errors import FactsChanged
from consultant.model.answer import Evidence, Question, WordedFinding
from consultant.model.catalogue import BillingSetting
from consultant.model.codes import Citation, CodeSystem
from consultant.model.consultation import ReplyState, Stage
from consultant.store import answer_keys, tables
from consultant.store.columns import question_column, read_question
from consultant.store.engine import reading
from tests.fakes.mails import ASKER, mail
from tests.fakes.world import REVIEWER, World


def limit(value: str, release: str = "2026 Q4") -> WordedFinding:
    row = Evidence("mue-practitioner", "99213", "MUE value", value, release, "2026-10-01")
    return WordedFinding("unit_limit", ("99213",), f"99213: MUE {value}", (row,))


def test_a_sent_answer_is_found_by_its_codes_marked_and_unmarked(world: World) -> None:
    world.composer.findings = (limit("2"),)
    earlier = world.answer(mail("Is 99213 paid?")).row.id
    asked = world.ask(mail("May we report 99213?", sender="bob@clinic.example")).row.id
    (found,) = reuse.alike(world.database, asked)
    assert (found.answer.consultation, found.shared) == (earlier, ("99213",))
    assert found.answer.findings == (limit("2"),)
    assert reuse.check(world.service).facts == 1
    world.database.answers.forget_checks()
    world.composer.findings = (limit("3"),)
    assert reuse.check(world.service).changed == 1
    assert world.database.answers.flag_count() == 1
    (flagged,) = world.database.answers.flagged()
    assert "2 → 3" in flagged.flags[0]


def test_an_answer_on_very_many_rows_is_kept_too(world: World) -> None:
    rows = (Evidence("ptp-practitioner", f"99213 / {n}", "look-up", "no row", "v1", "") for n in range(2_000))
    world.composer.findings = tuple(WordedFinding("edit_none", ("99213",), "", (row,)) for row in rows)
    world.answer(mail("Is 99213 paid with these?"))
    with reading(world.database._engine) as connection:
        assert connection.scalar(select(func.count()).select_from(tables.answer_fact)) == 2_000


def test_facts_are_kept_once_for_all_answers(world: World) -> None:
    world.composer.findings = (limit("2"),)
    for number in range(3):
        world.answer(mail(f"Is 99213 paid, time {number}?"))
    with reading(world.database._engine) as connection:
        assert connection.scalar(select(func.count()).select_from(tables.fact)) == 1
        assert connection.scalar(select(func.count()).select_from(tables.answer_fact)) == 3


def test_everything_of_an_answer_goes_when_its_asker_is_erased(world: World) -> None:
    world.composer.findings = (limit("2"),)
    id = world.answer(mail("Is 99213 paid?")).row.id
    other = world.ask(mail("May we report 99213?", sender="bob@clinic.example")).row.id
    (found,) = reuse.alike(world.database, other)
    reuse.take_over(world.service, other, world.view(other).row.version, found.answer.id, REVIEWER)
    world.database.erasure.asker(ASKER, REVIEWER, "asked for it", world.clock())
    with reading(world.database._engine) as connection:
        for table in (tables.answer, tables.answer_key, tables.answer_fact):
            assert connection.scalar(select(func.count()).select_from(table)) == 0
        kept = connection.execute(select(tables.draft.c["consultation_id", "question"])).all()
    assert [row.question for row in kept if row.consultation_id == id] == [{}]
    assert not any("paid" in str(row.question) for row in kept)
    assert reuse.check(world.service).facts == 0
    with pytest.raises(FactsChanged, match="no longer kept"):
        world.decide(other)


def test_a_withdrawn_reply_is_drafted_again_once_and_answers_nothing(world: World) -> None:
    world.composer.findings = (limit("2"),)
    id = world.ask(mail("Is 99213 paid?")).row.id
    reply = world.decide(id)
    world.composer.findings = (limit("3"),)
    assert reply is not None
    flow.dispatch(world.service, [reply])
    assert (world.stage(id), world.reply(id).state) == (Stage.RECEIVED, ReplyState.WITHDRAWN)
    assert world.database.outbox.withdraw(reply, ["again"], world.clock(), world.clock()) is None
    world.work()
    assert world.stage(id) is Stage.DRAFTED
    world.decide(id)
    world.work()
    assert [one.state for one in world.view(id).replies] == [ReplyState.WITHDRAWN, ReplyState.SENT]
    assert "99213" in world.composer.questions[-1].text


questions = st.builds(
    Question,
    st.text(max_size=5),
    st.text(max_size=5),
    st.text(max_size=20),
    st.text(max_size=40),
    st.lists(
        st.builds(
            Citation,
            st.sampled_from(CodeSystem),
            st.text(max_size=7),
            st.tuples(st.integers(0, 9), st.integers(0, 9)),
            st.lists(st.text(max_size=2), max_size=2).map(tuple),
            st.none() | st.integers(0, 99),
            quoted=st.booleans(),
        ),
        max_size=12,
    ).map(tuple),
    st.dates(),
    st.none() | st.dates(),
    st.sampled_from(BillingSetting),
    st.booleans(),
)


@given(questions)
def test_a_question_is_read_as_it_was_written(question: Question) -> None:
    storable = read_question(question_column(question))
    assert read_question(question_column(storable)) == storable
    assert storable.citations == question.citations
    assert storable.date_of_service == question.date_of_service


@given(questions)
def test_a_question_has_few_keys_however_many_codes_it_cites(question: Question) -> None:
    most = answer_keys.MOST_CODES
    assert len(answer_keys.keys(question)) <= most * (most - 1) // 2 + most + answer_keys.MOST_WORDS


def test_pairs_of_codes_come_first_and_quoted_codes_only_for_want_of_others() -> None:
    quoted = Citation(CodeSystem.CPT, "27447", (0, 5), quoted=True)
    mine = [Citation(CodeSystem.CPT, code, (0, 5)) for code in ("99213", "20610")]
    asked = Question("", "", "", "", (*mine, quoted), date(2026, 11, 23))
    assert answer_keys.keys(asked)[:3] == ("cpt:20610 cpt:99213", "cpt:20610", "cpt:99213")
