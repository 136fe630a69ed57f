"""A mail of several questions that have nothing to do with each other, as one question for each: with its own date and codes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from consultant.answering.dates import date_of_service
from consultant.answering.intents import understand
from consultant.answering.reading.cases_told import of_cases
from consultant.answering.reading.ellipsis import named_by_the_last
from consultant.answering.reading.items import ITEM, SHORT, asks, begins
from consultant.answering.reading.naming import names_nothing
from consultant.answering.reading.subjects import own_subject, points_back
from consultant.answering.reading.told_heads import of_told_head
from consultant.model.answer import Question
from consultant.model.codes import Citation, CodeSystem

Span = tuple[int, int]

_COURTESY = frozenset(
    re.findall(
        r"\w+",
        "a about all an and another answer any are as ask asked asking at away back billing both by came can chance coding come"
        " could couple days day dear desk each few five folks for four from get good got greetings have hello help here hey hi"
        " hope i in is issues item items just last list lot ll m me meeting month morning afternoon evening my need needed no of"
        " office on one ones our out over pending pick please pls points question questions queries quick rest separate several"
        " short simple so some stuff s t team ten thank thanks thx that the them there these things this three time to today"
        " together topics two ty unrelated up us ve we week weeks well when while will with would yesterday you your below"
        " following appreciate advance kindly regards best cheers sincerely 2 3 4 5 sorry bother batch open raised dr mr mrs ms"
        " miss coder biller",
    )
)
"""Words before, between and behind questions that ask nothing."""
_UNKNOWN = 3
"""Further words of a greeting or a signature: a name, a department."""
_MOST_COURTESY = 25
_OF_A_CASE = re.compile(
    r"\b(?:patients?|pt|pts|claims?|visits?|surgery|procedures?|diagnos\w+|dx|denied|seen|injection|drug|modifiers?|codes?"
    r"|yo|y/o|old)\b",
    re.IGNORECASE,
)
"""Tells a case that what follows may be about."""
_PERSON = re.compile(r"\b(?:he|she|her|his|him|the (?:patient|pt|same))\b", re.IGNORECASE)
_FEW = 3
"""Words of a question on a code that it names: `L5982 describes what?`."""
_THEN = r"(?:(?:and |and also )?then|(?:and|plus)(?=\s*:))"
_AGAIN = re.compile(
    rf"(?:and\s+)?(?:separately|unrelated|another|a different|on another)\b|{_THEN}\s*[:,]", re.IGNORECASE
)
"""Begins a question on something else, though with `and`."""
_NEXT = re.compile(rf"{_THEN}\s*[:,]", re.IGNORECASE)
"""The same, where a code or something described tells that it does not go on."""
_GOES_ON = re.compile(
    r"\A\W*(?:and|or|but|then|if (?:so|yes|no|not)|with|what about|how about|same|plus|as for|in that case|otherwise)\b",
    re.IGNORECASE,
)
_ALSO = re.compile(r"\W*(?:and\W+)?also\b(?!:)", re.IGNORECASE)
"""May go on with the question before it: only a code, or something described, tells that it does not."""
_BESIDE = re.compile(
    r"\b(?:same|instead|on top|in addition|with (?:it|that|this|them|those|these)|these|those|they|them|together|either"
    r"|both(?= (?:codes?|lines?|of|be|on|in|procedures?|services?|paid|billed|together|at)\b|\W*\Z)"
    r"|each other|this (?:code|line|claim|patient|procedure)|that (?:code|line|claim|patient|procedure)|too|as well|else)\b",
    re.IGNORECASE,
)
"""Sets a code beside those before it."""
_MEANWHILE = r"while (?:you(?: are|'re) at it|i have you|we(?: are|'re) at it)"
_TOLD_APART = (
    rf"(?:{_THEN}(?=\s*[:,])|next up(?=\s*:)|(?:(?:and|oh|ok|then),? )?(?:also|separately"
    rf"|unrelated(?:ly)?|p\.?s\.?|lastly|finally|secondly|{_MEANWHILE}"
    rf"|(?:on )?(?:an?|one|my|the)? ?(?:separate|another|different|unrelated|second|other|further|next|last|final|more)"
    rf"(?: (?:question|one|thing|note|topic|matter|issue|item|please|{_MEANWHILE}))*))"
)
"""Tells a question off from the one before it."""
_BREAK = re.compile(rf"(?<=[?.!])\s+(?={_TOLD_APART}\b\s*[:,.–-]?\s)", re.IGNORECASE)
_LEAD = re.compile(rf"\s*{_TOLD_APART}\s*(?:[:,.–-])\s+", re.IGNORECASE)


def separate(question: Question) -> tuple[Question, ...]:
    """The questions of the mail, each as if it had come alone; the mail itself where they are on one thing or are one."""
    if question.answered or any(cited.quoted for cited in question.citations):
        return (question,)
    ways: tuple[Callable[[Question], tuple[Question, ...]], ...] = (
        of_cases,
        of_told_head,
        _of_items,
        _of_lines,
        _of_breaks,
    )
    return next((found for way in ways if len(found := way(question)) > 1), (question,))


def _of_items(question: Question) -> tuple[Question, ...]:
    """Those behind numbers, letters, dashes or counting words."""
    starts = begins(question.text)
    if not starts:
        return ()
    return _groups(question, (0, starts[0]), list(pairwise([*starts, len(question.text)])), strict=False)


def _of_lines(question: Question) -> tuple[Question, ...]:
    """Those of which each has a line, or a paragraph, to itself."""
    if begins(question.text) or "\n" not in question.text.strip():
        return ()
    for between in (r"[^\n]*\S[^\n]*", r"\S(?:.|\n(?!\s*\n))*"):
        spans = [found.span() for found in re.finditer(between, question.text)]
        while spans and _says_nothing(_cut(question, spans[-1])):
            spans.pop()
        greeted = bool(spans) and _says_nothing(_cut(question, spans[0]))
        head, rest = (spans[0], spans[1:]) if greeted else ((0, 0), spans)
        asking = all(_TO_ANSWER.search(question.text[slice(*one)]) for one in rest)
        found = _groups(question, head, rest, strict=True) if asking else ()
        if len(found) > 1:
            return found
    return ()


_TO_ANSWER = re.compile(
    r"\?|\A\W*(?:(?:also|next|and|separately|unrelated|another one|one more)\W+)*(?:what|which|how|is|are|can|may|should"
    r"|does|do|did|why|when|who|where|please|need|give|tell|compare|list|show|check|confirm|explain)\b|\b(?:please|pls|plz)\W*\Z",
    re.IGNORECASE,
)
"""A line that waits for an answer."""


def _of_breaks(question: Question) -> tuple[Question, ...]:
    """Those that are told to be others: `Another question: ...`."""
    if begins(question.text):
        return ()
    starts = [0, *(found.end() for found in _BREAK.finditer(question.text))]
    return _groups(question, (0, 0), list(pairwise([*starts, len(question.text)])), strict=True)


def _groups(question: Question, head: Span, spans: list[Span], *, strict: bool) -> tuple[Question, ...]:
    """Each item that stands alone, with those behind it that go on with it; nothing where the first one does not."""
    if len(spans) < 2 or not _says_nothing(_cut(question, head)) or _behind(question):
        return ()
    groups: list[Span] = []
    for place, span in enumerate(spans):
        item = _cut(question, span)
        if _stands(item, strict=strict, first=place == 0) and not (
            groups and _repeats(item, _cut(question, groups[-1]))
        ):
            groups.append(span)
        elif place == 0:
            return ()
        else:
            groups[-1] = (groups[-1][0], span[1])
    alone = (span in spans for span in groups)
    apart = [
        _cut(question, _unmarked(question, span) if one else span)
        for span, one in zip(groups, alone, strict=True)
    ]
    apart = [
        one if one.citations else replace(one, text=named_by_the_last(one.text, before))
        for before, one in zip(("", *(one.text for one in apart)), apart, strict=False)
    ]
    return tuple(_with_shared(one, _shared(question, head), question) for one in apart)


def _shared(question: Question, head: Span) -> str:
    """What is told for all items: an introduction that names a day or a setting, and a closing `All of them for ...`."""
    words = question.text[slice(*head)].strip()
    told = words if date_of_service(words) or _SETTING.search(words) else ""
    closing = _OF_ALL.search(question.text)
    return " ".join(filter(None, (told, closing[0].strip() if closing else "")))


def _with_shared(item: Question, shared: str, question: Question) -> Question:
    """The item with what is told for all, behind it, so that every span stays; its day is its own, or that of all."""
    read_off = question.date_of_service == date_of_service(question.text) and not question.date_masked
    on = date_of_service(shared) if read_off else question.date_of_service
    text = f"{item.text.rstrip()} {shared}" if shared and shared not in item.text else item.text
    return replace(item, text=text, date_of_service=date_of_service(item.text) or on)


_SETTING = re.compile(
    r"\b(?:hospital|outpatient|inpatient|facility|physician|practitioner|professional|supplier|dme|asc)\b",
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    r"(?:(?<=[.?!]\s)|(?<=\n))(?:all|both|each|everything|these are|they are|for (?:all|both|each))\b[^.?!\n]{0,80}[.?!]?\s*\Z",
    re.IGNORECASE,
)


def _cut(question: Question, span: Span) -> Question:
    """The question of a stretch of the text, with what that cites."""
    start, end = span
    cited = tuple(
        replace(one, span=(one.span[0] - start, one.span[1] - start))
        for one in question.citations
        if start <= one.span[0] < end
    )
    return replace(question, text=question.text[start:end], citations=cited)


def _unmarked(question: Question, span: Span) -> Span:
    """The stretch without the number, or the words that tell another question off, before it."""
    start, end = span
    for before in (ITEM, _LEAD):
        found = before.match(question.text, start, end)
        start = found.end() if found else start
    return start, end


def _named(item: Question) -> frozenset[str]:
    return frozenset(one.code for one in _coded(item))


def _coded(item: Question) -> Iterator[Citation]:
    return (one for one in item.citations if one.system is not CodeSystem.MODIFIER)


def _behind(question: Question) -> bool:
    """Whether the subject names a code that questions without one may be about."""
    return any(one.span[0] >= len(question.text) for one in question.citations)


def _repeats(item: Question, before: Question) -> bool:
    """Whether it asks more of the codes that were asked of before."""
    return bool(_named(item)) and _named(item) <= _named(before)


def _says_nothing(item: Question) -> bool:
    """Whether the words are a greeting, an introduction or a signature."""
    words = re.findall(r"[a-z0-9]+", item.text.lower())
    if len(words) > _MOST_COURTESY or "?" in item.text or item.citations or _OF_A_CASE.search(item.text):
        return False
    told = [word for word in words if word not in _COURTESY]
    topics = {one.lower() for found in _TOPIC.findall(item.text) for one in found if one}
    if topics - _COURTESY - _SAID_OF_ALL:
        return False
    dated = date_of_service(item.text) is not None
    return len(told) <= _UNKNOWN + _OF_A_DATE * dated


_OF_A_DATE = 4
_TOPIC = re.compile(
    r"(\w+) (?:questions?|queries|issues?|items?)\b|\b(?:on|about|regarding|re|concerning)\W+(?:the |an? |our )?(\w+)"
    r"|\A\W*(?!(?:hi|hello|hey|dear)\b)(?:\w+ ){0,2}(\w+):",
    re.IGNORECASE,
)
"""What the questions behind an introduction are all about: `single dose vial questions:`, `Telehealth:`."""
_SAID_OF_ALL = frozenset(
    {"unrelated", "coding", "billing", "dos", "medicare", "outpatient", "hospital", "practitioner"}
)


def _stands(item: Question, *, strict: bool, first: bool) -> bool:
    """Whether it says itself all that it is about; before the first one there is nothing that it may point back to."""
    text = ITEM.sub("", item.text)
    if (lead := _LEAD.match(text)) and not _ALSO.match(text):  # told off in so many words
        text = text[lead.end() :]
    again = _AGAIN.match(text)
    if _GOES_ON.match(text) and not again:
        return False
    if (then := _NEXT.match(text)) and not (_named(item) or own_subject(text[then.end() :])):
        return False
    if coded := _named(item):
        text = _to_its_code(text, item)
        several = first or len(coded) > 1
        asking = asks(text) or bool(understand(text).intents) or ("?" in text and len(text.split()) >= _FEW)
        return asking and (several or not _BESIDE.search(text))
    if _ALSO.match(text) and not own_subject(text):
        return False
    if len(text.split()) < SHORT or names_nothing(text) or not asks(text):
        return False
    if not first and points_back(text[again.end() :] if again else text):
        return False
    return not strict or (_says_what(text) and (first or not _PERSON.search(text)))


_OF_ITS_OWN = re.compile(
    r"\bwith (?:it|that|this)\b|\b(?:this|that) (?:code|line|procedure)\b|\bon top\b|\bin addition\b"
    r"|\b(?:else|instead|too|as well)\b",
    re.IGNORECASE,
)


def _to_its_code(text: str, item: Question) -> str:
    """The text without what points back to its own code in a later sentence: `Can 99359 go alone? What must be with it?`."""
    code = next(_coded(item)).code
    told = re.match(rf".*?{re.escape(code)}[^?]*\?", text, re.DOTALL | re.IGNORECASE)
    return text[: told.end()] + _OF_ITS_OWN.sub(" ", text[told.end() :]) if told else text


def _says_what(text: str) -> bool:
    """Whether words without a number tell what is asked."""
    return own_subject(text) or bool(understand(text).intents) or len(text.split()) > SHORT
