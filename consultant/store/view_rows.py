"""Mails, drafts and replies of consultations, as the desk shows them. The statements are built once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import BindParameter, bindparam, select

from consultant.model.consultation import ReplyState, Verdict
from consultant.model.desk import DraftView, MessageView, ReplyView
from consultant.model.mail import Disposition
from consultant.store.columns import read_citation, read_finding, read_segments
from consultant.store.tables import draft, message, reply, review

_MESSAGE = (
    *("id", "arrived_at", "sender", "subject", "text", "disposition", "rule", "why"),
    *("authentication", "identifiers_found"),
)
_DRAFT = ("id", "revision", "author", "made_at", "text", "status", "confidence")
_REPLY = ("id", "approved_at", "sent_at", "attempts", "response", "recipient", "due_at")

_OF_ONE: BindParameter[int] = bindparam("id")
_OF_SEVERAL: BindParameter[int] = bindparam("ids", expanding=True)

MAILS = select(*message.c[(*_MESSAGE, "segments", "citations", "attachments", "consultation_id")])
"""What a view holds of mails; never their sealed originals, which may be megabytes."""
MAILS_OF_ONE = MAILS.where(message.c.consultation_id == _OF_ONE).order_by(message.c.id)
MAILS_OF_SEVERAL = MAILS.where(message.c.consultation_id.in_(_OF_SEVERAL)).order_by(message.c.id)
CITED = (
    select(*message.c["consultation_id", "citations"])
    .where(message.c.consultation_id.in_(_OF_SEVERAL), message.c.disposition != Disposition.DISCARD.value)
    .order_by(message.c.id)
)
DRAFTS = (
    select(*draft.c[(*_DRAFT, "findings", "topics", "risks")])
    .where(draft.c.consultation_id == _OF_ONE)
    .order_by(draft.c.revision.desc())
)
REPLIES = select(
    *reply.c[(*_REPLY, "state", "consultation_id")], *review.c["verdict", "reviewer", "reason"]
).join(review, review.c.id == reply.c.review_id)
REPLIES_OF_ONE = REPLIES.where(reply.c.consultation_id == _OF_ONE).order_by(reply.c.id)
NEWEST_REPLY = REPLIES.where(reply.c.consultation_id == _OF_ONE).order_by(reply.c.id.desc()).limit(1)
SENT_MAILS = (
    select(*reply.c["id", "state", "sent_at", "content"])
    .where(reply.c.consultation_id == _OF_ONE)
    .order_by(reply.c.id)
)
"""Replies as they go or went out."""


def message_view(row: Mapping[Any, Any]) -> MessageView:
    """A row of `MAILS`."""
    return MessageView(
        **{name: row[name] for name in _MESSAGE},
        segments=read_segments(row["segments"]),
        citations=tuple(read_citation(column) for column in row["citations"]),
        attachments=tuple(row["attachments"]),
    )


def draft_view(row: Mapping[Any, Any]) -> DraftView:
    """A row of `DRAFTS`."""
    return DraftView(
        **{name: row[name] for name in _DRAFT},
        findings=tuple(map(read_finding, row["findings"])),
        topics=tuple(row["topics"]),
        risks=tuple(row["risks"]),
    )


def reply_view(row: Mapping[Any, Any]) -> ReplyView:
    """A row of `REPLIES`."""
    return ReplyView(
        **{name: row[name] for name in _REPLY},
        state=ReplyState(row["state"]),
        verdict=Verdict(row["verdict"]),
        reviewer=row["reviewer"],
        reason=row["reason"],
    )
