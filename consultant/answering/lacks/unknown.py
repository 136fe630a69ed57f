"""What decides and the asker says not to have at hand: `I forgot the side`, `I don't have the date here`."""

from __future__ import annotations

import re

_NOT_HAVING = (
    r"\b(?:i|we) (?:just |also |totally |really )?(?:forgot|(?:don'?t|do not) (?:know|have|recall|remember)"
    r"|did(?:n'?t| not) (?:note|write|get|record|ask|keep)"
    r"|can(?:'?t|not) (?:tell|recall|remember|find|see)|(?:am|are) not sure)\b"
    r"[^.?!]{0,40}?\b"
)
_WISHED = re.compile(r"\bcodes?\b|\bdx\b|\bicd\b|\bmodifiers?\b|\bvalid\b|\bbillable\b", re.IGNORECASE)
_UNTOLD = r"\bi (?:have(?:n'?t| not)|did(?:n'?t| not)) (?:told|tell|say|said|given|give)(?: you)? (?:which|what|the) "
_FACTS = {
    "side not known": re.compile(
        rf"(?:{_NOT_HAVING}|{_UNTOLD})(?:sides?|laterality|left or right|right or left)\b", re.IGNORECASE
    ),
    "date not known": re.compile(
        rf"(?:{_NOT_HAVING}|{_UNTOLD})(?:dates?(?: of service)?|dos)\b(?! of (?:birth|injury|accident|onset))"
        r"|\b(?:date of service|dos) (?:is|was) (?:\w+ )?(?:smudged|illegible|unreadable|blurred|cut off|torn off|covered|missing"
        r"|blank)\b",
        re.IGNORECASE,
    ),
}
_IN_THE_RECORD = re.compile(
    r"\b(?:not|isn'?t|never|nowhere|no) (?:\w+ )?(?:documented|recorded|stated|in the (?:note|record|chart))\b",
    re.IGNORECASE,
)
"""A record that leaves it open is coded as it stands."""


def said(text: str) -> str:
    """The name of the fact that the asker of a code says not to have; empty where none is."""
    if not _WISHED.search(text) or _IN_THE_RECORD.search(text):
        return ""
    return next((name for name, words in _FACTS.items() if words.search(text)), "")
