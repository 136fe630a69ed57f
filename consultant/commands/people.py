"""`consultant user add | list | link | plan`: who may sign in at the desk."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

import typer

from consultant.accounts.metering import meter
from consultant.accounts.signing_in import SigningIn
from consultant.bootstrap import policy_table
from consultant.commands import telling
from consultant.commands.opening import Opened, add_group, print_lines
from consultant.errors import InputError
from consultant.model.consultation import Role
from consultant.settings import PROJECT

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


class People(Opened):
    """The commands on accounts."""

    def add(
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

    def everybody(self, as_json: AsJson = False) -> None:
        """List everybody. Example: consultant user list --json."""
        people = self.database.accounts.everybody()
        if as_json:
            typer.echo(telling.dumped(people))
        else:
            print_lines(
                telling.people_lines(people) if people else ["Nobody yet. Begin with `consultant user add`."]
            )

    def link(self, email: Annotated[str, typer.Argument(help="The account's address.")]) -> None:
        """Print a one-time sign-in link, for where no mail can be sent yet. Example: consultant user link cora@example.org."""
        invitation = self._signing_in.invite(email, self.clock())
        if invitation is None:
            raise InputError(f"{email} has no account, or too many links that still work.")
        typer.echo(f"{self.settings.web_url.rstrip('/')}/sign-in/{invitation.secret}")

    def plan(
        self,
        email: Annotated[str, typer.Argument(help="The account's address.")],
        plan: Annotated[str, typer.Argument(help="A row of [meter.plans] in config/policy.toml.")],
    ) -> None:
        """Change how many gated code pages somebody may open a month. Example: consultant user plan ana@clinic.test office."""
        plans = meter(policy_table(PROJECT)).plans
        if plan not in plans:
            raise InputError(f"There is no plan {plan!r}; config/policy.toml has: {', '.join(plans)}.")
        self.database.accounts.change_plan(email, plan, self.clock(), "command line")
        typer.echo(f"{email} may open {plans[plan]} gated code pages a month.")

    @property
    def _signing_in(self) -> SigningIn:
        chosen = self.settings
        minutes, hours = timedelta(minutes=chosen.sign_in_minutes), timedelta(hours=chosen.session_hours)
        return SigningIn(self.database.accounts, minutes, hours)


def register(app: typer.Typer, people: People | None = None) -> None:
    """Adds the commands to the application."""
    people = people or People()
    add_group(
        app,
        "user",
        "Who may sign in.",
        add=people.add,
        list=people.everybody,
        link=people.link,
        plan=people.plan,
    )
