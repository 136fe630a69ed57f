"""Where clauses begin and end, and whether a word opens one that goes on as one about a thing does."""

from __future__ import annotations

from consultant.codes import speech
from consultant.codes.sheet import Sheet
from consultant.codes.tables import words
from consultant.codes.tokens import Token
from consultant.codes.vocabulary import abbreviations


def opens_clause(sheet: Sheet, at: int, first: int, last: int) -> bool:
    """Whether it is the first word of a clause that goes on as one about a thing, or is one by itself (`26 for us?`, `… 59?`)."""
    after, several = sheet.tokens[last + 1], last > first
    if at >= 0 and sheet.tokens[first - 1].text == ":":
        verb = after.lower in speech.verbs_of_one
        return several or verb or after.lower in _CHOOSING or _ends_question(sheet, last)
    if not _begins_clause(sheet, at, first):
        return False
    if after.lower in ("are", "were"):
        return several
    if after.lower in _GOES_ON or last - first >= _THREE:
        return True
    if any(sheet.tokens[between].lower in _CHOOSING for between in range(first + 1, last)):
        return True
    if after.text == "." and sheet.tokens[first - 1].text in (".", "?"):
        return True
    concludes = at >= 0 and sheet.tokens[at].lower in speech.concluding
    goes_on = ends(after) or after.lower in speech.function_words
    return (concludes and goes_on) or _ends_question(sheet, last)


def _begins_clause(sheet: Sheet, at: int, first: int) -> bool:
    """Whether the text, a sentence, a quotation or a word that joins clauses stands before."""
    if at < 0 or sheet.tokens[first - 1].text == '"':
        return True
    word = sheet.tokens[at].lower
    return word in speech.concluding or word in speech.opening_words or begins(sheet, at + 1)


_THREE = 4
"""Tokens from the first to the last of three with a sign between each."""
_CHOOSING = frozenset({"or", "vs", "versus", "o", "not", "than", "instead", "rather"})
_GOES_ON = (
    speech.verbs_of_one
    | speech.predicates
    | words(
        """
    still no longer before after plus on for on if when or vs versus not instead alone only then because since with
    without as to by also always never again
    """
    )
)


def _ends_question(sheet: Sheet, last: int) -> bool:
    """Whether a question mark stands behind, at most a few small words between."""
    at = last + 1
    while at - last < 6 and (
        sheet.tokens[at].lower in speech.function_words
        or sheet.tokens[at].text == ","
        or sheet.tokens[at].lower in speech.predicates
    ):
        at += 1
    return sheet.tokens[at].text == "?"


def begins(sheet: Sheet, at: int) -> bool:
    """Whether a clause begins at the word: the text, a line, a sentence or a bracket does."""
    if at <= 0:
        return True
    before = sheet.tokens[at - 1]
    if before.text == ".":
        return sheet.tokens[at - 2].lower not in abbreviations
    return before.kind in ("newline", "rule") or before.text in _OPENING


_OPENING = frozenset('?!;(>-*,"')


def ends(token: Token) -> bool:
    """Whether a clause ends at the token: a sign or the end of the line."""
    return token.kind in ("newline", "end", "rule") or token.text in _ENDING


_ENDING = frozenset("?.,;:!)(-/\"'=|>\u2192")
