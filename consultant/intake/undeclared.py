"""Text whose charset was not declared, or was declared as one of the West: the letters and the language tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_EAST = (
    *("cp1251", "koi8-r", "koi8-u", "iso8859-5", "cp866"),
    *("cp1253", "iso8859-7", "cp1255", "cp1256", "iso8859-6"),
    *("cp932", "euc-jp", "gb18030", "big5hkscs", "cp949"),
)
"""Single-byte charsets of other letters, and those of East Asia; what ISO 2022 writes is ASCII and needs no guess."""
_LATIN = ("cp1252", "cp1250", "iso8859-2", "cp1254", "cp1257", "iso8859-13")
"""Latin letters with the signs of the West, of Central Europe, of Turkish, of the Baltic."""
_SCRIPTS = re.compile(
    "(?P<cyrillic>[\u0400-\u045f\u0490\u0491])|(?P<greek>[\u0384-\u03ce])|(?P<hebrew>[\u05d0-\u05ea])"
    "|(?P<arabic>[\u0621-\u0652])|(?P<han>[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e])|(?P<hangul>[\uac00-\ud7a3])"
)
_TAG = re.compile(rb"<[^<>]{0,2000}>")
_LETTER = re.compile(rb"[A-Za-z]|[\x80-\xff]")
_BEYOND = re.compile(rb"[\x80-\xff]")
_FEWEST, _SHARE = 8, 0.5
"""Of the letters at least so many, and this share, are not ASCII: text in Latin letters has far fewer."""
_PURE = 0.9
"""Of what is beyond ASCII, as much is in one script: a wrong charset gives a mixture."""
_SURE = 0.075
"""From this confidence on a text in Latin letters is believed not to be Western: see `docs/decisions/0007`."""
_ENOUGH = 20_000
_CYRILLIC = ("cp1251", "koi8_r", "iso8859_5", "cp866")
_WORD = re.compile(rb"[A-Za-z\x80-\xff]+")
_FREQUENT = frozenset("оеаинтсрвлкмдпу")
"""Five of six letters of a Russian text; of what a wrong charset gives, half."""
_FEWEST_OF_A_WORD, _FREQUENT_SHARE = 3, 0.7


def undeclared(content: bytes) -> str | None:
    """The charset that the bytes are text in, None where that is in doubt or windows-1252."""
    sample = _TAG.sub(b" ", content[:_ENOUGH])
    beyond = len(_BEYOND.findall(sample))
    if beyond >= max(_FEWEST, _SHARE * len(_LETTER.findall(sample))):
        encoding, _ = _guessed(sample, _EAST)
        return encoding if encoding and _is_one_script(sample.decode(encoding, "replace")) else None
    if beyond >= _FEWEST_OF_A_WORD and (charset := _of_few_letters(sample)):
        return charset
    encoding, confidence = _guessed(sample, _LATIN)
    return encoding if encoding != "cp1252" and confidence >= _SURE else None


def _guessed(sample: bytes, charsets: Iterable[str]) -> tuple[str | None, float]:
    from chardet import detect  # 30 MB, for the few mails that need it

    guess = detect(sample, include_encodings=charsets, compat_names=False)
    return guess["encoding"], guess["confidence"]


def _is_one_script(text: str) -> bool:
    found = [match.lastgroup for match in _SCRIPTS.finditer(text)]
    beyond = sum(not character.isascii() for character in text)
    return any(found.count(script) >= _PURE * beyond for script in set(found))


def _of_few_letters(sample: bytes) -> str | None:
    """The Cyrillic charset of a word or two: whole words beyond ASCII, written as words are, of letters that are frequent."""
    words = [word for word in _WORD.findall(sample) if not word.isascii()]
    if any(re.search(rb"[A-Za-z]", word) for word in words) or max(map(len, words)) < _FEWEST_OF_A_WORD:
        return None
    shares = {charset: _frequent(words, charset) for charset in _CYRILLIC}
    best = max(shares, key=lambda charset: shares[charset])
    return best if shares[best] >= _FREQUENT_SHARE else None


def _frequent(words: Sequence[bytes], charset: str) -> float:
    """The share of frequent letters; 0 where a word has capitals in its middle, or signs."""
    read = [word.decode(charset, "replace") for word in words]
    if not all(word.isalpha() and (word[1:].islower() or len(word) == 1 or word.isupper()) for word in read):
        return 0.0
    letters = "".join(read).lower()
    return sum(letter in _FREQUENT for letter in letters) / len(letters)
