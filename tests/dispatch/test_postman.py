"""Handing over to a scripted mail server: each answer, silence and hang-up, at each step of the dialogue."""

from __future__ import annotations

import smtplib
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from consultant.dispatch.postman import SmtpPostman, SmtpServer
from consultant.errors import TransientError
from consultant.model.mail import OutgoingMail, SendOutcome, SendResult
from tests.servers.certificates import Certificate
from tests.servers.smtp_peer import Answer, HangUp, Silence, SmtpPeer, Step

pytestmark = pytest.mark.contracts

MAIL = OutgoingMail(
    "consult+b.0af3.aa@desk.example",
    "robin@clinic.example",
    b"Subject: Re: 99213?\r\n\r\n.dot\r\n..two\r\nend",
)
BEFORE_THE_END = [Step.CONNECT, Step.HELLO, Step.SENDER, Step.RECIPIENT, Step.DATA]


@pytest.fixture
def postman(smtp_peer: SmtpPeer) -> Iterator[SmtpPostman]:
    with closing(SmtpPostman(SmtpServer(smtp_peer.url, "", 60, "desk.example"))) as made:
        yield made


@pytest.fixture
def impatient(smtp_peer: SmtpPeer) -> Iterator[SmtpPostman]:
    """For peers that say nothing: everything but silence must take less than a second."""
    with closing(SmtpPostman(SmtpServer(smtp_peer.url, "", 1, "desk.example"))) as made:
        yield made


def taken(outcome: SendOutcome) -> bool:
    return outcome.result is SendResult.ACCEPTED


def test_a_mail_arrives_with_its_envelope_and_its_bytes(smtp_peer: SmtpPeer, postman: SmtpPostman) -> None:
    assert taken(postman.send(MAIL))
    (mail,) = smtp_peer.wait_for(1)
    assert (mail.sender, mail.recipients) == (MAIL.envelope_sender, (MAIL.recipient,))
    assert mail.content == MAIL.content + b"\r\n"


@pytest.mark.parametrize("code", [421, 450, 451, 452])
@pytest.mark.parametrize("step", [Step.SENDER, Step.RECIPIENT, Step.DATA, Step.CONTENT])
def test_a_temporary_refusal_is_tried_later(
    smtp_peer: SmtpPeer, postman: SmtpPostman, step: Step, code: int
) -> None:
    smtp_peer.script(step, Answer(code, "later"))
    outcome = postman.send(MAIL)
    assert (outcome.result, outcome.response) == (SendResult.TRY_LATER, f"{code} later")
    assert smtp_peer.mails == []
    assert taken(postman.send(MAIL))
    assert len(smtp_peer.mails) == 1


@pytest.mark.parametrize("code", [535, 550, 552, 554])
@pytest.mark.parametrize("step", [Step.SENDER, Step.RECIPIENT, Step.DATA, Step.CONTENT])
def test_a_final_refusal_is_final(smtp_peer: SmtpPeer, postman: SmtpPostman, step: Step, code: int) -> None:
    smtp_peer.script(step, Answer(code, "no"))
    outcome = postman.send(MAIL)
    assert (outcome.result, outcome.response) == (SendResult.REFUSED, f"{code} no")
    assert taken(postman.send(MAIL))
    assert len(smtp_peer.mails) == 1


@pytest.mark.parametrize("code", [421, 450, 550, 554])
@pytest.mark.parametrize("step", [Step.CONNECT, Step.HELLO])
def test_a_session_that_is_refused_says_nothing_about_the_mail(
    smtp_peer: SmtpPeer, postman: SmtpPostman, step: Step, code: int
) -> None:
    smtp_peer.script(step, Answer(code, "no"), times=2)  # HELO follows a refused EHLO
    assert postman.send(MAIL).result is SendResult.TRY_LATER
    smtp_peer.behave()
    assert taken(postman.send(MAIL))


@pytest.mark.parametrize("behaviour", [Silence(), HangUp()], ids=["silence", "hang-up"])
@pytest.mark.parametrize("step", BEFORE_THE_END)
def test_what_fails_before_the_end_of_the_mail_is_tried_later(
    smtp_peer: SmtpPeer,
    postman: SmtpPostman,
    impatient: SmtpPostman,
    step: Step,
    behaviour: Silence | HangUp,
) -> None:
    smtp_peer.script(step, behaviour)
    assert impatient.send(MAIL).result is SendResult.TRY_LATER
    assert smtp_peer.mails == []
    assert taken(postman.send(MAIL))


