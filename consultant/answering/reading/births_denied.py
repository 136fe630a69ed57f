"""Words that say that there is no pregnancy, birth or nursing: what a text tells beside them is no code of theirs."""

from __future__ import annotations

_BIRTH = (
    r"(?:pregnan\w*|childbirth|deliver\w+(?! (?:systems?|devices?|ports?|sheaths?))"
    r"|(?:given? |gave |giving )?births?|lactat\w+|breast-?feed\w*|post-?partum"
    r"|puerper\w+|gestation\w*)"
)
_SOMEBODY = r"(?:,|\bin an?(?: \d+ ?(?:y/?o|year old))?(?: wom[ae]n| girl| patient)?)? ?"
_SO_FAR = r"(?:(?:been|being|currently|now|yet|any|an?|known|recent|recently|was|ever) ){0,3}"
DENIED = (
    rf"{_SOMEBODY}\b(?:is |was |who is |has |had |and )?(?:(?:not|never|no|denies|without)[ -]|non-? ?){_SO_FAR}"
    rf"{_BIRTH}(?:,? (?:or|nor|and) (?:(?:no|not|never) )?(?:recent(?:ly)? )?{_BIRTH})*"
    r"(?: (?:lately|recently|now|currently|ever))?\b"
)
"""The expression, in the writing of `patterns.pattern`."""
