"""Which finding gives the short answer to which intent."""

from __future__ import annotations

from collections.abc import Mapping

from consultant.answering.intents import Intent

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
OPEN_ENDS = ("no_code", "return_open", "edit_alone", "dose_needed", "modifier_open")
"""Kinds that only ask back."""
LACKING = ("fact_lacking", "particulars_lacking", "other_payer")
"""Kinds that name what decides and is not told: they lead the short answer."""
DECIDING = (
    *OPEN_ENDS,
    *LACKING,
    "digit_modifiers",
    "support_unknown",
    "codes_near",
    "drug_codes",
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
_CODES = (
    "place_unassigned",
    "pcs_characters",
    "ndc_form",
    "seventh_character",
    "code_terminated",
    "code_header",
    "code_future",
    "code_unknown",
    "code_active",
    "note",
    "code_listed",
    "code_unconfirmed",
    "modifier_meaning",
    "modifier_unknown",
)

LEADS: Mapping[Intent, tuple[str, ...]] = {
    Intent.WHAT_IS: _CODES,
    Intent.VALID: tuple(kind for kind in _CODES if kind != "pcs_characters"),
    Intent.FIELD: ("outpatient_cap", "unit_told", "unit_size", "field"),
    Intent.CHOICE: ("choice", "note", "pair_rule", *_CODES),
    Intent.TOGETHER: (
        "claim_lines",
        *EDITS,
        *EXCLUSIONS,
        *POLICIES,
        "edit_partners",
        "code_repeated",
        "fee_status",
        "note",
        "edit_alone",
    ),
    Intent.UNITS: (
        "timed_units",
        "whole_doses",
        "labelled_dose",
        "dose_units",
        "unit_told",
        "unit_size",
        "dose_needed",
        "unit_limit",
        "unit_none",
    ),
    Intent.MODIFIER: (
        "return_open",
        "modifier_misfit",
        "modifier_for",
        "claim_lines",
        *EDITS,
        "modifier_fits",
        "bilateral",
        "components",
        "modifier_meaning",
        "modifier_unknown",
        "modifier_undecided",
        "note",
        "modifier_open",
    ),
    Intent.BILATERAL: (
        "bilateral",
        "whole_doses",
        "labelled_dose",
        "dose_units",
        "both_sides",
        "side_once",
        "fee_none",
    ),
    Intent.GLOBAL: ("global_days", "fee_none"),
    Intent.ASSISTANT: ("surgeons", "fee_none"),
    Intent.MULTIPLE: ("endoscopic_families", "multiple_procedure", "fee_none"),
    Intent.COMPONENTS: ("modifier_fits", "modifier_misfit", "components", "fee_none"),
    Intent.STATUS: (
        "relative_values",
        *POLICIES,
        "fee_status",
        "field",
        "fee_none",
        "place_in_order",
        "note",
    ),
    Intent.POLICY: (*POLICIES, "contractor", "note"),
    Intent.PAYMENT: (
        "values_summed",
        "areas_listed",
        "payment_area",
        "anesthesia_factor",
        "conversion_factor",
        "payment",
        "payment_by_area",
        "unpriced",
        "payment_none",
        "relative_values",
        "fee_status",
        "field",
        "fee_none",
    ),
    Intent.NOTES: (
        "seventh_character",
        *EXCLUSIONS,
        "icd_notes",
        "icd_note_none",
        "code_header",
        "code_active",
    ),
    Intent.DOCUMENT: ("edit_open", "edit_closed", "note"),
    Intent.SUCCESSOR: _CODES,
    Intent.MAP: ("ndc_form", "mapped", "unmapped", "code_terminated", "code_active"),
    Intent.GROUP: (*GROUPS, "no_group", "code_active", "code_unknown", "note"),
    Intent.ADD_ON: (
        "multiple_procedure",
        "add_ons_of",
        "add_on",
        "add_on_with",
        "add_on_by_days",
        "add_on_none",
        "place_in_order",
        "note",
    ),
    Intent.RULES: ("timed_units", "dose_units", "modifier_for", "note"),
}
"""The kinds that answer an intent; the first one that is found leads."""

GROUPED: Mapping[str, str] = {
    "bilateral": "bilateral",
    "global_days": "global_days",
    "surgeons": "assistant",
    "unit_limit": "told",
}
"""Kinds of which many codes are told in one sentence, by the value that tells them apart."""

DROPPED: tuple[frozenset[str], ...] = (
    frozenset({"code_active", "code_listed"}),
    frozenset({"modifier_meaning", "modifier_fits", "unit_limit", "add_on", "add_on_with", "set_not_loaded"}),
    frozenset({"icd_note", "icd_notes", "not_in_list"}),
    frozenset({"note"}),
)
"""What a reply that is too long leaves out first, where it leads no answer."""

_FEES = ("Medicare fee schedule", "Medicare price indices")
SETS: Mapping[Intent, tuple[str, ...]] = {
    Intent.TOGETHER: ("NCCI PTP",),
    Intent.MODIFIER: ("NCCI PTP", *_FEES),
    Intent.UNITS: ("MUE",),
    **dict.fromkeys(
        (
            Intent.BILATERAL,
            Intent.GLOBAL,
            Intent.ASSISTANT,
            Intent.MULTIPLE,
            Intent.COMPONENTS,
        ),
        _FEES,
    ),
    Intent.STATUS: (*_FEES, "OPPS Addendum B", "ASC addenda"),
    Intent.PAYMENT: _FEES,
    Intent.POLICY: ("Medicare coverage database",),
    Intent.ADD_ON: ("NCCI add-on",),
    Intent.MAP: ("GEM",),
}
"""The sets that an intent is about, as their names begin: of several gaps that one is told first."""

FOLLOWED: Mapping[str, tuple[str, ...]] = {
    "modifier_for": EDITS,
    "dose_units": ("unit_limit", "unit_none"),
    "whole_doses": ("unit_limit",),
    "labelled_dose": ("unit_limit",),
    "drug_code": ("dose_units", "labelled_dose", "code_fitting"),
    "choice": ("dose_units",),
    "other_brand": ("dose_units",),
    "described_elsewhere": ("dose_units",),
    "code_terminated": ("mapped",),
    "risk_category": ("no_group", "not_in_list"),
    "severity": ("diagnosis_groups", "not_in_list"),
    "code_active": ("not_in_list",),
    "payment": ("relative_values",),
    "payment_area": ("payment", "payment_by_area", "relative_values"),
    "payment_by_area": ("relative_values",),
    "global_days": ("modifier_for", "modifier_fits"),
    **dict.fromkeys(EDITS, ("add_on", "add_on_with", "add_on_by_days", "unit_limit")),
    "edit_apart": ("modifier_for",),
    "add_on_with": ("add_on_none",),
}
"""What is told right after a leading finding, because it belongs to the same answer."""

ANSWERED_BY: Mapping[Intent, tuple[str, ...]] = {
    Intent.BILATERAL: ("excludes1", "unit_limit"),
    Intent.CHOICE: (*PREMISES, *EXCLUSIONS, "code_listed", "fee_status"),
    Intent.WHAT_IS: (
        "icd_notes",
        "fee_status",
        "relative_values",
        "meaning_differs",
        "meaning_agrees",
        "mapped",
        "seventh_other",
        "told_note",
        "modifier_ended",
        "modifier_dates",
        "remark_dates",
    ),
    Intent.VALID: (
        "remark_dates",
        "risk_category",
        "modifier_ended",
        "modifier_dates",
        "fee_status",
        "meaning_differs",
        "meaning_agrees",
        "modifier_misfit",
        "other_patient",
        "mapped",
        "seventh_other",
    ),
    Intent.RULES: (
        *EXCLUSIONS[:-2],
        "edit_closed",
        "other_patient",
        "rule",
        "modifier_for",
        "field",
        "modifier_ended",
        "modifier_dates",
    ),
    Intent.SUCCESSOR: (
        "meaning_differs",
        "mapped",
        "unmapped",
        "modifier_ended",
        "modifier_dates",
        "remark_dates",
    ),
    Intent.FIELD: (
        "note",
        "rule",
        "code_active",
        "code_listed",
        "multiple_procedure",
        "unit_limit",
        "fee_none",
    ),
    Intent.UNITS: ("meaning_differs",),
    Intent.GLOBAL: (
        "relative_values",
        "payment",
        "payment_by_area",
    ),
    Intent.MODIFIER: (
        "dose_units",
        "unit_limit",
        "surgeons",
        "code_repeated",
        "modifier_ended",
        "modifier_dates",
    ),
    Intent.STATUS: GROUPS,
    Intent.TOGETHER: (
        "add_on",
        "other_drug",
        "place_in_order",
    ),
    Intent.NOTES: (
        "other_drug",
        "seventh_other",
        "both_sides",
    ),
}
"""Further kinds that leave nothing of an intent open; their words stand first anyway."""

KIND_TOPICS: Mapping[str, str] = {
    **dict.fromkeys(
        (*PREMISES, *DESCRIBED, "code_active", "code_listed", "dose_units", "dose_needed", "unit_size"),
        "codes",
    ),
    **dict.fromkeys((*COUNTED, "indicator_meaning"), "guidelines"),
    **dict.fromkeys(
        (*EDITS, "unit_limit", "unit_none", "add_on", "add_on_with", "add_on_by_days", "add_on_none"),
        "NCCI edits",
    ),
    **dict.fromkeys(
        ("bilateral", "global_days", "surgeons", "multiple_procedure", "components", "modifier_for"),
        "modifiers",
    ),
    **dict.fromkeys(("modifier_meaning", "modifier_fits", "modifier_misfit"), "modifiers"),
    **dict.fromkeys((*EXCLUSIONS, "icd_note", "icd_notes"), "guidelines"),
    **dict.fromkeys(("mapped", "unmapped", *GROUPS, "no_group"), "crosswalks"),
    **dict.fromkeys(
        (
            *POLICIES,
            "fee_status",
            "relative_values",
            "payment",
            "payment_by_area",
            "outpatient_cap",
            "anesthesia_factor",
            "unpriced",
        ),
        "Medicare coverage",
    ),
}
"""The topic of the reply contract that a finding belongs to; a note names its own."""
