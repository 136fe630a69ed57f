from __future__ import annotations

from pathlib import Path

import pytest

from consultant.errors import InputError
from consultant.intake.parsing import parse
from consultant.intake.screening import policy, screen
from consultant.model.mail import Authenticity, Disposition, Message, Screened
from tests.intake.mails import mail, message, shipped_policy

_POLICY = shipped_policy()
_OWN = frozenset({"consult@desk.example"})


def _screened(
    mail: Message, verdict: Authenticity = Authenticity.NONE, *, oversize: bool = False
) -> Screened:
    return screen(mail, policy=_POLICY, own_addresses=_OWN, verdict=verdict, oversize=oversize)


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
        ({"From": "Billing <billing_no-reply@vendor.example>"}, "no-reply sender"),
        ({"From": "donotreply@vendor.example"}, "no-reply sender"),
        ({"List_Unsubscribe": "<mailto:u@x.example>"}, "mailing"),
        ({"Subject": "Automatic reply: Two codes"}, "out of office"),
        ({"Subject": "Out of Office: Two codes"}, "out of office"),
        ({"From": "consult@desk.example"}, "own address"),
        ({"From": "consult+abc@desk.example"}, "own address"),
        ({"X_Loop": "consult@desk.example"}, "loop mark"),
    ],
)
def test_a_machine_s_mail_is_discarded_by_a_named_rule(fields: dict[str, str], rule: str) -> None:
    found = _screened(message(**fields))
    assert (found.disposition, found.rule) == (Disposition.DISCARD, rule)
    assert found.why


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
    held = (message(From=""), message(""), message(List_Post="<mailto:l@x.example>"))
    assert {_screened(one).disposition for one in held} == {Disposition.HOLD}


def test_a_question_in_the_subject_alone_is_a_question() -> None:
    assert _screened(message("", Subject="99213-25 with 20610?")).disposition is Disposition.ACCEPT
    assert _screened(message("", Subject="please help")).rule == "no text"


def test_a_discussion_list_is_held_although_it_can_be_left() -> None:
    found = _screened(message(List_Post="<mailto:l@x.example>", List_Unsubscribe="<mailto:u@x.example>"))
    assert (found.disposition, found.rule) == (Disposition.HOLD, "discussion list")


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


def test_most_real_mail_of_persons_is_accepted(shared_mail: Path) -> None:
    files = [path for path in (shared_mail / "messages").rglob("*") if path.is_file()]
    accepted = [
        path for path in files if _screened(parse(path.read_bytes())).disposition is Disposition.ACCEPT
    ]
    assert len(accepted) / len(files) > 0.7
