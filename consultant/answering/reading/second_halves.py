"""A second half that leaves its code or its condition to the first is written out: `And when the baby was born with it?`."""

from __future__ import annotations

import re
from dataclasses import replace

from consultant.answering.patterns import pattern
from consultant.model.answer import Question

_CODE = pattern(r"\b(?:code|dx|diagnosis|icd\S*)\b")
_SAME_OR_OTHER = re.compile(
    r"(?<=\w)[,;]?\s*[-–—]?\s*(?:(?:is|would|does|will) (?:that|it|this)(?: be| get| take| have)? )?(?:also )?(?:the )?same"
    r"(?: (?:code|one|dx|diagnosis))?,? or (?:is it |rather )?(?:an?other|a different|different|not|something else|its own)"
    r"(?: (?:one|code|dx))?\s*\?",
    re.IGNORECASE,
)
"""Asks of a further condition whether its code is another: which one it is answers that."""
_BORN = re.compile(
    r"(?P<number>(?:\A|\n)\s*(?:2|b|ii)[.)]\s*)?(?:\b(?:and|or|but)\b,? )?(?:what )?(?:(?:when|if|for)\b,? )?"
    r"(?:(?:a|the|an|our|this|her) (?:baby|child|infant|newborn|patient|kid|boy|girl)|he|she) (?:was|is|were) born with"
    r" (?:it|this|that|the \w+|such an? \w+)\s*\?",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"(?:\A|\n)\s*(?:1|a|i)?[.)]?\s*(?P<told>(?:acquired )[^?\n]{4,90}?)\s*[-–—:,]\s*(?:which|what)?[^?\n]{0,25}"
    r"\b(?:code|dx|diagnosis|icd\S*)\b[^?\n]{0,12}\?",
    re.IGNORECASE,
)
_WHICH = " - which code?"
_TWO = re.compile(
    rf"\A\W*(?:(?:just|hi|hello)\b\W*)*"
    rf"(?:(?:two|2)(?: (?:short|quick|small|easy))?(?: (?:ones|questions|things|codes))?\s*[.:,!]\s*)?"
    rf"(?P<first>[^?\n]+\?)\s*(?:and\b,? )?(?P<second>[^?\n]+{_WHICH[:-1]}\?)\s*\Z",
    re.IGNORECASE,
)


def _in_two(text: str) -> str:
    """Both halves as items of a list, each of which is answered by itself."""
    found = _TWO.match(text)
    return f"1) {found['first']}\n2) {found['second']}" if found else text


_ACQUIRED = re.compile(r"\bacquired\b\s*", re.IGNORECASE)


def written_out(question: Question) -> Question:
    """The question with its second half as one that can be read alone; one that cites codes stays as it is."""
    text = question.text
    if question.citations or not _CODE.search(text):
        return question
    if "same" in text:
        text = _in_two(_SAME_OR_OTHER.sub(_WHICH, text, count=1))
    if "born" in text and (first := _FIRST.search(text)) and (born := _BORN.search(text, first.end() - 1)):
        condition = _ACQUIRED.sub("", first["told"])
        text = f"{text[: born.start()]}{born['number'] or ' '}Congenital {condition} - which diagnosis code?{text[born.end() :]}"
    return replace(question, text=text) if text != question.text else question
