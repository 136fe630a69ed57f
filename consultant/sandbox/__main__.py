"""`python -m consultant.sandbox --home var`: the sandbox as a process, until SIGTERM or Ctrl-C."""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
from pathlib import Path

from consultant.errors import ConsultantError
from consultant.sandbox.server import DEFAULT_CONSULT_ADDRESS, Sandbox


def main(arguments: list[str] | None = None) -> int:
    """Serve until told to stop; 0 after a clean stop, 2 when a port is taken."""
    sandbox = _sandbox(_parser().parse_args(arguments))
    try:
        asyncio.run(_serve(sandbox))
    except ConsultantError as error:
        sys.stderr.write(f"sandbox: {error}\n")
        return 2
    return 0


async def _serve(sandbox: Sandbox) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, sandbox.stop)
    await sandbox.run()


def _sandbox(given: argparse.Namespace) -> Sandbox:
    return Sandbox(
        given.home,
        given.consult_address,
        os.environ.get("CONSULTANT_IMAP_PASSWORD") or "sandbox",
        imap_port=given.imap_port,
        smtp_port=given.smtp_port,
        web_port=given.web_port,
        folders=tuple(given.folder),
        desk_url=given.desk_url,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m consultant.sandbox", description=__doc__)
    parser.add_argument("--home", type=Path, default=Path("var"), help="mail is kept below sandbox/ in it")
    parser.add_argument("--consult-address", default=DEFAULT_CONSULT_ADDRESS)
    parser.add_argument(
        "--folder", action="append", default=["Processed"], help="a folder of the consult account"
    )
    parser.add_argument("--desk-url", default="", help="where consultants work; the pages link to it")
    for name in ("imap", "smtp", "web"):
        parser.add_argument(f"--{name}-port", type=int, default=0, help="0: a free one")
    return parser


if __name__ == "__main__":
    sys.exit(main())
