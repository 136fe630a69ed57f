"""`consultant audit verify | list`, `consultant export` and `consultant erase`: what was done, and what people may ask of us."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import Annotated

import typer

from consultant import bootstrap, rights
from consultant.commands import telling
from consultant.commands.opening import Opened, add_group, print_lines
from consultant.errors import InputError, PermanentError
from consultant.model.audit import AuditFilter, AuditLine, Head, Verification
from consultant.model.reading import number
from consultant.model.wording import event_words

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Asker = Annotated[str, typer.Argument(metavar="EMAIL", help="The asker's address.")]
As = Annotated[str, typer.Option("--as", metavar="EMAIL", help="Who does it, for the audit.")]
COMMAND_LINE = "command line"


class Audit(Opened):
    """The commands on the audit and on what is kept."""

    def verify(
        self,
        head: Annotated[
            str, typer.Option(metavar="POSITION:DIGEST", help="A seal that was written down earlier.")
        ] = "",
        as_json: AsJson = False,
    ) -> None:
        """Compute every seal again; exit code 1 when a line was changed, removed or cut off. Example: consultant audit verify."""
        key = bootstrap.audit_key(self.settings)
        self.database.audit.seal(key, thorough=True)
        found = self.database.audit.verify(key, _head(head))
        if as_json:
            typer.echo(telling.dumped({**asdict(found), "sound": found.sound}))
        else:
            print_lines(_told(found))
        if not found.sound:
            raise PermanentError("the audit does not verify")

    def lines(
        self,
        who: Annotated[str, typer.Option(help="Only this person's lines.")] = "",
        what: Annotated[str, typer.Option(help="Only this action, such as approve or saw.")] = "",
        consultation: Annotated[int | None, typer.Option(help="Only of this consultation.")] = None,
        limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 100,
        as_json: AsJson = False,
    ) -> None:
        """List the newest lines. Example: consultant audit list --who cora@example.org --what approve."""
        found = self.database.audit.lines(AuditFilter(who.lower(), what, consultation), limit)
        if as_json:
            typer.echo(telling.dumped(found))
        else:
            print_lines(map(_line, found))

    def export(self, asker: Asker, who: As = COMMAND_LINE) -> None:
        """Print everything kept about one asker as JSON. Example: consultant export ana@clinic.example > ana.json."""
        typer.echo(telling.dumped(rights.export(self.service, asker, who)))

    def erase(
        self,
        asker: Asker,
        reason: Annotated[str, typer.Option(help="Why; kept in the audit.")],
        who: As = COMMAND_LINE,
        yes: Annotated[bool, typer.Option("--yes", help="Do not ask again.")] = False,
        as_json: AsJson = False,
    ) -> None:
        """Empty everything of one asker for good. Example: consultant erase ana@clinic.example --reason "asked by mail" --yes."""
        if not yes and not (sys.stdin.isatty() and typer.confirm(f"Erase everything of {asker} for good?")):
            raise InputError("Nothing was erased. Say --yes.")
        done = rights.erase(self.service, asker, who, reason)
        if as_json:
            typer.echo(telling.dumped(done))
            return
        typer.echo(f"{len(done.consultations)} consultations were erased.")
        if done.left:
            typer.echo(f"Left, because a reply is being sent: {', '.join(map(number, done.left))}.")


def _head(written: str) -> Head | None:
    if not written:
        return None
    position, _, digest = written.partition(":")
    if not position.isdigit() or not digest:
        raise InputError(
            f"--head {written!r} is not POSITION:DIGEST, as `consultant audit verify` prints it."
        )
    return Head(int(position), digest)


def _told(found: Verification) -> list[str]:
    erased = f", {found.erased} of them with an erased detail" if found.erased else ""
    state = "every line and seal is as it was written" if found.sound else "TAMPERED WITH"
    head = f"newest seal {found.head} (write it down elsewhere, then check with --head)"
    return [f"{found.head.position} lines sealed{erased}: {state}", *found.problems, head]


def _line(line: AuditLine) -> str:
    where = f"  {number(line.consultation)}" if line.consultation else ""
    done = event_words(line)
    return f"{line.at:%Y-%m-%d %H:%M:%S}  {line.actor:28}  {done}{where}"


def register(app: typer.Typer, audit: Audit | None = None) -> None:
    """Adds the commands to the application."""
    audit = audit or Audit()
    add_group(
        app, "audit", "Who did what, in lines that cannot be changed.", verify=audit.verify, list=audit.lines
    )
    app.command(name="export")(audit.export)
    app.command(name="erase")(audit.erase)
