"""Heads of lists: a plural or a noun and a colon that own every number of their sentence (`Extensions: lab 80053`)."""

from __future__ import annotations

from consultant.codes import nouns, vocabulary
from consultant.codes.sheet import Sheet


def is_of_headed_list(sheet: Sheet, index: int) -> bool:
    """Whether a plural that owns numbers and a colon stand earlier in the line."""
    if not sheet.has_heads:
        return False
    at = index - 1
    while at > 0 and index - at < _LONGEST_LIST and sheet.tokens[at].text not in ("\n", "?", ";"):
        if sheet.tokens[at].text == "." and _ends_sentence(sheet, at):
            return False
        if sheet.tokens[at].text == ":":
            head = sheet.tokens[max(at - _LONGEST_HEAD, 0) : at]
            return _heads_list([token.lower for token in head]) and all(
                token.kind != "digits" for token in head
            )
        at -= 1
    return False


def _ends_sentence(sheet: Sheet, at: int) -> bool:
    """Whether the full stop has a space behind it and no abbreviation before it."""
    return sheet.tokens[at + 1].start > sheet.tokens[at].end and (
        sheet.tokens[at - 1].lower not in vocabulary.abbreviations
    )


def _heads_list(head: list[str]) -> bool:
    """Whether the words before a colon are a plural that owns numbers, or a noun and what it is a list of (`door codes`)."""
    if not nouns.heads_of_lists.isdisjoint(head):
        return True
    return head[-1] in nouns.kinds_of_lists and (
        head[-2:-1] != [] and (head[-2] in nouns.not_codes or head[-2] in nouns.machines)
    )


_LONGEST_LIST = 40
_LONGEST_HEAD = 5
