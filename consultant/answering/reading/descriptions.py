"""A question that describes what was found or done and asks for its code: the words of the description, and the system."""

from __future__ import annotations

import re
from dataclasses import dataclass

from consultant.answering.intents.forms import wants_code
from consultant.model.codes import CodeSystem

_SYSTEMS: tuple[tuple[re.Pattern[str], frozenset[CodeSystem]], ...] = tuple(
    (re.compile(rf"\b({words})\b", re.IGNORECASE), frozenset(systems))
    for words, systems in (
        (r"icd[- ]?10[- ]?pcs|pcs", {CodeSystem.ICD10PCS}),
        (r"(?:ms[- ]?)?drgs?", {CodeSystem.DRG}),
        (r"places? of service|pos", {CodeSystem.POS}),
        (r"revenue codes?|rev codes?", {CodeSystem.REVENUE}),
        (r"types? of bills?|bill types?|tob", {CodeSystem.TOB}),
        (r"hcpcs(?: level (?:ii|2))?|[gjkq][- ]codes?", {CodeSystem.HCPCS}),
        (r"cpt", {CodeSystem.CPT}),
        (r"icd(?:[- ]?10)?(?:[- ]?cm)?|dx|diagnos[ie]s|z[- ]codes?", {CodeSystem.ICD10CM}),
    )
)
"""Names of systems, the narrower before the wider."""
ANY = frozenset({CodeSystem.ICD10CM, CodeSystem.HCPCS, CodeSystem.CPT})
"""What is searched where no system is named: what stands on a professional claim."""
_CODE_NAMED = re.compile(
    r"\bcodes?\b\W*(?:please\W*|needed\W*|wanted\W*)?$|^\W*codes? (?:for|of)\b|\bhow (?:to|do (?:we|i|you)) code\b",
    re.IGNORECASE | re.MULTILINE,
)
_RULE = re.compile(
    r"\bmodifiers?\b|\b(?:order|sequenc\w+|principal|primary (?:dx|diagnosis)|together|difference|pays?|paid|fee|rvus?|units?)\b"
    r"|\b(?:comes?|goes|listed|list|which(?: one)?|coded?) first\b|\bfirst[- ]listed\b",
    re.IGNORECASE,
)
"""Asks for more than a code: a modifier, an order, a payment."""
_ASKING = re.compile(
    r"\b(?:(?:what|which|whats|how|is|are|would|should|shall|do|does|can|could|may|we|i|you|u|use|used|using|bill|billed|billing"
    r"|report|reported|reporting|assign|codes?|coded|coding|correct|proper|appropriate|best|please|need|needs|give|me|find|looking"
    r"|look|for|the|a|an|to|when|if|patients?|pt|medicare|number|tell|us|know|there|it|this|that|describes?|submit|choose|pick|machine|device"
    r"|(?:in|at|to) (?:the )?(?:ed|er|emergency (?:room|department)|urgent care|clinic)"
    r"|right(?= (?:codes?|cpt|icd|hcpcs|dx|diagnosis|drg)\b)|hello|hi|dear|thanks?|thx)\b['’]?s?)|[?!]",
    re.IGNORECASE,
)
"""Words that ask and describe nothing."""
_ASKED = re.compile(
    r"\?|\b(?:what|which|when|who|why|how|is|are|can|may|do|does|should|must|need\w*|cover\w*|require\w*|limit\w*|rules?|frequency)\b",
    re.IGNORECASE,
)
"""A question or a verb: the text says more than a description."""
_CORRECT = re.compile(r"\bright (?=(?:codes?|cpt|icd\S*|hcpcs|dx|diagnosis|drg)\b)", re.IGNORECASE)
"""Not the side."""
_FIRST_VISIT = re.compile(r"\b(?:first|initial) (?:visit|encounter|time seen|treatment)\b", re.IGNORECASE)
_MOST_WORDS, _BARE_WORDS = 25, 10


@dataclass(frozen=True, slots=True)
class Description:
    """What is to be coded, in the asker's words, and the systems that its code may be of."""

    words: str
    systems: frozenset[CodeSystem]
    bare: bool = False
    """Whether nothing but the description was written; then it may mean something else than a wish for its code."""

    @property
    def lone(self) -> bool:
        """Whether it is a single word: hundreds of codes are near to it."""
        return len(self.words.split()) == 1


def description(text: str) -> Description | None:
    """What the text asks a code for; None where it asks for something else or describes nothing."""
    asking = wants_code(text) or bool(_CODE_NAMED.search(text)) or _names_system(text)
    bare = not asking and len(text.split()) <= _BARE_WORDS and not _ASKED.search(text)
    if not (asking or bare) or _RULE.search(text):
        return None
    text = _CORRECT.sub(" ", text)
    systems, rest = _systems(_FIRST_VISIT.sub("initial encounter", text))
    words = plain(rest)
    if not re.search(r"[a-z]{3}", words, re.IGNORECASE) or len(words.split()) > _MOST_WORDS:
        return None
    return Description(words, frozenset({CodeSystem.ICD10CM}) if bare else systems, bare)


def plain(text: str) -> str:
    """The text without the words that ask and describe nothing."""
    return " ".join(_ASKING.sub(" ", text).split()).strip(" ,.:;-")


def _names_system(text: str) -> bool:
    return any(pattern.search(text) for pattern, _ in _SYSTEMS)


def _systems(text: str) -> tuple[frozenset[CodeSystem], str]:
    """The systems that the text names, and the text without their names."""
    for pattern, systems in _SYSTEMS:
        without = pattern.sub(" ", text)
        if without != text:
            return systems, without
    return ANY, text
