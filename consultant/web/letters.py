"""Texts of ours, read again to be shown."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from itertools import pairwise

from consultant.dispatch import markup

UNWRAPPED = 100_000
ASKING = "QUESTIONS BACK"
_ITEM = re.compile(r"[-*\u2022] |\d{1,2}[.)] ")


def plain_part(content: bytes) -> str:
    """The text part of a mail of ours, in whole paragraphs, so that the page wraps it."""
    body = message_from_bytes(content, policy=policy.default).get_body(("plain",))
    return unwrapped(str(body.get_content()).replace("\r\n", "\n")) if body else ""


def unwrapped(text: str) -> str:
    """The text with wrapped lines joined: those whose break was forced, because the next word had no room."""
    lines: list[str] = []
    before = ""
    for line in text.strip().split("\n"):
        word = next(iter(line.split()), "")
        forced = bool(before and word) and len(before) + 1 + len(word) > markup.WIDTH
        if forced and not _ITEM.match(line):
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line)
        before = line.strip() and line
    return "\n".join(lines)


def questions_back(draft: str) -> str:
    """What a draft asks the asker, one numbered line each; empty when it asks nothing."""
    for heading, asked in pairwise(markup.groups(draft)):
        if heading.kind is markup.BlockKind.HEADING and heading.blocks[-1].text.startswith(ASKING):
            return markup.plain((asked,), UNWRAPPED).strip()
    return ""
