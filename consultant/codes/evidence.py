"""What speaks for and against bare numbers or two letters being modifiers: each thing seen around them, by its name."""

from __future__ import annotations

from consultant.codes import speech
from consultant.codes.belonging import modifier_at
from consultant.codes.modifiers import (
    clear_letters,
    clinical_letters,
    known_modifiers,
    needing_topic,
    nothing_else,
    seen_without_label,
    spoken_alone,
    spoken_letters,
    words_in_capitals,
)
from consultant.codes.neighbours import (
    does_as_person,
    goes_on_from_modifier,
    has_family,
    is_alternative,
    is_near_code,
    is_other_place,
    is_put_on_code,
    is_said_by_topic,
    is_topic,
    leads_code,
)
from consultant.codes.sheet import Sheet
from consultant.codes.sides import after_side, before_side, labels
from consultant.codes.standing import Standing, standing
from consultant.codes.tables import words
from consultant.codes.tokens import Token
from consultant.codes.topics import body_words, kinds, ways
from consultant.codes.units import counts_something
from consultant.model.codes import CodeSystem


def evidence(sheet: Sheet, first: int, last: int) -> list[str]:
    """The names of all that is seen around the tokens from `first` to `last`, which stand side by side."""
    return close_evidence(sheet, first, last) + far_evidence(sheet, first, last)


def close_evidence(sheet: Sheet, first: int, last: int) -> list[str]:
    """What the characters are, how they stand, what stands right beside them, and what the text is about."""
    tokens = sheet.tokens
    seen = [_KIND[tokens[first].text], STANDING[standing(sheet, first, last)], *before_side(sheet, first)]
    seen += after_side(sheet, last)
    if last > first:
        seen.append("several side by side")
        if any(token.lower in _CHOOSING for token in tokens[first + 1 : last]):
            seen.append("a choice")
    if sheet.names_code:
        seen.append("code in the text")
    else:
        seen.append("text on billing" if sheet.about_claims else "text on something else")
    if sheet.says_modifier:
        seen.append("the text says modifier")
    if is_topic(sheet, first):
        seen.append("topic in the text")
    if (alike := sheet.kinds.get(kinds.get(tokens[first].text, -1), 0)) > 1:
        seen.append("several of its kind in the text" if alike > _TWO else "another of its kind in the text")
    for found in sheet.found[-3:]:
        if found.modifiers or found.system is CodeSystem.MODIFIER:
            seen.append("modifier read before")
            break
    return seen


_TWO = 2
_CHOOSING = frozenset({"or", "vs", "versus"})
STANDING = tuple(f"standing {each.name.lower()}" for each in Standing)


def far_evidence(sheet: Sheet, first: int, last: int) -> list[str]:
    """What the sentence and its neighbourhood hold."""
    return [*_company(sheet, first, last), *_sentence(sheet, first, last), *_numbers_near(sheet, first)]


def _kind(written: str) -> str:
    """What the two characters are seen as most: the kinds exclude each other."""
    for name, members in _KINDS:
        if written in members:
            return name
    if written.isdigit():
        return "rare number"
    return "rare letters" if written.isalpha() else "rare letter and digit"


_IN_USE = seen_without_label | spoken_letters | frozenset(body_words)
_KINDS = (
    ("usual number", spoken_alone),
    ("letters of a modifier only", nothing_else),
    ("letters that need their topic", needing_topic),
    ("name of a part of the body", frozenset(body_words) - {"LT", "RT"}),
    ("clear letter and digit", frozenset(each for each in _IN_USE - clinical_letters if not each.isalpha())),
    ("letter and digit of a record", frozenset(each for each in clinical_letters if not each.isalpha())),
    ("word that is a usual modifier", words_in_capitals & _IN_USE),
    ("word", words_in_capitals),
    ("clear letters", clear_letters),
    ("usual letters of a record", clinical_letters & _IN_USE),
    ("letters of a record", clinical_letters),
    ("usual letters", _IN_USE),
)
_OTHER_WAYS = words("ED ER HR RN PE PD SX DX RX IN IS HE GI NP PR PS SI ID")
"""Letters of a way that mean more often something else."""
_KIND = (
    dict.fromkeys(ways, "way of an ambulance")
    | dict.fromkeys(_OTHER_WAYS, "letters of a record")
    | {each: _kind(each) for each in known_modifiers}
)
_CLEAR = frozenset(
    each
    for each in known_modifiers
    if _KIND[each] in ("letters of a modifier only", "clear letters", "clear letter and digit")
)


