from __future__ import annotations

from pathlib import Path

from consultant.intake.parsing import parse
from tests.intake.mails import mail, message

_REPORT = """--b
Content-Type: text/plain

Your mail could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; Pat@Clinic.example
Action: failed
Status: 5.1.1

Final-Recipient: rfc822; fine@clinic.example
Action: delivered
Status: 2.0.0
--b
Content-Type: message/rfc822

From: consult@desk.example
Message-ID: <reply-7@desk.example>
Subject: Re: Two codes

Hello
--b--
"""


def test_a_delivery_report_names_recipient_status_and_our_mail() -> None:
    parsed = message(
        _REPORT,
        From="MAILER-DAEMON@mx.example",
        To="consult+b7@desk.example",
        Content_Type="multipart/report; report-type=delivery-status; boundary=b",
    )
    assert parsed.bounced_recipients == ("pat@clinic.example",)
    assert parsed.bounce_status == "5.1.1"
    assert parsed.bounced_message_id == "<reply-7@desk.example>"
    assert [address.email for address in parsed.recipients] == ["consult+b7@desk.example"]
    assert "Hello" not in parsed.text


def test_a_notice_in_plain_words_names_the_recipient() -> None:
    body = (
        "Hi. This is the qmail-send program.\n\n<pat@clinic.example>:\n550 5.1.1 unknown user\n\n"
        "--- Below this line is a copy of the message.\n\nMessage-ID: <reply-8@desk.example>\nTo: x@y.example\n"
    )
    parsed = message(body, From="MAILER-DAEMON@mx.example", Return_Path="<>")
    assert parsed.bounced_recipients == ("pat@clinic.example",)
    assert parsed.bounce_status == "5.1.1"
    assert parsed.bounced_message_id == "<reply-8@desk.example>"


def test_a_reply_code_stands_in_for_a_missing_status() -> None:
    body = "<pat@clinic.example>: host mx said: 452 Mailbox full\n"
    assert message(body, From="postmaster@mx.example").bounce_status == "4.0.0"


def test_a_person_who_writes_about_a_bounce_has_not_bounced() -> None:
    parsed = parse(mail("My mail to <x@y.example> failed with 550 5.1.1, is 99213 right?\n"))
    assert (parsed.bounced_recipients, parsed.bounce_status, parsed.bounced_message_id) == ((), None, None)


def test_the_recipient_of_real_bounces_is_found(shared_mail: Path) -> None:
    files = sorted((shared_mail / "machine").glob("*"))
    found = [path for path in files if parse(path.read_bytes()).bounced_recipients]
    assert len(found) / len(files) >= 0.95
