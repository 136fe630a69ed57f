"""The desk on the command line: `consultant queue`, `show`, `approve` and the rest, as on the pages."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

import typer

from consultant import flow, handling, reuse
from consultant.commands import telling
from consultant.commands.opening import Opened, print_lines
from consultant.errors import InputError
from consultant.model.consultation import Stage, Verdict
from consultant.model.reading import Decision, number
from consultant.model.wording import DECIDED, STAGES, stage_named

NUMBER = re.compile(r"(?:CON-)?([0-9]{1,9})", re.IGNORECASE)

Number = Annotated[str, typer.Argument(metavar="N", help="The consultation: 7 or CON-7.")]
As = Annotated[
    str, typer.Option("--as", metavar="EMAIL", help="Who decides; needed when there are several consultants.")
]
Version = Annotated[
    int | None, typer.Option(help="Refuse unless this is still the version; default: the current one.")
]
Text = Annotated[
    Path | None, typer.Option("--text", help="File with the reply as it is to be sent; - for standard input.")
]
Reason = Annotated[str, typer.Option(help="Why.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


class Desk(Opened):
    """The commands, each named as the page's button."""

    # -- reading -----------------------------------------------------------------------------------------------

    def queue(
        self,
        stage: Annotated[
            list[str] | None,
            typer.Option(
                metavar="STAGE", help=f"Only this stage, may be repeated: {', '.join(STAGES.values())}."
            ),
        ] = None,
        limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 200,
        as_json: AsJson = False,
    ) -> None:
        """List consultations, oldest first. Example: consultant queue --stage answered."""
        stages = [staged(words) for words in stage or ()] or [Stage.DRAFTED, Stage.SECOND_SIGN_OFF]
        rows = self.database.desk.queue(stages, limit)
        if as_json:
            typer.echo(telling.dumped([telling.numbered(row) for row in rows]))
        else:
            print_lines(telling.queue_lines(rows, self.clock()) if rows else ["Nothing waits."])

    def show(self, consultation: Number, as_json: AsJson = False) -> None:
        """Print question, draft, evidence, earlier answers and history. Example: consultant show CON-7."""
        view = self.database.desk.consultation(identifier(consultation))
        similar = reuse.alike(self.database, view.row.id) if view.drafts else ()
        if as_json:
            told = {**telling.whole(view), "similar": [reuse.told_similar(one) for one in similar]}
            typer.echo(telling.dumped(told))
        else:
            print_lines(telling.consultation_lines(view, similar))

    def outbox(self, as_json: AsJson = False) -> None:
        """List replies that are not known to be delivered. Example: consultant outbox --json."""
        rows = self.database.desk.outbox()
        if as_json:
            typer.echo(telling.dumped(rows))
        else:
            print_lines(telling.outbox_lines(rows) if rows else ["Every approved reply was handed over."])

    # -- deciding ----------------------------------------------------------------------------------------------

    def claim(
        self,
        consultation: Number,
        who: As = "",
        take_over: Annotated[bool, typer.Option(help="Even if somebody else holds it.")] = False,
    ) -> None:
        """Reserve a consultation. Example: consultant claim 7 --as cora@example.org."""
        id, me = identifier(consultation), self._reviewer(who)
        lease = timedelta(minutes=self.settings.claim_lease_minutes)
        before = self.database.consultations.claim(id, me, self.clock(), lease, take_over=take_over)
        typer.echo(f"{number(id)} is claimed by {me}" + (f", taken over from {before}." if before else "."))

    def release(self, consultation: Number, who: As = "") -> None:
        """Give a claim back. Example: consultant release 7."""
        id, me = identifier(consultation), self._reviewer(who)
        self.database.consultations.release(id, me, self.clock())
        typer.echo(f"{number(id)} is not claimed by {me}.")

    def approve(
        self,
        consultation: Number,
        who: As = "",
        text: Text = None,
        version: Version = None,
        as_json: AsJson = False,
    ) -> None:
        """Sign the draft and send it. Example: consultant approve 7 --text reply.txt."""
        self._decide(consultation, Verdict.APPROVE, who, _written(text), "", version, as_json)

    def ask_back(
        self,
        consultation: Number,
        who: As = "",
        questions: Annotated[
            str, typer.Option(help="What the asker is asked; default: the draft as it stands.")
        ] = "",
        version: Version = None,
        as_json: AsJson = False,
    ) -> None:
        """Ask the asker for what is missing. Example: consultant ask-back 7 --questions "Which payer?"."""
        self._decide(consultation, Verdict.ASK_BACK, who, None, questions, version, as_json)

    def decline(
        self,
        consultation: Number,
        reason: Reason,
        who: As = "",
        version: Version = None,
        as_json: AsJson = False,
    ) -> None:
        """Decline to answer; the reason is told to the asker. Example: consultant decline 7 --reason "…"."""
        self._decide(consultation, Verdict.DECLINE, who, None, said(reason), version, as_json)

    def give_back(
        self,
        consultation: Number,
        reason: Reason,
        who: As = "",
        version: Version = None,
        as_json: AsJson = False,
    ) -> None:
        """Have it drafted again; the reason is kept. Example: consultant return 7 --reason "new quarter loaded"."""
        self._decide(consultation, Verdict.RETURN, who, None, said(reason), version, as_json)

    def undo(self, consultation: Number, who: As = "") -> None:
        """Take a reply back that nobody has begun to send. Example: consultant undo 7."""
        id = identifier(consultation)
        handling.undo(self.service, id, self._reviewer(who))
        typer.echo(f"{number(id)} is to review again; its reply was taken back.")

    def adopt(self, consultation: Number, who: As = "") -> None:
        """Accept a held mail as a question. Example: consultant adopt 7."""
        id = identifier(consultation)
        drafted = handling.adopt(self.service, id, self._reviewer(who))
        into = f" as a mail of {number(drafted)}" if drafted != id else ""
        typer.echo(f"{number(id)} is being drafted{into}.")

    def close(self, consultation: Number, who: As = "", reason: Reason = "", version: Version = None) -> None:
        """Close without an answer. Example: consultant close 7 --reason "sent twice"."""
        id = identifier(consultation)
        handling.close(self.service, id, version, self._reviewer(who), reason)
        typer.echo(f"{number(id)} is closed.")

    def readdress(
        self,
        consultation: Number,
        address: Annotated[str, typer.Argument(help="Where the asker can be reached.")],
        who: As = "",
        version: Version = None,
    ) -> None:
        """Answer an undeliverable consultation at another address. Example: consultant readdress 7 pat@new.example."""
        id = identifier(consultation)
        seen = self.service.database.desk.consultation(id).row.version if version is None else version
        handling.readdress(self.service, id, seen, address, self._reviewer(who))
        typer.echo(f"{number(id)} is answered at {address} once it is approved again.")

    def resolve(
        self,
        reply: Annotated[int, typer.Argument(help="The reply, as `consultant outbox` lists it.")],
        arrived: Annotated[bool, typer.Option("--arrived/--again", help="It arrived, or send it again.")],
        who: As = "",
    ) -> None:
        """Settle a delivery in doubt. Example: consultant resolve 12 --arrived."""
        handling.resolve(self.service, reply, arrived=arrived, who=self._reviewer(who))
        typer.echo(f"Reply {reply} {'arrived' if arrived else 'is sent again'}.")

    def _decide(
        self,
        consultation: str,
        verdict: Verdict,
        who: str,
        text: str | None,
        reason: str,
        version: int | None,
        as_json: bool,
    ) -> None:
        id, me = identifier(consultation), self._reviewer(who)
        desk = self.service.database.desk
        seen = desk.consultation(id).row.version if version is None else version
        reply = flow.decide(self.service, Decision(id, seen, verdict, me, text, reason))
        row = desk.consultation(id).row
        if as_json:
            typer.echo(telling.dumped({**telling.numbered(row), "reply": reply}))
        else:
            typer.echo(f"{number(id)}: {DECIDED[verdict]}; {_then(row.stage, reply)}")


