"""Which supply or piece of equipment a description tells, of those whose titles have its words.

Titles of HCPCS items are lists of features, and a description names some of them: its item is the one whose title has all of
these, fits the told sizes, contradicts nothing and adds the least that nobody told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from consultant.answering import sizes
from consultant.answering.findings.descriptions import item_titles
from consultant.answering.reading.descriptions import Description
from consultant.answering.reference import Reference
from consultant.model.catalogue import Entry
from consultant.model.codes import CodeSystem
from consultant.model.described import Likely

ITEM = re.compile(r"(?:[AEKLVB]\d|Q4|T4)\d{3}")
_HCPCS = frozenset({CodeSystem.HCPCS})
_AROUND = """
    nurse calls called calling clinic mrs mr facility box
    customer client patient pt resident beneficiary dispensed ordered ordering order sent send home supplied supply
    supplies supplier uses using wears wearing got gave given received delivered deliver delivery wants asked regular
    plain ordinary brand new own rental rented renting rent purchase purchased bought buy box item items equipment
    product dme device machine unit units kind type make model size sized wide width area hcpcs letter l a e k v b q
    one piece pieces each every replaced made billing claim month monthly week weekly daily about man woman adult
    weighing weighs weight capacity him her hers old year both left right side provided picked pad pads sheet sq in
