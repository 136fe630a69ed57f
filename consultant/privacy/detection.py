"""Text to identifiers: label-anchored recognisers, told apart from the writer's own contact lines by context."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from consultant.model.codes import Identifier, IdentifierKind
from consultant.model.mail import Address
from consultant.privacy.columns import COLUMN_LABELS, column_spans
from consultant.privacy.dates import (
    EVENT_LABELS,
    MONTH_LABELS,
    age_span,
    aged_spans,
    birth_span,
    care_spans,
    event_spans,
)
from consultant.privacy.given_names import given_names
from consultant.privacy.name_parts import is_patient_writing
from consultant.privacy.names import NAME_LABELS, name_spans
from consultant.privacy.people import number_spans
from consultant.privacy.recognisers import (
    BARE,
    CONTACTS,
    EMAIL,
    HANDLE,
    LABELLED,
    LINK,
    NUMBER_START,
    NUMBERED_LINK,
    OFFICE_MACHINE,
    SEGMENTS,
    SPELLED_EMAIL,
)
from consultant.privacy.starts import LabelIndex, Places, lowered

Span = tuple[int, int]

_INDEX = LabelIndex(
    (
        *(each.starts for each in (*LABELLED, *CONTACTS)),
        *NAME_LABELS,
        EVENT_LABELS,
        MONTH_LABELS,
        COLUMN_LABELS,
    )
)

_SIGNED = re.compile(
    r"(?:[-~\u2013](?<=[.?!)] .)[-~\u2013]? ?|[BRTSC](?<=[.?!)] .)(?:est(?: regards)?"
    r"|egards|hanks|hank you|incerely|heers),? )(?=[A-Z][a-z]+ [A-Z])"
    r"(?![^\n]{0,160}(?i:patient|dob|mrn|member|code))"
    r"[^\n?]{5,160}+\Z"
)
"""The writer's name and contact lines behind a dash at the end of a line."""
_WORDS = re.compile(r"[a-z][a-z']*+")
_OFFICE_WORDS = """
call reach dial our my we us me i office center centre institute pharmacy associates dr md
clinic practice suite desk billing department dept reply direct located
facility server servers vpn firewall llc inc pllc hospital
adjuster adjustor rep representative attorney manager supervisor coder biller nurse auditor scheduler doctor physician
provider surgeon vendor hotline helpline line switchboard provider payer mac insurance medicare customer
"""
_OFFICE = frozenset(_OFFICE_WORDS.split())
_PERSON_WORDS = """
patient pt patient's pt's mr mrs ms miss his her their him she he home lives living homebound
resides reside residing member subscriber mother father
daughter son wife husband dob gentleman lady woman man boy girl widow widower yo
"""
_PERSON = frozenset(_PERSON_WORDS.split())
_SENT = frozenset({"from", "to", "cc"})
"""Before a phone or an address these speak of an office as long as nobody speaks of a person."""
_ROLE = re.compile(
    r"(?:[\w.-]{0,20}[.-])?(?:billing|info|office|support|desk|helpdesk|admin|no-?reply|postmaster|coding|help|contact|claims|appeals"
    r"|frontdesk|reception|mailer-daemon|list|team|service|records)[\w-]{0,12}@",
    re.IGNORECASE,
)
"""An address of an office, not of a person."""
_BOX = re.compile(r"p\.? ?o", re.IGNORECASE)
_WROTE = re.compile(r"(?:wrote|writes|schrieb):")
_TOLL_FREE = re.compile(r"(?:\+?1[-. ]?)?\(?8(?:00|33|44|55|66|77|88)\b")
"""Numbers that firms have, no patients."""
_HOME = re.compile(
    r",? \(?(?:the )?(?:his|her|(?:patient|pt|member)'?s) (?:home|house|address|residence"
    r"|phone|cell)|,? \(?(?:call|reach|text|ask for) (?:him|her|them|pt|(?:the )?patient)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.;?!](?: |\Z)")
