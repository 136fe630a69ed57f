"""Who writes is no part of what is asked: `Resident here.` asks nothing about teaching physicians."""

from __future__ import annotations

import re
from dataclasses import replace

from consultant.answering.patterns import expression
from consultant.model.answer import Question

_CLERKS = (
    r"(?:coders?|billers?|auditors?|(?:office |practice |billing |revenue cycle )?managers?|front desk|receptionist|scribe"
    r"|newbie|beginner|trainee|(?:billing|coding) (?:office|team|department|specialist|lead|supervisor)|patients?|caregiver)"
)
"""Whose part in a service nothing hangs on."""
_LEARNERS = r"(?:residents?|students?|interns?|fellows?|externs?)"
_KIND = r"(?:(?:a|an|the|your|just a|only a) )?(?:[a-z/&-]+ ){0,3}"
_MORE = r"(?:,? (?:in|at|for|from|of|with) [a-z' -]{2,30})?(?:, [a-z0-9 -]{2,25})?"
_BEGINNING = r"(?:\A(?:(?:hi|hello|hey)(?: there)?[,!.])?|(?<=[.!?\n]))\s*"
_END = r"(?:[.:;!]|\s[-–—]|\Z)"
_CLERK = expression(
    rf"{_BEGINNING}(?:{_KIND}{_CLERKS} (?:here|speaking|writing)|(?:I'm|I am|we are|we're"
    rf"|this is) {_KIND}{_CLERKS}){_MORE}\s*{_END}",
    re.IGNORECASE,
)
_LEARNER = expression(
    rf"{_BEGINNING}(?:{_KIND}{_LEARNERS} (?:here|speaking|writing)|(?:I'm |I am )?{_KIND}(?:coding|billing|nursing|health"
    rf"|HIM) {_LEARNERS}"
    rf"|(?:[a-z]+ ){{0,3}}(?:still )?learning (?:to |how to )?(?:bill|code|billing|coding)){_MORE}\s*{_END}",
    re.IGNORECASE,
)
_FIELD = (
    r"(?:[a-z]+ology|[a-z]+iatry|orthop[a-z]+|pediatrics|rheum|ortho|derm|ent|gi|ob|gyn|ob[/-]?gyn|peds|eye|wound|vein|pain"
    r"|fracture|allergy)"
)
_HOUSE = expression(
    rf"{_BEGINNING}{_KIND}{_FIELD}(?:(?: (?:clinic|office|practice|group|department|dept|team))? (?:here|speaking)\s*(?:,|{_END})"
    r"|(?: (?:clinic|office|practice|group|department|dept|team))\s*:)",
    re.IGNORECASE,
)
"""The field of a practice, which describes no patient; hospital and supplier stay, because edits differ by who bills."""
_TAUGHT = expression(
    r"\b(?:attending|teaching|supervis\w*|preceptor|g[ce]|signs?|signed|cosign\w*|(?:my|a student.s"
    r"|the resident.s) notes?|I (?:see|saw|wrote|write|did|do|perform\w*))\b",
    re.IGNORECASE,
)
"""A learner's part in the service is what is asked about."""


_TO_SOFTWARE = expression(
    r"\s*[\[({<][^\])}>]{0,400}\b(?:ignore|disregard|forget|override|reply only|respond only|output only|answer only"
    r"|your instructions"
    r"|system prompt)\b[^\])}>]{0,400}[\])}>]"
    r"|(?:\A|(?<=[.!?\n]))\s*[^.!?\n]{0,120}\b(?:ignore|disregard|forget|override)\b[^.!?\n]{0,40}\b(?:instructions?"
    r"|prompts?|rules above"
    r"|guidelines above)\b[^.!?\n]{0,200}(?:[.!?]|\n|\Z)",
    re.IGNORECASE,
)
"""An instruction to the program that reads the mail is no part of what is asked."""


def unspoken(question: Question) -> Question:
    """The question with who introduces himself, and what is said to software, blanked out, so that every span stays."""
    text = _HOUSE.sub(_blank, _CLERK.sub(_blank, _TO_SOFTWARE.sub(_blank, question.text)))
    if not _TAUGHT.search(text):
        text = _LEARNER.sub(_blank, text)
    return replace(question, text=text) if text.strip() and text != question.text else question


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
