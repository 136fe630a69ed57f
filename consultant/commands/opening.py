"""What commands of the desk need, opened when first used: reading needs no broker and no catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

import typer

from consultant import settings
from consultant.errors import InputError
from consultant.service import Service
from consultant.settings import Settings
from consultant.store.database import Database


def open_database(chosen: Settings) -> Database:
    """The database, if its schema is this version's."""
    database = Database(chosen.database)
    database.require_current()
    return database


def open_service(chosen: Settings) -> Service:
    """The service with a nudge to the workers."""
    from consultant import bootstrap
    from workers.app import application
    from workers.nudge import CeleryNudge

    return bootstrap.service(chosen, CeleryNudge(application(chosen)))


def current_time() -> datetime:
    """The clock of the command line."""
    return datetime.now(UTC)


@dataclass
class Opened:
    """Settings, database and service of one command."""

    load: Callable[[], Settings] = settings.load
    make_database: Callable[[Settings], Database] = open_database
    make_service: Callable[[Settings], Service] = open_service
    clock: Callable[[], datetime] = current_time

    @cached_property
    def settings(self) -> Settings:
        return self.load()

    @cached_property
    def database(self) -> Database:
        return self.make_database(self.settings)

    @cached_property
    def service(self) -> Service:
        return self.make_service(self.settings)

    def _reviewer(self, who: str) -> str:
        """The account that signs. Raises InputError when nobody or several could be meant."""
        reviewers = [
            person.email for person in self.database.accounts.everybody() if person.active and person.reviews
        ]
        if who:
            if who.lower() not in reviewers:
                raise InputError(f"{who} has no consultant's account. Add one with `consultant user add`.")
            return who.lower()
        if len(reviewers) != 1:
            raise InputError(f"There are {len(reviewers)} consultants. Say who decides with --as EMAIL.")
        return reviewers[0]


def print_lines(lines: Iterable[str]) -> None:
    """Each on a line of its own."""
    for line in lines:
        typer.echo(line)


def add_group(app: typer.Typer, name: str, help: str, **commands: Callable[..., None]) -> None:
    """A family of commands under one word: `consultant held list`."""
    group = typer.Typer(help=help, no_args_is_help=True)
    for command, function in commands.items():
        group.command(name=command)(function)
    app.add_typer(group, name=name)
