"""A greeting and a closing with the name and the house of the writer ask nothing and describe nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from consultant.model.answer import Question

_WHOM = (
    r"(?: (?:there|again|all|team|everyone|everybody|folks|friends?|colleagues?|sirs?|madam|or|and|consultants?|desk|coders?"
    r"|experts?|coding|billing|consulting|the|to|you|(?-i:[A-Z][a-z]+))){0,5}"
)
_GREETING = re.compile(
    rf"\A\s*(?:(?:hi|hello|hey|hiya|greetings|good (?:morning|afternoon|evening|day)|dear){_WHOM}\s*(?:[,!.:–—-]+\s*|\n\s*))+"
    r"|\A\s*(?:just )?(?:an? )?quick (?:one|question|q)\s*[:–—-]\s*",
    re.IGNORECASE,
)
_NAMED = (
    r"[-–—~ ]*(?!(?:what|which|how|when|who|is|are|can|may|do|does|should|please|also|and|but|if|code|need|patient|pt|dos)\b)"
    r"(?-i:[A-Z(])[\w.'’&/, ()-]{0,60}"
)
"""A line with a name, a part or a house."""
_CLOSING = re.compile(
    r"(?:\n|(?<=[.?!])[ \t])\s*(?:(?:many|kind|best|warm|with|and) )*(?:thanks?|thx|ty|tia|regards|wishes|cheers|sincerely|best"
    r"|respectfully|yours(?: \w+)?)"
    r"(?: (?:you|a lot|a bunch|a million|so much|very much|much|kindly|again|in advance|and regards|all|everyone)){0,3}\s*[,.!]*"
    rf"(?:[ \t]*{_NAMED})?(?:\n[ \t]*{_NAMED}){{0,3}}\s*\Z",
    re.IGNORECASE,
)


def without_courtesies(question: Question) -> Question:
    """The question with both blanked out, so that every span stays; a closing that cites something is none."""
    text = _GREETING.sub(_blank, question.text, count=1)
    text = _GREETING.sub(_blank, text, count=1) if text != question.text else text
    closing = _CLOSING.search(text)
    if closing and not any(closing.start() <= cited.span[0] < closing.end() for cited in question.citations):
        text = text[: closing.start()] + _blank(closing)
    return replace(question, text=text) if text.strip() and text != question.text else question


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
