"""What somebody else said of a code, and whether they are right: `the payer says it is invalid. Are they correct?`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from consultant.answering import polarity
from consultant.answering.patterns import expression

_SAID = re.compile(
    r"\b(?:invalid|not (?:\w+ )?(?:valid|billable|active|payable)|isn't (?:valid|billable|active)|deleted|terminated"
    r"|expired|incomplete|no longer (?:valid|active|exists?)|reject\w*|not a (?:valid|billable) code|retired|discontinued)\b",
    re.IGNORECASE,
)
"""That a code is not valid, as others say."""
_ASKED = expression(
    r"(?:\A|[.?!,;\n]|\bso\b|\band\b)\s*(?:is|are|was|were) (?:it|they|he|she|(?:the|our|my|that|this|their) (?:\w+ ){1,3})"
    r"\s*(?:right|correct|wrong|mistaken)\b[^?]{0,12}\?",
    re.IGNORECASE,
)
_WRONG = re.compile(r"\b(?:wrong|mistaken)\b[^?]{0,12}\?", re.IGNORECASE)
_OF_KINDS: Mapping[str, bool] = {
    "code_terminated": True,
    "code_header": True,
    "code_unknown": True,
    "code_active": False,
    "code_listed": False,
}
"""By kind whether it says that the code is not valid."""


def verdict(text: str, kind: str, sentence: str) -> str:
    """The sentence behind the yes or no to whether others are right who call the code invalid; empty where that is not asked."""
    asked = _ASKED.search(text)
    if kind not in _OF_KINDS or asked is None or not _SAID.search(text[: asked.start() + 1]):
        return ""
    right = _OF_KINDS[kind] is not bool(_WRONG.search(asked[0]))
    return polarity.judged("Yes" if right else "No", polarity.without_yes_or_no(sentence))
