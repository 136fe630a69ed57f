"""From the messages of a consultation to the one Question its next draft answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from consultant.answering.dates import date_of_service
from consultant.codes.citations import cite
from consultant.model.answer import Draft, DraftStatus, Question
from consultant.model.codes import Citation
from consultant.model.mail import SegmentKind
from consultant.model.reading import MessageText, Undrafted, number

PARAGRAPH = "\n\n"
MOST_ATTACHED = 20
"""Codes of attached files that become part of the question; a fee schedule that somebody attaches is none."""


_FEW = 4
"""Words of a body that asks nothing by itself."""
LONGEST = 20_000
"""Characters of a question that are looked up; reading more takes more than its share, and the reviewer sees the whole mail."""


def question(waiting: Undrafted, asked_on: date) -> Question:
    """What the asker newly wrote since the last reply, with its citations; quoted and attached ones stand behind it."""
    text, citations = "", []
    quoted: list[Citation] = []
    attached: list[Citation] = []
    for message in waiting.messages:
        start = len(text) + len(PARAGRAPH) if text else 0
        written, cited = _newly_written(message)
        text = f"{text}{PARAGRAPH}{written}" if text else written
        citations += [_shifted(citation, start) for citation in cited]
        quoted += [citation for citation in message.citations if citation.quoted]
        attached += _attached(message)
    if len({(citation.system, citation.code) for citation in attached}) > MOST_ATTACHED:
        attached = []
    if not waiting.earlier and not attached and _says_nothing(text, citations):
        text, citations = _with_subject(waiting.subject, text)
    elif not waiting.earlier and _goes_on(waiting.subject, text):
        start = len(waiting.subject) + len(PARAGRAPH)
        text = f"{waiting.subject}{PARAGRAPH}{text}"
        citations = [*cite(waiting.subject), *(_shifted(citation, start) for citation in citations)]
    text, citations = _bounded(text, citations)
    told = date_of_service(text) or _date_in_files(waiting)
    quarter = next((m.service_quarter for m in reversed(waiting.messages) if m.service_quarter), None)
    before = None if told or quarter else _date_told_before(waiting)
    behind = [*cite(waiting.subject), *attached, *quoted]
    return Question(
        number=number(waiting.id),
        greeting_name=waiting.asker_name,
        subject=waiting.subject,
        text=text,
        citations=(
            *citations,
            *(replace(citation, span=(len(text), len(text))) for citation in _unnamed(behind, citations)),
        ),
        asked_on=asked_on,
        identifiers_found=any(message.identifiers_found for message in waiting.messages),
        date_of_service=told or quarter or (before[0] if before else None),
        date_masked=not told and (bool(quarter) or bool(before and before[1])),
        answered=tuple(citation for message in waiting.earlier for citation in message.citations),
        asked_before=_asked_before(waiting)[-LONGEST:],
    )


def _says_nothing(text: str, citations: list[Citation]) -> bool:
    """Whether the body leaves the question to the subject: it is empty, or only `thanks, Marge`."""
    if _SUBJECT_POINTED_AT.fullmatch(text):
        return True
    return not citations and "?" not in text and len(text.split()) <= _FEW


def _goes_on(subject: str, text: str) -> bool:
    """Whether the subject is a question, and the body begins with a further one."""
    return subject.rstrip().endswith("?") and bool(_FURTHER.match(text))


_FURTHER = re.compile(
    r"\W*(?:(?:hi|hello|dear|hey|good (?:morning|afternoon|day))\b[^\n,.!?:;]{0,30}[,.!\n]\s*)?(?:(?:and|oh|ok|then|plus),? )*"
    r"(?:one more\b|another (?:one|question|thing)\b|(?:an?|my|the)? ?(?:second|2nd|further|next|other) (?:question|one|thing)\b"
    r"|also\b|in addition\b|while (?:you(?: are|'re) at it|i have you|we(?: are|'re) at it)\b)",
    re.IGNORECASE,
)
_SUBJECT_POINTED_AT = re.compile(
    r"\W*(?:(?:please|pls|kindly|see|read|refer|to|my|our|the|full|whole|entire|question|query|is|are|it'?s|all|asked|as|in|per|of"
    r"|this|that|that'?s|mail|e-?mail|stands?|written|hi|hello|there|team|subject|just|only|everything|what|what'?s|i|want|know"
    r"|nothing|no|not|more|else|further|add|than|beyond|besides|except|have)\W+){0,9}"
    r"(?:subject(?:[- ]?line)?|title line|header)"
    r"(?:\W+(?:line|above|please|thanks?|thank|you|thx|ty|of|this|the|mail|e-?mail|says?|it|all|everything|is|my|question|only"
    r"|really|nothing|else|more))*\W*",
    re.IGNORECASE,
)
"""A body that only says where the question is: `(question is in the subject)`."""


def _with_subject(subject: str, text: str) -> tuple[str, list[Citation]]:
    """The subject as the question, before what little the body says."""
    alone = not text.strip() or _SUBJECT_POINTED_AT.fullmatch(text)
    return subject if alone else f"{subject}{PARAGRAPH}{text}", list(cite(subject))


def _asked_before(waiting: Undrafted) -> str:
    """What the asker wrote before the last reply; where no mail of his was answered here, what his mail quotes."""
    earlier = PARAGRAPH.join(_newly_written(message)[0] for message in waiting.earlier)
    return earlier or PARAGRAPH.join(map(_quoted_text, waiting.messages))


def _quoted_text(message: MessageText) -> str:
    stretches = (one for one in message.segments if one.kind is SegmentKind.QUOTED)
    return "\n".join(message.text[one.start : one.end] for one in stretches)


def _bounded(text: str, citations: list[Citation]) -> tuple[str, list[Citation]]:
    """A megabyte of codes is nobody's question, and would keep a worker for minutes."""
    return text[:LONGEST], [citation for citation in citations if citation.span[1] <= LONGEST]


