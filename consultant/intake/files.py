"""Attached files as text, where they can hold codes: plain text, tables as text, HTML, PDF; and invitations."""

from __future__ import annotations

import mimetypes
import re

from consultant.intake.charsets import decoded, normalized
from consultant.intake.html_text import html_text
from consultant.intake.pdf_text import pdf_text

LARGEST = 5_000_000
"""Bytes of a file that is read."""
TABLES = frozenset({"text/csv", "text/tab-separated-values"})
_TEXT_KINDS = TABLES | {"text/plain", "application/csv", "application/plain", "application/edi-x12"}
_TEXT_NAMES = (".txt", ".csv", ".tsv", ".edi", ".x12", ".837", ".835")
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1f]|\ufffd")
_FOLDED = re.compile(r"\r?\n[ \t]")
_INVITATION = re.compile(
    r"^(SUMMARY|DESCRIPTION|LOCATION|METHOD)(?:;[^:\n]{0,200})?:(.*)$", re.MULTILINE | re.IGNORECASE
)


def media_type_of(name: str) -> str:
    """The media type that a file name stands for."""
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def is_readable(name: str, kind: str) -> bool:
    """Whether a file of that name and media type may hold text; one that has no name and no kind is looked into."""
    return (
        kind in _TEXT_KINDS
        or (not name and kind == "application/octet-stream")
        or kind in ("text/html", "application/pdf")
        or name.lower().endswith((*_TEXT_NAMES, ".pdf", ".htm", ".html"))
    )


def file_text(name: str, kind: str, content: bytes, charset: str | None, most: int) -> str | None:
    """At most `most` characters of the file's text; None when there is none that a person could read."""
    if not content or len(content) > LARGEST or most <= 0:
        return None
    if kind == "application/pdf" or content.startswith(b"%PDF-"):
        text = pdf_text(content, most)
        return normalized(text).strip() or None if text is not None else None
    text = normalized(decoded(content[: 4 * most], charset)[0])
    if kind == "text/html" or name.lower().endswith((".htm", ".html")):
        text = html_text(text)
    if len(_BINARY.findall(decoded(content[:2000], charset)[0])) > 5:
        return None
    return text.strip("\n")[:most] or None


def invitation(content: bytes, charset: str | None) -> tuple[str, str]:
    """The method (`REQUEST`, `REPLY`, …) and the words of an invitation (RFC 5545 sections 3.1 and 3.8.1)."""
    written = _FOLDED.sub("", decoded(content, charset or "utf-8")[0])
    told = {name.upper(): _unescaped(value.strip()) for name, value in reversed(_INVITATION.findall(written))}
    words = [told[name] for name in ("SUMMARY", "DESCRIPTION", "LOCATION") if told.get(name)]
    return told.get("METHOD", "").upper(), normalized("\n".join(words))


def _unescaped(value: str) -> str:
    return re.sub(r"\\([nN\\,;])", lambda found: "\n" if found[1] in "nN" else found[1], value)
