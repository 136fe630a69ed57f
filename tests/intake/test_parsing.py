from __future__ import annotations

import base64
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from consultant.intake.content import Limits
from consultant.intake.parsing import parse, parse_typed
from consultant.model.mail import Address, Attachment, Message
from tests.intake.mails import mail, message

_FRAGMENTS = st.sampled_from(
    [
        *(
            b"From: a@b.example\r\n",
            b"From: \xff\xfe <x\r\n",
            b"Subject: =?utf-8?b?8J+YgA?=\r\n",
            b"Subject: =?x?q?=zz?=\r\n",
        ),
        *(
            b"Content-Type: multipart/mixed; boundary=b\r\n",
            b"Content-Type: text/html; charset=nope\r\n",
            b"Content-Type: ;;=\r\n",
        ),
        *(
            b"Content-Type: text/plain; charset*0*=utf-8''ut; charset*1*=f-8\r\n",
            b"Content-Type: message/rfc822\r\n",
        ),
        *(
            b"Content-Transfer-Encoding: base64\r\n",
            b"Content-Transfer-Encoding: x-uuencode\r\n",
            b"Date: Mon, 99 Zzz\r\n",
        ),
        *(
            b"Content-Disposition: attachment; filename*=x'y'%ff\r\n",
            b"Content-Type: text/plain; format=flowed; delsp=yes\r\n",
        ),
        *(
            b"\r\n",
            b"--b\r\n",
            b"--b--\r\n",
            b"text \r\nmore\r\n",
            b"\x00\xff\xed\xa0\x80",
            b"begin 644 f\n#0V%T\n`\nend\n",
            b"=?=?=?",
        ),
        *(
            b"Content-Type: message/delivery-status\r\n",
            b"Final-Recipient: rfc822; x@y.example\r\n",
            b"Content-Type: multipart/report\r\n",
        ),
        *(
            b"<table><tr><td>a<td>b</table>",
            b"<blockquote><pre>",
            b"On Mon, 1/2/2026 x@y.example wrote:\n",
            b"> q\n",
            b"-- \n",
        ),
    ]
)


def _assert_sound(parsed: Message) -> None:
    everything = repr(parsed) + parsed.text + parsed.subject + "".join(value for _, value in parsed.headers)
    everything.encode("utf-8")
    assert "\x00" not in parsed.text + parsed.subject
    assert "".join(parsed.text[s.start : s.end] for s in parsed.segments) == parsed.text
    assert parsed.sent_at is None or parsed.sent_at.tzinfo is not None
    assert len(parsed.content_digest) == 64


@given(st.binary(max_size=2000))
def test_every_byte_string_is_a_message(raw: bytes) -> None:
    _assert_sound(parse(raw))


@given(st.lists(st.one_of(_FRAGMENTS, st.binary(max_size=20)), max_size=40))
@example(
    [
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n",
        b"--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" * 30,
    ]
)
def test_every_mixture_of_mail_fragments_is_a_message(pieces: list[bytes]) -> None:
    _assert_sound(parse(b"".join(pieces)))


@given(st.text(), st.text())
@example("Two codes", "On Monday Pat wrote:\n> 99213?\n\nAnd 20610?\n-- \nPat")
@example(" MUE\u2028for\r\n20610 ", "<html><body><p>20610</p></body></html>")
@example("", "begin 644 lines.csv\n#,3(S\n`\nend\n20610?\n")
@example("Blanks", " \t\n")
@example("A file alone", "begin 644 lines.csv\n#,3(S\n`\nend\n")
@example("PGP", "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n- - 20610?\n")
def test_what_is_typed_is_read_as_the_plain_mail_of_it_would_be(subject: str, body: str) -> None:
    sendable, line = (text.encode("utf-8", "replace").decode() for text in (body, subject))
    plain = EmailMessage(policy=SMTP)
    plain["Subject"] = " ".join("".join(filter(str.isprintable, word)) for word in line.split())
    plain.set_content(sendable, cte="base64")
    typed, mailed = parse_typed(subject, body), parse(plain.as_bytes())
    assert (typed.text, typed.segments, typed.attachments) == (
        mailed.text,
        mailed.segments,
        mailed.attachments,
    )


