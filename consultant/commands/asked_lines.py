"""Questions as JSON lines, each read as the text of a mail is, and the answers as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any

from consultant.errors import InputError
from consultant.model.answer import Question
from consultant.model.catalogue import BillingSetting
from consultant.steps import asking
from consultant.steps.reading import MailReader

FIELDS = ("id", "subject", "body")
WANTED = 'write an object such as {"id": "1", "subject": "Edit", "body": "Can 99213 go with 20610?"}'


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What decides an answer besides the question."""

    today: date
    date_of_service: date | None
    setting: BillingSetting
    payer: str


def answers(
    lines: Iterable[str], read: Callable[[str, str], Question], answer: Callable[[Question], dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """For each line its answer with its id, or an object with `error` when it cannot be read; empty lines are passed over."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _answered(number, line, read, answer)


def _answered(
    number: int,
    line: str,
    read: Callable[[str, str], Question],
    answer: Callable[[Question], dict[str, Any]],
) -> dict[str, Any]:
    asked: dict[str, Any] = {}
    try:
        asked = _object(number, line)
        _check(number, asked)
    except InputError as error:
        return {"id": asked.get("id"), "error": str(error)}
    try:
        return {"id": asked["id"], **answer(read(asked["subject"], asked["body"]))}
    except Exception as error:  # one question that fails must not keep the others from their answers
        return {"id": asked["id"], "error": f"line {number}: the draft failed ({type(error).__name__})"}


def _object(number: int, line: str) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"line {number} is not JSON; {WANTED}") from error
    if not isinstance(asked, dict):
        raise InputError(f"line {number} is no object; {WANTED}")
    return asked


def _check(number: int, asked: dict[str, Any]) -> None:
    """Refuses an object without id or body; a missing subject is an empty one."""
    missing = " and ".join(
        name
        for name, there in (("id", "id" in asked), ("body", isinstance(asked.get("body"), str)))
        if not there
    )
    if missing:
        raise InputError(f"line {number} lacks {missing}; {WANTED}")
    if not isinstance(asked.setdefault("subject", ""), str):
        raise InputError(f"line {number}: subject is not a text; {WANTED}")


def typed(subject: str, body: str, reader: MailReader, circumstances: Circumstances) -> Question:
    """The question that somebody typed, read as the text of a mail is: identifiers masked, quoted mail and signature apart."""
    arrived = datetime.combine(circumstances.today, time(), UTC)
    asked = asking.question(reader.typed(subject, body, arrived), circumstances.today)
    return replace(
        asked,
        number="",
        date_of_service=circumstances.date_of_service or asked.date_of_service,
        date_masked=asked.date_masked and circumstances.date_of_service is None,
        setting=circumstances.setting,
        payer=circumstances.payer,
    )
