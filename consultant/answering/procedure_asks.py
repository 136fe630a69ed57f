"""A question on inpatient procedures: what it describes and asks of single characters, and its variants apart."""

from __future__ import annotations

import re
from functools import lru_cache

_OF_CHARACTER = (
    r"(?:(?:last|final|first|second|third|fourth|fifth|sixth|seventh|[1-7](?:st|nd|rd|th)) (?:character|digit"
    r"|position|value|letter)"
    r"|(?:approach|device|qualifier|body part|root operation) (?:value|character|letter|digit)s?|qualifier"
    r"|(?:final |last )?(?-i:[0-9A-HJ-NP-Z])(?= (?:at the end|mean|stand|say|for|in it)|\W*\Z|\?))"
)
_CHARACTERS = re.compile(
    r"(?:[,;]|(?<=[?.])|\b(?:and|plus|also|including|with)\b|\A)?\s*(?:\band\s+)?"
    r"\b(?:what(?:'s| is| are| does| do)?|which|why(?: is| does| do)?|explain|tell (?:me|us)|how come"
    r"|(?:the )?(?:meaning|reason) (?:of|for))\b"
    rf"(?: \w+'?s?)?(?: (?:the|its|that|an?|of|pcs|is|does|it|has))*\s+{_OF_CHARACTER}"
    r"(?:\s+(?:appl(?:y|ies)|mean\w*|stand\w* for|say\w*|what it is|is it|used?|fits?|at the end|for|tell\w*|in it"
    r"|is right|does|here|do|is|we|i|you))*",
    re.IGNORECASE,
)
"""A question on a character of the code that is wished: `why the last character?`, `which approach value applies`."""
_SYSTEM = re.compile(r"\bpcs\b", re.IGNORECASE)
_SEVEN = re.compile(
    r"\b(?:(?:what|which|give me|need)(?: are)? )?(?:all |the )*(?:seven|7) characters\b(?:,? (?:please"
    r"|pls))?(?: (?:in|of|for) (?:icd-?\s?10-?\s?)?pcs\b)?",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:(?:then |was |and |be |had to )*(?:convert\w*|conversion|changed|switch\w*) (?:in)?to(?: an?)?)\b"
    r"|\b(?:(?:we|she|he|they|the surgeon|surgeon) )?(?:began|begun|started|beginning|starting|attempted|tried)\b"
    r"(?: (?:with|as|out|off))*(?: an?)?(?=[^?]*\bopen)"
    r"|\b(?:and |but |then )*(?:(?:was|were) )?(?:finished|completed|ended(?: up)?)\b(?: as)?(?: an?)?(?= open)"
    r"|\b(?:and |but |then )*(?:had|needed) to (?=open)",
    re.IGNORECASE,
)
"""One course of one operation, whatever ways in it names."""
_AXES: tuple[tuple[re.Pattern[str], ...], ...] = tuple(
    tuple(re.compile(words, re.IGNORECASE) for words in axis)
    for axis in (
        (
            r"\bopen(?:ly)?\b(?! or closed)(?: (?:approach|procedure|incision))?",
            r"\b(?:laparoscop\w+|percutaneous endoscop\w+|thoracoscop\w+|arthroscop\w+|lap\b\.?"
            r"|robot\w*(?:[- ]assisted)?)(?: approach)?",
            r"\b(?:percutaneous(?:ly)?(?! endoscop)|through the skin|needle)\b(?: approach)?",
            r"\b(?:transvaginal(?:ly)?|vaginal(?:ly)?)\b",
        ),
        (r"\b(?<!un)(?<!non)cemented\b", r"\b(?:un-?cemented|non-?cemented|cementless|without cement)\b"),
        (r"\b(?:total|whole|entire|complete)(?:ly)?\b", r"\b(?:partial(?:ly)?|part of|a part|wedge)\b"),
        (
            r"\b(?:diagnostic|biops(?:y|ies)|(?:done )?(?:for|to make an?) diagnosis|for (?:the )?(?:lab|testing"
            r"|culture|cytology)"
            r"|sent (?:to|for) (?:the )?(?:lab|testing|culture|cytology))\b",
            r"\b(?:therapeutic|not (?:a )?biopsy|(?:(?:they|we|you|he|she) )?(?:(?:only"
            r"|just) )*(?:drain(?:ed)? (?:it |the fluid )?)?"
            r"(?:(?:done )?for (?:relief|comfort|symptom relief|treatment)|to relieve (?:pressure|symptoms|discomfort)))\b",
        ),
        (
            r"\b(?:with )?(?:one |an? )?drug[- ]eluting(?: stents?)?\b",
            r"\b(?:with )?(?:one |an? )?(?:bare[- ]metal|non-?\s?drug[- ]eluting)(?: stents?)?\b",
        ),
        (
            r"\b(?:one|single|1)(?= (?:drug|bare|stents?|arter|vessel|coronary))",
            r"\b(?:two|2)(?= (?:drug|bare|stents?|arter|vessel|coronary))",
            r"\b(?:three|3)(?= (?:drug|bare|stents?|arter|vessel|coronary))",
            r"\b(?:four(?: or more)?|4(?: or more|\+)?)(?= (?:drug|bare|stents?|arter|vessel|coronary))",
        ),
        (
            r"\bintermittent(?:ly)?(?: (?:hemo|haemo)?dialysis\b)?",
            r"\b(?:prolonged|sled)\b",
            r"\b(?:continuous(?:ly)?(?! venous)|crrt|cvvh\w*)\b",
        ),
        (
            r"\b(?:centrally|central (?:vein|line|venous line)|picc)\b",
            r"\b(?:peripheral(?:ly)?(?: (?:vein|iv|line))?)\b",
        ),
        (
            r"\b(?:(?:tip |ends? )?(?:is |was )?(?:in|into|at) (?:the )?)?(?:svc|superior vena cava)\b",
            r"\b(?:(?:the )?tip |ends? )?(?:is |was )?(?:in|into|at) (?:the )?right atrium\b",
            r"\b(?:(?:the )?tip |ends? )?(?:is |was )?(?:in|into|at) (?:the )?(?:ivc|inferior vena cava)\b",
        ),
        (r"\bautologous\b", r"\b(?:non-?autologous|allogeneic|donor|bank(?:ed)?)\b"),
    )
)
"""Values of one axis of a code each, of which a procedure has one."""
_APPROACHES, _OPEN = _AXES[0], 0
_SIDES = (re.compile(r"\bright\b", re.IGNORECASE), re.compile(r"\bleft\b", re.IGNORECASE))
_BETWEEN = re.compile(
    r"\b(?:vs|versus|as against|compared|against|each|both|either|respectively)\b|[?;/]"
    r"|\b(?:and|or|but)\b,?(?: \w+){0,3}? (?:for|if|when|the one|one|with|what|which|would|had|instead)\b",
    re.IGNORECASE,
)
"""Sets one variant against another."""
_OR = re.compile(r"\b(?:and|or|vs|versus)\b|[?;/]", re.IGNORECASE)


