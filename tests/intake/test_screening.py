from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from consultant.errors import InputError
from consultant.intake.parsing import parse
from consultant.intake.screening import screen
from consultant.intake.screening_table import policy
from consultant.model.mail import Authenticity, Disposition, Message, Screened
from tests.intake.mails import mail, message, shipped_policy, shipped_table

_POLICY = shipped_policy()
_TABLE = shipped_table()
_OWN = frozenset({"consult@desk.example"})


def _screened(
    mail: Message,
    verdict: Authenticity = Authenticity.NONE,
    *,
    oversize: bool = False,
    follow_up: bool = False,
) -> Screened:
    return screen(
        mail,
        policy=_POLICY,
        own_addresses=_OWN,
        verdict=verdict,
        oversize=oversize,
        follow_up=follow_up,
    )


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"Auto_Submitted": "no"},
        {"X_Auto_Response_Suppress": "OOF"},
        {"Precedence": "first-class"},
        {"From": "Noreen Reply <noreen.replyton@clinic.example>"},
        {"Return_Path": "<pat@clinic.example>"},
        {"Subject": "Out of network deductible and 99213"},
        {"Subject": "Re: Returned mail from payer, what now?"},
        # What programs write in a subject, people of this trade write too; these ask something.
        {"Subject": "Delivery failed, C-section after: 59618 or 59620?"},
        {"Subject": "Delivery report for twins"},
        {"Subject": "Failure notice of the payer: claim rejected"},
        {"Subject": "Automatic reply of the payer to our appeal"},
        {"Subject": "Out of office: visit in a nursing home"},
        {"Subject": "On leave from work form"},
        {"Subject": "Absence de modificateur 25"},
        {"Subject": "Abuse report: T74"},
        {"From": "System Administrator <sam@clinic.example>"},
        {"From": "Alerts Desk <pat.alerts@clinic.example>"},
        {"X_Auto_Response_Suppress": "DR, OOF, AutoReply", "X_Mailer": "Microsoft Outlook 16.0"},
    ],
)
def test_a_person_s_mail_is_accepted(fields: dict[str, str]) -> None:
    assert _screened(message(**fields)).disposition is Disposition.ACCEPT


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"Return_Path": "<>"}, "null return path"),
        ({"Auto_Submitted": "auto-replied (vacation)"}, "automatic mail"),
        ({"Precedence": "bulk"}, "bulk precedence"),
        ({"Content_Type": "multipart/report; report-type=delivery-status; boundary=b"}, "delivery report"),
        ({"X_Failed_Recipients": "x@y.example"}, "bounce"),
        ({"X_Autoreply": "yes"}, "vacation notice"),
        ({"From": "MAILER-DAEMON@mx.example"}, "daemon sender"),
        ({"From": "Mail Delivery System <>"}, "daemon name"),
        ({"List_Unsubscribe": "<mailto:u@x.example>"}, "mailing"),
        ({"From": "bounces@sender.example"}, "daemon sender"),
        ({"X_ServiceNow_Generated": "true"}, "vacation notice"),
        ({"From": "consult@desk.example"}, "own address"),
        ({"From": "consult+abc@desk.example"}, "own address"),
        ({"X_Loop": "consult@desk.example"}, "loop mark"),
    ],
)
def test_a_machine_s_mail_is_discarded_by_a_named_rule(fields: dict[str, str], rule: str) -> None:
    found = _screened(message(**fields))
    assert (found.disposition, found.rule) == (Disposition.DISCARD, rule)
    assert found.why


