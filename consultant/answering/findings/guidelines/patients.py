"""A diagnosis beside a patient whose told sex or age Medicare's code editor does not take for it (Medicare Code Editor)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from consultant.answering.findings.entries import leaves
from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import (
    Reference,
    absence,
    evidence,
    guideline,
    source,
    unloaded,
)
from consultant.model.answer import Finding
from consultant.model.catalogue import Absent, CodeStatus, Entry
from consultant.model.codes import CodeSystem
from consultant.model.membership import ClaimEdit

_ONE = r"(?:an?|the|this|old|for|year-old|\d[ -]?(?:yo|y/o|y\.o\.?|yrs?))"
_SEXES: Mapping[str, re.Pattern[str]] = {
    "Male": re.compile(
        rf"\b{_ONE} (?:man|gentleman|boy|male)\b(?! (?:and|or) )|\b(?<!fe)male (?:patient|pt)\b"
        r"|\b(?:patient|pt|sex|gender)(?: \w+)? (?:as |is |= ?|: ?)?(?-i:M)\b(?![\d.'-])",
        re.IGNORECASE,
    ),
    "Female": re.compile(
        rf"\b{_ONE} (?:woman|lady|girl|female)\b(?! (?:and|or) )|\bfemale (?:patient|pt)\b|\bpregnant\b"
        r"|\b(?:patient|pt|sex|gender)(?: \w+)? (?:as |is |= ?|: ?)?(?-i:F)\b(?![\d.'-])",
        re.IGNORECASE,
    ),
}
_AGE = re.compile(
    r"\b(\d{1,3})[- ]?(?:years?|yrs?|yr|y[./ ]?o(?:ld)?)[- ]?(?:old)?\b(?! (?:ago|later|after|history|smok|pack))"
    r"|\b(?:age[ds]?(?: of)?|(?:patient|pt|he|she|kid|woman|man|girl|boy) (?:is|was|of)) (\d{1,3})\b"
    r"(?! ?(?:weeks?|wks?|days?|months?|mos?|lbs?|kg|units?|%|percent)\b)",
    re.IGNORECASE,
)
_NOT_YET_ONE = expression(
    r"\b(?:new-?born|neonate|\d{1,2}[- ](?:days?|weeks?|wks?|months?|mos?)[- ]old)\b", re.IGNORECASE
)
_FITTING = re.compile(
    r"\b(?:valid|allowed|ok|okay|right|correct|pass|reject\w*|used?|for) (?:for )?(?:an? )?(?:fe)?(?:male|man|woman)\b",
    re.IGNORECASE,
)
"""Asks whether the code fits the patient: without the editor's list that stays open."""
_AGES = re.compile(r"\bAges? (\d+)(?:-(\d+))?")
_EDITS_ASKED = expression(
    r"\bmce\b|\bcode editor\b|\bunacceptable (?:as )?(?:an? )?(?:principal|pdx)"
    r"|\b(?:age|sex|gender)[- ](?:edits?|conflicts?|ranges?|limits?|restrict\w+|checks?|specific)"
    r"|\b(?:restricted|limited|confined) to (?:one|a(?: certain| single| given)?|either|any) (?:sex|gender|age)\b"
    r"|\b(?:age|sex|gender) (?:or|and|/) ?(?:age|sex|gender) (?:edit|conflict)"
    r"|\b(?:for )?(?:wh(?:at|ich) ages?|males? only|females? only|(?:fe)?male[- ]only)\b",
    re.IGNORECASE,
)
_EDIT_OF_EACH = re.compile(r"\b(?:what|which) (?:claim )?edits?\b", re.IGNORECASE)
"""Asks of several diagnoses which edit each of them meets."""
_WHICH_EDIT = re.compile(r"\b(?:which|what)(?: [\w-]+){0,3} (?:edits?|conflicts?)\b", re.IGNORECASE)
_NAMES = {
    "Sex": "sex conflict",
    "Age": "age conflict",
    "Other": "manifestation code as principal diagnosis",
}
"""The editor's own names of the edits that its conditions set off."""
_NOBODY = "Manifestation"
"""A condition that looks at no patient's sex or age."""
_OTHER = {"Male": "Female", "Female": "Male"}


