"""Diagnoses that one combination code takes the place of (ICD-10-CM Official Guidelines, I.B.9 and the chapters named)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import permutations

from consultant.answering.findings.guidelines import named_by_exclusion, organisms
from consultant.answering.reading import Ask
from consultant.answering.reference import (
    GUIDELINES,
    GUIDELINES_AS_OF,
    KNOWLEDGE,
    Reference,
    evidence,
    source,
)
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import CodeSystem


@dataclass(frozen=True, slots=True)
class Combination:
    """Diagnoses that meet, as patterns of codes, with the code that takes the place of the first of them."""

    meeting: tuple[str, ...]
    code: str
    section: str
    kept: str = r"I50|N18|L97|K31"
    """What stays beside the combination code: stage, kind and depth are not in it."""


_EARLY, _LATE, _FAILURE = r"N18\.([1-4]\d?|9)", r"N18\.[56]", r"I50\..+"
_AIRWAYS = r"J20\..+|J18\.9|J1[2-5]\..+"
_COMBINED = (
    Combination(("I10", _FAILURE, _EARLY), "I13.0", "I.C.9.a"),
    Combination(("I10", _FAILURE, _LATE), "I13.2", "I.C.9.a"),
    Combination(("I10", _EARLY), "I12.9", "I.C.9.a"),
    Combination(("I10", _LATE), "I12.0", "I.C.9.a"),
    Combination(("I10", _FAILURE), "I11.0", "I.C.9.a"),
    Combination((r"I16\..", _FAILURE), "I11.0", "I.C.9.a.10", "I16|I50"),
    Combination((r"I16\..", _EARLY), "I12.9", "I.C.9.a.10", "I16|N18"),
    Combination((r"M54\.50", r"M54\.30"), "M54.40", "I.B.9"),
    Combination((r"I11\.9", _FAILURE), "I11.0", "I.C.9.a.1"),
    Combination((r"I12\.9", _FAILURE), "I13.0", "I.C.9.a.3"),
    Combination((r"I12\.0", _FAILURE), "I13.2", "I.C.9.a.3"),
    Combination((r"I13\.10", _FAILURE), "I13.0", "I.C.9.a.3"),
    Combination((r"I13\.11", _FAILURE), "I13.2", "I.C.9.a.3"),
    Combination(("I10", r"I51\.([4-7]|89|9)"), "I11.9", "I.C.9.a.1"),
    Combination((r"J44\.9", _AIRWAYS), "J44.0", "I.C.10.a", r"J[12]"),
    Combination((r"J44\.1", _AIRWAYS), "J44.0", "I.C.10.a", r"J[124]"),
    Combination((r"J44\.9", r"J45\..+"), "J44.89", "I.B.9; tabular note at J44.89", r"J45"),
    Combination((r"N40\.0", r"R3[359].*"), "N40.1", "I.B.9", "R"),
    Combination((r"J10\.1", r"J18\.9"), "J10.00", "I.B.9"),
    Combination((r"J11\.1", r"J18\.9"), "J11.00", "I.B.9"),
    Combination((r"I25\.10", r"I20\.0"), "I25.110", "I.C.9.b"),
    Combination((r"I25\.10", r"I20\.9"), "I25.119", "I.C.9.b"),
    *(
        Combination((rf"{kind}\.9", other), f"{kind}.{ending}", "I.A.15 and I.C.4.a")
        for kind in ("E10", "E11")
        for other, ending in (
            (r"N18\..+", "22"),
            (r"G62\.9", "42"),
            (r"G63", "42"),
            (r"L97\.[45].*", "621"),
            (r"L97\..+", "622"),
            (r"E16\.2", "649"),
            (r"R73\.9", "65"),
            (r"I73\.9", "51"),
            (r"I96", "52"),
            (r"K31\.84", "43"),
        )
    ),
)
"""The first that fits counts; those of more diagnoses stand before those of fewer."""


def combined(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code that two or three of the cited diagnoses make together, where the release has it as billable."""
    cited = tuple(diagnosis.code for diagnosis in ask.diagnoses)
    found = tuple(_findings(cited, reference)) if len(cited) > 1 else ()
    return tuple(finding for place, finding in enumerate(found) if not _met_before(finding, found[:place]))


def _met_before(finding: Finding, before: tuple[Finding, ...]) -> bool:
    """Whether a combination before it takes the place of the same code; of diabetes there are as many as complications."""
    if _DIABETES.match(str(finding.values["code"])):
        diabetic = (one for one in before if _DIABETES.match(str(one.values["code"])))
        return any(finding.codes[-1] == one.codes[-1] for one in diabetic)
    return any(set(finding.values["replaced"]) & set(one.values["replaced"]) for one in before)


_DIABETES = re.compile(r"E(?:08|09|10|11|13)\.")
_DIABETIC = Combination((), "", "I.B.9 and I.C.4.a")
_HYPERTENSIVE = Combination(("I10",), "", "I.C.9.a")
"""Hypertensive heart or kidney disease holds the hypertension already."""


