"""The parts of a mail: the body a person would read, and the rest as a list; bounded in count, depth and size."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message as Part

from consultant.intake import files, tnef
from consultant.intake.charsets import decoded, normalized
from consultant.intake.flowed import unflowed
from consultant.intake.header_fields import field_text
from consultant.intake.html_text import html_text
from consultant.intake.parts import (
    children,
    declared_charset,
    decoded_mail,
    file_name,
    inner_mail,
    is_encoded,
    media_type,
    parameter,
    part_bytes,
)
from consultant.intake.signed_content import signed_content
from consultant.model.mail import Attachment

_UUENCODED = re.compile(r"^begin [0-7]{3,4} (\S.*)\n((?:[ -`]{1,62}\n)*?)`?\n?end[ \t]*$", re.MULTILINE)
_YENCODED = re.compile(
    r"^=ybegin [^\n]{0,200}?size=(\d{1,12})[^\n]{0,200}? name=(\S[^\n]{0,250})\n(?:.*?^=yend [^\n]*$|.*)",
    re.M | re.S,
)
_ENRICHED = re.compile(r"<(?!<)[^<>\n]{0,200}>")
_DASHED = re.compile(r"^- (?=-)", re.MULTILINE)
_ARMOUR = re.compile(r"^-----BEGIN PGP SIGNED MESSAGE-----\n(?:Hash:.*\n)*\n?", re.MULTILINE)
_PREAMBLE = re.compile(r"multi-?part|MIME|S/MIME|OpenPGP|does not understand|signed message", re.IGNORECASE)
_META_CHARSET = re.compile(rb"<meta[^>]{1,200}charset=[\"']?([\w-]{2,30})", re.IGNORECASE)
_LONGEST_STUB = 200
"""Characters of a plain version that only says the mail is HTML."""
_FEWEST_MORE = 10
"""Characters from which on the other version says more: a code with its modifier."""
_SAYS_HTML = re.compile(
    r"\b(?:(?:can ?not|can't|does not|doesn't|unable to) (?:display|support|show|read|view)|multi-?part|view(?:ed)? .{0,40}in "
    r"|HTML[- ](?:version|format|mail|message|e-?mail|capable|compatible|enabled)|in HTML|als HTML|en HTML)\b",
    re.IGNORECASE,
)
_FORWARDED = ("From", "Date", "Subject", "To")
_MAILS = frozenset({"message/rfc822", "message/global", "message/news"})
_NO_BODY = frozenset(
    {
        "text/x-amp-html",
        "text/css",
        "text/javascript",
        "text/rtf",
        "text/vcard",
        "text/x-vcard",
        "text/directory",
    }
)
"""Texts that are not for reading as they stand."""
_PAGE = re.compile(r"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_SEALED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one mail is read; what lies beyond is noted as a defect."""

    parts: int = 200
    depth: int = 20
    text_characters: int = 400_000
    attachments: int = 100
    attached_characters: int = 40_000


@dataclass
class Content:
    """What the parts of one mail come to; `attached` are names and texts of files that can be read."""

    text: str = ""
    attached: list[tuple[str, str]] = field(default_factory=list)
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
        text = reading.stray_text(mail) or reading.invitation or _of_first_file(found)
    return _bounded(found, text, limits)


def typed(text: str, limits: Limits) -> Content:
    """The body that a plain mail of the text would have; files written into it are listed."""
    found = Content()
    written = _Reading(limits, found).written(normalized(text))
    return _bounded(found, written if written.strip() else _of_first_file(found), limits)


def _of_first_file(found: Content) -> str:
    """The text of the first attached file, which is then the body; empty where none can be read."""
    return found.attached.pop(0)[1] if found.attached else ""


def _bounded(found: Content, text: str, limits: Limits) -> Content:
    if len(text) > limits.text_characters:
        found.note(f"body: cut after {limits.text_characters} characters")
    found.text = text[: limits.text_characters].strip("\n")
    return found


