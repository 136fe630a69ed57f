"""`consultant run`: everything on this machine, until Ctrl-C."""

from __future__ import annotations

import os
import sys

import typer


def register(app: typer.Typer) -> None:
    """Adds the command to the application."""
    app.command(name="run")(run)


def run() -> None:
    """Start everything on this machine and run until Ctrl-C. Example: CONSULTANT_HOME=/srv/consultant consultant run."""
    os.execv(sys.executable, [sys.executable, "-m", "consultant.running"])
