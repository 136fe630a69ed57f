"""The evaluation's questions: how many of what, and none twice."""

from __future__ import annotations

from collections import Counter

from tests.answering.evaluation.facts import RESOLVERS
from tests.answering.evaluation.generated import KINDS
from tests.answering.evaluation.score import questions

TUNED, HELD_OUT = questions("tuned"), questions("held_out")
EVERY = (*TUNED, *HELD_OUT)


def test_there_are_enough_questions_of_every_kind() -> None:
    kinds = Counter(asked.expected for asked in EVERY)
    assert len(EVERY) >= 150
    assert kinds["answer"] >= 120
    assert (kinds["premise"], kinds["ask_back"], kinds["decline"]) == (12, 10, 8)
    assert len({asked.topic for asked in EVERY}) == 7


def test_a_third_is_held_out_and_no_question_stands_in_both() -> None:
    assert len(HELD_OUT) >= len(EVERY) // 3
    assert len({asked.text for asked in EVERY}) == len(EVERY)


def test_every_fact_can_be_resolved_by_its_name() -> None:
    assert {fact.split()[0] for asked in EVERY for fact in asked.facts} <= set(RESOLVERS)
    assert {fact.split()[0] for kind in KINDS.values() for fact in kind.facts} <= set(RESOLVERS)
    assert all(asked.facts for asked in EVERY if asked.expected in ("answer", "premise"))