class _Reading:
    """One walk over a mail: counts parts and collects attachments and defects."""

    def __init__(self, limits: Limits, found: Content) -> None:
        self.limits = limits
        self.found = found
        self.parts = 0
        self.invitation = ""
        """The words of an invitation: the body of a mail that has no other."""

    def text_of(self, part: Part, depth: int) -> str:
        """The readable text of a part and what is inside; attachments are listed on the way."""
        self.parts += 1
        if self.parts > self.limits.parts or depth > self.limits.depth:
            self.found.note("parts: too many or nested too deep, the rest is not read")
            return ""
        kind = media_type(part)
        self._note_protection(kind)
        if part.is_multipart():
            return self._composite(part, kind, depth)
        if kind.startswith("multipart/"):
            self.found.note("parts: no boundary, read as one text")
            return self._plain(part)
        return self._leaf(part, kind, depth)

    def _composite(self, part: Part, kind: str, depth: int) -> str:
        inside = children(part)
        if kind in _MAILS:
            return self._forwarded(inside if not is_encoded(part) else [decoded_mail(part)], depth)
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
        """The plain version, unless it is empty or a stub beside another one (RFC 2046 section 5.1.4)."""
        others = [part for part in versions if media_type(part) != "text/plain"]
        plain = _joined(
            self.text_of(part, depth + 1) for part in versions if media_type(part) == "text/plain"
        )
        if len(plain.strip()) >= _LONGEST_STUB and not any(part.is_multipart() for part in others):
            return plain
        rich = max((self.text_of(part, depth + 1) for part in others), key=len, default="")
        return rich if rich.strip() and _is_stub(plain, rich) else plain

    def _forwarded(self, inside: list[Part], depth: int) -> str:
        """An attached mail as its reader sees it: under a separator that `reply_text` knows for a forward."""
        if not inside:
            return ""
        inner = inside[0]
        fields = [f"{name}: {field_text(str(inner[name]))}" for name in _FORWARDED if inner[name]]
        heading = ["---------- Forwarded message ----------", *fields]
        return "\n".join([*heading, "", self.text_of(inner, depth + 1)])

    def _leaf(self, part: Part, kind: str, depth: int) -> str:
        if kind in _SEALED:
            return self._signed(part, kind, depth)
        if file_name(part).lower().endswith(".eml"):
            return self._forwarded([inner_mail(part_bytes(part))], depth)
        if kind == "application/ms-tnef" or file_name(part).lower() == "winmail.dat":
            return self._tnef(part, kind)
        if kind == "text/calendar":
            self._invitation(part)
        elif not self._is_attached(part, kind):
            if kind == "text/plain":
                return self._plain(part)
            if kind in ("text/enriched", "text/richtext"):
                return _ENRICHED.sub("", self._plain(part)).replace("<<", "<")
            if kind in ("text/html", "application/xhtml+xml"):
                return self._html(part)
            if kind.startswith("text/") and kind not in _NO_BODY | files.TABLES:
                return self._plain(part)  # an unknown kind of text is read as plain (RFC 2046 section 4.1.4)
        self._list(file_name(part), kind, part_bytes(part), declared_charset(part))
        return ""

    def _is_attached(self, part: Part, kind: str) -> bool:
        disposition = field_text(str(part.get("content-disposition", ""))).lower()
        named = bool(file_name(part))
        return disposition.startswith("attachment") or (
            named and not disposition.startswith("inline") and kind != "text/plain"
        )

    def _list(self, name: str, kind: str, content: bytes, charset: str | None) -> None:
        """Name a file, and read it where it can hold text and there is room left."""
        if len(self.found.attachments) >= self.limits.attachments:
            return
        self.found.attachments.append(Attachment(name, kind, len(content)))
        left = self.limits.attached_characters - sum(len(text) for _, text in self.found.attached)
        if not files.is_readable(name, kind) or left <= 0:
            return
        text = files.file_text(name, kind, content, charset, left)
        if text:
            self.found.attached.append((name or kind, text))
        elif content and name:
            self.found.note("attachment: a file that should hold text cannot be read")

    def _signed(self, part: Part, kind: str, depth: int) -> str:
        """An opaque signature is opened; what cannot be opened is encrypted."""
        content = part_bytes(part)
        inside = signed_content(content)
        if inside:
            self.found.note("signed: the signature is not checked")
            return self.text_of(inner_mail(inside), depth + 1)
        self.found.note("encrypted: S/MIME")
        self._list(file_name(part), kind, content, None)
        return ""

    def _tnef(self, part: Part, kind: str) -> str:
        """The text of a winmail.dat, its files listed as if they were attached themselves."""
        content = part_bytes(part)
        enclosed = tnef.opened(content) if tnef.is_tnef(content) else tnef.Enclosed()
        if not (enclosed.text or enclosed.html) and (enclosed.rtf or not enclosed.files):
            unread = "its text is RTF, which is not read" if enclosed.rtf else "nothing in it can be read"
            self.found.note(f"winmail.dat: {unread}")
            self._list(file_name(part), kind, content, None)
        for name, file in enclosed.files:
            self._list(re.split(r"[/\\]", name)[-1][:255], files.media_type_of(name), file, None)
        text = normalized(enclosed.text) if enclosed.text.strip() else html_text(enclosed.html)
        return text[: self.limits.text_characters]

    def _invitation(self, part: Part) -> None:
        method, told = files.invitation(part_bytes(part), declared_charset(part))
        self.found.note(f"calendar: {method or 'no method'}")
        self.invitation = self.invitation or told

    def _plain(self, part: Part) -> str:
        text = self._decoded(part_bytes(part), declared_charset(part))
        if parameter(part, "format").lower() == "flowed":
            text = unflowed(text, delete_space=parameter(part, "delsp").lower() == "yes")
        return self.written(text)

    def written(self, text: str) -> str:
        """What somebody wrote of a plain text: a page without its tags, without armour and files."""
        if _PAGE.match(text):
            text = html_text(text)
        if "-----BEGIN PGP MESSAGE-----" in text:
            self.found.note("encrypted: PGP")
        if "-----BEGIN PGP SIGNED MESSAGE-----" in text:
            text = _DASHED.sub("", _ARMOUR.sub("", text))
        return self._without_written_files(text)

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

    def _without_written_files(self, text: str) -> str:
        """Files written into the text (uuencode, yEnc) are taken out and listed; yEnc's are not read."""
        if "\nend" in text and "begin " in text:
            for name, body in _UUENCODED.findall(text)[: self.limits.attachments]:
                name = name.strip()
                self._list(name, files.media_type_of(name), _uudecoded(body), None)
            text = _UUENCODED.sub("", text)
        if "=ybegin " in text:
            self.found.note("yEnc: a file in the text is not read")
            for size, name in _YENCODED.findall(text)[: self.limits.attachments]:
                self.found.attachments.append(Attachment(name.strip(), "application/octet-stream", int(size)))
            text = _YENCODED.sub("", text)
        return text

    def _note_protection(self, kind: str) -> None:
        if kind == "multipart/encrypted":
            self.found.note("encrypted: PGP")
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


def _uudecoded(body: str) -> bytes:
    """The bytes of uuencoded lines; a damaged line is left out."""
    found = bytearray()
    for line in filter(None, body.split("\n")):
        try:
            found += binascii.a2b_uu(line)
        except (binascii.Error, ValueError):
            continue
    return bytes(found)


def _is_stub(plain: str, rich: str) -> bool:
    """A plain version that only says the mail is HTML, or that stops where the other one goes on."""
    said, whole = " ".join(plain.split()), " ".join(rich.split())
    if len(said) >= _LONGEST_STUB:
        return False
    goes_on = len(whole) >= len(said) + _FEWEST_MORE and all(
        " ".join(line.split()) in whole for line in plain.split("\n")
    )
    return not said or len(said) < len(whole) / 8 or goes_on or bool(_SAYS_HTML.search(said))


def _joined(texts: Iterator[str]) -> str:
    return "\n".join(text for text in texts if text.strip())
