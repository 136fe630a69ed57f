"""A diagnosis beside a patient whose told sex or age Medicare's code editor does not take for it (Medicare Code Editor)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from consultant.answering.findings.codes import shortened
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, absence, evidence, source, unloaded
from consultant.model.answer import Finding
from consultant.model.catalogue import Absent, Entry
from consultant.model.codes import CodeSystem
from consultant.model.membership import ClaimEdit

_ONE = r"(?:an?|the|this|old|for|year-old)"
_SEXES: Mapping[str, re.Pattern[str]] = {
    "Male": re.compile(
        rf"\b{_ONE} (?:man|gentleman|boy|male)\b(?! (?:and|or) )|\b(?<!fe)male (?:patient|pt)\b",
        re.IGNORECASE,
    ),
    "Female": re.compile(
        rf"\b{_ONE} (?:woman|lady|girl|female)\b(?! (?:and|or) )|\bfemale (?:patient|pt)\b|\bpregnant\b",
        re.IGNORECASE,
    ),
}
_AGE = re.compile(
    r"\b(\d{1,3})[- ]?(?:years?|yrs?|yr|yo|y/o)[- ]?(?:old)?\b(?! (?:ago|later|after|history|smok|pack))"
    r"|\bage[ds]? (\d{1,3})\b",
    re.IGNORECASE,
)
_FITTING = re.compile(
    r"\b(?:valid|allowed|ok|okay|right|correct|pass|reject\w*|used?|for) (?:for )?(?:an? )?(?:fe)?(?:male|man|woman)\b",
    re.IGNORECASE,
)
"""Asks whether the code fits the patient: without the editor's list that stays open."""
_AGES = re.compile(r"\bAges? (\d+)(?:-(\d+))?")
_OTHER = {"Male": "Female", "Female": "Male"}


def unfit(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """A finding for each cited diagnosis that the editor rejects for the told sex or age."""
    return tuple(finding for cited in ask.diagnoses for finding in _judged(cited.code, ask.text, reference))


def sex_told(text: str) -> str:
    """`Male` or `Female` where the text tells one alone; else empty."""
    told = [sex for sex, words in _SEXES.items() if words.search(text)]
    return told[0] if len(told) == 1 else ""


def _judged(code: str, text: str, reference: Reference) -> Iterator[Finding]:
    edits = reference.catalogue.memberships(code, reference.on).claim_edits
    entry = reference.catalogue.entry(CodeSystem.ICD10CM, code, reference.on)
    if not isinstance(entry, Entry):
        return
    if isinstance(edits, Absent):
        if unloaded(edits) and sex_told(text) and _FITTING.search(text):
            yield absence(edits, (entry.code,), reference)
        return
    sex, age = sex_told(text), _AGE.search(text)
    rejecting = bool(_REJECTING.search(text))
    for edit in edits:
        if edit.kind == "Sex" and sex and edit.rule.startswith(_OTHER[sex]):
            yield _finding(entry, edit, f"a {sex.lower()} patient", rejecting=rejecting)
        elif edit.kind == "Age" and age and not _within(int(age[1] or age[2]), edit.rule):
            yield _finding(entry, edit, f"a patient of {int(age[1] or age[2])}", rejecting=rejecting)


def _within(age: int, rule: str) -> bool:
    limits = _AGES.search(rule)
    return limits is None or int(limits[1]) <= age <= int(limits[2] or limits[1])


_REJECTING = re.compile(r"\b(reject|den(y|ied|ial)|conflict|fail|kick|stop|bounce|flag)", re.IGNORECASE)
"""The question is whether the editor objects: yes would be the answer, and neither yes nor no is said."""


def _finding(entry: Entry, edit: ClaimEdit, told: str, *, rejecting: bool) -> Finding:
    values = {
        "code": entry.code,
        "words": shortened(entry.description, 90),
        "told": told,
        "rule": edit.rule,
        "rejecting": rejecting,
        "source": source(edit.release),
    }
    rows = (
        *evidence(edit.release, entry.code, {edit.kind: edit.rule}),
        *evidence(entry.release, entry.code, {"description": entry.description}),
    )
    return Finding("patient_unfit", (entry.code,), values, rows)
