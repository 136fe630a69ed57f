"""Mail addresses, links and names on networks, written or spelled out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from consultant.model.codes import IdentifierKind
from consultant.privacy.contacts import is_contact
from consultant.privacy.forms import EMAIL, HANDLE, LINK, SPELLED_EMAIL
from consultant.privacy.page import Page, Span
from consultant.privacy.starts import LabelIndex, lowered

_WORDS = re.compile(r"[a-z][a-z']*+")
_SHORT_WORD = 3


def add_spelled(page: Page) -> None:
    """Mail addresses in words and names on social networks."""
    if "dot" in page.lower:
        for match in SPELLED_EMAIL.finditer(page.text):
            page.taken.add(IdentifierKind.EMAIL, match.span())
    for match in HANDLE.finditer(page.text) if "@" in page.text else ():
        page.taken.add(IdentifierKind.ACCOUNT, match.span())


def add_electronic(page: Page, index: LabelIndex) -> Page:
    """E-mail addresses and links; the page that is left has nothing to read there, as it will be once they are masked."""
    for sign, kind, pattern in _ELECTRONIC:
        for match in pattern.finditer(page.text) if sign in page.lower else ():
            if kind is IdentifierKind.URL or not is_contact(page, match.span()):
                page.taken.add(kind, match.span())
    electronic = [span for span in page.taken.spans if page.taken.kinds[span] in _BLANKED]
    if not electronic:
        return page
    lower = lowered(text := _without(page.text, electronic))
    return replace(page, text=text, lower=lower, places=index.places(lower))


def _without(text: str, spans: Sequence[Span]) -> str:
    pieces, end = [], 0
    for start, stop in spans:
        pieces += [text[end:start], "[" * (stop - start)]
        end = stop
    return "".join([*pieces, text[end:]])


_BLANKED = frozenset({IdentifierKind.EMAIL, IdentifierKind.URL})
_ELECTRONIC = (
    ("@", IdentifierKind.EMAIL, EMAIL),
    ("://", IdentifierKind.URL, LINK),
    ("www.", IdentifierKind.URL, LINK),
)


def add_own_addresses(page: Page) -> None:
    """Mail addresses that hold a name found before (`h.tanabe@` of Haruki Tanabe), whoever wrote from them."""
    text, kinds = page.text, page.taken.kinds
    if "@" not in text:
        return
    names = [text[slice(*span)] for span, kind in kinds.items() if kind is IdentifierKind.NAME]
    words = {word for name in names for word in _WORDS.findall(name.lower()) if len(word) > _SHORT_WORD}
    for match in EMAIL.finditer(text) if words else ():
        if any(word in match[0].partition("@")[0].lower() for word in words):
            page.taken.add(IdentifierKind.EMAIL, match.span())
