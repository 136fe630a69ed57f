"""The questions within one ask: `is it billable, and which modifier does it need?` has two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_ASKING = (
    r"(?:what|which|who|whose|how|when|where|why|is|are|was|were|does|do|did|can|could|may|should|would|will|has|have"
    r"|must|need|any)\b"
)
_SUBJECT = (
    r"(?:it|they|there|that|this|these|those|an?|the|its|either|both|we|i|you|modifiers?|medicare|any)\b"
)
_SURELY = (
    rf"(?:(?:is|are|was|were|does|do|did|can|could|may|should|would|will|has|have|must) {_SUBJECT}"
    r"|what\b|what's\b|which (?!(?:is|are|has|have|was|were|we|i|they|means?|does|makes?)\b)"
    r"|how (?:many|much|often|long|soon|is|are|do|does)\b|who (?:can|may|must|should|pays|supervises)\b"
    r"|when (?:is|does|did|was)\b)"
)
"""Begins a question behind a comma too, where nothing joins it to the one before."""
_BY_WHICH = (
    r"(?:(?:at|with|in|under|for|on|by) (?:what|which)|(?:within|after|before|from|until|up to) what"
    r"|(?:within|after|before|for|in|over|until|up to|by) how (?:many|much|long|soon|often))\b"
)
_IF = r"if\b(?! so\b| not\b| yes\b| it's\b| possible\b)"
_NAMED = (
    r"(?:the |its |what )?(?:%|percent\w*|mod(?:ifier)?s?\b|pos\b|place of service|dx\b|carc\b|rarc\b"
    r"|deadline|time limit|status (?:ind\w*|letter|code))"
)
"""What is asked for, named without a verb."""
_BEGINS = re.compile(
    r"(?<=[?])\s+(?:(?:and|or|but|also|plus)\s+)?"
    rf"|[,;.]?\s+(?:and|or|but|also|plus|&|\+)\s+(?=(?:(?:also|then|if so|if not|otherwise|in that case),?\s+)?{_ASKING}"
    rf"|{_BY_WHICH}|{_IF})"
    rf"|[,;]\s+(?={_SURELY}|{_BY_WHICH})|,\s+(?:and|plus)\s+(?={_NAMED}[^,.;?!]*\?)",
    re.IGNORECASE,
)
COLUMN = (
    r"(?:factors?|gpcis?|localit\w+|w?rvus?|mues?|mai|global(?: days| period)?|hccs?|drgs?|mdcs?|status|indicators?|frequency"
    r"|ages?|threshold|limits?|codes?|weight|title|meaning|modifiers?|deadline|rates?|share|percent\w*|units|base code|successor"
    r"|pos|place of service|rules?|criteria|interval|schedule|minutes|reason|rationale"
    r"|purchase or rental|rental or purchase|rent or buy)"
)
"""What is asked for by its name alone."""
_NAMES_COLUMN = re.compile(
    rf"\A(?!.*\b(?:is|are|was|were|has|had|have|did|does|do|got|came|comes|billed|denied|done|seen|says?|said|wants?|we|our|my|i"
    rf"|they|he|she|patient|pt|because|since|with|when|if)\b)[^?!]{{0,90}}\b{COLUMN}"
    rf"(?: (?:for|of|in|on|at) [^,;?!]{{2,40}}| (?:please|pls|each)| (?-i:[A-Z])[a-z]+| \d{{4}}){{0,3}}\s*\Z",
    re.IGNORECASE | re.DOTALL,
)
"""Names a column and tells nothing: `anesthesia conversion factor Wyoming 2025`, before a question that is put in words."""
_ASKS = re.compile(
    rf"\?\s*\Z|(?:\A|[,.:;!\n]\s*|\s[-–—]\s+){_ASKING}"
    r"|(?:[:,]|\.\.\.|\s[-–—])\s*(?:the |what )?codes?(?: please| pls)?\s*\Z"
    rf"|\A[A-Z]?\d[\w.]{{2,7}} (?:what|which|how|does|do)\b"
    rf"|(?:\A|[,.:;!\n]\s*){_BY_WHICH}|\b(?:icd\S*|dx|diagnosis|cpt|hcpcs|right|correct) codes?\s*\Z"
    r"|\b(?:of|for|from|after|with|by) (?:which|what) [a-z]+\s*\Z"
    rf"|[.;:?!]\s+{_NAMED}[^.?!]{{0,40}}\Z",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\W*(?:when(?:ever)?|where|while|if|has|have|any|will) (?!(?:is|are|was|were|do|does|did|can|could|should|would|will|must"
    r"|may|it|they|medicare|the patient)\b)[^?,;]*\Z",
    re.IGNORECASE,
)
"""Tells under which circumstances what follows is asked: `when both are done, which is first?`."""


@lru_cache(maxsize=64)  # one question is looked at from several places
def parts(text: str) -> tuple[str, ...]:
    """The questions of a text, each with what is told right before it; the text itself where it asks one thing."""
    found = tuple(_asking(text))
    return found if len(found) > 1 else (text,)


def _asking(text: str) -> Iterator[str]:
    """What lies between the places where another question begins; what asks nothing goes to the question after it."""
    start, told = 0, ""
    for end, after in (
        *((found.start(), found.end()) for found in _BEGINS.finditer(text)),
        (len(text), len(text)),
    ):
        joint = ", " if told and told[-1].isalnum() else " "
        part = f"{told}{joint}{text[start:end]}".strip()
        start = after
        if (_ASKS.search(part) or _NAMES_COLUMN.match(part)) and not _CONDITION.match(part):
            yield part
            told = ""
        else:
            told = part
