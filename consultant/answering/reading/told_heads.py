"""Numbered items on a case that the words before them tell: `Carpet layer with a sore knee: 1. which diagnosis code? 2. ...`."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from consultant.answering.reading.items import ITEM, begins
from consultant.model.answer import Question

_ASKING = re.compile(
    r"\?|\b(?:questions?|please|pls|help|answer|following|below|wondering|need|want|tell me|two things|couple|few|unrelated)\b",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\W*(?:and )?(?:(?:what|which|what's|whats|the|its|right|correct|proper|full|best|first|principal|primary|main) )*"
    r"(?:icd-?\s?10(?:-cm|-pcs)?|dx|diagnos[ie]s|cpt|hcpcs)(?: codes?)?(?: (?:is|goes|comes|is listed|is) first| first"
    r"| to (?:use|report|bill))?\W*"
    r"|\W*(?:what|which) (?:\w+ )?codes?(?: (?:first|to use|to report|is it|applies))?\W*",
    re.IGNORECASE,
)
"""An item that wishes a code and does not say of what."""
_SHORT = 12
_FEWEST, _MOST = 3, 60
"""Words of what is told before the items."""


def of_told_head(question: Question) -> tuple[Question, ...]:
    """The items as questions of their own, those that say nothing themselves with what is told before them."""
    text = question.text
    starts = begins(text)
    if len(starts) < 2 or not _FEWEST <= len(text[: starts[0]].split()) <= _MOST:
        return ()
    head = text[: starts[0]].rstrip(" \n:,;–—-")
    spans = list(pairwise([*starts, len(text)]))
    items = [ITEM.sub("", text[slice(*span)], count=1).strip() for span in spans]
    if _ASKING.search(head) or not any(map(_WISH.fullmatch, items)):
        return ()
    if any(starts[0] <= one.span[0] < len(text) and one.quoted for one in question.citations):
        return ()
    return tuple(_with_head(question, head, span, item) for span, item in zip(spans, items, strict=True))


def _with_head(question: Question, head: str, span: tuple[int, int], item: str) -> Question:
    """An item behind the head, with the citations of both; alone where it tells its own subject or cites a code."""
    start = span[0] + question.text[slice(*span)].index(item) if item else span[0]
    own = tuple(
        replace(one, span=(one.span[0] - start, one.span[1] - start))
        for one in question.citations
        if start <= one.span[0] < span[1]
    )
    if own or len(item.split()) > _SHORT:
        return replace(question, text=item, citations=own)
    told = tuple(one for one in question.citations if one.span[0] < len(head))
    stop = "" if head[-1:] in ".!:" else ":" if len(head.split()) > 1 else ""
    return replace(question, text=f"{head}{stop} {item}", citations=told)
