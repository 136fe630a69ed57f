"""What may answer a question without a code, in the order in which it is asked: the finders of each stage."""

from __future__ import annotations

from collections.abc import Iterable

from consultant.answering import anesthesia_told, codes_named, locality_open
from consultant.answering.findings import Finder, measures
from consultant.answering.findings.cases import case_rows, whole
from consultant.answering.findings.codes import (
    approaches,
    inpatient_places,
    objectives,
    operations,
    used_releases,
)
from consultant.answering.findings.coverage import (
    anesthesia,
    documents,
    indicator_meanings,
    payment_areas,
    payments,
    places,
)
from consultant.answering.findings.crosswalks import groups_in_words, replaced_groups, risk_categories
from consultant.answering.findings.descriptions import (
    bill_types,
    blood_products,
    by_description,
    cast_supplies,
    coded_lists,
    dementias,
    encounters_told,
    exact_titles,
    foreign_bodies,
    group_titles,
    inpatient_index,
    inpatient_procedures,
    kidneys_and_legs,
    listed_rows,
    measured,
    natures,
    new_codes,
    noted_titles,
    old_injuries,
    older_codes,
    on_each_day,
    power_chairs,
    product_names,
    remarks_in_words,
    remarks_searched,
    said_alone,
    told_items,
    told_operations,
)
from consultant.answering.findings.drugs import by_name, uncoded
from consultant.answering.findings.guidelines import (
    abuse,
    beside_stories,
    births,
    bones_and_joints,
    gestation,
    hypertensive,
    infarctions,
    injuries,
    newborns,
    old_wounds,
    pregnancies,
    pressure_ulcers,
    septic,
    sequelae,
    seventh_told,
    status_told,
    stories,
    told,
)
from consultant.answering.findings.modifiers import listed, situations
from consultant.answering.findings.notes import limits, rules, verdicts
from consultant.answering.findings.visits import infusions, therapy
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import whole_code_wished
from consultant.answering.reference import Reference
from consultant.model.answer import Finding


def first(finders: Iterable[Finder], ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What the first of the finders that find anything has found; those behind it are not asked."""
    return next((found for finder in finders if (found := finder(ask, reference))), ())


def noted(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What our notes answer first; nothing that names no code where a code is wished with all its characters."""
    found = verdicts.noted(ask, reference)
    named = not whole_code_wished(ask.text) or any(
        codes_named.CODE.search(str(one.values.get("first"))) for one in found
    )
    return found if named else ()


def _policies(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The contractor of the state; before it that coverage documents are not loaded, where one is wanted."""
    if len(ask.text.split()) > _BRIEF and not _OF_POLICY.search(ask.text):
        return ()  # a state in a story is only where somebody lives
    unheld = documents.unheld(ask, reference)
    beside = documents.contractor(ask, reference) or (rules.stated(ask, reference) if unheld else ())
    return (*unheld, *beside)


_BRIEF = 12
_OF_POLICY = pattern(
    r"\b(macs?|contractors?|carriers?|medicare|cover\w*|lcds?|ncds?|polic(y|ies)|articles?|local|jurisdictions?"
    r"|part [ab]|dme\w*|submit"
    r"|file|filed|decid\w+|enroll\w*|claims?|noridian|novitas|palmetto|first coast|ngs|wps|cgs|allow\w*|pays?|paid|rules?)\b"
)


def _factors(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The conversion factors of the years that are asked for; our note on them where one of these is not loaded."""
    found = payments.factor(ask, reference)
    loaded = tuple(one for one in found if not one.values.get("other_year"))
    if len(loaded) == len(found):
        return found
    return rules.by_name(_FACTOR_NOTE, ask, reference) or found


_FACTOR_NOTE = "fee-conversion-factor"


def _reason(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The payer's reason that is told in words; asked of beside something else, a note may tell it with the rest."""
    found = remarks_in_words.reason(ask, reference)
    return () if found and _BESIDES.search(ask.text) and verdicts.is_meant(ask, reference) else found


_BESIDES = pattern(r"(?:\band|,) (?:what|which) (?:carc|rarc|denial|reason|remark|adjustment)\b")


CASES: tuple[Finder, ...] = (
    case_rows.told,
    encounters_told.tests,
    encounters_told.uncertain,
    abuse.told,
    old_wounds.told,
    injuries.told,
    kidneys_and_legs.kidneys,
    kidneys_and_legs.legs,
    kidneys_and_legs.alone,
    bones_and_joints.told,
    bones_and_joints.osteoporotic,
    newborns.early,
    gestation.trimester,
)
"""A whole case told in words, with all its codes in their order."""
IN_SO_MANY_WORDS: tuple[Finder, ...] = (
    listed.told,
    older_codes.told,
    told_items.modifiers,
    on_each_day.told,
    on_each_day.again,
    beside_stories.control,
    replaced_groups.told,
    risk_categories.ranked,
    exact_titles.named,
    noted_titles.told,
    foreign_bodies.told,
    *CASES,
    natures.poisoned,
    old_injuries.told,
    approaches.named,
    inpatient_places.told,
    inpatient_index.told,
    bill_types.told,
    listed_rows.named,
    coded_lists.told,
    blood_products.told,
    groups_in_words.whole,
    told_operations.with_code,
    objectives.told,
    told_operations.of_procedure,
    power_chairs.told,
    cast_supplies.told,
    told_items.told,
    product_names.named,
    by_name.branded,
    remarks_in_words.remark,
    _reason,
    measures.surely,
)
"""What a mail names by a brand, or by the system of the code that it wishes: no other words of it tell more."""
TOGETHER: tuple[Finder, ...] = (encounters_told.before_surgery, whole.told)
"""All that a case tells, where hardly a word of it is left over: no single word of it is a procedure, an item or a rule."""
IN_CODES: tuple[Finder, ...] = (
    uncoded.counted,
    by_description.indexed,
    pressure_ulcers.progressed,
    pressure_ulcers.told,
    septic.failing,
    dementias.told,
    hypertensive.combined,
    natures.told,
    said_alone.treated,
)
"""Of which a rule is known that names the codes themselves: no note, which tells their categories, says more."""
STORIES: tuple[Finder, ...] = (
    remarks_searched.named,
    group_titles.named,
    new_codes.named,
    measured.told,
    sequelae.hemiplegia,
    encounters_told.newborn_observed,
    births.told,
    pregnancies.told,
    infarctions.again,
    stories.told,
    natures.with_injury,
    beside_stories.joint,
    beside_stories.joint_status,
    status_told.told,
    beside_stories.past_cancer,
)
"""The codes of what a story tells whole, in their order, before any single word of it is looked up."""
WHOLE: tuple[Finder, ...] = (
    seventh_told.told,
    inpatient_procedures.told,
    limits.told,
    anesthesia_told.priced,
    anesthesia.beside_national,
    situations.digits_told,
    anesthesia.time_units_alone,
    noted,
    operations.named,
    lambda ask, _: indicator_meanings.told(ask),
    places.named,
)
"""What answers a whole question."""
NAMED: tuple[Finder, ...] = (
    by_name.named,
    used_releases.used,
    infusions.timed,
    groups_in_words.told,
    gestation.week,
    infarctions.elapsed,
)
"""What is named without its code."""
STATED: tuple[Finder, ...] = (
    uncoded.alone,
    locality_open.asked_back,
    sequelae.past,
    therapy.told,
    anesthesia.factors,
    _factors,
    payment_areas.areas,
    risk_categories.named,
    _policies,
    told.conditions_only,
    rules.stated,
)
"""Rules, factors and policies."""
