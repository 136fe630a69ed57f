"""What one finding says already and another need not: `without` leaves it out, by a table of who speaks before whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from consultant.answering.finding_kinds import COUNTED, EDITS, EXCLUSIONS, IN_FORCE
from consultant.answering.findings import (
    doubles_of_coverage,
    doubles_of_diagnoses,
    doubles_of_numbers,
    doubles_of_rules,
)
from consultant.answering.findings.company import Company
from consultant.answering.reference import NAMES
from consultant.answering.situations import FOLLOW_UP
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeSet
from consultant.model.knowledge import holds

_VALIDITY = frozenset({"code_active", "code_terminated", "code_header"})
_DESCRIBED = frozenset({"code_active", "code_listed", "modifier_open"})
_OF_PAIRS = frozenset({*EDITS, *_DESCRIBED, "excludes_none", "add_on", "add_on_with", "contradiction", "fee_status"})  # fmt: skip
"""What says nothing to a question on the difference of codes."""
_JUDGING = frozenset(
    {
        "meaning_differs",
        "meaning_agrees",
        "other_patient",
        "seventh_character",
        "patient_unfit",
        "side_differs",
        "claim_edits",
        "trimester_differs",
    }
)
"""Kinds that name the code with its description already."""


def without(found: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, less what another of the same code says already; a few are told that others stand beside them."""
    company = Company(tuple(found))
    for finding in company.found:
        if not any(says(finding, company) for says in _SAID_OF.get(finding.kind, ())):
            yield _beside(finding, company)


def _replaced(finding: Finding, company: Company) -> bool:
    """Whether it is on an MS-DRG that had ended, or on that set alone."""
    ended = {name for one in company.of("drg_replaced") for name in (*one.codes, one.values["code"])}
    return bool(ended) and ended.issuperset(finding.codes)


def _beside(finding: Finding, company: Company) -> Finding:
    """What two modifiers mean is told shorter beside a note; beside a combination code an exclusion gives no advice."""
    if finding.kind == "modifier_meaning" and company.has("note", "rule"):
        compared = len(company.of("modifier_meaning")) > 1
        return replace(finding, values={**finding.values, "noted": True}) if compared else finding
    if finding.kind in IN_FORCE and company.has("claim_lines", "edits_compared"):
        return replace(finding, values={**finding.values, "advised": False})
    if finding.kind == "edit_open" and company.has("visit_in_period"):
        return replace(finding, values={**finding.values, "moot": True})
    if finding.kind == "edit_open" and (_unpaid(finding, company) or _ruled_together(finding, company)):
        return replace(finding, values={**finding.values, "moot": True})
    if finding.kind in ("rule", "pair_rule") and any(one.values["code"] for one in company.of("choice")):
        return replace(finding, kind="note")
    if finding.kind == "fee_status" and finding.values["status"] == "N" and company.has("relative_values"):
        return replace(finding, values={**finding.values, "valued": True})
    if finding.kind == "excludes1" and company.has("combined"):
        return replace(finding, values={**finding.values, "combined": True})
    return finding


def _judged(finding: Finding, company: Company) -> bool:
    judged = {one.codes[:1] for one in company.of(*_JUDGING)}
    return finding.codes in judged | {one.codes[-1:] for one in company.of("seventh_other")}


def _noted(finding: Finding, company: Company) -> bool:
    return any(finding.values["code"] in one.codes for one in company.of("note"))


def _by_day(finding: Finding, company: Company) -> bool:
    return finding.codes[:1] in {one.codes for one in company.of("validity_by_day")}


def _ended(finding: Finding, company: Company) -> bool:
    return finding.codes in {one.codes for one in company.of("code_terminated")}


def _misdrugged(finding: Finding, company: Company) -> bool:
    return any(one.codes[-1] in finding.codes for one in company.of("other_drug"))