def unfit(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """A finding for each cited diagnosis that the editor rejects for the told sex or age."""
    return tuple(finding for cited in ask.diagnoses for finding in _judged(cited.code, ask.text, reference))


def edits(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Of each cited diagnosis the editor's conditions on sex, age and place, where the question asks for the editor."""
    each = len(ask.diagnoses) > 1 and not ask.procedures and _EDIT_OF_EACH.search(ask.text)
    if not (_EDITS_ASKED.search(ask.text) or each):
        return ()
    found = (_conditions(cited.code, ask.text, reference) for cited in ask.diagnoses)
    return tuple(finding for finding in found if finding is not None)


def _conditions(code: str, text: str, reference: Reference) -> Finding | None:
    held = reference.catalogue.memberships(code, reference.on).claim_edits
    entry = reference.reportable(code)
    if entry is None:
        return None
    if isinstance(held, Absent) and (unloaded(held) or held.release is None):
        return absence(held, (entry.code,), reference)
    rules = () if isinstance(held, Absent) else held
    release = held.release if isinstance(held, Absent) else held[0].release
    assert release is not None
    told = "" if rules and all(edit.rule.startswith(_NOBODY) for edit in rules) else _told(text)
    if any(_rejected(edit, text) for edit in rules):
        return None
    values = {
        "code": entry.code,
        "words": shortened(entry.description, 90),
        "rules": tuple(edit.rule for edit in rules),
        "told": told,
        "rejecting": bool(_REJECTING.search(text)),
        "existing": bool(_EXISTING.search(text)),
        "unacceptable": bool(_UNACCEPTABLE.search(text)),
        "edits": tuple(dict.fromkeys(_NAMES[edit.kind] for edit in rules))
        if _WHICH_EDIT.search(text)
        else (),
        "source": source(release),
    }
    conditions = evidence(
        release, entry.code, {edit.kind: edit.rule for edit in rules} or {"look-up": "no edit"}
    )
    rows = (*conditions, *evidence(entry.release, entry.code, {"description": entry.description}))
    return Finding("claim_edits", (entry.code,), values, rows)


_UNACCEPTABLE = re.compile(r"\bunacceptable\b|\bprincipal\b", re.IGNORECASE)
"""Another list of the editor, which no file loaded here holds."""
_EXISTING = re.compile(
    r"\b(?:restricted|limited|any|is there|are there|(?:is|are) [A-Z]\d\w[\w.]* (?:there|in it|on it|on (?:the|that) list)"
    r"|does\b[^.?!]{0,40}\b(?:have|carry|fall under)|subject to|have an?)\b",
    re.IGNORECASE,
)
"""Asks whether there is such a condition."""


def _told(text: str) -> str:
    """The patient whom a text tells: `a female patient of 33`; empty where it tells none."""
    sex, age = sex_told(text).lower(), age_told(text)
    of_age = "" if age is None else f" of {age}" if age else " in the first year of life"
    return f"a {sex} patient{of_age}" if sex else f"a patient{of_age}" if of_age else ""


_PERINATAL, _SECTION = re.compile(r"P\d"), "I.C.16.a.4"
_LATER_RULE = "a condition that began in the perinatal period may be coded at any age while it is present"
_MONTHS = expression(r"\b([2-9]|\d\d)[- ](?:months?|mos?)[- ]old\b", re.IGNORECASE)
_USE_ASKED = re.compile(
    r"\b(?:allowed|valid|ok|okay|fine|still|can|may|use|appropriate|right|correct|after)\b", re.IGNORECASE
)


def later(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """A code of chapter 16 for a patient who is no newborn any more: it stays while the condition does."""
    cited = tuple(one.code for one in ask.diagnoses if _PERINATAL.match(one.code))
    older = _MONTHS.search(ask.text) or (age_told(ask.text) or 0) > 0
    if len(cited) != 1 or not older or not _USE_ASKED.search(ask.text):
        return ()
    entry = reference.reportable(cited[0])
    if entry is None:
        return ()
    rule = guideline(_SECTION, _LATER_RULE)
    values = {
        "code": entry.code,
        "words": shortened(entry.description, 90),
        "source": source(entry.release),
        "rule_source": rule.release,
    }
    rows = (*evidence(entry.release, entry.code, {"description": entry.description}), rule)
    return (Finding("perinatal", cited, values, rows),)


def age_told(text: str) -> int | None:
    """The age in years that the text tells of the patient."""
    found = _AGE.search(text)
    if found:
        return int(found[1] or found[2])
    return 0 if _NOT_YET_ONE.search(text) else None


def sex_told(text: str) -> str:
    """`Male` or `Female` where the text tells one alone; else empty."""
    told = [sex for sex, words in _SEXES.items() if words.search(text)]
    return told[0] if len(told) == 1 else ""


def _judged(code: str, text: str, reference: Reference) -> Iterator[Finding]:
    held = reference.catalogue.memberships(code, reference.on).claim_edits
    entry = reference.catalogue.entry(CodeSystem.ICD10CM, code, reference.on)
    if not isinstance(entry, Entry):
        return
    if isinstance(held, Absent) and entry.status is CodeStatus.HEADER:
        held = _of_all_under(code, reference) or held
    if isinstance(held, Absent):
        if unloaded(held) and sex_told(text) and _FITTING.search(text):
            yield absence(held, (entry.code,), reference)
        return
    for edit in held:
        if told := _rejected(edit, text):
            yield _finding(
                entry,
                edit,
                told,
                rejecting=bool(_REJECTING.search(text)),
                asked=bool(_REJECTION_ASKED.search(text)),
                beside=tuple(_beside(held, edit.kind, text)),
            )


def _of_all_under(code: str, reference: Reference) -> tuple[ClaimEdit, ...]:
    """The conditions that every billable code under a header has."""
    each = [
        reference.catalogue.memberships(one.code, reference.on).claim_edits
        for one in leaves.under(code, reference)
    ]
    if not each or any(isinstance(held, Absent) for held in each):
        return ()
    shared = set.intersection(
        *({(edit.kind, edit.rule) for edit in held} for held in each if not isinstance(held, Absent))
    )
    first = each[0]
    return (
        () if isinstance(first, Absent) else tuple(edit for edit in first if (edit.kind, edit.rule) in shared)
    )


_KINDS = {
    "Sex": re.compile(r"\b(?:sex|gender)\b", re.IGNORECASE),
    "Age": re.compile(r"\bages?\b", re.IGNORECASE),
}


def _beside(held: Iterable[ClaimEdit], told: str, text: str) -> Iterator[str]:
    """What the editor has on the code by sex or by age, where that is asked besides what rejects the patient."""
    for kind, words in _KINDS.items():
        if kind != told and words.search(text):
            rules = [f'"{edit.rule}"' for edit in held if edit.kind == kind]
            yield f"its {kind.lower()} edit is {rules[0]}" if rules else f"it has no {kind.lower()} edit"


def _rejected(edit: ClaimEdit, text: str) -> str:
    """The told patient whom the condition rejects; empty where it rejects none."""
    sex, age = sex_told(text), age_told(text)
    if edit.kind == "Sex" and sex and edit.rule.startswith(_OTHER[sex]):
        return f"a {sex.lower()} patient"
    if edit.kind == "Age" and age is not None and not _within(age, edit.rule):
        return f"a patient of {age}"
    return ""


def _within(age: int, rule: str) -> bool:
    limits = _AGES.search(rule)
    return limits is None or int(limits[1]) <= age <= int(limits[2] or limits[1])


_REJECTING = re.compile(
    r"\b(reject|refus|den(y|ied|ial)|conflict|fail|kick|stop|bounce|flag|fire|trigger|trip|hit|block|error|edit out"
    r"|problem|object|complain|balk|gripe|catch)",
    re.IGNORECASE,
)
"""The question is whether the editor objects: yes would be the answer, and neither yes nor no is said."""


_REJECTION_ASKED = re.compile(
    r"\b(?:does|do|will|would|could|can|should|is|are)\b[^.?!,;]{0,60}\b(?:reject|fire|trigger|flag|kick|den(?:y|ied)"
    r"|bounce|fail|conflict|object|complain|balk|gripe|catch)",
    re.IGNORECASE,
)


def _finding(
    entry: Entry, edit: ClaimEdit, told: str, *, rejecting: bool, asked: bool, beside: tuple[str, ...]
) -> Finding:
    values = {
        "asked": asked,
        "code": entry.code,
        "words": shortened(entry.description, 90),
        "told": told,
        "kind": edit.kind.lower(),
        "rule": edit.rule,
        "beside": beside,
        "rejecting": rejecting,
        "source": source(edit.release),
    }
    rows = (
        *evidence(edit.release, entry.code, {edit.kind: edit.rule}),
        *evidence(entry.release, entry.code, {"description": entry.description}),
    )
    return Finding("patient_unfit", (entry.code,), values, rows)
