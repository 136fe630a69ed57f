"""Which releases the answers of a day rest on, where a question asks for them and cites no code."""

from __future__ import annotations

import re

from consultant.answering.reading import Ask
from consultant.answering.reference import NAMES, Reference, evidence
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import CodeSet, Release

_ASKED = re.compile(
    r"\b(?:which|what) (?:[\w-]+ ){0,2}(?:release|version|edition|quarter|data|tables?|files?)s?\b[^.?!]{0,30}"
    r"\b(?:use|used|using|have|loaded|based|rely|relies|current|from)\b"
    r"|\bhow (?:old|current|recent|up to date) (?:is|are) (?:your|the|these) (?:data|tables?|edits?|files?|releases?)\b"
    r"|\b(?:is|are) (?:your|the) (?:[\w-]+ ){0,3}(?:data|tables?|edits?|files?|releases?|schedule|codes?|limits?|mues?)"
    r" (?:you \w+ )?(?:still |really |all )?(?:old|current|up[- ]to[- ]date|outdated|the latest|from this \w+)\b",
    re.IGNORECASE,
)
_OURS = re.compile(r"\b(you|your|here|loaded|this (answer|reply|draft))\b", re.IGNORECASE)
"""Speaks of the one who answers."""
_SETS = (
    CodeSet.PTP_PRACTITIONER,
    CodeSet.PTP_HOSPITAL,
    CodeSet.MUE_PRACTITIONER,
    CodeSet.MUE_HOSPITAL,
    CodeSet.MPFS,
    CodeSet.HCPCS,
    CodeSet.ICD10CM,
    CodeSet.ICD10PCS,
    CodeSet.MSDRG,
)
_WORDS = (
    (re.compile(r"\bncci\b|\bptp\b|\bedits?\b", re.IGNORECASE), _SETS[:2]),
    (re.compile(r"\bmues?\b", re.IGNORECASE), _SETS[2:4]),
    (re.compile(r"\bmpfs\b|\bfee schedule\b|\bw?rvus?\b", re.IGNORECASE), _SETS[4:5]),
    (re.compile(r"\bhcpcs\b", re.IGNORECASE), _SETS[5:6]),
    (re.compile(r"\bicd\S*\b|\bdiagnos\w+", re.IGNORECASE), _SETS[6:8]),
    (re.compile(r"\bdrgs?\b|\bgrouper\b", re.IGNORECASE), _SETS[8:]),
)
"""The sets that a question names; without any all of them."""


def used(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The release in force of each set that the question means."""
    if not (_ASKED.search(ask.text) and _OURS.search(ask.text)):
        return ()
    named = tuple(one for words, sets in _WORDS if words.search(ask.text) for one in sets)
    found = (reference.catalogue.release(one, reference.on) for one in named or _SETS)
    releases = tuple(release for release in found if release is not None)
    if not releases:
        return ()
    values = {"releases": tuple(_said(one, reference) for one in releases), "on": reference.on.isoformat()}
    return (Finding("used_releases", (), values, tuple(row for one in releases for row in _row(one))),)


def _said(release: Release, reference: Reference) -> dict[str, object]:
    return {
        "set": NAMES[release.code_set],
        "edition": release.edition,
        "effective": release.effective_from.isoformat(),
        "stale": release.stale(reference.on),
    }


def _row(release: Release) -> tuple[Evidence, ...]:
    return evidence(release, NAMES[release.code_set], {"release": release.edition})
