"""Bytes of unknown making turned into text: the charset a mail declares is often not the one it was written in."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from consultant.intake.undeclared import undeclared

_STANDS_FOR = {
    # Names that mail uses for a wider charset, as browsers read them (WHATWG Encoding Standard, section 4.2).
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "iso8859-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "ansi_x3.4-1968": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-8-i": "iso-8859-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "iso-2022-jp": "iso2022_jp_ext",
    "cp-850": "cp850",
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
    "utf8mb4": "utf-8",
    "unicode-1-1-utf-7": "utf-7",
}
_MULTIBYTE = re.compile(
    r"^(gb|big5|cp9|cp949|euc|shift|iso-?2022|iso2022|hz|johab|utf-?(7|16|32))", re.IGNORECASE
)
_STATEFUL = re.compile(r"^(iso-?2022|hz|utf-?(7|16|32))", re.IGNORECASE)
_ALSO = {
    "iso2022_jp": ("euc_jp", "cp932"),
    "iso2022_jp_ext": ("euc_jp", "cp932"),
    "cp932": ("euc_jp",),
    "euc_jp": ("cp932",),
}
"""Charsets of the same language that are taken for one another."""

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff\ud800-\udfff]")
_LINE_END = re.compile("\r\n|\r|\x0c|\x85|\u2028|\u2029")


def decoded(content: bytes, declared: str | None) -> tuple[str, str | None]:
    """The text of `content` with a defect or None: never fails, and holds U+FFFD only where no charset fits.

    A declared charset is believed when it fits, except that bytes which are valid UTF-8 are not taken for a single-byte
    charset: text of another charset is hardly ever valid UTF-8 by chance (RFC 3629 section 1).
    """
    codec = _codec(declared)
    for name in _candidates(content, codec):
        try:
            return content.decode(name), _mislabel(declared, codec, name)
        except (UnicodeError, LookupError):
            continue
    return _mixed(content, codec), f"charset: some bytes are not {declared or 'UTF-8'}"


def normalized(text: str) -> str:
    """The text with line feeds as only line ends, and without controls, invisible characters and lone surrogates."""
    return _UNPRINTABLE.sub("", _LINE_END.sub("\n", text))


def _codec(declared: str | None) -> str | None:
    """The codec that reads what mail calls `declared`, None when there is no such charset."""
    name = (declared or "").strip().strip("'\"").lower()
    name = _STANDS_FOR.get(name, name)
    try:
        return codecs.lookup(name).name if name and codecs.lookup(name)._is_text_encoding else None
    except (LookupError, ValueError):
        return None


def _candidates(content: bytes, codec: str | None) -> Iterator[str]:
    if content.isascii() and not (codec and _STATEFUL.match(codec)):
        yield "iso2022_jp_ext" if b"\x1b$" in content else "ascii"
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and b"\x00" in content:
        yield "utf-16"
    if codec and _MULTIBYTE.match(codec):
        yield codec
    yield "utf-8"
    if codec in (None, "cp1252") and (guess := undeclared(content)):
        yield guess
    if codec:
        yield codec
        yield from _ALSO.get(codec, ())


def _mislabel(declared: str | None, codec: str | None, used: str) -> str | None:
    if declared and not codec and used != "ascii":
        return f"charset: unknown {declared[:40]!r}, read as {used}"
    return None


def _mixed(content: bytes, codec: str | None) -> str:
    """A multi-byte charset with its damage marked; else UTF-8 with each stray byte read as windows-1252."""
    if codec and _MULTIBYTE.match(codec):
        return content.decode(codec, "replace")
    return content.decode("utf-8", "windows-1252-for-strays")


def _stray(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return "".join(bytes([byte]).decode("cp1252", "replace") for byte in stray), error.end


codecs.register_error("windows-1252-for-strays", _stray)
