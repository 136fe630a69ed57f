"""Remark codes and adjustment reasons by the search, for terse wishes that `remarks_in_words` leaves: `RARC: dates missing`.

That one compares a question with the whole list and wants most of what is told; this shows what comes near too."""

from __future__ import annotations

import re

from consultant.answering.findings.descriptions import told_codes
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import plain
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.codes import CodeSystem
from consultant.model.described import Likely

_CODES = (
    r"(?:remark(?:s)? codes?|rarcs?|adjustment reason codes?|reason codes?|denial (?:reason )?codes?|carcs?)"
)
_WISHED = expression(
    rf"\b(?:which|what(?:'s| is)?|need|find|looking for|give me) (?:the |a |an )?"
    rf"(?:remittance |claim |right |correct |\S+ )?{_CODES}\b"
    rf"|^\W*(?:the )?(?:remittance |claim )?{_CODES} ?(?::|for|when|that|which|if|saying|meaning|-)"
    rf"|\b{_CODES}\W*(?:please|pls|plz)?\W*$",
    re.IGNORECASE,
)
_REMARK = re.compile(r"\b(?:remarks?|rarcs?)\b", re.IGNORECASE)
_AROUND = re.compile(
    rf"\b(?:{_CODES}|remittance|advice|says?|saying|means?|meaning|tells?|telling|sent|payer|eob|era|835|get|used?|when|that)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\b(?:MA?|N|CO|PR|OA|PI)[ -]?\d{1,3}\b")
_LEAST, _WHOLE, _AHEAD, _AS_NEAR, _SHOWN = 0.5, 0.75, 1.3, 0.75, 4
"""The share of the words that a text has to have; that from which it is meant, so far ahead of the next; what is shown too."""


def named(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code whose text says what is told, or those nearest to it."""
    if reference.search is None or not _WISHED.search(ask.text) or _NUMBERED.search(ask.text):
        return ()
    system = CodeSystem.RARC if _REMARK.search(ask.text) else CodeSystem.CARC
    words = plain(_AROUND.sub(" ", ask.text))
    found = reference.search.likely(words, frozenset({system}), reference.on) if words else ()
    near = [one for one in found if one.cover >= _LEAST and len(one.met) > 1]
    if not near:
        return ()
    best, *others = near
    if best.cover >= _WHOLE and all(best.score >= _AHEAD * one.score for one in others):
        return told_codes.all_fitting((best.entry,), reference)
    return told_codes.nearest(_beside(near))


def _beside(near: list[Likely]) -> tuple[Likely, ...]:
    least = _AS_NEAR * near[0].score
    return tuple(one for one in near if one.score >= least)[:_SHOWN]
