"""The severity of an inpatient stay as a question tells it, and as the title of an MS-DRG names it."""

from __future__ import annotations

import re

from consultant.answering.patterns import expression

SPLIT = re.compile(r" +WITH(?:OUT)? +(?=M?CC)")
NO = r"\b(?:no|not|without|w/o|neither|nor|lacks?|absent)\b(?:(?!\bwith\b)[^.,;?!]){0,14}"
MAJOR = r"(?:\bmccs?\b|\bmajor (?:complication|comorbid)\w*)"
MINOR = r"(?:(?<!/)\bccs?\b|(?<!major )\b(?:complication|comorbid)\w*)"
WORDS = re.compile(rf"(?:{NO}|\b(?:with|and|plus|an?|has) )*(?:{MAJOR}|{MINOR}|\bcc/mcc\b)", re.IGNORECASE)
"""A severity with the words around it."""
_SEVERITIES = tuple(
    (re.compile(words, re.IGNORECASE), level)
    for words, level in (
        (
            rf"{NO}(?:\bcc/mcc\b|\bmcc/cc\b|\b(?:an? )?m?cc (?:or|nor|and) (?:an? )?m?cc\b)"
            r"|\b(?:no|without|w/o) cc,? (?:and )?(?:no|without|w/o) mcc\b|\b(?:no|without|w/o) mcc,? (?:and )?(?:no"
            r"|without|w/o) cc\b"
            r"|\buncomplicated\b(?! peptic)|\bno complications?\b",
            "neither",
        ),
        (rf"\b(?:no|without|w/o) cc\b[^.?!]{{0,30}}\b(?:an?|one|1|with|but|has|single) {MAJOR}", "mcc"),
        (rf"{NO}{MAJOR}", "no mcc"),
        (rf"{NO}{MINOR}", "neither"),
        (MAJOR, "mcc"),
        (MINOR, "cc"),
    )
)
"""The first that fits counts."""
_ENDINGS = {
    "mcc": ("MCC", "CC/MCC"),
    "cc": ("CC", "CC/MCC", "no MCC"),
    "neither": ("no CC/MCC", "no MCC"),
    "no mcc": ("no MCC", "CC", "no CC/MCC"),
}
"""Which endings of a title a told severity fits."""


_ONE_ALONE = expression(
    r"(?<!no )(?<!without )(?<!w/o )\b(?:(?:with|and|has|plus|only) )*(?:an? |one |1 |single )*cc\b"
    r"(?: (?:on|in) (?:the|this|our) \w+)?,? ?\(?(?:(?:but|and"
    r"|yet) )?(?:no|not|without|w/o|lacking"
    r"|never) (?:an? |any )?"
    r"mccs?\b\)?"
    r"|\b(?:(?:but|with|and) )*(?:no|not an?|without|w/o)(?: an?| any)? mcc,? (?:but|only|just)(?: only| just"
    r"| with)*(?: an?)? cc\b"
    r"|\b(?:with )?(?:just |only )(?:an? )?cc\b(?!/)|\b(?:(?:with|and) )*(?:an? )?cc (?:only|alone)\b",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """The text with a CC that is told beside the lack of an MCC as the titles have it; `with and without MCC` as two."""
    text = _UNEXPLORED.sub("without c.d.e., ", text)
    return _ONE_ALONE.sub("with cc", _EITHER_WAY.sub(r"with \1, without \1", text))


_UNEXPLORED = expression(
    r"\b(?:without|w/o|no)(?: any)? (?:cde\b|c\.d\.e\.?|(?:common (?:bile )?duct|cbd) explor\w+),?(?: (?=and\b|but\b|with\b)|)",
    re.IGNORECASE,
)
"""A duct that was not explored: what is said after it is not denied with it."""


_EITHER_WAY = expression(
    r"\b(?:with|w/?),? ?(?:and|or|&|/) ?(?:w/?o|without) (?:an? )?(m?ccs?)\b(?!/)", re.IGNORECASE
)


def told(text: str) -> str:
    """`mcc`, `cc`, `no mcc` or `neither`, as the text tells it; empty where it tells none."""
    text = plain(text)
    return next((level for said, level in _SEVERITIES if said.search(text)), "")


_ALTERNATIVES = re.compile(
    r"\s*(?:[;?]|,?\s\b(?:and|or|vs|versus|but|then|as against)\b\.?|/ ?(?=(?:with|without|no)\b)|,)\s*",
    re.IGNORECASE,
)
_WITHOUT = re.compile(
    r"\A(?:(?:what|which|and|if|when|drg|for|one|the|about|then|is) )*(?:without|with none|w/o|none|no)(?: (?:one|it"
    r"|any|either|them))?\W*\Z",
    re.IGNORECASE,
)


_BOTH_DENIED = re.compile(
    r"\b(?:no|without|w/o) (?P<one>m?cc),? (?:and )?(?:no|without|w/o) (?!(?P=one)\b)m?cc\b", re.IGNORECASE
)
_WITH = re.compile(r"\A(?:(?:what|which|and|if|drg|for|the|about) )*with(?: (?:one|it))?\W*\Z", re.IGNORECASE)


def several(text: str) -> tuple[str, ...]:
    """The severities that a text sets side by side: `with MCC, and without`; nothing where it tells one or none."""
    text = _NEITHER.sub(" without cc/mcc ", _BOTH_DENIED.sub(" without cc/mcc ", plain(text)))
    found: list[str] = []
    for piece in _ALTERNATIVES.split(text):
        level = told(piece) or ("no mcc" if found and _WITHOUT.match(piece) else "")
        level = level or ("mcc" if "no mcc" in found and _WITH.match(piece) else "")
        if level and level not in found:
            found.append(level)
    return tuple(found) if len(found) > 1 else ()


_NEITHER = re.compile(
    rf"{NO}(?:\b(?:an? )?m?cc,? (?:or|nor|and|/) (?:an? )?m?cc\b)|\bneither(?: (?:an? )?m?cc (?:nor|or) (?:an? )?m?cc)?\b",
    re.IGNORECASE,
)


def fits(title: str, text: str) -> bool:
    """Whether a group of that title is one of the severity that the text tells; any where it tells none."""
    levels = several(text) or tuple(filter(None, (told(text),)))
    return not levels or any(ending(title) in ("", *_ENDINGS[level]) for level in levels)


def ending(title: str) -> str:
    """What the title says of the severity: `MCC`, `CC`, `CC/MCC`, `no MCC`, `no CC/MCC`, or nothing."""
    found = re.search(r" WITH(OUT)? +(CC/MCC|MCC|CC)\b(?!.* WITH)", title)
    return f"{'no ' if found[1] else ''}{found[2]}" if found else ""