def _mere_category(finding: Finding, company: Company) -> bool:
    """A category of three characters, named to ask which of two conditions it is: a rule answers, and not its validity."""
    named = len(finding.values["code"]) == _CATEGORY and not finding.values["asked_valid"]
    return named and company.has(
        "verdict", "pair_rule", "rule", "note", "told_note", "icd_notes", *EXCLUSIONS[:-2]
    )


_CATEGORY = 3


def _appealing(finding: Finding, company: Company) -> bool:
    """The ladder of appeals beside a remark that leaves no appeal, or a service that Medicare never covers."""
    absolute = any(
        one.values.get("appeal_asked") and one.values["adjudication"] == "2"
        for one in company.of("unit_limit")
    )
    never = any(one.values.get("status") == "N" for one in company.of("fee_status"))
    barred = absolute or never or any(one.values.get("appeal_barred") for one in company.of("code_active"))
    return barred and finding.evidence[0].key == "appeals"


def _unaccepted(finding: Finding, company: Company) -> bool:
    """A code that tables list, of which its status says all that was asked: not accepted, or who pays."""
    statuses = company.of("fee_status")
    barred = {one.codes for one in statuses if one.values.get("beside") or one.values.get("charged")}
    return finding.codes in barred


def _answered(finding: Finding, company: Company) -> bool:
    """The indicators at a glance, where the question on the code has its answer."""
    active = (one.values for one in company.of("code_active"))
    return company.has("meaning_agrees", "meaning_differs") or any(
        one.get("unnamed") or one.get("setting") for one in active
    )


def _of_a_digit(finding: Finding, company: Company) -> bool:
    return any(finding.codes[0] in one.codes for one in company.of("digit_modifiers"))


_ON_LEVELS = frozenset({"em-office-decisions", "em-office-time", "em-decision-levels", "em-facility-2023"})
"""Our notes on what decides the level of a visit."""


def _leveled(finding: Finding, company: Company) -> bool:
    """What is said of levels in general, beside the level that the told minutes and decision making reach."""
    general = finding.kind == "field" or finding.evidence[0].key in _ON_LEVELS
    of_time = finding.kind == "field" or finding.evidence[0].key == "em-critical-care"
    timed = of_time and company.has("critical_time")
    return timed or (general and company.has("visit_level", "visit_needs"))


def _of_the_base(finding: Finding, company: Company) -> bool:
    """The endoscopic base of a code, which its multiple procedure indicator names."""
    based = {one.codes for one in company.of("multiple_procedure") if one.values.get("endoscopic_base")}
    of_base = any("base" in row.field for row in finding.evidence)
    taken = any(one.values.get("base_taken") for one in company.of("multiple_procedure"))
    return of_base and (taken or finding.codes in based)


_DECIDING = (
    "rule",
    "note",
    "pair_rule",
    "family_rule",
    "visit_level",
    "other_drug",
    "other_patient",
    "seventh_other",
    "code_terminated",
)
"""What tells which of two codes it is, where their titles do not."""


def _undecided(finding: Finding, company: Company) -> bool:
    return company.has(
        "visit_level", "seventh_other", "critical_time", "trimester_differs", "stage_differs"
    ) or (_chosen_by_a_note(finding, company) if finding.values["code"] else company.has(*_DECIDING))


def _chosen_by_a_note(finding: Finding, company: Company) -> bool:
    """Whether a verdict begins with one of the offered codes: a rule chooses among them, and not their titles."""
    firsts = (str(one.values["first"]).removeprefix("POS ") for one in company.of("verdict"))
    return any(first.startswith(finding.codes) for first in firsts)


