"""What the catalogue says about an ask: one module per topic, each a function from ask and reference to findings.

`PLAN` says which of them an intent needs. A finding's `kind` names its template, `templates/email/finding/<kind>.txt`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from consultant.answering.findings import (
    add_ons,
    anesthesia,
    codes,
    combinations,
    coverage,
    diagnosis_pairs,
    doses,
    drug_numbers,
    edits,
    fees,
    groups,
    icd_notes,
    limits,
    mappings,
    meanings,
    modifiers,
    payments,
    pregnancies,
    procedures,
    rules,
    sequence,
    seventh,
    sides,
    situations,
    therapy,
    told,
    units,
    visits,
)
from consultant.answering.intents import Intent
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

Finder = Callable[[Ask, Reference], tuple[Finding, ...]]

PLAN: Mapping[Intent, tuple[Finder, ...]] = {
    Intent.WHAT_IS: (
        procedures.characters,
        drug_numbers.written,
        codes.described,
        modifiers.loose,
        rules.on_bare_modifiers,
        rules.plainly_meant,
        add_ons.alone,
        seventh.meaning,
    ),
    Intent.VALID: (procedures.characters, drug_numbers.written, codes.described, modifiers.attached),
    Intent.TOGETHER: (
        edits.pairs,
        fees.unpaid_beside,
        combinations.combined,
        sides.both_cited,
        diagnosis_pairs.conflicts,
        told.beside,
        rules.on_diagnoses,
        coverage.support,
        add_ons.missing,
        rules.on_both,
    ),
    Intent.UNITS: (therapy.units, doses.given, doses.needed, units.limits),
    Intent.MODIFIER: (
        edits.openings,
        modifiers.attached,
        modifiers.loose,
        situations.modifiers,
        rules.on_both,
        rules.on_modifiers,
        modifiers.open_question,
    ),
    Intent.BILATERAL: (fees.bilateral, sides.both),
    Intent.GLOBAL: (fees.global_days, situations.modifiers, rules.on_modifiers),
    Intent.ASSISTANT: (fees.surgeons,),
    Intent.MULTIPLE: (fees.multiple_procedures,),
    Intent.COMPONENTS: (situations.modifiers, fees.components, modifiers.attached),
    Intent.STATUS: (payments.outpatient, coverage.support, fees.status, rules.plainly_meant),
    Intent.POLICY: (coverage.policies, coverage.whose, rules.plainly_meant),
    Intent.PAYMENT: (payments.outpatient, anesthesia.factors, payments.areas, payments.priced),
    Intent.NOTES: (
        combinations.combined,
        diagnosis_pairs.conflicts,
        told.beside,
        pregnancies.complicated,
        seventh.meaning,
        codes.completeness,
        sequence.placed,
        icd_notes.instructions,
        rules.on_diagnoses,
    ),
    Intent.SUCCESSOR: (codes.described,),
    Intent.MAP: (mappings.mapped, codes.replaced, rules.plainly_meant),
    Intent.GROUP: (groups.belonging, groups.unheld, codes.groups),
    Intent.ADD_ON: (add_ons.primaries, sequence.placed, rules.plainly_meant),
    Intent.DOCUMENT: (edits.openings, rules.stated, codes.described),
    Intent.RULES: (
        visits.known,
        therapy.units,
        doses.given,
        situations.modifiers,
        rules.stated,
        codes.described,
    ),
}


def gather(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Every finding for an ask, each once: codes that cannot be used first, then intent by intent."""
    found = [
        *meanings.mismatches(ask, reference),
        *sides.differing(ask, reference),
        *seventh.other(ask, reference),
        *told.other_drug(ask, reference),
        *told.other_type(ask, reference),
        *limits.told(ask, reference),
        *codes.obstacles(ask, reference),
        *units.excesses(ask, reference),
        *modifiers.misfits(ask, reference),
        *fees.not_for_medicare(ask, reference),
    ]
    for intent in ask.intents:
        for finder in PLAN[intent]:
            found += [finding for finding in finder(ask, reference) if finding not in found]
    found += [finding for finding in rules.on_remarks(ask, reference) if finding not in found]
    return tuple(_without_doubles(_gaps_joined(found)))


_ORDERING = ("code_first", "use_additional", "told_note", "combined", "pregnancy_code")
"""Kinds that give the order of diagnoses already."""
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


def _without_doubles(found: list[Finding]) -> Iterator[Finding]:
    """Leaves out what another finding of the same code says already, and the call for a second code where one was found."""
    misnamed = {
        finding.codes
        for finding in found
        if finding.kind in ("meaning_differs", "other_patient", "seventh_character")
    }
    misnamed |= {finding.codes[-1:] for finding in found if finding.kind == "seventh_other"}
    answered = any(finding.evidence for finding in found)
    noted = {code for finding in found if finding.kind == "note" for code in finding.codes}
    ended = {finding.codes for finding in found if finding.kind == "code_terminated"}
    combined = any(finding.kind == "combined" for finding in found)
    ordered = any(
        finding.kind in ("code_first", "use_additional", "told_note", "combined", "pregnancy_code")
        for finding in found
    )
    told = any(finding.kind in ("told_note", "place_in_order", "pregnancy_code") for finding in found)
    outpatient = any(finding.values.get("set") == payments.OUTPATIENT for finding in found)
    misdrugged = {finding.codes[-1] for finding in found if finding.kind == "other_drug"}
    placed = any(finding.kind == "place_in_order" for finding in found)
    chosen = any(finding.kind == "modifier_for" for finding in found)
    told = any(finding.kind in ("note", "rule") for finding in found)
    compared = sum(finding.kind == "modifier_meaning" for finding in found) if told else 0
    for finding in found:
        doubled = finding.kind == "code_active" and finding.codes in misnamed
        doubled |= finding.kind == "code_active" and finding.values["code"] in noted
        doubled |= finding.kind in ("fee_none", "unit_none", "dose_units") and finding.codes in ended
        doubled |= (combined or placed) and finding.kind == "excludes_none"
        doubled |= finding.kind == "fee_status" and outpatient
        doubled |= finding.kind == "use_additional" and not misdrugged.isdisjoint(finding.codes)
        doubled |= ordered and finding.kind == "place_in_order"
        doubled |= (told or combined) and finding.kind in ("icd_notes", "icd_note", "icd_note_none")
        if finding.kind == "modifier_meaning" and compared >= 2:
            finding = replace(finding, values={**finding.values, "noted": True})
        doubled |= chosen and finding.kind == "modifier_fits" and finding.values["rule"] == "visit"
        if combined and finding.kind == "excludes1":  # the combination code says already which one to report
            yield replace(finding, values={**finding.values, "combined": True})
        elif not doubled and not (finding.kind == "edit_alone" and answered):
            yield finding
