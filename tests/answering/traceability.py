"""Checks that every number and code of a draft can be traced (reply contract, A3 and A4)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from consultant.answering.dates import date_of_service, last_known_day
from consultant.model.answer import Draft, Evidence, Question
from consultant.model.catalogue import Release

_DIGITS = re.compile(r"\d+")
_CODE = re.compile(r"\b(?:\d{4}[\dA-Z]|[A-V]\d{4}|[A-TV-Z]\d[\dA-Z](?:\.[\dA-Z]{1,4})?)\b")
_LIST_NUMBER = re.compile(r"^\d{1,2}\. |^QUESTION \d+", re.MULTILINE)


def numbers(text: str) -> set[int]:
    """The digit groups of a text as numbers, so that global days `010` and `10 days` are the same."""
    return {int(found) for found in _DIGITS.findall(text)}


def known_words(question: Question, draft: Draft, releases: Iterable[Release]) -> str:
    """Everything that a draft may repeat: citations, the asker's number, evidence, the releases and the dates."""
    return " ".join([*_of_question(question), *_of_evidence(draft), *_of_releases(releases)])


def untraced_numbers(question: Question, draft: Draft, releases: Iterable[Release]) -> set[int]:
    """Numbers of the reply that stand neither in the question's citations nor in any evidence."""
    return numbers(_LIST_NUMBER.sub("", draft.text)) - numbers(known_words(question, draft, releases))


def untraced_codes(question: Question, draft: Draft, releases: Iterable[Release]) -> set[str]:
    """Codes of the reply that were neither cited nor read from a row."""
    return {code for code in _CODE.findall(draft.text) if code not in known_words(question, draft, releases)}


def untraced_in_bullets(draft: Draft) -> dict[str, set[int]]:
    """Findings whose own sentence holds a number that their own evidence and codes do not."""
    missing = {}
    for finding in draft.findings:
        words = " ".join([*finding.codes, *(_words(row) for row in finding.evidence)])
        left = {number for number in numbers(finding.text) if number not in numbers(words)}
        if left:
            missing[finding.text] = left
    return missing


def _words(row: Evidence) -> str:
    return f"{row.code_set} {row.key} {row.field} {row.value} {row.release} {row.effective}"


def _of_question(question: Question) -> Iterator[str]:
    yield question.number
    yield question.asked_on.isoformat()
    stated = question.date_of_service or date_of_service(question.text)
    if stated:
        yield stated.isoformat()
        yield last_known_day(stated, question.text, question.asked_on).isoformat()  # of a year alone
    for cited in question.citations:
        yield f"{cited.code} {' '.join(cited.modifiers)} {cited.units or ''} {cited.range_end or ''}"


def _of_evidence(draft: Draft) -> Iterator[str]:
    for finding in draft.findings:
        for row in finding.evidence:
            yield _words(row)


def _of_releases(releases: Iterable[Release]) -> Iterator[str]:
    for release in releases:
        yield f"{release.edition} {release.effective_from.isoformat()}"
