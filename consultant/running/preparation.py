"""What must be there before any process starts: the schema and a catalogue. `python -m consultant.running.preparation`."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import typer

from consultant.catalogue.store import open_catalogue
from consultant.errors import ConsultantError, PermanentError
from consultant.running.commands import python
from consultant.settings import Settings, load
from consultant.store.database import Database


def prepare(settings: Settings, write: Callable[[str], None]) -> Database:
    """Upgrade the database and build the catalogue if there is none; safe to repeat."""
    settings.home.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database)
    database.upgrade()
    if not _has_catalogue(settings):
        write("building the catalogue (once, some seconds) …")
        built = subprocess.run(python("-m", "consultant", "catalogue", "build"), check=False)
        if built.returncode:
            raise PermanentError("The catalogue could not be built; the lines above say why.")
    return database


def _has_catalogue(settings: Settings) -> bool:
    try:
        open_catalogue(settings.catalogue_folder)
    except PermanentError:
        return False
    return True


if __name__ == "__main__":
    try:
        prepare(load(), lambda line: typer.echo(line, err=True))
    except ConsultantError as error:
        sys.exit(f"consultant: {error}")
