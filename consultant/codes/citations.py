"""Text to citations: every token is offered to the readers of its kind, in order; the first that knows it takes it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from consultant.codes import (
    adjustments,
    damaged_diagnoses,
    damaged_procedures,
    diagnoses,
    dictated,
    facility,
    free_modifiers,
    labelled,
    loose_modifiers,
    older_diagnoses,
    procedures,
    refused,
    runs,
    systems,
)
from consultant.codes.amounts import coded_things
from consultant.codes.applied import join_fields, join_modifiers
from consultant.codes.columns import read_rows
from consultant.codes.lines import closed_spans, quoted_spans
from consultant.codes.modifiers import (
    spoken_alone,
)
from consultant.codes.segments import read_segments
from consultant.codes.sheet import Found, Known, Sheet
from consultant.codes.tables import words
from consultant.codes.tokens import CleanText, Token, clean, tokenize
from consultant.codes.vocabulary import label_heads, modifier_labels
from consultant.model.codes import Citation, CodeSystem

_LOOKAHEAD = 12
"""End marks behind the last token: readers look at most so far ahead without asking whether there is more."""


def cite(
    text: str,
    *,
    segments_quoted: Sequence[tuple[int, int]] | None = None,
    known: Known | None = None,
) -> tuple[Citation, ...]:
    """Every code written in a text, in reading order, with disjoint spans.

    `segments_quoted` are the stretches of earlier mail (None: found by their `>` marks and attribution lines); `known` tells
    whether the catalogue holds a code and is asked only where the text leaves a doubt. Any text has a result; time is linear.
    """
    cleaned = clean(text)
    from_segments, plain = read_segments(cleaned.text)
    end = Token("end", "", "", len(plain), len(plain))
    sheet = Sheet(plain, [*tokenize(plain), *[end] * _LOOKAHEAD], known)
    sheet.closed = closed_spans(plain)
    sheet.has_segments = bool(from_segments)
    sheet.lay_out(read_rows(plain))
    _read(sheet)
    if sheet.doubted:
        loose_modifiers.reconsider(sheet)
    sheet.found = join_modifiers(loose_modifiers.without_lone_guesses(sheet), plain)
    join_fields(sheet.found, plain)
    if from_segments:
        sheet.found = sorted(sheet.found + from_segments, key=lambda found: found.start)
    quoted = quoted_spans(text) if segments_quoted is None else tuple(sorted(segments_quoted))
    return _citations(sheet.found, cleaned, quoted)


def _read(sheet: Sheet) -> None:
    """Offers every token to the reader of its kind; most words are nobody's and are passed by."""
    unread = 0
    for index in _readable(sheet):
        if index < unread:
            continue
        kind, text, _, start, _ = sheet.tokens[index]
        if (
            sheet.cells
            and len(text) < 5
            and sheet.role(start) in labelled.CELLS
            and (taken := labelled.read_cell(sheet, index))
        ):
            following: int | None = taken
        elif kind == "mark":
            following = free_modifiers.read_hyphened(sheet, index) if text == "-" else None
        else:
            following = _READERS[kind](sheet, index) if kind in _READERS else None
        unread = following or index + 1


def _readable(sheet: Sheet) -> list[int]:
    """The indexes of the tokens that some reader may know: no longer words but heads of labels, no marks but hyphens, cells."""
    readers, heads, cells = _NUMBER_READERS, _HEADS, sheet.cells
    return [
        index
        for index, (kind, text, lower, start, end) in enumerate(sheet.tokens)
        if kind in readers
        or lower in heads
        or (end - start == 2 and (text.isupper() or text in _SMALL_GROUPS))
        or start in cells
    ]


def _citations(
    found: list[Found], cleaned: CleanText, quoted: tuple[tuple[int, int], ...]
) -> tuple[Citation, ...]:
    """What was found as it stands in the text that was given."""
    starts = [start for start, _ in quoted]
    moved = bool(cleaned.removed[0])
    return tuple(
        [
            Citation(
                each.system,
                each.code,
                span := cleaned.given(each.start, each.end) if moved else (each.start, each.end),
                each.modifiers,
                each.units,
                each.range_end,
                bool(starts) and _is_quoted(span[0], starts, quoted),
                each.wildcard,
                each.confidence,
                each.reason,
            )
            for each in found
        ]
    )