_GOES_ON = re.compile(r"[.;?!] (?:She|He|Her|His|Patient|Pt)\b")
"""The next sentence speaks of the same person."""
_REACH = 40
"""Characters behind a value in which a word for a person makes it theirs."""
_NAMES_A_PERSON = frozenset(
    {
        IdentifierKind.NAME,
        IdentifierKind.DOB,
        IdentifierKind.MRN,
        IdentifierKind.MEMBER_ID,
        IdentifierKind.SSN,
        IdentifierKind.ACCOUNT,
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
_KIND_OF_MASK = {kind.value.upper().replace("_", " "): kind for kind in IdentifierKind}
_MASK = re.compile(rf"\[({'|'.join(_KIND_OF_MASK)})(?: [0-9]{{1,6}})?\]")
"""A mask put in before; it stays, and says that a person is spoken of."""


class _Taken:
    """Spans found so far, disjoint."""

    def __init__(self, length: int) -> None:
        self.kinds: dict[Span, IdentifierKind] = {}
        self._covered = bytearray(length)
        """For each character whether a span covers it: to look and to add take no longer the more there is."""

    def add(self, kind: IdentifierKind, span: Span) -> bool:
        """Takes the span unless another one has a character of it; whether it was taken."""
        start, end = span
        if start >= end or self._covered.find(1, start, end) >= 0:
            return False
        self._covered[start:end] = b"\x01" * (end - start)
        self.kinds[span] = kind
        return True

    @property
    def spans(self) -> list[Span]:
        """The spans in order."""
        return sorted(self.kinds)


def identifiers(
    text: str, *, writer: Address | None = None, signatures: Sequence[Span] = ()
) -> tuple[Identifier, ...]:
    """Every patient identifier in a text, in order, spans disjoint (kinds of 45 CFR 164.514(b)(2)).

    `writer` is who wrote the text and `signatures` are stretches with the writer's own contact lines: names, phones and
    addresses there are not the patient's. Any text has a result; time is linear in its length.
    """
    lower = lowered(text)
    signed = (*signatures, *(match.span() for match in _SIGNED.finditer(text)))
    page = _Page(text, lower, _INDEX.places(lower), writer, signed, _Taken(len(text)))
    masks = {match.span(): _KIND_OF_MASK[match[1]] for match in _MASK.finditer(text)} if "[" in text else {}
    for span, kind in masks.items():
        page.taken.add(kind, span)
    page = _add_addresses_of_machines(page)
    _add_spelled(page)
    _add_segments(page)
    _add_columns(page)
    _add_labelled(page)
    _add_contacts(page)
    _add_bare(page)
    _add_people(page)
    return tuple(Identifier(page.taken.kinds[span], span) for span in page.taken.spans if span not in masks)


@dataclass(frozen=True, slots=True)
class _Page:
    """A text with what was found in it so far."""

    text: str
    lower: str
    places: Places
    writer: Address | None
    signatures: tuple[Span, ...]
    taken: _Taken


def _add_segments(page: _Page) -> None:
    if "*" not in page.text and "PID|" not in page.text:
        return
    for kind, pattern in SEGMENTS:
        for match in pattern.finditer(page.text):
            page.taken.add(kind, match.span("value"))


def _add_columns(page: _Page) -> None:
    for kind, span in column_spans(page.text, page.places) if "\n" in page.text else ():
        page.taken.add(kind, span)


def _add_labelled(page: _Page) -> None:
    for recogniser in LABELLED:
        for place in page.places.get(recogniser.starts, ()):
            match = recogniser.pattern.match(page.text, place)
            if match and not (
                recogniser.kind is IdentifierKind.DEVICE and _is_office_machine(page.text, place)
            ):
                page.taken.add(recogniser.kind, match.span("value"))
                _add_more(page, recogniser.kind, match)


def _is_office_machine(text: str, place: int) -> bool:
    return OFFICE_MACHINE.search(text, max(0, place - 45), place) is not None


def _add_more(page: _Page, kind: IdentifierKind, match: re.Match[str]) -> None:
    """The numbers of the same shape that follow in a list (`MRN 300182 and 300812`); five characters may be a code."""
    text, shape, end = page.text, _shape(match["value"]), match.end("value")
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
_MORE = re.compile(r"(?:,? (?:and|or|&) | ?[,/] ?)")


def _add_contacts(page: _Page) -> None:
    for recogniser in CONTACTS:
        for place in page.places.get(recogniser.starts, ()):
            match = recogniser.pattern.match(page.text, place)
            if match and not _is_contact(page, match.span("value")):
                page.taken.add(recogniser.kind, match.span("value"))


def _add_spelled(page: _Page) -> None:
    """Mail addresses in words and names on social networks."""
    if "dot" in page.lower:
        for match in SPELLED_EMAIL.finditer(page.text):
            page.taken.add(IdentifierKind.EMAIL, match.span())
    for match in HANDLE.finditer(page.text) if "@" in page.text else ():
        page.taken.add(IdentifierKind.ACCOUNT, match.span())


def _add_addresses_of_machines(page: _Page) -> _Page:
    """E-mail addresses and links; the page that is left has nothing to read there, as it will be once they are masked."""
    for sign, kind, pattern in _ELECTRONIC:
        for match in pattern.finditer(page.text) if sign in page.lower else ():
            if kind is IdentifierKind.URL or not _is_contact(page, match.span()):
                page.taken.add(kind, match.span())
    electronic = [span for span in page.taken.spans if page.taken.kinds[span] in _BLANKED]
    if not electronic:
        return page
    lower = lowered(text := _without(page.text, electronic))
    return replace(page, text=text, lower=lower, places=_INDEX.places(lower))


def _without(text: str, spans: Sequence[Span]) -> str:
    pieces, end = [], 0
    for start, stop in spans:
        pieces += [text[end:start], "[" * (stop - start)]
        end = stop
    return "".join([*pieces, text[end:]])


_BLANKED = frozenset({IdentifierKind.EMAIL, IdentifierKind.URL})
_ELECTRONIC = (
    ("@", IdentifierKind.EMAIL, EMAIL),
    ("://", IdentifierKind.URL, LINK),
    ("www.", IdentifierKind.URL, LINK),
)


def _add_bare(page: _Page) -> None:
    for start in NUMBER_START.finditer(page.text):
        match = BARE.match(page.text, start.start())
        if match is None:
            continue
        kind = IdentifierKind(match.lastgroup or "")
        if kind is IdentifierKind.PHONE and _is_fax(page.text, match.start()):
            kind = IdentifierKind.FAX
        if kind not in _MAY_BE_CONTACT or not _is_contact(page, match.span(), kind):
            page.taken.add(kind, match.span())


def _is_fax(text: str, place: int) -> bool:
    """Whether "fax" stands before the number in its line, and no phone since."""
    return _FAX.search(text, max(0, place - 60), place) is not None


_FAX = re.compile(r"\b(?i:fax)(?:(?!(?i:phone|tel|cell|call))[^\n0-9])*\Z")


def _add_people(page: _Page) -> None:
    text, taken = page.text, page.taken
    own = frozenset(page.writer.name.lower().replace(",", " ").split()) if page.writer else frozenset()
    homes = [
        span[0]
        for before, span in pairwise([(-9, -9), *taken.spans])
        if taken.kinds[span] is IdentifierKind.ADDRESS and span[0] - before[1] > _GAP
    ]
    numbers = [span[1] for span, kind in taken.kinds.items() if kind in _OWNED]
    for span in name_spans(text, page.places, own, homes, numbers):
        if not _inside(span, page.signatures) and taken.add(IdentifierKind.NAME, span):
            _add_behind_name(page, span[1])
    _add_own_addresses(page)
    for span in aged_spans(text):
        taken.add(IdentifierKind.AGE, span)
    for span in event_spans(text, page.places):
        taken.add(IdentifierKind.DATE, span)
    if not _NAMES_A_PERSON.isdisjoint(taken.kinds.values()):
        for link in NUMBERED_LINK.finditer(text) if "://" in text else ():
            taken.add(IdentifierKind.URL, link.span())
        for span in care_spans(text, page.places):
            if not _inside(span, page.signatures):
                taken.add(IdentifierKind.DATE, span)


def _add_behind_name(page: _Page, end: int) -> None:
    """The birth date, the number and the age right behind a name that ends there."""
    if _NUMBER_BEHIND.match(page.text, end):
        if birth := birth_span(page.text, end):
            page.taken.add(IdentifierKind.DOB, birth)
        for kind, number in number_spans(page.text, end, birth):
            page.taken.add(kind, number)
    if age := age_span(page.text, end):
        page.taken.add(IdentifierKind.AGE, age)


_NUMBER_BEHIND = re.compile(
    r"[^\n0-9]{1,16}[0-9]|[^\n]{1,4}(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)", re.IGNORECASE
)


def _add_own_addresses(page: _Page) -> None:
    """Mail addresses that hold a name found before (`h.tanabe@` of Haruki Tanabe), whoever wrote from them."""
    text, kinds = page.text, page.taken.kinds
    if "@" not in text:
        return
    names = [text[slice(*span)] for span, kind in kinds.items() if kind is IdentifierKind.NAME]
    words = {word for name in names for word in _WORDS.findall(name.lower()) if len(word) > _SHORT_WORD}
    for match in EMAIL.finditer(text) if words else ():
        if any(word in match[0].partition("@")[0].lower() for word in words):
            page.taken.add(IdentifierKind.EMAIL, match.span())


_SHORT_WORD = 3
_NEAR = 3
"""Words before a phone or an address among which "to" or "from" speak of it."""
_GAP = 2
"""Between an address and what was found before it: nearer there is no room for a name."""


def _is_contact(page: _Page, span: Span, kind: IdentifierKind | None = None) -> bool:
    """Whether a phone, address or e-mail is the writer's or an office's: by the signature, or the words before it in its line."""
    text, writer = page.text, page.writer
    if _TOLL_FREE.match(text, span[0]):
        return True
    if _inside(span, page.signatures) or _WROTE.search(text, span[1], span[1] + 40):
        return True
    if writer and writer.email and text[slice(*span)].lower() == writer.email:
        return True
    if _ROLE.match(text, span[0]):
        return True
    if is_patient_writing(text) or _follows_name(text, span[0]):
        return False
    before = text[max(0, span[0] - 120) : span[0]].rpartition("\n")[2].replace("HIM", "office")
    if "[" in before:
        before = _MASK.sub("", before)
    words = _WORDS.findall(before.lower())
    whose = next((word for word in reversed(words) if word in _OFFICE or word in _PERSON), "")
    after = text[span[1] : span[1] + _REACH].partition("\n")[0]
    if not _GOES_ON.search(after):
        after = _SENTENCE_END.split(after, 1)[0]
    if whose:
        return whose in _OFFICE and not _HOME.match(after)
    return (
        kind is not IdentifierKind.IP
        and (not _SENT.isdisjoint(words[-_NEAR:]) or _BOX.match(text, span[0]) is not None)
        and _PERSON.isdisjoint(_WORDS.findall(after.lower()))
    )


def _follows_name(text: str, place: int) -> bool:
    """Whether a given and a family name stand right before the place (`the refund to Karl Brandt, 14 Mill Road`)."""
    named = _NAMED.search(text, max(0, place - 50), place)
    return named is not None and named[1].lower() in given_names


_NAMED = re.compile(r"\b([A-Z][a-z]+) (?:[A-Z]\.? )?[A-Z][\w'-]+(?:,| to| at|, at|, of| of)? \Z")


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)
