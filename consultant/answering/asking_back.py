"""A question without a code that nothing answers is asked back: what it has to tell before anything can be looked up (A17)."""

from __future__ import annotations

import re

from consultant.answering.findings.drugs import by_name
from consultant.answering.intents import Intent
from consultant.answering.intents.forms import wants_code
from consultant.answering.reading import Ask, code_wished
from consultant.answering.reading.naming import detail, lacking, names_nothing, points_at_a_case
from consultant.model.answer import Finding

COVERAGE = frozenset({Intent.STATUS, Intent.POLICY})
"""What asks whether something is covered."""
GENERAL = frozenset({Intent.WHAT_IS, Intent.RULES, Intent.DOCUMENT, Intent.NOTES, Intent.POLICY})
"""What can be asked without any code in mind."""
_SURELY = 0.77
_POINTING = re.compile(
    r"\b(it|this|these|those)\b|\b(the|this|that|our|my) (code|procedure|service|drug|visit|injection"
    r"|surgery|test)\b",
    re.IGNORECASE,
)
_OWN_CLAIM = re.compile(r"\b(our|my|this) (claim|denial|bill|case)s?\b", re.IGNORECASE)
_INPATIENT = re.compile(r"\bpcs\b", re.IGNORECASE)
"""An operation of ICD-10-PCS is wished: what decides a CPT code says nothing of it."""
_BILLING = re.compile(r"\b(bill|report|charge|code|submit|paid|pay|cover)(ed|ing|s)?\b", re.IGNORECASE)


def asking_back(ask: Ask) -> Finding:
    """What the question has to tell before anything can be looked up."""
    told_nothing = names_nothing(ask.text) or points_at_a_case(ask.text)
    asking = {
        "wanted": wishes_code(ask) or code_wished.described(ask),
        "coverage": bool(set(ask.intents) & COVERAGE),
        "general": not told_nothing and in_general(ask),
        "drug": not told_nothing and by_name.unheld(ask),
        "lacking": lacking(ask.text) if told_nothing else "",
        "detail": "" if _INPATIENT.search(ask.text) else detail(ask.text),
    }
    return Finding("no_code", (), asking, ())


def wishes_code(ask: Ask) -> bool:
    """Whether a code is what is wanted, and no rule."""
    return wants_code(ask.text) or code_wished.wished(ask)


def in_general(ask: Ask) -> bool:
    """Whether a question without a code needs none: it asks for a rule, and points at no service of the asker's."""
    asked = ask.confidence >= _SURELY and not GENERAL.issuperset(ask.intents)
    return (
        not asked
        and not _OWN_CLAIM.search(ask.text)
        and not (_POINTING.search(ask.text) and _BILLING.search(ask.text))
    )
