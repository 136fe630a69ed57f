"""From a verdict to the bytes that go out."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as some

from consultant.dispatch.addresses import Addresses
from consultant.errors import InputError, NotAllowed
from consultant.model.consultation import Role, Stage, Verdict
from consultant.model.desk import Account
from consultant.model.reading import Decision, ThreadState
from consultant.steps.replying import Correspondence
from consultant.templates import MailTemplates
from tests.fakes.clock import BEGINNING

ADDRESSES = Addresses("consult@desk.example", b"k" * 32)
WRITING = Correspondence(ADDRESSES, "Consultant", MailTemplates())
SIGNER = Account(1, "dana@desk.example", "Dana Doe", "CPC", Role.CONSULTANT, True)
THREAD = ThreadState(
    7, "A question", "robin@clinic.example", "Robin", "<q1@clinic.example>", ("<q1@clinic.example>",)
)
APPROVED = Decision(7, 1, Verdict.APPROVE, SIGNER.email)


def test_a_reply_comes_from_us_and_returns_to_its_thread() -> None:
    approved = WRITING.reply(THREAD, "99213 is valid.", APPROVED, SIGNER, BEGINNING)
    mail = message_from_bytes(approved.content, policy=default)
    assert mail["Message-ID"] == approved.message_id
    assert mail["From"].addresses[0].addr_spec == "consult@desk.example"
    assert ADDRESSES.consultation(mail["Reply-To"]) == 7
    assert ADDRESSES.bounced(approved.envelope_sender) == approved.message_id
    assert approved.landing is Stage.SENT
    assert "Auto-Submitted" not in mail


def test_a_domain_beyond_ascii_is_the_same_in_the_mail_and_on_its_envelope() -> None:
    thread = replace(THREAD, recipient="robin@bücher.example")
    approved = WRITING.reply(thread, "Yes.", APPROVED, SIGNER, BEGINNING)
    assert approved.recipient == "robin@xn--bcher-kva.example"
    assert message_from_bytes(approved.content)["To"] == approved.recipient


def test_what_is_signed_for_the_domain_is_what_goes_out() -> None:
    signing = replace(WRITING, signature=lambda mail: b"DKIM-Signature: v=1\r\n" + mail)
    assert signing.reply(THREAD, "Yes.", APPROVED, SIGNER, BEGINNING).content.startswith(b"DKIM-Signature")
    mail = signing.automatic("sign_in", "robin@clinic.example", BEGINNING, **SIGN_IN)
    assert mail.content.startswith(b"DKIM-Signature")


def test_two_replies_never_share_a_message_id() -> None:
    made = {WRITING.reply(THREAD, "Yes.", APPROVED, SIGNER, BEGINNING).message_id for _ in range(20)}
    assert len(made) == 20


@pytest.mark.parametrize("signer", [None, replace(SIGNER, role=Role.ASKER)])
def test_who_may_not_review_does_not_sign(signer: Account | None) -> None:
    with pytest.raises(NotAllowed, match="consultant user add"):
        WRITING.reply(THREAD, "Yes.", APPROVED, signer, BEGINNING)


def test_nothing_is_not_sent() -> None:
    with pytest.raises(InputError, match="empty"):
        WRITING.reply(THREAD, " \n", APPROVED, SIGNER, BEGINNING)


@pytest.mark.parametrize(
    "recipient", ["", "robin", "undisclosed-recipients:;", "a@b@", "robin@clinic .example"]
)
def test_an_asker_without_a_usable_address_is_told_before_anything_is_queued(recipient: str) -> None:
    with pytest.raises(InputError, match="address"):
        WRITING.reply(replace(THREAD, recipient=recipient), "Yes.", APPROVED, SIGNER, BEGINNING)


@given(some.text(max_size=40), some.text(max_size=40))
def test_whatever_the_asker_is_called_nothing_is_added_to_the_envelope(name: str, subject: str) -> None:
    thread = replace(THREAD, subject=f"x\r\nBcc: {subject}", asker_name=name)
    approved = WRITING.reply(thread, "Yes.", APPROVED, SIGNER, BEGINNING)
    assert "Bcc" not in message_from_bytes(approved.content)
    assert approved.recipient == "robin@clinic.example"


def test_automatic_mail_says_so_and_can_not_come_back() -> None:
    mail = WRITING.automatic("sign_in", "robin@clinic.example", BEGINNING, **SIGN_IN)
    assert mail.envelope_sender == ""
    assert message_from_bytes(mail.content)["Auto-Submitted"] == "auto-generated"


SIGN_IN = {"name": "Robin", "link": "https://desk.example/in/abc", "minutes": "15"}
