"""Sentences about something else than billing: a parcel, a password, a journey, a market. A bare number in one is no code."""

from __future__ import annotations

from bisect import bisect_left

from consultant.codes import vocabulary
from consultant.codes.sheet import Sheet
from consultant.codes.systems import in_cpt_section, is_hcpcs
from consultant.codes.tables import words
from consultant.codes.tokens import Token

_OF_BILLING = (
    (vocabulary.coding_words - (vocabulary.generic_words - words("visit unit units")))
    | vocabulary.modifier_labels
    | vocabulary.service_words
    | vocabulary.patient_words
    | words("entered keyed costs physical posted")
)
"""One of these in the sentence, and the number may well be a code."""


def is_about_something_else(sheet: Sheet, index: int) -> bool:
    """Whether the sentence of the token at `index` speaks of such a thing and has no word of billing."""
    if not sheet.mentions_else or not _is_near_topic(sheet, index):
        return False
    sentence = _sentence(sheet, index)
    said = {token.lower for token in sentence}
    if said.isdisjoint(vocabulary.words_of_else) or not said.isdisjoint(_OF_BILLING):
        return False
    if any(token.kind == "dotted" for token in sentence):
        return False
    return "?" not in sheet.text or sum(map(_may_be_code, sentence)) < _SEVERAL


_SEVERAL = 2
"""Codes in a sentence of a text that asks: then it asks about them."""


def _may_be_code(token: Token) -> bool:
    """Whether the token has the form of a procedure code."""
    if len(token.text) != len("99213"):
        return False
    return in_cpt_section(token.text) if token.kind == "digits" else is_hcpcs(token.text)


def _is_near_topic(sheet: Sheet, index: int) -> bool:
    """Whether such a word stands no farther off than a sentence reaches."""
    if not sheet.topics:
        sheet.topics = [
            at for at, token in enumerate(sheet.tokens) if token.lower in vocabulary.words_of_else
        ]
    at = bisect_left(sheet.topics, index - _LONGEST)
    return at < len(sheet.topics) and sheet.topics[at] <= index + _LONGEST


def _sentence(sheet: Sheet, index: int) -> list[Token]:
    """The tokens around the one at `index` up to where its sentence begins and ends, at most so many to each side."""
    tokens, first, last = sheet.tokens, index, index
    while first > 0 and index - first < _LONGEST and not _ends(tokens[first - 1]):
        first -= 1
    while last - index < _LONGEST and not _ends(tokens[last + 1]):
        last += 1
    return tokens[first : last + 1]


_LONGEST = 30


def _ends(token: Token) -> bool:
    return token.kind in ("newline", "end") or token.text in (".", "?", "!", ";")
