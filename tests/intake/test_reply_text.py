from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultant.intake.reply_text import segments
from consultant.model.mail import SegmentKind
from tests.intake.headings import BARE, BLOCKS, GMAIL, MARKED, SENT_FROM
from tests.intake.scoring import Sample, gold, made_up, share, words

_LINES = st.sampled_from(
    [
        *(
            "",
            "> quoted",
            ">> deeper",
            "-- ",
            "__",
            "Sent from my iPhone",
            "On Mon, Nov 2, 2026 at 9:00 AM Pat <p@x.example> wrote:",
        ),
        *(
            "From: Pat <p@x.example>",
            "Sent: Monday",
            "To: Desk",
            "Subject: codes",
            "-----Original Message-----",
            "Thanks,",
            "Pat",
        ),
        *(
            "---------- Forwarded message ---------",
            "Can 99213 go with 20610?",
            "_" * 32,
            "\x0b",
            "\u2028",
            "\r",
            "Previous Replies:",
        ),
    ]
)


def _new(text: str, subject: str = "", *, answer: bool = True) -> str:
    found = segments(text, subject=subject, answer=answer)
    return "".join(text[s.start : s.end] for s in found if s.kind is SegmentKind.NEW).strip()


@given(st.one_of(st.text(), st.lists(_LINES).map("\n".join)), st.sampled_from(["", "Re: x", "FW: x"]))
def test_segments_cover_the_text_without_gap_or_overlap(text: str, subject: str) -> None:
    found = segments(text, subject=subject)
    assert "".join(text[s.start : s.end] for s in found) == text
    assert all(
        left.end == right.start and left.kind is not right.kind for left, right in itertools.pairwise(found)
    )


@pytest.mark.parametrize(
    "heading",
    [
        "On Mon, Nov 2, 2026 at 9:00 AM Desk <desk@x.example> wrote:",
        "On Mon, Nov 2, 2026 at 9:00 AM Desk with a long name <\ndesk@x.example> wrote:",
        "Am 02.11.2026 um 09:00 schrieb Desk <desk@x.example>:",
        "Le lun. 2 nov. 2026 à 09:00, Desk <desk@x.example> a écrit :",
        "El lun, 2 nov 2026 a las 9:00, Desk (<desk@x.example>) escribió:",
        "Il giorno lun 2 nov 2026 alle ore 09:00 Desk <desk@x.example> ha scritto:",
        "2026-11-02 9:00 GMT+01:00 Desk <desk@x.example>:",
        "-----Original-Nachricht-----\nBetreff: Re: codes\nDatum: 2026-11-03T09:12:00+0100\nVon: Desk\nAn: Pat\n",
        'Temat: codes\nData: 2026-11-03 9:12\nNadawca: "Desk" <desk@x.example>\nAdresat: pat@x.example\n',
        "  Original Message  \nFrom: Desk\nSent: Monday\nTo: Pat\nReply To: desk@x.example\nSubject: codes\n",
        "Desk ---11/03/2026 09:12:33 AM---Which payer is it?\n\nFrom:\tDesk\nTo:\tPat\nDate:\t11/03/2026 09:12 AM\n",
        ">>> Desk <desk@x.example> 11/3/2026 9:12 AM >>>\n",
        "-----Original Message-----\nFrom: Desk\nSent: Monday, November 2, 2026 9:00 AM\nTo: Pat\nSubject: RE: codes\n",
        "________________________________\nFrom: Desk <desk@x.example>\nSent: Monday\nTo: Pat\nSubject: codes\n",
        "Von: Desk\nGesendet: Montag\nAn: Pat\nBetreff: codes\n",
        "*From:* Desk <desk@x.example>\n*Date:* Monday\n*To:* Pat\n*Subject:* codes\n",
    ],
)
def test_what_stands_below_a_reply_heading_is_quoted(heading: str) -> None:
    assert _new(f"Yes, with 25.\n\n{heading}\n\nMay 99213 go with 20610?\n") == "Yes, with 25."