def test_a_typed_subject_is_one_line_without_what_cannot_be_printed() -> None:
    assert parse_typed(" MUE\u2028for\r\n20610\x00 \ud800", "").subject == "MUE for 20610"


def test_the_fields_of_a_plain_mail_are_read() -> None:
    parsed = message(
        In_Reply_To="<r@x.example>",
        References="<a@x.example>\r\n <r@x.example>",
        Reply_To="Desk <desk@clinic.example>",
    )
    assert parsed.message_id == "<one@clinic.example>"
    assert parsed.in_reply_to == ("<r@x.example>",)
    assert parsed.references == ("<a@x.example>", "<r@x.example>")
    assert parsed.sender == Address("pat@clinic.example", "Pat Coder")
    assert parsed.reply_to == Address("desk@clinic.example", "Desk")
    assert parsed.recipients == (Address("consult@desk.example"),)
    assert parsed.sent_at == datetime(2026, 11, 2, 15, tzinfo=UTC)
    assert (parsed.subject, parsed.text, parsed.defects) == ("Two codes", "Can 99213-25 go with 20610?", ())
    assert (parsed.content_type, parsed.return_path) == ("text/plain", None)


def test_the_null_return_path_is_told_from_an_absent_one() -> None:
    assert message(Return_Path="<>").return_path == ""
    assert message(Return_Path="<Pat@clinic.example>").return_path == "pat@clinic.example"


def test_a_mail_delivered_twice_has_one_digest() -> None:
    first = parse(b"Received: from one\r\nDelivered-To: x@y.example\r\n" + mail())
    second = parse(b"Received: from two\r\nX-Spam: no\r\n" + mail())
    lines_ended_otherwise = parse(mail().replace(b"\r\n", b"\n"))
    assert first.content_digest == second.content_digest == lines_ended_otherwise.content_digest
    assert first.content_digest != message("Another body\n").content_digest
    assert first.content_digest != message(Subject="Another").content_digest


def test_a_subject_split_inside_a_character_is_joined() -> None:
    assert (
        message(Subject="=?utf-8?q?caf=C3?= =?utf-8?q?=A9_99213?= and more").subject == "café 99213 and more"
    )
    assert message(Subject="=?utf-8?b?Y2Fmw6k?=").subject == "café"
    assert message(Subject="=?iso-8859-1?Q?What_next?_?=").subject == "What next?"


def test_a_mislabelled_charset_costs_no_character() -> None:
    for written, declared in (
        ("utf-8", "iso-8859-1"),
        ("cp1252", "us-ascii"),
        ("cp1252", "utf-8"),
        ("gb18030", "gb2312"),
        ("utf-8", "x-no-such"),
    ):
        body = "naïve “quote”" if written != "gb18030" else "编码 99213"
        raw = mail(
            "", Content_Type=f"text/plain; charset={declared}", Content_Transfer_Encoding="8bit"
        ) + body.encode(written)
        assert parse(raw).text == body, (written, declared)


def test_flowed_text_is_joined_into_paragraphs() -> None:
    parsed = message(
        "Can 99213 \ngo with \n20610?\n> quoted \n> line\n-- \nPat\n",
        Content_Type="text/plain; format=flowed",
    )
    assert parsed.text.split("\n") == ["Can 99213 go with 20610?", "> quoted line", "-- ", "Pat"]


def test_html_only_mail_keeps_rows_of_a_table_on_one_line() -> None:
    html = (
        "<html><head><style>p{}</style><title>no</title></head><body><p>Claim:</p><table><tr><th>Code</th><th>Mod</th><th>Units</th></tr>"
        "<tr><td><p>97530</p></td><td>GP&nbsp;59</td><td>2</td></tr></table><blockquote>older</blockquote></body></html>"
    )
    parsed = message(html, Content_Type="text/html; charset=utf-8")
    assert "Code\tMod\tUnits\n97530\tGP\xa059\t2" in parsed.text
    assert "> older" in parsed.text
    assert "older" not in parsed.new_text


