"""Text to tokens: noise made harmless, then runs of characters by kind, in linear time: patterns are possessive or bounded."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple


class Token(NamedTuple):
    """A run of characters of one kind; `start` and `end` count in the clean text."""

    kind: str
    text: str
    lower: str
    start: int
    end: int


# Order decides: the first lexeme that fits at a place wins.
_LEXEMES = (
    ("word", r"[A-Za-z][A-Za-z]*+(?![0-9])"),
    ("newline", r"\n[\n]*+"),
    ("mark", r"[,;:'\"/&%@|\[\]]|\.(?!\.\.)|-(?!--)|\((?![0-9(])|\)(?!\)\))"),
    ("digits", r"[0-9]{5}(?=[ ,;:?)/|\n]|\.(?![0-9])|\Z)"),
    (
        "dotted",
        r"(?:[A-Za-z][0-9OolI][0-9A-Za-z]|[Qq][Aa][01])\.(?:-|[0-9A-Za-z*]{1,4}(?:\.?-(?![0-9A-Za-z]))?)(?![0-9A-Za-z])",
    ),
    ("dotted", r"[Ee][89][0-9]{2}\.[0-9](?![0-9A-Za-z])"),
    ("money", r"\$ ?[0-9]++(?>(?:,[0-9]{3}(?![0-9]))*)(?:\.[0-9]++)?"),
    (
        "date",
        r"(?<![0-9]/)(?:(?=(?:[0-9]{1,2}[/.-])?(?:0?[0-9]|1[0-2])[/.-])[0-9]{1,2}(?P<joint>[/.-])[0-9]{1,2}(?P=joint)(?:[0-9]{4}|[0-9]{2})|[0-9]{4}-[0-9]{2}-[0-9]{2})(?![0-9])",
    ),
    (
        "phone",
        r"(?:\(?[0-9]{3}\)?[-. ]{0,2}[0-9]{3}[-.][0-9]{4}|\([0-9]{3}\) ?[0-9]{3} [0-9]{4}"
        r"|[0-9]{3}-[0-9]{4})(?![0-9A-Za-z]|-[0-9])",
    ),
    ("drug", r"[0-9]{4,5}-[0-9]{3,4}-[0-9]{1,2}(?![0-9A-Za-z]|-[0-9])"),
    ("serial", r"[0-9]{3}-[0-9]{2}-[0-9]{4}(?![0-9])|[0-9]{5}-[0-9]{4}(?![0-9A-Za-z-])"),
    ("decimal", r"[0-9][0-9]*+(?>(?:\.[0-9]++)+)(?![A-Za-z])"),
    ("digits", r"[0-9][0-9]*+(?![A-Za-z])"),
    ("mixed", r"[A-Za-z0-9][A-Za-z0-9]*+"),
    ("rule", r"(?P<again>[-=_*#.~+<>()!?])(?>(?P=again){2,})"),
    ("mark", r"\S"),
)
# The spaces behind a token are taken with it: looking for a token at every space would double the time.
_TOKEN = re.compile("(?:" + "|".join(f"({pattern})" for _, pattern in _LEXEMES) + r")[ \t]*+")
_KINDS = {
    number: kind
    for (kind, pattern), number in zip(
        _LEXEMES,
        accumulate((re.compile(pattern).groups + 1 for _, pattern in _LEXEMES), initial=1),
        strict=False,
    )
}
"""For the number of a lexeme's group in the whole pattern its kind."""

# One character for one: full-width forms, dashes, spaces, accents, letters of another alphabet that look the same, ×.
_ALIKE = {ord(dash): "-" for dash in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"}
_ALIKE |= {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_ALIKE |= {
    ord(space): " "
    for space in "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
}
_ALIKE |= {ord(mark): "\n" for mark in "\u2028\u2029\x85\x0b\x0c"}
_ALIKE |= {0x1D7CE + code: str(code % 10) for code in range(50)}
_ALIKE |= {
    ord(each): plain
    for accented, plain in (
        ("áàâäãå", "a"), ("éèêë", "e"), ("íìîï", "i"), ("óòôöõ", "o"), ("úùûü", "u"), ("ñ", "n"), ("ç", "c"),
        ("ÁÀÂÄÃÅ", "A"), ("ÉÈÊË", "E"), ("ÍÌÎÏ", "I"), ("ÓÒÔÖÕ", "O"), ("ÚÙÛÜ", "U"), ("Ñ", "N"), ("Ç", "C"),
    )
    for each in accented
}  # fmt: skip
_ALIKE |= {ord(cyrillic): latin for cyrillic, latin in zip("АВЕКМНОРСТХ", "ABEKMHOPCTX", strict=True)}
_ALIKE |= {
    0xD7: "x",
    0x2715: "x",
    0x2019: "'",
    0x2018: "'",
    0x201C: '"',
    0x201D: '"',
    0x2044: "/",
    0x2215: "/",
    0x2022: "*",
}
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]+"
)