@pytest.mark.parametrize(
    ("subject", "body", "rule"),
    [
        (
            "Automatic reply: 99213 with 20610?",
            "I am away until Monday. Questions? Call 555-0100.",
            "out of office",
        ),
        ("Out of Office: Two codes", "Back on Monday. Need help with billing? Ask Kim.", "out of office"),
        (
            "AUTO: Pat is out of the office",
            'This answers your message "Is 99213-25 right?".',
            "out of office",
        ),
        (
            "Undeliverable: codes",
            "Could not deliver to a@b.example: 550 5.1.1 User unknown\n\n-- original message --\nIs 99213 right?",
            "bounce in words",
        ),
        (
            "Read: 99213 denied?",
            "Your message\n\nSubject: 99213 denied?\n\nwas read on Monday.",
            "receipt in words",
        ),
        ("Recall: 99213", 'Pat would like to recall the message, "99213".', "recall of a mail"),
        (
            "Report domain: desk.example Submitter: isp.example Report-ID: 1",
            "See the file.",
            "aggregate report",
        ),
        ("Codes", "Pat no longer works here. Please contact Kim.", "absence in words"),
        ("Codes", "I have retired. Please forward your mail to Kim.", "absence in words"),
        ("Codes", "Ticket #12 was created. Track it on our page.", "automatic answer in words"),
        ("Codes", "Thank you for contacting us. We will respond within a day.", "automatic answer in words"),
        ("Codes", "Our office is closed for the holiday\nand opens on Monday.", "absence in words"),
        (
            "Codes",
            "Your message is being\nheld because the address has not been verified.",
            "automatic answer in words",
        ),
    ],
)
def test_a_machine_that_marks_nothing_is_known_by_its_words(subject: str, body: str, rule: str) -> None:
    found = _screened(message(body, Subject=subject))
    assert (found.rule, found.disposition is Disposition.ACCEPT) == (rule, False)


@pytest.mark.parametrize(
    "body",
    ["Dr. Doe no longer works here.", "I will get back to you on Monday with the chart. The payer is Aetna."],
)
def test_an_answer_to_us_is_no_absence(body: str) -> None:
    assert _screened(message(body), follow_up=True).disposition is Disposition.ACCEPT


def test_words_of_a_machine_on_a_mail_that_may_ask_leave_it_to_a_person() -> None:
    found = _screened(message("Who may see her instead?", Subject="On leave until Friday"))
    assert (found.rule, found.disposition) == ("out of office", Disposition.HOLD)
    assert "a person decides" in found.why


def test_a_mailing_in_answer_to_us_is_held() -> None:
    fields = {"List_Unsubscribe": "<mailto:u@x.example>"}
    assert _screened(message(**fields)).disposition is Disposition.DISCARD
    assert _screened(message(**fields), follow_up=True).disposition is Disposition.HOLD


def test_a_mail_that_went_round_too_often_is_discarded() -> None:
    raw = b"Received: from a by b\r\n" * 60 + b"From: p@x.example\r\n\r\n99213?\r\n"
    assert _screened(parse(raw)).rule == "too many hops"


def test_mail_that_needs_a_person_is_held_with_its_reason() -> None:
    assert _screened(message(From="")).rule == "no sender"
    assert _screened(message(""), Authenticity.NONE).rule == "no text"
    assert _screened(message("> only quoted\n")).rule == "no text"
    assert _screened(message(), Authenticity.FAIL).rule == "sender not authentic"
    assert _screened(parse(b"From: x@forger.example\r\n" + mail())).rule == "several senders"
    assert _screened(message(), oversize=True).rule == "too large"
    assert _screened(message("-----BEGIN PGP MESSAGE-----\nxx")).rule == "encrypted"
    listed = message(List_Post="<mailto:l@x.example>", To="l@x.example")
    held = (message(From=""), message(""), listed)
    assert {_screened(one).disposition for one in held} == {Disposition.HOLD}


def test_a_question_in_the_subject_alone_is_a_question() -> None:
    assert _screened(message("", Subject="99213-25 with 20610?")).disposition is Disposition.ACCEPT
    assert _screened(message("", Subject="please help")).rule == "no text"


def test_a_discussion_list_is_held_although_it_can_be_left() -> None:
    left = {"List_Unsubscribe": "<mailto:u@x.example>", "To": "l@x.example"}
    found = _screened(message(List_Post="<mailto:l@x.example>", **left))
    assert (found.disposition, found.rule) == (Disposition.HOLD, "discussion list")


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({}, "accepted"),
        ({"Reply_To": "Pat <pat@clinic.example>"}, "accepted"),
        ({"Reply_To": "l@x.example"}, "discussion list"),
        ({"From": "Pat via L <l@x.example>", "Reply_To": "pat@clinic.example"}, "discussion list"),
        ({"From": "Pat via L <l@x.example>"}, "discussion list"),
        ({"Subject": "hello", "body": "Nice to meet you all."}, "list that names us"),
    ],
)
def test_a_question_that_a_list_brought_is_accepted_where_only_its_writer_is_answered(
    fields: dict[str, str], rule: str
) -> None:
    listed = {"List_Id": "<l.x.example>", "List_Post": "<mailto:l@x.example>", "Precedence": "list"}
    assert _screened(message(**(listed | fields))).rule == rule


