"""What is said of diagnoses already: the rows of the table in `doubles` that look at them alone."""

from __future__ import annotations

from collections.abc import Callable

from consultant.answering.finding_kinds import EXCLUSIONS
from consultant.answering.findings.company import Company
from consultant.answering.findings.guidelines.sequence import LATE_EFFECT
from consultant.answering.reference import GUIDELINES
from consultant.model.answer import Finding

_VALIDITY = frozenset({"code_active", "code_terminated", "code_header"})
_ORDERING = frozenset({"code_first", "use_additional", "told_note", "combined", "pregnancy_code"})
"""Kinds that give the order of diagnoses already."""
_TOLD = frozenset({"told_note", "place_in_order", "pregnancy_code", "note", "rule"})
"""Kinds beside which the notes of a diagnosis need not be listed."""
_OF_NOTES = frozenset(
    {"icd_notes", "icd_note", "icd_note_none", "place_in_order", "note", "rule", "excludes_none"}
)
_OF_EACH = frozenset(
    {"excludes2", "excludes_none", "icd_notes", "icd_note", "icd_note_none", "titles_compared"}
)
_BESIDE_A_HIERARCHY = frozenset(
    {
        "risk_category",
        "less_specific",
        "contradiction",
        "meaning_differs",
        "titles_compared",
        "no_group",
        *_VALIDITY,
        *EXCLUSIONS,
    }
)
"""What is said of two diagnoses one by one or as a pair, where the question is which of them counts in a risk model."""

_ON_COMBINED = frozenset({"icd-hypertension", "icd-hypertension-kidney"})
"""Notes on which category conditions share, beside the code that the cited ones make together."""
_WHETHER_CODED = frozenset({"icd-uncertain", "screening-diagnosis"})
"""Notes whose verdict says whether a condition is coded at all, which its name at a code does not."""


def _judged_first(finding: Finding, company: Company) -> bool:
    """What a code holds by name, beside the verdict on whether that is coded."""
    return any(one.evidence[0].key in _WHETHER_CODED for one in company.of("verdict"))


def _of_its_organism(finding: Finding, company: Company) -> bool:
    """What organisms are coded by, and what else two codes may mean, beside an infection that names its organism."""
    named = any(one.values["organism"] for one in company.of("combined"))
    return named and (finding.kind == "told_together" or finding.evidence[0].key == "icd-organism")


def _of_late_effect(finding: Finding) -> bool:
    """The place of a code for a late effect: notes at its category are on the injury as it happened."""
    return finding.kind == "place_in_order" and finding.evidence[0].key == LATE_EFFECT


def _of_inpatient_codes(finding: Finding, company: Company) -> bool:
    """The note on what ICD-10-PCS is for, beside what a code of it says."""
    return finding.evidence[0].key == "pcs-use" and company.has(
        "code_active", "meaning_agrees", "titles_compared"
    )


def _of_matches(finding: Finding, company: Company) -> bool:
    """What matches are worth in general, beside what the mapping says of this one."""
    general = finding.kind != "verdict" or "approximate" in str(finding.values["first"])
    return finding.evidence[0].key == "gems-use" and general and company.has("mapped")


