"""A thing that is coded by particulars, and what else may be asked of it."""

from __future__ import annotations

from dataclasses import dataclass

from consultant.answering.patterns import Pattern, pattern

OTHER = pattern(
    r"\b(modifiers?|(?<!many )units?|pays?|paid|fees?|w?rvus?|covered|cover|coverage|how (often|many(?! units)|long)"
    r"|frequency|together"
    r"|bundl\w*|edits?|same day|before or after"
    r"|global|dates?|requirements?|documented|mue|order|first|deni(ed|al)|abn|price|cost|drg|revenue|pcs|principal"
    r"|sequenc\w+|difference"
    r"|abnormal|history of|reports?|shows?|results?|separately|stop\w*|interval|dx|z[- ]codes?|diagnos\w+|icd\S*"
    r"|removal of (the )?(sutures?|stitches)|suture removal"
    r"|replac\w+|deleted|new code|valid|supervis\w+|who|initial|hierarchy)\b"
)
"""Something else than a code is asked, or more."""
OF_OPERATIONS = pattern(
    r"\b(modifiers?|drg|how many|paid|covered|mean\w*|difference|when|old|icd-?9|gems?|map\w*|principal|first)\b"
)
"""The same beside an operation of a hospital stay."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that is coded by particulars, each of which a text has to tell."""

    name: str
    """Names the question back in `templates/email/finding/particulars_lacking.txt`."""
    named: Pattern
    told: tuple[Pattern, ...]
    beside: Pattern = OTHER
    """What asks something else than a code of it, or more."""
    firm: bool = False
    """Whether they are asked for though a title fits the bare words (`ulcer of unspecified foot`)."""

    def lacking(self, text: str) -> bool:
        """Whether the text names the thing, asks its code alone and leaves out one of its particulars."""
        return (
            bool(self.named.search(text))  # what most texts lack is looked for first
            and not self.beside.search(text)
            and not all(one.search(text) for one in self.told)
        )