@pytest.mark.parametrize(
    ("fields", "disposition"),
    [
        ({"body": "Your statement is ready."}, Disposition.DISCARD),
        ({"body": "Claim 99213 was paid."}, Disposition.HOLD),
        ({}, Disposition.HOLD),
        ({"Reply_To": "noreply@vendor.example"}, Disposition.HOLD),
        ({"Reply_To": "kim@clinic.example"}, Disposition.ACCEPT),
        ({"Reply_To": "kim@clinic.example", "body": "Your statement is ready."}, Disposition.DISCARD),
    ],
)
@pytest.mark.parametrize("sender", ["Billing <billing_no-reply@vendor.example>", "donotreply@vendor.example"])
def test_who_asks_from_a_no_reply_address_is_heard(
    sender: str, fields: dict[str, str], disposition: Disposition
) -> None:
    assert _screened(message(**({"From": sender} | fields))).disposition is disposition


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"name": "a", "disposition": "answer", "why": "w", "when": []}, "answer"),
        (
            {"name": "a", "disposition": "hold", "why": "w", "when": [{"fact": "colour", "pattern": "x"}]},
            "sender",
        ),
        (
            {"name": "a", "disposition": "hold", "why": "w", "when": [{"fact": "subject", "pattern": "("}]},
            "regular expression",
        ),
        ({"name": "a", "disposition": "hold", "why": "w", "when": [{"fact": "subject"}]}, "pattern"),
        ({"disposition": "hold", "why": "w", "when": []}, "name"),
    ],
)
def test_a_wrong_row_is_named(row: dict[str, object], said: str) -> None:
    with pytest.raises(InputError, match=rf"row 1.*{said}"):
        policy({"screening": [row]})


def test_an_unknown_limit_is_named() -> None:
    with pytest.raises(InputError, match="limits"):
        policy({"limits": {"pages": 3}})


def test_real_machine_mail_is_recognised(shared_mail: Path) -> None:
    files = sorted((shared_mail / "machine").iterdir())
    missed = [
        path.name
        for path in files
        if _screened(parse(path.read_bytes())).disposition is not Disposition.DISCARD
    ]
    assert len(missed) / len(files) <= 0.005, missed


def test_real_mail_of_persons_is_accepted_or_held_for_want_of_a_question(shared_mail: Path) -> None:
    files = [path for path in (shared_mail / "messages").rglob("*") if path.is_file()]
    screened = [_screened(parse(path.read_bytes())) for path in files]
    personal = [one for one in screened if one.rule in ("accepted", "no question found")]
    assert len(personal) / len(files) > 0.7


@pytest.mark.parametrize(
    "body",
    [
        "Can 99213 go with 20610?",
        "Please advise on the ear wash we did today.",
        "We were denied on the second line.",
        "M54.50",
        "I would like to know what to report for an ear wash",
        "see attached superbill",
    ],
)
def test_a_question_is_found_however_it_is_put(body: str) -> None:
    assert _screened(message(body, Subject="hello")).rule == "accepted"


@pytest.mark.parametrize("body", ["Hello there.", "test", "Nice to meet you all.", "+1", "See below."])
def test_a_mail_that_asks_nothing_is_held_unless_it_answers_us(body: str) -> None:
    held = screen(
        message(body, Subject="hello"), policy=_POLICY, own_addresses=_OWN, verdict=Authenticity.NONE
    )
    assert (held.disposition, held.rule) == (Disposition.HOLD, "no question found")
    answering = screen(
        message(body, Subject="hello"),
        policy=_POLICY,
        own_addresses=_OWN,
        verdict=Authenticity.NONE,
        follow_up=True,
    )
    assert answering.disposition is Disposition.ACCEPT


@pytest.mark.parametrize(
    ("body", "quiet"),
    [
        ("Thank you so much!\n\nPat", True),
        ("Hi Dana,\n\nThanks, that helps a lot.\nBest,\nPat", True),
        ("Perfect, thanks", True),
        ("Thanks. And 20611?", False),
        ("Thank you. The payer is Aetna and the date was 11/3/2026.", False),
        ("Medicare.", False),
        ("Thanks, it was the left knee.", False),
        ("Ok, Humana.", False),
    ],
)
def test_thanks_alone_do_not_open_a_consultation_again(body: str, quiet: bool) -> None:
    found = screen(
        message(body), policy=_POLICY, own_addresses=_OWN, verdict=Authenticity.NONE, follow_up=True
    )
    assert found.quiet is quiet, found


