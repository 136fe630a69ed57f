"""What the data settle of the cited diagnoses before anything else is said of them, whatever the question was read to ask."""

from __future__ import annotations

from collections.abc import Callable

from consultant.answering.findings.codes import titles_told
from consultant.answering.findings.crosswalks import hierarchies
from consultant.answering.findings.descriptions import measured
from consultant.answering.findings.guidelines import (
    beside_stories,
    births,
    drug_effects,
    external_causes,
    gestation,
    inclusions,
    infarctions,
    newborns,
    patients,
    pregnancies,
    sequelae,
    seventh,
    siblings,
    sides,
    stages,
    stories,
    told,
    whose_record,
)
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_FINDERS: tuple[Callable[[Ask, Reference], tuple[Finding, ...]], ...] = (
    measured.surface,
    drug_effects.told,
    whose_record.misplaced,
    newborns.early,
    births.told,
    stories.told,
    external_causes.told,
    beside_stories.control,
    beside_stories.joint,
    beside_stories.past_cancer,
    beside_stories.cancer_pain,
    beside_stories.screening,
    titles_told.confirmed,
    sides.differing,
    sides.of_codes,
    siblings.differing,
    inclusions.named,
    patients.unfit,
    patients.edits,
    patients.later,
    pregnancies.other_trimester,
    gestation.week,
    infarctions.again,
    infarctions.elapsed,
    sequelae.hemiplegia,
    sequelae.past,
    stages.differing,
    seventh.options,
    seventh.other,
    told.other_drug,
    told.other_type,
    hierarchies.compared,
)
"""In the order in which they are told."""


def settled(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Every finding of them; most questions meet none or one."""
    return tuple(finding for finder in _FINDERS for finding in finder(ask, reference))
