"""Where the writer signs on one line, behind a sentence or at the begin of the line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consultant.privacy.page import Span

_SIGNED = re.compile(
    r"(?:[-~\u2013](?<=[.?!)] .)[-~\u2013]? ?|[BRTSCYKW](?<=[.?!)] .)(?:est(?: regards| wishes)?"
    r"|egards|hanks|hank you|incerely|heers|ours(?: truly)?|ind regards|arm(?:ly| regards)),? )(?=[A-Z][a-z]+ [A-Z])"
    r"(?![^\n]{0,160}(?i:patient|dob|mrn|member|code))"
    r"[^\n?]{5,160}+\Z"
)
"""The writer's name and contact lines behind a dash at the end of a line."""
_SIGNED_LINE = re.compile(
    r"^[ \t]*(?i:(?:many |with )?thanks(?: again| in advance)?|thank you|(?:best |kind |warm )?regards|best(?: wishes)?|sincerely"
    r"|yours(?: truly| sincerely)?|cheers)[,!.-]* "
    r"(?=[A-Z][A-Za-z.'-]+ [A-Z])(?![^\n]*\b(?i:patient|dob|mrn|member|codes?)\b)[^\n?]{5,160}+$",
    re.MULTILINE,
)
"""The same behind a sign-off that begins its line."""


def signed_spans(text: str, lower: str, writer: str) -> Iterator[Span]:
    """Stretches where the writer signs on one line, or the line of the `writer`'s own name begins a block of short ones."""
    if writer:
        yield from (match.span() for match in re.finditer(_block_below(writer), text))
    if any(word in lower for word in _SIGNING):
        yield from (match.span() for match in _SIGNED_LINE.finditer(text))
    yield from (match.span() for match in _SIGNED.finditer(text, max(0, len(text) - _LONGEST)))


def _block_below(writer: str) -> str:
    """A pattern for a line with the name, perhaps with credentials, and the short lines below it."""
    return rf"(?<![^\n])[ \t]*{re.escape(writer)}(?:, ?[A-Z][A-Za-z-]{{1,6}}){{0,4}}[ \t]*(?:\n[^\n?>]{{2,70}}){{1,8}}(?=\n|\Z)"


_LONGEST = 200
"""Characters at the end of a text in which somebody signs on one line."""
_SIGNING = ("regards", "thank", "best", "sincerely", "cheers", "yours")
