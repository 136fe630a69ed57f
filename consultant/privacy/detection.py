"""Text to identifiers: label-anchored recognisers, told apart from the writer's own contact lines by context."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Sequence

from consultant.model.codes import Identifier, IdentifierKind
from consultant.model.mail import Address
from consultant.privacy.dates import care_spans, event_spans
from consultant.privacy.names import name_spans
from consultant.privacy.recognisers import RECOGNISERS, SEGMENTS, Recogniser

Span = tuple[int, int]

_OFFICE = re.compile(
    r"\b(?:call|reach|dial|our|my|we|us|me|i|office|clinic|practice|suite|front desk|billing|department|dept|reply|direct|located|facility|hospital|hotline|helpline|main line|switchboard|"
    r"provider|payer|mac|insurance|medicare|from|to|cc|customer service)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:patient|pt|patient's|pt's|his|her|their|him|she|he|home|lives|resides|residing|member|subscriber|mother|father|daughter|son|wife|husband|dob)\b",
    re.IGNORECASE,
)
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
_DIGITS = re.compile(r"[0-9]")
_MASK = re.compile(r"\[[A-Z][A-Z ]{1,12}(?: [0-9]{1,6})?\]")


class _Taken:
    """Spans found so far, disjoint and ordered."""

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self.kinds: dict[Span, IdentifierKind] = {}

    def add(self, kind: IdentifierKind, span: Span) -> None:
        if span[0] < span[1] and not self.overlaps(span):
            insort(self.spans, span)
            self.kinds[span] = kind

    def overlaps(self, span: Span) -> bool:
        at = bisect_right(self.spans, span)
        before = at > 0 and self.spans[at - 1][1] > span[0]
        return before or (at < len(self.spans) and self.spans[at][0] < span[1])


def identifiers(
    text: str, *, writer: Address | None = None, signatures: Sequence[Span] = ()
) -> tuple[Identifier, ...]:
    """Every patient identifier in a text, in order, spans disjoint (kinds of 45 CFR 164.514(b)(2)).

    `writer` is who wrote the text and `signatures` are stretches with the writer's own contact lines: names, phones and
    addresses there are not the patient's. Any text has a result; time is linear in its length.
    """
    lower = text.lower()
    taken = _Taken()
    for mask in _MASK.finditer(text) if "[" in text else ():
        taken.add(IdentifierKind.NAME, mask.span())
    masks = set(taken.spans)
    if _DIGITS.search(text) or "@" in text or "://" in text:
        _numbers(text, lower, writer, signatures, taken)
    _people(text, lower, writer, signatures, taken)
    return tuple(Identifier(taken.kinds[span], span) for span in taken.spans if span not in masks)


def _numbers(
    text: str, lower: str, writer: Address | None, signatures: Sequence[Span], taken: _Taken
) -> None:
    if "*" in text:
        for kind, pattern in SEGMENTS:
            for match in pattern.finditer(text):
                taken.add(kind, match.span("value") if match["value"] is not None else match.span("other"))
    for recogniser in RECOGNISERS:
        if any(trigger in lower for trigger in recogniser.triggers):
            _recognise(text, recogniser, writer, signatures, taken)


def _recognise(
    text: str, recogniser: Recogniser, writer: Address | None, signatures: Sequence[Span], taken: _Taken
) -> None:
    for match in recogniser.pattern.finditer(text):
        span = match.span("value")
        if recogniser.contact and _is_contact(text, match, writer, signatures):
            continue
        taken.add(recogniser.kind, span)


def _people(text: str, lower: str, writer: Address | None, signatures: Sequence[Span], taken: _Taken) -> None:
    own = frozenset(writer.name.lower().replace(",", " ").split()) if writer else frozenset()
    for span in name_spans(text, lower, own):
        if not _inside(span, signatures):
            taken.add(IdentifierKind.NAME, span)
    if not _DIGITS.search(text):
        return
    for span in event_spans(text, lower):
        taken.add(IdentifierKind.DATE, span)
    if not _NAMES_A_PERSON.isdisjoint(taken.kinds.values()):
        for span in care_spans(text):
            if not _inside(span, signatures):
                taken.add(IdentifierKind.DATE, span)


def _is_contact(text: str, match: re.Match[str], writer: Address | None, signatures: Sequence[Span]) -> bool:
    """Whether a phone, address or e-mail is the writer's or an office's: in the signature, or with such words in its line before it."""
    if _inside(match.span("value"), signatures) or (
        writer and writer.email and match["value"].lower() == writer.email
    ):
        return True
    begin = max(text.rfind("\n", 0, match.start()) + 1, match.start() - 60)
    before = text[begin : match.start("value")]
    if "wrote:" in text[match.end() : match.end() + 40]:
        return True
    office = [found.end() for found in _OFFICE.finditer(before)]
    person = [found.end() for found in _PERSON.finditer(before)]
    return bool(office) and (not person or office[-1] > person[-1])


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)
