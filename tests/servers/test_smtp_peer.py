"""The scripted mail server does what the script says, as smtplib sees it."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.servers.certificates import Certificate
from tests.servers.smtp_peer import Answer, HangUp, Silence, SmtpPeer, Step

MAIL = b"From: consult@consult.test\r\nTo: asker@clinic.test\r\nSubject: Re: 99213?\r\n\r\n.dotted\r\nend\r\n"


@contextmanager
def connected(peer: SmtpPeer) -> Iterator[smtplib.SMTP]:
    """A client that has greeted the peer; its socket is closed without ceremony."""
    client = smtplib.SMTP(peer.host, peer.port, timeout=60)
    try:
        client.ehlo()
        yield client
    finally:
        client.close()


def impatient(client: smtplib.SMTP) -> None:
    """From now on it waits for a moment only."""
    assert client.sock is not None
    client.sock.settimeout(0.3)


def send(client: smtplib.SMTP, *recipients: str) -> dict[str, tuple[int, bytes]]:
    """Sends the mail; gives the refused recipients."""
    return client.sendmail("bounce@consult.test", recipients or ["asker@clinic.test"], MAIL)


def test_a_mail_is_taken_with_its_envelope_and_its_bytes(smtp_peer: SmtpPeer) -> None:
    with connected(smtp_peer) as client:
        send(client)
    (mail,) = smtp_peer.wait_for(1)
    assert (mail.sender, mail.recipients) == ("bounce@consult.test", ("asker@clinic.test",))
    assert mail.content == MAIL
    assert mail.message["Subject"] == "Re: 99213?"


@pytest.mark.parametrize("code", [421, 450, 451, 452, 550, 552, 554])
@pytest.mark.parametrize("step", [Step.SENDER, Step.RECIPIENT, Step.DATA, Step.CONTENT])
def test_a_scripted_refusal_is_said_once_and_nothing_is_kept(
    smtp_peer: SmtpPeer, step: Step, code: int
) -> None:
    smtp_peer.script(step, Answer(code, "no"))
    with connected(smtp_peer) as client, pytest.raises(smtplib.SMTPException):
        send(client)
    assert smtp_peer.mails == []
    with connected(smtp_peer) as client:
        send(client)
    assert len(smtp_peer.wait_for(1)) == 1


def test_one_recipient_of_two_is_refused(smtp_peer: SmtpPeer) -> None:
    smtp_peer.script(Step.RECIPIENT, Answer(550, "5.1.1 gone"), holding="gone@clinic.test", times=None)
    with connected(smtp_peer) as client:
        refused = send(client, "gone@clinic.test", "asker@clinic.test")
    assert refused == {"gone@clinic.test": (550, b"5.1.1 gone")}
    assert smtp_peer.wait_for(1)[0].recipients == ("asker@clinic.test",)


@pytest.mark.parametrize("kept", [True, False])
def test_silence_after_the_final_dot_hides_whether_the_mail_was_taken(
    smtp_peer: SmtpPeer, kept: bool
) -> None:
    smtp_peer.script(Step.CONTENT, Silence(kept=kept))
    with connected(smtp_peer) as client:
        client.mail("bounce@consult.test")
        client.rcpt("asker@clinic.test")
        assert client.docmd("DATA")[0] == 354
        impatient(client)
        client.send(MAIL + b".\r\n")
        with pytest.raises(smtplib.SMTPServerDisconnected, match="timed out"):
            client.getreply()
    smtp_peer.wait_for_step(Step.CONTENT)
    assert len(smtp_peer.mails) == kept


def test_silence_before_the_content_keeps_nothing(smtp_peer: SmtpPeer) -> None:
    smtp_peer.script(Step.DATA, Silence())
    with connected(smtp_peer) as client:
        client.mail("bounce@consult.test")
        client.rcpt("asker@clinic.test")
        impatient(client)
        with pytest.raises(smtplib.SMTPServerDisconnected, match="timed out"):
            client.data(MAIL)
    assert smtp_peer.mails == []


@pytest.mark.parametrize("step", [Step.CONNECT, Step.SENDER, Step.RECIPIENT, Step.DATA, Step.CONTENT])
def test_a_connection_is_dropped_where_the_script_says(smtp_peer: SmtpPeer, step: Step) -> None:
    smtp_peer.script(step, HangUp())
    with pytest.raises(smtplib.SMTPServerDisconnected), connected(smtp_peer) as client:
        send(client)
    assert smtp_peer.mails == []


def test_a_released_connection_is_closed(smtp_peer: SmtpPeer) -> None:
    smtp_peer.script(Step.NOOP, Silence())
    with connected(smtp_peer) as client:
        client.putcmd("NOOP")
        smtp_peer.wait_for_step(Step.NOOP)
        smtp_peer.release()
        with pytest.raises(smtplib.SMTPServerDisconnected):
            client.getreply()


def test_a_server_that_is_down_comes_back_on_its_port(smtp_peer: SmtpPeer) -> None:
    smtp_peer.refuse_connections()
    with pytest.raises(ConnectionRefusedError), connected(smtp_peer):
        pass
    smtp_peer.accept_connections()
    with connected(smtp_peer) as client:
        send(client)
    smtp_peer.wait_for(1)


def test_starttls_and_a_login_are_seen_on_the_mail(certificate: Certificate) -> None:
    with SmtpPeer(certificate, offers_auth=True) as peer, connected(peer) as client:
        client.starttls(context=ssl.create_default_context(cafile=str(certificate.path)))
        client.login("consult@consult.test", "open sesame")
        send(client)
        (mail,) = peer.wait_for(1)
    assert (mail.over_tls, mail.account) == (True, "consult@consult.test")


def test_a_refused_login_is_535() -> None:
    with SmtpPeer(offers_auth=True) as peer, connected(peer) as client:
        peer.script(Step.AUTH, Answer(535, "5.7.8 wrong"), times=None)
        with pytest.raises(smtplib.SMTPAuthenticationError):
            client.login("consult@consult.test", "wrong")
