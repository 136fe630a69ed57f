"""Opening mails of every kind, and composing them."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes, policy

from hypothesis import given
from hypothesis import strategies as st

from consultant.sandbox.reading import read_fields, read_letter
from consultant.sandbox.writing import Draft, Thread, compose, problems_of, reply_to, thread_of

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HEADERS = st.sampled_from(
    [
        b"Subject",
        b"From",
        b"To",
        b"Content-Type",
        b"Content-Transfer-Encoding",
        b"Message-ID",
        b"References",
        b"Reply-To",
    ]
)
VALUES = st.one_of(
    st.binary(max_size=40),
    st.sampled_from(
        [
            b"=?utf-8?b?x?=",
            b"text/html; charset=utf-99",
            b"multipart/mixed; boundary=b",
            b"base64",
            b"uuencode",
            b"<a@b>",
            b"=?x?q?=ff?=",
        ]
    ),
)


@given(st.lists(st.tuples(HEADERS, VALUES), max_size=6), st.binary(max_size=200))
def test_any_bytes_open_as_a_letter(fields: list[tuple[bytes, bytes]], body: bytes) -> None:
    content = b"".join(name + b": " + value + b"\r\n" for name, value in fields) + b"\r\n--b\r\n" + body
    letter = read_letter(content)
    assert letter.fields == read_fields(content)
    assert all("\n" not in value for _, value in letter.header)
    assert isinstance(letter.lines, tuple)
    assert not problems_of(
        Draft("a@b.test", "c@d.test", letter.fields.subject[:500], reply_to(letter, "a@b.test").body)
    )


@given(st.text(max_size=200), st.text(min_size=1, max_size=300))
def test_what_is_written_is_what_is_read(subject: str, body: str) -> None:
    draft = Draft("a@b.test", "c@d.test", subject, body)
    content = compose(draft, Thread(), message_id="<1@b.test>", now=NOW)
    mail = message_from_bytes(content, policy=policy.default)
    assert (mail["From"], mail["To"], len(mail.items())) == ("a@b.test", "c@d.test", 8)


def test_encoded_words_and_parts_are_decoded() -> None:
    letter = read_letter(
        b"Subject: =?iso-8859-1?q?Gr=F6=DFe?=\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n"
        b"--b\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"F=FCr\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>F\xc3\xbcr</p>\r\n--b--\r\n"
    )
    assert (letter.fields.subject, letter.text.strip(), letter.html.strip()) == ("Größe", "Für", "<p>Für</p>")


def test_only_links_to_this_machine_are_links() -> None:
    letter = read_letter(
        b"\r\nsee http://127.0.0.1:80/a?b=1. or http://evil.test/127.0.0.1 or (http://localhost:8017/)\r\n"
    )
    assert [href for _, href in letter.lines[0].pieces if href] == [
        "http://127.0.0.1:80/a?b=1",
        "http://localhost:8017/",
    ]


def test_quoting_depth_is_told() -> None:
    assert [line.depth for line in read_letter(b"\r\na\r\n> b\r\n>> c\r\n> > d\r\n").lines] == [0, 1, 2, 2]


def test_a_thread_grows_by_the_mail_that_is_answered() -> None:
    letter = read_letter(b"Message-ID: <2@x>\r\nIn-Reply-To: <1@x>\r\n\r\nx\r\n")
    assert thread_of(letter) == Thread("<2@x>", ("<1@x>", "<2@x>"))
    assert thread_of(read_letter(b"\r\nno id\r\n")) == Thread()


def test_long_message_ids_stay_whole_in_references() -> None:
    long = f"<{'x' * 200}@y.test>"
    content = compose(
        Draft("a@b.test", "c@d.test", "s", "b"), Thread(long, (long, long)), message_id="<1@b>", now=NOW
    )
    assert message_from_bytes(content)["References"] == f"{long} {long}"
