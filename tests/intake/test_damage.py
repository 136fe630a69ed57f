"""Mail that programs damage on the way: what a person would find in it is found."""

from __future__ import annotations

import base64

import pytest

from consultant.intake.parsing import parse
from tests.intake.mails import mail

QUESTION = "Can 99213-25 go with 20610?"
ENCODED = base64.encodebytes(QUESTION.encode()).decode()


def _typed(body: str, kind: str = "text/plain; charset=utf-8", encoding: str = "") -> bytes:
    return mail(body, Content_Type=kind, Content_Transfer_Encoding=encoding)


def _letters(text: str) -> str:
    """Base64 without its padding."""
    return base64.b64encode(text.encode()).decode().rstrip("=")


def _two_versions(plain: str, page: str) -> bytes:
    parts = f"--b\nContent-Type: text/plain\n\n{plain}\n--b\nContent-Type: text/html\n\n{page}\n--b--\n"
    return mail(parts, Content_Type="multipart/alternative; boundary=b")


def _attached(kind: str, encoding: str, body: str) -> bytes:
    part = f"--b\nContent-Type: {kind}\nContent-Transfer-Encoding: {encoding}\n\n{body}\n--b--\n"
    return mail(f"--b\n\nSee below.\n{part}", Content_Type="multipart/mixed; boundary=b")


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(_typed(f"{ENCODED}____\nlist footer\n", encoding="base64"), id="a footer below base64"),
        pytest.param(_typed(QUESTION, encoding="base64"), id="no base64 at all"),
        pytest.param(_typed(f"Hello, {QUESTION * 3}", encoding="base64"), id="a longer text, and no base64"),
        pytest.param(_typed(_letters(QUESTION + "  ")[:-1], encoding="base64"), id="base64 without its end"),
        pytest.param(_typed(_letters(QUESTION * 3)[:77], encoding="base64"), id="base64 with half a byte"),
        pytest.param(
            _two_versions("Hello,", f"<p>Hello,</p><p>{QUESTION}</p>"), id="a plain version cut short"
        ),
        pytest.param(
            _two_versions("Your program cannot display HTML.", f"<p>{QUESTION}</p>"),
            id="a plain version that is none",
        ),
        pytest.param(
            _two_versions(QUESTION, "<p>See the plain version, please</p>"), id="a page that is none"
        ),
        pytest.param(_typed(f"<html><p>{QUESTION}</p></html>"), id="a page called plain text"),
        pytest.param(_typed(QUESTION, kind="text/markdown"), id="an unknown kind of text"),
        pytest.param(_typed(QUESTION, kind="application/octet-stream"), id="no kind and no name"),
        pytest.param(_typed("<div>" * 2000 + QUESTION, kind="text/html"), id="a page nested without end"),
        pytest.param(b"\xef\xbb\xbf" + mail(QUESTION), id="a byte order mark on top"),
        pytest.param(b">From pat Tue Nov  3 11:00:00 2026\r\n" + mail(QUESTION), id="out of a mailbox file"),
        pytest.param(mail(QUESTION).replace(b"Subject:", b"Subject :"), id="a blank before a colon"),
        pytest.param(b"X-Hop: 1\r\n" * 600 + mail(QUESTION), id="six hundred fields above the sender"),
        pytest.param(
            _attached(
                "application/octet-stream; name=q.eml", "base64", base64.encodebytes(mail(QUESTION)).decode()
            ),
            id="an attached mail of no kind",
        ),
    ],
)
def test_sender_subject_and_question_are_found(raw: bytes) -> None:
    read = parse(raw)
    assert QUESTION in read.text
    assert (read.sender and read.sender.email, read.subject) == ("pat@clinic.example", "Two codes")


def test_what_stands_below_base64_is_read_too() -> None:
    assert "list footer" in parse(_typed(f"{ENCODED}____\nlist footer\n", encoding="base64")).text


@pytest.mark.parametrize("kind", ["message/rfc822", "application/octet-stream; name=q.eml"])
def test_what_exhausts_a_reader_does_so_in_no_coat(kind: str) -> None:
    parts = b"Content-Type: multipart/mixed; boundary=A\r\n\r\n" + b"--A\n\nx\n" * 6000
    read = parse(_attached(kind, "base64", base64.encodebytes(parts).decode()))
    assert "--A" in read.text  # a text, and no six thousand parts
