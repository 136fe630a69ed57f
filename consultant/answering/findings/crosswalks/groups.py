"""What groups a diagnosis belongs to: risk categories, clinical categories, MS-DRGs, CC or MCC, present on admission."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from consultant.answering.findings.crosswalks import inpatient_groups, risk_edits
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, absence, evidence, source, unloaded
from consultant.model.answer import Finding
from consultant.model.catalogue import Absent, CodeSet
from consultant.model.membership import (
    AdmissionExemption,
    Memberships,
    RiskCategory,
)

_WORDS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(words, re.IGNORECASE)
    for name, words in {
        "risk": r"\bhccs?\b|\brisk\b|\braf\b|\brxhcc\b",
        "clinical": r"\bccsr\b|\bclinical categor",
        "severity": r"\bm?ccs?\b|\bseverity\b|\bcomplication or comorbid",
        "groups": r"\b(ms-?)?drgs?\b|\bmdc\b",
        "exemption": r"\bpoa\b|\bexempt\b(?! from (?!poa|the present))|\bpresent on admission\b",
    }.items()
}
"""Which group is asked for."""
_CHANGES = re.compile(r"\b(change|affect|raise|impact|increase|move)\w*\b.{0,20}\bdrg\b", re.IGNORECASE)
"""What a secondary diagnosis does to the DRG is its severity, not the DRGs that it leads to."""


def belonging(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The groups that the question names, of each cited diagnosis; risk categories where it names none."""
    asked = _named(ask.text) or _named(ask.follows) or ["risk"]
    alone = len(ask.diagnoses) == 1 and inpatient_groups.principal(ask.text) == ask.diagnoses[0].code
    if alone and "groups" in asked:
        asked = ["groups"]
    elif len(ask.diagnoses) == 1 and "groups" in asked and _LEVELED.search(ask.text):
        asked = [name for name in asked if name != "severity"]
    elif "severity" in asked or _CHANGES.search(ask.text):
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
        ]
    return tuple(found)


_LEVELED = re.compile(
    r"\b(?:which|what|drgs?)\b[^?!]{0,80}\b(?:with|without|w/o|no|has) (?:an? )?m?ccs?\b"
    r"|\bdrgs?\b[^!]{0,15}\bwith(?:out)? m?cc\b",
    re.IGNORECASE,
)
"""Asks for the group of a stay that has such a secondary diagnosis, or none."""
_EDITION = re.compile(r"\b(?:ms-?\s?)?drgs? v\.?\d+(?:\.\d)?\b", re.IGNORECASE)
"""The edition of the lists, not the groups."""


def _named(text: str) -> list[str]:
    """The groups that a text asks for."""
    plain = _EDITION.sub(" ", text)
    return [name for name, words in _WORDS.items() if words.search(plain)]


def _of_role(code: str, asked: list[str], ask: Ask) -> list[str]:
    """Of the principal diagnosis its groups, of the others their severity, where a question asks for both."""
    principal = inpatient_groups.principal(ask.text)
    if principal not in {one.code for one in ask.diagnoses} or len(ask.diagnoses) == 1:
        return asked
    both = {"groups", "severity"} & {name for name, words in _WORDS.items() if words.search(ask.text)}
    return (["groups"] if code == principal else ["severity"]) if len(both) > 1 else asked


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
        ("exclusions by the principal diagnosis", CodeSet.MSDRG_CC, r"\bexclu(de|des|ded|sion)\w*\b|\bpdx\b"),
    )
}
"""Columns that a question may ask for and no loaded list has, by the list where they would stand."""


def _risk(memberships: Memberships, reference: Reference, text: str) -> Finding:
    found = memberships.risk
    if isinstance(found, Absent):
        return _none("risk", memberships, found, reference)
    version = _VERSION.search(text)
    drugs, kidneys = bool(_DRUG_MODEL.search(text)), bool(_KIDNEY_MODEL.search(text))
    newest = sorted(
        found,
        key=lambda risk: (
            kidneys != (_KIDNEYS in risk.model),
            _other_version(risk, version, kidneys=kidneys),
            drugs != risk.model.startswith("RxHCC"),
            *_newest(risk),
        ),
    )
    named = _CATEGORY.search(text)
    categories = tuple((risk.category, risk.model, risk.label) for risk in newest)
    asked = {f"V{found}" for found in _VERSION.findall(text)}
    models = [
        model
        for model in dict.fromkeys(risk.model for risk in newest)
        if model == newest[0].model
        or (not kidneys and _is_of(model, asked))
        or (drugs and model.startswith("RxHCC"))
    ]
    led = tuple(
        (model, tuple((risk.category, risk.label) for risk in newest if risk.model == model))
        for model in models
    )
    rows = [
        row
        for risk in newest
        for row in evidence(risk.release, memberships.code, {risk.model: f"HCC {risk.category} {risk.label}"})
    ]
    values: dict[str, Any] = {
        "code": memberships.code,
        "categories": categories,
        "led": led,
        "absent_in": ""
        if kidneys or (drugs and newest[0].model.startswith("RxHCC"))
        else _absent_in(newest, asked, reference),
        "overridden": risk_edits.overridden(newest[0].model, found, text),
        "claim": ("right" if named[1] == newest[0].category else "wrong")
        if named
        else ("right" if _MEMBER_ASKED.search(text) else ""),
        "source": source(found[0].release),
    }
    if values["absent_in"]:
        rows += evidence(found[0].release, memberships.code, {"no category in": values["absent_in"]})
    rows += risk_edits.rows(memberships.code, newest[0].model, found, text)
    return Finding("risk_category", (memberships.code,), values, tuple(rows))