"""
_PASSED_OVER = frozenset(_AROUND.split())
"""Words around an item that its title need not have."""
_WORD = re.compile(r"[a-z]+|\d+")
_ALONE_COVER = 0.7
"""What the only item that fits has of the description at least, where its title says much more."""
_BOUGHT = (
    re.compile(r"\brent(?:al|als|ed|ing|s)?\b", re.IGNORECASE),
    re.compile(r"\b(?:purchase[ds]?|bought|buys?)\b", re.IGNORECASE),
)
"""How an item is got, of which some titles name one."""
_LEAST, _MOST_OF = 2, 3
"""Words that a description needs to choose an item by, and those met beside which one may be lacking."""
_LITTLE_MORE, _FAR_AHEAD = 2, 0.25
"""So much more scores the nearer one of two that add as much."""


@dataclass(frozen=True, slots=True)
class Item:
    """A candidate, what of the description it lacks, and how much its title adds."""

    likely: Likely
    lacking: int
    unsized: int
    """How many of the told sizes its title does not name."""
    added: int
    open: bool
    marked: bool
    """Whether it turns on a size that nobody told; whether it is of a kind that nobody told."""

    @property
    def rank(self) -> tuple[int, int]:
        """Lower is nearer."""
        return self.lacking + self.unsized, self.added


def chosen(wanted: Description, reference: Reference) -> Likely | None:
    """The item that the description tells; None where several are as near, or its words are too few."""
    told = len(_content(sizes.without(wanted.words))) + len(sizes.told(wanted.words))
    found = _fitting(wanted, reference) if told >= _LEAST else []
    if not found or (_hinged(wanted.words) and not _BUILT.search(wanted.words)):
        return None
    best, *others = found
    if best.open or best.marked or (best.added >= told and (others or best.likely.cover < _ALONE_COVER)):
        return None
    return best.likely if all(_ahead(best, one) for one in others) else None


def _ahead(best: Item, other: Item) -> bool:
    """Whether an item is nearer than another; one whose size was not told may be meant though it says a little more."""
    if other.open and other.added <= best.added + _LITTLE_MORE and other.lacking == best.lacking:
        return False
    return other.rank > best.rank or best.likely.score - other.likely.score > _FAR_AHEAD


def is_item(entry: Entry) -> bool:
    """Whether a code is that of a supply or a piece of equipment."""
    return entry.system is CodeSystem.HCPCS and bool(ITEM.match(entry.code))


def _meant(entry: Entry, wanted: Description) -> bool:
    return is_item(entry) and entry.code.startswith(wanted.letter)


def nearest(wanted: Description, reference: Reference) -> tuple[Likely, ...]:
    """The items that have all that is told and add as little as any other."""
    found = _fitting(wanted, reference)
    return tuple(one.likely for one in found if one.rank <= found[0].rank)


def _fitting(wanted: Description, reference: Reference) -> list[Item]:
    """The items that have all that is told, or all but a word, and contradict none of it; those first that add least."""
    words = sizes.without(wanted.words)
    if CodeSystem.HCPCS not in wanted.systems or reference.search is None or not _content(words):
        return []
    values = sizes.told(wanted.words)
    told = {**item_titles.said(words.replace("-", " ")), **item_titles.said(words)}
    allowed = int(len(_content(words)) > _MOST_OF)
    found = reference.search.likely(words, _HCPCS, reference.on)
    items = (
        _judged(one, told, values, allowed, _got(wanted.words))
        for one in found
        if _meant(one.entry, wanted)
        and not _of_other_pieces(one.entry.description, wanted.words)
        and not _without_hinges(one.entry.description, wanted.words)
    )
    return sorted(filter(None, items), key=lambda item: (item.rank, -item.likely.score))


_LEAST_COVER = 0.5
"""Share of what is told that an item has at least: one word in common makes none."""


_PIECES = re.compile(r"\b(1|2|one|two)[- ]?pieces?\b", re.IGNORECASE)
_FEW = {"one": "1", "two": "2"}


def _of_other_pieces(title: str, text: str) -> bool:
    """Whether a title is of an item of two pieces where one of one piece is told, or the other way round."""
    named, told = ({_FEW.get(one, one) for one in _PIECES.findall(said.lower())} for said in (title, text))
    return bool(named and told) and named.isdisjoint(told)


_HINGES = re.compile(r"\bhinge[sd]?\b", re.IGNORECASE)
_BRACE = re.compile(r"\bbraces?\b|\borthos[ie]s\b|\borthotics?\b", re.IGNORECASE)
_JOINTED = re.compile(r"(?<!without )(?<!no )\b(?:joint|hinge)", re.IGNORECASE)
"""A title of a brace has hinges as joints."""


def _without_hinges(title: str, text: str) -> bool:
    """Whether a title names no joints where a brace with hinges is told: `Swedish type`, `without joint(s)`."""
    return _hinged(text) and not _JOINTED.search(title)


_BUILT = re.compile(
    r"\b(?:elastic|rigid|lock\w*|adjustable|unicentric|polycentric|flexion|condylar|derotation|custom|molded)\b",
    re.IGNORECASE,
)
"""How a brace is built: its hinges alone choose none of the several that have them."""


def _hinged(text: str) -> bool:
    return bool(_HINGES.search(text) and _BRACE.search(text))


def _got_otherwise(title: str, got: tuple[bool, ...]) -> bool:
    """Whether a title is of an item that is rented where a purchase is told, or the other way round."""
    named = _got(title)
    return any(named) and any(got) and named != got


def _got(text: str) -> tuple[bool, ...]:
    return tuple(bool(words.search(text)) for words in _BOUGHT)


def _judged(
    one: Likely, told: item_titles.Stems, values: dict[str, float], allowed: int, got: tuple[bool, ...]
) -> Item | None:
    """The candidate weighed; None where it lacks more than is allowed, or cannot be meant."""
    if one.cover < _LEAST_COVER:
        return None
    title = one.entry.description
    if _got_otherwise(title, got):
        return None
    lacking = item_titles.lacking(title, _content(" ".join(one.missed)), told)
    missing = sum(1 + item_titles.deciding(word) for word in lacking)
    if missing > allowed or not sizes.fits(title, values) or item_titles.contradicts(title, told):
        return None
    known = {**told, **item_titles.said(" ".join(one.met))}
    return Item(
        one,
        missing,
        sizes.unnamed(title, values),
        item_titles.added(title, known),
        sizes.open_in(title, values),
        item_titles.marked(title, known),
    )


def _content(words: str) -> list[str]:
    return [word for word in _WORD.findall(words.lower()) if word not in _PASSED_OVER]
