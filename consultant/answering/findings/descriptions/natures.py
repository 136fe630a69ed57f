"""What a drug did with the nature of it: `hives from amoxicillin` is the hives first, then the drug.

Official Guidelines, I.C.19.e.5: an adverse effect follows its nature, a poisoning goes before what it caused.
"""

from __future__ import annotations

import re
from dataclasses import replace

from consultant.answering.findings.descriptions import by_description
from consultant.answering.findings.guidelines import drug_effects
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.codes import Citation, CodeSystem

_CAUSE = re.compile(
    r"\b(?:from|due to|caused by|secondary to|because of|induced by|attributed to|related to"
    r"|after (?:starting|taking|receiving))\b.*",
    re.IGNORECASE | re.DOTALL,
)
"""Where the cause begins: what stands before it is the nature of the effect."""
_BEFORE = re.compile(
    r"\A.*\b(?:developed|develops|got|gets|has|had|have|with|presents? with|complains? of|for|broke out in)\s+(?=\w)",
    re.IGNORECASE | re.DOTALL,
)
"""Who has it, in front."""


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The drug's code with that of the nature, where its words before the cause stand for one diagnosis."""
    effect = drug_effects.told(ask, reference)
    if not effect or ask.diagnoses or not (nature := _nature(ask.text)):
        return effect
    wish = replace(ask, text=f"{nature}: ICD-10 code?")
    fitting = [one for one in by_description.clear(wish, reference) if one.kind == "code_fitting"]
    if len(fitting) != 1 or not by_description.settled(fitting):
        return effect
    cited = Citation(CodeSystem.ICD10CM, fitting[0].codes[0], (0, 0))
    return (*fitting, *drug_effects.told(replace(ask, citations=(cited,)), reference))


def _nature(text: str) -> str:
    """The words before the cause, without who has it; empty where no cause is told."""
    if not _CAUSE.search(text):
        return ""
    return _BEFORE.sub("", _CAUSE.sub("", text)).strip(" ,.:;")
