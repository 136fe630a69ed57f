"""Text in letters beyond Latin whose charset was not declared, or was declared as one of the West."""

from __future__ import annotations

import re

from charset_normalizer import from_bytes

_CHARSETS = (
    *("cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp866"),
    *("cp1253", "iso8859_7", "cp1255", "cp1256", "iso8859_6"),
    *("cp932", "euc_jp", "gb18030", "big5", "cp949"),
)
"""Single-byte charsets of the East, and those of East Asia; what ISO 2022 writes is ASCII and needs no guess."""
_SCRIPTS = re.compile(
    "(?P<cyrillic>[\u0400-\u045f\u0490\u0491])|(?P<greek>[\u0384-\u03ce])|(?P<hebrew>[\u05d0-\u05ea])"
    "|(?P<arabic>[\u0621-\u0652])|(?P<han>[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e])|(?P<hangul>[\uac00-\ud7a3])"
)
_LETTER = re.compile(rb"[A-Za-z]|[\x80-\xff]")
_BEYOND = re.compile(rb"[\x80-\xff]")
_FEWEST, _SHARE = 8, 0.5
"""Of the letters at least so many, and this share, are not ASCII: a Western text has far fewer."""
_PURE = 0.9
"""Of what is beyond ASCII, as much is in one script: a wrong charset gives a mixture."""
_ENOUGH = 20_000


def undeclared(content: bytes) -> str | None:
    """The charset that the bytes are text in, None where that is in doubt."""
    sample = content[:_ENOUGH]
    beyond = len(_BEYOND.findall(sample))
    if beyond < _FEWEST or beyond < _SHARE * len(_LETTER.findall(sample)):
        return None
    matches = from_bytes(sample, cp_isolation=list(_CHARSETS))
    return next((match.encoding for match in matches if _is_one_script(str(match))), None)


def _is_one_script(text: str) -> bool:
    found = [match.lastgroup for match in _SCRIPTS.finditer(text)]
    beyond = sum(not character.isascii() for character in text)
    return any(found.count(script) >= _PURE * beyond for script in set(found))
