"""What is said of limits, settings, second surgeons and shares already: the rows of the table in `doubles` on them."""

from __future__ import annotations

from collections.abc import Callable

from consultant.answering.finding_kinds import IN_FORCE
from consultant.answering.findings.company import Company
from consultant.model.answer import Finding

_BESIDE_SHARES = frozenset({
    "relative_values", "payment", "fee_status", "field", "global_days", "verdict", "rule", "note", "modifier_for",
    "modifier_fits", "modifier_meaning", "code_active", "code_listed", "profile", "visit_in_period", "period_elsewhere",
})  # fmt: skip
"""What is not told beside the shares of the surgeon and of who follows up."""


def _compared(finding: Finding, company: Company) -> bool:
    """The limit of one setting, beside those of all that are named; units that exceed it are judged."""
    compared = {one.codes for one in company.of("limits_compared")}
    return finding.codes[:1] in compared and not finding.values.get("exceeded")


def _of_surgeons(finding: Finding, company: Company) -> bool:
    """What second surgeons are paid in general, beside what they are paid for the code."""
    general = finding.evidence[0].key in ("modifier-assistant", "modifier-62-66")
    return general and any(
        one.values.get("shares") or one.values.get("co_share") for one in company.of("surgeons")
    )


def _listed_primary(finding: Finding, company: Company) -> bool:
    """That a primary needs none itself, beside the add-on that lists it."""
    return any(finding.codes[0] in one.values["beside"] for one in company.of("add_on_with"))


def _based(finding: Finding, company: Company) -> bool:
    """That an endoscopy is no add-on, beside its base."""
    reduced = company.of("multiple_procedure")
    return any(one.codes == finding.codes and one.values.get("endoscopic_base") for one in reduced)


def _limited(finding: Finding, company: Company) -> bool:
    """That the physician fee schedule lacks a supply or a drug, beside its limit of units, which was asked for."""
    limited = {one.codes[0] for one in company.of("unit_limit", "limits_compared")}
    return finding.codes[0] in limited and not finding.codes[0].isdigit()


def _of_settings(finding: Finding, company: Company) -> bool:
    """That the settings have tables of their own, beside what both of them say."""
    return finding.evidence[0].key == "ncci-settings" and company.has("edits_compared", "limits_compared")


def _of_minutes(finding: Finding, company: Company) -> bool:
    """How infusions rank, beside the codes that the minutes of one come to."""
    return finding.evidence[0].key == "infusion-hierarchy" and company.has("infusion_time")


def _unsplit(finding: Finding, company: Company) -> bool:
    """Who bills which part of a test, beside a code that does not split."""
    whole = [one for one in company.of("components") if one.values.get("pc_tc") != "1"]
    return finding.evidence[0].key == "modifier-26-tc" and bool(whole)


def _of_indicators(finding: Finding, company: Company) -> bool:
    """What the indicators of edits mean in general, beside that of the cited pair."""
    return finding.evidence[0].key == "ncci-pair" and company.has(*IN_FORCE)


def _in_the_edits(finding: Finding, company: Company) -> bool:
    """That no table carries a code, beside a row of the edits that does."""
    return any(finding.codes[0] in one.codes for one in company.of(*IN_FORCE, "edit_ended", "edit_future"))


def _by_its_surgeons(finding: Finding, company: Company) -> bool:
    """Whether a second surgeon's modifier fits, where what is said of that surgeon says so."""
    role = _SURGEON.get(finding.values["rule"], "")
    told = {(one.codes, name) for one in company.of("surgeons") for name in one.values["roles"]}
    return (finding.codes, role) in told


_SURGEON = {"assistant": "assistant", "co_surgeon": "co-surgeon", "team": "team"}
"""Which of the surgeons an indicator is on."""


_BESIDE_COUNTED = frozenset({
    "edit_none", "choice", "code_active", "code_listed", "add_on", "add_on_with", "add_on_none", "note", "rule", "fee_status",
    "profile",
})  # fmt: skip
"""What is not told of codes beside how many things are which of them."""


def _of_counted(finding: Finding, company: Company) -> bool:
    """What else there is on codes that a count of things has chosen from."""
    counted = {code for one in company.of("things_counted") for code in one.codes}
    return bool(finding.codes) and counted.issuperset(finding.codes)


def _of_its_part(finding: Finding, company: Company) -> bool:
    """That a service splits, beside a field of the row of the part which the question names."""
    fields = company.of("field")
    parts = {one.codes[0] for one in fields if one.values.get("modifier")}
    asked = any("pc_tc" in row.field for one in fields for row in one.evidence)
    splits = finding.values.get("pc_tc") == "1" or finding.values.get("rule") == "pc_tc"
    return splits and finding.codes[0] in parts and not asked


def _beside_columns(finding: Finding, company: Company) -> bool:
    """That a code is an add-on, where it is asked which of two codes an edit denies."""
    wanted = finding.values.get("stranded") or finding.values.get("missing")
    asked = (
        one
        for one in company.of(*IN_FORCE)
        if one.values.get("denied_asked") or one.values.get("column_asked")
    )
    return not wanted and any(finding.codes[0] in one.codes for one in asked)


def _of_membership(finding: Finding, company: Company) -> bool:
    """That no edit joins an add-on and a code, where it is asked whether that code is one of its primaries."""
    asked = [one for one in company.of("add_on") if one.values.get("member_asked")]
    return any(set(finding.codes) <= {one.codes[0], *one.values["others"]} for one in asked)


def _of_the_cap(finding: Finding, company: Company) -> bool:
    """The relative values for the cap of a code, beside the capped amount."""
    capped = {one.codes for one in company.of("outpatient_cap") if one.values["facility"]}
    return finding.codes in capped and all("OPPS cap" in label for label, *_ in finding.values["fields"])


def _of_compared_parts(finding: Finding, company: Company) -> bool:
    """That a modifier which the asker wrote fits, beside the values of several codes that carry it."""
    valued = [
        one for one in company.of("relative_values") if one.values.get("modifier") in one.values["asked"]
    ]
    return len({one.codes for one in valued}) > 1 and finding.codes[:1] in {one.codes for one in valued}


SAID: tuple[tuple[frozenset[str], Callable[[Finding, Company], bool]], ...] = (
    (frozenset({"unit_limit", "unit_none", "dose_needed"}), _compared),
    (frozenset({"add_on_none"}), _listed_primary),
    (frozenset({"add_on_none"}), _based),
    (frozenset({"fee_none"}), _limited),
    (frozenset({"code_unconfirmed"}), _in_the_edits),
    (frozenset({"verdict"}), _of_settings),
    (frozenset({"verdict"}), _of_surgeons),
    (_BESIDE_COUNTED, _of_counted),
    (frozenset({"components", "modifier_fits"}), _of_its_part),
    (frozenset({"field"}), _of_the_cap),
    (frozenset({"edit_none"}), _of_membership),
    (frozenset({"add_on"}), _beside_columns),
    (frozenset({"components", "modifier_fits"}), _of_compared_parts),
    (frozenset({"verdict"}), _of_minutes),
    (frozenset({"verdict", "note", "rule"}), _unsplit),
    (frozenset({"verdict", "note", "rule"}), _of_indicators),
    (
        frozenset({"edit_alone"}),
        lambda finding, company: any(one.values["beside"] for one in company.of("fee_status")),
    ),
    (_BESIDE_SHARES, lambda finding, company: company.has("split_care")),
    (frozenset({"modifier_fits", "modifier_misfit"}), _by_its_surgeons),
)
"""Kinds, and when a finding of them is left out."""
