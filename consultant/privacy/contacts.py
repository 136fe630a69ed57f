"""Whose a phone, an address or a mail address is: the patient's, or the writer's and the office's, which stay."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from consultant.model.codes import IdentifierKind
from consultant.model.mail import Address
from consultant.privacy.given_names import given_names
from consultant.privacy.name_colleagues import is_colleague
from consultant.privacy.name_parts import is_patient_writing
from consultant.privacy.page import MASK, Page, Span

_WORDS = re.compile(r"[a-z][a-z']*+")
_OFFICE_WORDS = """
call reach dial our my we us me i office center centre institute pharmacy associates dr md
clinic practice suite desk billing department dept reply direct located
facility server servers vpn firewall llc inc pllc hospital
adjuster adjustor rep representative attorney manager supervisor coder biller nurse auditor scheduler doctor physician
provider surgeon vendor hotline helpline line switchboard provider payer mac insurance medicare customer
outpatient item facility attn attention esq law llp firm supply
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
_CALLED = frozenset({"call", "reach", "dial", "reply"})
"""Whom these name is called at the number behind him."""
_NEAR = 3
"""Words before a phone or an address among which "to" or "from" speak of it."""


def is_contact(page: Page, span: Span, kind: IdentifierKind | None = None) -> bool:
    """Whether a phone, address or e-mail is the writer's or an office's: by the signature, or the words before it in its line."""
    text, (start, end) = page.text, span
    if inside(span, page.signatures) or _is_writers(page.writer, text[start:end]):
        return True
    said = _said(text[max(0, start - _WINDOW) : start], text[start:end], text[end : end + _REACH], kind)
    if said.whose is not _Whose.DOUBTFUL:
        return said.whose is _Whose.OFFICES
    if is_patient_writing(text) or (said.named and _is_patient(text, start, said.named)):
        return False
    if said.may_be_owned and kind:
        page.taken.doubtful.append((kind, span))
    if said.is_untold and kind in _SHARED:
        page.taken.untold.append(span)
    return said.is_office


_SHARED = frozenset({IdentifierKind.PHONE, IdentifierKind.FAX, IdentifierKind.ADDRESS})
"""Kinds that every office has too."""


def _is_writers(writer: Address | None, value: str) -> bool:
    return writer is not None and bool(writer.email) and value.lower() == writer.email


class _Whose(Enum):
    OFFICES = auto()
    PATIENTS = auto()
    DOUBTFUL = auto()


class _Said(NamedTuple):
    """What a value and the words around it say of whose it is."""

    whose: _Whose
    named: Span | None = None
    """Where a name stands right before it: begin and end, counted back from the value."""
    is_office: bool = False
    """What the last word that tells says, when no patient writes and nobody is named."""
    may_be_owned: bool = False
    """Whether a name in the sentence would make it somebody's."""
    is_untold: bool = False
    """Whether nothing tells: it is the patient's where a patient is spoken of at all."""


_WINDOW = 140
"""Characters before a value that are looked at."""


@lru_cache(maxsize=256)
def _said(before: str, value: str, after: str, kind: IdentifierKind | None) -> _Said:
    """Whose a value is by what stands around it; kept for a moment, because a list says the same around many of them."""
    if _is_offices(value, after, kind):
        return _Said(_Whose.OFFICES)
    end, line = len(before), _line(before)
    if (
        _LIVES.search(before, max(0, end - 24))
        or _MAILED.search(before, max(0, end - 60))
        or _is_quoted(line)
    ):
        return _Said(_Whose.PATIENTS)
    named = _NAMED.search(before, max(0, end - 50))
    place = (end - named.start(1), end - named.end(1)) if named else None
    return _Said(
        _Whose.DOUBTFUL, place, *_by_words(_WORDS.findall(line.lower()), value, _sentence(after), kind)
    )


def _is_offices(value: str, after: str, kind: IdentifierKind | None) -> bool:
    """Whether its own form, or that it wrote what follows, tells an office's."""
    return bool(
        _TOLL_FREE.match(value)
        or (kind is IdentifierKind.ADDRESS and _OF_FIRM.search(value))
        or _WROTE.search(after)
        or _ROLE.match(value)
    )


