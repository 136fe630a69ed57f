"""One part of a mail: its media type, parameters, name, children and bytes; whatever is written there, nothing fails."""

from __future__ import annotations

import base64
import quopri
import re
from email import message_from_bytes
from email.message import Message as Part
from email.policy import Compat32

from consultant.intake.charsets import decoded, normalized
from consultant.intake.header_fields import field_text
from consultant.intake.hostile import is_hostile


class _RawFields(Compat32):
    """Field values as written, bytes escaped as surrogates: the library would put U+FFFD for each of them."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        return value


RAW_FIELDS = _RawFields()
_BASE64_ON_TOP = re.compile(
    rb"\A(?>((?:[A-Za-z0-9+/]{20,}[ \t]*\r?\n)*[A-Za-z0-9+/]*={0,2}))\s*(?<=\n)(?=[^\n]*[^A-Za-z0-9+/=\s])"
)
"""Whole lines of base64, then a line that is none."""
_IN_CLEAR = re.compile(rb"(?:[A-Za-z0-9.,'-]{1,20}[ \t]+){3}[^\n]*[.,?!:;-]")
"""Words with a stop: text that its sender declared as base64 and did not encode."""
_ONLY_LETTERS = re.compile(rb"\s*[A-Za-z0-9+/\s]{16,}={0,2}\s*\Z")


def media_type(part: Part) -> str:
    """The lower-case media type; `text/plain` where the field cannot be read (RFC 2045 section 5.2)."""
    value = field_text(str(part.get("content-type", "")))
    found = re.match(r"\s*([\w.+-]+/[\w.+-]+)", value)
    return found[1].lower() if found else part.get_default_type()


def parameter(part: Part, name: str, header: str = "content-type") -> str:
    """A parameter of a structured field with RFC 2231 pieces joined and decoded, else RFC 2047 words decoded; or empty."""
    try:
        value = part.get_param(name, "", header)
    except (ValueError, IndexError, LookupError, TypeError, AttributeError):
        return ""
    if isinstance(value, tuple):
        charset, _, text = value
        return normalized(decoded(text.encode("latin-1", "replace"), charset or "utf-8")[0])
    return field_text(str(value)).strip("\"' ")


def children(part: Part) -> list[Part]:
    """The parts directly inside of a part, in order; none for a leaf."""
    payload = part.get_payload()
    return [child for child in payload if isinstance(child, Part)] if isinstance(payload, list) else []


def is_encoded(mail: Part) -> bool:
    """An attached mail with a transfer encoding, which RFC 2046 section 5.2.1 forbids and some programs write."""
    encoding = field_text(str(mail.get("content-transfer-encoding", ""))).lower()
    return encoding in ("base64", "quoted-printable") and len(children(mail)) == 1


def decoded_mail(mail: Part) -> Part:
    """The attached mail with its transfer encoding undone."""
    inner = children(mail)[0].as_bytes(unixfrom=False)
    if "base64" in str(mail.get("content-transfer-encoding", "")).lower():
        raw = _from_letters(inner)
    else:
        raw = quopri.decodestring(inner)
    return inner_mail(raw)


def inner_mail(raw: bytes) -> Part:
    """A mail that was written into a part; one that is built to exhaust its reader is a text without header."""
    raw = raw.lstrip(b"\r\n")
    return message_from_bytes(b"\r\n" + raw if is_hostile(raw) else raw, policy=RAW_FIELDS)


def part_bytes(part: Part) -> bytes:
    """The content of a leaf with its transfer encoding undone; never fails."""
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AttributeError):
        payload = str(part.get_payload()).encode("utf-8", "surrogateescape")
    content = payload if isinstance(payload, bytes) else b""
    return _from_base64(part, content) if _is_base64(part) else content


def _is_base64(part: Part) -> bool:
    return "base64" in str(part.get("content-transfer-encoding", "")).lower()


def _from_base64(part: Part, content: bytes) -> bytes:
    """`content`, but where the base64 is cut short or has a footer below it, or where a text was never encoded."""
    written = str(part.get_payload()).encode("utf-8", "surrogateescape")
    is_text = media_type(part).startswith("text/")
    if is_text and (encoded := _BASE64_ON_TOP.match(written)):
        return base64.b64decode(encoded[1] + b"===") + b"\n" + written[encoded.end() :]
    if is_text and _IN_CLEAR.search(written[:2000]) and not _is_utf8(content):
        return written
    return _from_letters(written) if content == written.strip() and _ONLY_LETTERS.match(written) else content


def _from_letters(written: bytes) -> bytes:
    """Base64 whose last letter is half a byte (RFC 4648 section 4) or whose padding is wrong, read as far as it goes."""
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", written)
    return base64.b64decode(letters[: len(letters) - (len(letters) % 4 == 1)] + b"===")


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def declared_charset(part: Part) -> str | None:
    """The charset parameter as written, None when absent."""
    return parameter(part, "charset") or None


def file_name(part: Part) -> str:
    """The file name of a part without folders, empty when it has none."""
    name = parameter(part, "filename", "content-disposition") or parameter(part, "name")
    return re.split(r"[/\\]", name)[-1].strip()[:255]
