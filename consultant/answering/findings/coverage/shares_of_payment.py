"""How much of a service is paid: the part that a code is of a test, and what is taken off beside other procedures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from consultant.answering.findings.coverage import endoscopies, fee_rows
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model import indicators
from consultant.model.answer import Finding
from consultant.model.catalogue import FeeRow
from consultant.model.codes import Citation


def multiple_procedures(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Which payment reduction applies to several procedures on one day."""
    full = bool(_IN_FULL.search(ask.text))
    found = (fee_rows.of_row(one, reference, "multiple_procedure", _reduction) for one in ask.procedures)
    told = {
        "base_asked": endoscopies.base_asked(ask.text),
        "full_claimed": full,
        "half_claimed": bool(_BY_HALF.search(ask.text)),
    }
    rules = tuple(replace(one, values={**one.values, **told, "meaning": _rule_of(one)}) for one in found)
    judged = tuple(filter(None, (_base_judged(one, ask.text) for one in rules)))
    if judged:
        return judged
    return (*endoscopies.families(rules, ask, reference), *rules)


def bases_claimed(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The base of an endoscopy for which the question takes another code, whatever it asks of them."""
    found = multiple_procedures(ask, reference) if endoscopies.base_asked(ask.text) else ()
    return tuple(one for one in found if one.values.get("base_taken"))


def _base_judged(reduction: Finding, text: str) -> Finding | None:
    """The reduction of an endoscopy with the base that the text takes for its own; nothing where it names none."""
    base = reduction.values.get("endoscopic_base")
    claimed = endoscopies.base_claimed(text, reduction.codes[0]) if base else ""
    if not claimed:
        return None
    told = {"base_taken": claimed, "claim": "right" if claimed == base else "wrong"}
    return replace(reduction, values={**reduction.values, **told})


def endoscopic_bases(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The same of endoscopies whose base is asked as if it were a primary."""
    if not endoscopies.base_asked(ask.text):
        return ()
    found = multiple_procedures(ask, reference)
    return tuple(one for one in found if one.values.get("endoscopic_base"))


def _rule_of(reduction: Finding) -> str:
    return indicators.MULTIPLE.get(str(reduction.values.get("multiple_procedure")), "")


_BY_HALF = re.compile(r"\b50 ?(?:%|percent)|\bhal(?:f|ved)\b|\bby 50\b", re.IGNORECASE)


_IN_FULL = re.compile(
    r"\b100 ?(?:%|percent)|\bin full\b|\bfull (?:pay\w*|amount|price|fee|allowable)\b", re.IGNORECASE
)


def _reduction(row: FeeRow) -> Mapping[str, str]:
    """The indicator; of an endoscopy also the base of its family."""
    base = row.attributes.get("endoscopic_base", "") if row.multiple_procedure == "3" else ""
    return {"multiple_procedure": row.multiple_procedure, "endoscopic_base": base}


def components(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Whether the service splits into a professional and a technical component, or is the one that the question names."""
    found = (
        fee_rows.of_row(one, reference, "components", _pc_tc, _read_apart(one, reference))
        for one in ask.procedures
    )
    named = _ONE_PART.search(ask.text)
    part = {"t": "3", "p": "2"}.get((named[1] or named[2])[0].lower(), "") if named else ""
    told = {"part": part, "mod_asked": bool(_PUT_ON.search(ask.text))}
    return tuple(replace(one, values={**one.values, **told, "meaning": _split(one)}) for one in found)


_ONE_PART = re.compile(
    r"\b(tech\w*|prof\w*|tc|pc)(?: component| part| side)?[ -]only\b|\bonly (?:the )?(tech\w*|prof\w*)\b",
    re.IGNORECASE,
)
"""Asks whether the code is one of the two parts by itself."""


_PUT_ON = re.compile(
    r"\b(?:add|use|append|put|attach|need|bill with|take)s? (?:an? |the |modifier )*(?:26|tc)\b",
    re.IGNORECASE,
)
"""Asks whether the modifier of a part may stand on it."""


def _pc_tc(row: FeeRow) -> Mapping[str, str]:
    return {"pc_tc": row.pc_tc}


def _read_apart(cited: Citation, reference: Reference) -> str:
    """The modifier whose row tells of the parts: 26, where the row without one says that the idea does not apply."""
    whole = reference.catalogue.fee_row(cited.code, "", reference.on)
    reading = reference.catalogue.fee_row(cited.code, "26", reference.on)
    apart = isinstance(reading, FeeRow) and isinstance(whole, FeeRow) and whole.pc_tc == _NO_PARTS
    return "26" if apart else ""


_NO_PARTS = "9"


def _split(components: Finding) -> str:
    return indicators.PC_TC.get(str(components.values.get("pc_tc")), "")
