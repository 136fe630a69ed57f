"""An IMAP server that answers from a script: for what real servers do seldom."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable
from typing import Self

Answer = Callable[[str, str, Callable[[bytes], None]], None]
"""Gets the tag, the rest of the line, and a function that sends bytes at once, in one segment."""


class Hangup(Exception):
    """Raised by an answer: the server closes the connection."""


class ScriptedImap:
    """One thread per connection. `answers` by command word; what is not scripted is answered with OK."""

    def __init__(self, *, capabilities: str = "IMAP4rev1", answers: dict[str, Answer] | None = None) -> None:
        self.commands: list[str] = []
        self._capabilities = capabilities
        self._answers = answers or {}
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._connections: list[socket.socket] = []

    @property
    def url(self) -> str:
        return f"imap://box:secret@127.0.0.1:{self._socket.getsockname()[1]}/INBOX"

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        for open_socket in (self._socket, *self._connections):
            with contextlib.suppress(OSError):
                open_socket.shutdown(socket.SHUT_RDWR)
            open_socket.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._socket.accept()
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._connections.append(connection)
                threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError, Hangup), connection, connection.makefile("rb") as lines:
            connection.sendall(b"* OK ready\r\n")
            for line in lines:
                tag, _, rest = line.decode().strip().partition(" ")
                self.commands.append(rest)
                self._answer(tag, rest, connection.sendall)

    def _answer(self, tag: str, rest: str, send: Callable[[bytes], None]) -> None:
        word = rest.upper().removeprefix("UID ").partition(" ")[0]
        if word in self._answers:
            self._answers[word](tag, rest, send)
        elif word == "CAPABILITY":
            send(f"* CAPABILITY {self._capabilities}\r\n{tag} OK done\r\n".encode())
        elif word == "SELECT":
            send(f"* 1 EXISTS\r\n* OK [UIDVALIDITY 7] valid\r\n{tag} OK [READ-WRITE] done\r\n".encode())
        elif tag.upper() != "DONE":
            send(f"{tag} OK done\r\n".encode())
