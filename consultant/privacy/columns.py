"""Tables with a row of heads: the cells below a head such as "MRN" or "Patient" are somebody's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consultant.model.codes import IdentifierKind as Kind
from consultant.privacy.starts import Places, labels

_HEADS = {
    Kind.NAME: "last | first | lname | fname | surname | given name | family name"
    " | patient | patient name | pt | pt name | name | member name | insured | insured name | last name | first name",
    Kind.DOB: "dob | d.o.b | date of birth | birth date | birthdate",
    Kind.MRN: "mrn | mr | medical record | med rec | chart",
    Kind.MEMBER_ID: "member id | member | subscriber id | subscriber | policy | mbi | medicare id | medicaid id | insurance id",
    Kind.SSN: "ssn | social",
    Kind.ACCOUNT: "account | acct | patient account | patient acct | pt acct | acct id | account id",
    Kind.CLAIM: "claim | claim id | icn | dcn",
    Kind.PHONE: "phone | cell | patient phone",
}
_KIND_OF = {head: kind for kind, heads in _HEADS.items() for head in heads.split(" | ")}
COLUMN_LABELS = labels(
    "patient", "pt", "name", "member", "insured", "last", "lname",
    "surname", "family name", "first", "dob", "d.o.b", "date of birth", "birth", "mrn", "chart",
    "subscriber", "policy", "mbi", "ssn", "account", "acct", "claim", "icn", "phone",
)  # fmt: skip
_OTHER_HEADS = re.compile(
    r"(?:cpt|hcpcs|code|dos|date|dx|icd|mod|units?|qty|charge|amount|paid|payer|plan|insurance|sex|age|provider|status|proc)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r" ?(?:#|no\.?|num(?:ber)?)$")
_WIDE = re.compile(r"[^ \t\n]+(?: [^ \t\n]+)*")
_FORMS = {
    Kind.NAME: re.compile(r"[^\W\d_][^\d\n]{1,40}"),
    Kind.DOB: re.compile(r"[0-9A-Za-z][0-9A-Za-z/. -]{3,12}"),
}
_NUMBER = re.compile(r"(?=[^\n]{0,12}[0-9])[0-9A-Za-z()][0-9A-Za-z() .-]{2,24}")
_NO_HEAD = re.compile("[0-9?]")
_FEWEST = 2
_SIGNS = ("|", "\t", ";", ",")
_LONGEST = 300
_MOST_ROWS = 2000

Span = tuple[int, int]


def column_spans(text: str, places: Places) -> Iterator[tuple[Kind, Span]]:
    """Kind and span of each cell under a head that names an identifier; a table ends with the first line of another form."""
    behind = 0
    for place in places.get(COLUMN_LABELS, ()):
        if place < behind:
            continue
        start = text.rfind("\n", max(behind, place - _LONGEST), place) + 1
        behind = text.find("\n", place, place + _LONGEST) + 1
        if behind and (start or place < _LONGEST) and (heads := _heads(text[start : behind - 1])):
            yield from _below(text, behind, *heads)
        behind = behind or place + 1


def _heads(line: str) -> tuple[str, list[Kind | None]] | None:
    """The sign between the cells and the kinds of the columns, when the line is a row of heads and one names an identifier."""
    if _NO_HEAD.search(line):
        return None
    sign = next((each for each in _SIGNS if each in line), "")
    cells = [line[slice(*span)].strip('" ').lower() for span in _cells(line, sign)]
    kinds = [_KIND_OF.get(_NUMBERED.sub("", cell).rstrip(".:")) for cell in cells]
    if len(cells) < _FEWEST or not any(kinds):
        return None
    known = sum(
        kind is not None or _OTHER_HEADS.match(cell) is not None
        for kind, cell in zip(kinds, cells, strict=True)
    )
    return (sign, kinds) if known >= max(len(cells) - 1, _FEWEST) else None


def _cells(line: str, sign: str) -> list[Span]:
    if not sign:
        return [match.span() for match in _WIDE.finditer(line)]
    spans, start = [], 0
    for piece in line.split(sign):
        spans.append((start, start + len(piece)))
        start += len(piece) + 1
    return spans


def _below(text: str, start: int, sign: str, kinds: list[Kind | None]) -> Iterator[tuple[Kind, Span]]:
    for _ in range(_MOST_ROWS):
        end = text.find("\n", start)
        line = text[start : end if end >= 0 else len(text)]
        cells = _cells(line, sign) if len(line) <= _LONGEST else []
        if len(cells) != len(kinds) or _heads(line):
            return
        for kind, (first, last) in zip(kinds, cells, strict=True):
            content = line[first:last]
            inner = content.strip('" ')
            if kind and _FORMS.get(kind, _NUMBER).fullmatch(inner):
                at = start + first + content.index(inner)
                yield kind, (at, at + len(inner))
        if end < 0:
            return
        start = end + 1