@pytest.mark.parametrize("kept", [True, False], ids=["kept", "not kept"])
@pytest.mark.parametrize("behaviour", [Silence, HangUp])
def test_silence_after_the_end_of_the_mail_is_unknown(
    smtp_peer: SmtpPeer, impatient: SmtpPostman, behaviour: type[Silence | HangUp], kept: bool
) -> None:
    smtp_peer.script(Step.CONTENT, behaviour(kept=kept))
    assert impatient.send(MAIL).result is SendResult.UNKNOWN


@pytest.mark.parametrize("code", [354, 199, 300, 600])
def test_a_senseless_answer_to_the_mail_is_unknown(
    smtp_peer: SmtpPeer, postman: SmtpPostman, code: int
) -> None:
    smtp_peer.script(Step.CONTENT, Answer(code, "what?"))
    assert postman.send(MAIL).result is SendResult.UNKNOWN
    assert taken(postman.send(MAIL))


def test_a_server_that_does_not_wait_for_content_gets_none(smtp_peer: SmtpPeer, postman: SmtpPostman) -> None:
    smtp_peer.script(Step.DATA, Answer(250, "yes"))
    assert postman.send(MAIL).result is SendResult.TRY_LATER
    assert taken(postman.send(MAIL))


def test_nobody_listening_is_tried_later(smtp_peer: SmtpPeer, postman: SmtpPostman) -> None:
    smtp_peer.refuse_connections()
    assert postman.send(MAIL).result is SendResult.TRY_LATER
    with pytest.raises(TransientError):
        postman.greet()
    smtp_peer.accept_connections()
    assert taken(postman.send(MAIL))
    assert postman.greet()


def test_mails_share_a_connection(smtp_peer: SmtpPeer, postman: SmtpPostman) -> None:
    assert all(taken(postman.send(MAIL)) for _ in range(3))
    assert smtp_peer.connections == 1


@pytest.mark.parametrize("behaviour", [HangUp(), Silence(), Answer(421, "idle too long")])
def test_a_kept_connection_that_has_gone_stale_is_replaced(
    smtp_peer: SmtpPeer, postman: SmtpPostman, behaviour: HangUp | Silence | Answer
) -> None:
    assert taken(postman.send(MAIL))
    assert postman._connection is not None
    assert postman._connection.sock is not None
    postman._connection.sock.settimeout(0.3)
    smtp_peer.script(Step.RESET, behaviour)
    assert taken(postman.send(MAIL))
    assert (len(smtp_peer.mails), smtp_peer.connections) == (2, 2)


def test_a_connection_is_left_after_so_many_mails(smtp_peer: SmtpPeer) -> None:
    postman = SmtpPostman(SmtpServer(smtp_peer.url, "", 60, "desk.example", most_mails=2))
    assert all(taken(postman.send(MAIL)) for _ in range(5))
    postman.close()
    assert (len(smtp_peer.mails), smtp_peer.connections) == (5, 3)
    assert smtp_peer.dialogue.count("QUIT") == 2


def test_a_connection_that_is_not_used_is_left(smtp_peer: SmtpPeer) -> None:
    postman = SmtpPostman(SmtpServer(smtp_peer.url, "", 60, "desk.example", idle_seconds=0.05))
    assert taken(postman.send(MAIL))
    smtp_peer.wait_for_step(Step.QUIT)
    assert taken(postman.send(MAIL))
    postman.close()
    assert smtp_peer.connections == 2


@pytest.mark.parametrize("step", [Step.SENDER, Step.RECIPIENT, Step.DATA, Step.CONTENT])
def test_a_goodbye_in_the_middle_costs_one_connection_and_no_mail(
    smtp_peer: SmtpPeer, postman: SmtpPostman, step: Step
) -> None:
    assert taken(postman.send(MAIL))
    smtp_peer.script(step, Answer(421, "4.3.2 shutting down"))
    assert postman.send(MAIL).result is SendResult.TRY_LATER
    assert taken(postman.send(MAIL))
    assert (len(smtp_peer.mails), smtp_peer.connections) == (2, 2)


