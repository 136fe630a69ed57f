"""Asthma as a text tells it: its severity and course, and the code that they make."""

from __future__ import annotations

import re

WORSE = r"(?:acute(?:ly)? |an? )*(?:exac(?:erbat\w+)?\b|flare[- ]?(?:up)?|decompensat\w+)"
"""Words of an exacerbation."""
ASTHMA = (
    r"(?:(?:mild|moderate|severe|intermittent|persistent|chronic|bronchial"
    r"|allergic)[ ,]+)*asthma(?:tic)?(?:,? (?:mild|moderate|severe)(?: (?:intermittent|persistent))?)?"
)
EXACERBATED = re.compile(
    rf"\bacute {ASTHMA}\b|\b{ASTHMA}(?:,? with| w/| in)?,? (?:an? )?{WORSE}"
    rf"|\b{WORSE} (?:of )?(?:the |her |his )?{ASTHMA}\b|\basthma attack\b"
    rf"|\basthma\b[^.;?!]{{0,12}}\balso exacerbat\w+",
    re.IGNORECASE,
)
"""An exacerbation of it."""
STATUS_ASTHMATICUS = re.compile(r"\bstatus asthmaticus\b", re.IGNORECASE)
_SEVERITIES = (
    (
        "J45.5",
        re.compile(
            r"\bsevere(?:,)? persistent\b|\bsevere (?:\w+ )?asthma|\basthma,? severe|\bpersistent asthma,? severe",
            re.IGNORECASE,
        ),
    ),
    (
        "J45.4",
        re.compile(
            r"\bmoderate(?:,)? persistent\b|\bmoderate (?:\w+ )?asthma|\basthma,? moderate|\bpersistent asthma,? moderate",
            re.IGNORECASE,
        ),
    ),
    ("J45.3", re.compile(r"\bmild(?:,)? persistent\b|\bpersistent asthma,? mild\b", re.IGNORECASE)),
    ("J45.2", re.compile(r"\bintermittent\b", re.IGNORECASE)),
)
"""Categories by what tells them, the severest first."""
_BARE_ENDINGS = {"0": "9", "1": "1", "2": "2"}
"""Of asthma whose severity is not told, by its course."""


def code(text: str, told: str | None = None, *, worse: bool = False) -> str:
    """The code of asthma by its severity and course.

    Whether it got worse is what `told` says, else the text itself, or is known as `worse`.
    """
    worse = worse or bool(EXACERBATED.search(text if told is None else told))
    course = "2" if STATUS_ASTHMATICUS.search(text) else "1" if worse else "0"
    severity = next((begun for begun, words in _SEVERITIES if words.search(text)), "")
    return f"{severity}{course}" if severity else f"J45.90{_BARE_ENDINGS[course]}"
