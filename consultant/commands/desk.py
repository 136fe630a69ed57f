"""The desk on the command line: `consultant queue`, `show`, `approve` and the rest, as on the pages."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

import typer

from consultant import flow, settings
from consultant.accounts.signing_in import SigningIn
from consultant.commands import telling
from consultant.errors import InputError
from consultant.flow import Service
from consultant.model.consultation import Role, Stage, Verdict
from consultant.model.reading import Decision, number
from consultant.settings import Settings
from consultant.store.database import Database

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
class Desk:
    """The commands; what they need is opened when first used, so that reading needs no broker and no catalogue."""

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

    # -- reading -----------------------------------------------------------------------------------------------

    def queue(
        self,
        stage: Annotated[
            list[Stage] | None, typer.Option(help="Only these stages; default: what waits for a review.")
        ] = None,
        limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 200,
        as_json: AsJson = False,
    ) -> None:
        """List consultations, oldest first. Example: consultant queue --stage held --json."""
        rows = self.database.desk.queue(stage or [Stage.DRAFTED, Stage.SECOND_SIGN_OFF], limit)
        if as_json:
            typer.echo(telling.dumped([telling.numbered(row) for row in rows]))
        else:
            _print(telling.queue_lines(rows, self.clock()) if rows else ["Nothing waits."])

    def show(self, consultation: Number, as_json: AsJson = False) -> None:
        """Print question, draft, evidence and history. Example: consultant show CON-7."""
        view = self.database.desk.consultation(identifier(consultation))
        if as_json:
            typer.echo(telling.dumped(telling.whole(view)))
        else:
            _print(telling.consultation_lines(view))

    def outbox(self, as_json: AsJson = False) -> None:
        """List replies that are not known to be delivered. Example: consultant outbox --json."""
        rows = self.database.desk.outbox()
        if as_json:
            typer.echo(telling.dumped(rows))
        else:
            _print(telling.outbox_lines(rows) if rows else ["Every approved reply was handed over."])

    def held(self, as_json: AsJson = False) -> None:
        """List mail that waits for a person. Example: consultant held list."""
        desk = self.database.desk
        held, aside = desk.queue([Stage.HELD]), desk.set_aside()
        if as_json:
            typer.echo(telling.dumped({"held": [telling.numbered(row) for row in held], "set_aside": aside}))
        else:
            _print(telling.held_lines(held, aside))

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
        self._decide(consultation, Verdict.DECLINE, who, None, _said(reason), version, as_json)

    def give_back(
        self,
        consultation: Number,
        reason: Reason,
        who: As = "",
        version: Version = None,
        as_json: AsJson = False,
    ) -> None:
        """Have it drafted again; the reason is kept. Example: consultant return 7 --reason "new quarter loaded"."""
        self._decide(consultation, Verdict.RETURN, who, None, _said(reason), version, as_json)

    def adopt(self, consultation: Number, who: As = "") -> None:
        """Accept a held mail as a question. Example: consultant adopt 7."""
        id = identifier(consultation)
        flow.adopt(self.service, id, self._reviewer(who))
        typer.echo(f"{number(id)} is being drafted.")

    def close(self, consultation: Number, who: As = "", reason: Reason = "", version: Version = None) -> None:
        """Close without an answer. Example: consultant close 7 --reason "sent twice"."""
        id = identifier(consultation)
        flow.close(self.service, id, version, self._reviewer(who), reason)
        typer.echo(f"{number(id)} is closed.")

    def resolve(
        self,
        reply: Annotated[int, typer.Argument(help="The reply, as `consultant outbox` lists it.")],
        arrived: Annotated[bool, typer.Option("--arrived/--again", help="It arrived, or send it again.")],
        who: As = "",
    ) -> None:
        """Settle a delivery in doubt. Example: consultant resolve 12 --arrived."""
        flow.resolve(self.service, reply, arrived=arrived, who=self._reviewer(who))
        typer.echo(f"Reply {reply} {'arrived' if arrived else 'is sent again'}.")

    def replay(
        self,
        mail: Annotated[int, typer.Argument(help="The mail, as `consultant held list` lists it.")],
        who: As = "",
    ) -> None:
        """Let a mail that was set aside be read again. Example: consultant held replay 31."""
        flow.replay(self.service, mail, self._reviewer(who))
        typer.echo(f"Mail {mail} is read again.")

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
            typer.echo(
                f"{number(id)} is {row.stage.value}"
                + (f", reply {reply} is in the outbox." if reply else ".")
            )

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

    # -- people ------------------------------------------------------------------------------------------------

    def add_user(
        self,
        email: Annotated[str, typer.Argument(help="The address they sign in with.")],
        name: Annotated[str, typer.Option(help="As it signs replies.")],
        role: Annotated[Role, typer.Option(help="What they may do.")] = Role.CONSULTANT,
        credential: Annotated[str, typer.Option(help="Printed under the name: CPC, CCS, …")] = "",
        as_json: AsJson = False,
    ) -> None:
        """Add a person. Example: consultant user add cora@example.org --name "Cora Lindqvist" --credential CPC."""
        added = self._signing_in.enrol(email, name, credential, role, self.clock(), "command line")
        typer.echo(telling.dumped(added) if as_json else f"{added.email} may sign in as {added.role.value}.")

    def list_users(self, as_json: AsJson = False) -> None:
        """List everybody. Example: consultant user list --json."""
        people = self.database.accounts.everybody()
        if as_json:
            typer.echo(telling.dumped(people))
        else:
            _print(
                telling.people_lines(people) if people else ["Nobody yet. Begin with `consultant user add`."]
            )

    def link(self, email: Annotated[str, typer.Argument(help="The account's address.")]) -> None:
        """Print a one-time sign-in link, for where no mail can be sent yet. Example: consultant user link cora@example.org."""
        invitation = self._signing_in.invite(email, self.clock())
        if invitation is None:
            raise InputError(f"{email} has no account, or too many links that still work.")
        typer.echo(f"{self.settings.web_url.rstrip('/')}/sign-in/{invitation.secret}")

    @property
    def _signing_in(self) -> SigningIn:
        chosen = self.settings
        minutes, hours = timedelta(minutes=chosen.sign_in_minutes), timedelta(hours=chosen.session_hours)
        return SigningIn(self.database.accounts, minutes, hours)


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
        "adopt": desk.adopt,
        "close": desk.close,
        "outbox": desk.outbox,
        "resolve": desk.resolve,
    }
    for name, command in commands.items():
        app.command(name=name)(command)
    _group(app, "held", "Mail that waits for a person.", list=desk.held, replay=desk.replay)
    _group(app, "user", "Who may sign in.", add=desk.add_user, list=desk.list_users, link=desk.link)


def _group(app: typer.Typer, name: str, help: str, **commands: Callable[..., Any]) -> None:
    group = typer.Typer(help=help, no_args_is_help=True)
    for command, function in commands.items():
        group.command(name=command)(function)
    app.add_typer(group, name=name)


def identifier(written: str) -> int:
    """A consultation's id from its number. Raises InputError."""
    found = NUMBER.fullmatch(written.strip())
    if not found:
        raise InputError(f"{written!r} is not a consultation's number. Write it as 7 or CON-7.")
    return int(found[1])


def _said(reason: str) -> str:
    if not reason.strip():
        raise InputError("Say why: --reason is empty.")
    return reason.strip()


def _written(file: Path | None) -> str | None:
    if file is None:
        return None
    try:
        return sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file} cannot be read as a text: {error}.") from error


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)
