"""Where a published field stands, how a reply names it, and what its values mean."""

from __future__ import annotations

from collections.abc import Mapping

from consultant.model import indicators

FEE: Mapping[str, tuple[tuple[str, str], ...]] = {
    "supervision": (("supervision", "physician supervision indicator"),),
    "shares": (
        ("preoperative", "preoperative share"),
        ("intraoperative", "intraoperative share"),
        ("postoperative", "postoperative share"),
    ),
    "endoscopic base": (("endoscopic_base", "endoscopic base code"),),
    "imaging family": (("imaging_family", "imaging family indicator"),),
    "practice expense": (
        ("non_facility_practice", "practice expense RVU outside a facility"),
        ("facility_practice", "practice expense RVU in a facility"),
    ),
    "malpractice": (("malpractice_rvu", "malpractice RVU"),),
    "NA indicator": (
        ("non_facility_na", "non-facility indicator"),
        ("facility_na", "facility indicator"),
    ),
    "OPPS cap": (
        ("opps_non_facility_practice", "practice expense RVU for the OPPS cap outside a facility"),
        ("opps_facility_practice", "practice expense RVU for the OPPS cap in a facility"),
        ("opps_malpractice", "malpractice RVU for the OPPS cap"),
    ),
}
"""Columns of the relative value file by the name of the field: attribute and how a reply names it."""
ENTRY: Mapping[str, tuple[tuple[str, str], ...]] = {
    "pricing indicator": (("pricing_indicator", "pricing indicator"),),
    "multiple pricing indicator": (("multiple_pricing_indicator", "multiple pricing indicator"),),
    "coverage code": (("coverage", "coverage code"),),
    "statute": (("statute", "statute reference"),),
    "laboratory certification": (("laboratory_certification", "laboratory certification code"),),
    "type of service": (("type_of_service", "type of service"),),
    "BETOS": (("betos", "BETOS group"),),
    "action code": (("action", "action code"), ("action_since", "in effect since")),
    "ASC group": (("asc_group", "ASC group"), ("asc_since", "since")),
    "short description": (("short_description", "short description"),),
    "unit": (("unit", "one billing unit"),),
    "minutes": (("minutes", "total minutes of the day, at least"),),
    "manual reference": (
        ("coverage_manual_reference", "coverage manual reference"),
        ("carriers_manual_reference", "carriers manual reference"),
    ),
}
"""Fields of the HCPCS file, likewise; of several those that are filled."""
MEANINGS: Mapping[str, Mapping[str, str]] = {
    "supervision": indicators.SUPERVISION,
    "imaging_family": indicators.IMAGING,
    "non_facility_na": {"NA": "rarely or never done there"},
    "facility_na": {"NA": "rarely or never done there"},
    "rbcs_class": {
        "Major": "a major procedure",
        "Other": "a procedure, not a major one",
        "Non-Procedure": "no procedure",
    },
}
"""What a value of other columns than those of the HCPCS file means, in own words (relative value file record layout)."""