_WHOLE = (
    "worth",
    "worth_by_place",
    "parts_of_tests",
    "place_judged",
    "priced_at_place",
    "sites_counted",
    "critical_time",
    *COUNTED,
    "visit_edit",
    "visit_in_period",
    "visit_needs",
)
"""Kinds beside which what a code is need not be told."""
_BESIDE_COUNTED = frozenset({
    "visit_level", "visit_needs", "choice", "profile", "fee_status", "add_on", "add_on_with", "add_on_none",
    "edit_alone", "timed_units",
    "modifier_for", "modifier_meaning", "note", "rule", "family_rule", "unit_limit", "other_patient", *EDITS,
})  # fmt: skip
"""What is not told beside something that is counted out."""
_OF_A_VISIT = frozenset({"edit_alone", "add_on_none", "global_days", "fee_status", "profile"})
_OF_THE_COURSE = FOLLOW_UP | {"25", "57"}
_ON_ITS_DAY = frozenset({*EDITS, "edit_apart", "modifier_for", "modifier_fits", "modifier_misfit"})
"""What is told of a visit by the edits of the day, where it was on another one."""
"""What a procedure is by itself, where a visit beside it is judged."""


def _judged_by_note(finding: Finding, company: Company) -> bool:
    """A note whose verdict stands there already."""
    return finding.evidence[0].key in {one.evidence[0].key for one in company.of("verdict")}


def _ruled_together(finding: Finding, company: Company) -> bool:
    """An edit between codes of which a note's verdict says how they go together, and not only what is covered."""
    rules = (one for one in company.of("verdict") if one.values.get("topic") != "Medicare coverage")
    noted = [one.values.get("codes", ()) for one in rules]
    return any(codes and all(_held(codes, one) for one in finding.codes) for codes in noted)


def _beside_the_edit(finding: Finding, company: Company) -> bool:
    """A note on one of two codes, where an edit says that they never go together."""
    codes = finding.values.get("codes", ())
    closed = company.of("edit_closed")
    return bool(codes) and any(not all(_held(codes, one) for one in edit.codes) for edit in closed)


def _held(codes: Iterable[str], code: str) -> bool:
    return any(holds(listed, code) for listed in codes)


_REPEATING = frozenset({"76", "77", "91"})


def _past_lifting(finding: Finding, company: Company) -> bool:
    """A modifier for a repeat, where the limit of the day is absolute and exceeded: none lifts it."""
    absolute = (one.values for one in company.of("unit_limit") if one.values["adjudication"] == "2")
    return finding.values["modifier"] in _REPEATING and any(one["exceeded"] for one in absolute)


def _told_exactly(finding: Finding, company: Company) -> bool:
    """A code that is not what it is called, where the side, the type or the kind of patient that differs is told."""
    exact = company.of("side_differs", "type_differs", "other_patient", "trimester_differs")
    return any(finding.codes[0] in one.codes for one in exact)


def _misnamed(finding: Finding, company: Company) -> bool:
    named = {one.codes for one in company.of("meaning_differs")} | {
        one.codes[:1] for one in company.of("other_brand", "described_elsewhere")
    }
    return finding.codes in named


def _ruled(finding: Finding, company: Company) -> bool:
    """A modifier that does not stand on a code, where a rule is on that modifier beside that code."""
    on_visit = finding.values["rule"] == "visit"
    judged = any(one.evidence[0].key in _ON_VISITS for one in company.of("verdict"))
    return on_visit and (judged or any(set(finding.codes) & set(one.codes) for one in company.of("rule")))


_ON_VISITS = frozenset({"modifier-25", "modifier-57", "modifier-24"})
"""Notes on modifiers that visits alone take, whose verdict says so already."""


def _by_its_sides(finding: Finding, company: Company) -> bool:
    """Whether 50 fits, where what both sides are paid says so."""
    sided = {one.codes for one in company.of("bilateral")}
    return finding.values["rule"] == "bilateral" and finding.codes in sided


def _of_other_sides(finding: Finding, company: Company) -> bool:
    """How both sides are billed in general, where the fee schedule treats those of the code in another way."""
    sided = {one.values.get("bilateral") for one in company.of("bilateral")}
    return finding.evidence[0].key == "modifier-50" and bool(sided) and "1" not in sided


def _of_a_drug(finding: Finding, company: Company) -> bool:
    """Sides of a drug: not the drug is given to both, and its dose is what counts."""
    return finding.codes in {one.codes for one in company.of("dose_units", "whole_doses")}


