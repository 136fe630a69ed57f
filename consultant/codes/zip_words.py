"""The word "ZIP" and its numbers: right behind it, later in its sentence, before it, or in the sentence after."""

from __future__ import annotations

from consultant.codes.postal import is_zip
from consultant.codes.sheet import Sheet
from consultant.codes.tables import words
from consultant.codes.tokens import Token
from consultant.codes.vocabulary import coding_words

zip_words = words("zip zipcode zips zipcodes")


def is_said_to_be_zip(sheet: Sheet, index: int) -> bool:
    """Whether the five digits belong to the word "ZIP" in a text that has it, no word of coding between."""
    if sheet.tokens[index + 1].lower in zip_words and not _is_number(
        sheet.tokens[index + 2]
    ):  # `which county is the 16647 zip in`
        return True
    return _is_behind(sheet, index) or (_is_before(sheet, index) and is_zip(sheet, index))


def _is_behind(sheet: Sheet, index: int) -> bool:
    """Whether "ZIP" stands before (`Zip for our new clinic 27447`, `Zip of service matters? Ours is 94110, mailing 94588`)."""
    passed = list[Token]()
    if sheet.tokens[index - 1].lower == "for":
        return False
    for at in range(index - 1, max(index - _FAR, -1), -1):
        token = sheet.tokens[at]
        if token.lower in zip_words:
            return not _begins_anew(passed[::-1])
        if token.kind == "newline" or token.lower in _OF_CODES:
            return False
        passed.append(token)
    return False


_FAR = 16
_OF_CODES = coding_words - words("code codes claim claims service office together same document visit unit")


def _begins_anew(between: list[Token]) -> bool:
    """Whether a sentence ends between, and the next does not say whose or which ZIP the number is."""
    ends = [at for at, token in enumerate(between) if token.text in (".", "?", "!", ";")]
    if not ends:
        return False
    said = [token for token in between[ends[-1] + 1 :] if token.kind == "word"]
    return not any(token.lower in _WHOSE for token in said) or any(
        token.lower not in _WHOSE | _OF_ANOTHER for token in said
    )


_WHOSE = words(
    "ours mine theirs it its our my their that this correct right new old current other mailing physical"
)
_OF_ANOTHER = words("is was the and now")


def _is_before(sheet: Sheet, index: int) -> bool:
    """Whether "ZIP" follows without a number of its own (`we park in 27858 and 27889 - zip on the claim?`)."""
    for at in range(index + 1, index + _FAR):
        token = sheet.tokens[at]
        if token.lower in zip_words:
            return not any(_is_number(behind) for behind in sheet.tokens[at + 1 : at + 4]) and not _is_paid(
                sheet, index
            )
        if token.kind in ("newline", "end") or token.text in (".", "?", ";") or token.lower in _OF_CODES:
            return False
    return False


def _is_number(token: Token) -> bool:
    return token.kind == "digits" and len(token.text) == len("27858")


def _is_paid(sheet: Sheet, index: int) -> bool:
    """Whether an amount stands right behind (`99213 is $88 in our zip`)."""
    return any(token.kind == "money" for token in sheet.tokens[index + 1 : index + 4])
