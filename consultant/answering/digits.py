"""Toes, fingers and eyelids as askers name them, each with its HCPCS Level II modifier (TA to T9, FA to F9, E1 to E4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from consultant.answering.patterns import expression

_ORDINALS = (
    ("1", r"great|big|first|1st"),
    ("2", r"second|2nd|2d"),
    ("3", r"third|3rd|middle"),
    ("4", r"fourth|4th|ring"),
    ("5", r"fifth|5th|little|small|pinky|pinkie|baby"),
)
_ORDINAL = "|".join(words for _, words in _ORDINALS)
_ORDINALS_OF_FINGERS = {"index": "2", "pointer": "2", "long": "3"}
_LIST = rf"(?P<list>(?:(?:{_ORDINAL}|index|pointer|long)\b(?:,? ?(?:and|&|\+|plus|,) ?)?)+)"
_TOES = (
    re.compile(rf"\b(?P<side>left|right|lt|rt)(?: foot)?,? {_LIST} ?toes?\b", re.IGNORECASE),
    re.compile(
        rf"\b{_LIST} ?toes?(?: \([^()]{{2,20}}\))?(?: (?:of|on))?,? (?:the |her |his )?(?P<side>left|right|lt|rt)\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?P<side>left|right|lt|rt) (?P<list>hallux)\b", re.IGNORECASE),
    re.compile(r"\b(?P<list>hallux) (?:of|on) (?:the |her |his )?(?P<side>left|right)\b", re.IGNORECASE),
)
_LEFT_OUT = re.compile(
    rf"\b(?P<side>left|right|lt|rt) (?P<list>(?:{_ORDINAL})\b)(?= ?(?:[,.;:?!)]|\Z|and\b|or\b))",
    re.IGNORECASE,
)
"""A digit whose limb was named before: `the left great toe and the right 2nd`."""
_FINGERS = (
    re.compile(rf"\b(?P<side>left|right|lt|rt)(?: hand)?,? {_LIST} ?(?:fingers?|digits?)\b", re.IGNORECASE),
    re.compile(
        rf"\b{_LIST} ?(?:fingers?|digits?)(?: \([^()]{{2,20}}\))?(?: (?:of|on))?,? (?:the |her |his )?"
        r"(?P<side>left|right|lt|rt)(?: hand)?\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?P<side>left|right|lt|rt) (?P<list>thumb|index|pinky)\b(?! ?toe)", re.IGNORECASE),
)
_BOTH = expression(
    rf"\b(?:both|bilateral|left and right|right and left) (?:{_LIST} ?(?P<limb>toe|finger)s?"
    r"|(?P<thumbs>thumb)s?|(?P<halluces>hallux|halluces))\b",
    re.IGNORECASE,
)
_LID = expression(
    r"\b(?P<side>left|right|lt|rt)(?: eye)?,? (?P<lid>upper|lower) (?:eye)?lid\b"
    r"|\b(?P<lid2>upper|lower) (?P<side2>left|right) (?:eye)?lid\b"
    r"|\b(?P<lid3>upper|lower) (?:eye)?lid(?: (?:of|on))?,? (?:the |her |his )?(?P<side3>left|right)\b",
    re.IGNORECASE,
)
_LIDS = {("left", "upper"): "E1", ("left", "lower"): "E2", ("right", "upper"): "E3", ("right", "lower"): "E4"}
_DIGIT = re.compile(r"\bdigit(?=s?\b)", re.IGNORECASE)
_OF_FOOT = expression(
    r"\bdigits?\b[^.;?]{0,20}\b(?:foot|feet)\b|\b(?:foot|feet)\b[^.;?]{0,12}\bdigits?\b", re.IGNORECASE
)
"""Digits that are toes."""
_PARTS = expression(r"\b(?P<part>toe|finger|thumb|eyelid|hallux)s?\b", re.IGNORECASE)
RANGES = {
    **dict.fromkeys(("toe", "hallux"), ("TA", "T9")),
    **dict.fromkeys(("finger", "thumb"), ("FA", "F9")),
    "eyelid": ("E1", "E4"),
}
"""The first and the last modifier of each kind of part."""


@lru_cache(maxsize=64)  # one question is looked at from several places
def told(text: str) -> tuple[str, ...]:
    """The modifiers of the toes, fingers and eyelids that a text names with their side, in order."""
    if _OF_FOOT.search(text):
        text = _DIGIT.sub("toe", text)
    limbs = (*_of_limb(_TOES, "T", text), *_of_limb(_FINGERS, "F", text), *_of_both(text))
    found = sorted((*limbs, *_further(limbs, text), *_lids(text)))
    return tuple(dict.fromkeys(modifier for _, modifier in found))


def part(text: str) -> str:
    """Toe, finger or eyelid, where a text names one; else empty."""
    found = _PARTS.search(text)
    return found["part"].lower() if found else ""


def _of_limb(patterns: tuple[re.Pattern[str], ...], letter: str, text: str) -> Iterator[tuple[int, str]]:
    for words in patterns:
        for found in words.finditer(text):
            right = found["side"].lower() in ("right", "rt")
            for number in _numbers(found["list"]):
                yield found.start(), _modifier(letter, number, right=right)


def _further(limbs: tuple[tuple[int, str], ...], text: str) -> Iterator[tuple[int, str]]:
    """Those told without their limb, behind one of the same limb."""
    letters = {modifier[0] for _, modifier in limbs}
    if len(letters) == 1:
        further = _of_limb((_LEFT_OUT,), letters.pop(), text)
        yield from ((at, modifier) for at, modifier in further if at > limbs[0][0])


def _of_both(text: str) -> Iterator[tuple[int, str]]:
    """Those of both sides: `both great toes`."""
    for found in _BOTH.finditer(text):
        fingers = found["thumbs"] or (found["limb"] or "").lower() == "finger"
        for number in _numbers(found["list"] or "thumb"):
            for right in (False, True):
                yield found.start(), _modifier("F" if fingers else "T", number, right=right)


def _numbers(listed: str) -> Iterator[int]:
    for word in re.findall(r"[a-z0-9]+", listed.lower()):
        if word in ("hallux", "thumb"):
            yield 1
        elif word in _ORDINALS_OF_FINGERS:
            yield int(_ORDINALS_OF_FINGERS[word])
        else:
            yield from (int(number) for number, words in _ORDINALS if re.fullmatch(words, word))


def _modifier(letter: str, number: int, *, right: bool) -> str:
    """TA or FA is the first one on the left; T1 to T4 follow, and T5 to T9 are those of the right."""
    if right:
        return f"{letter}{number + 4}"
    return f"{letter}A" if number == 1 else f"{letter}{number - 1}"


def _lids(text: str) -> Iterator[tuple[int, str]]:
    for found in _LID.finditer(text):
        side = (found["side"] or found["side2"] or found["side3"]).lower()
        lid = (found["lid"] or found["lid2"] or found["lid3"]).lower()
        yield found.start(), _LIDS["right" if side in ("right", "rt") else "left", lid]
