"""An event loop in a thread of its own, so that plain tests may talk to an asyncio server."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any, Self, TypeVar

T = TypeVar("T")
PATIENCE_SECONDS = 60


class LoopThread:
    """Runs coroutines of its subclass in a thread; `open` and `shut` are called there at start and stop."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name=type(self).__name__, daemon=True)

    async def open(self) -> None:
        """Begins to serve."""
        raise NotImplementedError

    async def shut(self) -> None:
        """Stops serving and lets go of every connection."""
        raise NotImplementedError

    def call(self, work: Coroutine[Any, Any, T]) -> T:
        """Runs the coroutine in the thread and waits for its result."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE_SECONDS)

    def start(self) -> Self:
        """Starts the thread and returns once the server listens."""
        self._thread.start()
        self.call(self.open())
        return self

    def stop(self) -> None:
        """Ends the server, what still runs in it, and the thread."""
        self.call(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE_SECONDS)
        self._loop.close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    async def _end(self) -> None:
        await self.shut()
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        if rest:
            # A connection that is gone ends its task; cancelling one is logged as an error by asyncio's streams.
            _, stuck = await asyncio.wait(rest, timeout=5)
            for task in stuck:
                task.cancel()
        await asyncio.sleep(0)
