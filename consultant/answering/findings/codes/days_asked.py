"""Words that ask since when something is in a list, whether it still is, and when it was changed."""

from __future__ import annotations

from consultant.answering.patterns import pattern

_SINCE = pattern(
    r"\bsince when\b|\bwhen did\b[^.?!]{0,30}\b(?:add|introduce|create)\b|\b(?:effective|start) date\b"
    r"|\bwhen\b[^.?!]{0,35}\b(introduced|added|created|begin|began|start\w*|effective|valid|active)\b"
    r"|\b(?:from|as of|on) (?:which|what) (?:day|date)\b|\bfrom when\b|\b(?:first|starting) (?:valid )?(?:day|date)\b"
    r"|\b(?:which|what) date\b[^.?!]{0,30}\b(?:valid|effective|begin|start|use|bill)"
    r"|\bwhen (?:can|may|could) (?:we|i) (?:first |start )?(?:us|bill|report)"
    r"|\b(eff\w*|start|begin\w*|add(?:ed)?) date\b|\bdate (?:added|started|effective)\b"
    r"|(?:\band|[,/&+])\s*(?:the )?(?:start|since when|begin\w*)\W*\Z"
)
_ALIVE = pattern(
    r"\b(?:valid|active|alive|live|current|still|good|in use|in force|in effect|usable|append|keep using|use|exists?|around)\b"
)
_GONE = pattern(
    r"(?<!not )(?<!n't )\b(?:dead|retired|deleted|deactivated|obsolete|expired|gone|inactive|invalid|discontinued|terminated)\b"
)
_CHANGED = pattern(
    r"\b(?:when|last|date|day)\b[^.?!]{0,30}\b(?:chang|modif(?!ier)|revis|updat|amend)\w*"
    r"|\b(?:chang|modif(?!ier)|revis|updat|amend)\w*[^.?!]{0,20}\b(?:when|date|last)\b"
)
_ENDED = pattern(
    r"\b(?:when|since|until|date|day)\b[^.?!]{0,40}\b(?:end|stop|delet|retir|deactivat|terminat|expir|dead|die|gone|discontinu)\w*"
    r"|\b(?:end|stop|termination|deactivation) date\b|\buntil when\b"
)


def since(text: str) -> bool:
    """Whether a text asks for the first day of a code."""
    return bool(_SINCE.search(text))


def in_use(text: str) -> bool:
    """Whether a text asks whether something is still in use."""
    return bool(_ALIVE.search(text) or _GONE.search(text))


def verdict(text: str, *, ended: bool) -> str:
    """The yes or no to whether it is still in use, or to whether it is gone, whichever the text asks first; else empty."""
    alive, gone = _ALIVE.search(text), _GONE.search(text)
    if alive is None and gone is None:
        return ""
    asked_gone = gone is not None and (alive is None or gone.start() < alive.start())
    return "Yes: " if ended is asked_gone else "No: "


def of_itself(text: str) -> bool:
    """Whether a text asks for the days of what it names, or whether that still stands, and for nothing it is used for."""
    return any_day(text) or bool(_STANDING.search(text))


_STANDING = pattern(
    r"\bstill (?:an? )?(?:active|valid|alive|live|good|ok|okay|in use|in force|around)\b"
    r"|\b(?:retired|discontinued|obsolete|dead)\b"
)


def any_day(text: str) -> bool:
    """Whether a text asks for the first or last day of something, or for that of its last change."""
    return any(words.search(text) for words in (_SINCE, _CHANGED, _ENDED))
