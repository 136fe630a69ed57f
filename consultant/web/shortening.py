"""How much of long texts a page shows: none grows beyond 200 KB, whatever was mailed in or written. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from consultant.model.desk import MessageView
from consultant.web.passages import Passage, Piece, passages
from consultant.web.sentences import Paragraph

LINK = 120
"""Bytes of HTML around a code, and around a sentence with its numbers."""


def weight(text: str) -> int:
    """Bytes of a text as HTML."""
    return len(escape(text).encode())


@dataclass
class Room:
    """Bytes that some texts of a page may still take together."""

    left: int

    def fits(self, text: str, around: int = 0) -> bool:
        """Whether the whole text fits; only then is its room taken."""
        needed = weight(text) + around
        fits = needed <= self.left
        self.left -= needed if fits else 0
        return fits

    def cut(self, text: str) -> str:
        """The beginning of a text, as far as there is room; where that is not all of it, none is left."""
        if self.fits(text):
            return text
        shown = text[: max(0, self.left)]
        while weight(shown) > self.left:
            shown = shown[: len(shown) // 2]
        self.left = 0
        return shown


@dataclass(frozen=True, slots=True)
class ShownMail:
    """A mail with as much of its text as is shown."""

    message: MessageView
    passages: tuple[Passage, ...]
    hidden: int
    """Characters that are left out at its end."""


def shown(messages: Iterable[MessageView], most: int) -> list[ShownMail]:
    """These mails, the first in full where it fits, the others in what it leaves."""
    room = Room(most)
    return [_shown(message, room) for message in messages]


def _shown(message: MessageView, room: Room) -> ShownMail:
    whole = passages(message)
    parts = tuple(_passages(whole, room))
    return ShownMail(message, parts, _length(whole) - _length(parts))


def _length(parts: Iterable[Passage]) -> int:
    return sum(len(piece.text) for part in parts for piece in part.pieces)


def _passages(whole: Iterable[Passage], room: Room) -> Iterator[Passage]:
    for part in whole:
        if pieces := tuple(_pieces(part.pieces, room)):
            yield replace(part, pieces=pieces)


def _pieces(whole: Iterable[Piece], room: Room) -> Iterator[Piece]:
    for piece in whole:
        if piece.citation is None:
            text = room.cut(piece.text)
            if text:
                yield replace(piece, text=text)
        elif room.fits(piece.text, LINK):
            yield piece
        else:
            room.left = 0


def first(paragraphs: Sequence[Paragraph], most: int) -> list[Paragraph]:
    """The paragraphs of a draft that fit, from its beginning."""
    room, kept = Room(most), list[Paragraph]()
    for paragraph in paragraphs:
        text = "".join(sentence.text for sentence in paragraph.sentences)
        if not room.fits(text, LINK * (1 + sum(len(one.sources) for one in paragraph.sentences))):
            break
        kept.append(paragraph)
    return kept


def slices(text: str, most: int) -> list[str]:
    """A text in pages, each of which fits."""
    pages, at = list[str](), 0
    while at < len(text) or not pages:
        page = Room(most).cut(text[at : at + most])
        pages.append(page)
        at += max(1, len(page))
    return pages
