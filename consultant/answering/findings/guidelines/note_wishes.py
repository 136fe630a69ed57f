"""Which instructional notes a question on one diagnosis asks for, by its words."""

from __future__ import annotations

import re

from consultant.answering.intents.guidelines import FURTHER_CODE
from consultant.model.catalogue import NoteKind

WISHES = {
    kind: re.compile(words, re.IGNORECASE)
    for kind, words in {
        NoteKind.CODE_FIRST: r"\bcode first\b|\bin front\b|\b(?:code|dx|diagnosis)\b[^.?!]{0,12}\b(?:before|ahead)\b"
        r"|\bpreced\w+|\bsequenc(?:e|ing)\b|\bprior to\b|\b(?:first|leading|lead|primary)"
        r" (?:position|place|spot|slot|line)\b|\btop (?:slot|spot|line)\b"
        r"|\b(be|ever|stand) (listed |coded )?(first|alone)\b|\blisted alone\b"
        r"|\b(cod|list|report|put|sequenc)(e|ed|es|ing|s)?\b[^.?!]{0,40}\bfirst\b"
        r"|\bfirst[- ]listed\b|\bas (?:the )?first\b|\b(?:right|correct|this|that|in) order\b"
        r"|\b(?:something|anything|what|cod|list|sequenc|report|requir)\w*\b[^.?!]{0,25}"
        r"\b(?:before|ahead of|in front of) (?:it|this|that|[A-Z]\d)"
        r"|\bunderlying\b"
        r"|\betiology\b|\bmanifestation\b|\bprincipal\b|(?<!unknown )\bprimary\b(?! (unknown|site|tumou?r|cancer))",
        NoteKind.USE_ADDITIONAL: r"\balone\b|\bby itself\b|\buse additional\b|\badditional (code|dx|diagnosis)\b"
        r"|\bsecond(ary)? code\b"
        r"|\banother code\b(?! (?:in front|before|first|ahead))"
        r"|\bplus (?:what|which)\b|\b(?:in addition|additionally)\b|\badditional (?:coding|reporting)\b",
        NoteKind.CODE_ALSO: r"\bcode also\b",
        NoteKind.EXCLUDES1: r"\bexcludes? ?1?\b(?! ?2)|\bexcluded\b",
        NoteKind.EXCLUDES2: r"\bexcludes? ?2\b|\bexcluded\b",
        NoteKind.INCLUDES: r"\binclud(?:es?|ed|ing)\b|\binclusion\b",
        NoteKind.INCLUSION_TERM: r"\binclud(?:es?|ed|ing)\b|\binclusion\b",
    }.items()
}
"""Which note a question on one diagnosis asks for."""
BESIDE = re.compile(FURTHER_CODE, re.IGNORECASE)
"""Asks for a code beside the cited one in so many words."""
FURTHER = re.compile(
    rf"{FURTHER_CODE}"
    r"|\b(?:what|anything) else\b|\b(?:companion|accompanying|further) codes?\b|\b(?:any|what|which"
    r"|are there) (?:other|more)\b"
    r"[^.?!]{0,12}\bcodes?\b|\b(?:one|1) (?:code )?or (?:two|2)\b|\btwo codes\b|\baccompan\w+"
    r"|\b(?:goes|go|belongs?) with\b|\b(?:need|add)\b[^?!]{0,12}\b(?:anything|something)\b"
    r"|\b(?:own|separate|another|additional) codes?\b|\bexternal cause\b|\bto (?:add|code|report|list)\b|\bto be added\b"
    r"|\bsecond(?:ary)? codes?\b"
    r"|\b(?:tack|attach|pair)(?:ed|s)?\b|\binstructions?\b|\b(?:companion|partner)s?\b|\b(?:come|comes) with\b"
    r"|\b(?:need|require|want|ask|call|code|dx|report|add)\w*\b[^?!]{0,45}\b(?:too|as well|also|more|further|besides)\b",
    re.IGNORECASE,
)
"""Asks what more is coded with it, whichever note says so."""
_UNCAUSED = r"without (?:the |its |an? |any |naming the )?(?:underlying|etiology|cause|first code)"
ALONE = re.compile(
    rf"\b(alone|by itself|on its own|enough|only (?:dx|diagnosis|code)|{_UNCAUSED})\b", re.IGNORECASE
)
OPEN = re.compile(
    r"\b(?:what|which)\b[^.?!]{0,50}"
    r"\b(?:first|before|ahead|in front|additional|also|else|excludes?\w*|includes?|inclusion|ask)\b"
    r"|\b(?:first|lead|leads|before|ahead)\b[^.?!]{0,10}\bor\b[^.?!]{0,60}\b(?:first|lead|leads|before|ahead|in front)\b",
    re.IGNORECASE,
)
"""Asks what a note says, and not whether there is one."""


MAY_LEAD = re.compile(
    r"\b(can|may|could|is|ok|okay|allowed|be|as)\b[^.?!]{0,60}"
    r"\b(principal|primary|top (?:slot|spot|line)|first[- ]listed|listed first|alone|by itself|on its own|enough|(?<!code )first"
    rf"|only (?:dx|diagnosis|code))\b|\b{_UNCAUSED}\b",
    re.IGNORECASE,
)
"""Asks whether the code may lead; what the notes do not forbid is no "No"."""

_MAY_ITSELF = re.compile(
    r"\b(?:can|may|could) (?:it|this|that|[A-Z]\d\w[\w.]*) (?:ever )?(?:be|stand|go) (?:the |a |listed |coded |sequenced )*"
    r"(?:principal|primary|first|alone)\b"
    r"|\b(?:can|may|could|does|should|would) (?-i:[A-Z]\d\w[\w.]*) (?:ever )?"
    r"(?:go|come|stand|be (?:listed|coded|put|sequenced|reported))"
    r" (?:before|ahead of|in front of) (?:the|its|an?)\b"
    r"|\b(?:does|should|would|must|do we (?:put|list|code|report|sequence)) (?-i:[A-Z]\d\w[\w.]*) (?:ever )?"
    r"(?:(?:go|come|stand|lead|be (?:listed|coded|put|sequenced|reported)) )?(?:the |as )?(?:first|principal|primary)\b",
    re.IGNORECASE,
)
"""Asks that in so many words, whatever else is asked beside it."""


def may_itself(text: str) -> bool:
    """Whether a text asks in so many words if the code may lead."""
    return bool(_MAY_ITSELF.search(text))


def may_lead(text: str, *, asks_open: bool) -> bool:
    """Whether a text asks if the code may lead, and not only what a note says."""
    return may_itself(text) or (bool(MAY_LEAD.search(text)) and not asks_open)
