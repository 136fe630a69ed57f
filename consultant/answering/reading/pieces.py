"""The pieces of a story of which one alone may name the condition whose code is wished: `the diagnosis is trigger finger`."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NAMED = re.compile(
    r"\b(?:(?:final |working |only )?(?:dx|diagnosis|impression|assessment|condition|problem)(?: (?:is|was|of|reads|says)|:)"
    r"|(?:(?:doctor|doc|dr\.?|provider|physician|surgeon|md|np|pa|chart|note|report|path(?:ology)?|he|she"
    r"|they) )(?:just |only |simply )?"
    r"(?:scribbled|wrote|writes|calls? it|called it|says?|said|documents?|documented|diagnosed|put down|noted"
    r"|dictated|charted|lists?|listed)"
    r"(?: it as| this as| that as| down)?"
    r"|(?:diagnosed|documented|charted|labell?ed) (?:as|with)|known as|(?:it|this) is called|that is,|i\.e\.,?"
    r"|(?:dx|diagnosis|icd\S*|[a-z]) codes? (?:is |do i use )?(?:for|of)|codes? for)(?: an?| the)?[ :]+[\"'“]?"
    r"(?P<what>[^.;?!\"”\n]{4,90})",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"[.;?!:\n()]+(?=\s|\Z)|\s-+\s|,\s|\.\.\.|\b(?:and|but|who|which|that|because|when|where)\b",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"[.;?!\n]+(?=\s|\Z)|\s-+\s")
_BEHIND = re.compile(
    r"\b(?:with|has|had|have|having|shows?|for|got|gets|is|was|just|no,|simply)\b\s*(?:an? "
    r"|the )?",
    re.IGNORECASE,
)
_NOT_THIS = re.compile(
    r"\A\W*(?:no|not|nothing|none|denies|without|never|nobody|neither|histor(?:y|ies)|hx|family|mother|father|possible"
    r"|probable|rule|r/o"
    r"|suspected|maybe|because|after|please|thanks?|hi|hello|dear|kindly)\b",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\b(?:which|what|whats|code|codes|coded|coding|icd\S*|dx|diagnos[ie]s|please|pls|kindly|provide|need|give|use|report|do"
    r"|does|i|we|is|the"
    r"|full|complete|right|correct|exact|for|that|this|it|one|number|both|two|me|us|should|would|to|a|an|thanks|thank|you|and)\b",
    re.IGNORECASE,
)
_SIDED = re.compile(
    r"\b(?P<side>left|right|both|bilateral)\b(?P<site>(?: (?:upper|lower|ring|index|middle|little|small|long"
    r"|great|big|second|third|fourth|fifth))*"
    r" (?:fingers?|thumbs?|toes?|hands?|wrists?|elbows?|shoulders?|arms?|forearms?|hips?|knees?|legs?|ankles?"
    r"|feet|foot|eyes?|ears?|eyelids?"
    r"|breasts?|heels?|thighs?))?",
    re.IGNORECASE,
)
_MOST = 8


def named(text: str) -> tuple[str, ...]:
    """What the text calls the condition, each way with the side and site that the rest of it tells first."""
    found = tuple(dict.fromkeys(one["what"].strip(" ,:") for one in _NAMED.finditer(text)))
    return tuple(said for what in found if not _NOT_THIS.match(what) for said in _sided(what, text))


def _sided(what: str, text: str) -> Iterator[str]:
    side = _SIDED.search(text)
    if side and not _SIDED.search(what):
        yield f"{what}, {side[0]}"
        if side["site"]:
            yield f"{what}, {side['side']}"
    yield what


def sentences(text: str) -> tuple[str, ...]:
    """The sentences that tell something, and of a single one its clauses."""
    return _telling(_SENTENCES.split(text))


def clauses(text: str) -> tuple[str, ...]:
    """All clauses that tell something."""
    return _telling(_ENDS.split(text))


def _telling(parts: list[str]) -> tuple[str, ...]:
    told = (part.strip() for part in parts if part)
    return tuple(part for part in told if not _NOT_THIS.match(part) and little(part) > 0)[:_MOST]


def shorter(piece: str) -> Iterator[str]:
    """A piece, then what stands behind a verb or a preposition in it."""
    yield piece
    for cut in _BEHIND.finditer(piece):
        if rest := piece[cut.end() :].strip():
            yield rest


_HARMLESS = re.compile(
    r"\b(?:nothing|else|found|adults?|child(?:ren)?|kids?|man|woman|lady|gentleman|boy|girl|baby|infant|old|weeks?|months?"
    r"|years?|days?|seen"
    r"|today|office|clinic|first|time|no|not|more|patients?|male|female|only|just|new|routine|visit|hello|dear|team|quick"
    r"|question|list"
    r"|lab|our|my|his|her|their|shows?|had|has|have|with|here|came|comes|today's|kindly|sir|madam|faithfully|regards|bunch|lot"
    r"|help)\b",
    re.IGNORECASE,
)
"""Words beside a condition on which no code turns."""


def beside(piece: str, text: str) -> int:
    """How many telling words a text has beside one of its pieces."""
    return little(_HARMLESS.sub(" ", text.replace(piece, " ", 1)))


def little(text: str) -> int:
    """How many words of a text tell something, without those that only wish for a code."""
    return len(re.findall(r"[a-z]{3,}", _WISH.sub(" ", text), re.IGNORECASE))
