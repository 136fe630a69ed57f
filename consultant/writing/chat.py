"""Speaks to a chat completions endpoint (POST …/chat/completions, JSON) and trusts nothing of it: not time, size, or form."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx

from consultant.errors import TransientError

LARGEST = 200_000
"""Bytes of an answer; drafts have a few thousand."""
PAUSE_SECONDS = 60.0
"""How long an endpoint is left alone after it failed: each try occupies a worker for as long as the timeout."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the writer is: base address (`https://host/v1`), key, model, seconds for a whole answer, what it is told."""

    url: str
    key: str
    model: str
    seconds: float
    instructions: str


class ChatWriter:
    """Implements `consultant.ports.Writer`."""

    def __init__(self, endpoint: Endpoint, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._endpoint, self._monotonic, self._quiet_until = endpoint, monotonic, 0.0

    def rewrite(self, text: str) -> str:
        if self._monotonic() < self._quiet_until:
            raise TransientError("the writer is left alone for a minute after it failed")
        try:
            return _content(asyncio.run(self._answer(text)))
        except TransientError:
            self._quiet_until = self._monotonic() + PAUSE_SECONDS
            raise

    async def _answer(self, text: str) -> bytes:
        """The body of the answer. The deadline holds for all of it together: a slow drip cannot stretch it."""
        try:
            async with asyncio.timeout(self._endpoint.seconds):
                return await self._post(text)
        except TimeoutError as error:
            raise TransientError(f"the writer took longer than {self._endpoint.seconds:g} s") from error
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise TransientError(f"the writer cannot be reached ({type(error).__name__})") from error

    async def _post(self, text: str) -> bytes:
        # The environment names no proxy for it, and no redirect is followed: the text goes where the settings say.
        async with (
            httpx.AsyncClient(timeout=self._endpoint.seconds, trust_env=False) as client,
            client.stream("POST", self._address, json=self._request(text), headers=self._headers) as response,
        ):
            if response.status_code != httpx.codes.OK:
                raise TransientError(f"the writer answered with HTTP {response.status_code}")
            if response.headers.get("content-encoding", "identity") != "identity":
                raise TransientError("the writer answered compressed, which was not asked for")
            return await _limited(response)

    @property
    def _address(self) -> str:
        return f"{self._endpoint.url.rstrip('/')}/chat/completions"

    @property
    def _headers(self) -> dict[str, str]:
        key = {"authorization": f"Bearer {self._endpoint.key}"} if self._endpoint.key else {}
        return {"accept": "application/json", "accept-encoding": "identity", **key}

    def _request(self, text: str) -> dict[str, Any]:
        told = [("system", self._endpoint.instructions), ("user", text)]
        messages = [{"role": role, "content": content} for role, content in told]
        return {"model": self._endpoint.model, "messages": messages, "temperature": 0, "stream": False}


async def _limited(response: httpx.Response) -> bytes:
    body = bytearray()
    async for chunk in response.aiter_raw():
        body += chunk
        if len(body) > LARGEST:
            raise TransientError(f"the writer's answer is larger than {LARGEST} bytes")
    return bytes(body)


def _content(body: bytes) -> str:
    """The text of the first choice. Raises TransientError for every other form."""
    try:
        choice = json.loads(body)["choices"][0]
        content, ended = choice["message"]["content"], choice.get("finish_reason")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise TransientError(f"the writer's answer has another form ({type(error).__name__})") from error
    if not isinstance(content, str) or ended not in (None, "stop"):
        raise TransientError("the writer's answer is cut short or is no text")
    return content
