"""The codes on the other side of a code's NCCI edits, where a question asks which they are."""

from __future__ import annotations

import re

from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding

_ASKED = re.compile(
    r"\b(what|which|list|any|all|how many|give me|show|name)\b[^.?!]{0,60}(\bbundl|\bedits?\b|\bcolumn\b"
    r"|\binclud|\bn?cci\b|\bptp\b|\bden)"
    r"|\bbundl\w*[^.?!]{0,30}\b(what|which)\b",
    re.IGNORECASE,
)
"""Words that ask for the other codes of a code's edits."""
_SHOWN = 12


def listed(ask: Ask, reference: Reference) -> Finding | None:
    """The codes that a single code has edits with, where the question asks for them."""
    code = ask.procedures[0].code
    if len(ask.procedures) != 1 or not _ASKED.search(ask.text):
        return None
    found = reference.catalogue.partners(code, reference.setting, reference.on, _SHOWN)
    if found is None or not found.taken_in_count + found.taken_in_by_count:
        return None
    values = {
        "code": code,
        "taken_in": tuple((one.code, one.indicator) for one in found.taken_in),
        "taken_in_count": found.taken_in_count,
        "taken_in_by": tuple((one.code, one.indicator) for one in found.taken_in_by),
        "taken_in_by_count": found.taken_in_by_count,
        "setting": found.setting.value,
        "source": source(found.release),
    }
    rows = [
        row
        for pair, one in (
            *((f"{code} / {one.code}", one) for one in found.taken_in),
            *((f"{one.code} / {code}", one) for one in found.taken_in_by),
        )
        for row in evidence(found.release, pair, {"modifier indicator": one.indicator})
    ]
    counts = {
        "codes that it takes in": str(found.taken_in_count),
        "codes that take it in": str(found.taken_in_by_count),
    }
    codes = (code, *(one.code for one in (*found.taken_in, *found.taken_in_by)))
    return Finding("edit_partners", codes, values, (*rows, *evidence(found.release, code, counts)))
