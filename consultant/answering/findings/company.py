"""All the findings of an ask, for what one of them says beside the others."""

from __future__ import annotations

from dataclasses import dataclass

from consultant.model.answer import Finding


@dataclass(frozen=True, slots=True)
class Company:
    """All the findings of an ask, by kind."""

    found: tuple[Finding, ...]

    def has(self, *kinds: str) -> bool:
        """Whether a finding of one of the kinds is among them."""
        return any(finding.kind in kinds for finding in self.found)

    def of(self, *kinds: str) -> list[Finding]:
        """The findings of the kinds."""
        return [finding for finding in self.found if finding.kind in kinds]
