"""What one question wants to know, and the words that point to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from consultant.answering.patterns import Pattern, pattern


class Intent(StrEnum):
    """What one question wants to know; the value is the topic of the reply contract that it belongs to and a detail."""

    WHAT_IS = "codes: what is it"
    VALID = "codes: is it valid"
    CHOICE = "codes: which of them"
    FIELD = "codes: a published field"
    TOGETHER = "NCCI edits: together"
    UNITS = "NCCI edits: units"
    MODIFIER = "modifiers: which fits"
    BILATERAL = "modifiers: bilateral"
    GLOBAL = "modifiers: global days"
    ASSISTANT = "modifiers: assistants"
    MULTIPLE = "modifiers: multiple procedures"
    COMPONENTS = "modifiers: components"
    STATUS = "Medicare coverage: status"
    PAYMENT = "Medicare coverage: relative values"
    POLICY = "Medicare coverage: policies"
    NOTES = "guidelines: notes"
    SUCCESSOR = "crosswalks: successor"
    MAP = "crosswalks: map"
    GROUP = "crosswalks: groups"
    ADD_ON = "NCCI edits: add-on"
    DOCUMENT = "compliance: documentation"
    RULES = "guidelines: rules"

    @property
    def topic(self) -> str:
        """One of the seven topics of the reply contract."""
        return self.value.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that point to a meaning, and how surely."""

    words: Pattern
    confidence: float


def rule(words: str, confidence: float) -> Rule:
    """A rule by its expression, as `patterns.pattern` writes it."""
    return Rule(pattern(words), confidence)


ANY_CODE = r"\b(\d{4}[\dA-Z]|[A-V]\d{4}|[A-TV-Z]\d[\dA-Z](\.\w{1,4})?)(-\w\w)?\b"

COMMON = r"(2[2-7]|5[0-9]|6[26]|7[346-9]|8[0-2]|9[1-5]|rt|lt|tc|x[epsu]|j[wz])"
"""Modifiers as they are named side by side."""

SIDED = (
    r"(sides|knees|hips|shoulders|eyes|ears|hands|feet|legs|arms|wrists|ankles|elbows|breasts|kidneys|lungs|thumbs"
    r"|heels|lids"
    r"|eyelids|thighs|calves|forearms|nostrils|ovaries|groins|carotids|ureters|testicles|cheeks|sinuses|tubes|limbs)"
)
"""Parts of the body that come in pairs."""
