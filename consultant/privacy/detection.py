"""Text to identifiers: label-anchored recognisers, told apart from the writer's own contact lines by context."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from consultant.model.codes import Identifier, IdentifierKind
from consultant.model.mail import Address
from consultant.privacy.columns import COLUMN_LABELS, column_spans
from consultant.privacy.contacts import inside, is_contact, owned, speaks_of_somebody
from consultant.privacy.dates import (
    EVENT_LABELS,
    MONTH_LABELS,
    age_span,
    aged_spans,
    birth_span,
    care_spans,
    event_spans,
    other_birth_span,
)
from consultant.privacy.electronic import add_electronic, add_own_addresses, add_spelled
from consultant.privacy.forms import BARE, NUMBER_START, NUMBERED_LINK, SPACED_SSN
from consultant.privacy.names import NAME_LABELS, name_spans
from consultant.privacy.page import KIND_OF_MASK, MASK, Page, Span, Taken
from consultant.privacy.people import number_spans
from consultant.privacy.recognisers import (
    CONTACTS,
    LABELLED,
    OFFICE_MACHINE,
    OFFICE_STOCK,
    PAID_ACCOUNT,
)
from consultant.privacy.segments import SEGMENTS
from consultant.privacy.signing import signed_spans
from consultant.privacy.starts import LabelIndex, lowered, matches

_INDEX = LabelIndex(
    (
        *(each.starts for each in (*LABELLED, *CONTACTS)),
        *NAME_LABELS,
        EVENT_LABELS,
        MONTH_LABELS,
        COLUMN_LABELS,
    )
)
_NAMES_A_PERSON = frozenset(
    {
        IdentifierKind.NAME,
        IdentifierKind.DOB,
        IdentifierKind.MRN,
        IdentifierKind.MEMBER_ID,
        IdentifierKind.SSN,
        IdentifierKind.ACCOUNT,
        IdentifierKind.PLATE,
        IdentifierKind.LICENCE,
    }
)
_OWNED = frozenset(
    {
        IdentifierKind.DOB,
        IdentifierKind.MRN,
        IdentifierKind.MEMBER_ID,
        IdentifierKind.SSN,
        IdentifierKind.ACCOUNT,
        IdentifierKind.CLAIM,
        IdentifierKind.DEVICE,
        IdentifierKind.PLATE,
    }
)
"""Kinds whose owner may be named right behind."""
_MAY_BE_CONTACT = frozenset(
    {IdentifierKind.PHONE, IdentifierKind.FAX, IdentifierKind.ADDRESS, IdentifierKind.IP}
)
_GAP = 2
"""Between an address and what was found before it: nearer there is no room for a name."""


def identifiers(
    text: str, *, writer: Address | None = None, signatures: Sequence[Span] = ()
) -> tuple[Identifier, ...]:
    """Every patient identifier in a text, in order, spans disjoint (kinds of 45 CFR 164.514(b)(2)).

    `writer` is who wrote the text and `signatures` are stretches with the writer's own contact lines: names, phones and
    addresses there are not the patient's. Any text has a result; time is linear in its length.
    """
    lower = lowered(text)
    signed = (*signatures, *signed_spans(text, lower, writer.name if writer else ""))
    page = Page(text, lower, _INDEX.places(lower), writer, signed, Taken(len(text)))
    masks = {match.span(): KIND_OF_MASK[match[1]] for match in MASK.finditer(text)} if "[" in text else {}
    for span, kind in masks.items():
        page.taken.add(kind, span)
    page = add_electronic(page, _INDEX)
    add_spelled(page)
    _add_segments(page)
    _add_columns(page)
    _add_labelled(page)
    _add_contacts(page)
    _add_bare(page)
    _add_spaced(page)
    _add_people(page)
    return tuple(Identifier(page.taken.kinds[span], span) for span in page.taken.spans if span not in masks)


def _add_segments(page: Page) -> None:
    if "*" not in page.text and "PID|" not in page.text:
        return
    for kind, pattern in SEGMENTS:
        for match in pattern.finditer(page.text):
            page.taken.add(kind, match.span("value"))


def _add_columns(page: Page) -> None:
    for kind, span in column_spans(page.text, page.places) if "\n" in page.text else ():
        page.taken.add(kind, span)


def _add_labelled(page: Page) -> None:
    for recogniser in LABELLED:
        begun = page.places.get(recogniser.starts)
        for match in matches(recogniser.pattern, page.text, begun) if begun else ():
            if not _is_of_office(recogniser.kind, match):
                page.taken.add(recogniser.kind, match.span("value"))
                _add_more(page, recogniser.kind, match)


def _is_of_office(kind: IdentifierKind, match: re.Match[str]) -> bool:
    """Whether the number is that of a machine or a part in the office, or of an account that a firm is paid by."""
    text, place = match.string, match.start()
    if kind is IdentifierKind.DEVICE:
        machine = OFFICE_MACHINE.search(text, max(0, place - 45), place)
        return machine is not None or OFFICE_STOCK.match(text, match.end("value")) is not None
    if kind is IdentifierKind.ACCOUNT:
        return PAID_ACCOUNT.search(text, max(0, place - 60), place) is not None
    return False


def _add_more(page: Page, kind: IdentifierKind, match: re.Match[str]) -> None:
    """The numbers of the same shape that follow in a list (`MRN 300182 and 300812`); five characters may be a code."""
    text, end = page.text, match.end("value")
    if kind is IdentifierKind.DOB and (other := other_birth_span(text, end)):
        page.taken.add(kind, other)
    if not text.startswith(_JOINTS, end):
        return
    shape = _shape(match["value"])
    while len(shape) != _CODE and (joint := _MORE.match(text, end)):
        start, end = joint.end(), joint.end() + len(shape)
        if _shape(text[start:end]) != shape or text[end : end + 1].isalnum():
            return
        page.taken.add(kind, (start, end))


def _shape(written: str) -> str:
    return written.translate(_SHAPES)


_CODE = 5
"""Characters of a procedure code."""
_SHAPES = str.maketrans("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", "9" * 10 + "A" * 26)
_JOINTS = (" ", ",", "/")
_MORE = re.compile(r"(?:,? (?:and|or|&|to|not) | ?[,/] ?)")


def _add_contacts(page: Page) -> None:
    for recogniser in CONTACTS:
        begun = page.places.get(recogniser.starts)
        for match in matches(recogniser.pattern, page.text, begun) if begun else ():
            if not is_contact(page, match.span("value"), recogniser.kind):
                page.taken.add(recogniser.kind, match.span("value"))


def _add_bare(page: Page) -> None:
    for start in NUMBER_START.finditer(page.text):
        match = BARE.match(page.text, start.start())
        if match is None:
            continue
        kind = IdentifierKind(match.lastgroup or "")
        if kind is IdentifierKind.PHONE and _is_fax(page.text, match.start()):
            kind = IdentifierKind.FAX
        if kind not in _MAY_BE_CONTACT or not is_contact(page, match.span(), kind):
            page.taken.add(kind, match.span())


def _add_spaced(page: Page) -> None:
    """Social security numbers with blanks, wherever the text speaks of one (`SSN? The full one is 312 55 8841`)."""
    if "ssn" in page.lower or "social" in page.lower or "SS#" in page.text:
        for match in SPACED_SSN.finditer(page.text):
            page.taken.add(IdentifierKind.SSN, match.span())


def _is_fax(text: str, place: int) -> bool:
    """Whether "fax" stands before the number in its line, and no phone since."""
    return _FAX.search(text, max(0, place - 60), place) is not None


_FAX = re.compile(r"\b(?i:fax)(?:(?!(?i:phone|tel|cell|call))[^\n0-9])*\Z")


def _add_people(page: Page) -> None:
    text, taken = page.text, page.taken
    own = frozenset(page.writer.name.lower().replace(",", " ").split()) if page.writer else frozenset()
    homes = [
        span[0]
        for before, span in pairwise([(-9, -9), *taken.spans])
        if taken.kinds[span] is IdentifierKind.ADDRESS and span[0] - before[1] > _GAP
    ]
    numbers = [span[1] for span, kind in taken.kinds.items() if kind in _OWNED]
    for span in name_spans(text, page.places, own, homes, numbers):
        if not inside(span, page.signatures) and taken.add(IdentifierKind.NAME, span):
            _add_behind_name(page, *span)
    names = [span for span, kind in taken.kinds.items() if kind is IdentifierKind.NAME]
    for kind, span in owned(page, names) if taken.doubtful else ():
        taken.add(kind, span)
    add_own_addresses(page)
    _drop_offices(page)
    for span in aged_spans(text):
        taken.add(IdentifierKind.AGE, span)
    for span in event_spans(text, page.places):
        taken.add(IdentifierKind.DATE, span)
    if not _NAMES_A_PERSON.isdisjoint(taken.kinds.values()):
        for link in NUMBERED_LINK.finditer(text) if "://" in text else ():
            taken.add(IdentifierKind.URL, link.span())
        for span in care_spans(text, page.places):
            if not inside(span, page.signatures):
                taken.add(IdentifierKind.DATE, span)


def _drop_offices(page: Page) -> None:
    """Phones and addresses in a text that speaks of no patient are those of the writer or of an office."""
    if page.taken.untold and _NAMES_A_PERSON.isdisjoint(page.taken.kinds.values()):
        for span in () if speaks_of_somebody(page) else page.taken.untold:
            page.taken.drop(span)


def _add_behind_name(page: Page, start: int, end: int) -> None:
    """The birth date, the number and the age right behind a name that stands there."""
    if _NUMBER_BEHIND.match(page.text, end):
        if birth := birth_span(page.text, end, child=_CHILD.search(page.text, max(0, start - 24), start + 5)):
            page.taken.add(IdentifierKind.DOB, birth)
        for kind, number in number_spans(page.text, end, birth):
            page.taken.add(kind, number)
    if age := age_span(page.text, end):
        page.taken.add(IdentifierKind.AGE, age)


_CHILD = re.compile(
    r"\b(?i:(?:son|daughter|child|baby|newborn|infant|toddler|kid|boy|girl|twins|triplets),? |baby |twins )(?=[A-Z]|\Z)"
)
"""Before a name, or as its first word: a date behind it is that of the birth, however late."""
_NUMBER_BEHIND = re.compile(
    r"\n?[^\n0-9]{0,16}[0-9]|[^\n]{1,4}(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)", re.IGNORECASE
)
