"""Headers of outgoing mail: whatever an asker wrote, no header of theirs becomes one of ours."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as some

from consultant.dispatch.envelope import Letter, compose, mailable, reply_subject, routable

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


OUTLOOK = "<DM6PR12MB4567F9A1B2C3D4E5F60718293A4B5C6D7E8F9@DM6PR12MB4567.namprd12.prod.outlook.com>"


def raw_field(content: bytes, name: str) -> str:
    """A header field as it goes over the wire."""
    head = content.partition(b"\r\n\r\n")[0].decode()
    return next(field for field in re.split(r"\r\n(?=\S)", head) if field.startswith(f"{name}:"))


def test_long_message_ids_stay_as_they_are_on_the_wire() -> None:
    content = compose(
        replace(LETTER, in_reply_to=OUTLOOK, references=("<q0@clinic.example>", OUTLOOK, OUTLOOK))
    )
    assert raw_field(content, "In-Reply-To") == f"In-Reply-To: {OUTLOOK}"
    assert raw_field(content, "References").split()[1:] == ["<q0@clinic.example>", OUTLOOK, OUTLOOK]
    assert b"=?" not in content.partition(b"\r\n\r\n")[0]


def test_the_references_of_a_long_thread_are_the_first_and_the_newest() -> None:
    thread = tuple(f"<{number}@clinic.example>" for number in range(300))
    named = raw_field(compose(replace(LETTER, references=thread)), "References").split()[1:]
    assert named == [thread[0], *thread[-19:]]


@given(
    some.text(max_size=400),
    some.text(max_size=100),
    some.lists(some.from_regex(r"<[!-;=?-~]{1,240}>", fullmatch=True), max_size=30),
    some.text(max_size=3000),
)
def test_no_line_is_longer_than_mail_allows_and_no_byte_beyond_ascii(
    subject: str, name: str, references: list[str], text: str
) -> None:
    letter = replace(
        LETTER, subject=subject, sender_name=name, references=tuple(references), text=text, html=text
    )
    lines = compose(letter).split(b"\r\n")
    assert max(map(len, lines)) <= 998
    assert all(line.isascii() and b"\n" not in line for line in lines)


def test_the_body_is_quoted_printable_in_short_lines_and_says_the_same() -> None:
    text = "Zażółć " * 500 + "\n.\n" + "x" * 2000 + "\nFrom here\n"
    content = compose(replace(LETTER, text=text))
    mail = message_from_bytes(content, policy=default)
    part = mail.get_body(("plain",))
    assert part is not None
    assert part["Content-Transfer-Encoding"] == "quoted-printable"
    assert part.get_content().replace("\r\n", "\n") == text
    assert max(map(len, content.split(b"\r\n"))) <= 100


def test_a_domain_beyond_ascii_is_written_as_the_dns_knows_it() -> None:
    assert routable("robin@bücher.example") == "robin@xn--bcher-kva.example"
    assert routable("łukasz@clinic.example") == "łukasz@clinic.example"
    assert routable("robin@" + "ü" * 80 + ".example") == "robin@" + "ü" * 80 + ".example"


def test_a_local_part_beyond_ascii_stays_readable() -> None:
    content = compose(replace(LETTER, recipient="łukasz@clinic.example"))
    assert raw_field(content, "To") == "To: łukasz@clinic.example"
    assert message_from_bytes(content, policy=default)["Subject"] == LETTER.subject


def test_no_list_field_and_auto_submitted_on_automatic_mail_only() -> None:
    assert raw_field(compose(replace(LETTER, automatic="auto-generated")), "Auto-Submitted")
    fields = [name.lower() for name in names(compose(LETTER))]
    assert not [
        name for name in fields if name.startswith("list-") or name in ("auto-submitted", "precedence")
    ]
