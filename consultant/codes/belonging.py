"""Whether a modifier that stands behind a code is on it: the sign between, what it is besides, how the sentence goes on."""

from __future__ import annotations

from typing import NamedTuple

from consultant.codes.modifiers import (
    english_words,
    known_modifiers,
    titles_and_states,
    words_in_capitals,
)
from consultant.codes.sheet import Sheet
from consultant.codes.speech import participles, verbs_of_one
from consultant.codes.topics import topic_words, ways
from consultant.codes.units import counts_something
from consultant.codes.vocabulary import adjustment_groups, list_words, modifier_labels


def modifier_at(sheet: Sheet, index: int, *, any_case: bool = False) -> str | None:
    """The modifier that the token is, or None; letters must be capitals unless `any_case`."""
    written = sheet.tokens[index].text
    if len(written) != 2:
        return None
    upper = written.upper() if any_case else written
    if upper in known_modifiers:
        return upper
    is_way = upper in ways and sheet.is_of_ambulance and sheet.tokens[index - 1].text != "["
    return upper if is_way else None


def spelled_at(sheet: Sheet, index: int) -> tuple[str, int] | None:
    """The modifier that number words say from the token on (`fifty-nine`), and the index of the last word; None if none."""
    tens = _TENS.get(sheet.tokens[index].lower)
    if tens is None:
        return None
    last = index + 1 + (sheet.tokens[index + 1].text == "-")
    ones = _ONES.get(sheet.tokens[last].lower, 0)
    code = str(tens + ones)
    return (code, last if ones else index) if code in known_modifiers else None


_TENS = {"twenty": 20, "thirty": 30, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_ONES = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}


closing = {"(": ")", "[": "]"}
"""Brackets around a modifier."""

_ALTERNATIVES = frozenset({"/", "or", "vs", "versus", "o"})
"""Between modifiers behind a code and a comma these ask which of them to use: neither is on the code."""


class Joint(NamedTuple):
    """The sign between a code and its modifier, whether spaces are missing around it, whether a modifier was taken before."""

    sign: str
    tight: bool
    follows_modifier: bool


def belongs(sheet: Sheet, at: int, between: Joint, modifier: str) -> bool:
    """Whether the modifier at `at` is on the code before the sign."""
    joint, tight, follows = between
    after = sheet.tokens[at + 1]
    if _is_something_else(sheet, at, between, modifier):
        return False
    if joint in closing:
        return after.text in (closing[joint], ",", "/")
    if joint in ("-", "/", ":") and (tight or joint == "-"):
        return not (
            after.text == "-"
            and after.start == sheet.tokens[at].end
            and sheet.tokens[at + 2].kind == "word"
            and not modifier_at(sheet, at + 2)
        )
    if modifier.isdigit():
        return (
            joint != "and"
            or _is_listed(sheet, at)
            or after.kind not in ("word",)
            or after.lower in list_words
        )
    if after.text == "#":
        return False
    if joint == "," and follows and sheet.touches(at) and sheet.touches(at - 1):
        return True
    if modifier in titles_and_states:
        return False
    return modifier not in words_in_capitals or _stands_as_modifier(sheet, at)


def _is_something_else(sheet: Sheet, at: int, between: Joint, modifier: str) -> bool:
    """Whether what stands around it makes it a count, a diagnosis pointer, a reason of a denial or the matter of a question."""
    joint, tight, follows = between
    token, after = sheet.tokens[at], sheet.tokens[at + 1]
    if (
        token.kind == "digits"
        and counts_something(sheet, at)
        and not (_is_glued(joint, tight) and after.lower in _OTHERS)
    ):
        return True
    if joint == "," and not tight and after.lower in ("w", "without", "of"):  # `99213-25, 26 w/o`
        return True
    if after.kind in ("digits", "decimal", "mixed") and after.start == token.end:
        return True
    if joint == "," and (
        after.kind == "decimal" or (sheet.tokens[at + 2].text == "-" and after.kind == "digits")
    ):
        return True  # `86304, CA 19-9`
    if joint in (",", ":") and not tight and _is_asked_about(sheet, at):
        return True
    if joint == ":" and not tight and (follows or after.text == "?"):
        return True
    if joint in "._" and joint and not sheet.touches(at):
        return True
    if not joint and (is_pointer(sheet, at) or (modifier in _QUARTERS and after.kind == "word")):
        return True
    if (
        modifier in adjustment_groups
        and after.text == "-"
        and sheet.tokens[at + 2].kind in ("digits", "mixed")
    ):
        return True  # `J0897 x 60 / CO-197`
    return modifier in _TIMES and not tight and joint != "-"


