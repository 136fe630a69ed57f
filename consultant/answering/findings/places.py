"""Whether a cited place of service is the one that the question tells."""

from __future__ import annotations

import re
from collections.abc import Mapping

from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, label, source
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import CodeSystem

_AT: Mapping[str, re.Pattern[str]] = {
    code: re.compile(words, re.IGNORECASE)
    for code, words in {
        "24": r"\b(?:an?|the|our|in|at) (?:asc|ambulatory surg\w+ cent\w+|surgery cent\w+|surgicent\w+)\b",
        "19": r"\boff[- ]?campus\b|\b(?:miles? )?away from the (?:hospital|campus)\b",
        "23": r"\b(?:emergency (?:room|department)|in the (?:er|ed))\b",
        "21": r"\b(?:inpatients?|admitted patient|patient (?:was |is )?admitted)\b",
        "20": r"\burgent care\b",
        "13": r"\bassisted living\b",
        "31": r"\b(?:part a|covered|skilled) (?:snf |skilled )?stay\b",
        "32": r"\blong[- ]term (?:care )?(?:resident|patient|stay)\b|\bcustodial (?:resident|patient|stay)\b",
        "12": r"\b(?:at|in) (?:the |his |her |their )?(?:patient'?s )?(?:own )?home\b(?! health)|\bhouse call\b|\bhome visit\b",
        "65": r"\b(?:dialysis (?:center|facility|unit)|esrd facility)\b",
        "81": r"\bindependent lab\w*\b",
        "34": r"\binpatient hospice\b|\bhospice (?:facility|house|unit)\b",
        "09": r"\b(?:prison|jail|correctional)\b",
        "03": r"\b(?:in|at) (?:a |the )?school\b",
        "17": r"\b(?:retail|walk-?in) clinic\b|\bdrugstore clinic\b",
        "72": r"\brural health clinic\b",
        "50": r"\bfqhc\b|\bfederally qualified\b",
        "11": r"\b(?:in|at) (?:the |his |her |our |a |my )?(?:own |physician'?s? |doctor'?s? "
        r"|private )?office\b(?!.{0,30}\bhospital)",
    }.items()
}
"""Places by the words that name them, the narrower first; a word for two places is none of them."""
_DOUBTED = re.compile(
    r"\b(?:is|was|are|should|can|does|would|right|correct|ok(?:ay)?|wrong|proper|valid)\b|\?", re.IGNORECASE
)
_ELSEWHERE = re.compile(
    r"\btele(?:health|medicine)\b|\bvideo\b|\b(?:pay|paid|amount|fee|rvus?|rate)\w*\b", re.IGNORECASE
)


def differing(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The place that the words name, beside the one cited; nothing where they name none or several."""
    cited = [one.code for one in ask.citations if one.system is CodeSystem.POS]
    told = [code for code, words in _AT.items() if words.search(ask.text)]
    if len(cited) != 1 or len(told) != 1 or not _DOUBTED.search(ask.text) or _ELSEWHERE.search(ask.text):
        return ()
    found = [reference.catalogue.entry(CodeSystem.POS, code, reference.on) for code in (told[0], cited[0])]
    entries = [one for one in found if isinstance(one, Entry) and one.status is CodeStatus.ACTIVE]
    if len(entries) < len(found):
        return ()
    right, own = entries
    values = {
        "code": label(CodeSystem.POS, own.code),
        "words": own.description,
        "right": label(CodeSystem.POS, right.code),
        "right_words": right.description,
        "fits": right.code == own.code,
        "source": source(right.release),
    }
    rows = tuple(
        row for one in entries for row in evidence(one.release, one.code, {"description": one.description})
    )
    return (Finding("place_judged", tuple(dict.fromkeys((right.code, own.code))), values, rows),)
