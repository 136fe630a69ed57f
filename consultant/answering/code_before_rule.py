"""A rule that answers a question which describes something and wishes its code too: the code stands before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from consultant.answering import codes_named, two_steps
from consultant.answering.finding_kinds import NOTES
from consultant.answering.findings.descriptions import by_description
from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import wishes_diagnosis
from consultant.answering.reference import Reference
from consultant.answering.section import Section
from consultant.answering.wording import Worded

Look = Callable[[Ask, Reference, Collection[str]], Section]
"""Looks an ask up and words it, without the findings of the kinds that are to be passed over."""
_CODED = frozenset({"code_fitting", "codes_fitting", "codes_in_order", "combined"})


def told(whole: Section, reference: Reference, look: Look) -> Section:
    """A rule with the code before it that the question describes and wishes besides, where that is sure."""
    said = " ".join(whole.short)
    if (described := two_steps.coded(whole.ask)) and not codes_named.names_code(said):
        named = look(described, reference, NOTES)
        if named.told & _CODED:
            return named.before(whole)
    if _of_other_things(whole):
        return whole
    described = two_steps.diagnosed(whole.ask)
    if described and _unsaid(described, said, reference):
        named = look(described, reference.unnoted(), ())
        if named.leading and named.leading.kind in _CODED and _of_diagnoses(named.leading):
            return named.before(whole)
    return whole  # a code that the rule names is the one that is wished


def _of_other_things(whole: Section) -> bool:
    """Whether the rule is on a benefit or a duty, or says that what is described gets no code of its own."""
    rule = whole.leading.finding if whole.leading else None
    if rule is None or not rule.evidence:
        return False
    return (
        rule.kind == "limit_told"
        or rule.values.get("topic") == _COVERED
        or (rule.values.get("topic") == _COMPLIANCE and not wishes_diagnosis(whole.ask.text))
        or rule.evidence[0].key == _UNCERTAIN
    )


_COVERED, _COMPLIANCE, _UNCERTAIN = "Medicare coverage", "compliance", "icd-uncertain"


def _of_diagnoses(leading: Worded) -> bool:
    return all(_DIAGNOSIS.fullmatch(code) for code in leading.finding.codes)


_DIAGNOSIS = re.compile(r"[A-Z]\d[0-9A-Z](?:\.\w{1,4})?")


def _unsaid(described: Ask, said: str, reference: Reference) -> bool:
    """Whether a rule names no diagnosis, or only others than the one that a common term stands for."""
    if not codes_named.names_diagnosis(said, reference):
        return True
    term = by_description.indexed(described, reference)
    return any(one.kind == "code_fitting" for one in term) and not any(
        code in said for one in term for code in one.codes
    )
