"""What groups a diagnosis belongs to: risk categories, clinical categories, MS-DRGs, CC or MCC, present on admission."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from consultant.answering.findings.crosswalks import inpatient_groups, risk_memberships, roles
from consultant.answering.findings.crosswalks.without_group import without
from consultant.answering.intents.crosswalks import GROUPS
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, absence, evidence, source, unloaded
from consultant.model.answer import Finding
from consultant.model.catalogue import Absent, CodeSet
from consultant.model.codes import CodeSystem
from consultant.model.membership import (
    AdmissionExemption,
    Memberships,
)

_WORDS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(words, re.IGNORECASE)
    for name, words in {
        "risk": r"\bhccs?\b|\brisk\b|\braf\b|\brxhcc\b",
        "clinical": r"\bccsr\b|\bahrq\b|\bclinical (?:classification )?categor",
        "severity": r"\bm?ccs?\b|\bseverity\b|\bcomplications? ?(?:or|and|/) ?comorbid"
        r"|\bhow (?:severe|heavy|heavily)\b(?=[^.?!]*\b(?:drg|secondary)\b)"
        r"|\b(?:as|an?|major|minor) (?:\w+ )?comorbidit\w+\b|\b(?:minor|major) (?:or|vs\.?) (?:minor|major)\b",
        "groups": rf"\b(ms-?)?drgs?\b|\bmdc\b|\b{GROUPS}",
        "exemption": r"\bpoa\b|\bexempt\b(?! from (?!poa|the present))|\bpresent[- ]on[- ]admission\b",
    }.items()
}
"""Which group is asked for."""
_CHANGES = re.compile(r"\b(change|affect|raise|impact|increase|move)\w*\b.{0,20}\bdrg\b", re.IGNORECASE)
"""What a secondary diagnosis does to the DRG is its severity, not the DRGs that it leads to."""
_SECONDARY = re.compile(
    r"\b(?:as|count\w*|coded|reported|added|if)\b[^.?!]{0,25}\b(?:secondary|sdx|other)(?: (?:dx|diagnos\w+)\b"
    r"|\b(?=[^.?!]*\bdrg))",
    re.IGNORECASE,
)
"""The same, by the role that it has."""


def belonging(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The groups that the question names, of each cited diagnosis; risk categories where it names none."""
    asked = named(ask.text) or named(ask.follows) or named(ask.under) or ["risk"]
    alone = len(ask.diagnoses) == 1 and roles.principal(ask.text) == ask.diagnoses[0].code
    if len(ask.diagnoses) == 1 and {"groups", "severity"} <= set(asked) and _EACH_ROLE.search(ask.text):
        asked = ["groups", "severity"]
    elif alone and "groups" in asked:
        asked = ["groups"]
    elif len(ask.diagnoses) == 1 and "groups" in asked and _LEVELED.search(ask.text):
        asked = [name for name in asked if name != "severity"]
    elif "severity" in asked or _CHANGES.search(ask.text) or _SECONDARY.search(ask.text):
        asked = [name for name in dict.fromkeys((*asked, "severity")) if name != "groups"]
    found = []
    for cited in ask.diagnoses:
        memberships = reference.catalogue.memberships(cited.code, reference.on)
        found += [
            inpatient_groups.with_secondary(
                inpatient_groups.beside_group(
                    _FINDERS[name](memberships, reference, ask.text), ask, reference
                ),
                ask,
                reference,
            )
            for name in _of_role(cited.code, asked, ask)
            if name != "exemption" or _listed(cited.code, reference)
        ]
    told = tuple(_untold(found, named(ask.text)))
    return (*inpatient_groups.compared(told, ask), *told)


def _listed(code: str, reference: Reference) -> bool:
    """Whether the release has the code: of one that it has not, no list says whether it is exempt."""
    return not isinstance(reference.catalogue.entry(CodeSystem.ICD10CM, code, reference.on), Absent)


def _untold(found: list[Finding], asked: list[str]) -> Iterator[Finding]:
    """Without the severity of a diagnosis that the group told beside it rests on, where only groups are asked for."""
    beside = {one.values.get("beside") for one in found if one.kind == "diagnosis_groups"}
    for one in found:
        if one.kind != "severity" or "severity" in asked or one.codes[0] not in beside:
            yield one


