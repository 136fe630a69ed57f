"""Ranges and lists: one code written out, the others as a code or as its last characters (`99202-05`, `99213/4`)."""

from __future__ import annotations

from dataclasses import dataclass

from consultant.codes.modifiers import known_modifiers
from consultant.codes.sheet import Sheet
from consultant.codes.units import counts_something
from consultant.codes.vocabulary import change_words, range_words

_EVALUATION_ONLY = frozenset({"24", "25", "57"})
_NEVER_ON_VISITS = frozenset(
    {
        "22",
        "23",
        "32",
        "33",
        "50",
        "51",
        "54",
        "55",
        "56",
        "62",
        "63",
        "66",
        "73",
        "74",
        "80",
        "81",
        "82",
        "90",
        "91",
        "92",
        "96",
        "97",
        "99",
    }
)


_SURGICAL = frozenset({"47", "54", "55", "56", "62", "63", "66", "73", "74", "80", "81", "82"})


@dataclass(frozen=True, slots=True)
class RangeEnd:
    """The last code of a range, as text; `next` is the index of the first token behind it."""

    written: str
    next: int
    shortened: bool


def range_joint(sheet: Sheet, index: int) -> int | None:
    """The index behind a range sign at `index` (`-`, `to`, `thru`), or None."""
    token = sheet.tokens[index]
    if token.text == "-":
        return index + 1
    if token.lower == "up" and sheet.tokens[index + 1].lower in range_words:
        return index + 2
    if token.lower in range_words and not is_change(sheet, index):
        return index + 1
    return None


def range_end(sheet: Sheet, index: int, code: str) -> RangeEnd | None:
    """The end of the range that begins with the five-character `code` whose last token is at `index - 1`."""
    at = range_joint(sheet, index)
    if at is None:
        return None
    token = sheet.tokens[at]
    if token.kind not in ("digits", "mixed"):
        return None
    written = token.text.upper()
    if len(written) == 5:
        return RangeEnd(written, at + 1, False) if _same_form(code, written) and written > code else None
    tight = sheet.tokens[index].text == "-" and sheet.touches(index) and sheet.touches(at)
    if not tight or token.kind != "digits" or _goes_on(sheet, at):
        return None
    return RangeEnd(completed(code, written), at + 1, True) if continues(code, written, range_=True) else None


def list_tail(sheet: Sheet, index: int, code: str) -> tuple[str, int] | None:
    """The next code of a list, written as its last digits (`/4`, `/03`, `, 14`, `or 14`), and the index of its token."""
    sign, token = sheet.tokens[index], sheet.tokens[index + 1]
    if token.kind != "digits" or not 1 <= len(token.text) <= 4 or _goes_on(sheet, index + 1):
        return None
    if sign.text == "/" and sheet.touches(index) and sheet.touches(index + 1):
        return (completed(code, token.text), index + 1) if continues(code, token.text) else None
    if (
        sign.lower in (",", "or", "and", "vs", "&")
        and len(token.text) == 2
        and token.text not in known_modifiers
    ):
        if counts_something(sheet, index + 1):
            return None
        near = 0 < int(token.text) - int(code[-2:]) <= 5 if code[-2:].isdigit() else False
        return (completed(code, token.text), index + 1) if near else None
    return None


def completed(code: str, tail: str) -> str:
    """The code with its last characters replaced."""
    return code[: -len(tail)] + tail


def continues(code: str, tail: str, *, range_: bool = False) -> bool:
    """Whether digits behind a code go on with the series and are no modifier: higher, and near where they could be one."""
    own = code[-len(tail) :]
    if not own.isdigit() or (step := int(tail) - int(own)) <= 0:
        return False
    if len(tail) != 2 or tail not in known_modifiers:
        return len(tail) != 2 or tail > "00"
    if code[:2] in ("99", "90") or code[:3] == "920" or not code[0].isdigit():
        return step <= 6 and tail in _NEVER_ON_VISITS
    return step <= 6 and (tail in _EVALUATION_ONLY or (code >= "70010" and tail in _SURGICAL))


def _same_form(first: str, second: str) -> bool:
    return (
        first[0].isdigit() == second[0].isdigit()
        and (first[0].isdigit() or first[0] == second[0])
        and first[-1].isdigit() == second[-1].isdigit()
    )


def _goes_on(sheet: Sheet, at: int) -> bool:
    """Whether more characters belong to the number at `at` (`-25-59` does not count, `-25.50` does)."""
    after = sheet.tokens[at + 1]
    return after.start == sheet.tokens[at].end and after.kind in ("digits", "mixed", "decimal", "word")


_RANGED = frozenset(
    {
        "codes",
        "code",
        "range",
        "ranges",
        "levels",
        "level",
        "anything",
        "everything",
        "all",
        "ranging",
        "series",
    }
)
"""Before "from A to B" these say that all codes between are meant."""


def is_change(sheet: Sheet, index: int) -> bool:
    """Whether `A to B` at `index` means that A became or goes to B."""
    for back in range(2, 9):
        token = sheet.tokens[index - back] if index >= back else None
        if token is None or token.kind == "newline" or token.text in (".", "?", ";"):
            return False
        if token.lower in change_words:
            return token.lower != "from" or sheet.tokens[index - back - 1].lower not in _RANGED
    return False
