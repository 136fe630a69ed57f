"""Cases that a mail lists and of each of which it wishes the same: `(1) staged (2) unrelated. Which modifiers?`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from consultant.answering.patterns import expression
from consultant.answering.reading.items import ITEM, begins
from consultant.model.answer import Question

_OF_SYSTEM = (
    r"(?:(?:icd-?10(?:-cm|-pcs)?|cpt|hcpcs|dx|diagnosis|pcs|procedure|status|external cause|condition"
    r"|discharge status) )?"
)
_THING = re.compile(
    rf"\b(?P<thing>{_OF_SYSTEM}(?:modifier|mod|code|place of service)|places of service|pos"
    rf"|(?<![\w-])[a-z][ -]code|(?:hcpcs|cpt|icd-?10(?:-cm|-pcs)?)(?= (?:for|of) (?:both|each|all|these|those|the (?:two|three"
    rf"|four|following))\b))(?:s|\(s\))?\b",
    re.IGNORECASE,
)
"""What is wished of each of them."""
_SYSTEM = re.compile(r"hcpcs|cpt|icd-?10(?:-cm|-pcs)?", re.IGNORECASE)
"""The name of a code set said for a code of it: `the HCPCS for both`."""
_WISH = re.compile(
    r"\A\W*(?:(?:and|so|please|pls|kindly|need|needs?|give|list|tell|me|the|right|correct|best|what|what's|which|would|be|is"
    r"|are)\W+)*"
    rf"{_THING.pattern}",
    re.IGNORECASE,
)
"""Behind the last case: `Which modifiers?`, `Codes please`."""
_ENDS = re.compile(r"(?<=[.?!;])\s+|\n+|\s+[-–—]+\s+|:\s+")
_ONE = re.compile(
    r"\b(which|what) (?:ones?\b|of (?:them|these|those|the (?:two|three|four))\b)", re.IGNORECASE
)
_FURTHER = re.compile(
    r"[,;.?!]\s*(?:and\s+)?(?=(?:which|what|who|how|when|is|are|does|do|can|must)\b)", re.IGNORECASE
)
"""Begins what is asked besides: `..., and which one restarts the period?`."""
_COUNTING = re.compile(
    r"\b(?:two|three|four|five|2|3|4|5|a few|some|several|these|following|quick|short|ones?|things?|cases?|questions?|situations?"
    r"|scenarios?|each|all|for|of|on|please|pls|kindly|need|needed|give|list|tell|me|i|we|the|right|correct|which"
    r"|what|is|are|in|we have|have"
    r"|here|both|(?:\w+ ){0,3}(?:sent|ordered|wrote|gave)(?: us)?|orders|items)\b",
    re.IGNORECASE,
)
_ONE_PATIENT = re.compile(r"\b(?:patient|pt|he|she|his|her|him|who|same)\b", re.IGNORECASE)
"""Conditions of one patient are coded together."""
_SEVERAL_NAMED = re.compile(r"\b(?:modifiers?|mods?|pos|places? of service)\b[^:?]{0,30}:\s*", re.IGNORECASE)
"""Before cases that nothing but commas sets apart."""
_COMMAS = re.compile(r"\s*[;,]\s+(?:and\s+|or\s+)?|\s+and\s+(?=\w+(?: \w+){0,4}\W*\Z)")
_SEMICOLONS = re.compile(r"\s*;\s*(?:and\s+|or\s+)?")
_MOST_WORDS, _HEADING, _LETTERS = 25, 16, re.compile(r"[A-Za-z]{3}")


def of_cases(question: Question) -> tuple[Question, ...]:
    """One question for each of the cases, and one for what is asked besides; none where the mail is no such list."""
    if question.citations:
        return ()
    wished = tuple(_asked(question.text)) if _THING.search(question.text) else ()
    texts = wished or tuple(_of_places(question.text))
    return tuple(replace(question, text=text) for text in texts) if len(texts) > 1 else ()


def _asked(text: str) -> Iterator[str]:
    starts = begins(text)
    heading = text[: starts[0]] if starts else ""
    items = [
        ITEM.sub("", text[start:end], count=1).strip(" \t\n,;")
        for start, end in pairwise([*starts, len(text)])
    ]
    if not starts:
        heading, items = _unmarked(text)
    if len(items) < len("ab") or not items[-1]:
        return
    last, tail = _parted(items[-1])
    wished = _WISH.match(tail) or (_THING.search(heading) if "?" not in heading.rstrip(" ?:\n") else None)
    cases = [*items[:-1], last if tail else last.rstrip(" ?")]
    if not wished or len(heading.split()) > _HEADING or not all(map(_tells, cases)):
        return
    if wished["thing"].lower().endswith("code") and _ONE_PATIENT.search(text):
        return
    thing = re.sub(r"(?i)\bmod\Z", "modifier", re.sub(r"(?i)places of", "place of", wished["thing"]))
    topic = " ".join(_COUNTING.sub(" ", _THING.sub(" ", heading)).split()).strip(" ,:;.()-&")
    about = f"{topic}: " if _LETTERS.search(topic) else ""
    thing = f"{thing} code" if _SYSTEM.fullmatch(thing) else thing
    yield from (f"{about}{case.rstrip(' .,;?')}. Which {thing}?" for case in cases)
    further = _FURTHER.search(tail)
    if further and _WISH.match(tail):
        yield about + _ONE.sub(rf"\1 {thing}", tail[further.end() :])


_OF_A_PLACE = expression(
    r"\b(?:gpcis?|conversion factors?|localit(?:y|ies)|carriers?|macs?|contractors?|anesthesia (?:cf|factors?))\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(?:(?:the )?rest of )?(?-i:[A-Z])[\w.'-]*(?:[ ,]+[\w.'-]+){0,5}", re.IGNORECASE)


def _of_places(text: str) -> Iterator[str]:
    """What a heading asks of places, for each of the places behind it: `GPCI 2026: a) Seattle b) rest of Oregon`."""
    if not _OF_A_PLACE.search(text):
        return
    starts = begins(text)
    heading, rest = (text[: starts[0]], "") if starts else (text.partition(":")[0], text.partition(":")[2])
    items = [ITEM.sub("", text[start:end], count=1) for start, end in pairwise([*starts, len(text)])]
    places = [one.strip(" \t\n,;?.") for one in (items if starts else rest.split(";"))]
    asked = heading.strip(" :,;-–")
    if (
        len(places) > 1
        and _OF_A_PLACE.search(asked)
        and "?" not in asked
        and all(map(_PLACE.fullmatch, places))
    ):
        asked = re.sub(r"(?i)\b(?:for|in|of)\W*\Z", "", asked).rstrip()
        yield from (f"{asked} for {place}?" for place in places)


def _unmarked(text: str) -> tuple[str, list[str]]:
    """The heading and the cases behind its colon, which semicolons or commas set apart."""
    named = _SEVERAL_NAMED.search(text)
    if named is None or "?" in text[: named.end()] or "?" in text.rstrip(" ?\n")[named.end() :]:
        return "", []
    rest = text[named.end() :].rstrip(" ?.\n")
    apart = _SEMICOLONS if ";" in rest else _COMMAS
    return text[: named.end()], [one for one in apart.split(rest) if one]


def _parted(item: str) -> tuple[str, str]:
    """The last case and what is asked behind it."""
    for end in _ENDS.finditer(item):
        if _WISH.match(item[end.end() :]):
            return item[: end.start()], item[end.end() :]
    return item, ""


def _tells(case: str) -> bool:
    """Whether an item tells a case and asks nothing itself."""
    return (
        bool(_LETTERS.search(case))
        and "?" not in case
        and len(case.split()) <= _MOST_WORDS
        and not _THING.search(case)
    )
