"""Which finding gives the short answer to which intent."""

from __future__ import annotations

from collections.abc import Mapping

from consultant.answering.finding_kinds import (
    COUNTED,
    DESCRIBED,
    EDITS,
    EXCLUSIONS,
    GROUPS,
    POLICIES,
    PREMISES,
)
from consultant.answering.intents import Intent

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
    Intent.FIELD: ("outpatient_cap", "unit_told", "unit_size", "field", "multiple_procedure"),
    Intent.CHOICE: ("codes_in_order", "choice", "note", "pair_rule", *_CODES),
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
    Intent.POLICY: (*POLICIES, "contractor", "note", "fee_status"),
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
    Intent.COMPONENTS: ("field",),
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
