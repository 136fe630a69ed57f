"""Things that share their head, each said whole: `long-term use of aspirin and of clopidogrel - a code for each`."""

from __future__ import annotations

import re

_HEADS = (
    r"long[- ]term(?: \(?current\)?)? (?:drug )?use of|(?:personal|family) history of|hx of|history of|fhx? of|screening for"
    r"|allergy to|acquired absence of|absence of|presence of|exposure to|contact with|status post|underdosing of"
    r"|poisoning by|adverse effect of"
)
_SHARED = re.compile(
    rf"\b(?P<head>{_HEADS}) (?P<first>(?:an? |the )?[a-z][\w' -]{{2,40}}?),? (?:and|plus) (?P<again>of |for |to |by |with )?"
    rf"(?P<second>(?!(?:what|which|how|is|are|does|do|can|the code|codes?)\b)[a-z][\w' -]{{2,40}}?)"
    r"(?=\W*(?:[-–—:,.;?]|codes?\b|\Z|\ba code\b))",
    re.IGNORECASE,
)
_OF_EACH = re.compile(
    r"\s*(?:[-–—:,;.?]\s*)+(?:an? |one |the |which |what )?(?:icd\S* |dx |z )?codes? (?:for |of )?(?:each|both|either)"
    r"(?: (?:one|of them|please))?\W*\Z",
    re.IGNORECASE,
)
"""`- a code for each`: what is wished are the codes."""


_WISH = re.compile(r"\W*(?:the |which |what )?(?:icd\S* |dx |z )*codes?(?: please| pls)?\W*", re.IGNORECASE)
_BEFORE = re.compile(r"\W*(?:(?:the |which |what |icd\S* |dx |z |diagnosis )*codes? for )?", re.IGNORECASE)


def said_whole(text: str) -> str:
    """A wish for the code of each as one wish for each; else the text as it is."""
    if (" and " not in text and " plus " not in text) or "code" not in text.lower():
        return text
    each = _OF_EACH.search(text)
    told = text[: each.start()] if each else text
    found = _SHARED.search(f"{told}:" if each else told)
    if found is None or not (each or found["again"]) or not _BEFORE.fullmatch(told[: found.start()]):
        return text
    if not each and not _WISH.fullmatch(told[found.end() :]):
        return text
    return f"{found['head']} {found['first']}: ICD-10 code? {found['head']} {found['second']}: ICD-10 code?"