@pytest.mark.parametrize(
    "banner",
    [
        "[EXTERNAL]",
        "*** This is an EXTERNAL email. Exercise caution. ***",
        "CAUTION: This email originated from outside of the organization. Do not click links or\nopen attachments.",
        "CAUTION: This email is from an external sender.\nDo not click links you do not trust.",
        "*******************\nWARNING: This message came from outside our organization.\n*******************",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_gateway_s_banner_takes_no_line_of_the_writer_s(banner: str, gap: str) -> None:
    assert (
        _new(f"{banner}{gap}See attached claim.\n\nIs 99213 right?")
        == "See attached claim.\n\nIs 99213 right?"
    )


def test_the_answered_mail_may_begin_on_the_line_of_its_heading() -> None:
    heading = "On Tue, Nov 3, 2026 at 9:12 AM, Desk<desk@x.example> wrote:   Which payer is it?"
    assert _new(f"Aetna.\n\nYahoo Mail: Search, Organize, Conquer\n\n  {heading}  \nThanks\n") == "Aetna."


def test_a_sentence_above_quote_marks_is_the_writer_s() -> None:
    text = "Our doctor noted it on 11/02/2026. The payer wrote:\n\n> CO-97\n\nIs 25 right?"
    assert _new(text).startswith("Our doctor noted it")


def test_answers_between_quoted_lines_are_new() -> None:
    text = "On 2026-11-02, Desk <d@x.example> wrote:\n> Which payer?\nMedicare.\n> Which site?\n\nOffice, POS 11.\n"
    assert _new(text).split() == ["Medicare.", "Office,", "POS", "11."]


def test_a_wrapped_line_of_a_quote_stays_quoted() -> None:
    text = "Ok.\n\n> a quoted line that is so long that a mail program wrapped it at the\nend of it\n> next\n"
    assert _new(text) == "Ok."


def test_a_forwarded_question_is_not_quoted_mail() -> None:
    block = (
        "From: Doc <doc@x.example>\nSent: Monday\nTo: Pat\nSubject: codes\n\nMay I bill 20610 with 99213?\n"
    )
    assert "20610" in _new(block, "FW: codes")
    assert "20610" in _new(f"Please see.\n\n---------- Forwarded message ---------\n{block}")
    assert "20610" not in _new(f"Thank you, that helps.\n\n{block}", "RE: codes")


def test_a_pasted_mail_is_the_question_unless_the_mail_is_an_answer() -> None:
    text = "From our provider:\n\n-----Original Message-----\nFrom: Doc\nSent: Monday\nTo: Pat\n\nMay I bill 20610?\n"
    assert "20610" in _new(text, answer=False)
    assert "20610" not in _new(text, answer=True)
    assert "20610" not in _new(text, "Re: codes", answer=False)


def test_a_forwarded_mail_with_quote_marks_is_new_and_its_own_quotes_are_not() -> None:
    text = (
        "See below.\n\n> Begin forwarded message:\n>\n> From: Doc <d@x.example>\n>\n"
        "> May I bill 20610?\n> > older 99215\n\nThank you\n"
    )
    assert "20610" in _new(text)
    assert "99215" not in _new(text)
    assert "Thank you" in _new(text)


def test_text_right_above_a_heading_is_not_swallowed_by_it() -> None:
    heading = "On Monday, November 2, 2026 at 09:00:00 AM EST, Desk <d@x.example>\nwrote:"
    assert _new(f"Thanks! And 96372?\n{heading}\n\nShort answer 99214\n") == "Thanks! And 96372?"


def test_history_below_a_forwarded_mail_is_quoted() -> None:
    block = "From: Doc\nSent: Monday\nTo: Pat\nSubject: codes\n\n"
    found = _new(f"{block}May I bill 20610?\n\n{block}Older 99215 talk.\n", "Fwd: codes")
    assert "20610" in found
    assert "99215" not in found


@pytest.mark.parametrize(
    "signature",
    [
        "-- \nPat Coder\n555-0100",
        "Sent from my iPhone",
        "Envoyé de mon iPhone",
        "Get Outlook for iOS<https://x.example/a>",
        "Best regards,\nPat Coder, CPC\nClinic, 12 Main St, 90210",
        "Thanks!\nPat\nx4711\n\nCONFIDENTIALITY NOTICE: This e-mail is for the addressee only. "
        + "Long. " * 30,
    ],
)
def test_a_signature_is_not_part_of_the_question(signature: str) -> None:
    assert _new(f"Is 99213 right?\n\n{signature}\n") == "Is 99213 right?"


@pytest.mark.parametrize(
    "text",
    [
        "On the other hand, 99214 may fit better.\nOn average we bill 2 units.",
        "Thanks,\n\nOne more: is 99215 right?",
        "Thank you.\n1. 99213\n2. 20610",
        "Sent from my desk, which is in Ohio.\nIs 99213 right?",
        "From: 99202 to 99205, which?\nDate of service: 1/5/2026",
        "To: 2 units\nSubject to payer rules?",
        "Date: 1/5/2026\nFrom: 1/5/2026\nTo: 1/6/2026\nSubject: inpatient stay, 99231?",
        "Question 1: is 99213 right?\n--\nQuestion 2: is 20610 right?",
        "First claim: 99213\n__________\nSecond claim: CPT 20610",
        "Here is the claim.\n\nThanks\n\nDOS 1/5/2026\nCPT 99213",
        "On 11/02/2026 the doctor wrote:\ninjected right knee",
        "On 11/03/2026 she wrote an order for J3301:\n4 units",
        "Am 02.11.2026 schrieb der Arzt eine Verordnung:\n4 Einheiten J3301",
        "Subject: knee\nTo: Aetna\nFrom: Dr. Doe\nDate: 1/5/2026\nIs 20610 right?",
    ],
)
def test_an_asker_s_own_words_are_not_taken_for_headings(text: str) -> None:
    assert _new(text) == text


_ANSWER = "Yes, with 25."
_QUESTION = "May 99213 go with 20610?\nThanks"
_MARKED = "> May 99213 go with 20610?\n> Thanks"


@pytest.mark.parametrize("heading", [pytest.param(text, id=name) for name, text in {**GMAIL, **BARE}.items()])
def test_a_heading_of_any_program_and_language_is_known(heading: str) -> None:
    assert _new(f"{_ANSWER}\n\n{heading}\n\n{_QUESTION}\n", "Re: codes") == _ANSWER
    assert _new(f"{_ANSWER}\n\n{heading}\n\n{_MARKED}\n", "Re: codes") == _ANSWER


@pytest.mark.parametrize("heading", [pytest.param(text, id=name) for name, text in MARKED.items()])
def test_a_heading_above_quote_marks_is_known(heading: str) -> None:
    assert _new(f"{_ANSWER}\n\n{heading}\n{_MARKED}\n", "Re: codes") == _ANSWER


@pytest.mark.parametrize("names", [pytest.param(names, id=language) for language, names in BLOCKS.items()])
@pytest.mark.parametrize("above", ["", "________________________________\n", "-------- ??? --------\n"])
def test_copied_header_fields_of_any_language_are_known(names: tuple[str, ...], above: str) -> None:
    values = ("Desk <desk@x.example>", "3. 11. 2026 9:12", "Pat <pat@x.example>", "RE: codes")
    for form in ("{}: {}", "*{}:* {}"):
        block = "\n".join(form.format(*pair) for pair in zip(names, values, strict=True))
        assert _new(f"{_ANSWER}\n\n{above}{block}\n\n{_QUESTION}\n", "Re: codes") == _ANSWER


@pytest.mark.parametrize("line", [pytest.param(text, id=name) for name, text in SENT_FROM.items()])
def test_a_telephone_s_line_of_any_language_is_a_signature(line: str) -> None:
    assert _new(f"{_ANSWER}\n\n{line}\n") == _ANSWER


@pytest.mark.parametrize("sample", [pytest.param(sample, id=sample.name) for sample in made_up()])
def test_a_reply_is_told_apart(sample: Sample) -> None:
    assert words(sample.found) == words(sample.expected)


def test_real_replies_are_told_apart(shared_mail: Path) -> None:
    samples = gold(shared_mail)
    assert share(samples, "exact") >= 0.9
    assert share(samples, "lost") <= 0.02
