"""What stands right behind a name, as in a row of a list: a birth date, then the numbers of that person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consultant.model.codes import IdentifierKind as Kind

Span = tuple[int, int]

_BETWEEN = r"\.?(?:[ ]?(?:[/|;,(\t-]|</td>\s?<td>)[ ]?|[ ])"
_MEMBER = re.compile(rf"{_BETWEEN}(?P<value>[A-Z]{{1,3}}[0-9]{{8,11}}(?:-?[0-9]{{2}})?(?![0-9A-Za-z]))")
"""A number with letters before it, as payers give them, right behind a name."""
_RECORD = re.compile(
    rf"{_BETWEEN}(?:[MFmf]{_BETWEEN})?(?:MRN? ?#?|#)?"
    rf"(?P<value>(?<=#)[0-9]{{4,10}}(?![0-9A-Za-z])|[A-Z]{{1,3}}-[0-9]{{4,10}}(?![0-9A-Za-z-])|[A-Z]{{0,3}}-?[0-9]{{6,10}}(?![0-9A-Za-z]|\.[0-9])"
    r"|[A-Z]?[0-9]{2,4}(?:-[0-9]{2,5}){1,2}(?![0-9A-Za-z-]))"
)
"""The number of a chart, behind a name and a birth date."""


_BRACKETED = re.compile(r" ?\((?P<value>[A-Z]{0,3}-?[0-9]{6,10})\)")
_SLASHED = re.compile(r" ?/ ?(?P<value>[A-Z]{0,3}-?[0-9]{6,10})(?= ?/|\n| ?\Z)")
"""The number of a chart in a line of parts with slashes between."""
_MEMBER_BRACKETED = re.compile(
    r" ?\((?:(?:ID|id)[:#]? ?(?=[0-9]{7}))?(?P<value>(?:(?<=[Dd][:# ])|(?<=[Dd][:#] ))[0-9]{7,12}"
    r"|[A-Z]{1,3}[0-9]{8,11}(?:-?[0-9]{2})?)\)"
)


def number_spans(text: str, name_end: int, birth: Span | None) -> Iterator[tuple[Kind, Span]]:
    """Kind and span of the number behind a name that ends at `name_end`, or behind its birth date."""
    if bracketed := _MEMBER_BRACKETED.match(text, name_end):
        yield Kind.MEMBER_ID, bracketed.span("value")
    elif (birth and (record := _RECORD.match(text, birth[1]))) or (
        record := _BRACKETED.match(text, name_end)
    ):
        yield Kind.MRN, record.span("value")
    elif slashed := _SLASHED.match(text, name_end):
        yield Kind.MRN, slashed.span("value")
    elif member := _MEMBER.match(text, name_end):
        yield Kind.MEMBER_ID, member.span("value")
