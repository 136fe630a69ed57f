"""A chat completions endpoint on the loopback that answers as it is told: honestly, with lies, or not at all."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[["Asked"], None]


class Asked(BaseHTTPRequestHandler):
    """One request, and ways to answer it."""

    protocol_version = "HTTP/1.1"
    server: ChatEndpoint
    body: dict[str, Any]

    def do_POST(self) -> None:
        self.body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.asked.append(self)
        self.close_connection = True
        try:
            self.server.answer(self)
        except OSError:
            return  # who asked has gone

    @property
    def text(self) -> str:
        """What is to be rewritten."""
        return str(self.body["messages"][-1]["content"])

    def tell(self, content: object, *, ended: str = "stop") -> None:
        """A well-formed answer."""
        message = {"role": "assistant", "content": content}
        self.send(
            json.dumps({"choices": [{"index": 0, "message": message, "finish_reason": ended}]}).encode()
        )

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {
            "Content-Type": "application/json",
            "Content-Length": str(len(body)),
            **headers,
        }.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def say(self, data: bytes) -> None:
        """These bytes and nothing else."""
        self.wfile.write(data)

    def keep_silent(self) -> None:
        """Until the endpoint closes, or long after every deadline of a test."""
        self.server.closing.wait(60)

    def hang_up(self) -> None:
        """In the middle of it."""
        self.connection.shutdown(socket.SHUT_RDWR)

    def drip(self, data: bytes, seconds: float) -> None:
        """The bytes one by one, with a pause before each, until the endpoint closes."""
        for byte in data:
            if self.server.closing.wait(seconds):
                return
            self.wfile.write(bytes([byte]))
            self.wfile.flush()

    def log_message(self, format: str, *arguments: Any) -> None:
        """Nothing."""


class ChatEndpoint(ThreadingHTTPServer):
    """The endpoint; `answer` may be changed at any time."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Asked)
        self.answer: Answer = lambda asked: asked.tell(asked.text)
        self.asked: list[Asked] = []
        self.closing = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def rewriting(self, change: Callable[[str], str]) -> None:
        """Answers with the text, changed."""
        self.answer = lambda asked: asked.tell(change(asked.text))


@contextmanager
def chat_endpoint() -> Iterator[ChatEndpoint]:
    """Serves for as long as the block runs."""
    endpoint = ChatEndpoint()
    thread = threading.Thread(target=endpoint.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield endpoint
    finally:
        endpoint.closing.set()
        endpoint.shutdown()
        thread.join()
        endpoint.server_close()