def test_the_server_is_told_the_size_before_the_mail_is_sent(
    smtp_peer: SmtpPeer, postman: SmtpPostman
) -> None:
    smtp_peer.script(Step.SENDER, Answer(552, "5.3.4 too large"), holding=f"SIZE={len(MAIL.content)}")
    assert postman.send(MAIL) == SendOutcome(SendResult.REFUSED, "552 5.3.4 too large")


def test_every_mail_has_an_outcome_of_its_own(smtp_peer: SmtpPeer, postman: SmtpPostman) -> None:
    smtp_peer.script(Step.RECIPIENT, Answer(550, "5.1.1 nobody"), times=None, holding="gone@")
    smtp_peer.script(Step.RECIPIENT, Answer(450, "4.2.1 busy"), times=None, holding="busy@")
    to = ("one@clinic.example", "gone@clinic.example", "busy@clinic.example", "two@clinic.example")
    results = [postman.send(OutgoingMail("", recipient, MAIL.content)).result for recipient in to]
    assert results == [
        SendResult.ACCEPTED,
        SendResult.REFUSED,
        SendResult.TRY_LATER,
        SendResult.ACCEPTED,
    ]
    assert [mail.recipients for mail in smtp_peer.mails] == [(to[0],), (to[3],)]
    assert smtp_peer.connections == 1


def test_a_send_that_is_stopped_from_the_inside_leaves_no_half_dialogue_behind(
    smtp_peer: SmtpPeer, postman: SmtpPostman
) -> None:
    class OutOfTime(BaseException):
        pass

    class Clumsy(smtplib.SMTP):
        def getreply(self) -> tuple[int, bytes]:
            raise OutOfTime

    assert taken(postman.send(MAIL))
    connection = postman._connection
    assert connection is not None
    connection.__class__ = Clumsy
    with pytest.raises(OutOfTime):
        postman.send(MAIL)
    assert postman._connection is None
    assert taken(postman.send(MAIL))


def test_threads_take_turns(smtp_peer: SmtpPeer, postman: SmtpPostman) -> None:
    outcomes: list[SendOutcome] = []
    threads = [threading.Thread(target=lambda: outcomes.append(postman.send(MAIL))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(map(taken, outcomes))
    assert len(smtp_peer.mails) == 8


def test_an_address_beyond_ascii_needs_a_server_that_can(smtp_peer: SmtpPeer, postman: SmtpPostman) -> None:
    assert taken(postman.send(OutgoingMail(MAIL.envelope_sender, "łukasz@clinic.example", MAIL.content)))
    assert "BODY=8BITMIME SMTPUTF8" in next(line for line in smtp_peer.dialogue if line.startswith("mail"))
    postman.close()
    smtp_peer.script(Step.HELLO, Answer(250, "peer.test"), times=None)
    outcome = postman.send(OutgoingMail(MAIL.envelope_sender, "łukasz@clinic.example", MAIL.content))
    assert outcome.result is SendResult.REFUSED


def test_tls_and_sign_in_are_used_where_they_are_offered(certificate: Certificate) -> None:
    context = ssl.create_default_context(cafile=str(certificate.path))
    with SmtpPeer(certificate, offers_auth=True) as peer:
        url = peer.url.replace("//", "//desk%40desk.example@")
        postman = SmtpPostman(SmtpServer(url, "open sesame", 5, "desk.example", context))
        assert taken(postman.send(MAIL))
        (mail,) = peer.wait_for(1)
        postman.close()
    assert (mail.over_tls, mail.account) == (True, "desk@desk.example")


def test_a_refused_sign_in_is_tried_later_and_tells_no_password() -> None:
    with SmtpPeer(offers_auth=True) as peer:
        peer.script(Step.AUTH, Answer(535, "5.7.8 wrong"), times=None)
        postman = SmtpPostman(SmtpServer(peer.url.replace("//", "//desk@"), "open sesame", 5, "desk.example"))
        outcome = postman.send(MAIL)
        with pytest.raises(TransientError) as told:
            postman.greet()
        postman.close()
    assert outcome.result is SendResult.TRY_LATER
    assert "open sesame" not in outcome.response + str(told.value)


def test_a_certificate_that_does_not_fit_is_not_trusted(certificate: Certificate) -> None:
    with SmtpPeer(certificate) as peer:
        postman = SmtpPostman(SmtpServer(peer.url, "", 60, "desk.example"))
        assert postman.send(MAIL).result is SendResult.TRY_LATER
        postman.close()
    assert peer.mails == []
