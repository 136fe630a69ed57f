"""The content inside of an opaque S/MIME signature (RFC 8551 section 3.5.2): read without checking who signed it."""

from __future__ import annotations

from collections.abc import Iterator

_SEQUENCE, _OCTETS, _MANY_OCTETS, _CONTENT = 0x30, 0x04, 0x24, 0xA0
_SIGNED = bytes.fromhex("2a864886f70d010702")
"""The identifier id-signedData (RFC 5652 section 5.1)."""
_DEEPEST = 12


def signed_content(message: bytes) -> bytes:
    """The octets that were signed (encapContentInfo, RFC 5652 section 5.2); empty when it is no such message."""
    try:
        outer = list(_elements(_only(message, _SEQUENCE)))
        if not outer or outer[0][1] != _SIGNED:
            return b""
        signed = list(_elements(_only(outer[1][1], _SEQUENCE)))
        inner = next(content for tag, content in signed[2:] if tag == _SEQUENCE)
        wrapped = next(content for tag, content in _elements(inner) if tag == _CONTENT)
        return b"".join(_octets(wrapped, 0))
    except (IndexError, ValueError, StopIteration, RecursionError):
        return b""


def _only(content: bytes, wanted: int) -> bytes:
    tag, inside = next(_elements(content))
    if tag != wanted:
        raise ValueError("another element was expected")
    return inside


def _octets(content: bytes, depth: int) -> Iterator[bytes]:
    """An octet string may come in pieces (X.690 section 8.7)."""
    if depth > _DEEPEST:
        raise ValueError("nested too deep")
    for tag, inside in _elements(content):
        if tag == _OCTETS:
            yield inside
        elif tag == _MANY_OCTETS:
            yield from _octets(inside, depth + 1)


def _elements(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Tag and content of the elements one after the other (X.690 section 8.1), definite or indefinite length."""
    at = 0
    while at < len(content) and content[at : at + 2] != b"\0\0":
        tag, start, length = _header(content, at)
        if length is None:
            end = _end(content, start, 0)
            yield tag, content[start:end]
            at = end + 2
        else:
            yield tag, content[start : start + length]
            at = start + length


def _header(content: bytes, at: int) -> tuple[int, int, int | None]:
    """Tag, start of the content, and its length; None where the end is marked."""
    tag, first = content[at], content[at + 1]
    if tag & 0x1F == 0x1F:
        raise ValueError("long tags do not occur here")
    if first < 0x80:
        return tag, at + 2, first
    if first == 0x80:
        return tag, at + 2, None
    size = first & 0x7F
    return tag, at + 2 + size, int.from_bytes(content[at + 2 : at + 2 + size], "big")


def _end(content: bytes, at: int, depth: int) -> int:
    """Where the mark that ends an element of indefinite length stands."""
    if depth > _DEEPEST:
        raise ValueError("nested too deep")
    while content[at : at + 2] != b"\0\0":
        _, start, length = _header(content, at)
        at = _end(content, start, depth + 1) + 2 if length is None else start + length
    return at
