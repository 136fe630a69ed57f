"""A wish for a code with more asked of that code: `which code is it for, and which HCC is it in?`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consultant.answering.intents import Intent, understand
from consultant.answering.intents.forms import wants_code
from consultant.answering.intents.intent import Rule
from consultant.answering.intents.understanding import LIKELY
from consultant.answering.patterns import expression, pattern
from consultant.answering.reading import severities_told
from consultant.answering.reading.naming import describes_nothing

_FURTHER = frozenset(
    {
        Intent.UNITS,
        Intent.FIELD,
        Intent.GROUP,
        Intent.MAP,
        Intent.STATUS,
        Intent.PAYMENT,
        Intent.BILATERAL,
        Intent.GLOBAL,
        Intent.ASSISTANT,
        Intent.MULTIPLE,
        Intent.COMPONENTS,
        Intent.ADD_ON,
        Intent.VALID,
        Intent.NOTES,
        Intent.POLICY,
    }
)
"""What can be asked of a code once it is known."""
_TERSE: tuple[tuple[Intent, Rule], ...] = (
    (Intent.GROUP, Rule(pattern(r"^\W*(the |its )?(m?cc|hcc|v2[48]|ccsr|drg)( \w+)?\W*$"), LIKELY)),
    (
        Intent.BILATERAL,
        Rule(
            pattern(
                r"^\W*((and|can|may|does|do|is|are|will|would|should|we|i|you|use|add|append|bill|it|with"
                r"|the) )*(modifiers? |mods? )?-?50"
                r"( modifier)?( (be|is|used|use|ok|okay|allowed|possible|apply|applies|billable|fine|payable|on it"
                r"|with it|too|or not))*"
                r"\W*$"
            ),
            LIKELY,
        ),
    ),
    (Intent.GLOBAL, Rule(pattern(r"^\W*(and |the )*follow[- ]?up( days?| period)?\W*$"), LIKELY)),
    (
        Intent.COMPONENTS,
        Rule(
            pattern(
                r"^\W*((and|can|may|does|do|is|are|will|would|should|we|i|you|use|add|append|bill|it|with"
                r"|the) )*(modifiers? |mods? )?-?(26|tc)"
                r"((,| and| or|/|&) ?(26|tc))?( modifier)?( (be|is|used|use|ok|okay|allowed|possible|apply|applies"
                r"|billable|fine|payable|needed|required|necessary|on it|with it|too"
                r"|or not))*\W*$"
            ),
            LIKELY,
        ),
    ),
)
"""What a piece of one or two words asks, which would say nothing in a longer text."""
_OF_EDITOR = expression(
    r"(?:\b(?:the )?(?:medicare )?(?:mce|code editor)(?:'s)?\b[ :,]*)?"
    r"\b(?:is there an? |any |the |what |which )*(?:age|sex|gender)[- ](?:edit|conflict|range|limit|restrict\w+)s?\b"
    r"(?: (?:in|by|of|from|for) (?:it in )?(?:the )?(?:medicare )?(?:mce|code editor)\b)?",
    re.IGNORECASE,
)
"""What the Medicare code editor holds of a diagnosis: which sex, which ages."""
_CUTS = re.compile(
    r"(?<=[?;])\s*|(?<=\.)\s+|\s*[,+/&]?\s*\b(?:and|plus|also)\s+"
    r"(?=(?:also |then |if so,? )?(?:what|which|who|how|when|where (?:does|do|will|would)|since when|is|are|does|do"
    r"|can|may|should|will|its|the|whether|any"
    r"|global (?:days?|period)|bilateral (?:indicator|ind|status)|assistants?|(?:work|total) rvus?|rvus?|mues?|status|pc/?tc"
    r"|follow-?up days|multiple procedure|co-?surg\w+|total (?:non-?)?facility)\b)"
    r"|(?:(?<=\bcode)|(?<=\bcodes)|(?<=\bcpt)|(?<=\bhcpcs)|(?<=\bicd-10)|(?<=\bicd-10-cm)|(?<=\bdx))"
    r"\s*(?:,|\+|/|&|\band\b|\bplus\b)\s*(?!code|units?\b)"
    r"|,?\s+(?:and|plus)\s+(?=(?:also )?(?:say|tell|state|mention|indicate|give|name|let)\b)"
    r"|\s*[,;]\s*(?:and )?(?=why\b)|\s*[;,]?\s*(?:\band\s+)?(?<!\w)\(?[b-d2-4]\)\s+",
    re.IGNORECASE,
)
"""Where another question may begin; what asks nothing of a code stays with the words around it."""
_ASKED_BEFORE = re.compile(
    r"\b(?P<code>(?:(?:icd-?10(?:-cm)?|cpt|hcpcs|dx|diagnosis|procedure) )?codes?|cpt|hcpcs|icd-?10(?:-cm)?)"
    r"\s*(?:\+|&|/|,|\band\b|\bplus\b)\s*(?!\s|(?:and|or|also|plus|what|which|how|who|is|are|was|does|do|can|may"
    r"|should|will|would|whether|if|any|tell|say|give|state|let|name)\b)"
    r"(?P<more>[^?.;:,]{2,60}?) (?:for|of) (?P<told>[^?]{4,}?)(?P<end>[?.]|\Z)",
    re.IGNORECASE,
)
"""`code + work RVU for a total hip`: what is asked of the code stands before what is to be coded."""


@dataclass(frozen=True, slots=True)
class Wish:
    """The words that ask for a code, those that ask more of it, and what they ask."""

    text: str
    further: str
    intents: tuple[Intent, ...]
    apart: tuple[str, ...] = ()
    """What it sets against each other: each of them has to have a code of its own."""


def wish(text: str) -> Wish | None:
    """The two halves of such a question; None where only one thing is asked."""
    asked = [(piece, () if _CODE_OF_EACH.match(piece) else _asked(piece)) for piece in cut(text)]
    further = [(piece, intents) for piece, intents in asked if intents or _WHY.match(piece)]
    if not any(intents for _, intents in further) or len(further) == len(asked):
        return None
    intents = tuple(dict.fromkeys(intent for _, intents in further for intent in intents))
    rest = " ".join(piece for piece, intents in asked if (piece, intents) not in further)
    if describes_nothing(rest):
        return None
    asking = " ".join(piece for piece, _ in further)
    if _OF_DIAGNOSES.search(asking) and not (wants_code(rest) or _OF_DIAGNOSES.search(rest)):
        rest = f"{rest} ICD-10 codes?"
    return Wish(rest, asking, intents)


_CODE_OF_EACH = re.compile(r"\W*(?:[\w-]+ ){0,3}codes? (?:per|for each|each|for one) \w+\W*\Z", re.IGNORECASE)
"""Wishes the code of one unit, and asks for no number of them."""
_WHY = re.compile(r"\W*why\b", re.IGNORECASE)
"""Asks for a reason, and describes nothing."""
_OF_DIAGNOSES = re.compile(r"\b(?:dx|diagnos[ie]s|icd(?:-?10)?(?:-cm)?)\b", re.IGNORECASE)
"""What is asked is asked of diagnoses, whatever the words that describe them say."""


_MODEL = r"(?:(?:cms[- ])?(?:rx)?-?hccs?|raf|risk adjust\w*|(?:hcc )?(?:model )?v(?:22|24|28|08))"
_ATTRIBUTE = (
    rf"(?:m?ccs?(?: (?:status|or (?:an? )?m?cc|level))*|severity(?: level)?|{_MODEL}|ccsr(?: categor\w+)?|(?:poa"
    rf"|present[- ]on[- ]admission)"
    r"(?:[- ]exempt\w*)?|exempt(?:ion)?|(?:ms-?\s?)?drgs?|mdc)"
)
_ATTRIBUTES = expression(
    rf"(?:[\s,;/:–—+&?-]|\b(?:and|or|plus|with|in|its|the|which|what|is|it|an?|for|on|under|also|does|do|count|counts"
    rf"|as|have|has|get|give"
    rf"|then|not|if|of|without|status|level|category|code|codes|icd-?10(?:-cm)?|icd|dx|please|pls|need"
    rf"|me)\b)*\b{_ATTRIBUTE}\b(?! (?:\d{{3}}|with|without)\b)"
    r"(?:[ ?]*(?:\b(?:status|level|or not|as secondary|as a secondary(?: diagnosis)?|inpatient)\b)?)*",
    re.IGNORECASE,
)
_CONNECTING = re.compile(
    r"\b(?:code|codes|icd-?10(?:-cm)?|icd|dx|what|which|is|are|the|its|and|or|please|pls|need|for|of|as (?:a "
    r"|the )?(?:principal|secondary)"
    r"(?: diagnosis| dx)?|in)\b|[?:;,/–—-]",
    re.IGNORECASE,
)


def compared(text: str) -> Wish | None:
    """Conditions that are set against each other by their severity, and that as what is asked of their codes."""
    told = severities_told.compared(text)
    return (
        Wish(f"ICD-10 codes for {' and '.join(told)}", _BOTH_LEVELS, (Intent.GROUP,), told) if told else None
    )


def attributes(text: str) -> Iterator[Wish]:
    """A text that describes something and asks at once what its code has, without the words for that and with them."""
    if _GENERAL.search(text):
        return
    if cut := _without_editor(text):
        yield cut
    if cut := _without_attributes(text):
        yield cut
    meaning = understand(text)
    if Intent.GROUP in meaning.intents and meaning.confidence >= LIKELY:
        yield Wish(text, text, tuple(intent for intent in meaning.intents if intent in _FURTHER))


_BOTH_LEVELS = "CC or MCC severity of each, which is higher"


def _without_editor(text: str) -> Wish | None:
    """`early puberty; MCE age range?` as the wish for a code and what is asked of the editor."""
    asked = _OF_EDITOR.search(text)
    rest = _OF_EDITOR.sub(" ", text).strip(" ,?.:;-") if asked else ""
    if not asked or not _LETTERS.search(_OF_NOTHING.sub(" ", _CONNECTING.sub(" ", rest))):
        return None
    return Wish(f"ICD-10 code for {_CONNECTING_ENDS.sub('', rest)}", text, (Intent.VALID,))


_OF_NOTHING = re.compile(
    r"\b(?:does|have|has|medicare|editor|list|there|apply|applies|exist\w*|works?|with|from|this|that|these|some|such|claims?)\b",
    re.IGNORECASE,
)
"""What is said of the editor itself and describes no diagnosis."""


def _without_attributes(text: str) -> Wish | None:
    """`cancer of the jaw: ICD, CC or MCC` as the wish for a code and what is asked of it; None where one of them is missing."""
    asked = [found[0] for found in _ATTRIBUTES.finditer(text)]
    rest = " ".join(_AROUND.sub(" ", _ATTRIBUTES.sub(" , ", text)).split()).strip(" ,?.:;-")
    if not asked or not _LETTERS.search(_CONNECTING.sub(" ", rest)):
        return None
    return Wish(
        f"ICD-10 code for {_CONNECTING_ENDS.sub('', rest)}", " ".join(asked).strip(" ,"), (Intent.GROUP,)
    )


_GENERAL = expression(
    r"\b(?:differ\w*|versus|replac\w*|mean\w*|stand for|how (?:do|does|is|are|many|much)|when (?:did|does|is|was"
    r"|will)|why|chang\w*|lists?"
    r"|hierarch\w*|drops?|dropped|trumps?)\b",
    re.IGNORECASE,
)
"""Asks how the lists and groups work."""
_AROUND = re.compile(
    r"\b(?:as|if|when) (?:it'?s |it is )?(?:an? |the )?(?:principal|secondary)(?: diagnosis| dx)?\b|\([^\w)]*\)?"
    r"|\b(?:on|for) the inpatient side\b"
    r"|\A[\w' -]{0,30}\b(?:coder|cdi|him|team|question|q)\b[\w ]{0,6}:|\bextent\b|\bvs\b|,?\s*\b(?:that |which )?(?:it|this) "
    r"(?:rolls? up|maps?|falls?|goes|belongs|lands|groups) (?:in(?:to)?|to|under)\b|\b(?:land|lands|fall|falls"
    r"|group|groups|go|goes|end up)\b(?: in(?:to)?| to)?",
    re.IGNORECASE,
)
"""What stands around such a question and describes nothing."""
_LETTERS = re.compile(r"[a-z]{4}", re.IGNORECASE)
_CONNECTING_ENDS = re.compile(
    rf"\A(?:\s*(?:{_CONNECTING.pattern})\s*)+|(?:\s*(?:{_CONNECTING.pattern})\s*)+\Z", re.IGNORECASE
)


def _in_order(text: str) -> str:
    """The text with what is to be coded before what is asked of its code."""
    return _ASKED_BEFORE.sub(r"\g<code> for \g<told>? \g<more>\g<end>", text, count=1)


def cut(text: str) -> Iterator[str]:
    """The text, cut where another question may begin."""
    yield from (piece for piece in _CUTS.split(_in_order(text)) if piece.strip())


_ASKING = re.compile(
    r"\b(?:what|which|how|is|are|do|does|can|may|should|will|must|need|needs|please|pls|tell|give|status|units?)\b",
    re.IGNORECASE,
)
_WISHING = re.compile(
    r"\b(?:what|which|how|may|should|must|needs?|please|pls|tell|give|status|units?|whether|wonder\w*|ask\w*)\b",
    re.IGNORECASE,
)
_ASKS_AT_ONCE = re.compile(
    r"(?:\A|[,;:]\s*|\b(?:and|or|but) )\W*(?:is|are|do|does|can|will|may|should)\b", re.IGNORECASE
)
"""Begins a clause that asks; `the hospital does the test` tells."""
_OF_PART = re.compile(
    r"\b(?:which|what)(?: \w+)? code (?:is|means|says|stands for|covers|would be|tells) (?:just |only )?(?:the |for "
    r"|for the )?(?:\w+ ){1,3}(?:only|alone|part)\b",
    re.IGNORECASE,
)
"""Wishes the code of a part of a service: `which code is interpretation only?`."""
_FEWEST_TOLD = 5
"""Words of a sentence that tells what happened."""


def _tells(piece: str) -> bool:
    """Whether a piece is a sentence that tells something: `Excision of a lesion with 0.4 cm margins each side.`"""
    if not piece.endswith(".") or len(piece.split()) < _FEWEST_TOLD:
        return False
    return not _ASKING.search(piece) or not (_WISHING.search(piece) or _ASKS_AT_ONCE.search(piece))


_NO_UNITS = re.compile(
    r"\b(?:observation|intensive care|surgical|coronary care|care|dialysis|burn|psych\w*|rehab\w*|inpatient|nursing"
    r"|stroke|step-?down)"
    r" units?\b"
    r"|\b(?:gave|given|giv(?:es|ing)|transfus\w+|infus\w+|received|got|administered|hung)(?: (?:the )?(?:patient|pt|her|him))?"
    r" (?:one|two|three|four|a|an|\d{1,2}) units?(?= of\b)"
    r"|\b(?:one|two|three|four|a|\d{1,2}) units?(?= of (?:[a-z-]+ ){0,2}(?:platelets?|plasma|blood|cells|prbcs?|rbcs?"
    r"|cryo\w*)\b)",
    re.IGNORECASE,
)
"""A ward, or bags of blood that were given: no number of units is asked."""
_ENDS_WISHING = expression(r"(?:[\w-]+\W+){3,}(?:cpt|hcpcs|icd-?10(?:-cm)?)(?: codes?)?\W*\Z", re.IGNORECASE)
"""Describes something and ends with the name of the system of its code."""
_SIDES_TOLD = (Intent.BILATERAL,)
_ASKS_SIDES = re.compile(rf"{_ASKING.pattern}|\b50\b|\bindicators?\b|\bmod(?:ifier)?s?\b|\?", re.IGNORECASE)
"""Without one of these, both sides are told and nothing is asked of them."""


def _asked(piece: str) -> tuple[Intent, ...]:
    """What a piece asks of a code; nothing where it is not sure, or asks for the code itself."""
    piece = _NO_UNITS.sub(" ", piece)
    if wants_code(piece) or _OF_PART.search(piece) or _tells(piece) or _ENDS_WISHING.search(piece):
        return ()
    if _OF_EDITOR.search(piece):
        return (Intent.VALID,)
    terse = tuple(intent for intent, rule in _TERSE if rule.words.search(piece))
    meaning = understand(piece)
    if (
        terse
        or meaning.confidence < LIKELY
        or (meaning.intents == _SIDES_TOLD and not _ASKS_SIDES.search(piece))
    ):
        return terse
    return tuple(intent for intent in meaning.intents if intent in _FURTHER)
