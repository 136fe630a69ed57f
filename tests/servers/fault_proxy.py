"""A wire that can be bad: stands between a client and a server and slows, cuts, freezes, resets or refuses."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct

from tests.servers.loop_thread import LoopThread
from tests.servers.processes import LOOPBACK

CHUNK = 1 << 16


class FaultProxy(LoopThread):
    """Passes bytes between its own port and the upstream; the faults may be changed while it does.

    `delay_seconds` holds back every chunk, either way; `cut_after` resets a connection after so many bytes
    from the server.
    """

    def __init__(self, host: str, port: int) -> None:
        super().__init__()
        self.host = LOOPBACK
        self.port = 0
        self.delay_seconds = 0.0
        self.cut_after: int | None = None
        self.connections = 0
        self._upstream = (host, port)
        self._flowing = asyncio.Event()
        self._writers: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None

    def freeze(self) -> None:
        """Passes nothing on while connections stay open, as a firewall that drops packets."""
        self._loop.call_soon_threadsafe(self._flowing.clear)

    def thaw(self) -> None:
        """Passes on again, what was held back first."""
        self._loop.call_soon_threadsafe(self._flowing.set)

    def reset_connections(self) -> None:
        """Breaks every open connection at once (TCP RST)."""
        self.call(self._reset_connections())

    def refuse(self) -> None:
        """Closes the port, so that connecting is refused, and breaks what is open."""
        self.call(self._refuse())

    def accept(self) -> None:
        """Listens again on the same port."""
        self.call(self.open())

    async def open(self) -> None:
        self._flowing.set()
        self._server = await asyncio.start_server(self._join, self.host, self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def shut(self) -> None:
        self._flowing.set()
        await self._refuse()

    async def _refuse(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None
        await self._reset_connections()

    async def _reset_connections(self) -> None:
        for writer in list(self._writers):
            _reset(writer)

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            upstream_reader, upstream_writer = await asyncio.open_connection(*self._upstream)
        except OSError:
            _reset(writer)
            return
        both = {writer, upstream_writer}
        self._writers |= both
        try:
            await asyncio.gather(
                self._pass_on(reader, upstream_writer, None),
                self._pass_on(upstream_reader, writer, self.cut_after),
            )
        finally:
            self._writers -= both
            for each in both:
                each.close()

    async def _pass_on(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, limit: int | None
    ) -> None:
        with contextlib.suppress(OSError):
            while chunk := await reader.read(CHUNK):
                await self._flowing.wait()
                await asyncio.sleep(self.delay_seconds)
                if limit is not None and len(chunk) > limit:
                    writer.write(chunk[:limit])
                    _reset(writer)
                    return
                limit = None if limit is None else limit - len(chunk)
                writer.write(chunk)
                await writer.drain()
        writer.close()


def _reset(writer: asyncio.StreamWriter) -> None:
    """Closes so that the other side sees a reset, not an orderly end."""
    connection = writer.get_extra_info("socket")
    if connection is not None and connection.fileno() >= 0:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