def _date_in_files(waiting: Undrafted) -> date | None:
    """The date of service in an attached claim, where the mail itself gives none."""
    files = (
        message.text[segment.start : segment.end]
        for message in waiting.messages
        for segment in message.segments
        if segment.kind is SegmentKind.ATTACHED
    )
    return next((found for file in files if (found := date_of_service(file)) is not None), None)


def _date_told_before(waiting: Undrafted) -> tuple[date, bool] | None:
    """A follow-up is about the same service: the date that the asker last told holds on, and whether it was masked."""
    for message in reversed(waiting.earlier):
        told = date_of_service(_newly_written(message)[0])
        if found := told or message.service_quarter:
            return found, told is None
    return None


def undraftable(why: str) -> Draft:
    """An empty proposal: a person writes the answer."""
    return Draft(text="", status=DraftStatus.DRAFT, findings=(), confidence=0.0, risks=(why,))


def _newly_written(message: MessageText) -> tuple[str, list[Citation]]:
    """The new stretches of a message put together, with their citations moved along."""
    text, citations = "", []
    for segment in message.segments:
        if segment.kind is SegmentKind.NEW:
            moved = len(text) - segment.start
            text += message.text[segment.start : segment.end]
            inside = (c for c in message.citations if segment.start <= c.span[0] and c.span[1] <= segment.end)
            citations += [_shifted(citation, moved) for citation in inside if not citation.quoted]
    return text, citations


def _attached(message: MessageText) -> list[Citation]:
    """The citations in attached files."""
    files = [segment for segment in message.segments if segment.kind is SegmentKind.ATTACHED]
    return [
        c
        for c in message.citations
        if any(file.start <= c.span[0] and c.span[1] <= file.end for file in files)
    ]


def _shifted(citation: Citation, by: int) -> Citation:
    return replace(citation, span=(citation.span[0] + by, citation.span[1] + by))


def _unnamed(citations: Iterable[Citation], before: Iterable[Citation]) -> Iterator[Citation]:
    """Citations of codes that were not cited before."""
    seen = {(citation.system, citation.code) for citation in before}
    for citation in citations:
        if (citation.system, citation.code) not in seen:
            seen.add((citation.system, citation.code))
            yield citation