_LEVELED = re.compile(
    r"\b(?:which|what|drgs?)\b[^?!]{0,80}\b(?:with|without|w/o|no|has) (?:an? )?m?ccs?\b"
    r"|\bdrgs?\b[^!]{0,15}\bwith(?:out)? m?cc\b",
    re.IGNORECASE,
)
"""Asks for the group of a stay that has such a secondary diagnosis, or none."""
_EACH_ROLE = re.compile(
    r"\b(?:principal|pdx|first[- ]listed)\b[^!]*\b(?:secondary|sdx|other (?:dx|diagnosis)|comorbidity)\b"
    r"|\b(?:secondary|sdx|other (?:dx|diagnosis)|comorbidity)\b[^!]*\b(?:principal|pdx|first[- ]listed)\b",
    re.IGNORECASE,
)
"""Asks for one diagnosis in either role: its groups as the principal one, its severity as another."""
_EDITION = re.compile(r"\b(?:ms-?\s?)?drgs? v\.?\d+(?:\.\d)?\b", re.IGNORECASE)
"""The edition of the lists, not the groups."""


_EXEMPTED = re.compile(
    r"\bexempt\w*\b|\b(?:without|no|needs?|carr(?:y|ies)) (?:an? |any |no )?(?:poa|present[- ]on[- ]admission)\b",
    re.IGNORECASE,
)
_LETTERED = re.compile(
    r"\b(?:letters?|day|field|put|enter|develop\w*|mean\w*|blank|hospitals?|facilit\w+|all|every)\b",
    re.IGNORECASE,
)


def exempting(ask: Ask) -> bool:
    """Whether all that is asked of diagnoses is which of them carries an indicator of presence on admission."""
    asked = ask.diagnoses and _WORDS["exemption"].search(ask.text) and _EXEMPTED.search(ask.text)
    return bool(asked and not _LETTERED.search(ask.text))


def named(text: str) -> list[str]:
    """The groups that a text asks for."""
    plain = _EDITION.sub(" ", text)
    return [name for name, words in _WORDS.items() if words.search(plain)]


_PRINCIPAL_NAMED = re.compile(r"\b(?:principal|pdx|first[- ]listed)\b", re.IGNORECASE)


def _of_role(code: str, asked: list[str], ask: Ask) -> list[str]:
    """Of the principal diagnosis its groups, of the others their severity, where a question asks for both."""
    principal = roles.principal(ask.text)
    if principal not in {one.code for one in ask.diagnoses} or len(ask.diagnoses) == 1:
        return asked
    if "groups" not in named(ask.text):
        first = code == principal and _PRINCIPAL_NAMED.search(ask.text)
        return [name for name in asked if name != "severity"] if first else asked
    return ["groups"] if code == principal else ["severity"]


