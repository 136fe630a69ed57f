"""The parts of a mail: the body a person would read, and the rest as a list; bounded in count, depth and size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message as Part

from consultant.intake.charsets import decoded, normalized
from consultant.intake.flowed import unflowed
from consultant.intake.header_fields import field_text
from consultant.intake.html_text import html_text
from consultant.model.mail import Attachment

_UUENCODED = re.compile(r"^begin [0-7]{3,4} (\S.*)\n((?:[ -`]{1,62}\n)*?)`?\n?end[ \t]*$", re.MULTILINE)
_ARMOUR = re.compile(r"^-----BEGIN PGP SIGNED MESSAGE-----\n(?:Hash:.*\n)*\n?", re.MULTILINE)
_PREAMBLE = re.compile(r"multi-?part|MIME|S/MIME|OpenPGP|does not understand|signed message", re.IGNORECASE)
_META_CHARSET = re.compile(rb"<meta[^>]{1,200}charset=[\"']?([\w-]{2,30})", re.IGNORECASE)
_LONGEST_STUB = 200
"""Characters of a plain version that only says the mail is HTML."""
_FORWARDED = ("From", "Date", "Subject", "To")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one mail is read; what lies beyond is noted as a defect."""

    parts: int = 200
    depth: int = 20
    text_characters: int = 400_000
    attachments: int = 100


@dataclass
class Content:
    """What the parts of one mail come to."""

    text: str = ""
    attachments: list[Attachment] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)

    def note(self, defect: str) -> None:
        """Adds a defect once."""
        if defect not in self.defects and len(self.defects) < 20:
            self.defects.append(defect)


def content(mail: Part, limits: Limits) -> Content:
    """The body and the attachments of a parsed mail."""
    found = Content()
    reading = _Reading(limits, found)
    text = reading.text_of(mail, 0)
    if not text.strip():
        text = reading.stray_text(mail) or reading.attached_text
    if len(text) > limits.text_characters:
        found.note(f"body: cut after {limits.text_characters} characters")
    found.text = text[: limits.text_characters].strip("\n")
    return found


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


