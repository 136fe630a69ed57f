"""A procedure told in words: its code, unless a diagnosis is meant or a verdict says more."""

from __future__ import annotations

import re

from consultant.answering import codes_named
from consultant.answering.asking_back import wishes_code
from consultant.answering.codeless_matters import OF_MEDICARE, of_coverage
from consultant.answering.findings.descriptions import by_description, exact_titles, told_procedures
from consultant.answering.findings.drugs import by_name
from consultant.answering.findings.notes import verdicts
from consultant.answering.patterns import expression, pattern
from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import description
from consultant.answering.reading.parts import parts
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.codes import CodeSystem


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code of a procedure in words, unless a diagnosis is meant or a verdict says more; with the drug that was given."""
    if _GROUP_WISHED.search(ask.text):
        return ()
    if _VALUE_OF_PCS.search(ask.text) or (_ENCOUNTER.search(ask.text) and not _DONE.search(ask.text)):
        return ()
    found = told_procedures.told(ask, reference)
    if not found:
        return ()
    instead = (
        _plain_diagnosis(ask, reference)
        or _of_medicare(ask, reference)
        or _ruled(found, ask, reference)
        or _both(ask, reference)
    )
    if instead:
        return instead
    drug = by_name.dosed(ask, reference)
    open_drug = any(one.kind == "drug_codes" for one in drug)
    often = _limited(ask, reference)
    return (*found, *drug, *often) if open_drug else (*drug, *found, *often)


_GROUP_WISHED = pattern(
    r"\b(?:which|what(?:['’]?s)?)\b[^.?!,]{0,12}\b(?:ms[- ]?)?drgs?\b|\bdrgs?(?: (?:numbers?|series|range|please|pls))*\W*\Z"
)
"""An MS-DRG is wished, and no code."""
_ENCOUNTER = expression(
    r"\b(?:no|without|w/o) (?:\w+ )?(?:obstruction|gangrene)\b"
    r"|\b(?:non-?union|malunion|delayed healing|(?:initial|subsequent) encounter|7th character|gustilo|icd-?10\S*|dx"
    r"|diagnosis)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:cpt|procedure|treat\w*|repair\w*|surgery|operat\w*|orif|fix\w*|reduc\w*|inject\w*|graft\w*|bill\w*"
    r"|remov\w*|excis\w*|test\w*"
    r"|scan|x-?ray|visit|screen\w*|therapy|pcs|modifier)\b",
    re.IGNORECASE,
)
"""Tells a disease by its encounter, and nothing that was done."""


def _plain_diagnosis(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The diagnosis that a description is the name of, by a common term or a whole title: no procedure is meant."""
    wanted = description(ask.text)
    if wanted is None or wanted.lone or CodeSystem.ICD10CM not in wanted.systems:
        return ()
    found = by_description.indexed(ask, reference) or exact_titles.named(ask, reference)
    return (
        found if any(one.kind == "code_fitting" and not one.codes[0].startswith("Z") for one in found) else ()
    )


_VALUE_OF_PCS = pattern(
    r"\b(?:device|approach|body part|qualifier) (?:value|character)s?\b|\broot op(?:eration)?s?\b"
    r"|\A\W*(?:what |which )?approach (?:for|of|in) "
    r"|\b(?:device|body part) key\b"
)
"""A character of ICD-10-PCS is asked for: no code of another system answers that."""
_BOTH_CODED = pattern(
    r"\b(?:code|codes|coded|report|reported|bill|billed)\b(?: (?:them|for|it|the|of))* (?:both|separately|apart|too|as well)\b"
    r"|\bboth (?:of them )?(?:be )?(?:coded|reported|billed)\b|\b(?:two|both) codes\b"
    r"|\b(?:which|what)(?: one)? is (?:the )?initial\b|\binitial code\b"
)


def _both(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The verdict that is meant where two procedures are told and whether both are coded is asked."""
    return (
        verdicts.noted(ask, reference)
        if _BOTH_CODED.search(ask.text) and verdicts.is_close(ask, reference)
        else ()
    )


_HOW_OFTEN = re.compile(
    r"\bhow (?:often|many (?:hours|sessions|visits|times))\b|\bhours\b|\bsessions\b|\bfrequency\b|\b(?:per|a|each) year\b",
    re.IGNORECASE,
)
"""Asks for the limit of a benefit."""


def _limited(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The verdict on how often it is covered, where that is asked in one breath with the code."""
    return verdicts.noted(ask, reference) if _HOW_OFTEN.search(ask.text) and wishes_code(ask) else ()


def _of_medicare(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The verdicts on what Medicare covers or calls a service: the code that others use for it is no answer."""
    if not OF_MEDICARE.search(ask.text):
        return verdicts.noted(ask, reference) if _HOW_OFTEN.search(ask.text) and not wishes_code(ask) else ()
    noted = verdicts.noted(ask, reference)
    first = str(noted[0].values["first"]) if noted else ""
    its_own = "Medicare" in first and codes_named.names_code(first)
    return noted if its_own or of_coverage(ask) or verdicts.is_meant(ask, reference) else ()


def _ruled(procedure: tuple[Finding, ...], ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The verdicts on a question that asks more than the code of a told procedure, where they name that code too."""
    if _INCLUDED.search(ask.text) and not wishes_code(ask):
        return verdicts.noted(ask, reference)
    if len(parts(ask.text)) == 1 and not _BENEFIT_TOO.search(ask.text):
        return ()
    told = verdicts.noted(ask, reference)
    said = " ".join(str(one.values["first"]) for one in told)
    return told if all(code in said for one in procedure for code in one.codes) else ()


_BENEFIT_TOO = re.compile(
    r"\bages\b|\bage (?:limits?|range|band|window)\b|\b(?:which|what) age\b|\bpack[- ]?years?,? (?:and|or)\b|\bhow often\b"
    r"|\bfrequency\b|\binterval\b|\bwho (?:qualifies|is eligible)\b|\beligibility\b",
    re.IGNORECASE,
)
"""Wishes the limits of a benefit beside its code, in one breath."""
_INCLUDED = re.compile(
    r"\b(?:includ\w+|bundled|part of|separately|counts? (?:in|to|towards?))\b", re.IGNORECASE
)
"""Asks what a service is part of, and not what it is called."""