def test_the_lists_decide_for_addresses_and_domains() -> None:
    listed = policy({**_TABLE, "lists": {"allow": ["@clinic.example"], "deny": ["pest@clinic.example"]}})
    friend = screen(message("Hello."), policy=listed, own_addresses=_OWN, verdict=Authenticity.NONE)
    assert (friend.disposition, friend.rule, friend.unlimited) == (Disposition.ACCEPT, "allow list", True)
    pest = message(From="pest@clinic.example")
    assert screen(pest, policy=listed, own_addresses=_OWN, verdict=Authenticity.NONE).rule == "deny list"
    forged = screen(message("Hello."), policy=listed, own_addresses=_OWN, verdict=Authenticity.FAIL)
    assert forged.rule == "sender not authentic"
    with pytest.raises(InputError, match="pest"):
        policy({"lists": {"deny": ["pest"]}})


def test_a_notice_is_sent_for_a_large_mail_and_an_acknowledgement_only_where_it_is_asked_for() -> None:
    assert _screened(message(), oversize=True).notice == "oversize"
    assert _screened(message(Auto_Submitted="auto-replied"), oversize=True).notice == ""
    assert _screened(message()).notice == ""
    telling = policy({**_TABLE, "automatic": {"acknowledgement": True}})
    assert (
        screen(message(), policy=telling, own_addresses=_OWN, verdict=Authenticity.NONE).notice
        == "acknowledgement"
    )


@pytest.mark.parametrize(
    "subject",
    [
        "Abwesenheitsnotiz: Ihre Frage", "Réponse automatique : 99213", "Automatyczna odpowiedź: 99213",
        "Автоматический ответ: 99213", "Otomatik yanıt: 99213", "自動応答: 99213", "Automatická odpověď: 99213",
        "Automatisk svar: 99213", "Out-of-Office Re: 99213", "AutoRespons: x", "Fuera de la oficina", "[Auto-Reply] 99213",
        "I am out of the office until Monday", "رد تلقائي: 99213", "자동 응답: 99213",
    ],
)  # fmt: skip
def test_an_answering_machine_is_known_by_its_subject_in_many_languages(subject: str) -> None:
    assert _screened(message("Back on Monday.", Subject=subject)).rule == "out of office"


@pytest.mark.parametrize(
    "subject",
    [
        "Undeliverable: Re: 99213",
        "Unzustellbar: 99213",
        "Message could not be delivered",
        "Échec de la remise",
        "配信不能",
    ],
)
def test_a_bounce_in_words_is_known_by_subject_and_reason(subject: str) -> None:
    text = "Your message to <dana@desk.example> was rejected:\n550 5.1.1 no such user\n"
    assert _screened(message(text, From="exchange@mx.example", Subject=subject)).rule == "bounce in words"
    question = message(
        "The claim was returned, is 99213 right? Write to pat@clinic.example", Subject=f"Re: {subject}"
    )
    assert _screened(question).disposition is Disposition.ACCEPT


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"name": "a", "why": "w", "who": "guest", "per": "asker", "mails": 0, "hours": 1}, "over 0"),
        ({"name": "a", "why": "w", "who": "everybody", "per": "asker", "mails": 1, "hours": 1}, "everybody"),
        ({"name": "a", "why": "w", "who": "guest", "per": "asker", "mails": 1}, "hours"),
        (
            {"name": "a", "why": "w", "who": "guest", "per": "asker", "mails": 1, "hours": 1, "exempt": "x"},
            "list",
        ),
    ],
)
def test_a_wrong_quota_is_named(row: dict[str, object], said: str) -> None:
    with pytest.raises(InputError, match=rf"\[\[quota\]\] row 1.*{said}"):
        policy({"quota": [row]})