def _line(before: str) -> str:
    """What stands before in the line, without masks."""
    line = before[-_LONGEST_LINE:].rpartition("\n")[2].replace("HIM", "office")
    return MASK.sub("", line) if "[" in line else line


_LONGEST_LINE = 120


def _is_quoted(line: str) -> bool:
    """Whether a quotation begins behind the word for a person: it is what somebody said."""
    quoted, quotation, _ = line.rpartition('"')
    return bool(quotation) and not _PERSON.isdisjoint(_WORDS.findall(quoted.lower()))


def _by_words(
    words: list[str], value: str, after: str, kind: IdentifierKind | None
) -> tuple[bool, bool, bool]:
    """Whether it is an office's, whether a name would make it somebody's, and whether nothing tells.

    The last word before that tells whose it is decides; without one, whether it is a way to send something to.
    """
    whose = next((word for word in reversed(words) if word in _OFFICE or word in _PERSON), "")
    if whose:
        return whose in _OFFICE and not _HOME.match(after), whose in _CALLED, False
    sent = (
        kind is not IdentifierKind.IP
        and (not _SENT.isdisjoint(words[-_NEAR:]) or _BOX.match(value) is not None)
        and _PERSON.isdisjoint(_WORDS.findall(after.lower()))
    )
    return sent, sent, not sent


def _sentence(after: str) -> str:
    """What follows in its line, as far as its sentence, or the next one that goes on about the same person."""
    after = after.partition("\n")[0]
    return after if _GOES_ON.search(after) else _SENTENCE_END.split(after, maxsplit=1)[0]


def speaks_of_somebody(page: Page) -> bool:
    """Whether a word for a patient stands in the text, or a patient writes."""
    return not _PERSON.isdisjoint(_WORDS.findall(page.lower)) or is_patient_writing(page.text)


def owned(page: Page, names: Sequence[Span]) -> Iterator[tuple[IdentifierKind, Span]]:
    """Of the doubtful ones those that stand behind a name in its sentence (`Statements for Ann Lee go to P.O. Box 7`)."""
    ends = sorted(end for _, end in names)
    for kind, span in page.taken.doubtful:
        at = bisect_right(ends, span[0])
        between = page.text[ends[at - 1] : span[0]] if at and span[0] - ends[at - 1] < _REACH else "\n"
        if not _SENTENCE_END.search(between) and "\n" not in between:
            yield kind, span


_ABOUT_US = re.compile(r"\b(?i:me|us|our|contact|attn|write to|i am|i'm)[:,]? \Z")
"""Before a name these say that it is the writer's or a colleague's."""
_OF_FIRM = re.compile(
    r"\b(?:Medical|Hospital|Clinic|Commerce|Corporate|Industrial|Business|Professional|Technology|Research)\b"
)
"""In the name of a street these say that offices stand there."""
_MAILED = re.compile(
    r"\b(?i:statements?|bills?|eobs?|refunds?|supplies|dme)\b(?![^.\n]*\b(?i:our|us|we|lockbox)\b)[^.\n]{0,30}\bto \Z"
)
"""What is mailed to patients."""
_LIVES = re.compile(
    r"\b(?i:text(?:ed)?(?: message)?|voicemail|sms|missed call) from \Z"
    r"|\b(?i:lives?|living|resid(?:es?|ing)|my (?:home |new |mailing )?address is)(?: (?:at|on|in))? \Z"
)
"""Who lives somewhere, or leaves a message, is no office."""


def _is_patient(text: str, place: int, named: Span) -> bool:
    """Whether the given and family name before the place are a patient's (`the refund to Karl Brandt, 14 Mill Road`)."""
    start, end = place - named[0], place - named[1]
    return (
        text[start:end].partition(" ")[0].lower() in given_names
        and not is_colleague(text, (start, end))
        and not _ABOUT_US.search(text, max(0, start - 24), start)
    )


_NAMED = re.compile(r"\b(([A-Z][a-z]+) (?:[A-Z]\.? )?[A-Z][\w'-]+)(?:,| to| at|, at|, of| of)? \Z")


def inside(span: Span, spans: Sequence[Span]) -> bool:
    """Whether a stretch lies in one of the others."""
    return any(start <= span[0] and span[1] <= end for start, end in spans)
