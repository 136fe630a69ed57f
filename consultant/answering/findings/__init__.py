"""What the catalogue says about an ask: a folder per topic, each module functions from ask and reference to findings.

`PLAN` says which of them an intent needs. A finding's `kind` names its template, `templates/email/finding/<kind>.txt`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from consultant.answering.finding_kinds import EDITS
from consultant.answering.findings import doubles, measures, of_diagnoses
from consultant.answering.findings.codes import (
    changed_operations,
    days,
    described_elsewhere,
    drug_numbers,
    fields,
    meanings,
    predecessors,
    procedures,
    profile,
    statements,
    title_details,
    titles,
    validity,
)
from consultant.answering.findings.coverage import (
    anesthesia,
    caps,
    documents,
    excluded,
    fees,
    indicator_meanings,
    parts_of_tests,
    payment_areas,
    payments,
    places,
    places_priced,
    relative_values,
    second_surgeons,
    shares_of_payment,
    split_care,
    values_summed,
    worth,
)
from consultant.answering.findings.crosswalks import (
    groups,
    hospital_acquired,
    mappings,
    replaced_groups,
    sibling_groups,
)
from consultant.answering.findings.descriptions import choices, measured, newer_instead, told_table
from consultant.answering.findings.drugs import (
    biosimilars,
    by_name,
    doses,
    giving,
    labelled_doses,
    supply_units,
    whole_doses,
)
from consultant.answering.findings.edits import (
    add_ons,
    claim_lines,
    edits_compared,
    limits_compared,
    ptp,
    sites_counted,
    things_counted,
    units,
)
from consultant.answering.findings.guidelines import (
    bones_and_joints,
    combinations,
    diagnosis_pairs,
    icd_notes,
    pregnancies,
    sequence,
    seventh,
    sides,
    told,
    told_together,
)
from consultant.answering.findings.modifiers import (
    cited,
    digits,
    listed,
    procedures_in_period,
    situations,
    vessels,
    visits_beside,
    visits_in_period,
)
from consultant.answering.findings.modifiers import days as modifier_days
from consultant.answering.findings.notes import limits, remarks, rules, terms, verdicts
from consultant.answering.findings.visits import infusions, services_told, therapy, visit_levels
from consultant.answering.intents import Intent
from consultant.answering.leads import SETS
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

Finder = Callable[[Ask, Reference], tuple[Finding, ...]]

PLAN: Mapping[Intent, tuple[Finder, ...]] = {
    Intent.WHAT_IS: (
        procedures.characters,
        drug_numbers.written,
        validity.described,
        told.taken_in,
        cited.loose,
        rules.on_bare_modifiers,
        rules.plainly_meant,
        add_ons.alone,
        seventh.meaning,
        profile.glance,
    ),
    Intent.VALID: (
        procedures.characters,
        drug_numbers.written,
        validity.described,
        told.taken_in,
        cited.attached,
        seventh.meaning,
    ),
    Intent.FIELD: (
        shares_of_payment.bases_claimed,
        caps.amounts,
        doses.unit_claimed,
        fields.named,
        fields.described_else,
    ),
    Intent.CHOICE: (rules.on_diagnoses, rules.plainly_meant, validity.described),
    Intent.TOGETHER: (
        claim_lines.reviewed,
        ptp.pairs,
        situations.of_the_course,
        fees.unpaid_beside,
        units.fitting,
        combinations.combined,
        told_together.told_together,
        sides.both_cited,
        diagnosis_pairs.conflicts,
        told.beside,
        rules.on_diagnoses,
        documents.support,
        add_ons.missing,
        rules.on_both,
        rules.on_one,
    ),
    Intent.UNITS: (
        therapy.units,
        whole_doses.counted,
        labelled_doses.counted,
        doses.given,
        doses.needed,
        units.limits,
    ),
    Intent.MODIFIER: (
        claim_lines.reviewed,
        ptp.openings,
        add_ons.missing,
        cited.attached,
        cited.loose,
        situations.modifiers,
        rules.on_both,
        rules.on_modifiers,
        rules.on_one,
        cited.open_question,
    ),
    Intent.BILATERAL: (fees.bilateral, whole_doses.counted, doses.given, sides.both),
    Intent.GLOBAL: (fees.global_days, situations.modifiers, rules.on_modifiers),
    Intent.ASSISTANT: (second_surgeons.surgeons,),
    Intent.MULTIPLE: (shares_of_payment.multiple_procedures,),
    Intent.COMPONENTS: (situations.modifiers, shares_of_payment.components, cited.attached),
    Intent.STATUS: (
        payments.drug_prices,
        payments.surgery_center,
        payments.outpatient,
        relative_values.of_modified,
        documents.support,
        fees.status,
        fields.unscheduled,
        sequence.placed,
        rules.plainly_meant,
    ),
    Intent.POLICY: (documents.policies, documents.whose, rules.plainly_meant),
    Intent.PAYMENT: (
        payments.drug_prices,
        payments.surgery_center,
        payments.outpatient,
        anesthesia.factors,
        values_summed.summed,
        payment_areas.areas,
        payments.priced,
        fields.unscheduled,
    ),
    Intent.NOTES: (
        combinations.combined,
        told_together.told_together,
        diagnosis_pairs.conflicts,
        told.beside,
        pregnancies.complicated,
        seventh.meaning,
        validity.completeness,
        sequence.placed,
        icd_notes.instructions,
        rules.on_diagnoses,
    ),
    Intent.SUCCESSOR: (validity.described,),
    Intent.MAP: (drug_numbers.written, mappings.mapped, validity.replaced, rules.plainly_meant),
    Intent.GROUP: (groups.belonging, groups.unheld, validity.groups),
    Intent.ADD_ON: (shares_of_payment.endoscopic_bases, add_ons.primaries, sequence.placed, rules.on_one),
    Intent.DOCUMENT: (ptp.openings, rules.stated, validity.described),
    Intent.RULES: (
        therapy.units,
        doses.given,
        situations.modifiers,
        rules.stated,
        validity.described,
    ),
}


ALONE: tuple[Finder, ...] = (
    services_told.told,
    title_details.which,
    supply_units.counted,
    title_details.asked,
    told_table.of_equipment,
)
"""What answers a question whole, so that nothing else is looked for."""


def gather(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Every finding for an ask, each once: codes that cannot be used first, then intent by intent."""
    for finder in ALONE:
        if whole := finder(ask, reference):
            return whole
    judged = verdicts.judges(ask, reference)
    always = (finder for finder in ALWAYS if not judged or finder not in _YIELDING)
    found = [finding for finder in always for finding in finder(ask, reference)]
    for finder in dict.fromkeys(finder for intent in ask.intents for finder in PLAN[intent]):
        found += [finding for finding in finder(ask, reference) if finding not in found]
    beside = (*rules.on_remarks(ask, reference), *mappings.overtaken(ask, reference))
    found += [finding for finding in beside if finding not in found]
    answered = (*remarks.told(ask, reference), *remarks.other_reading(ask, reference))
    found += [finding for finding in answered if not _described_already(finding, found)]
    found = _without_obstacles(found) if judged else found
    found = title_details.title_first(listed.leading(found, ask, reference), ask, reference)
    return tuple(doubles.without(_gaps_joined(_asked_for(found, ask))))