_HELD = tuple(
    (re.compile(rf"E(?:08|09|10|11|13)\.{ending}"), re.compile(other))
    for ending, other in (
        ("42", r"G62\.9|G63"),
        ("65", r"R73\.9"),
        ("649", r"E16\.2"),
        ("51", r"I73\.9"),
        ("52", r"I73\.9|I96"),
        ("319", r"H35\.00"),
    )
)
"""Codes of diabetes that say a complication already, and the codes that would say it again."""


def _twice_told(cited: tuple[str, ...], reference: Reference) -> Iterator[Finding]:
    for code, other in permutations(cited, 2):
        held = reference.catalogue.entry(CodeSystem.ICD10CM, code, reference.on)
        if isinstance(held, Entry) and any(
            one.fullmatch(code) and again.fullmatch(other) for one, again in _HELD
        ):
            yield _finding(_DIABETIC, [other], held)


_PRESUMED = (("N18", "22"), ("L97", "622"), ("K31.84", "43"))
"""Categories that a diabetes is presumed to have caused, and the endings of its codes for them."""
_COMPLICATED = re.compile(r"(E(?:08|09|10|11|13))\.(?!2|9|62)")


def _presumed(cited: tuple[str, ...], reference: Reference) -> Iterator[Finding]:
    """Beside a diabetes with another complication the further code of diabetes that a cited disease takes before it."""
    for code, other in permutations(cited, 2):
        held = _COMPLICATED.match(code)
        ending = next((ending for category, ending in _PRESUMED if other.startswith(category)), "")
        ending = "621" if re.match(r"L97\.[45]", other) else ending
        further = f"{held[1]}.{ending}" if held and ending else ""
        entry = reference.catalogue.entry(CodeSystem.ICD10CM, further, reference.on) if further else None
        if isinstance(entry, Entry) and entry.status is CodeStatus.ACTIVE and further not in cited:
            found = _finding(_DIABETIC, ["", other], entry)
            values = {**found.values, "replaced": (), "kept": (other,), "besides": code}
            yield Finding("combined", (entry.code, code, other), values, found.evidence)


def _findings(cited: tuple[str, ...], reference: Reference) -> Iterator[Finding]:
    hypertensive = next((code for code in cited if re.match(r"I1[1-3]\.", code)), "")
    held = reference.catalogue.entry(CodeSystem.ICD10CM, hypertensive, reference.on) if hypertensive else None
    if "I10" in cited and isinstance(held, Entry):
        yield _finding(_HYPERTENSIVE, ["I10"], held)
    yield from _twice_told(cited, reference)
    yield from _presumed(cited, reference)
    for rule in _COMBINED:
        met = [next(filter(_pattern(words).fullmatch, cited), "") for words in rule.meeting]
        entry = reference.catalogue.entry(CodeSystem.ICD10CM, rule.code, reference.on) if all(met) else None
        if isinstance(entry, Entry) and entry.status is CodeStatus.ACTIVE:
            yield _finding(rule, met, entry)
    yield from _named_by_exclusion(cited, reference)
    for infection, organism in organisms.named_twice(cited, reference):
        found = _finding(_ORGANISM, [organism.code], infection)
        row = evidence(organism.release, organism.code, {"description": organism.description})
        yield replace(found, values={**found.values, "organism": True}, evidence=(*found.evidence, *row))


_ORGANISM = Combination((), "", organisms.SECTION)
_EXCLUDED = Combination((), "", "I.A.12.a", kept=r"(?!)")


def _named_by_exclusion(cited: tuple[str, ...], reference: Reference) -> Iterator[Finding]:
    """The one code for two diagnoses that an Excludes1 note of one of them names."""
    for entry, pair, note in named_by_exclusion.between(cited, reference):
        found = _finding(_EXCLUDED, list(pair), entry)
        row = evidence(note.release, note.stated_at, {note.kind.value: note.text})
        values = {**found.values, "excluded_at": note.stated_at}
        yield replace(found, values=values, evidence=(*found.evidence, *row))


_pattern = cache(re.compile)


def _finding(rule: Combination, met: list[str], entry: Entry) -> Finding:
    named = f"{GUIDELINES}, {rule.section}"
    kept = tuple(code for code in met if code and re.match(rule.kept, code))
    values = {
        "code": entry.code,
        "replaced": tuple(code for code in met if code not in kept),
        "kept": kept,
        "besides": "",
        "excluded_at": "",
        "organism": False,
        "cited": True,
        "words": entry.description,
        "source": source(entry.release),
        "rule_source": named,
    }
    rows = (
        *evidence(entry.release, entry.code, {"description": entry.description}),
        Evidence(KNOWLEDGE, rule.section, "rule", entry.code, named, GUIDELINES_AS_OF),
    )
    return Finding("combined", (entry.code, *met), values, rows)
