"""What the notes of the tabular list want beside a condition that is named in words: `what second code with angina pectoris?`."""

from __future__ import annotations

import re
from dataclasses import replace

from consultant.answering import index_terms
from consultant.answering.findings.descriptions import told_codes
from consultant.answering.findings.guidelines import icd_notes
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import description
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import Citation, CodeSystem

_ASKED = pattern(
    r"\b(?:second|additional|further|extra|another) (?:icd-?10 |dx |diagnosis )?codes?\b~45\b(?:tabular|notes?|want\w*|ask\w*"
    r"|require\w*|need\w*|goes|go|comes?|add\w*)\b"
    r"|\b(?:what|which)\b~25\b(?:coded|listed|sequenced|go|goes|come|comes|be) (?:first|before|ahead of)\b"
    r"|\b(?:code first|use additional(?: code)?|code also|excludes ?1|tabular) notes?\b"
)
_OF = re.compile(
    r"\b(?:with|for|beside|alongside|before|of|at|to)\b (?:an? |the )?"
    r"(?P<what>(?!it\b|this\b|that\b|claim\b)[^?.;:()]{5,90}?)\W*\Z",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z0-9]+")


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The one code or category of a title or index term that a question on notes names, with its notes."""
    if ask.citations or ask.codes or not _ASKED.search(ask.text):
        return ()
    found = _OF.search(ask.text)
    entry = _named(found["what"], reference) if found else None
    if entry is None:
        return ()
    cited = replace(ask, citations=(Citation(CodeSystem.ICD10CM, entry.code, (0, 0)),))
    notes = icd_notes.instructions(cited, reference)
    if not notes or notes[0].kind != _NOTES:
        return ()
    (described,) = told_codes.all_fitting((entry,), reference)
    return (*notes, described) if entry.status is CodeStatus.ACTIVE else notes


_NOTES = "icd_notes"


def _named(words: str, reference: Reference) -> Entry | None:
    """The entry whose title the words are, else the one code of an index term."""
    wanted = _WORD.findall(words.lower())
    if reference.search is not None:
        for one in reference.search.likely(words, frozenset({CodeSystem.ICD10CM}), reference.on):
            entry: Entry | None = one.entry
            while entry is not None:
                if _WORD.findall(entry.description.lower()) == wanted:
                    return entry
                entry = _above(entry, reference)
    term = description(f"ICD-10 code for {words}?")
    codes = [group[0] for group in index_terms.codes(term) if len(group) == 1] if term else []
    return reference.reportable(codes[0]) if len(set(codes)) == 1 else None


def _above(entry: Entry, reference: Reference) -> Entry | None:
    """The header just above a code."""
    code = entry.code[:-1].rstrip(".")
    found = reference.catalogue.entry(CodeSystem.ICD10CM, code, reference.on) if len(code) > 2 else None
    return found if isinstance(found, Entry) else None
