"""Who the patient is, is no part of what is asked: masked identifiers and the labels before them describe nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from consultant.model.answer import Question
from consultant.model.codes import IdentifierKind

_APART = frozenset({IdentifierKind.NAME, IdentifierKind.DATE, IdentifierKind.AGE})
"""Kinds that may tell something of the service, and names, of which some are conditions."""
_MASK = rf"\[(?:{'|'.join(kind.value.upper().replace('_', '[ _]') for kind in IdentifierKind if kind not in _APART)})(?: \d+)?\]"
_NUMBER = r"(?:id|number|num|no|nr)\b"
_LABEL = (
    r"(?:(?:patient|pt|member|insured|subscriber|medicare|medicaid|insurance|health|cell|home|work|street|social security"
    r"|medical record|chart|policy|claim|account|acct)(?:'s)?\W{0,2})?"
    r"(?:dob|d\.o\.b|date of birth|birth ?date|born(?: on)?|mrn|medical record|record|chart|acct|account|ssn?"
    r"|social security|phone"
    rf"|tel(?:ephone)?|cell|mobile|fax|e-?mail|address|(?:who )?(?:lives|living|resid\w+) (?:at|in)|hicn?|mbi|policy"
    rf"|claim|invoice|id"
    rf"|{_NUMBER})(?:\W{{0,2}}{_NUMBER})?[\s.:#=]*"
)
_PERSON = r"(?:(?:mr|mrs|ms|miss|dr)\.? ?)?\[NAME \d+\]"
_CALLED = (
    r"(?:(?:re|fw|fyi|note|case)\b\s*:?\s*)?(?:(?:our|my|the|this|new|established) )*"
    r"(?:(?:patient|pt|member|client|subscriber|insured|resident)\b\.?(?:'s)? ?)?(?:name\b ?)?(?:is |was |named "
    r"|called )?[\s:#-]*"
)
_GAP = r"[\s,;/|–—-]*(?:(?:and|of|at|aged?|an?)\b\s*)?"
_NAMED = (
    r"\b(?:re|patient|pt|member|client|subscriber|insured|resident|name)\b\.?[\s:#-]*(?:(?:is|was|name|named"
    r"|called)\b[\s:]*)?"
)
_IDENTITY = re.compile(
    rf"\(?\s*(?:{_CALLED}{_PERSON}{_GAP}\(?)?(?:(?:{_LABEL})?{_MASK}{_GAP}(?:{_PERSON}{_GAP})?[().]*{_GAP})+"
    rf"|{_NAMED}{_PERSON}\s*(?=[,;:.]|-\s)[,;:.\s-]*",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"\A[^.:?!\n\d]{0,60}\b(?:privacy|phi|hipaa|confidential\w*|identifiers?)\b[^.:?!\n\d]{0,40}:(?=\s)",
    re.IGNORECASE,
)
"""`Note on privacy, please check:` before the question."""
_VERB = re.compile(r"(?:has|had|have|is|was|who|with|came|comes|needs?|gets?|got|saw)\b", re.IGNORECASE)
_SOMEBODY = "patient"


def without_identities(question: Question) -> Question:
    """The question with them blanked out, so that every span stays; before a verb somebody remains."""
    if "[" not in question.text:
        return question
    text = _IDENTITY.sub(_blanked, question.text)
    if text == question.text:
        return question
    if heading := _HEADING.match(text):
        text = " " * heading.end() + text[heading.end() :]
    return replace(question, text=text) if text.strip() else question


def _blanked(found: re.Match[str]) -> str:
    """Blanks in the length of what is found, with a comma where it stood between words."""
    behind = found.string[found.end() :]
    if "[NAME" in found[0] and _VERB.match(behind):
        return f" {_SOMEBODY:<{len(found[0]) - 1}}"
    before = found.string[: found.start()].rstrip()
    begins = not before or before[-1] in ".:;!?\n"
    return f"{' ' if begins else ','}{' ' * (len(found[0]) - 1)}"