def _before_icd10(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What a diagnosis of before October 2015 maps to, where the question is not on that anyway."""
    return () if Intent.MAP in ask.intents else mappings.before_icd10(ask, reference)


def _noted(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What told measures come to, else the verdict of a note, else the terms of a benefit."""
    if groups.exempting(ask):
        return ()  # each code stands on the list or not
    return (
        (not verdicts.judges(ask, reference) and measures.counted(ask, reference))
        or verdicts.noted(ask, reference)
        or terms.on_terms(ask, reference)
    )


def _charged(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The marks of what Medicare never covers, else what the patient may be charged."""
    return excluded.marked(ask, reference) or fees.charged(ask, reference)


def _meant(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Whether codes are what the question calls them; of each code what its statement tells, else any word for it."""
    if procedures.characters(ask, reference):
        return ()  # what is said behind the code asks what stands in it
    stated = statements.judged(ask, reference)
    told = {finding.codes for finding in stated}
    others = (finding for finding in meanings.mismatches(ask, reference) if finding.codes not in told)
    return (*stated, *others)


def _chosen(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code that is chosen of those offered, with the units of a told dose."""
    if Intent.CHOICE in ask.intents and (broken := bones_and_joints.broken_or_injured(ask, reference)):
        return broken
    found = choices.chosen(ask, reference)
    if found and not found[0].values["code"] and (columns := fields.named(ask, reference)):
        return columns  # a column of each tells which of them it is
    return (*found, *(units for choice in found for units in doses.of_chosen(choice, ask, reference)))


def _indicated(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What indicators mean that the question names without a code: `pricing indicator 51`."""
    return () if ask.codes else indicator_meanings.told(ask)


ALWAYS: tuple[Finder, ...] = (
    _indicated,
    procedures.characters,
    replaced_groups.told,
    sibling_groups.told,
    lambda ask, _: hospital_acquired.told(ask),
    drug_numbers.unheld,
    by_name.beside,
    described_elsewhere.told,
    newer_instead.told,
    biosimilars.other_brand,
    _meant,
    _before_icd10,
    of_diagnoses.settled,
    limits.told,
    doses.accounted,
    limits_compared.compared,
    edits_compared.compared,
    titles.compared,
    giving.told,
    _chosen,
    changed_operations.told,
    days.each,
    measured.beside,
    _noted,
    visit_levels.needed,
    visits_beside.told,
    visits_in_period.told,
    procedures_in_period.told,
    vessels.repeated,
    worth.compared,
    payments.between_places,
    split_care.shared,
    parts_of_tests.told,
    places.differing,
    places.rates,
    places.beside,
    places_priced.judged,
    sites_counted.counted,
    things_counted.counted,
    anesthesia.time_units,
    infusions.timed,
    digits.named,
    _charged,
    rules.on_procedures,
    validity.obstacles,
    predecessors.told,
    doses.of_successor,
    units.excesses,
    add_ons.without_primary,
    cited.misfits,
    modifier_days.told,
    remarks.dated,
    fees.not_for_medicare,
)
"""What is looked for whatever the intent, in the order in which it is told."""


def _without_obstacles(found: list[Finding]) -> list[Finding]:
    """Without what is wrong with a cited code, where the verdict itself names one of them."""
    said = " ".join(str(one.values["first"]) for one in found if one.kind == "verdict")
    if not any(code[:4] in said for one in found if one.kind in _ENDED for code in one.codes):
        return found
    return [one for one in found if one.kind not in _ENDED]


_ENDED = ("code_terminated", "code_unconfirmed")
_YIELDING = frozenset(
    {
        _meant,
        limits.told,
        visit_levels.needed,
        digits.named,
        places.differing,
        places.rates,
        places.beside,
        places_priced.judged,
        anesthesia.time_units,
        modifier_days.told,
        doses.accounted,
        cited.misfits,
    }
)
"""What gives way to the verdict of a note on just what is claimed."""


def _described_already(finding: Finding, found: list[Finding]) -> bool:
    """Whether a finding of the same kind is on the same codes, however it was asked for."""
    return any(one.kind == finding.kind and one.codes == finding.codes for one in found)


def _asked_for(found: list[Finding], ask: Ask) -> list[Finding]:
    """Without what a set that nothing asks of lacks for the day, where the edits of the day answer."""
    sets = tuple(name for intent in ask.intents for name in SETS.get(intent, ("",)))
    answered = any(finding.kind in EDITS for finding in found)
    return [
        finding
        for finding in found
        if not answered
        or finding.kind != "no_release_for_date"
        or str(finding.values["set"]).startswith(sets)
    ]


_LOADING = ("set_not_loaded", "no_release_for_date")


def _gaps_joined(found: list[Finding]) -> list[Finding]:
    """One finding for each set that is missing, with all the codes that it leaves open."""
    joined: list[Finding] = []
    for finding in found:
        place = next((place for place, before in enumerate(joined) if _same_gap(before, finding)), None)
        if place is None:
            joined.append(finding)
        else:
            joined[place] = _united(joined[place], finding)
    return joined


def _same_gap(first: Finding, second: Finding) -> bool:
    return first.kind == second.kind in _LOADING and first.values["set"] == second.values["set"]


def _united(first: Finding, second: Finding) -> Finding:
    codes = tuple(dict.fromkeys(first.codes + second.codes))
    named = tuple(dict.fromkeys(first.values["codes"] + second.values["codes"]))
    return Finding(first.kind, codes, {**first.values, "codes": named}, first.evidence + second.evidence)