_MEMBER_ASKED = re.compile(
    r"\b(?:does|do|is|are|has|have|will|would)\b(?:[^?.!]|\.\w){0,40}"
    r"(?<!same )\b(?:risk[- ]?adjust\w*|hccs?|v2[248]|raf|counts?)\b"
    r"(?!(?:[^?.!]|\.\w){0,40}\b(?:both|same|more|less|higher|lower|drop\w*|or)\b)",
    re.IGNORECASE,
)
"""Asks whether the diagnosis counts at all."""
_DRUG_MODEL = re.compile(r"\brx-?hccs?\b|\bpart d\b", re.IGNORECASE)
_VERSION = re.compile(r"\bV(\d\d)\b", re.IGNORECASE)
_CATEGORY = re.compile(r"\bHCC ?(\d{1,3})\b", re.IGNORECASE)


def _absent_in(newest: list[RiskCategory], asked: set[str], reference: Reference) -> str:
    """The versions that were asked for and have no category; without one asked the payment model of the day."""
    held = {risk.model.rpartition(" ")[2] for risk in newest if risk.model.startswith(_OF_PAYMENT)}
    if asked:
        return " and ".join(sorted(asked - held))
    return "" if _PAID in held or reference.on < _PAYING_FROM else _PAID


_KIDNEY_MODEL = re.compile(
    r"\besrd\b(?=[^.?!]{0,12}\b(?:v\d|model|hcc|categor))|\bmodel for (?:esrd|dialysis)\b", re.IGNORECASE
)
_KIDNEYS, _OF_PAYMENT = "ESRD", "CMS-HCC Model"
_PAID, _PAYING_FROM = "V28", date(2024, 1, 1)
"""The model of Medicare Advantage payments, phased in from that day."""


def _is_of(model: str, versions: set[str]) -> bool:
    """Whether it is the payment model of one of the versions that the question names."""
    return model.startswith(_OF_PAYMENT) and model.rpartition(" ")[2] in versions


def _other_version(risk: RiskCategory, version: re.Match[str] | None, *, kidneys: bool) -> bool:
    """Whether it is of another version than the question names, or not of the model that it asks for."""
    if version is None:
        return False
    drugs = version[1] in _OF_DRUGS
    model = "CMS-HCC ESRD Model" if kidneys else "RxHCC" if drugs else _OF_PAYMENT
    return not (risk.model.startswith(model) and risk.model.endswith(f"V{version[1]}"))


_OF_DRUGS = frozenset({"05", "08"})
"""Versions that only the model of Part D has."""


def _newest(risk: RiskCategory) -> tuple[bool, bool, int]:
    """The payment model of Medicare Advantage before that of dialysis and of drugs, each from its newest version."""
    version = re.search(r"V(\d+)", risk.model)
    other = not risk.model.startswith("CMS-HCC Model")
    return other, "ESRD" not in risk.model, -int(version[1]) if version else 0


def _clinical(memberships: Memberships, reference: Reference, text: str) -> Finding:
    found = memberships.clinical
    if isinstance(found, Absent):
        return _none("clinical", memberships, found, reference)
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
    return _none("groups", memberships, found, reference) if isinstance(found, Absent) else found


def _severity(memberships: Memberships, reference: Reference, text: str) -> Finding:
    found = memberships.severity
    if isinstance(found, Absent):
        return _none("severity", memberships, found, reference)
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
    named = {found.upper().rstrip("S") for found in re.findall(r"\bm?ccs?\b(?! exclu)", text, re.IGNORECASE)}
    return named.pop() if len(named) == 1 else ""


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
    if re.search(r"\bexempt\w*\b", text, re.IGNORECASE):
        return "Yes" if exempt else "No"
    needed = re.search(r"\b(?:need|require|must|have to|has to)\w*\b", text, re.IGNORECASE)
    return ("No" if exempt else "Yes") if needed else ""


def _none(group: str, memberships: Memberships, absent: Absent, reference: Reference) -> Finding:
    if unloaded(absent) or absent.release is None:
        return absence(absent, (memberships.code,), reference)
    values = {"code": memberships.code, "group": group, "source": source(absent.release)}
    rows = evidence(absent.release, memberships.code, {"look-up": absent.kind.value})
    return Finding("no_group", (memberships.code,), values, rows)


_FINDERS: Mapping[str, Callable[[Memberships, Reference, str], Finding]] = {
    "risk": _risk,
    "clinical": _clinical,
    "severity": _severity,
    "groups": _groups,
    "exemption": _exemption,
}
