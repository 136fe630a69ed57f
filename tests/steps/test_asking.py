"""The question that a draft answers: what was newly written, with what is cited in quotes and attached files behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from consultant.model.reading import ClaimedMail, MessageText, Undrafted
from consultant.steps.asking import LONGEST, MOST_ATTACHED, question
from tests.fakes.clock import BEGINNING
from tests.intake.enclosures import part
from tests.intake.mails import mail, reader

TODAY = date(2026, 11, 23)


def asked(text: str, claim: str) -> Undrafted:
    """A consultation of one mail with an attached text file."""
    attached = part(claim.encode(), "text/plain", "claim.txt")
    raw = mail(f"--b\n\n{text}\n--b\n{attached}\n--b--\n", Content_Type="multipart/mixed; boundary=b")
    read = replace(reader(), known=lambda _system, _code: True).read(
        ClaimedMail(1, b"", BEGINNING, False, 1), raw
    )
    message = MessageText(1, read.text, read.segments, read.citations, 0, BEGINNING)
    return Undrafted(1, 1, "Pat", read.subject, (message,), (), 1, 1)


def test_the_codes_of_an_attached_claim_are_asked_about() -> None:
    found = question(asked("Please check the attached claim.", "99213-25\n20610-RT\n"), TODAY)
    assert found.text.strip() == "Please check the attached claim."
    assert [cited.code for cited in found.citations] == ["99213", "20610"]


def test_a_code_in_the_mail_stands_before_the_attached_ones() -> None:
    found = question(asked("Is 20610 right?", "99213\n20610\n"), TODAY)
    assert [cited.code for cited in found.citations] == ["20610", "99213"]


def test_an_attached_fee_schedule_is_no_question() -> None:
    schedule = "".join(f"{code}\n" for code in range(99202, 99202 + MOST_ATTACHED + 1))
    assert [cited.code for cited in question(asked("Is 20610 right?", schedule), TODAY).citations] == [
        "20610"
    ]


def test_the_date_of_service_may_stand_in_the_attached_claim() -> None:
    assert question(asked("Please check.", "DOS 10/30/2026\n99213\n"), TODAY).date_of_service == date(
        2026, 10, 30
    )
    both = asked("It was on DOS 11/02/2026.", "DOS 10/30/2026\n99213\n")
    assert question(both, TODAY).date_of_service == date(2026, 11, 2)


def test_a_megabyte_of_codes_is_looked_up_as_far_as_a_question_goes() -> None:
    found = question(asked("99213 and 20610 together? " * 5000, ""), TODAY)
    assert len(found.text) == LONGEST
    assert 1000 < len(found.citations) < 2000
    assert all(cited.span[1] <= LONGEST for cited in found.citations)


def test_the_subject_is_the_question_of_a_mail_that_says_nothing_else() -> None:
    only = replace(asked("Thanks, Marge", ""), subject="Will XU get 69990 paid next to 67901?")
    found = question(only, TODAY)
    assert found.text.startswith("Will XU get 69990 paid next to 67901?")
    assert [cited.code for cited in found.citations][:3] == ["XU", "69990", "67901"]
    assert found.text[slice(*found.citations[1].span)] == "69990"
    pointed = replace(asked("(question is in the subject)", ""), subject="Base of 69990?")
    assert question(pointed, TODAY).text == "Base of 69990?"
    for body in (
        "Nothing more than the subject :)",
        "that's all I have, it's the subject line",
        "Nothing to add to the subject.",
    ):
        assert question(replace(pointed, messages=asked(body, "").messages), TODAY).text == "Base of 69990?"
    told = replace(asked("Is 20610 right?", ""), subject="69990 with 67901")
    assert question(told, TODAY).text.strip() == "Is 20610 right?"


def test_a_further_question_of_the_body_leaves_the_one_of_the_subject_asked() -> None:
    both = replace(asked("And while I have you: global days of 27447?", ""), subject="Is E11.9 an HCC?")
    found = question(both, TODAY)
    assert found.text.startswith("Is E11.9 an HCC?\n\nAnd while")
    assert [found.text[slice(*cited.span)] for cited in found.citations[:2]] == ["E11.9", "27447"]
    for body in ("Also check 20610, please.", "Hello team,\nalso, what does modifier 25 mean?"):
        assert "HCC" in question(replace(asked(body, ""), subject="Is E11.9 an HCC?"), TODAY).text
    for body in ("Is 20610 right?", "Please tell me whether E11.9 is one."):
        assert "HCC" not in question(replace(asked(body, ""), subject="Is E11.9 an HCC?"), TODAY).text
