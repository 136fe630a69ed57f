"""Header fields as mail really has them: unfolded, RFC 2047 words decoded, addresses and identifiers taken out."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from datetime import UTC, datetime
from email.utils import getaddresses, parsedate_to_datetime

from consultant.intake.charsets import decoded, normalized
from consultant.model.mail import Address

# RFC 2047 section 2, wider than the grammar: blanks inside and a language tag (RFC 2231 section 5) occur in real mail.
_WORD = re.compile(r"=\?([^?\s*]+)(?:\*[^?\s]*)?\?([bq])\?((?:[^?]|\?(?!=)){0,1500}?)\?=", re.IGNORECASE)
_BETWEEN_WORDS = re.compile(r"(\?=)\s+(?==\?[^?\s]+\?[bq]\?)", re.IGNORECASE)
_FOLD = re.compile(r"[\r\n]+[ \t]*|\t")
_IDENTIFIER = re.compile(r"<\s*([^<>\s]+(?:\s+[^<>\s]+)*)\s*>")
_BARE_ADDRESS = re.compile(r"[^\s<>\"'(),:;\[\]\\]+@[^\s<>\"'(),:;\[\]\\]+")
_SET_ASIDE = re.compile("\ue000(\\d+)\ue001")
"""Where an encoded word stood, by its number (private use characters, which no address holds)."""
_LONGEST = 20_000
"""Characters of one field that are read; longer ones are hostile."""


def field_text(raw: str) -> str:
    """One field's value unfolded and decoded; `raw` as the standard library gives it, bytes escaped as surrogates."""
    raw = raw[:_LONGEST]
    if raw.isascii() and raw.isprintable() and "=?" not in raw:
        return raw.strip()
    return normalized(_words_decoded(_unfolded(raw))).replace("\n", " ").strip()


def _unfolded(raw: str) -> str:
    text, _ = decoded(raw.encode("utf-8", "surrogateescape"), None)
    return _FOLD.sub(" ", text)


def _words_decoded(text: str) -> str:
    """Encoded words replaced by their text; neighbours of one charset are joined first, as they may split a character."""
    if "=?" not in text:
        return text
    pieces: list[str] = []
    pending, charset, end = b"", "", 0
    joined = _BETWEEN_WORDS.sub(r"\1", text)
    for word in _WORD.finditer(joined):
        if pending and (word.start() > end or word[1].lower() != charset):
            pieces.append(decoded(pending, charset)[0])
            pending = b""
        pieces.append(joined[end : word.start()])
        charset, end = word[1].lower(), word.end()
        pending += _word_bytes(word[2], word[3])
    return "".join([*pieces, decoded(pending, charset)[0], joined[end:]])


def _word_bytes(encoding: str, content: str) -> bytes:
    encoded = content.encode("utf-8", "replace")
    if encoding.lower() == "q":
        return quopri.decodestring(encoded, header=True)
    try:
        letters = re.sub(rb"[^A-Za-z0-9+/]", b"", encoded)
        return base64.b64decode(letters[: len(letters) - (len(letters) % 4 == 1)] + b"===")
    except (binascii.Error, ValueError):
        return encoded


def addresses(value: str) -> tuple[Address, ...]:
    """The mailboxes of an address field as it is written, groups opened; what breaks the grammar gives what looks like one.

    Encoded words name somebody and are decoded last (RFC 2047 section 6.2): what they hold must not pass for the address.
    """
    words: list[str] = []

    def set_aside(word: re.Match[str]) -> str:
        words.append(word[0])
        return f"\ue000{len(words) - 1}\ue001"

    text = _unfolded(value[:_LONGEST])
    found = tuple(
        Address(one.email, field_text(_SET_ASIDE.sub(lambda n: words[int(n[1])], one.name)))
        for one in _mailboxes(_WORD.sub(set_aside, _SET_ASIDE.sub("", text)))
        if not _SET_ASIDE.search(one.email)
    )
    text = field_text(value)
    return (
        found or _mailboxes(text) or tuple(Address(one.lower()) for one in _BARE_ADDRESS.findall(text[:2000]))
    )


def _mailboxes(text: str) -> tuple[Address, ...]:
    try:
        pairs = getaddresses([text])
    except (ValueError, IndexError, TypeError, RecursionError):
        pairs = []
    return tuple(Address(email.strip().lower(), name.strip()) for name, email in pairs if _is_address(email))


def _is_address(email: str) -> bool:
    local, _, domain = email.strip().rpartition("@")
    return bool(local and domain) and not re.search(r"[\s<>]", email.strip())


def identifiers(value: str | None) -> tuple[str, ...]:
    """Message identifiers of a field in order, angle brackets kept and blanks from folding removed (RFC 5322 section 3.6.4)."""
    if not value:
        return ()
    found = [f"<{re.sub(r'[ ]+', '', inner)}>" for inner in _IDENTIFIER.findall(value)]
    return tuple(
        found or [f"<{word}>" for word in value.split() if "@" in word and not word.endswith(":")][:1]
    )


def moment(value: str | None) -> datetime | None:
    """A Date field in UTC, None when absent or unreadable; a time without zone is taken as UTC."""
    try:
        parsed = parsedate_to_datetime(value or "")
        return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
