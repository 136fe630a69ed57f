"""`consultant ask`: the draft that a mailed question would get, at once, in the terminal."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Annotated

import typer

from consultant import settings
from consultant.answering.answerer import Answerer
from consultant.bootstrap import asked_before, code_search, notes, policy, told_procedures
from consultant.catalogue.store import open_catalogue
from consultant.codes import cite
from consultant.commands.asked_lines import Circumstances, answers, typed
from consultant.dispatch.addresses import Addresses
from consultant.errors import InputError
from consultant.long_running import ready
from consultant.model.answer import Question
from consultant.model.catalogue import Absent, BillingSetting
from consultant.model.codes import CodeSystem
from consultant.ports import Catalogue
from consultant.steps.reading import MailReader
from consultant.steps.telling import told
from consultant.templates import MailTemplates


def register(app: typer.Typer) -> None:
    """Adds the command to the application."""
    app.command(name="ask")(ask)


def ask(
    text: Annotated[str, typer.Argument(help="The question, as it would stand in a mail.")] = "",
    date_of_service: Annotated[str, typer.Option("--date", help="Date of service, YYYY-MM-DD.")] = "",
    setting: Annotated[BillingSetting, typer.Option(help="Who bills.")] = BillingSetting.PRACTITIONER,
    payer: Annotated[str, typer.Option(help="Who pays, such as Medicare or the name of a plan.")] = "",
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the draft with its findings and evidence as JSON.")
    ] = False,
    json_lines: Annotated[
        bool,
        typer.Option(
            "--jsonl", help="Answer one JSON object {id, subject, body} a line from standard input."
        ),
    ] = False,
) -> None:
    """Draft the answer to a question on billing codes."""
    configured = settings.load()
    catalogue = open_catalogue(configured.catalogue_folder)
    templates = MailTemplates()
    search = code_search(configured, catalogue)
    answerer = Answerer(catalogue, templates, notes(), search, told_procedures(), asked_before())
    today = datetime.now(UTC).date()
    circumstances = Circumstances(today, _day(date_of_service), setting, payer)
    if json_lines:
        answerer.prepare()
        ready(templates)
        _answer_lines(catalogue, answerer, circumstances)
        return
    if not text.strip():
        raise InputError(
            'ask: write the question behind it, such as consultant ask "Is M54.50 valid?", or use --jsonl.'
        )
    asked = question(text, catalogue, today, circumstances.date_of_service, setting)
    asked = dataclasses.replace(asked, payer=payer)
    draft = answerer.draft(asked)
    typer.echo(
        json.dumps(told(asked, draft), indent=2, ensure_ascii=False) if as_json else draft.text, nl=as_json
    )


def _answer_lines(catalogue: Catalogue, answerer: Answerer, circumstances: Circumstances) -> None:
    configured = settings.load()
    addresses = Addresses(configured.consult_address, b"")
    reader = MailReader(policy(settings.PROJECT), addresses, "", _knows(catalogue, circumstances.today))
    found = answers(
        sys.stdin,
        lambda subject, body: typed(subject, body, reader, circumstances),
        lambda asked: told(asked, answerer.draft(asked)),
    )
    for answered in found:
        typer.echo(json.dumps(answered, ensure_ascii=False))


def question(
    text: str, catalogue: Catalogue, today: date, date_of_service: date | None, setting: BillingSetting
) -> Question:
    """A question that nobody mailed: it has no number and greets nobody."""
    cited = cite(text, known=_knows(catalogue, today))
    return Question("", "", "", text, cited, today, date_of_service, setting)


def _knows(catalogue: Catalogue, today: date) -> Callable[[CodeSystem, str], bool]:
    return lambda system, code: not isinstance(catalogue.entry(system, code, today), Absent)


def _day(written: str) -> date | None:
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise InputError(
            f"--date {written!r} is not a date; write it as YYYY-MM-DD, such as 2026-07-31."
        ) from error
