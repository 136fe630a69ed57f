"""The Dovecot of the tests keeps what the poller relies on."""

from __future__ import annotations

import threading

import pytest
from imapclient.exceptions import LoginError

from tests.servers.dovecot import Dovecot, Mailbox

MAIL = b"From: asker@clinic.test\r\nTo: consult@consult.test\r\nSubject: 99213?\r\n\r\nCan I bill it?\r\n"


def test_a_delivered_mail_is_read_back_byte_for_byte_and_stays_unseen(mailbox: Mailbox) -> None:
    mailbox.deliver(MAIL)
    assert list(mailbox.contents().values()) == [MAIL]
    with mailbox.open() as client:
        assert client.search("UNSEEN") == [1]


def test_an_idle_client_is_told_of_new_mail(mailbox: Mailbox) -> None:
    with mailbox.open() as client:
        client.idle()
        delivery = threading.Thread(target=mailbox.deliver, args=(MAIL,))
        delivery.start()
        told = client.idle_check(timeout=60)
        delivery.join()
        client.idle_done()
    assert (1, b"EXISTS") in told


def test_a_mail_is_moved_by_its_uid(mailbox: Mailbox) -> None:
    mailbox.deliver(MAIL, MAIL)
    with mailbox.open() as client:
        client.create_folder("Done")
        client.move([2], "Done")
    assert list(mailbox.contents()) == [1]
    assert len(mailbox.contents("Done")) == 1


def test_every_test_has_a_mailbox_of_its_own(mailbox: Mailbox, dovecot: Dovecot) -> None:
    other = dovecot.add_mailbox()
    other.deliver(MAIL)
    assert mailbox.contents() == {}


def test_tls_shows_the_certificate_of_the_tests(mailbox: Mailbox) -> None:
    with mailbox.open_over_tls() as client:
        assert client.has_capability("UIDPLUS")


def test_a_wrong_password_is_refused(dovecot: Dovecot, mailbox: Mailbox) -> None:
    with pytest.raises(LoginError):
        Mailbox(
            mailbox.address, "wrong", mailbox.host, mailbox.port, mailbox.tls_port, mailbox.certificate
        ).open()


def test_mail_outlives_a_killed_server() -> None:
    with Dovecot() as server:
        mailbox = server.add_mailbox()
        mailbox.deliver(MAIL)
        server.kill()
        with pytest.raises(OSError, match=r"refused|reset"):  # the kernel may still have taken the connection
            mailbox.open()
        server.start()
        assert list(mailbox.contents().values()) == [MAIL]
