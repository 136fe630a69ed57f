"""A mail that tells a diagnosis in the words of whoever saw the patient: what is so, what is not, and what is left open."""

from __future__ import annotations

import re
from dataclasses import dataclass

from consultant.answering.findings.descriptions.told_titles import closed, without_beside
from consultant.answering.reading.clinical import told, written_out
from consultant.answering.relevance import stems_of

_WISH = re.compile(
    r"\b(?:(?:which|what|whats|what's|needs?|wants?|give|looking for|asks? for|asking for|find|tell me"
    r"|send)\b[^.?!,;:]{0,40}?)?\b(?:icd[- ]?10(?:[- ]?cm)?|icd|dx|diagnos[ie]s|external cause"
    r"|[A-Z])[- ]?codes?\b(?: (?:please|pls|is (?:that|it|this|right)|do (?:i|we) (?:put|use|pick)|should (?:i"
    r"|we) use|for (?:that|this|it|billing|him|her)|wanted|needed))?|\b(?:which|what(?:'s| is)?|need) (?:the "
    r"|an? )?(?:icd[- ]?10(?:[- ]?cm)?|dx|code)\b(?: (?:is (?:that|it|this)|please|pls|for (?:that|this|it)))?"
    r"|\bicd[- ]?10(?:[- ]?cm)?\b|\bdx\b|\b(?:please|pls|thanks|thx)\b|\bhow (?:do|should|would) (?:i|we"
    r"|you) code (?:that|this|it)?|\bcode\?",
    re.IGNORECASE,
)
"""That a code is wished, which no title has."""
_WHO = re.compile(
    r"\b(?:the |our |a )?(?:coder|biller|billing|doctor|doc|dr|physician|provider|surgeon|nurse|clinic|office"
    r"|practice|chart|note|record|report|team|dept|department|dictation|documentation|patient|pt|pts)\b(?:'s)?"
    r"|\b\d+[- ]?(?:yo|y/o|yr old|yrs old|years? old|year-old)\b|\b(?:man|woman|lady|guy|gentleman|female|male"
    r"|boy|girl)\b",
    re.IGNORECASE,
)
"""Who writes, who saw whom, and where it stands."""
_SAYING = (
    r"(?:say|said|saying|stated?|specif\w+|document\w*|given?|gave|mention\w*|chart\w*|writ\w+|wrote|not(?:e|ed"
    r"|ing)|record\w*|names?|named|tell|told|list\w*|describ\w*|known|clear|clarif\w+)"
)
_OPEN = re.compile(
    r"\b(?:(?:does|did|do|was|is|were|are|has|have|never|not|nobody|no one|isn|doesn|didn|wasn|don)(?:n?[’']?t)?\s+){1,2}"
    rf"(?:been |ever |yet )?{_SAYING}\b(?: (?:which|what|if|whether|how|where|the|an?|any|by)\b[^.;,?!]*)?"
    r"|\bunspecified\b|\bnos\b|\bunknown\b|\bundocumented\b|\bnot otherwise specified\b|\b(?:no"
    r"|without) (?:\w+ ){0,2}(?:given|stated|named|documented|specified|recorded|mentioned|noted|listed"
    r"|details?)\b|\bforgot to (?:say|write|note|document)\b[^.;,?!]*|\bnowhere\b|\bnothing more (?:specific"
    r"|exact|detailed)\b|\bnot further (?:described|specified)\b|\b(?:kind|type) not\b",
    re.IGNORECASE,
)
"""What the record leaves open."""
DENIED = re.compile(
    r"\b(?:no|not|without|w/o|never|den(?:y|ies|ied|ying)|neg(?:ative)? for|isn[’']?t|wasn[’']?t|aren[’']?t"
    r"|doesn[’']?t have|didn[’']?t|nothing about|ruled out|free of|absence of|neither|nor|other than|instead of"
    r"|rather than)\b(?! only\b)((?:\s+(?!(?:but|just|only|with|so|which|what|this|that|he|she|it|today|in|on"
    r"|at|from|due|after|because)\b|and (?:the|he|she|it|now|is)\b)[^\s.;,:?!()]+){1,7})",
    re.IGNORECASE,
)
"""What is not so; the first group says what."""
_OTHER = re.compile(r"\bother\b|\bnone of\b|\bdifferent\b|\belse\b", re.IGNORECASE)
_ENCOUNTERS = (
    (
        "D",
        re.compile(
            r"subsequent|follow[- ]?up|f/u|re-?check|heal(?:s|ed|ing)?\b|knitting|mending|cast (?:check|change"
            r"|off)|aftercare|recover|(?:second|2nd|later) visit|returns|back for|union|united",
            re.IGNORECASE,
        ),
    ),
    (
        "S",
        re.compile(
            r"sequela|late effect|old injury|years? ago|leftover|residual|scar from|long-?term result|aftermath",
            re.IGNORECASE,
        ),
    ),
)
"""The 7th character by looser words than a description's own."""


@dataclass(frozen=True, slots=True)
class Story:
    """What a mail tells of a condition."""

    words: str
    """What is so, as titles word it, without who writes and what is wished."""
    whole: str
    """The mail as it was written."""
    said: frozenset[str]
    denied: frozenset[str]
    """Stems of what is so, and of what is not."""
    side: str
    encounter: str
    """As `clinical.Told` has them."""
    left_open: bool
    """Whether the record is said not to tell something."""
    of_the_rest: bool
    """Whether named things are excluded, or another one than these is told: what titles call `other`."""


def story(text: str) -> Story:
    """The mail as a story of one condition."""
    words, encounter = written_out(without_beside(text))
    words = _WHO.sub(" ", _WISH.sub(" . ", words))
    left_open = closed(text) or bool(_OPEN.search(words))
    words = _OPEN.sub(" . ", words)
    denied = " ".join(found[1] for found in DENIED.finditer(words))
    words = " ".join(DENIED.sub(" . ", words).split())
    encounter = encounter or next((one for one, heard in _ENCOUNTERS if heard.search(text)), "")
    return Story(
        words,
        text,
        frozenset(stems_of(words)),
        frozenset(stems_of(denied)),
        told(words).side,
        encounter,
        left_open,
        bool(denied) or bool(_OTHER.search(text)),
    )