def unheld(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What a question asks of the groups and the published lists that are loaded do not hold, such as weights."""
    found = []
    about = CodeSet.HCC if _WORDS["risk"].search(ask.text) else CodeSet.MSDRG
    for name, (code_set, words) in _UNHELD.items():
        wanted = words.search(ask.text) and (code_set is about or code_set is CodeSet.MSDRG_CC)
        release = reference.catalogue.release(code_set, reference.on) if wanted else None
        if release is not None:
            values = {"what": name, "codes": ask.codes, "source": source(release)}
            rows = evidence(release, "columns", {"not published in it": name})
            found.append(Finding("not_in_list", ask.codes, values, rows))
    return tuple(found)


_UNHELD: Mapping[str, tuple[CodeSet, re.Pattern[str]]] = {
    name: (code_set, re.compile(words, re.IGNORECASE))
    for name, code_set, words in (
        (
            "relative weights and lengths of stay",
            CodeSet.MSDRG,
            r"\b(relative )?weights?\b|\bg?mlos\b|\blength of stay\b|\balos\b",
        ),
        (
            "coefficients",
            CodeSet.HCC,
            r"\bcoefficients?\b|\braf (weight|value|score)|\brisk scores?\b|\bweights?\b",
        ),
        (
            "exclusions by the principal diagnosis",
            CodeSet.MSDRG_CC,
            r"\bpdx\b|\bexclusions?\b|\b(m?cc|drg|principal|severity)\b[^!]*\bexclu(de|des|ded)\b(?! each)"
            r"|\bexclu(de|des|ded)\b(?! each)[^.?!]*\b(m?cc|drg|principal|severity)\b",
        ),
    )
}
"""Columns that a question may ask for and no loaded list has, by the list where they would stand."""


def _clinical(memberships: Memberships, reference: Reference, text: str) -> Finding:
    found = memberships.clinical
    if isinstance(found, Absent):
        return without("clinical", memberships, found, reference)
    rows = [
        row
        for one in found
        for row in evidence(one.release, memberships.code, {"category": f"{one.category} {one.label}"})
    ]
    values = {
        "code": memberships.code,
        "categories": tuple((one.category, one.label) for one in found),
        "source": source(found[0].release),
    }
    return Finding("clinical_category", (memberships.code,), values, tuple(rows))


def _groups(memberships: Memberships, reference: Reference, text: str) -> Finding:
    found = inpatient_groups.led_to(memberships, text)
    return without("groups", memberships, found, reference) if isinstance(found, Absent) else found


def _severity(memberships: Memberships, reference: Reference, text: str) -> Finding:
    found = memberships.severity
    if isinstance(found, Absent):
        return without("severity", memberships, found, reference)
    values = {
        "code": memberships.code,
        "level": inpatient_groups.LABEL[found.level],
        "asked": _asked_level(text),
        "source": source(found.release),
        **_FITTED,
    }
    rows = evidence(found.release, memberships.code, {"level": found.level.value})
    return Finding("severity", (memberships.code,), values, rows)


_FITTED: Mapping[str, Any] = {"group": "", "group_title": "", "moves": "", "raises": None}


def _asked_level(text: str) -> str:
    """`CC` or `MCC` where the question is on that one; empty where it asks for either."""
    if only := _ONLY_LEVEL.search(text):
        return only[1].upper()
    named = {found.upper().rstrip("S") for found in re.findall(r"\bm?ccs?\b(?! exclu)", text, re.IGNORECASE)}
    return named.pop() if len(named) == 1 else ""


_ONLY_LEVEL = re.compile(
    r"\b(?:just|only|merely|at most|no more than|counts as|rated as) (?:as )?(?:an? )?(m?cc)\b", re.IGNORECASE
)


def _exemption(memberships: Memberships, reference: Reference, text: str) -> Finding:
    found = memberships.exemption
    if isinstance(found, AdmissionExemption):
        values = {
            "code": memberships.code,
            "exempt": True,
            "yes": _exempt_asked(text, True),
            "source": source(found.release),
        }
        return Finding(
            "admission_indicator",
            (memberships.code,),
            values,
            evidence(found.release, memberships.code, {"POA": "exempt"}),
        )
    if unloaded(found) or found.release is None:
        return absence(found, (memberships.code,), reference)
    values = {
        "code": memberships.code,
        "exempt": False,
        "yes": _exempt_asked(text, False),
        "source": source(found.release),
    }
    rows = evidence(found.release, memberships.code, {"look-up": found.kind.value})
    return Finding("admission_indicator", (memberships.code,), values, rows)


def _exempt_asked(text: str, exempt: bool) -> str:
    """`Yes` or `No` to whether the code is exempt, or to whether it needs an indicator; empty where neither is asked."""
    if re.search(
        r"\bexempt\w*\b|\b(?:without|no|lacks?|leave\w*|omit\w*) (?:an? |any |the |its )?(?:poa|present)",
        text,
        re.IGNORECASE,
    ):
        return "Yes" if exempt else "No"
    needed = re.search(r"\b(?:need|require|must|have to|has to)\w*\b", text, re.IGNORECASE)
    return ("No" if exempt else "Yes") if needed else ""


_FINDERS: Mapping[str, Callable[[Memberships, Reference, str], Finding]] = {
    "risk": risk_memberships.of_diagnosis,
    "clinical": _clinical,
    "severity": _severity,
    "groups": _groups,
    "exemption": _exemption,
}
