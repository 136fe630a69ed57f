"""From bytes to a Reading: total, masked, and the segments still cover the text."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from consultant import bootstrap
from consultant.answering.dates import quarter_of
from consultant.dispatch.addresses import Addresses
from consultant.model.mail import Disposition, SegmentKind
from consultant.model.reading import ClaimedMail, Reading
from consultant.settings import PROJECT
from consultant.steps.reading import MailReader
from tests.fakes.clock import BEGINNING
from tests.fakes.mails import bounce, mail

ADDRESSES = Addresses("consult@desk.example", b"k" * 32)
READER = MailReader(bootstrap.policy(PROJECT), ADDRESSES, "", lambda _system, code: code.startswith("9921"))


def read(raw: bytes, *, oversize: bool = False) -> Reading:
    return READER.read(ClaimedMail(1, b"", BEGINNING, oversize, 1), raw)


def covers(reading: Reading) -> bool:
    borders = [0, *(segment.end for segment in reading.segments)]
    starts = [segment.start for segment in reading.segments]
    return starts == borders[:-1] and borders[-1] == len(reading.text)


def test_a_question_is_accepted_with_its_citations() -> None:
    found = read(mail("Is 99213-25 valid?"))
    assert found.screened.disposition is Disposition.ACCEPT
    assert [(c.code, c.modifiers) for c in found.citations] == [("99213", ("25",))]


def test_identifiers_are_masked_and_citations_stay_where_they_stand() -> None:
    text = "Patient SSN 123-45-6789, seen 2026-11-01. Is 99213 valid?\n\n> SSN 123-45-6789 again, 99214\n"
    found = read(mail(text, subject="SSN 123-45-6789"))
    assert "123-45-6789" not in found.text + found.subject
    assert found.identifiers_found >= 3
    assert covers(found)
    for citation in found.citations:
        assert found.text[slice(*citation.span)].startswith(citation.code)
    quoted = [found.text[s.start : s.end] for s in found.segments if s.kind is SegmentKind.QUOTED]
    assert "99214" in "".join(quoted)


def test_file_names_are_masked() -> None:
    raw = mail("Is 99213 valid?").replace(b"Content-Type: text/plain", b"X-Was: text/plain")
    raw = raw.replace(
        b"\r\n\r\n",
        b'\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="SSN 123-45-6789.pdf"\r\n\r\n',
        1,
    )
    (attachment,) = read(raw).attachments
    assert "123-45-6789" not in attachment.filename


@pytest.mark.parametrize(
    "raw", [b"", b"\r\n", b"\x00", b"From: \xff\xfe\r\n\r\n\xff", b"\x80" * 100, mail("")]
)
def test_an_empty_or_broken_mail_has_a_reading(raw: bytes) -> None:
    found = read(raw)
    assert covers(found)
    assert found.screened.disposition is not Disposition.ACCEPT


@given(some.binary(max_size=400))
def test_every_byte_string_has_a_reading(junk: bytes) -> None:
    assert covers(read(junk))
    assert covers(read(b"From: a@clinic.example\r\nTo: consult@desk.example\r\n" + junk))


@given(some.text(max_size=300))
def test_every_text_is_covered_by_its_segments(text: str) -> None:
    body = text.encode("utf-8", "replace")
    raw = b"From: a@b.example\r\nSubject: 99213\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    assert covers(read(raw + body + b" SSN 123-45-6789 99213\r\n"))


def test_what_was_not_read_completely_is_held() -> None:
    found = read(mail("Is 99213 valid?"), oversize=True)
    assert (found.screened.disposition, found.screened.rule) == (Disposition.HOLD, "too large")


def test_a_signed_address_names_the_thread() -> None:
    assert read(mail("And?", to=ADDRESSES.thread(12))).thread == 12
    assert read(mail("And?", to="consult+c.12.0000@desk.example")).thread is None


def test_a_report_to_the_envelope_address_names_the_reply() -> None:
    found = read(bounce(ADDRESSES.bounce("0af3")))
    assert found.bounced_message_id == "<0af3@desk.example>"
    assert (found.screened.disposition, found.bounce_status) == (Disposition.DISCARD, "5.1.1")


def test_a_plus_address_of_broken_characters_is_read_like_any_other() -> None:
    raw = b"From: a@b.example\r\nTo: <consult+c.1.\xff\xfe@desk.example>\r\n\r\nIs 99213 valid?\r\n"
    assert read(raw).thread is None


def test_our_own_mail_is_discarded() -> None:
    assert read(mail("99213?", sender="consult+c.1.x@desk.example")).screened.rule == "own address"


TIED = "Can 99213-25 go with 20610 on 2026-09-18? Patient John Smith, DOB 03/04/1961."


def test_of_a_day_that_is_a_patients_only_the_quarter_is_kept() -> None:
    found = read(mail(TIED))
    assert "2026-09-18" not in found.text
    assert found.service_quarter == date(2026, 7, 1)


@pytest.mark.parametrize("text", ["Is 99213 valid on 2026-09-18?", "Is 99213 valid? Patient John Smith."])
def test_a_day_that_can_be_read_and_a_day_that_was_never_told_leave_no_quarter(text: str) -> None:
    assert read(mail(text)).service_quarter is None


@given(some.dates(min_value=date(1990, 1, 1), max_value=date(2090, 12, 31)))
def test_a_quarter_begins_on_or_before_its_days_and_holds_three_months(day: date) -> None:
    first = quarter_of(day)
    assert first <= day < first + timedelta(days=92)
    assert first.day == 1
    assert first.month in (1, 4, 7, 10)
