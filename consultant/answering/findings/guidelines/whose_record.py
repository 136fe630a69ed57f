"""A code on the record of the wrong one of mother and child (Official Guidelines, I.C.15.a.1, I.C.16.a.1 and I.C.21.c)."""

from __future__ import annotations

import re

from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, guideline, source
from consultant.model.answer import Finding
from consultant.model.catalogue import Entry

_RECORD = r"(?:record|chart|claim|account|bill|side|stay|encounter)"
_CHILDS = expression(
    rf"\b(?:newborn|baby|infant|neonate|child)(?:'?s)? (?:\w+ )?{_RECORD}\b|\b(?:for|on) the (?:baby|newborn|infant)\b",
    re.IGNORECASE,
)
_MOTHERS = expression(
    rf"\b(?:mom|mother|maternal)(?:'?s)? (?:\w+ )?{_RECORD}\b|\b(?:for|on) the mother\b", re.IGNORECASE
)
_OF_MOTHER = re.compile(r"O|Z3A|Z37|Z33|Z34|Z36|Z39")
_OF_CHILD = re.compile(r"Z38|P[0-8]|P9[0-6]")
_RULES = {
    "mother": (
        "I.C.15.a.2 and I.C.21.c.11",
        "codes of chapter 15, Z3A and Z37 stand on the mother's record only",
    ),
    "child": (
        "I.C.16.a.1 and I.C.16.a.2",
        "codes of chapter 16 and Z38 stand on the child's record, never on the mother's",
    ),
}
_INSTEAD = {"Z3A": "P07.- tells how early a child was born"}
_LENGTH = 90


def misplaced(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """For each cited diagnosis that stands on the other record than the question puts it on, where it belongs."""
    childs, mothers = bool(_CHILDS.search(ask.text)), bool(_MOTHERS.search(ask.text))
    if childs == mothers:
        return ()
    wrong, owner = (_OF_MOTHER, "mother") if childs else (_OF_CHILD, "child")
    entries = (reference.reportable(one.code) for one in ask.diagnoses if wrong.match(one.code))
    return tuple(_finding(entry, owner) for entry in entries if entry)


def _finding(entry: Entry, owner: str) -> Finding:
    rule = guideline(*_RULES[owner])
    values = {
        "code": entry.code,
        "words": shortened(entry.description, _LENGTH),
        "owner": owner,
        "instead": _INSTEAD.get(entry.code[:3], ""),
        "rule": _RULES[owner][1],
        "source": source(entry.release),
        "rule_source": rule.release,
    }
    rows = (*evidence(entry.release, entry.code, {"description": entry.description}), rule)
    return Finding("other_record", (entry.code,), values, rows)
