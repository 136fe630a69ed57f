"""`consultant held`: mail that waits for a person, because a rule held it or because it could not be read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer

from consultant import handling
from consultant.commands import telling
from consultant.commands.desk import As, AsJson, Reason, identifier, said
from consultant.commands.opening import Opened, add_group, print_lines
from consultant.errors import InputError
from consultant.model.consultation import Stage
from consultant.model.reading import number

Mail = Annotated[int, typer.Argument(help="The mail, as `consultant held list` lists it.")]
MailOrNumber = Annotated[
    str, typer.Argument(metavar="N", help="31 for a mail that was set aside, CON-7 for one that a rule held.")
]


class Held(Opened):
    """The commands of the family."""

    def list(self, as_json: AsJson = False) -> None:
        """List mail that waits for a person. Example: consultant held list."""
        desk = self.database.desk
        held, aside = desk.queue([Stage.HELD]), desk.set_aside()
        found = {"held": [telling.numbered(row) for row in held], "set_aside": aside}
        self._print(found, telling.held_lines(held, aside), as_json=as_json)

    def show(self, mail: MailOrNumber, as_json: AsJson = False) -> None:
        """Print what is known of it. Example: consultant held show 31."""
        if mail.isdecimal():
            aside = self.database.desk.set_aside_mail(int(mail))
            self._print(aside, telling.set_aside_lines(aside), as_json=as_json)
        else:
            view = self.database.desk.consultation(identifier(mail))
            self._print(telling.whole(view), telling.consultation_lines(view), as_json=as_json)

    def replay(self, mail: Mail, who: As = "") -> None:
        """Let a mail that was set aside be read again. Example: consultant held replay 31."""
        handling.replay(self.service, mail, self._reviewer(who))
        typer.echo(f"Mail {mail} is read again.")

    def discard(self, mail: MailOrNumber, reason: Reason, who: As = "") -> None:
        """Answer it never; it stays stored, with the reason. Example: consultant held discard 31 --reason "spam"."""
        why, me = said(reason), self._reviewer(who)
        if mail.isdecimal():
            handling.discard(self.service, int(mail), me, why)
            typer.echo(f"Mail {mail} is discarded.")
            return
        id = identifier(mail)
        if self.database.desk.consultation(id).row.stage is not Stage.HELD:
            raise InputError(f"{number(id)} is not held. Use `consultant close {id}`.")
        handling.close(self.service, id, None, me, why)
        typer.echo(f"{number(id)} is closed.")

    @staticmethod
    def _print(value: object, lines: Iterable[str], *, as_json: bool) -> None:
        print_lines([telling.dumped(value)] if as_json else lines)


def register(app: typer.Typer, held: Held | None = None) -> None:
    """Adds the family to the application."""
    held = held or Held()
    add_group(
        app,
        "held",
        "Mail that waits for a person.",
        list=held.list,
        show=held.show,
        replay=held.replay,
        discard=held.discard,
    )
