"""The bad wire between a client and Dovecot."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError

from tests.servers.dovecot import Mailbox
from tests.servers.fault_proxy import FaultProxy

Wire = Callable[[str, int], FaultProxy]
BROKEN = (OSError, IMAPClientError)


def logged_in(mailbox: Mailbox, proxy: FaultProxy) -> IMAPClient:
    """A client of the mailbox whose bytes go through the proxy."""
    client = mailbox.log_in(IMAPClient(proxy.host, proxy.port, ssl=False, timeout=60))
    client.select_folder("INBOX")
    return client


def test_a_good_wire_changes_nothing(mailbox: Mailbox, fault_proxy: Wire) -> None:
    with logged_in(mailbox, fault_proxy(mailbox.host, mailbox.port)) as client:
        assert client.search("ALL") == []


def test_a_reset_breaks_the_client(mailbox: Mailbox, fault_proxy: Wire) -> None:
    proxy = fault_proxy(mailbox.host, mailbox.port)
    client = logged_in(mailbox, proxy)
    proxy.reset_connections()
    with pytest.raises(BROKEN):
        client.noop()
    client.shutdown()


def test_a_frozen_wire_is_only_ended_by_the_clients_timeout(mailbox: Mailbox, fault_proxy: Wire) -> None:
    proxy = fault_proxy(mailbox.host, mailbox.port)
    client = logged_in(mailbox, proxy)
    client.socket().settimeout(0.3)
    proxy.freeze()
    with pytest.raises(TimeoutError):
        client.noop()
    client.shutdown()


def test_a_thawed_wire_passes_on_what_was_held_back(mailbox: Mailbox, fault_proxy: Wire) -> None:
    proxy = fault_proxy(mailbox.host, mailbox.port)
    with logged_in(mailbox, proxy) as client:
        proxy.freeze()
        proxy.thaw()
        client.noop()


def test_a_cut_ends_a_long_answer_in_the_middle(mailbox: Mailbox, fault_proxy: Wire) -> None:
    mailbox.deliver(b"Subject: long\r\n\r\n" + b"x" * 70 + b"\r\n" * 100_000)
    proxy = fault_proxy(mailbox.host, mailbox.port)
    proxy.cut_after = 20_000
    client = logged_in(mailbox, proxy)
    with pytest.raises(BROKEN):
        client.fetch([1], ["BODY.PEEK[]"])
    client.shutdown()


def test_a_refusing_wire_accepts_again(mailbox: Mailbox, fault_proxy: Wire) -> None:
    proxy = fault_proxy(mailbox.host, mailbox.port)
    proxy.refuse()
    with pytest.raises(ConnectionRefusedError):
        logged_in(mailbox, proxy)
    proxy.accept()
    with logged_in(mailbox, proxy) as client:
        assert client.search("ALL") == []


def test_an_upstream_that_is_down_resets_the_client(fault_proxy: Wire) -> None:
    unused = fault_proxy("127.0.0.1", 1)
    with pytest.raises(BROKEN):
        IMAPClient(unused.host, unused.port, ssl=False, timeout=60)
