"""The command line: `consultant --help`. Each family of commands is a module of `consultant.commands`."""

from __future__ import annotations

import importlib
import sys

import typer

from consultant.errors import (
    ConsultantError,
    IllegalMove,
    InputError,
    NotAllowed,
    NotFound,
    StaleVersion,
    TransientError,
)
from consultant.logs import configure
from consultant.settings import load

FAMILIES: dict[str, tuple[str, ...]] = {
    "run": ("run",),
    "demo": ("demo",),
    "ask": ("ask",),
    "parse": ("parse",),
    "catalogue": ("catalogue", "lookup"),
    "search": ("search",),
    "knowledge": ("knowledge",),
    "desk": (
        *("queue", "show", "claim", "release", "approve", "ask-back", "decline", "return", "adopt", "close"),
        *("outbox", "resolve", "readdress", "undo"),
    ),
    "held": ("held",),
    "audit": ("audit", "export", "erase"),
    "answers": ("answers",),
    "people": ("user",),
    "service": ("web", "poller", "lmtp", "worker", "beat", "migrate", "doctor"),
}
"""Modules of `consultant.commands`, with the commands for which only that one is loaded: a start takes half as long."""

EXIT_CODES: dict[type[ConsultantError], int] = {
    InputError: 2,
    NotFound: 3,
    StaleVersion: 4,
    IllegalMove: 4,
    NotAllowed: 5,
    TransientError: 75,
}
"""75 is EX_TEMPFAIL: try again later. Everything else that fails ends with 1."""

app = typer.Typer(
    name="consultant",
    epilog="Example: consultant run. Exit codes: 2 wrong input, 3 not found, 4 changed meanwhile, 5 not allowed, 75 try later.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


@app.callback()
def consultant() -> None:
    """Billing-code questions come by mail, are answered from published code sets, reviewed, and sent."""
    # structlog's own default prints local variables with an exception, and they could hold mail text.
    configure(load())


def families(arguments: list[str]) -> list[str]:
    """The modules that this command line needs; all of them for help and for mistakes."""
    wanted = [family for family, commands in FAMILIES.items() if arguments and arguments[0] in commands]
    return wanted or list(FAMILIES)


def main() -> None:
    """Run a command; an error we know is one line on standard error and an exit code."""
    try:
        for family in families(sys.argv[1:]):
            importlib.import_module(f"consultant.commands.{family}").register(app)
        app()
    except ConsultantError as error:
        sys.stderr.write(f"consultant: {error}\n")
        sys.exit(next((code for kind, code in EXIT_CODES.items() if isinstance(error, kind)), 1))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
