"""A memory test reaches nothing; a test with real servers reaches the loopback only."""

from __future__ import annotations

import socket

import pytest
from pytest_socket import SocketBlockedError, SocketConnectBlockedError

BLOCKED = (SocketBlockedError, SocketConnectBlockedError, UserWarning)


def test_a_memory_test_cannot_open_a_socket() -> None:
    with pytest.raises(BLOCKED):
        socket.socket()


@pytest.mark.servers
def test_a_test_with_servers_cannot_leave_this_machine() -> None:
    with socket.socket() as outgoing, pytest.raises(BLOCKED):
        outgoing.connect(("192.0.2.1", 25))


@pytest.mark.servers
def test_a_test_with_servers_reaches_the_loopback() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