class _Reading:
    """One walk over a mail: counts parts and collects attachments and defects."""

    def __init__(self, limits: Limits, found: Content) -> None:
        self.limits = limits
        self.found = found
        self.parts = 0
        self.attached_text = ""
        """The first attached text: the body of a mail that has no other."""

    def text_of(self, part: Part, depth: int) -> str:
        """The readable text of a part and what is inside; attachments are listed on the way."""
        self.parts += 1
        if self.parts > self.limits.parts or depth > self.limits.depth:
            self.found.note("parts: too many or nested too deep, the rest is not read")
            return ""
        kind = media_type(part)
        self._note_protection(part, kind)
        if part.is_multipart():
            return self._composite(part, kind, depth)
        if kind.startswith("multipart/"):
            self.found.note("parts: no boundary, read as one text")
            return self._plain(part)
        return self._leaf(part, kind)

    def _composite(self, part: Part, kind: str, depth: int) -> str:
        inside = children(part)
        if kind == "message/rfc822":
            return self._forwarded(inside, depth)
        if kind in ("message/delivery-status", "message/disposition-notification"):
            return ""
        if kind == "multipart/alternative":
            return self._best(inside, depth)
        if kind == "multipart/report":
            inside = [
                child for child in inside if not media_type(child).startswith(("message/", "text/rfc822"))
            ]
        return _joined(self.text_of(child, depth + 1) for child in inside)

    def _best(self, versions: list[Part], depth: int) -> str:
        """The plain version, unless it is empty or a stub that says the mail is HTML (RFC 2046 section 5.1.4)."""
        others = [part for part in versions if media_type(part) != "text/plain"]
        plain = _joined(
            self.text_of(part, depth + 1) for part in versions if media_type(part) == "text/plain"
        )
        if len(plain.strip()) >= _LONGEST_STUB and not any(part.is_multipart() for part in others):
            return plain
        rich = max((self.text_of(part, depth + 1) for part in others), key=len, default="")
        stub = len(plain.strip()) < min(len(rich.strip()) / 8, _LONGEST_STUB)
        return rich if rich.strip() and (stub or not plain.strip()) else plain

    def _forwarded(self, inside: list[Part], depth: int) -> str:
        """An attached mail as its reader sees it: under a separator that `reply_text` knows for a forward."""
        if not inside:
            return ""
        inner = inside[0]
        fields = [f"{name}: {field_text(str(inner[name]))}" for name in _FORWARDED if inner[name]]
        heading = ["---------- Forwarded message ----------", *fields]
        return "\n".join([*heading, "", self.text_of(inner, depth + 1)])

    def _leaf(self, part: Part, kind: str) -> str:
        shown = not self._is_attached(part, kind)
        if shown and kind in ("text/plain", "text/enriched", "text/x-amp-html"):
            return self._plain(part) if kind == "text/plain" else ""
        if shown and kind in ("text/html", "application/xhtml+xml"):
            return self._html(part)
        self._list(part, kind)
        return ""

    def _is_attached(self, part: Part, kind: str) -> bool:
        disposition = field_text(str(part.get("content-disposition", ""))).lower()
        named = bool(file_name(part))
        return disposition.startswith("attachment") or (
            named and not disposition.startswith("inline") and kind != "text/plain"
        )

    def _list(self, part: Part, kind: str) -> None:
        if kind == "application/ms-tnef":
            self.found.note("winmail.dat: its contents are not read")
        if not self.attached_text and (
            kind in ("text/plain", "application/plain") or file_name(part).lower().endswith(".txt")
        ):
            self.attached_text = self._decoded(part_bytes(part), declared_charset(part))
        if len(self.found.attachments) < self.limits.attachments:
            self.found.attachments.append(Attachment(file_name(part), kind, len(part_bytes(part))))

    def _plain(self, part: Part) -> str:
        text = self._decoded(part_bytes(part), declared_charset(part))
        if parameter(part, "format").lower() == "flowed":
            text = unflowed(text, delete_space=parameter(part, "delsp").lower() == "yes")
        if "-----BEGIN PGP MESSAGE-----" in text:
            self.found.note("encrypted: PGP")
        return self._without_uuencoded(_ARMOUR.sub("", text))

    def _html(self, part: Part) -> str:
        body = part_bytes(part)[: self.limits.text_characters * 4]
        declared = declared_charset(part)
        if not declared and (meta := _META_CHARSET.search(body[:4000])):
            declared = meta[1].decode("ascii")
        return html_text(self._decoded(body, declared))

    def _decoded(self, body: bytes, declared: str | None) -> str:
        text, defect = decoded(body[: self.limits.text_characters * 4], declared)
        if defect:
            self.found.note(defect)
        return normalized(text)

    def _without_uuencoded(self, text: str) -> str:
        """Files written into the text (uuencode) are listed and taken out."""
        if "\nend" not in text or "begin " not in text:
            return text
        for name, body in _UUENCODED.findall(text)[: self.limits.attachments]:
            self.found.attachments.append(
                Attachment(name.strip(), "application/octet-stream", len(body) * 3 // 4)
            )
        return _UUENCODED.sub("", text)

    def _note_protection(self, part: Part, kind: str) -> None:
        if kind == "multipart/encrypted":
            self.found.note("encrypted: PGP")
        if kind in ("application/pkcs7-mime", "application/x-pkcs7-mime"):
            signed = parameter(part, "smime-type").lower() == "signed-data"
            self.found.note("encrypted: S/MIME, opaque signature" if signed else "encrypted: S/MIME")
        if kind == "multipart/signed":
            self.found.note("signed: the signature is not checked")

    def stray_text(self, mail: Part) -> str:
        """What stands outside the parts of a broken multipart (no body was found inside)."""
        outside = (str(text) for text in (mail.preamble, mail.epilogue) if text)
        text = self._decoded("\n".join(outside).encode("utf-8", "surrogateescape"), None)
        text = "\n".join(line for line in text.split("\n") if not _PREAMBLE.search(line)).strip("\n")
        if text:
            self.found.note("parts: the text stands outside of them")
        return text


def children(part: Part) -> list[Part]:
    """The parts directly inside of a part, in order; none for a leaf."""
    payload = part.get_payload()
    return [child for child in payload if isinstance(child, Part)] if isinstance(payload, list) else []


def part_bytes(part: Part) -> bytes:
    """The content of a leaf with its transfer encoding undone; never fails."""
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AttributeError):
        payload = str(part.get_payload()).encode("utf-8", "surrogateescape")
    return payload if isinstance(payload, bytes) else b""


def declared_charset(part: Part) -> str | None:
    """The charset parameter as written, None when absent."""
    return parameter(part, "charset") or None


def file_name(part: Part) -> str:
    """The file name of a part without folders, empty when it has none."""
    name = parameter(part, "filename", "content-disposition") or parameter(part, "name")
    return re.split(r"[/\\]", name)[-1].strip()[:255]


def _joined(texts: Iterator[str]) -> str:
    return "\n".join(text for text in texts if text.strip())
