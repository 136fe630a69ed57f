"""Headers of outgoing mail: whatever an asker wrote, no header of theirs becomes one of ours."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as some

from consultant.dispatch.envelope import Letter, compose, mailable, reply_subject

LETTER = Letter(
    sender="consult@desk.example",
    sender_name="Dana Doe (Consultant)",
    recipient="robin@clinic.example",
    subject="Re: A question",
    text="Yes.\n",
    html="<p>Yes.</p>",
    message_id="<token@desk.example>",
    date=datetime(2026, 11, 23, 15, tzinfo=UTC),
    reply_to="consult+c.1.aa@desk.example",
    in_reply_to="<q1@clinic.example>",
    references=("<q0@clinic.example>", "<q1@clinic.example>"),
)
HEADERS = ["From", "To", "Subject", "Date", "Message-ID", "Reply-To", "In-Reply-To", "References"]
MIME = ["MIME-Version", "Content-Type"]
HOSTILE = "x\r\nBcc: victim@other.example\r\n\r\nbody"


def names(content: bytes) -> list[str]:
    return message_from_bytes(content).keys()


@pytest.mark.parametrize("part", ["sender_name", "subject", "recipient", "in_reply_to", "text", "html"])
def test_a_line_break_adds_no_header(part: str) -> None:
    content = compose(replace(LETTER, **{part: HOSTILE}))  # type: ignore[arg-type]
    assert "Bcc" not in names(content)
    assert set(names(content)) <= {*HEADERS, *MIME}


def test_a_damaged_message_id_is_left_out() -> None:
    content = compose(replace(LETTER, in_reply_to=HOSTILE, references=(HOSTILE, "<good@clinic.example>")))
    mail = message_from_bytes(content, policy=default)
    assert mail["In-Reply-To"] is None
    assert mail["References"] == "<good@clinic.example>"


@given(some.text(max_size=200), some.text(max_size=60), some.lists(some.text(max_size=60), max_size=4))
def test_whatever_was_written_a_mail_can_be_composed(subject: str, name: str, references: list[str]) -> None:
    letter = replace(
        LETTER,
        subject=reply_subject(subject),
        sender_name=name,
        in_reply_to=name,
        references=tuple(references),
    )
    content = compose(letter)
    assert set(names(content)) <= {*HEADERS, *MIME}
    assert message_from_bytes(content, policy=default)["Message-ID"] == LETTER.message_id


@given(some.text(max_size=60).map(lambda local: f"{local}@clinic.example").filter(mailable))
def test_to_whatever_can_be_mailed_a_mail_can_be_composed(recipient: str) -> None:
    assert set(names(compose(replace(LETTER, recipient=recipient)))) <= {*HEADERS, *MIME}


def test_long_headers_are_folded_and_no_line_is_too_long() -> None:
    many = tuple(f"<reference-number-{n}@a-long-name.clinic.example>" for n in range(20))
    content = compose(replace(LETTER, references=many, text="word " * 1000))
    assert max(len(line) for line in content.split(b"\r\n")) <= 998
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert message_from_bytes(content, policy=default)["References"].split() == list(many)


def test_only_mail_that_no_person_signed_says_that_it_is_automatic() -> None:
    assert "Auto-Submitted" not in names(compose(LETTER))
    assert "Auto-Submitted" in names(compose(replace(LETTER, automatic="auto-generated")))


@pytest.mark.parametrize(
    "address", ["robin@clinic.example", '"robin reyes"@clinic.example', "łukasz@clinic.example"]
)
def test_one_mailbox_can_be_mailed(address: str) -> None:
    assert mailable(address)


@pytest.mark.parametrize(
    "address", ["", "@", "robin", "a@b@c", "a@b, c@d", "group:;", "a b@c", "<a@b>", "a@b\r\nRCPT TO:<c@d>"]
)
def test_anything_else_cannot(address: str) -> None:
    assert not mailable(address)


@pytest.mark.parametrize(
    ("subject", "answered"),
    [
        ("99213?", "Re: 99213?"),
        ("Re: AW: re[2]: 99213?", "Re: 99213?"),
        ("", "Re: your question"),
        ("Re:", "Re: your question"),
        ("Regarding 99213", "Re: Regarding 99213"),
        ("a\r\nb", "Re: a b"),
        ("wait\x8599213?", "Re: wait 99213?"),
    ],
)
def test_an_answer_has_one_prefix(subject: str, answered: str) -> None:
    assert reply_subject(subject) == answered
