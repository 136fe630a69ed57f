"""The reply contract, rule by rule, on a catalogue in memory."""

from __future__ import annotations

from consultant.answering import Answerer
from consultant.model.answer import Draft, DraftStatus
from consultant.templates import MailTemplates
from tests.fakes.catalogue import MemoryCatalogue
from tests.fakes.questions import question

ANSWERER = Answerer(MemoryCatalogue(), MailTemplates())


def draft(text: str, **more: object) -> Draft:
    return ANSWERER.draft(question(text, **more))


def short_answer(drafted: Draft) -> str:
    return drafted.text.split("SHORT ANSWER\n")[1].split("\n\n")[0]


def test_a_pair_with_indicator_1_is_answered_yes_with_the_modifier_on_column_2() -> None:
    drafted = draft("Can 99213-25 go with 20610?")
    assert short_answer(drafted).startswith("Yes: 20610 and 99213-25 may be reported together")
    assert "20610 (column 1) / 99213 (column 2)" in drafted.text
    assert "Put modifier 25 on 99213 (column 2, denied without it)" in drafted.text
    assert drafted.status is DraftStatus.DRAFT


def test_a_header_is_answered_with_its_billable_children() -> None:
    drafted = draft("Is M54.5 still valid?")
    assert short_answer(drafted).startswith("M54.5 is not billable on 2026-11-23")
    assert "M54.51 Vertebrogenic low back pain" in drafted.text


def test_a_mail_without_codes_is_asked_back() -> None:
    assert draft("Please help us with our claim.").status is DraftStatus.NEEDS_INFO


def test_the_same_question_gives_the_same_draft() -> None:
    assert draft("Can 99213-25 go with 20610?") == draft("Can 99213-25 go with 20610?")