SAID: tuple[tuple[frozenset[str], Callable[[Finding, Company], bool]], ...] = (
    (_OF_EACH | _VALIDITY, lambda finding, company: company.has("laterality")),
    (frozenset({"verdict", "note", "rule"}), _of_matches),
    (frozenset({"inclusion", "meaning_agrees"}), _judged_first),
    (
        _VALIDITY | _OF_NOTES | {"meaning_agrees", "meaning_differs"},
        lambda finding, company: company.has("sibling_told", "inclusion"),
    ),
    (
        frozenset({"inclusion"}),
        lambda finding, company: company.has("sibling_told", "side_differs", "combined", "excludes1"),
    ),
    (
        frozenset({"sibling_told"}),
        lambda finding, company: company.has(
            "side_differs", "trimester_differs", "type_differs", "sequela", "past_stroke"
        ),
    ),
    (
        _VALIDITY | _OF_NOTES | {"infarction_time"},
        lambda finding, company: company.has("drug_effect", "codes_in_order", "other_record"),
    ),
    (
        frozenset({"no_release_for_date", "choice", "verdict"}),
        lambda finding, company: (
            company.has("old_claim") and finding.values.get("set", "ICD").startswith("ICD")
        ),
    ),
    (frozenset({"meaning_agrees"}), lambda finding, company: company.has("other_record")),
    (frozenset({"meaning_differs"}), lambda finding, company: company.has("mapped", "side_differs")),
    (
        frozenset({"choice", "combined", "excludes1", "excludes2", "code_first"}),
        lambda finding, company: company.has("codes_in_order"),
    ),
    (
        frozenset({"verdict", "rule", "note", "pair_rule"}),
        lambda finding, company: (
            company.has("codes_in_order") and finding.evidence[0].release.startswith(GUIDELINES)
        ),
    ),
    (
        frozenset({"meaning_differs", "code_active", *_OF_NOTES}),
        lambda finding, company: company.has("predecessor"),
    ),
    (
        frozenset({"verdict"}),
        lambda finding, company: (
            finding.evidence[0].key in _ON_COMBINED
            and company.has("combined")
            and not str(finding.values["first"]).startswith(("Yes", "No"))
        ),
    ),
    (frozenset({"both_sides", "side_once"}), lambda finding, company: company.has("excludes1")),
    (
        frozenset({"icd_note_none"}),
        lambda finding, company: company.has("meaning_agrees", "claim_edits"),
    ),
    (
        frozenset({"described_elsewhere"}),
        lambda finding, company: company.has(
            "sibling_told",
            "side_differs",
            "trimester_differs",
            "inclusion",
            "drug_effect",
            "codes_in_order",
            "verdict",
        ),
    ),
    (
        frozenset({"verdict", "note", "rule"}),
        lambda finding, company: finding.evidence[0].key == "icd-poisoning" and company.has("drug_effect"),
    ),
    (
        frozenset({"choice"}),
        lambda finding, company: company.has("sequela", "infarction_time", "past_stroke"),
    ),
    (
        _VALIDITY | _OF_NOTES,
        lambda finding, company: company.has(
            "gestation_week", "infarction_time", "sequela", "past_stroke", "perinatal", "seventh_options"
        ),
    ),
    (
        frozenset({"verdict"}),
        lambda finding, company: company.has("infarction_time", "sequela", "past_stroke"),
    ),
    (
        frozenset({"described_elsewhere"}),
        lambda finding, company: any(
            {code[:3] for code in one.codes} == {code[:3] for code in finding.codes}
            for one in company.of("excludes1", "excludes2")
        ),
    ),
    (_BESIDE_A_HIERARCHY, lambda finding, company: company.has("hierarchy")),
    (frozenset({"note", "rule", "verdict"}), _of_inpatient_codes),
    (frozenset({"note", "rule", "verdict", "told_together"}), _of_its_organism),
    (
        frozenset({"verdict", "rule", "note"}),
        lambda finding, company: finding.evidence[0].key == "icd9-old-claims" and company.has("mapped"),
    ),
    (
        frozenset({"excludes_none"}),
        lambda finding, company: company.has("combined", "told_together", "place_in_order", "stage_differs"),
    ),
    (
        frozenset({"place_in_order"}),
        lambda finding, company: not finding.values["between"] and company.has(*_ORDERING),
    ),
    (
        frozenset({"verdict", "rule", "pair_rule", "code_first", "use_additional"}),
        lambda finding, company: any(one.values["between"] for one in company.of("place_in_order")),
    ),
    (frozenset({"icd_notes", "icd_note"}), lambda finding, company: company.has("claim_edits")),
    (
        frozenset({"place_in_order", "code_active"}),
        lambda finding, company: (
            any(one.values["open"] for one in company.of("icd_notes")) and not _of_late_effect(finding)
        ),
    ),
    (
        frozenset({"icd_notes"}),
        lambda finding, company: any(map(_of_late_effect, company.of("place_in_order"))),
    ),
    (
        frozenset({"icd_notes", "icd_note", "icd_note_none"}),
        lambda finding, company: (
            company.has(*_TOLD, "combined", "verdict")
            and not any(one.values["open"] for one in company.of("icd_notes"))
        ),
    ),
    (frozenset({"titles_compared"}), lambda finding, company: company.has("less_specific")),
    (frozenset({"place_in_order"}), lambda finding, company: company.has("patient_unfit")),
)
"""Kinds, and when a finding of them is left out."""
