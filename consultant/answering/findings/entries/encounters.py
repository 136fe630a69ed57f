"""What a question tells of an encounter, as the words that titles have for it."""

from __future__ import annotations

import re

_ENDINGS = (
    (
        re.compile(
            r"\bsubsequent\b|\bcast (check|change|removal)|\bfollow-?\s?up(?! question)|\b(second|third|fourth|2nd"
            r"|3rd|4th|next"
            r"|last) (\w+ ){0,3}visit"
            r"|\b(?:suture|stitch|staple)s? (?:removal|out)\b|\bremov\w+ (?:of )?(?:the |her |his )?(?:sutures"
            r"|stitches|staples)\b"
            r"|\bphysio\w*\b|\bphysical therapy\b|\brehab\b|\brecheck|\bweeks? (later|after|post)|\d+ weeks?\b|\bheal",
            re.I,
        ),
        "subsequent",
    ),
    (
        re.compile(
            r"\binitial|\bfirst (visit|time|seen)|\bemergency|\bactive treatment|\bstill being treated|\bE[DR]\b"
            r"|\b(stitched|sutured|stapled|glued|splinted|repaired) (\w+ ){0,3}(today|this morning|just now)\b"
        ),
        "initial",
    ),
    (re.compile(r"\bsequela|\blate effect", re.I), "sequela"),
    (re.compile(r"\bnonunion", re.I), "nonunion"),
    (re.compile(r"\bmalunion", re.I), "malunion"),
    (re.compile(r"\bdelayed", re.I), "delayed"),
    (
        re.compile(
            r"\bheal\w* (fine|well|nicely|normal\w*|routine\w*|as expected)"
            r"|\b(routine|normal|good|uneventful) healing|\bhealed\b",
            re.I,
        ),
        "routine",
    ),
    (re.compile(r"\bclosed\b", re.I), "closed"),
    (re.compile(r"\bopen\b", re.I), "open"),
)
"""What a question tells of the encounter, and the word of a 7th character's description for it."""
_SEQUELA = "sequela"
_EARLIER = re.compile(
    r"\b(?:from|at|for|on|of|used|had|since) (?:the |her |his |our )?(?:first|initial) (?:visit|encounter)\b",
    re.I,
)
"""A first visit that is told of beside today's."""


def encounter(text: str) -> tuple[str, ...]:
    """What a text tells of an encounter, as the words that a description has for it."""
    told = tuple(word for words, word in _ENDINGS if words.search(text))
    if {"initial", "subsequent"} <= set(told) and _EARLIER.search(text):
        told = tuple(word for word in told if word != "initial")
    return (_SEQUELA,) if _SEQUELA in told else told