def _fit_unknown(finding: Finding, company: Company) -> bool:
    """A valid code of which it is open whether it fits the patient: the editor's list is not loaded."""
    gaps = (one for one in company.of("set_not_loaded") if one.values["set"] == NAMES[CodeSet.MCE])
    return any(finding.codes[0] in one.codes for one in gaps)


def _unpaid(finding: Finding, company: Company) -> bool:
    """An edit that a modifier may open, where one of its codes is not paid beside the other."""
    if finding.values.get("form") in ("which modifier", "need modifier"):
        return False  # that modifier is asked for by payers who take the code
    beside = {one.codes[0] for one in company.of("fee_status") if one.values.get("beside")}
    return not beside.isdisjoint(finding.codes)


def _of_another_day(finding: Finding, company: Company) -> bool:
    """An edit or modifier of the visit that its place before or after the operation decides."""
    placed = company.of("visit_in_period", "period_elsewhere", "period_procedure")
    of_visits = finding.kind != "modifier_for" or finding.values["modifier"] in _OF_THE_COURSE
    beside = finding.kind in IN_FORCE and placed and placed[0].values.get("decided")
    return bool(placed) and of_visits and not beside


def _without_primary(finding: Finding, company: Company) -> bool:
    """What else holds of codes of which an add-on stands without its primary."""
    return any(one.values.get("missing") for one in company.of("add_on", "add_on_with"))


def _unmet(finding: Finding, company: Company) -> bool:
    pairs = ({one.codes[0], one.codes[-1]} for one in company.of("stage_differs"))
    return any(set(finding.codes) == pair for pair in pairs)


