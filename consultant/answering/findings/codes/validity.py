"""What a code is and whether it may be reported on the date of service."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from consultant.answering.findings.codes import asked_of_codes
from consultant.answering.findings.entries import code_rows
from consultant.answering.intents import Intent
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.codes import Citation, CodeSystem

_CLAUSE = re.compile(
    r"\b(what|describe|define)\b.*?(?=(,|\band\b|;)\s*(and )?(can|may|do|does|is|are|could|how|which|will"
    r"|should)\b|\?|$)",
    re.IGNORECASE | re.DOTALL,
)
_VALID = re.compile(
    r"\b(valid|billable|active|reportable|good|fine|okay|ok|payable|alive|submit|send|put|file|in effect|in force|complete"
    r"|exists?|enough|accepted|use|used|usable|bill|billed|report|reported|coded)\b",
    re.IGNORECASE,
)
"""Words to which yes means that the code may be reported; `is it deleted?` is answered without yes or no."""
_ENDED = re.compile(
    r"\b(?:is|are|was|were|been|being|got|get) (?:\S+ ){0,3}(?:deleted|terminated|discontinued|retired|expired)\b",
    re.IGNORECASE,
)
_USED_NOW = re.compile(r"\b(?:what|which)\b[^.?!]{0,40}\b(?:use|bill|report|submit|put)\b", re.IGNORECASE)
"""Asks for what takes its place."""
_USUAL = frozenset({"code_active", "code_listed"})


def obstacles(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The cited codes that may not be reported on the date, or of which nothing can be said."""
    return tuple(
        finding
        for finding in _all(ask, reference)
        if finding.kind not in _USUAL and finding.codes[0] not in ask.partners
    )


def described(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What each cited code is, with its status on the date; beside other questions only those that are asked about."""
    if Intent.GROUP in ask.intents and _OF_MODEL.search(asked_of_codes.undotted(ask.text)):
        return ()
    wanted = _asked_about(ask)
    return tuple(finding for finding in _all(ask, reference) if not wanted or finding.codes[0] in wanted)


_OF_MODEL = re.compile(
    r"\bvalid\b(?:(?!\b(?:codes?|and|billable)\b)[^.?!,]){0,60}\b(?:v2[248]|hccs?|model)\b", re.IGNORECASE
)
"""What is valid in a risk model is no question of the code set."""


def completeness(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Whether each cited diagnosis is complete, where the question is on a 7th character."""
    return described(ask, reference) if asked_of_codes.SEVENTH.search(ask.text) else ()


def groups(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The diagnosis groups and inpatient procedures that are cited themselves (`MS-DRG 470`): their titles."""
    listed = {cited.code for cited in ask.citations if cited.system in (CodeSystem.DRG, CodeSystem.ICD10PCS)}
    return tuple(finding for finding in _all(ask, reference) if finding.codes[0] in listed)


def replaced(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What each cited procedure code became: its status and successors; diagnoses have mappings of their own."""
    listed = {cited.code for cited in ask.procedures}
    return tuple(
        finding
        for finding in _all(ask, reference)
        if finding.codes[0] in listed and finding.kind not in _USUAL
    )


def _asked_about(ask: Ask) -> frozenset[str]:
    """The codes of the clause that asks what they are (`what is 37244, and can it go with 37243?`); none where all are."""
    if ask.remarks and Intent.WHAT_IS in ask.intents:
        return frozenset(cited.code for cited in ask.remarks)
    if len(ask.intents) < 2 or Intent.WHAT_IS not in ask.intents:
        return frozenset()
    clause = _CLAUSE.search(ask.text)
    return frozenset(code for code in ask.codes if clause and code in clause[0])


@lru_cache(maxsize=16)  # looked at for what stands in the way, and for what is asked
def _all(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    return tuple(_each(ask, reference))


def _each(ask: Ask, reference: Reference) -> Iterator[Finding]:
    asked_valid = Intent.VALID in ask.intents and _wants_valid(ask.text)
    if Intent.MODIFIER in ask.intents and not _STANDING.search(ask.text):
        asked_valid = False  # `should we put TC on it?` is no question of the code itself
    # Of ICD-9-CM codes in a question on nothing but mapping it is no news that they have ended.
    described = Intent.VALID in ask.intents or _OLD_CODE_ASKED.search(ask.text)
    mapped_only = Intent.MAP in ask.intents and (
        not described or bool(ask.diagnoses or _TARGET_ASKED.search(ask.text))
    )
    mapped = {CodeSystem.ICD9CM} if mapped_only else set()
    for cited in ask.citations:
        if cited.system not in {CodeSystem.MODIFIER} | mapped:
            for code in code_rows.cited(cited, reference):
                found = code_rows.found(Citation(cited.system, code, cited.span), reference, asked_valid)
                yield _taken(asked_of_codes.told(found, ask, reference), ask.text)


_TAKEN = re.compile(
    r"(?:\A|[.?!:\n]\s*)(?:as|since|because|given that|now that)\b[^?!]{0,60}?\b(?:still|(?:is|are) (?:a |the )?(?:valid|active"
    r"|current)|(?:must|has to|have to|needs? to) be (?:reported|billed|coded|used|submitted))\b[^?!]*,",
    re.IGNORECASE,
)
"""Gives for a reason that a code stands: `as G8990 must be reported ..., which modifier?`."""


def _taken(finding: Finding, text: str) -> Finding:
    """What has ended, with that the question takes it for valid."""
    if finding.kind != "code_terminated" or not _TAKEN.search(text):
        return finding
    return replace(finding, values={**finding.values, "asked_valid": True, "claim": "wrong"})


_STANDING = pattern(
    r"\b(?:in)?valid\b|\bbillable\b|\bactive\b|\bdeleted\b|\bended\b|\bstill\b|\breplaced\b|\bcurrent\b"
)
"""Words for whether a code stands."""


def _wants_valid(text: str) -> bool:
    """Whether yes would mean that a code may be reported; not where it is asked whether it ended, and what is used now."""
    return bool(_VALID.search(_USED_NOW.sub(" ", text) if _ENDED.search(text) else text))


_TARGET_ASKED = re.compile(
    r"\btargets?\b|\btoday'?s codes?\b|\bbecome\b|\btoday'?s equivalent", re.IGNORECASE
)
"""The validity of what the old code leads to."""
_OLD_CODE_ASKED = re.compile(
    r"\bwhat(?:'s| is| was| does| did)(?: the)?(?: old)?(?: icd-?\s?9(?:-cm)?)?(?: code| number)? (?:\d{3}|[VE]\d{2})"
    r"(?!\S*\s+(?:in|to|as|into)\b)",
    re.IGNORECASE,
)
"""Asks what a code of ICD-9-CM means, beside where it leads."""
