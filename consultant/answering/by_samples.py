"""What the rules leave open, or answer with a general note, answered as the sample questions nearest to it were."""

from __future__ import annotations

from consultant.answering.asked_before import Vote
from consultant.answering.asking_back import asking_back, wishes_code
from consultant.answering.finding_kinds import LACKING, NOTES
from consultant.answering.findings.notes import nearby, verdicts
from consultant.answering.reading import Ask
from consultant.answering.reading.naming import names_nothing, points_at_a_case
from consultant.answering.reference import Reference
from consultant.answering.section import Section
from consultant.model.answer import Finding
from consultant.model.samples import ASK_BACK, VERDICT

_OPEN = frozenset({"no_code", "codes_near", "modifier_open", "not_answered"})
"""Kinds by which a question is only asked back in general."""
_BESIDE = frozenset({*_OPEN, *NOTES, "code_near", "no_group"})
"""Kinds that a closer answer makes needless."""
_SURE = 0.4
"""Share of the votes by which an answer stands: measured on questions that the rules had not seen."""
_AS_ASKED = 0.5
"""Likeness of the nearest sample, from which it is taken for asked in the same way: yes to one is yes to the other."""


def instead(told: Section, reference: Reference) -> tuple[Finding, ...]:
    """What answers the section in place of its own findings; nothing where those stand."""
    ask, kind = told.ask, told.leading.kind if told.leading else ""
    if reference.asked_before is None or ask.decline:
        return ()
    if kind in _OPEN and not _tells_too_little(ask, kind):
        return _answered(told, reference) or (
            () if _asked_back(ask, reference) else nearby.told(ask, reference)
        )
    if kind == "note" and all(found.kind in NOTES for found in told.worded) and not _names_reason(told):
        return _asked_back(ask, reference) or nearby.told(ask, reference)
    return ()


def _names_reason(told: Section) -> bool:
    """Whether the note is that of the payer's reason which the question names: nothing is nearer to it."""
    return bool(
        told.leading and told.leading.finding.evidence[0].key.startswith("denial-") and told.ask.codes
    )


def pointed_at(ask: Ask, reference: Reference) -> bool:
    """Whether a question points at a case that only the asker sees: not one that means a rule of ours in so many words.

    Samples that were asked back outweigh that.
    """
    if not points_at_a_case(ask.text):
        return False
    return not verdicts.is_close(ask, reference) or bool(_asked_back(ask, reference))


def _tells_too_little(ask: Ask, kind: str) -> bool:
    """Whether it points at what only the asker sees, or wishes the code of something that is told: no rule answers that."""
    return (
        points_at_a_case(ask.text) or names_nothing(ask.text) or (kind == "codes_near" and wishes_code(ask))
    )


def _answered(told: Section, reference: Reference) -> tuple[Finding, ...]:
    """The verdict that was voted for, before what else the section tells of the cited codes."""
    vote = _vote(told.ask, reference)
    if vote is None or vote.answer.kind != VERDICT:
        return ()
    note = reference.note(vote.answer.note)
    verdict = next((one for one in note.verdicts if one.first == vote.answer.first), None) if note else None
    if note is None or verdict is None:
        return ()
    sample = vote.nearest.asked if vote.likeness >= _AS_ASKED else ""
    beside = (found.finding for found in told.worded if told.ask.codes and found.kind not in _BESIDE)
    return (verdicts.likened(note, verdict, told.ask.text, sample), *beside)


def _asked_back(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What was lacking in questions like this one; to ask back in general where that differs."""
    vote = _vote(ask, reference)
    if vote is None or vote.answer.kind != ASK_BACK:
        return ()
    lack = vote.answer
    if lack.lack not in LACKING:
        return (asking_back(ask),)
    named = "thing" if lack.lack == "particulars_lacking" else "fact"
    return (Finding(lack.lack, ask.codes, {named: lack.of, "codes": ask.codes}, ()),)


def _vote(ask: Ask, reference: Reference) -> Vote | None:
    """What the samples nearest to the question, with what stands over it, were answered with, if most agree."""
    vote = (
        reference.asked_before.vote(f"{ask.story or ask.under}\n{ask.text}")
        if reference.asked_before
        else None
    )
    return vote if vote and vote.share >= _SURE else None
