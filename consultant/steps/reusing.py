"""From an earlier answer to the same words for another question: found, looked up again, addressed anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from rapidfuzz import fuzz, utils

from consultant.answering.carrying import Carried, carry
from consultant.answering.dates import without_date
from consultant.answering.reading import read
from consultant.answering.rechecking import changes
from consultant.errors import ConsultantError
from consultant.model.answer import Draft, Question
from consultant.model.codes import CodeSystem
from consultant.model.reading import number
from consultant.model.reuse import Answer, Candidate, Likeness, Renewed
from consultant.ports import Composer
from consultant.privacy.detection import identifiers
from consultant.steps.asking import undraftable

ENOUGH_WORDS = 0.55
"""Likeness of the words from which a question without a common code counts as similar."""
_FIGURE = re.compile(r"\w*\d[\w.]*\w|\d")
_NAME_LENGTH = 3


def ranked(question: Question, candidates: Iterable[Candidate], most: int) -> tuple[Likeness, ...]:
    """The answers to questions like this one: most of both questions' codes in common first, then the likest words."""
    mine, words = _codes(question), utils.default_process(f"{question.subject}\n{question.text}")
    beside = [(one, _beside(mine, words, one)) for one in candidates]
    similar = [(one, found) for one, found in beside if found.shared or found.words >= ENOUGH_WORDS]
    best = sorted(similar, key=lambda pair: _rank(pair[1], mine | pair[0].codes))
    return tuple(found for _, found in best[:most])


def _rank(found: Likeness, together: frozenset[str]) -> tuple[float, float, int]:
    return -len(found.shared) / len(together) if together else 0.0, -found.words, -found.id


def _beside(mine: frozenset[str], words: str, candidate: Candidate) -> Likeness:
    likeness = fuzz.token_set_ratio(words, utils.default_process(candidate.words)) / 100
    return Likeness(candidate.id, tuple(sorted(mine & candidate.codes)), round(likeness, 2))


def _codes(question: Question) -> frozenset[str]:
    return frozenset(one.code for one in question.citations if one.system is not CodeSystem.MODIFIER)


def renewed(answer: Answer, question: Question, composer: Composer) -> Renewed:
    """The answer for this question: every fact looked up again for its date of service, the consultant's words kept.

    Raises: TransientError, PermanentError when the catalogue cannot be read.
    """
    again = _readdressed(answer.question, question)
    try:
        draft = composer.draft(again)
    except ConsultantError:
        raise
    except Exception as error:
        why = f"its facts could not be looked up again ({type(error).__name__})"
        return Renewed(answer.id, undraftable(why), again, "", answer.consultation, (why,))
    draft = replace(draft, risks=(*draft.risks, f"reused from {number(answer.consultation)}"))
    carried = carry(answer.drafted, answer.text, draft.text)
    obstacles = tuple(_obstacles(answer, question, again, draft, carried))
    return Renewed(answer.id, draft, again, carried.text, answer.consultation, obstacles)


def dated(question: Question, on: date) -> Question:
    """The question for service on that day, whatever day it names."""
    return replace(question, text=without_date(question.text), date_of_service=on)


def _readdressed(earlier: Question, question: Question) -> Question:
    """The earlier question as if this asker had asked it: their number, name, dates and payer."""
    reading = read(question)
    again = dated(earlier, reading.on)
    return replace(
        again,
        number=question.number,
        greeting_name=question.greeting_name,
        asked_on=question.asked_on,
        date_of_service=None if reading.date_assumed else reading.on,
        date_masked=question.date_masked,
        identifiers_found=question.identifiers_found,
        payer=question.payer,
    )


def _obstacles(
    answer: Answer, question: Question, again: Question, draft: Draft, carried: Carried
) -> Iterator[str]:
    rows = {(line.code_set, line.key) for found in answer.findings for line in found.evidence}
    for change in changes(answer.findings, draft.findings, editions=False):
        # A row that was not stated before is no obstacle: the renewed draft says it.
        if (change.code_set, change.key) in rows:
            yield f"changed: {change.said}"
    if read(question).setting is not read(again).setting:
        yield f"it is for a {read(again).setting.value} claim, this question for a {read(question).setting.value} one"
    if carried.lost:
        yield f"the consultant's own words have lost their place: {carried.lost[0]}"
    own = " ".join(carried.added)
    for figure in _ungrounded(own, draft):
        yield f"the consultant's own words say {figure}, which no row of the catalogue holds"
    for name in _told_of(answer, own):
        yield f"the consultant's own words name the earlier {name}"
    if identifiers(own):
        yield "the consultant's own words hold what looks like a patient identifier"


def _ungrounded(own: str, draft: Draft) -> tuple[str, ...]:
    held = " ".join([draft.text, *(line.value for found in draft.findings for line in found.evidence)])
    known = set(_FIGURE.findall(held))
    return tuple(dict.fromkeys(figure for figure in _FIGURE.findall(own) if figure not in known))


def _told_of(answer: Answer, own: str) -> Iterator[str]:
    """What of the earlier asker and consultation stands in the text."""
    name, address = answer.asker
    words = set(re.findall(r"\w+", own.lower()))
    if any(part in words for part in re.findall(r"\w+", name.lower()) if len(part) >= _NAME_LENGTH):
        yield "asker"
    if address and address.lower() in own.lower():
        yield "asker's address"
    if number(answer.consultation).lower() in own.lower():
        yield "consultation"
