"""Mail servers that talk nonsense: what was surely not taken is tried later, what may have been taken is never sent again."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from consultant.dispatch.postman import SmtpPostman, SmtpServer
from consultant.model.mail import OutgoingMail, SendResult
from tests.servers.certificates import write_certificate
from tests.servers.smtp_peer import Answer, HangUp, Raw, SmtpPeer, Step

pytestmark = pytest.mark.contracts

MAIL = OutgoingMail(
    "consult+b.0af3.aa@desk.example", "robin@clinic.example", b"Subject: 99213?\r\n\r\nYes.\r\n"
)
BEFORE_THE_END = [Step.CONNECT, Step.HELLO, Step.SENDER, Step.RECIPIENT, Step.DATA]
UNFINISHED = b"250-one\r\n250-two\r\n"
NONSENSE = {
    "no reply at all": b"\r\n",
    "not text": b"\xff\xfe\x00\x01\r\n",
    "a web server": b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n",
    "an endless line": b"2" * 100_000 + b"\r\n",
    "a reply that is never finished": UNFINISHED,
    "a TLS record": b"\x15\x03\x01\x00\x02\x02\x28\r\n",
    "a code out of the world": b"999 what\r\n",
}


@pytest.fixture
def postman(smtp_peer: SmtpPeer) -> Iterator[SmtpPostman]:
    with closing(SmtpPostman(SmtpServer(smtp_peer.url, "", 60, "desk.example"))) as made:
        yield made


@contextmanager
def meeting(nonsense: bytes, peer: SmtpPeer, postman: SmtpPostman) -> Iterator[SmtpPostman]:
    """Who sends the mail: somebody impatient where nothing but the time ends the wait."""
    if nonsense != UNFINISHED:
        yield postman
        return
    with closing(SmtpPostman(SmtpServer(peer.url, "", 1, "desk.example"))) as impatient:
        yield impatient


@pytest.mark.parametrize("step", BEFORE_THE_END)
@pytest.mark.parametrize("nonsense", NONSENSE.values(), ids=NONSENSE.keys())
def test_nonsense_before_the_end_of_the_mail_is_tried_later(
    smtp_peer: SmtpPeer, postman: SmtpPostman, step: Step, nonsense: bytes
) -> None:
    smtp_peer.script(step, Raw(nonsense))
    with meeting(nonsense, smtp_peer, postman) as sender:
        outcome = sender.send(MAIL)
    if outcome.result is not SendResult.ACCEPTED:  # a HELO may follow a senseless answer to EHLO
        assert outcome.result is SendResult.TRY_LATER
        assert smtp_peer.mails == []
        assert postman.send(MAIL).result is SendResult.ACCEPTED
    assert len(smtp_peer.wait_for(1)) == 1


@pytest.mark.parametrize("nonsense", NONSENSE.values(), ids=NONSENSE.keys())
def test_nonsense_after_the_end_of_the_mail_is_unknown(
    smtp_peer: SmtpPeer, postman: SmtpPostman, nonsense: bytes
) -> None:
    smtp_peer.script(Step.CONTENT, Raw(nonsense, kept=True))
    with meeting(nonsense, smtp_peer, postman) as sender:
        assert sender.send(MAIL).result is SendResult.UNKNOWN
    assert postman.send(MAIL).result is SendResult.ACCEPTED
    assert len(smtp_peer.wait_for(2)) == 2


@pytest.mark.parametrize(
    ("said", "result"),
    [
        (b"250-2.0.0 taken\r\n250-number 7\r\n250 bye\r\n", SendResult.ACCEPTED),
        (b"250\r\n", SendResult.ACCEPTED),
        (b"451-4.7.1 greylisted\r\n451 come back in five minutes\r\n", SendResult.TRY_LATER),
        (b"552-5.2.2 over quota\r\n552 never\r\n", SendResult.REFUSED),
    ],
)
def test_the_last_word_on_a_mail_may_have_several_lines(
    smtp_peer: SmtpPeer, postman: SmtpPostman, said: bytes, result: SendResult
) -> None:
    smtp_peer.script(Step.CONTENT, Raw(said, kept=result is SendResult.ACCEPTED))
    assert postman.send(MAIL).result is result


@pytest.mark.parametrize("step", [Step.SENDER, Step.RECIPIENT, Step.CONTENT, Step.RESET])
def test_a_peer_that_answers_twice_never_makes_us_take_an_older_word_for_the_last(
    smtp_peer: SmtpPeer, postman: SmtpPostman, step: Step
) -> None:
    smtp_peer.script(step, Raw(b"250 once\r\n250 twice\r\n", kept=True))
    told = [postman.send(MAIL).result for _ in range(4)]
    assert told.count(SendResult.ACCEPTED) == len(smtp_peer.mails)
    assert told[-1] is SendResult.ACCEPTED
    assert SendResult.UNKNOWN not in told


def test_a_greylisted_mail_is_taken_at_the_second_attempt(smtp_peer: SmtpPeer, postman: SmtpPostman) -> None:
    smtp_peer.script(Step.RECIPIENT, Answer(451, "4.7.1 greylisted, come back"))
    assert [postman.send(MAIL).result for _ in range(2)] == [SendResult.TRY_LATER, SendResult.ACCEPTED]


@pytest.mark.parametrize("days", [-1, 2], ids=["expired", "of nobody we trust"])
def test_without_a_certificate_to_trust_no_mail_is_handed_over(
    tmp_path_factory: pytest.TempPathFactory, days: int
) -> None:
    certificate = write_certificate(tmp_path_factory.mktemp("certificate"), days)
    trusting = ssl.create_default_context(cafile=str(certificate.path)) if days < 0 else None
    with SmtpPeer(certificate) as peer:
        postman = SmtpPostman(SmtpServer(peer.url, "", 60, "desk.example", trusting))
        outcome = postman.send(MAIL)
        postman.close()
    assert (outcome.result, peer.mails) == (SendResult.TRY_LATER, [])
    assert "CERTIFICATE_VERIFY_FAILED" in outcome.response


@pytest.mark.parametrize("behaviour", [Answer(454, "not now"), HangUp(), Raw(b"nonsense\r\n")])
def test_a_handshake_that_fails_is_tried_later(
    tmp_path_factory: pytest.TempPathFactory, behaviour: Answer | HangUp | Raw
) -> None:
    certificate = write_certificate(tmp_path_factory.mktemp("certificate"))
    context = ssl.create_default_context(cafile=str(certificate.path))
    with SmtpPeer(certificate) as peer:
        peer.script(Step.STARTTLS, behaviour)
        postman = SmtpPostman(SmtpServer(peer.url, "", 60, "desk.example", context))
        assert [postman.send(MAIL).result for _ in range(2)] == [SendResult.TRY_LATER, SendResult.ACCEPTED]
        postman.close()


@pytest.mark.parametrize("host", ["no-such-host.invalid", "a..b", "x" * 70 + ".example", "[::1"])
def test_a_name_that_leads_nowhere_is_tried_later(host: str) -> None:
    postman = SmtpPostman(SmtpServer(f"smtp://{host}:25", "", 1, "desk.example"))
    assert postman.send(MAIL).result is SendResult.TRY_LATER


@pytest.mark.parametrize(
    ("replies", "result"),
    [(0, SendResult.TRY_LATER), (1, SendResult.TRY_LATER), (3, SendResult.TRY_LATER)],
)
def test_a_time_limit_before_the_end_of_the_mail_leaves_no_doubt(
    smtp_peer: SmtpPeer, postman: SmtpPostman, replies: int, result: SendResult
) -> None:
    """Celery raises its soft limit wherever the task is: a server that drips one byte a second keeps no reply in doubt."""

    class Slow(smtplib.SMTP):
        left = replies

        def getreply(self) -> tuple[int, bytes]:
            if not self.left:
                raise RuntimeError("soft time limit")
            self.left -= 1
            return super().getreply()

    assert postman.send(MAIL).result is SendResult.ACCEPTED
    assert postman._connection is not None
    postman._connection.__class__ = Slow
    assert postman.send(MAIL).result is result
    assert len(smtp_peer.mails) == 1
