"""Whose a phone, an address or a mail address is: the patient's, or the writer's and the office's, which stay."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from consultant.model.codes import IdentifierKind
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
    if _is_offices(page, span, kind):
        return True
    if _is_patients(page.text, span[0]):
        return False
    asked = _before(page.text, span[0])
    quoted, quotation, _ = asked.rpartition('"')
    if quotation and not _PERSON.isdisjoint(_WORDS.findall(quoted.lower())):
        return False
    return _is_offices_by_words(page, span, kind, _WORDS.findall(asked.lower()))


def _is_offices(page: Page, span: Span, kind: IdentifierKind | None) -> bool:
    """Whether its own form, the writer's name or signature, or what stands around it tells an office's."""
    text, writer = page.text, page.writer
    return bool(
        _TOLL_FREE.match(text, span[0])
        or (kind is IdentifierKind.ADDRESS and _OF_FIRM.search(text, *span))
        or inside(span, page.signatures)
        or _WROTE.search(text, span[1], span[1] + 40)
        or (writer and writer.email and text[slice(*span)].lower() == writer.email)
        or _ROLE.match(text, span[0])
    )


def _is_patients(text: str, place: int) -> bool:
    """Whether a patient writes, or it is said right before the place who lives there or whom something is mailed to."""
    return bool(
        is_patient_writing(text)
        or _LIVES.search(text, max(0, place - 24), place)
        or _MAILED.search(text, max(0, place - 60), place)
        or _follows_name(text, place)
    )


def _before(text: str, place: int) -> str:
    """What stands before the place in its line, without masks."""
    before = text[max(0, place - 120) : place].rpartition("\n")[2].replace("HIM", "office")
    return MASK.sub("", before) if "[" in before else before


def _is_offices_by_words(page: Page, span: Span, kind: IdentifierKind | None, words: list[str]) -> bool:
    """By the last word before it that tells whose it is; without one, whether it is a way to send something to."""
    whose = next((word for word in reversed(words) if word in _OFFICE or word in _PERSON), "")
    after = _after(page.text, span[1])
    if whose:
        if whose in _CALLED and kind:
            page.taken.doubtful.append((kind, span))
        return whose in _OFFICE and not _HOME.match(after)
    sent = (
        kind is not IdentifierKind.IP
        and (not _SENT.isdisjoint(words[-_NEAR:]) or _BOX.match(page.text, span[0]) is not None)
        and _PERSON.isdisjoint(_WORDS.findall(after.lower()))
    )
    if sent and kind:
        page.taken.doubtful.append((kind, span))
    return sent


def _after(text: str, end: int) -> str:
    """What follows in its line, as far as its sentence, or the next one that goes on about the same person."""
    after = text[end : end + _REACH].partition("\n")[0]
    return after if _GOES_ON.search(after) else _SENTENCE_END.split(after, maxsplit=1)[0]


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
    r"\b(?i:lives?|living|resid(?:es?|ing)|my (?:home |new |mailing )?address is)(?: (?:at|on|in))? \Z"
)
"""Who lives somewhere is no office."""


def _follows_name(text: str, place: int) -> bool:
    """Whether a given and a family name stand right before the place (`the refund to Karl Brandt, 14 Mill Road`)."""
    named = _NAMED.search(text, max(0, place - 50), place)
    return (
        named is not None
        and named[2].lower() in given_names
        and not is_colleague(text, named.span(1))
        and not _ABOUT_US.search(text, max(0, named.start() - 24), named.start())
    )


_NAMED = re.compile(r"\b(([A-Z][a-z]+) (?:[A-Z]\.? )?[A-Z][\w'-]+)(?:,| to| at|, at|, of| of)? \Z")


def inside(span: Span, spans: Sequence[Span]) -> bool:
    """Whether a stretch lies in one of the others."""
    return any(start <= span[0] and span[1] <= end for start, end in spans)
