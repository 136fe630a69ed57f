"""The desk's views as lines for a terminal and as JSON for a program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, is_dataclass
from datetime import datetime
from typing import Any

from consultant.model.desk import Account, ConsultationView, HeldMail, OutboxRow, QueueRow, SetAsideMail
from consultant.model.reading import number
from consultant.model.reuse import Similar
from consultant.model.wording import DECIDED, REPLIES, event_words, stage_words


def dumped(value: Any) -> str:
    """Dataclasses, datetimes and lists of them as indented JSON."""
    return json.dumps(value, indent=2, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return value.isoformat() if isinstance(value, datetime) else str(value)


def numbered(row: QueueRow) -> dict[str, Any]:
    """A row with its number."""
    return {"number": number(row.id), **asdict(row)}


def whole(view: ConsultationView) -> dict[str, Any]:
    """One consultation as a flat object: the row's fields beside messages, drafts, replies and history."""
    rest = {name: value for name, value in asdict(view).items() if name != "row"}
    return {**numbered(view.row), **rest}


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Columns as wide as their widest cell; the last one is not padded."""
    lines = [header, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    for line in lines:
        padded = [cell.ljust(width) for cell, width in zip(line, widths, strict=True)]
        yield "  ".join(padded).rstrip()


def queue_lines(rows: Sequence[QueueRow], now: datetime) -> Iterator[str]:
    """One line a consultation."""
    header = ("No.", "Stage", "Opened", "Claimed by", "Asker", "Subject")
    return table(
        header,
        (
            (
                number(row.id),
                stage_words(row.stage, row.going),
                moment(row.opened_at),
                row.holder(now) or "-",
                row.asker_email,
                one_line(row.subject),
            )
            for row in rows
        ),
    )


def consultation_lines(view: ConsultationView, similar: Sequence[Similar] = ()) -> Iterator[str]:
    """Question, draft, evidence, earlier answers, delivery, history."""
    row = view.row
    yield f"{number(row.id)}  {one_line(row.subject)}"
    yield f"{stage_words(row.stage, row.going)}, version {row.version}, asked by {row.asker_email} on {moment(row.opened_at)}"
    if row.flags or row.risks:
        yield f"flags: {', '.join((*row.flags, *row.risks))}"
    for message in view.questions:
        yield from (
            "",
            f"== Question of {message.sender}, {moment(message.arrived_at)}",
            visible(message.text.strip()),
        )
    if view.drafts:
        draft = view.drafts[0]
        yield from (
            "",
            f"== Draft, revision {draft.revision} by {draft.author}",
            draft.text.strip(),
            "",
            "== Evidence",
        )
        for finding in draft.findings:
            yield f"- {finding.text}"
            for line in finding.evidence:
                yield f"    {line.code_set} {line.key}: {line.field} = {line.value} ({line.release}, {line.effective})"
    if similar:
        yield from (
            "",
            f"== Earlier answers (consultant answers similar {row.id}, consultant answers reuse {row.id} N)",
        )
        yield from (line for one in similar for line in similar_lines(one))
    for reply in view.replies:
        yield from (
            "",
            f"== Reply {reply.id} to {reply.recipient}: {REPLIES[reply.state]}, {DECIDED[reply.verdict]} by {reply.reviewer}",
            one_line(reply.response),
        )
    yield from ("", "== History")
    for event in view.history:
        yield f"{moment(event.at)}  {event.actor}  {one_line(event_words(event))}"


def similar_lines(one: Similar, obstacles: Iterable[str] = ()) -> Iterator[str]:
    """What is alike, and what stands against using it."""
    answer = one.answer
    shared = f"same codes {', '.join(one.shared)}" if one.shared else "no code in common"
    yield (
        f"- answer {answer.id}, {number(answer.consultation)} of {moment(answer.sent_at)}:"
        f" {shared}, words {one.likeness:.0%} alike"
    )
    yield f"    asked: {one_line(answer.question.subject)}"
    yield from (f"    changed since: {one_line(flag)}" for flag in answer.flags)
    yield from (f"    cannot be reused: {one_line(why)}" for why in obstacles)


def outbox_lines(rows: Sequence[OutboxRow]) -> Iterator[str]:
    """One line a reply."""
    return table(
        ("Reply", "No.", "State", "To", "Attempts", "Mail server"),
        (
            (
                str(row.reply.id),
                number(row.consultation),
                REPLIES[row.reply.state],
                row.reply.recipient,
                str(row.reply.attempts),
                one_line(row.reply.response),
            )
            for row in rows
        ),
    )


def held_lines(held: Sequence[QueueRow], aside: Sequence[HeldMail]) -> Iterator[str]:
    """What waits for `adopt` or `close`, and what could not be read."""
    yield f"Held by a rule (adopt N, or held discard CON-N): {len(held)}"
    yield from (
        f"  {number(row.id)}  {row.asker_email}  {one_line(row.subject)}  {'; '.join(row.flags)}"
        for row in held
    )
    yield f"Set aside, could not be read (held replay N, or held discard N): {len(aside)}"
    yield from (f"  mail {mail.id}  {moment(mail.arrived_at)}  {one_line(mail.why)}" for mail in aside)


def set_aside_lines(mail: SetAsideMail) -> Iterator[str]:
    """What is known of a mail that could not be read."""
    yield f"Mail {mail.id}, arrived {moment(mail.arrived_at)} UTC, {mail.sealed_bytes} bytes sealed"
    yield f"  why      {one_line(mail.why)}"
    yield f"  where    {mail.mailbox}, UIDVALIDITY {mail.uidvalidity}, UID {mail.uid}"
    yield f"  next     consultant held replay {mail.id}, or consultant held discard {mail.id} --reason WHY"


def people_lines(people: Sequence[Account]) -> Iterator[str]:
    """One line an account."""
    rows = ((person.email, person.role.value, person.name, person.credential or "-") for person in people)
    return table(("Address", "Role", "Name", "Credential"), rows)


def moment(at: datetime) -> str:
    """A time in UTC, to the minute."""
    return f"{at:%Y-%m-%d %H:%M}"


def one_line(text: str) -> str:
    """A subject or a server's words: mail must not move the cursor or colour the terminal."""
    return visible(" ".join(text.split()))


def visible(text: str) -> str:
    """The text without control characters, line breaks and tabs kept."""
    return "".join(
        mark if mark.isprintable() or mark in "\n\t" else "\N{REPLACEMENT CHARACTER}" for mark in text
    )