def _company(sheet: Sheet, first: int, last: int) -> list[str]:
    """What it is said with: a code that it is put on or stands beside, another modifier, a word of its topic."""
    held = (
        ("put on a code", is_put_on_code(sheet, last)),
        ("leads a code", leads_code(sheet, first, last)),
        ("near a code", is_near_code(sheet, first)),
        ("said by its topic", is_said_by_topic(sheet, first)),
        ("its codes in the text", has_family(sheet, first)),
        ("record of a patient", sheet.is_record),
        ("a person's deed", does_as_person(sheet, last)),
        ("goes on from a modifier", goes_on_from_modifier(sheet, first)),
        ("instead of a modifier", is_alternative(sheet, first)),
        ("state or rank", is_other_place(sheet, first, last)),
    )
    return [name for name, holds in held if holds]


def _sentence(sheet: Sheet, first: int, last: int) -> list[str]:
    """What else its sentence holds, at most so many words to each side."""
    tokens, found, counted = sheet.tokens, set[str](), 0
    begin, end = first - 1, last + 1
    while begin >= 0 and first - begin <= _LONGEST and not _ends(tokens[begin]):
        counted += _note(tokens[begin], found)
        begin -= 1
    while end - last <= _LONGEST and not _ends(tokens[end]):
        counted += _note(tokens[end], found)
        end += 1
    if counted > 1:
        found.add("several labels in the sentence")
    if tokens[end].text == "?":
        found.add("question")
    if begin == first - 1:
        found.add("first of its sentence")
        if end <= last + 2:
            found.add("sentence of its own")
    if any(len(token.text) > 2 and token.text.isupper() for token in tokens[max(first - 2, 0) : last + 3]):
        found.add("capitals around")
        if tokens[first].text in words_in_capitals:
            found.add("word among capitals")
    return list(found)


_LONGEST = 30
_ENDING = frozenset(".?!;")


def _ends(token: Token) -> bool:
    return token[1] in _ENDING or token[0] in _NO_WORDS


_NO_WORDS = frozenset({"newline", "end"})


def _note(token: Token, found: set[str]) -> bool:
    """Notes what one token adds to its sentence; whether it is a word that owns numbers."""
    kind, text = token[0], token[1]
    if kind == "word" and len(text) != 2:
        return token[2] in labels
    if text in _SEEN_BESIDE:
        found.add(_SEEN_BESIDE[text])
    elif kind in _OF_DIGITS and len(text) != 2:
        found.add(
            "code in the sentence" if len(text) == len("99213") else "number that counts in the sentence"
        )
    return token[2] in labels


_OF_DIGITS = frozenset({"digits", "mixed", "decimal"})
_SEEN_BESIDE = dict.fromkeys(_CLEAR, "clear letters in the sentence") | dict.fromkeys(
    spoken_alone, "another usual number in the sentence"
)


def _numbers_near(sheet: Sheet, first: int) -> list[str]:
    """What other numbers stand near: those that count something, dates and amounts."""
    found: list[str] = []
    amounts, begin = 0, max(first - _NEAR, 0)
    for at, token in enumerate(sheet.tokens[begin : first + _NEAR + 1], begin):
        if token[0] in _AMOUNTS and at != first:
            amounts += len(token[1]) not in (2, 5)
            if not found and token[0] == "digits" and len(token[1]) < 5 and _counts(sheet, at):
                found.append("another number counts")
    if amounts > 1:
        found.append("several amounts near")
    return found


_NEAR = 8
_AMOUNTS = frozenset({"digits", "decimal", "date", "money"})


def _counts(sheet: Sheet, at: int) -> bool:
    """Whether the number at `at` counts a thing that follows: a word that could not go on behind a thing with a name."""
    after = sheet.tokens[at + 1]
    if after.kind == "word" and after.lower not in speech.going_on:
        return True
    return modifier_at(sheet, at) is not None and counts_something(sheet, at)