def _multipart(kind: str, *parts: str, boundary: str = "b") -> dict[str, str]:
    return {
        "Content_Type": f'multipart/{kind}; boundary="{boundary}"',
        "body": "".join(f"--{boundary}\n{part}\n" for part in parts) + f"--{boundary}--\n",
    }


def test_the_plain_version_is_preferred_unless_it_is_a_stub() -> None:
    html = f"Content-Type: text/html\n\n<p>{'Is 99213 with 20610 right? ' * 20}</p>"
    assert message(
        **_multipart(
            "alternative", "Content-Type: text/plain\n\nIs 99213 right, and is 20610 too, please?\n" * 3, html
        )
    ).text.startswith("Is")
    assert (
        "20610" in message(**_multipart("alternative", "Content-Type: text/plain\n\nSee HTML\n", html)).text
    )


def test_attachments_are_listed_with_their_decoded_names() -> None:
    pdf = base64.b64encode(b"%PDF-1.4 x").decode()
    part = (
        "Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n"
        f"Content-Disposition: attachment; filename*0*=utf-8''r%C3%A9; filename*1=sum.pdf\n\n{pdf}"
    )
    parsed = message(**_multipart("mixed", "Content-Type: text/plain\n\nSee 99213\n", part))
    assert parsed.text == "See 99213"
    assert parsed.attachments == (Attachment("résum.pdf", "application/pdf", 10),)


def test_raw_bytes_in_a_header_are_read_as_the_text_they_are() -> None:
    raw = mail(Subject="na\xefve", Content_Disposition='inline; filename="r\xe9sum\xe9.txt"')
    assert parse(raw).subject == "naïve"
    assert (
        parse(raw.replace(b"Content-Disposition: inline", b"Content-Disposition: attachment"))
        .attachments[0]
        .filename
        == "résumé.txt"
    )
    assert parse(mail(Subject="naïve").replace("naïve".encode(), b"na\xefve")).subject == "naïve"


def test_an_attached_mail_is_read_as_a_forward_and_is_not_quoted() -> None:
    inner = "Content-Type: message/rfc822\n\nFrom: doc@clinic.example\nSubject: codes\n\nCan I bill 20610?"
    parsed = message(**_multipart("mixed", "Content-Type: text/plain\n\nSee below.\n", inner))
    assert "Can I bill 20610?" in parsed.new_text
    assert "From: doc@clinic.example" in parsed.text


def test_a_mail_whose_only_text_is_an_attachment_is_read_from_it() -> None:
    part = "Content-Type: text/plain\nContent-Disposition: attachment; filename=q.txt\n\nIs 99213 right?"
    assert message(**_multipart("mixed", part)).text == "Is 99213 right?"


def test_protected_mail_is_noted_and_not_guessed_at() -> None:
    assert (
        "encrypted: S/MIME"
        in message("AAAA", Content_Type="application/pkcs7-mime; smime-type=enveloped-data").defects
    )
    assert "encrypted: PGP" in message("-----BEGIN PGP MESSAGE-----\nxx\n").defects
    assert (
        "encrypted: PGP"
        in message(**_multipart("encrypted", "Content-Type: application/pgp-encrypted\n\nVersion: 1")).defects
    )


def test_nesting_without_end_is_cut_and_noted() -> None:
    body = "".join(f'--b{n}\nContent-Type: multipart/mixed; boundary="b{n + 1}"\n\n' for n in range(2000))
    parsed = message(body, Content_Type='multipart/mixed; boundary="b0"')
    assert any("nested too deep" in defect for defect in parsed.defects)