def register(app: typer.Typer, desk: Desk | None = None) -> None:
    """Adds the commands to the application."""
    desk = desk or Desk()
    commands: dict[str, Callable[..., Any]] = {
        "queue": desk.queue,
        "show": desk.show,
        "claim": desk.claim,
        "release": desk.release,
        "approve": desk.approve,
        "ask-back": desk.ask_back,
        "decline": desk.decline,
        "return": desk.give_back,
        "undo": desk.undo,
        "adopt": desk.adopt,
        "close": desk.close,
        "outbox": desk.outbox,
        "readdress": desk.readdress,
        "resolve": desk.resolve,
    }
    for name, command in commands.items():
        app.command(name=name)(command)


def identifier(written: str) -> int:
    """A consultation's id from its number. Raises InputError."""
    found = NUMBER.fullmatch(written.strip())
    if not found:
        raise InputError(f"{written!r} is not a consultation's number. Write it as 7 or CON-7.")
    return int(found[1])


def staged(words: str) -> Stage:
    """A stage from the desk's word for it or its own name. Raises InputError."""
    found = stage_named(words)
    if found is None:
        raise InputError(f"There is no stage {words!r}. Choose one of: {', '.join(STAGES.values())}.")
    return found


def _then(stage: Stage, reply: int | None) -> str:
    """What happens next, after a verdict."""
    if reply:
        return f"the reply ({reply}) is in the outbox."
    if stage is Stage.SECOND_SIGN_OFF:
        return "another person has to sign it too, see `consultant show`."
    return "it is drafted again." if stage is Stage.RECEIVED else "it is to review again."


def said(reason: str) -> str:
    """The reason without spaces around it. Raises InputError when there is none."""
    if not reason.strip():
        raise InputError("Say why: --reason is empty.")
    return reason.strip()


def _written(file: Path | None) -> str | None:
    if file is None:
        return None
    try:
        return sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise InputError(
            f"There is no file {file}. Give --text a file that exists, or - for standard input."
        ) from error
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file} is not a text in UTF-8.") from error
