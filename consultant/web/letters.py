"""Mails of ours, read again to be shown."""

from __future__ import annotations

from email import message_from_bytes, policy


def plain_part(content: bytes) -> str:
    """The text part of a mail of ours."""
    body = message_from_bytes(content, policy=policy.default).get_body(("plain",))
    return str(body.get_content()).replace("\r\n", "\n") if body else ""