_SAID: tuple[tuple[frozenset[str], Callable[[Finding, Company], bool]], ...] = (
    *doubles_of_diagnoses.SAID,
    *doubles_of_coverage.SAID,
    *doubles_of_numbers.SAID,
    *doubles_of_rules.SAID,
    (frozenset({"code_active", "modifier_meaning"}), _judged),
    (
        frozenset({"modifier_meaning", "note", "rule", "verdict"}),
        lambda finding, company: company.has("modifier_dates"),
    ),
    (
        frozenset({"meaning_agrees", "meaning_differs"}),
        lambda finding, company: bool(finding.values.get("stated")) and company.has("place_judged"),
    ),
    (
        frozenset({"place_judged", "place_rates", "profile", "relative_values", "fee_status"}),
        lambda finding, company: company.has("priced_at_place"),
    ),
    (
        frozenset({"place_judged"}),
        lambda finding, company: bool(finding.values["fits"]) and company.has("verdict"),
    ),
    (frozenset({"meaning_differs"}), _told_exactly),
    (frozenset({"code_active"}), _noted),
    (frozenset({"code_active"}), _fit_unknown),
    (_VALIDITY, _by_day),
    (
        _DESCRIBED,
        lambda finding, company: company.has(
            "digit_modifiers", "visit_level", "visit_needs", "anesthesia_time"
        ),
    ),
    (frozenset({"field"}), _of_the_base),
    (frozenset({"note", "rule", "field"}), _leveled),
    (_BESIDE_COUNTED, lambda finding, company: company.has(*COUNTED)),
    (frozenset({"choice"}), _undecided),
    (frozenset({"note", "rule", "pair_rule", "family_rule"}), _judged_by_note),
    (frozenset({"note"}), _beside_the_edit),
    (frozenset({"modifier_open"}), lambda finding, company: company.has("verdict")),
    (frozenset({"modifier_unknown"}), lambda finding, company: company.has("ambulance_trip")),
    (frozenset({"rule"}), lambda finding, company: company.has("verdict") and not finding.codes),
    (_DESCRIBED, lambda finding, company: company.has("choice", "changed_operation")),
    (frozenset({"code_unknown", "code_active", "no_release_for_date", "note", "not_in_list"}), _replaced),
    (frozenset({"pcs_characters"}), lambda finding, company: company.has("changed_operation")),
    (frozenset({"icd_notes"}), lambda finding, company: company.has("patient_unfit")),
    (
        frozenset({"verdict", "note", "rule", "icd_notes"}),
        lambda finding, company: company.has("pcs_characters"),
    ),
    (
        frozenset({"relative_values", "fee_status"}),
        lambda finding, company: company.has("worth", "worth_by_place"),
    ),
    (frozenset({"choice", "titles_compared"}), lambda finding, company: company.has("worth")),
    (
        frozenset({"titles_compared"}),
        lambda _, company: any(one.values["code"] for one in company.of("choice")),
    ),
    (
        frozenset({"choice"}),
        lambda finding, company: company.has("titles_compared", "field") and not finding.values["code"],
    ),
    (frozenset({"bilateral", "unit_limit"}), lambda finding, company: company.has("sites_counted")),
    (frozenset({*EDITS}), lambda finding, company: company.has("worth", "worth_by_place")),
    (
        frozenset({"edit_none", "edit_ended", "edit_apart", "fee_status", "add_on_none", "edit_alone"}),
        _without_primary,
    ),
    (frozenset({"unit_none"}), lambda finding, company: company.has("anesthesia_time")),
    (frozenset({"modifier_fits", "modifier_misfit"}), _by_its_sides),
    (frozenset({"verdict", "rule", "note"}), _of_other_sides),
    (frozenset({"bilateral"}), _of_a_drug),
    (frozenset({"modifier_for"}), _of_a_digit),
    (frozenset({"modifier_for"}), _past_lifting),
    (frozenset({"code_listed"}), _unaccepted),
    (frozenset({"profile"}), _answered),
    (frozenset({"dose_units", "dose_needed", "unit_limit"}), _misnamed),
    (
        frozenset({"meaning_differs", "meaning_agrees", "code_active"}),
        lambda finding, company: company.has("other_brand", "described_elsewhere"),
    ),
    (frozenset({"meaning_agrees"}), lambda finding, company: company.has("time_reached")),
    (
        frozenset({"described_elsewhere", "titles_compared", "edit_none"}),
        lambda finding, company: company.has("other_brand"),
    ),
    (frozenset({"modifier_misfit"}), _ruled),
    (_OF_PAIRS, lambda finding, company: company.has("titles_compared")),
    (frozenset({"fee_none", "unit_none", "dose_units"}), _ended),
    (frozenset({"code_header"}), _mere_category),
    (frozenset({"note", "rule"}), _appealing),
    (frozenset({"rule", "pair_rule"}), lambda finding, company: company.has("other_drug", "type_differs")),
    (frozenset({"global_days"}), lambda finding, company: company.has("payment", "payment_by_area")),
    (frozenset({"use_additional"}), _misdrugged),
    (frozenset({"use_additional", "code_first"}), _unmet),
    (
        frozenset({"modifier_fits"}),
        lambda finding, company: finding.values["rule"] == "visit" and company.has("modifier_for"),
    ),
    (
        frozenset({"edit_alone"}),
        lambda finding, company: any(one.evidence for one in company.found),
    ),
    (_DESCRIBED, lambda finding, company: company.has(*_WHOLE)),
    (_ON_ITS_DAY, _of_another_day),
    (
        _OF_A_VISIT,
        lambda finding, company: company.has(
            "visit_edit", "visit_in_period", "period_elsewhere", "period_procedure"
        ),
    ),
)
"""Kinds, and when a finding of them is left out."""


def _by_kind() -> Mapping[str, tuple[Callable[[Finding, Company], bool], ...]]:
    said: defaultdict[str, list[Callable[[Finding, Company], bool]]] = defaultdict(list)
    for kinds, says in _SAID:
        for kind in kinds:
            said[kind].append(says)
    return {kind: tuple(rules) for kind, rules in said.items()}


_SAID_OF = _by_kind()
"""When a finding of a kind is left out."""
