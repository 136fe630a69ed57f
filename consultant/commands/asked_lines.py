"""Questions as JSON lines, each read as the mail that it stands for, and the answers as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

from consultant.errors import InputError
from consultant.model.answer import Question
from consultant.model.catalogue import BillingSetting
from consultant.model.reading import ClaimedMail, MessageText, Undrafted
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


def mailed(subject: str, body: str, reader: MailReader, circumstances: Circumstances) -> Question:
    """The question of a mail with that subject and body: identifiers masked, quoted mail and signature apart."""
    arrived = datetime.combine(circumstances.today, time(), UTC)
    reading = reader.read(ClaimedMail(0, b"", arrived, oversize=False, attempts=1), _mail(subject, body))
    text = MessageText(
        0,
        reading.text,
        reading.segments,
        reading.citations,
        reading.identifiers_found,
        arrived,
        reading.service_quarter,
    )
    waiting = Undrafted(0, 0, "", reading.subject, (text,), (), attempts=1, round=1)
    asked = asking.question(waiting, circumstances.today)
    return replace(
        asked,
        number="",
        date_of_service=circumstances.date_of_service or asked.date_of_service,
        date_masked=asked.date_masked and circumstances.date_of_service is None,
        setting=circumstances.setting,
        payer=circumstances.payer,
    )


def _mail(subject: str, body: str) -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail["From"] = "asker@asker.invalid"
    mail["Subject"] = " ".join("".join(filter(str.isprintable, word)) for word in _sendable(subject).split())
    mail.set_content(_sendable(body), cte="base64")
    return mail.as_bytes()


def _sendable(text: str) -> str:
    """The text without halves of surrogate pairs, which JSON can hold and no mail can."""
    return text.encode("utf-8", "replace").decode()
