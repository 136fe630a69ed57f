"""Kinds of findings by what they do in a reply: those that answer whole, correct, exclude, leave open, or only stand beside."""

from __future__ import annotations

from collections.abc import Mapping

COUNTED = (
    "prolonged_time",
    "time_reached",
    "transitional_care",
    "known_patient",
    "shared_visit",
    "filing_deadline",
    "last_day",
    "ambulance_level",
    "ambulance_trip",
    "ambulance_miles",
    "same_day_stay",
    "untimed_unit",
    "units_in_minutes",
    "first_payer",
    "rental_month",
)
"""Kinds that count what a question tells, and need nothing beside them."""
VERDICTS = (
    "drug_code",
    "drug_untitled",
    "numbers_unheld",
    "units_without_code",
    "described_elsewhere",
    "patient_unfit",
    "claim_edits",
    "trimester_differs",
    "stage_differs",
    "sibling_told",
    "drug_effect",
    "codes_in_order",
    "other_record",
    "old_claim",
    "inclusion",
    "services_told",
    "visit_level",
    "visit_needs",
    "critical_time",
    "timed_units",
    *COUNTED,
    "indicator_meaning",
    "place_named",
    "parts_of_tests",
    "visit_edit",
    "limits_compared",
    "edits_compared",
    "visit_in_period",
    "period_elsewhere",
    "period_procedure",
    "code_repeated",
    "worth",
    "worth_by_place",
    "payment_by_area",
    "split_care",
    "place_judged",
    "place_rates",
    "priced_at_place",
    "excluded_modifier",
    "sites_counted",
    "things_counted",
    "anesthesia_time",
    "anesthesia_amount",
    "infusion_time",
    "digit_modifiers",
    "titles_compared",
    "validity_by_day",
    "code_by_day",
    "limit_told",
    "hierarchy",
    "seventh_options",
    "sequela",
    "past_stroke",
    "perinatal",
    "gestation_week",
    "infarction_time",
    "side_differs",
    "laterality",
    "seventh_told",
    "root_operations",
    "pcs_values",
    "pcs_index",
    "pcs_table",
    "pcs_places",
    "bill_type",
    "list_codes",
    "items_told",
    "pcs_approaches",
    "groups_in_words",
    "family_rule",
    "choice",
    "changed_operation",
    "predecessor",
    "verdict",
)
"""Kinds that answer the whole question, whatever it was read to ask."""
PREMISES = (
    "drg_replaced",
    "code_terminated",
    "modifier_ended",
    "modifier_dates",
    "remark_dates",
    "code_header",
    "code_future",
    "code_unknown",
    "code_unconfirmed",
    "place_unassigned",
    "meaning_differs",
    "meaning_agrees",
    "other_patient",
    "seventh_other",
    "other_drug",
    "other_brand",
    "type_differs",
    "modifiers_listed",
    "supply_units",
    "title_detail",
    *VERDICTS,
    "rule",
)
"""Kinds that correct the question: they come first in the short answer (A2)."""
CORRECTING: Mapping[str, tuple[str, ...]] = {
    "unit_limit": ("exceeded",),
    "dose_units": ("misclaimed", "settled", "succeeding"),
    "fee_status": ("beside", "charged", "denied"),
    "bilateral": ("doubted",),
    "add_on": ("stranded", "missing"),
    "add_on_with": ("missing",),
    "modifier_fits": ("unneeded",),
    "modifier_for": ("chosen",),
}
"""Values under which a kind corrects the question: it comes first too."""
EDITS = (
    "edit_apart",
    "edit_closed",
    "edit_open",
    "edit_not_applicable",
    "edit_future",
    "edit_ended",
    "edit_none",
)
IN_FORCE = ("edit_closed", "edit_open")
NCCI = ("claim_lines", *EDITS, "edit_partners", "code_repeated", "unit_limit", "unit_none")
"""Kinds that hold in one setting only."""
EXCLUSIONS = (
    "combined",
    "told_together",
    "both_sides",
    "pregnancy_code",
    "excludes1",
    "contradiction",
    "less_specific",
    "symptom_beside",
    "code_first",
    "use_additional",
    "code_also",
    "told_note",
    "pair_rule",
    "place_in_order",
    "excludes2",
    "excludes_none",
)
"""What stands between two diagnoses, the most binding first."""
POLICIES = (
    "policy_supports",
    "policy_denies",
    "policy_silent",
    "policy_named",
    "policy_none",
    "support_unknown",
)
"""What coverage documents say of a procedure and its diagnoses."""
GAPS = ("set_not_loaded", "no_release_for_date", "support_unknown")
"""Kinds that say what is missing here."""
BY_INDICATOR = frozenset(
    {
        "multiple-reductions",
        "modifier-62-66",
        "modifier-assistant",
        "mue-adjudication",
        "modifier-50",
        "diagnostic-supervision",
    }
)
"""Our notes on what an indicator decides: where the code is cited, its own indicator answers with them."""
DESCRIBED = ("codes_fitting", "code_fitting", "codes_near", "drug_code", "drug_codes")
"""What a description without a code stands for."""
OPEN_ENDS = ("no_code", "return_open", "edit_alone", "dose_needed", "modifier_open", "not_answered")
"""Kinds that only ask back."""
LACKING = ("fact_lacking", "particulars_lacking", "other_payer")
"""Kinds that name what decides and is not told: they lead the short answer."""
DECIDING = (
    *OPEN_ENDS,
    *LACKING,
    "digit_modifiers",
    "support_unknown",
    "choice",
    "codes_near",
    "drug_codes",
    "payment_by_area",
    "verdict",
)
"""Kinds that leave the answer to what they ask: where one of them leads, the draft asks back."""
GROUPS = (
    "risk_category",
    "risk_named",
    "clinical_category",
    "severities_compared",
    "severity",
    "diagnosis_groups",
    "admission_indicator",
)
NOTES = ("note", "rule", "family_rule", "pair_rule")
"""Kinds that quote a note of ours."""
BARE = frozenset(
    {
        "multiple_procedure",
        "components",
        "severity",
        "no_group",
        "risk_category",
        "modifier_misfit",
        "excludes1",
        "excludes2",
        "contradiction",
        "add_on",
        "unit_limit",
        "code_terminated",
        "modifier_ended",
        "code_header",
        "icd_notes",
        "modifier_fits",
        "mapped",
        "edit_closed",
    }
)
"""Kinds whose yes or no answers the bare question, whether the asker affirms or denies it; the others look at that themselves."""
UNSAID: Mapping[str, str] = {
    **dict.fromkeys(("risk_category", "modifier_fits", "mapped"), "No: "),
    **dict.fromkeys(("code_terminated", "modifier_ended", "code_header"), "Yes: "),
}
"""What those of them say to a denial where they begin without yes or no."""
HEARING = frozenset({"verdict", "fee_status", "code_active", "global_days", "bilateral", "surgeons"})
"""Kinds that begin with the yes or no which the question leaves, denial or not."""
NOTHING_TO_DO = ("edit_none", "edit_ended")
"""Kinds whose advice is that no modifier is needed."""
