"""Whether a text says that hypertension and the failing heart or kidney are not connected."""

from __future__ import annotations

from consultant.answering.patterns import pattern

_APART = pattern(
    r"(?<!nothing says )(?<!not say )(?<!nobody says )(?<!no one says )\b(?:unrelated|not (?:due|related|caused"
    r"|linked|from)|another cause"
    r"|other cause|(?:ckd|kidney disease|heart failure|chf|hf) (?:is |was )?(?:due to|from|caused by|secondary to)"
    r" (?!(?:the |his |her )?(?:htn|hypertens|high blood)))"
)
"""Says that the link which the classification presumes is none."""
_SAID_OPEN = pattern(
    r"\b(?:nothing|no one|nobody|no (?:statement|mention|documentation)|(?:does|did|do)(?:n't| not)|never|without|unless)\b"
    r"[^.?!;]{0,40}\b(?:unrelated|not (?:due|related|caused|linked)|other cause|another cause)"
)


def denied(text: str) -> bool:
    """Whether the link which the classification presumes is denied, and not merely left open."""
    return bool(_APART.search(text)) and not _SAID_OPEN.search(text)
