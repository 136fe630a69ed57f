"""What must be there before any process starts: the schema and a catalogue."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

from consultant.catalogue.store import open_catalogue
from consultant.errors import PermanentError
from consultant.running.commands import python
from consultant.settings import Settings
from consultant.store.database import Database


def prepare(settings: Settings, write: Callable[[str], None]) -> Database:
    """Upgrade the database and build the catalogue if there is none; safe to repeat."""
    settings.home.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database)
    database.upgrade()
    if not _has_catalogue(settings):
        write("building the catalogue (once, some seconds) …")
        # A process of its own: the code-set package it reads stays out of this one's memory.
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