def is_pointer(sheet: Sheet, at: int) -> bool:
    """Whether letters before the charge of a claim line that begins with a day point to diagnoses (`99215 25 AB 310.00`)."""
    if not set(sheet.tokens[at].text) <= set("ABCD") or sheet.tokens[at + 1].kind not in ("decimal", "money"):
        return False
    return any(token.kind == "date" for token in sheet.tokens[max(at - 6, 0) : at])


def _is_asked_about(sheet: Sheet, at: int) -> bool:
    """Whether the sentence behind a code speaks of the modifiers from `at` on (`: 59 needed?`, `, GN on each`, `, 58 or 79`)."""
    at += 1
    while (sheet.tokens[at].text in _LISTING or sheet.tokens[at].text == "-") and modifier_at(sheet, at + 1):
        at += 2
    at += sheet.tokens[at].text == "," and sheet.tokens[at + 1].lower in _ALTERNATIVES
    after = sheet.tokens[at].lower
    if after in _ALTERNATIVES:
        return modifier_at(sheet, at + 1) is not None or sheet.tokens[at + 1].lower in _NONE
    return after in verbs_of_one or after in participles or after in _CLAUSES


_CLAUSES = frozenset({"line", "lines", "on", "if", "when", "unless", "forgot", "forgotten", "omitted", "yes"})
"""Behind a comma and a modifier one of these goes on about the modifier (`99284, GF if the NP did it`)."""


_LISTING = frozenset({",", "+", "&", "and", "plus"})
_NONE = frozenset({"no", "not", "none", "nothing", "without", "plain"})


_OTHERS = frozenset({"other", "different", "separate", "additional", "more", "left", "right"})
"""Behind a hyphened modifier these go on with the sentence (`11042-59 other leg`)."""


def _is_glued(joint: str, tight: bool) -> bool:
    return tight and joint == "-"


_QUARTERS = frozenset({"Q1", "Q2", "Q3", "Q4"})
_TIMES = frozenset({"X1", "X2", "X3", "X4", "X5"})
"""Modifiers that behind a space say how often: the patient relationship modifiers are seldom written."""


def _is_listed(sheet: Sheet, at: int) -> bool:
    """Whether "mods RT and" stands before the number, or nothing that it could count stands behind it."""
    after = sheet.tokens[at + 1]
    return (
        after.kind != "word"
        or after.lower in list_words
        or sheet.tokens[at - 3].lower in modifier_labels
        or sheet.tokens[at - 4].lower in modifier_labels
    )


def _stands_as_modifier(sheet: Sheet, at: int) -> bool:
    """Whether capitals that may be a word (`AS`, `GO`) end the line, stand before another modifier, or in small letters."""
    word, after = sheet.tokens[at], sheet.tokens[at + 1]
    if after.kind != "word" or modifier_at(sheet, at + 1):
        return True
    return after.text.islower() and (
        word.text in english_words or after.lower in ("with", "for", "or", "and")
    )


def may_be_word(sheet: Sheet, at: int, modifier: str) -> bool:
    """Whether letters behind "with" are rather a word, a title (`99214 with MD on site`, not `99223 with AI or without`)."""
    if modifier not in words_in_capitals or sheet.tokens[at + 1].lower in modifier_labels:
        return False
    after = sheet.tokens[at + 1]
    if after.lower in _ALTERNATIVES and modifier_at(sheet, at + 2):
        return True
    if not sheet.words.isdisjoint(topic_words.get(modifier, ())) and modifier not in titles_and_states:
        return False
    ends = (
        after.text in ("?", ",", ".", ")", "")
        or after.lower in ("or", "and", "on")
        or after.kind == "newline"
    )
    return modifier in titles_and_states or not ends