ABSENT = (
    (
        "Re: Two codes",
        "I am currently out of the office with no access to email. I will return on November 30.",
    ),
    ("AW: Two codes", "Vielen Dank. Ich bin bis zum 30.11. abwesend. Ihre E-Mail wird nicht weitergeleitet."),
    ("Re: Two codes", "Bonjour, je suis actuellement absente du bureau jusqu'au 30 novembre."),
    ("Re: Two codes", "Gracias por su mensaje. Estaré fuera de la oficina hasta el 30 de noviembre."),
    ("Re: Two codes", "Здравствуйте! Я в отпуске до 30 ноября, отвечу по возвращении."),
    ("Re: Two codes", "Thank you for your email. I am on maternity leave until March 2027."),
    ("Two codes", "I no longer work at Clinic Example. Please contact jane@clinic.example."),
)
PROGRAMS = (
    ("Ticket Received - Two codes", "Your ticket #12345 has been received. We will respond within 24 hours."),
    ("Re: Two codes", "This is an automated response. We will reply within two business days."),
    ("Re: Two codes", "This mailbox is not monitored. Please do not reply to this message."),
    ("Please confirm", "Your message is being held. To deliver it, reply or click http://x.example/confirm"),
)
RECEIPTS = (
    ("Read: Two codes", "Your message\n\nTo: Pat\n\nwas read on Monday, November 23, 2026 4:00:00 PM."),
    ("Gelesen: Two codes", "Ihre Nachricht\n\nAn: Pat\nBetreff: Two codes\n\nwurde am Montag gelesen."),
    ("Not read: Two codes", "Your message was deleted without being read on Monday."),
)
ASKED = (
    ("Out of office visit coding", "Is an out of office visit coded with 99213 or 99341?"),
    ("Re: Two codes", "I am out of the office until Monday. Is 99214-25 right with 20610?"),
    ("Re: Two codes", "I am on leave next week, so please tell me about modifier 25 soon."),
    ("On leave: coverage", "Our physician is on leave; can a locum bill 99213 with Q6?"),
    ("Auto: accident claim", "The auto insurer denied 99213. Which modifier?"),
    ("Read: chapter 12", "I read chapter 12. Is 99213 billable with 96372?"),
    ("Undeliverable claims", "Our claims for 99213 come back as undeliverable. Is the POS wrong?"),
    ("Question", "We have received your message about 99213-25 and still wonder about 20610."),
)


@pytest.mark.parametrize(("subject", "body"), ABSENT)
def test_an_absence_told_in_words_alone_is_held_quietly(subject: str, body: str) -> None:
    found = _screened(message(body, Subject=subject), follow_up=True)
    assert (found.disposition, found.rule, found.quiet) == (Disposition.HOLD, "absence in words", True)


@pytest.mark.parametrize(("subject", "body"), PROGRAMS)
def test_a_program_that_says_so_in_words_alone_is_held_quietly(subject: str, body: str) -> None:
    found = _screened(message(body, Subject=subject), follow_up=True)
    assert (found.disposition, found.rule, found.quiet) == (
        Disposition.HOLD,
        "automatic answer in words",
        True,
    )


@pytest.mark.parametrize(("subject", "body"), RECEIPTS)
def test_a_receipt_in_words_is_discarded(subject: str, body: str) -> None:
    assert _screened(message(body, Subject=subject), follow_up=True).rule == "receipt in words"


@pytest.mark.parametrize(("subject", "body"), ASKED)
def test_a_question_that_speaks_of_absence_or_automata_is_a_question(subject: str, body: str) -> None:
    assert _screened(message(body, Subject=subject), follow_up=True).disposition is Disposition.ACCEPT


def _written_by_programs_and_people() -> list[dict[str, Any]]:
    return list(tomllib.loads((Path(__file__).parent / "programs.toml").read_text("utf-8"))["mail"])


@pytest.mark.parametrize("entry", _written_by_programs_and_people(), ids=lambda entry: entry["subject"][:50])
def test_programs_are_told_from_people_by_their_words(entry: dict[str, Any]) -> None:
    fields = {"From": entry.get("sender", "Pat Coder <pat@clinic.example>"), "Subject": entry["subject"]}
    plain = {"Content-Type": "text/plain; charset=utf-8"}
    written = message(entry["body"], **fields, **plain, **entry.get("fields", {}))
    found = _screened(written, follow_up=entry.get("follow_up", False)).disposition
    wanted = {
        "program": {Disposition.HOLD, Disposition.DISCARD},
        "held": {Disposition.HOLD},
        "person": {Disposition.ACCEPT},
    }
    assert found in wanted[entry["by"]]
