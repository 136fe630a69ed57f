"""Our earlier reply in a follow-up is known by its words, however the asker's mail program wrote it anew."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultant.intake.own_words import told_apart
from consultant.intake.reply_text import segments
from consultant.model.mail import SegmentKind

OURS = """Hello Pat,

Yes, but only with a modifier: NCCI bundles 75894 into 37244 unless a modifier such as XE or XS on 75894 is
supported by the record. Put the modifier on 75894, which is column 2 and denied without it.

WHAT WOULD CHANGE THE ANSWER
- An outpatient hospital claim has edits of its own; tell us if that is yours.
- Which payer is it?

Dana Doe, CPC
"""
ASKED = "Can 36247 and 75894 be billed together with 37244 on the same claim of the same day?"


def new(text: str, *, answer: bool = True) -> str:
    found = told_apart(text, segments(text, subject="Re: codes", answer=answer), [OURS], [ASKED])
    assert "".join(text[s.start : s.end] for s in found) == text
    return "".join(text[s.start : s.end] for s in found if s.kind is SegmentKind.NEW).strip()


@pytest.mark.parametrize("width", [40, 60, 200])
def test_our_reply_pasted_without_any_mark_is_quoted(width: int) -> None:
    wrapped = "\n".join(textwrap.fill(line, width) for line in OURS.split("\n"))
    assert new(f"The payer is Aetna.\n\n{wrapped}").startswith("The payer is Aetna.")
    assert "column 2" not in new(f"The payer is Aetna.\n\n{wrapped}")


def test_our_reply_flattened_into_one_line_is_quoted() -> None:
    assert new("Aetna, thank you.\n" + " ".join(OURS.split())) == "Aetna, thank you."


def test_an_answer_below_the_repeated_reply_is_new() -> None:
    body = OURS.replace("Hello Pat,\n\n", "").replace("Dana Doe, CPC\n", "")
    assert new(f"{body}\nIt is an outpatient claim, Medicare.\n").endswith(
        "It is an outpatient claim, Medicare."
    )


def test_answers_between_our_lines_below_a_bare_heading_are_found() -> None:
    answered = OURS.replace("Which payer is it?", "Which payer is it?\nIt is Aetna, a commercial plan.")
    heading = "From: Dana Doe <consult@desk.example>\nSent: Monday, November 2, 2026 9:12 AM\nTo: Pat\nSubject: RE: codes\n"
    assert (
        new(f"See below.\n\n{heading}\n{answered}\n{ASKED}\n")
        == "See below.\n\nIt is Aetna, a commercial plan."
    )


def test_a_history_that_is_not_known_is_left_as_it_was() -> None:
    heading = "From: Lee <lee@clinic.example>\nSent: Monday, November 2, 2026 9:12 AM\nTo: Pat\nSubject: RE: lunch\n"
    assert (
        new(
            f"See below.\n\n{heading}\nShall we meet at noon on Friday at the usual place?\nBring the superbills.\n"
        )
        == "See below."
    )


def test_a_sentence_that_takes_up_ours_is_the_asker_s() -> None:
    sentence = "You wrote that NCCI bundles 75894 into 37244 unless a modifier is there, but our payer denied XS. Why?"
    assert new(sentence) == sentence


def test_without_a_reply_of_ours_nothing_changes() -> None:
    found = segments("Is 99213 right?\n\n> older\n")
    assert told_apart("Is 99213 right?\n\n> older\n", found, [], [ASKED]) == found


_HEADING = "On 11/2/2026 9:12 x@y.example wrote:"
_PIECES = st.lists(
    st.sampled_from(
        [
            *OURS.split("\n"),
            "> " + OURS[:60],
            ASKED,
            "Aetna",
            "-- ",
            "",
            "On 11/2/2026 9:12 x@y.example wrote:",
        ]
    )
)


@given(_PIECES.map("\n".join))
def test_nothing_is_lost_whatever_is_repeated(text: str) -> None:
    new(text)


@given(st.text())
def test_every_text_keeps_its_length(text: str) -> None:
    new(text)
