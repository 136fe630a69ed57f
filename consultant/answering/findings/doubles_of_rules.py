"""What a rule says in general and the row of a cited code exactly: the rows of the table in `doubles` on verdicts of notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from consultant.answering.finding_kinds import EDITS
from consultant.answering.findings.company import Company
from consultant.answering.reference import GUIDELINES
from consultant.model.answer import Finding

_TOLD_EXACTLY: Mapping[str, tuple[str, ...]] = {
    "modifier-50": ("bilateral",),
    "modifier-assistant": ("surgeons",),
    "modifier-62-66": ("surgeons",),
    "ncci-principles": tuple(EDITS),
    "global-split-care": ("split_care", "field"),
}
"""By note: the kinds of findings that answer for the code itself."""


def _in_general(finding: Finding, company: Company) -> bool:
    """A verdict on what a code's own row or edit is found for."""
    return company.has(*_TOLD_EXACTLY.get(finding.evidence[0].key, ()))


def _denied_by_rule(finding: Finding, company: Company) -> bool:
    """That a modifier is not what is said of it, where a rule on that modifier denies what is claimed."""
    return any(
        str(one.values["first"]).startswith("No:")
        and set(finding.codes) & set(str(one.values["text"]).split())
        for one in company.of("verdict")
    )


def _of_a_stated(finding: Finding, company: Company) -> bool:
    """A modifier that the situation would take, beside the judgement on what the question says that modifiers mean."""
    judged = company.of("meaning_agrees", "meaning_differs")
    return any(str(one.values["code"]).startswith("Modifier ") for one in judged)


_NAMED = re.compile(r"\b[A-TV-Z]\d[0-9A-Z](?:\.\w{1,4})?\b")


def _ruled_category(finding: Finding, company: Company) -> bool:
    """That a category is no billable code, where a rule or a choice between categories answers what is asked of it."""
    return len(finding.codes[0]) == _CATEGORY and company.has("verdict", "choice")


_CATEGORY = 3


def _ruled_out(finding: Finding, company: Company) -> bool:
    """That a diagnosis holds what is asked by its words, where a rule that names the diagnosis says no to it."""
    return any(
        (first := str(one.values["first"])).startswith("No:")
        and (
            str(one.values["source"]).startswith(GUIDELINES)
            or not set(finding.codes).isdisjoint(_NAMED.findall(first))
        )
        for one in company.of("verdict")
    )


def _chosen_by_rule(finding: Finding, company: Company) -> bool:
    """A choice that no title decides, beside a verdict on the codes that are offered, or one that a verdict denies."""
    firsts = [str(one.values["first"]) for one in company.of("verdict")]
    if code := re.escape(finding.values["code"]):
        denied = re.compile(rf"\bnot {code}|{code}(?:[^;.]|\.\d)* only when\b")
        return any(denied.search(first) for first in firsts)
    return any(
        first.startswith(finding.codes)
        or (_VERDICT.match(first) and all(one in first for one in finding.codes))
        for first in firsts
    )


_VERDICT = re.compile(r"(?:Yes|No|Only|Each|Both)\b")
"""Begins what answers for all of the codes that it names."""


_PLACE_TOLD = re.compile(r"\bPOS \d\d\b|\A\d\d\b")


def _placed_by_rule(finding: Finding, company: Company) -> bool:
    """The code of a place that the words name, beside a verdict that tells another: a patient at home by telephone."""
    told = (str(one.values["first"]) for one in company.of("verdict"))
    code = finding.codes[0]
    return any(f"not {code}" in first or (_PLACE_TOLD.search(first) and code not in first) for first in told)


def _dated(finding: Finding, company: Company) -> bool:
    """That a reason or remark is no longer valid, beside its days and what it meant."""
    return finding.codes in {one.codes for one in company.of("remark_dates")}


def _parted(finding: Finding, company: Company) -> bool:
    """That one code for two procedures is not taken apart, beside the parts of a test that has a code for each."""
    return finding.evidence[0].key == "one-code-for-both" and company.has("parts_of_tests")


def _of_its_child(finding: Finding, company: Company) -> bool:
    """That a header is called something else, where what the question calls it is a code under it."""
    return any(
        one.codes[:1] == finding.codes[:1] and str(one.values["fitting"]).startswith(finding.codes[0])
        for one in company.of("code_header")
    )


def _of_group(finding: Finding, company: Company) -> bool:
    """The title of a group, beside the groups that are set apart by theirs."""
    titled = {
        str(name).split()[-1] for one in company.of("groups_in_words") for name, _ in one.values["groups"]
    }
    return finding.codes[0] in titled


SAID: tuple[tuple[frozenset[str], Callable[[Finding, Company], bool]], ...] = (
    (frozenset({"verdict"}), _in_general),
    (frozenset({"meaning_differs"}), _of_its_child),
    (frozenset({"code_active"}), _of_group),
    (frozenset({"meaning_differs"}), _denied_by_rule),
    (frozenset({"modifier_for"}), _of_a_stated),
    (frozenset({"inclusion", "meaning_agrees"}), _ruled_out),
    (frozenset({"code_header"}), _ruled_category),
    (frozenset({"choice"}), _chosen_by_rule),
    (frozenset({"note", "rule"}), _parted),
    (frozenset({"code_terminated"}), _dated),
    (frozenset({"place_named"}), _placed_by_rule),
)