# Stretches whose digits are never codes, replaced by as many spaces.
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"]++", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]{1,64}+@[\w.-]{1,255}+")
_TAG = re.compile(
    r"<(/?)(td|th|tr|br|p|div|table|li|span|b|i|tbody|thead|strong|em|ul|ol|html|body|u|font)\b[^<>]{0,300}+>",
    re.IGNORECASE,
)
_IN_ROW = re.compile(
    r"\n(?=[ \t\n]{0,40}</?(?:td|th)\b|[ \t\n]{0,40}</tr\b)|(?<=[dhDH]>)[ \t]{0,8}\n", re.IGNORECASE
)
"""Line ends inside a row of a table: mark-up is often written one cell a line."""
_ENTITY = re.compile(r"&(?:nbsp|amp|#160);")
_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|csv|txt|png|jpe?g|tiff?|zip|eml|msg|pptx?|xml|json|html?)\b", re.IGNORECASE
)
_LONGEST_FILE_NAME = 100
_NAMED = re.compile(r'"([0-9A-Z]{2})"')
"""Two characters in quotation marks: a modifier that is named (`the "25" is missing`); the marks are blanked."""


@dataclass(frozen=True, slots=True)
class CleanText:
    """The text as the grammar reads it, and how to say a place of it in the text that was given."""

    text: str
    removed: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())
    """Where characters were taken out (place in the clean text), and how many up to there."""

    def given(self, start: int, end: int) -> tuple[int, int]:
        """The span in the text as given."""
        if not self.removed[0]:
            return start, end
        return start + self._taken_before(start), end - 1 + self._taken_before(end - 1) + 1

    def _taken_before(self, place: int) -> int:
        at = bisect_right(self.removed[0], place)
        return self.removed[1][at - 1] if at else 0


def clean(text: str) -> CleanText:
    """The text with look-alike characters set to ASCII, invisible ones taken out, markup, addresses and links blanked."""
    removed: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())
    if not text.isascii():
        text, removed = _without_invisible(text.translate(_ALIKE))
    if "\r" in text:
        text = text.replace("\r", "\n")
    if "@" in text:
        text = _EMAIL.sub(_mark, text)
    if "://" in text or "www." in text:
        text = _URL.sub(_mark, text)
    if "<" in text:
        text = _IN_ROW.sub(_blank, text)
        text = _TAG.sub(_cell, text)
    if _FILE.search(text):
        text = _without_file_names(text)
    if '"' in text:
        text = _NAMED.sub(r" \1 ", text)
    if "&" in text:
        text = _ENTITY.sub(_blank, text)
    return CleanText(text, removed)


def tokenize(text: str) -> list[Token]:
    """Every token of a clean text in order; spaces are not tokens."""
    new: Callable[..., Token] = tuple.__new__
    kinds = _KINDS
    # Without the named constructor and without a function of its own: this runs for every word of every mail.
    return [
        new(
            Token,
            (
                kinds[number := match.lastindex],  # type: ignore[index]
                written := match[number],  # type: ignore[index]
                written.lower(),
                start := match.start(number),  # type: ignore[arg-type]
                start + len(written),
            ),
        )
        for match in _TOKEN.finditer(text)
    ]


def _without_invisible(text: str) -> tuple[str, tuple[tuple[int, ...], tuple[int, ...]]]:
    places, counts, pieces = [], [], []
    taken = end = 0
    for match in _INVISIBLE.finditer(text):
        pieces.append(text[end : match.start()])
        places.append(match.start() - taken)
        taken += match.end() - match.start()
        counts.append(taken)
        end = match.end()
    pieces.append(text[end:])
    return "".join(pieces), (tuple(places), tuple(counts))


def _without_file_names(text: str) -> str:
    """The text with runs such as `99213_policy.pdf` blanked."""
    pieces, end = [], 0
    for match in _FILE.finditer(text):
        least = max(end, match.start() - _LONGEST_FILE_NAME)
        begin = max(least, *(text.rfind(sign, least, match.start()) + 1 for sign in " \t\n,;:()<>|"))
        pieces += [text[end:begin], "^", " " * (match.end() - begin - 1)]
        end = match.end()
    return "".join([*pieces, text[end:]])


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _mark(match: re.Match[str]) -> str:
    """Something stands here, but nothing to read."""
    return "^" + " " * (len(match[0]) - 1)


def _cell(match: re.Match[str]) -> str:
    """A table cell begins with `|`, a row or block with a line end; other markup is space."""
    closing, name = match[1], match[2].lower()
    mark = (
        ("\n" if name in ("table", "tr", "tbody") else " ")
        if closing
        else {"td": "|", "th": "|", "tr": "\n", "br": "\n", "p": "\n", "div": "\n", "li": "\n"}.get(name, " ")
    )
    return mark + " " * (len(match[0]) - 1)
