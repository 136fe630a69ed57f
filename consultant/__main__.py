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

FAMILIES = ("run", "demo", "ask", "catalogue", "service")
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
    help="Billing-code questions come by mail, are answered from published code sets, reviewed, and sent.",
    epilog="Example: consultant run. Exit codes: 2 wrong input, 3 not found, 4 changed meanwhile, 5 not allowed, 75 try later.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
for family in FAMILIES:
    importlib.import_module(f"consultant.commands.{family}").register(app)


def main() -> None:
    """Run a command; an error we know is one line on standard error and an exit code."""
    try:
        app()
    except ConsultantError as error:
        sys.stderr.write(f"consultant: {error}\n")
        sys.exit(next((code for kind, code in EXIT_CODES.items() if isinstance(error, kind)), 1))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