_HISTORY = re.compile(
    r"\b(?:is|was) there (?:an? )?(?:specific |new |own )*(?:pcs )?code(?: by then| yet| now)?\b|,? ?\b(?:from|since) when\b"
    r"|,? ?(?:and )?what (?:was|did we) (?:coded|code|used|use|reported) (?:earlier|before|previously)(?: that)?\b"
    r"|\bdischarge(?:d)?(?: on)? \d[\d/.-]+\b",
    re.IGNORECASE,
)
"""Asks since when there is a code, and for the one before it."""
_POINTING = re.compile(
    r"(?:(?<=\bcode)|(?<=\bpcs)) (?:do (?:i|we) (?:assign|use|report|give) |is it |goes )?(?:for|to) (?:(?:the|this|that|its)"
    r" (?:removal|operation|procedure|surgery|case|resection|excision|drainage)|(?:taking|cutting|getting) (?:it|this|that) out"
    r"|(?:removing|resecting|doing|draining) (?:it|this|that))(?= ?(?:[?.!]|\Z))",
    re.IGNORECASE,
)
"""Points at the operation that was told before."""


@lru_cache(maxsize=64)
def described(text: str) -> str:
    """The text without what it asks of single characters, with `seven characters` as the code that they are."""
    rest = _SEVEN.sub(" PCS code ", _CHARACTERS.sub(" ", _HISTORY.sub(" ", _POINTING.sub("", text))))
    return rest if rest == text or _SYSTEM.search(rest) or not _SYSTEM.search(text) else f"{rest} PCS code?"


def of_characters(text: str) -> str:
    """What a wish for a code asks of its characters; empty where it asks nothing of them."""
    return " ".join(found[0] for found in _CHARACTERS.finditer(text))


def converted(text: str) -> bool:
    """Whether an operation begun through scopes was finished open: it is coded open, the attempt as an inspection."""
    return bool(_TOGETHER.search(text) and _APPROACHES[_OPEN].search(text))


@lru_cache(maxsize=64)
def variants(text: str) -> tuple[str, ...]:
    """The text once for each variant of a procedure that it sets side by side, else the text alone."""
    if converted(text):
        return (_only(text, _APPROACHES, _OPEN),)
    for axis in (*_AXES, _SIDES):
        spans = sorted(
            (found.start(), found.end(), place)
            for place, words in enumerate(axis)
            for found in words.finditer(text)
        )
        places = tuple(dict.fromkeys(place for _, _, place in spans))
        if len(places) > 1 and _set_apart(text, spans, axis is _SIDES):
            return tuple(_only(text, axis, place) for place in places)
    return (text,)


def _set_apart(text: str, spans: list[tuple[int, int, int]], sided: bool) -> bool:
    """Whether two values stand against each other, and are not the two sides or ways of one operation."""
    between = text[spans[0][1] : spans[-1][0]]
    asked = _BETWEEN.search(between) or _EACH.search(text)
    return bool(asked and (not sided or _BETWEEN.search(between)) and _OR.search(between))


_EACH = re.compile(r"\b(?:each|both codes|codes|respectively|two|which is which)\b", re.IGNORECASE)


def _only(text: str, axis: tuple[re.Pattern[str], ...], place: int) -> str:
    """The text with the value of one place alone: those of the others are left out, and what joins them."""
    for other, words in enumerate(axis):
        if other != place:
            text = words.sub(" ", text)
    text = _TOGETHER.sub(" ", text)
    return " ".join(_JOINT.sub(" ", text).split())


_JOINT = re.compile(
    r"\b(?:versus|vs|as against)\b\.?|(?:[,;]\s*)?\b(?:and|or)\b\.?(?:\s+(?:for|if|when|it|of|one|the|an?|what|about"
    r"|then|is|was)\b)*\s*(?=[?.,;)]|\Z)",
    re.IGNORECASE,
)
"""What joined the value that was left out: `, and for a one?`."""
