"""The root operation of an inpatient procedure that a question tells, by its definition, and the code where that is wished."""

from __future__ import annotations

import re
from dataclasses import replace

from consultant.answering import procedure_words
from consultant.answering.findings.codes import operation_stories, operations
from consultant.answering.findings.descriptions import inpatient_procedures
from consultant.answering.findings.notes import verdicts
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_WISH_FOR_CODE = re.compile(r"\bcodes?\b(?! as\b)|\bpcs\b(?! (?:root|term|operation))", re.IGNORECASE)
_OPERATION_ASKED = expression(r"\broot op(?:eration)?s?\b|\bobjective of the procedure\b", re.IGNORECASE)
_EVERY = "|".join(operations.TABLES)
_OFFERED = expression(
    rf"\b(?:an? )?(?:{_EVERY})(?:,? (?:or|vs\.?|versus|and|not) (?:an? )?(?:{_EVERY}))+\b", re.IGNORECASE
)
_COMPARED = re.compile(
    r"\b(?:differ\w*|separates?|distinguish\w*|tell apart|defin\w+ (?:of|for)|mean(?:s|ing)?)\b",
    re.IGNORECASE,
)
"""Asks what names of operations mean, and tells no procedure."""


def with_code(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The root operation of the code, or of all codes, that fit a procedure whose operation is asked, by its definition."""
    offered = _OFFERED.search(ask.text)
    if ask.codes or not (_OPERATION_ASKED.search(ask.text) or (offered and _WISH_FOR_CODE.search(ask.text))):
        return ()
    if operation_stories.of_term(ask.text):
        return ()
    code = inpatient_procedures.beside_operation(_OFFERED.sub(" ", ask.text), reference)
    names = {_operation(one) for one in code if "description" in one.values}
    if len(names) != 1 or not all(names):
        return ()
    beside = (one.lower() for one in _REFUSED.findall(ask.text))
    found = tuple(operations.defined(tuple(dict.fromkeys((*names, *beside))), reference))
    if not found:
        return ()
    choice = found[0].label if len(found) > 1 else ""
    fitting = next((one for one in code if one.kind == "code_fitting"), None)
    if not _WISH_FOR_CODE.search(ask.text):
        return (operations.definitions(found, choice),) if fitting else ()
    return (_with_code(operations.definitions(found, choice), fitting), *code)


def _operation(fitting: Finding) -> str:
    """The operation with which the title of a code begins."""
    named = operations.NAMED.match(str(fitting.values["description"]))
    return named[0].lower() if named else ""


_REFUSED = re.compile(rf"\b(?:not|rather than|instead of) (?:an? )?({_EVERY})\b", re.IGNORECASE)
"""An operation of which is asked why it is not the one."""


def of_procedure(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The root operation of a procedure that a question tells, by its definition, and the code where that is wished too."""
    if ask.codes or not _OPERATION_ASKED.search(ask.text) or verdicts.is_close(ask, reference):
        return ()
    if _COMPARED.search(_OFFERED.sub(" ", ask.text)) and operations.NAMED.search(ask.text):
        return ()
    if operation_stories.OF_A_GROUP.search(ask.text):
        return ()
    text = _OFFERED.sub(" ", ask.text)
    termed = operation_stories.of_term(text)
    told, indexed = procedure_words.operation(text), _indexed(text, reference)
    names = termed or ((told,) if told and (not indexed or told in indexed) else indexed)
    found = tuple(operations.defined(names, reference))
    if not found:
        return ()
    code = inpatient_procedures.beside_operation(text, reference) if _WISH_FOR_CODE.search(ask.text) else ()
    fitting = next((one for one in code if one.kind == "code_fitting"), None)
    return (_with_code(operations.definitions(found, ""), fitting), *code)


def _with_code(found: Finding, fitting: Finding | None) -> Finding:
    if fitting is None:
        return found
    named = (fitting.values["code"], fitting.values["description"])
    rows = (*found.evidence, *fitting.evidence)
    return replace(found, codes=fitting.codes, values={**found.values, "fitting": named}, evidence=rows)


def _indexed(text: str, reference: Reference) -> tuple[str, ...]:
    """The operations that the index names for a term of the text; of all and part of a body part the one that is told."""
    leads = (one for one in reference.catalogue.inpatient_leads(text) if one.code and not one.axis)
    terms = [one for one in leads if " > " not in one.term]
    names = tuple(dict.fromkeys(one.text.split(",")[0].lower() for one in terms if one.term == terms[0].term))
    chosen = operations.chosen(names, text).lower()
    return (chosen,) if chosen else tuple(name for name in names if name in operations.TABLES)