def _is_quoted(place: int, starts: list[int], quoted: tuple[tuple[int, int], ...]) -> bool:
    at = bisect_right(starts, place) - 1
    return at >= 0 and place < quoted[at][1]


_SMALL_GROUPS = frozenset({"co", "pr", "oa", "pi"})


def _read_word(sheet: Sheet, index: int) -> int | None:
    word = sheet.tokens[index].text
    length = len(word)
    if length == 1:
        return _read_split(sheet, index)
    if length == 2 and word.isupper():
        taken = (
            adjustments.read_adjustment(sheet, index)
            or free_modifiers.read_before_label(sheet, index)
            or loose_modifiers.read_loose(sheet, index)
        )
        if taken:
            return taken
    if word in _SMALL_GROUPS and (taken := adjustments.read_small(sheet, index)):
        return taken
    if sheet.tokens[index].lower in dictated.heads and (
        said := dictated.read(sheet, index) or free_modifiers.read_spelled(sheet, index)
    ):
        return said
    if number := _NUMBER_WORDS.get(sheet.tokens[index].lower):
        return _read_number_word(sheet, index, number)
    return labelled.read_labelled(sheet, index) or free_modifiers.read_after_label(sheet, index)


def _read_split(sheet: Sheet, index: int) -> int | None:
    """`J-1885`, `J 1885`, `M 54 .16`: a letter apart from its digits."""
    if sheet.tokens[index + 1].kind in ("digits", "decimal") and len(sheet.tokens[index + 1].text) < 7:
        split = damaged_diagnoses.read_far_split(sheet, index)
        if split:
            return split
    letter, at = sheet.tokens[index].text, index + 1
    hyphen = sheet.tokens[at].text == "-" and sheet.touches(at) and sheet.touches(at + 1)
    at += hyphen
    token = sheet.tokens[at]
    code = letter.upper() + token.text
    if token.kind != "digits" or not systems.is_hcpcs(code) or (not hyphen and letter not in "JGQLCE"):
        return None
    if not hyphen and token.start - sheet.tokens[index].end != 1:
        return None
    if hyphen and (refused.goes_on(sheet, at) or sheet.knows(CodeSystem.HCPCS, code) is False):
        return None
    return procedures.read_lettered(
        sheet, at, code, index, 0.8 if hyphen else 0.7, "letter apart from its digits"
    )


def _read_digits(sheet: Sheet, index: int) -> int | None:
    digits, behind = sheet.tokens[index].text, sheet.tokens[index + 1]
    length = len(digits)
    if length == 5:
        return procedures.read_number(sheet, index)
    if length == 7:
        return procedures.read_glued(sheet, index, digits[:5], digits[5:])
    if length == 4 and (taken := facility.read_zero_first(sheet, index)):
        return taken
    if behind.kind == "digits" and (taken := _read_apart(sheet, index, length, len(behind.text))):
        return taken
    if (
        length < 5
        and (behind.lower in _COUNTS or _counts_next(sheet, index))
        and (counted := _read_counted(sheet, index, int(digits)))
    ):
        return counted
    if length == _REASON and adjustments.read_again(sheet, index, digits):
        return index + 1
    if length <= _REASON and adjustments.read_further(sheet, index, digits):
        return index + 1
    if length != 2:
        return labelled.read_another_group(sheet, index) or _read_nine(sheet, index)
    return (
        free_modifiers.read_before_label(sheet, index)
        or labelled.read_place_of_line(sheet, index)
        or loose_modifiers.read_loose(sheet, index)
    )


_REASON = len("253")
"""Digits of a reason that is named again: fewer may be a modifier."""


def _counts_next(sheet: Sheet, index: int) -> bool:
    """Whether "u of" follows (`155 u of J0585`)."""
    return sheet.tokens[index + 1].lower == "u" and sheet.tokens[index + 2].lower == "of"


