"""A question as it was understood: its asks, each with its citations and intents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from consultant.answering.declines import Decline
from consultant.answering.intents import Intent
from consultant.answering.intents.forms import Belief
from consultant.answering.reference import label
from consultant.model.catalogue import BillingSetting
from consultant.model.codes import PROCEDURE_SYSTEMS, Citation, CodeSystem

REMARKS = frozenset({CodeSystem.CARC, CodeSystem.RARC})
"""What a payer answers with."""


@dataclass(frozen=True, eq=False)  # no slots, and each its own: what is derived of it is kept
class Ask:
    """One of the questions of a mail, with the citations it is about (each code once)."""

    text: str
    citations: tuple[Citation, ...]
    intents: tuple[Intent, ...]
    confidence: float
    beliefs: tuple[Belief, ...] = ()
    decline: Decline | None = None
    doubtful: bool = False
    """Whether it comes near to what is declined: it is answered, and looked at with care."""
    left_out: int = 0
    """How many cited codes are not looked up, because a reply on so many could not be read."""
    partners: frozenset[str] = frozenset()
    """Codes of earlier replies that a new code is asked together with: nothing is said of them alone again."""
    follows: str = ""
    """The text of the ask before it, which a short one leaves its subject to: `and G93.40?`."""
    under: str = ""
    """What stands over it and may say what it asks: the words before the items of a list, else the mail's subject."""
    story: str = ""
    """What is told of the case before the list that it is an item of."""
    completed: bool = False
    """Whether it is a part of a question with what it left out: `which modifier ... for PT?`."""
    today: date | None = None
    """The day on which it was asked."""
    on: date | None = None
    """Its own date of service, where it names another one than the questions before it."""
    setting: BillingSetting | None = None
    """Its own setting, where the questions of a mail name different ones."""

    @cached_property
    def procedures(self) -> tuple[Citation, ...]:
        """The codes that stand on claim lines."""
        return tuple(cited for cited in self.citations if cited.system in PROCEDURE_SYSTEMS)

    @cached_property
    def diagnoses(self) -> tuple[Citation, ...]:
        """The ICD-10-CM codes."""
        return tuple(cited for cited in self.citations if cited.system is CodeSystem.ICD10CM)

    @property
    def topics(self) -> tuple[str, ...]:
        """Topics of the reply contract that are asked about; diagnoses alone meet notes and no edits."""
        together = Intent.TOGETHER if not self.procedures and self.diagnoses else None
        named = ("guidelines" if intent is together else intent.topic for intent in self.intents)
        return tuple(dict.fromkeys(named))

    @cached_property
    def remarks(self) -> tuple[Citation, ...]:
        """Reason and remark codes of a payer's answer."""
        return tuple(cited for cited in self.citations if cited.system in REMARKS)

    @cached_property
    def loose_modifiers(self) -> tuple[str, ...]:
        """Modifiers that are named apart from a code."""
        return tuple(cited.code for cited in self.citations if cited.system is CodeSystem.MODIFIER)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The cited codes as a reply names them, without modifiers, in order."""
        named = (cited for cited in self.citations if cited.system is not CodeSystem.MODIFIER)
        return tuple(label(cited.system, cited.code) for cited in named)

    @cached_property
    def without_codes(self) -> str:
        """The text without its cited codes, so that their digits and letters count for nothing."""
        codes = "|".join(re.escape(cited.code).replace(r"\.", r"\.?") for cited in self.citations)
        return re.sub(rf"\b(?:{codes})(?!\w)", " ", self.text, flags=re.IGNORECASE) if codes else self.text


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it was understood."""

    asks: tuple[Ask, ...]
    on: date
    date_assumed: bool
    setting: BillingSetting
    setting_assumed: bool
    both_settings: bool = False
    """Whether the question names the practitioner and the hospital: each has edits of its own."""
    undated: bool = False
    """Whether one of several questions names no date, and another one does."""
    unread: int = 0
    """How many further questions the mail has: a reply to all of them could not be read."""
