"""The short answer to one ask with the findings behind it: what is told of it, and what a long reply spares."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from consultant.answering import polarity
from consultant.answering.finding_kinds import DECIDING, GAPS, NOTHING_TO_DO, OPEN_ENDS
from consultant.answering.intents import Intent
from consultant.answering.leads import DROPPED
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.short_answer import distinct
from consultant.answering.wording import Worded
from consultant.model.answer import Evidence

_LEADS_SHOWN = 3
_REPORTS_SHOWN = 3
_LEAD_WORDS = 90
"""Of the leads of a reply that is too long: what goes beyond is left to the data."""
_NAMED = ("drug_code", "code_fitting")
_WHOLE = pattern(
    r"\b(which|what)\b~20\b(exactly|precisely)\b|(?<!as a )(?<!as an )(?<!is a )(?<!it a )(?<!that a )(?<!this a )\b(exact"
    r"|complete|full|whole|precise) (icd\S* )?(code|one)\b"
)
"""Wants the code below a header that the record tells, and not whether the header is billable."""
_ASKED_FOR: Mapping[Intent, tuple[str, ...]] = {
    Intent.UNITS: ("unit_limit",),
    Intent.ADD_ON: ("add_on", "add_on_with"),
    Intent.NOTES: ("icd_note", "icd_notes"),
}
"""Kinds that a long reply spares, unless they were asked for."""


@dataclass(frozen=True, slots=True)
class Section:
    """The short answer to one ask and the findings behind it."""

    ask: Ask
    short: tuple[str, ...]
    worded: tuple[Worded, ...]
    advices: int = _REPORTS_SHOWN
    """How many sentences on how to report are shown."""

    def before(self, other: Section) -> Section:
        """The other with this one before it, what both tell once: the ask stays the other's."""
        return Section(
            other.ask,
            distinct((*self.short, *other.short)),
            (*self.worded, *(found for found in other.worded if found not in self.worded)),
        )

    @property
    def answered(self) -> bool:
        """Whether a row of the catalogue stands behind the answer."""
        return any(found.finding.evidence and found.kind not in (*GAPS, *OPEN_ENDS) for found in self.worded)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The rows behind its findings."""
        return tuple(row for found in self.worded for row in found.finding.evidence)

    @property
    def open(self) -> bool:
        """Whether all it can do is to ask back: nothing is answered, or what decides the answer is not known."""
        leading = self.leading
        if leading is not None and leading.kind in _NAMED:  # the code is known, its units hang on the dose
            leading = next((found for found in self.worded if found.kind == "dose_needed"), leading)
        deciding = leading is not None and (
            leading.kind in DECIDING or (leading.kind == "code_header" and bool(_WHOLE.search(self.ask.text)))
        )
        asks_first = leading is not None and deciding and bool(leading.asks)
        return asks_first or (any(found.kind in OPEN_ENDS for found in self.worded) and not self.answered)

    @property
    def leading(self) -> Worded | None:
        """The finding that its first sentence is of."""
        return next((found for found in self.worded if self.short and self._says(found, self.short[0])), None)

    @property
    def told(self) -> frozenset[str]:
        """The kinds of finding that its short answer tells."""
        return frozenset(
            found.kind for found in self.worded if any(self._says(found, one) for one in self.short)
        )

    @staticmethod
    def _says(found: Worded, sentence: str) -> bool:
        return sentence in (found.short, polarity.without_yes_or_no(found.short))

    def values(self, shown: Collection[str] = ()) -> Mapping[str, Any]:
        """What `answer/body.txt` shows of it, without the lines that sections before it have shown."""
        return {
            "codes": self.ask.codes,
            "on": self.ask.on.isoformat() if self.ask.on else "",
            "short": self.short,
            "said": tuple(
                line for line in distinct(found.said for found in self.worded) if line not in shown
            ),
            "report": self._report(),
            "declined": self.ask.decline is not None,
        }

    def _report(self) -> tuple[str, ...]:
        """How to report it; that a pair needs no modifier is said only where nothing else is to be said."""
        lines = distinct(worded.report for worded in self.worded if worded.kind not in NOTHING_TO_DO)
        return lines[: self.advices] or distinct(worded.report for worded in self.worded)[:1]

    def leaner(self, level: int) -> Section:
        """The section without what a long reply can spare: groups of `DROPPED` where they lead no answer, then words."""
        # Words are spared before the last group, the notes, goes; what was asked for stays.
        asked = frozenset().union(*(_ASKED_FOR.get(intent, ()) for intent in self.ask.intents))
        spared = frozenset().union(*DROPPED[: min(level, len(DROPPED) - 1)], *DROPPED[: level - 1]) - asked
        leanest = level > len(DROPPED)
        short = _fitting(self.short) if leanest else self.short
        kept = (
            found
            for found in self.worded
            if found.kind not in spared or any(self._says(found, one) for one in short)
        )
        shortened = level >= len(DROPPED)
        worded = tuple(
            found.shortened(leads=any(self._says(found, one) for one in short)) if shortened else found
            for found in kept
        )
        advices = 1 if leanest else 2 if shortened else self.advices
        return replace(self, short=short, worded=worded, advices=advices)


def _fitting(short: tuple[str, ...]) -> tuple[str, ...]:
    """The first leads, three at least, and further ones as long as all are short."""
    words = [len(" ".join(short[: place + 1]).split()) for place in range(len(short))]
    return tuple(
        one for place, one in enumerate(short) if place < _LEADS_SHOWN or words[place] <= _LEAD_WORDS
    )
