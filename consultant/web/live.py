"""Live updates as server-sent events (HTML, section 9.2)."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from consultant.web.guard import GuardedRoute, TheFront, Visit
from consultant.web.pulse import Pulse

router = APIRouter(route_class=GuardedRoute)


@router.get("/queue/events")
async def events(request: Request, front: TheFront) -> Response:
    """`changed` whenever something happened at the desk; the page then reads itself again."""
    visit: Visit = request.state.visit

    def signed_in() -> bool:
        return front.database.accounts.signed_in(visit.secret, front.clock()) is not None

    stream = told(front.pulse, signed_in)
    return StreamingResponse(stream, media_type="text/event-stream")


async def told(pulse: Pulse, signed_in: Callable[[], bool]) -> AsyncIterator[str]:
    """The stream of one browser."""
    seen, began = await pulse.newest(), time.monotonic()
    yield f"retry: {int(pulse.every * 1000)}\n\n"
    while time.monotonic() - began < pulse.longest:
        await asyncio.sleep(pulse.every)
        newest = await pulse.newest()
        if newest == seen:
            yield ": nothing new\n\n"
            continue
        if not await run_in_threadpool(signed_in):
            return
        seen = newest
        yield f"event: changed\ndata: {newest}\n\n"
