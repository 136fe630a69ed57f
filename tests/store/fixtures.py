"""Databases for tests, empty and up to date: every test that asks for one runs on SQLite and on PostgreSQL.

The PostgreSQL half belongs to the *contracts* tier.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from consultant.store.database import Database
    from tests.fakes.world import World

TEMPLATE = "consultant_template"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    file = tmp_path_factory.mktemp("sqlite") / "template.sqlite"
    _upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture
def sqlite_address(tmp_path: Path, sqlite_template: Path) -> str:
    shutil.copy(sqlite_template, tmp_path / "consultant.sqlite")
    return f"sqlite:///{tmp_path / 'consultant.sqlite'}"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.contracts)])
def database_address(request: pytest.FixtureRequest) -> Iterator[str]:
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_address")
        return
    postgres = request.getfixturevalue("postgres")
    name = postgres.create_database(postgres.template(TEMPLATE, _upgrade))
    yield postgres.url(name)
    postgres.drop_database(name)


@pytest.fixture
def database(database_address: str) -> Iterator[Database]:
    from consultant.store.database import Database

    opened = Database(database_address)
    yield opened
    opened.close()


@pytest.fixture
def world(database: Database) -> World:
    """The service with fakes around that database."""
    from tests.fakes.world import World

    return World(database)


def _upgrade(address: str) -> None:
    from consultant.store.database import Database

    database = Database(address)
    database.upgrade()
    database.close()
