"""The verdict of our notes that is nearest to a question which nothing else answers."""

from __future__ import annotations

from functools import lru_cache

from consultant.answering import polarity
from consultant.answering.findings.notes.verdicts import heard_of, told_first
from consultant.answering.near_verdicts import NearVerdicts
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.answering.verdict_index import VerdictIndex
from consultant.model.answer import Finding


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The verdict that nearly all the words of a question without codes are about, as a rule without yes or no."""
    if ask.codes:
        return ()
    near = _index(reference.verdicts).nearest(ask.text, heard_of(ask, ask.text))
    if near is None or not near.note.valid(reference.on):
        return ()
    return (told_first(near.note, polarity.without_yes_or_no(near.verdict.first), near.verdict.asks),)


@lru_cache(maxsize=2)  # one index of the notes serves all questions
def _index(verdicts: VerdictIndex) -> NearVerdicts:
    return NearVerdicts.of(verdicts.every)
