"""winmail.dat opened: texts and files of a TNEF stream as Outlook writes it ([MS-OXTNEF] sections 2.1.3 and 2.4)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from consultant.intake.charsets import decoded

_SIGNATURE = 0x223E9F78
_BODY, _RENDERING, _TITLE, _DATA, _PROPERTIES, _ATTACHED_PROPERTIES, _CODEPAGE = (
    0x800C, 0x9002, 0x8010, 0x800F, 0x9003, 0x9005, 0x9007,
)  # fmt: skip
_TEXT, _RTF, _HTML, _FILE_DATA, _SHORT_NAME, _LONG_NAME, _CHARSET = (
    0x1000, 0x1009, 0x1013, 0x3701, 0x3704, 0x3707, 0x3FDE,
)  # fmt: skip
_FIXED = {0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, 0x40: 8, 0x48: 16}
"""Bytes of a property of fixed size, by its type, as it is padded in the stream."""
_UNICODE, _OBJECT, _VARIABLE, _MANY = 0x1F, 0x0D, frozenset({0x0D, 0x1E, 0x1F, 0x102}), 0x1000
_MOST_PROPERTIES = 2_000
_MOST_FILES = 200

_Properties = dict[int, tuple[int, bytes]]
"""Type and first value by property number."""


@dataclass
class Enclosed:
    """What a TNEF stream holds; texts are empty where it has none. A body in RTF is not read, only told of."""

    text: str = ""
    html: str = ""
    rtf: bool = False
    files: list[tuple[str, bytes]] = field(default_factory=list)


def is_tnef(content: bytes) -> bool:
    """Whether the bytes begin as a TNEF stream does."""
    return len(content) > 6 and int(struct.unpack_from("<I", content)[0]) == _SIGNATURE


def opened(content: bytes) -> Enclosed:
    """Everything up to where the stream ends or breaks; never fails."""
    found, charset = Enclosed(), "cp1252"
    name, data = "", b""
    try:
        for attribute, value in _attributes(content):
            if attribute == _CODEPAGE and len(value) >= 4:
                charset = f"cp{struct.unpack_from('<I', value)[0]}"
            elif attribute == _BODY:
                found.text = found.text or decoded(value.rstrip(b"\0"), charset)[0]
            elif attribute == _PROPERTIES:
                _take_texts(found, _properties(value), charset)
            elif attribute == _RENDERING:
                _close_file(found, name, data)
                name, data = "", b""
            elif attribute == _TITLE:
                name = decoded(value.rstrip(b"\0"), charset)[0]
            elif attribute == _DATA:
                data = value
            elif attribute == _ATTACHED_PROPERTIES:
                properties = _properties(value)
                name = (
                    _string(properties, _LONG_NAME, charset)
                    or name
                    or _string(properties, _SHORT_NAME, charset)
                )
                data = data or _object(properties)
    except struct.error:
        pass  # cut short: what was read before holds
    _close_file(found, name, data)
    return found


def _attributes(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Number and data of each attribute; level and checksum are passed over."""
    at = 6
    while at + 9 <= len(content):
        _, number, _, length = struct.unpack_from("<BHHI", content, at)
        yield number, content[at + 9 : at + 9 + length]
        at += 9 + length + 2


def _take_texts(found: Enclosed, properties: _Properties, charset: str) -> None:
    if _CHARSET in properties:
        charset = _codepage(struct.unpack_from("<I", properties[_CHARSET][1])[0])
    found.text = _string(properties, _TEXT, charset) or found.text
    found.html = _string(properties, _HTML, charset) or found.html
    found.rtf = found.rtf or _RTF in properties


def _codepage(number: int) -> str:
    return {65001: "utf-8", 28591: "iso-8859-1", 20866: "koi8-r", 50220: "iso-2022-jp"}.get(
        number, f"cp{number}"
    )


def _close_file(found: Enclosed, name: str, data: bytes) -> None:
    if (name or data) and len(found.files) < _MOST_FILES:
        found.files.append((name, data))


def _string(properties: _Properties, number: int, charset: str) -> str:
    kind, value = properties.get(number, (0, b""))
    text = value.decode("utf-16-le", "replace") if kind == _UNICODE else decoded(value, charset)[0]
    return text.rstrip("\0")


def _object(properties: _Properties) -> bytes:
    """A file's bytes; an object begins with the identifier of its interface."""
    kind, value = properties.get(_FILE_DATA, (0, b""))
    return value[16:] if kind == _OBJECT else value


def _properties(content: bytes) -> _Properties:
    found: _Properties = {}
    count, at = struct.unpack_from("<I", content)[0], 4
    for _ in range(min(count, _MOST_PROPERTIES)):
        kind, number = struct.unpack_from("<HH", content, at)
        at += 4
        if number >= 0x8000:
            at = _after_name(content, at)
        value, at = _value(content, at, kind)
        found.setdefault(number, (kind & ~_MANY, value))
    return found


def _after_name(content: bytes, at: int) -> int:
    """Where a named property's value begins: behind a GUID and a number or a padded string."""
    by_string, length = struct.unpack_from("<II", content, at + 16)
    return at + 24 + (_padded(length) if by_string else 0)


def _value(content: bytes, at: int, kind: int) -> tuple[bytes, int]:
    """The first value at `at`, and where the next property begins."""
    single = kind & ~_MANY
    if single not in _VARIABLE and single not in _FIXED:
        raise struct.error("unknown type of property")
    count = 1
    if kind & _MANY or single in _VARIABLE:
        count, at = struct.unpack_from("<I", content, at)[0], at + 4
    first = b""
    for place in range(min(count, _MOST_PROPERTIES)):
        length = _FIXED.get(single, 0)
        if single in _VARIABLE:
            length, at = struct.unpack_from("<I", content, at)[0], at + 4
        first = content[at : at + length] if place == 0 else first
        at += _padded(length)
    return first, at


def _padded(length: int) -> int:
    return (length + 3) // 4 * 4
