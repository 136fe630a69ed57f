"""Our own texts as pages show them: paragraphs whole, questions found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultant.dispatch import markup
from consultant.web.letters import questions_back, unwrapped

WORDS = st.lists(st.text("abcNOT(),.-", min_size=1, max_size=30), min_size=1, max_size=60)


@pytest.mark.parametrize(
    "text",
    [
        "Hello Ana,\n\nThank you.",
        "SOURCES\n- NCCI PTP practitioner, release 2024 Q3, effective 2024-07-01 twice (NOT CURRENT)\n- Notes",
        "1. " + "Which payer is meant here, " * 6 + "and why?\n2. Who bills?",
        "Cora Lindqvist, CPC\n\nConsultation CON-7. To follow up, reply to this mail; "
        + "your answer joins. " * 4,
        "",
    ],
)
def test_a_wrapped_mail_is_shown_in_whole_paragraphs(text: str) -> None:
    whole = markup.plain(markup.groups(text), 10_000).strip()
    assert unwrapped(markup.plain(markup.groups(text))) == whole


@given(WORDS)
def test_unwrapping_loses_no_word(words: list[str]) -> None:
    wrapped = markup.plain(markup.groups(" ".join(words)))
    assert unwrapped(wrapped).split() == wrapped.split()


@given(st.text())
def test_any_text_is_unwrapped(text: str) -> None:
    assert unwrapped(text).split() == text.split()


def test_the_questions_of_a_draft_are_found() -> None:
    draft = "Hello,\n\nSHORT ANSWER\nIt depends.\n\nQUESTIONS BACK TO YOU\n1. Which payer?\n2. Who bills?\n\nNOTICES\n- None"
    assert questions_back(draft) == "1. Which payer?\n2. Who bills?"
    assert questions_back("SHORT ANSWER\nYes.\n") == ""
    assert questions_back("QUESTIONS BACK TO YOU") == ""
