"""Findings as sentences. The words are in `templates/email/finding/<kind>.txt`, one block for each place in a reply."""

from __future__ import annotations

from dataclasses import dataclass, replace

from consultant.answering.finding_kinds import NOTES, NOTHING_TO_DO
from consultant.model.answer import Finding, WordedFinding
from consultant.templates import MailTemplates

_NOTED = (*NOTES, "verdict")
"""What quotes a note of ours whole."""


@dataclass(frozen=True, slots=True)
class Worded:
    """A finding with its words for each place of the reply; an empty one is left out there."""

    finding: Finding
    short: str
    said: str
    report: str
    change: str
    asks: tuple[str, ...]

    @property
    def kind(self) -> str:
        """The finding's kind."""
        return self.finding.kind

    def shortened(self, *, leads: bool = False) -> Worded:
        """Of a note its first sentence, of one that leads or is counted from and of a header none; without a to-do no advice."""
        if leads and (self.kind in (*_NOTED, "code_header") or self._quotes):
            return replace(self, said="")  # the short answer has the sentence, and the list its source
        if self.kind in _NOTED:
            return replace(self, said=f"{self.short} [{self.finding.values['source']}]")
        return replace(self, report="") if self.kind in NOTHING_TO_DO else self

    @property
    def _quotes(self) -> bool:
        """Whether all it says of the data is a note of ours, whole, from which its first sentence counts."""
        values = self.finding.values
        return bool(self.said) and self.said == f"{values.get('text')} [{values.get('source')}]"

    def recorded(self) -> WordedFinding:
        """The finding as the draft keeps it: its sentence, beside the evidence."""
        return WordedFinding(self.kind, self.finding.codes, self.said or self.short, self.finding.evidence)


_BLOCKS = ("short", "said", "report", "change", "asks", "more_asks")


def word(finding: Finding, templates: MailTemplates) -> Worded:
    """The finding in the words of its template."""
    say = templates.sentences(f"finding/{finding.kind}.txt", _BLOCKS, finding.values)
    asks = tuple(filter(None, (say["asks"], say["more_asks"])))
    return Worded(finding, say["short"], say["said"], say["report"], say["change"], asks)