def _read_apart(sheet: Sheet, index: int, length: int, following: int) -> int | None:
    """`9 9 2 1 4`, `9921 4`: digits of a code in several runs, of which the first two have so many characters."""
    if length == following == 1:
        return damaged_procedures.read_spaced(sheet, index)
    return damaged_procedures.read_torn(sheet, index) if length + following == len("99214") else None


_COUNTS = frozenset({"unit", "units", "x"})
_NUMBER_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10}


def _read_counted(sheet: Sheet, index: int, number: int) -> int | None:
    """`4 units of J1885`, `2 x 97110`: the code, with the units that stand before it."""
    units, at = sheet.tokens[index], index + 2
    if (thousands := _thousands_before(sheet, index)) is not None:
        number, units = number + 1000 * thousands, sheet.tokens[index - 2]
    while sheet.tokens[at].lower in ("of", "for", "x", "cpt", "hcpcs", "code") and at - index < 5:
        at += 1
    reader = _READERS.get(sheet.tokens[at].kind)
    if len(sheet.tokens[at].text) < 5 or sheet.tokens[at].kind not in ("digits", "mixed") or reader is None:
        return None
    count = len(sheet.found)
    following = reader(sheet, at)
    if following is None or len(sheet.found) == count or sheet.found[count].units is not None:
        return following
    sheet.found[count].units, sheet.found[count].start = number or None, units.start
    return following


def _thousands_before(sheet: Sheet, index: int) -> int | None:
    """The thousands of a number with a comma in it (`1,204 units`) whose last digits stand at `index`."""
    if index < 2 or sheet.tokens[index - 1].text != "," or len(sheet.tokens[index].text) != len("204"):
        return None
    first = sheet.tokens[index - 2]
    tight = (
        sheet.touches(index) and sheet.touches(index - 1) and first.kind == "digits" and len(first.text) < 4
    )
    return int(first.text) if tight else None


def _read_number_word(sheet: Sheet, index: int, number: int) -> int | None:
    """`two units of J1885`, `we did three 17003`: a number word counts the code behind it, visits apart."""
    after = sheet.tokens[index + 1]
    if after.lower in _COUNTS:
        return _read_counted(sheet, index, number)
    done = index > 0 and sheet.tokens[index - 1].lower in _DOING
    behind = sheet.tokens[index + 2]
    if (
        number < _SEVERAL
        or not done
        or behind.lower in coded_things
        or len(after.text) != len("17003")
        or after.text.startswith("99")
    ):
        return None
    return _read_counted(sheet, index - 1, number)


_SEVERAL = 2
_DOING = words("did do billed bill performed gave used coded reported charged had has have received got")


def _read_nine(sheet: Sheet, index: int) -> int | None:
    """`250.00` behind "ICD-9"."""
    return older_diagnoses.read_nine(sheet, index) if older_diagnoses.speaks_of_nine(sheet, index) else None


def _read_decimal(sheet: Sheet, index: int) -> int | None:
    """`250.00` behind "ICD-9", or `99213.25` with the modifier behind a dot."""
    code, _, modifier = sheet.tokens[index].text.partition(".")
    if len(code) == 5 and len(modifier) == 2 and _is_no_amount(sheet, index, modifier):
        return procedures.read_glued(sheet, index, code, modifier)
    return _read_nine(sheet, index)


def _is_no_amount(sheet: Sheet, index: int, modifier: str) -> bool:
    before, after = sheet.tokens[index - 1], sheet.tokens[index + 1]
    if (
        before.text == "$"
        or before.lower in ("total", "amount", "paid", "balance")
        or after.lower in ("usd", "dollars")
    ):
        return False
    return sheet.has_codes or modifier in spoken_alone


_HEADS = label_heads | modifier_labels | dictated.heads | frozenset("-abcdefghijklmnopqrstuvwxyz")
"""Words and signs at which a reader begins; a letter may stand apart from its digits."""
_Reader = Callable[[Sheet, int], int | None]
_READERS: dict[str, _Reader] = {
    "digits": _read_digits,
    "mixed": runs.read_mixed,
    "decimal": _read_decimal,
    "dotted": diagnoses.read_dotted,
    "drug": runs.read_drug,
    "word": _read_word,
}
_NUMBER_READERS = frozenset(_READERS) - {"word"}
