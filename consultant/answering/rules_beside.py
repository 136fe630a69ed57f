"""The rules that stand beside what a description gives, and those that answer where it gives nothing."""

from __future__ import annotations

import re

from consultant.answering import codeless_finders
from consultant.answering.asking_back import COVERAGE, in_general, wishes_code
from consultant.answering.finding_kinds import NOTES
from consultant.answering.findings.notes import note_ranking, rules
from consultant.answering.intents.forms import wants_code
from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import description
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.codes import CodeSystem

_COVERED = "Medicare coverage"
_BARE_WISH = 6
"""Words of a wish for a code that tells nothing to choose it by: no rule answers it."""
_PLAIN_WISH = re.compile(
    r"\b(need|give me|looking for|what is|what's|which is) (the |an? )?"
    r"((icd-?10(-cm)?|cpt|hcpcs|dx|diagnosis|procedure)( code)?|code) (for|of)\b",
    re.IGNORECASE,
)
"""A code is wanted, and no rule."""


def stated_on(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What rules, factors and policies say; nothing to a plain wish for a code."""
    stated = codeless_finders.first(codeless_finders.STATED, ask, reference)
    if not stated and in_general(ask) and not wishes_code(ask):
        stated = rules.pointed_to(ask, reference)
    bare = wants_code(ask.text) and len(ask.text.split()) <= _BARE_WISH
    if (bare and not any(one.kind == "payment_area" for one in stated)) or _PLAIN_WISH.search(ask.text):
        return ()
    return _naming_a_procedure(stated, ask)


def with_rules(described: tuple[Finding, ...], ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The codes that fit a description with the rules on them."""
    beside = rules.stated(ask, reference)
    left = rules.by_name(_LATE_EFFECTS, ask, reference) if _of_a_late_effect(described, ask) else ()
    return (*described, *(left or (one for one in beside if belongs(one, described, ask, reference))))


_LATE_EFFECTS = "icd-sequela"


def _of_a_late_effect(described: tuple[Finding, ...], ask: Ask) -> bool:
    """Whether the code of the cause of a late effect is wished: what the cause left behind goes before it."""
    late = any(code.endswith("S") for one in described if one.kind == "code_fitting" for code in one.codes)
    return late and "cause" in ask.text.lower()


def _naming_a_procedure(stated: tuple[Finding, ...], ask: Ask) -> tuple[Finding, ...]:
    """Where a procedure's code is wished, what is stated without the notes that name none: a rule beside it is no answer."""
    wanted = description(ask.text)
    if wanted is None or wanted.bare or not wanted.systems <= _OF_PROCEDURES:
        return stated
    return tuple(
        one for one in stated if one.kind not in NOTES or _PROCEDURE.search(str(one.values.get("text")))
    )


_OF_PROCEDURES = frozenset({CodeSystem.CPT, CodeSystem.HCPCS, CodeSystem.ICD10PCS})
_PROCEDURE = re.compile(r"\b(?:\d{5}|[A-Z]\d{4}|\d{4}[TU])\b")


_FITTING = frozenset({"code_fitting", "combined", "items_told"})


def belongs(stated: Finding, proposed: tuple[Finding, ...], ask: Ask, reference: Reference) -> bool:
    """Whether what else is known belongs to a code that fits: of our notes only those on the code itself."""
    if stated.kind in NOTES and any(one.values.get("sides") for one in proposed):
        return False  # only the side is to be told
    fitting = [code for one in proposed if one.kind in _FITTING for code in one.codes]
    note = reference.note(stated.evidence[0].key) if stated.kind in NOTES and stated.evidence else None
    if not fitting or note is None:
        return True
    if note.topic == _COVERED and not COVERAGE.intersection(ask.intents):
        return False
    return any(map(note.covers, fitting)) and note_ranking.named(note, ask)