_HTML = b"From: a@b.example\r\nContent-Type: text/html\r\n\r\n"


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(_HTML + b"<div>" * 50_000 + b"99213", id="deep HTML"),
        pytest.param(_HTML + b"<table><tr>" + b"<td>a" * 30_000, id="a row of many cells"),
        pytest.param(b"Subject: x\r\n\r\n" + b"\n" * 400_000, id="empty lines"),
        pytest.param(b"Subject: " + b"=?a?q?" * 20_000 + b"\r\n\r\n", id="encoded words without end"),
        pytest.param(b"From: " + b"(" * 50_000 + b"\r\n\r\n", id="comments without end"),
        pytest.param(b"Content-Type: text/plain; " + b'a*0="x";' * 5_000 + b"\r\n\r\nx", id="parameters"),
        pytest.param(
            b"From: mailer-daemon@x.example\r\n\r\n" + b"a" * 50_000 + b"@", id="an address without end"
        ),
        pytest.param(b"Content-Type: message/rfc822\r\n\r\n" * 2_000, id="mail in mail"),
        pytest.param(b"Subject: x\r\n\r\n" + b"Thanks,\nx\n" * 5_000, id="closings"),
    ],
)
def test_mail_made_to_exhaust_a_reader_is_read(raw: bytes) -> None:
    _assert_sound(parse(raw))


def test_the_body_is_bounded() -> None:
    parsed = parse(mail("x" * 5000), limits=Limits(text_characters=100))
    assert len(parsed.text) == 100
    assert parsed.defects == ("body: cut after 100 characters",)


def test_an_unreadable_sender_is_a_defect() -> None:
    assert "sender: none that can be read" in message(From="").defects
    assert message(From="Pat, Coder <pat@clinic.example").sender == Address("pat@clinic.example", "Coder")


def test_real_mail_is_read_without_one_exception(shared_mail: Path) -> None:
    files = [
        path
        for folder in ("messages", "machine")
        for path in (shared_mail / folder).rglob("*")
        if path.is_file()
    ]
    assert len(files) > 400
    for path in files:
        parsed = parse(path.read_bytes())
        _assert_sound(parsed)
        assert not any(defect.startswith("structure:") for defect in parsed.defects), path


@pytest.mark.parametrize("name", ["X-Trace", "Cc", "References"])
def test_an_endless_field_hides_none_below_it(name: str) -> None:
    """The sender counts, and the plus-address in To that names the thread."""
    endless = f"{name}: {'person@clinic.example, ' * 20_000}\r\n".encode()
    found = parse(endless + mail(To="consult+c.7.aa@desk.example"))
    assert found.sender
    assert found.sender.email == "pat@clinic.example"
    assert "consult+c.7.aa@desk.example" in {to.email for to in found.recipients}
    assert found.subject == "Two codes"


@pytest.mark.parametrize(
    "name",
    [
        "=?utf-8?Q?Pat_=3Cboss=40bank.example=3E?=",
        "=?utf-8?Q?boss=40bank.example=2C?=",
        "=?utf-8?B?Ym9zc0BiYW5rLmV4YW1wbGUsIA==?=",
        '"boss@bank.example"',
    ],
)
def test_a_name_does_not_pass_for_the_address(name: str) -> None:
    found = message(From=f"{name} <pat@clinic.example>")
    assert found.sender is not None
    assert (found.sender.email, found.defects) == ("pat@clinic.example", ())


def test_names_are_decoded_after_the_addresses_are_found() -> None:
    encoded = "=?utf-8?Q?Coder=2C_J=C3=BCrgen_=28CPC=29?= <j@clinic.example>, =?utf-8?B?SsO2?= =?utf-8?B?cmc=?= <o@x.example>"
    found = message(To=encoded)
    assert found.addressed == (
        Address("j@clinic.example", "Coder, Jürgen (CPC)"),
        Address("o@x.example", "Jörg"),
    )
    whole = message(
        From="=?utf-8?Q?Pat_=3Cpat=40clinic.example=3E?="
    )  # against RFC 2047 section 5, and met in real mail
    assert whole.sender == Address("pat@clinic.example", "Pat")


def test_several_mailboxes_in_from_are_noted() -> None:
    found = message(From="Pat <pat@clinic.example>, boss@bank.example")
    assert found.defects == ("sender: more than one mailbox in From",)
