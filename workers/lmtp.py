"""The `lmtp` process: a mail server delivers to it, instead of or beside a mailbox that is polled."""

from __future__ import annotations

import asyncio
import os
import signal
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import structlog

from consultant import bootstrap, flow
from consultant.dispatch.addresses import Addresses
from consultant.errors import PermanentError
from consultant.intake.lmtp import Lmtp, Reception
from consultant.logs import configure
from consultant.service import Service
from consultant.settings import Settings, load
from workers.app import application
from workers.nudge import CeleryNudge

log = structlog.get_logger(__name__)

STORING_AT_ONCE = 4


async def serve(reception: Reception, listen: str, largest: int) -> asyncio.AbstractServer:
    """Listen on `host:port` or on a socket at an absolute path. Raises PermanentError when it cannot."""
    loop = asyncio.get_running_loop()

    def connection() -> Lmtp:
        return Lmtp(reception, largest=largest, loop=loop)

    try:
        if listen.startswith("/"):
            with suppress(FileNotFoundError):
                os.unlink(listen)
            server: asyncio.AbstractServer = await loop.create_unix_server(connection, listen)
            Path(listen).chmod(0o660)  # the mail server's group may be given access
            return server
        host, _, port = listen.rpartition(":")
        return await loop.create_server(connection, host.strip("[]"), int(port))
    except OSError as error:
        raise PermanentError(f"LMTP cannot listen on {listen}: {error.strerror or error}.") from error


def reception(service: Service, addresses: Addresses, storing: ThreadPoolExecutor) -> Reception:
    """Stores by the same step as the poller."""
    return Reception(
        name=f"lmtp:{addresses.plain}",
        owns=addresses.owns,
        keep=lambda arrival: flow.keep(service, [arrival]),
        clock=service.clock,
        storing=storing,
    )


async def _run(settings: Settings, service: Service) -> None:
    stopping = asyncio.Event()
    for wanted in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(wanted, stopping.set)
    with ThreadPoolExecutor(STORING_AT_ONCE) as storing:
        received = reception(service, service.correspondence.addresses, storing)
        server = await serve(received, settings.lmtp_listen, settings.max_message_bytes)
        log.info("lmtp listens", place=settings.lmtp_listen)
        await stopping.wait()
        server.close()
    log.info("lmtp stops")


def main() -> None:
    """The `lmtp` process."""
    settings = load()
    configure(settings)
    asyncio.run(_run(settings, bootstrap.service(settings, CeleryNudge(application(settings)))))


if __name__ == "__main__":
    main()
