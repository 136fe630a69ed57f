"""Earlier answers on the command line: what is like a question, what is reused, what the catalogue has overtaken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from consultant import reuse
from consultant.commands import telling
from consultant.commands.desk import As, AsJson, Desk, Number, Version, identifier
from consultant.commands.opening import add_group, print_lines
from consultant.model.reading import number
from consultant.model.reuse import Answer, Checked

FLAGGED = 200


class Answers(Desk):
    """The commands of `consultant answers`."""

    def similar(self, consultation: Number, as_json: AsJson = False) -> None:
        """List earlier answers to questions like this one. Example: consultant answers similar CON-7."""
        found = reuse.similar(self.service, identifier(consultation))
        if as_json:
            typer.echo(telling.dumped([reuse.told_similar(one, ready) for one, ready in found]))
        else:
            lines = (line for one, ready in found for line in telling.similar_lines(one, ready.obstacles))
            print_lines(lines if found else ["No earlier answer is like it."])

    def reuse(self, consultation: Number, answer: int, who: As = "", version: Version = None) -> None:
        """Make an earlier answer the next revision, if all of it still holds. Example: consultant answers reuse 7 12."""
        id, me = identifier(consultation), self._reviewer(who)
        seen = self.database.desk.consultation(id).row.version if version is None else version
        reuse.take_over(self.service, id, seen, answer, me)
        typer.echo(f"{number(id)}: earlier answer {answer} is the draft now. Read it: consultant show {id}.")

    def check(
        self,
        everything: Annotated[
            bool, typer.Option("--all", help="Also what rests on sets that have not changed.")
        ] = False,
        as_json: AsJson = False,
    ) -> None:
        """Look up earlier answers again where the catalogue has changed, and list those that no longer hold.

        Example: consultant answers check --json. Nothing is mailed. Beat does the same once a minute.
        """
        answers = self.service.database.answers
        if everything:
            answers.forget_checks()
        looked = list(_rounds(self))
        flagged, count = answers.flagged(FLAGGED), answers.flag_count()
        facts = sum(one.facts for one in looked)
        if as_json:
            told = {"facts_checked": facts, "flagged": count, "answers": [reuse.told(one) for one in flagged]}
            typer.echo(telling.dumped(told))
        else:
            print_lines(_flag_lines(facts, count, flagged))


def _rounds(opened: Answers) -> Iterator[Checked]:
    while (checked := reuse.check(opened.service)).facts:
        yield checked


def _flag_lines(facts: int, count: int, flagged: list[Answer]) -> Iterator[str]:
    yield f"{facts} facts were looked up again; {count} earlier answers no longer hold."
    for one in flagged:
        subject = telling.one_line(one.question.subject)
        yield f"{number(one.consultation)}  answer {one.id}, {telling.moment(one.sent_at)}  {subject}"
        yield from (f"    {telling.one_line(flag)}" for flag in one.flags)


def register(app: typer.Typer, answers: Answers | None = None) -> None:
    """Adds the commands to the application."""
    answers = answers or Answers()
    add_group(
        app,
        "answers",
        "Earlier answers: similar ones, reuse, and what has changed since.",
        similar=answers.similar,
        reuse=answers.reuse,
        check=answers.check,
    )
