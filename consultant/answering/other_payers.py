"""A question on what another payer than Medicare does: its own policy answers, not Medicare's rule (reply contract, A11)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from consultant.answering.patterns import pattern

_NAMED: Mapping[str, re.Pattern[str]] = {
    name: re.compile(words, re.IGNORECASE)
    for name, words in {
        "Medicaid": r"\bmedicaid\b|\bmedi-cal\b",
        "TRICARE": r"\btricare\b",
        "workers' compensation": r"\bworkers?'? ?comp\w*|\bwork comp\b",
        "Aetna": r"\baetna\b",
        "Cigna": r"\bcigna\b",
        "UnitedHealthcare": r"\buhc\b|\bunited ?health\w*(?: ?care)?\b|\boptum\b",
        "Humana": r"\bhumana\b",
        "Blue Cross": r"\bbcbs\w*|\bblue (?:cross|shield)\b|\bthe blues\b",
        "Anthem": r"\banthem\b",
        "Kaiser": r"\bkaiser\b",
        "the auto insurer": r"\b(?:auto|car|no-fault) insur\w+|\bpip\b",
        "the commercial payer": r"\bcommercial (?:payers?|plans?|insur\w+|carriers?)\b|\bprivate (?:payers?|plans?|insur\w+)\b",
    }.items()
}
_PAYER = (
    r"\b(medicaid|medi-cal|tricare|workers?'? ?comp\w*|work comp|aetna|cigna|uhc|united ?health\w*|optum|humana|bcbs\w*"
    r"|blue (cross|shield)"
    r"|the blues|anthem|kaiser|(auto|car|no-fault) insur\w+|commercial (payers?|plans?|insur\w+|carriers?)"
    r"|private (payers?|plans?|insur\w+))\b"
)
_DOES = (
    r"(follows?|accepts?|pays?|covers?|uses?|allows?|requires?|wants?|recogni[sz]es?|takes?|needs?|bundles?"
    r"|reimburses?|have|has|apply|applies)"
)
_ASKED = pattern(
    rf"\b(does|do|will|would|can|must|should|may|did)\b~20{_PAYER}~30\b{_DOES}\b"
    rf"|\b(what|how) about\b~20{_PAYER}|\b(and|but|what) (if|for|with|under)\b~40{_PAYER}"
    rf"|\b(same|hold|holds|true|different|apply|applies|valid|differ)\b~30\b(for|with|under|at|in|to)\b~12{_PAYER}"
    rf"|\b(paid|covered|payable|accepted|allowed|bundled|recogni[sz]ed|required|used) (by|with|under|for)\b~8{_PAYER}"
)
_MEDICARE = pattern(
    r"\b(medicare(?! fee| rules?| edits?| advantage| nc)|after medicare|denied|denials?|eob|cards?|duals?"
    r"|qmb|secondary)\b"
)
"""Medicare is asked about as well, or a decision that was made."""


def asked(text: str) -> str:
    """The payer other than Medicare whose rule is asked for; empty where none is."""
    if not _ASKED.search(text) or _MEDICARE.search(text):
        return ""
    return next((name for name, words in _NAMED.items() if words.search(text)), "")
