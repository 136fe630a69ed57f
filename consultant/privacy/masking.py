"""Identifiers to masks: the type stays readable, the value and its length do not."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from consultant.model.codes import Citation, Identifier, IdentifierKind

_NUMBERED = frozenset({IdentifierKind.NAME})
_YIELDING = frozenset(
    {IdentifierKind.NAME, IdentifierKind.ADDRESS, IdentifierKind.DATE, IdentifierKind.AGE, IdentifierKind.URL}
)
"""Kinds that give way where they overlap a cited code; a number like an SSN never does."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """One mask put in: its kind, the span it replaced in the original, its span in the masked text, and the mask."""

    kind: IdentifierKind
    original: tuple[int, int]
    masked: tuple[int, int]
    mask: str


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without its identifiers, and where the masks stand."""

    text: str
    replacements: tuple[Replacement, ...]
    names: tuple[str, ...] = ()
    """Name keys in the order of their numbers, for the next `mask` of the same consultation; never stored in the clear."""


def mask(
    text: str,
    identifiers: Sequence[Identifier],
    citations: Iterable[Citation] = (),
    *,
    names: Sequence[str] = (),
) -> Masked:
    """The text with `[DOB]`, `[NAME 1]`, … for its identifiers; a name keeps its number, also across texts by `names`."""
    cited = sorted(citation.span for citation in citations)
    numbered = _Names(names)
    pieces, replacements, end, length = [], [], 0, 0
    for identifier in sorted(identifiers, key=lambda each: each.span):
        start, stop = identifier.span
        if start < end or (identifier.kind in _YIELDING and _meets(cited, identifier.span)):
            continue
        word = _mask_of(identifier.kind, text[start:stop], numbered)
        pieces += [text[end:start], word]
        at = length + start - end
        length = at + len(word)
        replacements.append(Replacement(identifier.kind, identifier.span, (at, length), word))
        end = stop
    return Masked("".join([*pieces, text[end:]]), tuple(replacements), tuple(numbered.keys))


def mapped_span(masked: Masked, span: tuple[int, int]) -> tuple[int, int] | None:
    """A span of the original in the masked text; None when a mask covers part of it."""
    starts = [replacement.original[0] for replacement in masked.replacements]
    at = bisect_right(starts, span[0]) - 1
    inside = at >= 0 and masked.replacements[at].original[1] > span[0]
    following = at + 1 < len(starts) and starts[at + 1] < span[1]
    if inside or following:
        return None
    shift = 0 if at < 0 else masked.replacements[at].masked[1] - masked.replacements[at].original[1]
    return span[0] + shift, span[1] + shift


def remap(masked: Masked, citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """The citations with their spans in the masked text; one that a mask covers is left out."""
    moved = ((citation, mapped_span(masked, citation.span)) for citation in citations)
    return tuple(replace(citation, span=span) for citation, span in moved if span is not None)


class _Names:
    """Numbers of names: a name has the number of the first one that has all its words, or whose words it has."""

    def __init__(self, keys: Sequence[str]) -> None:
        self.keys = list(keys)
        self._of_word: dict[str, int] = {}
        for number, key in enumerate(self.keys, 1):
            self._remember(key.split(), number)

    def number(self, name: str) -> int:
        words = frozenset(name.lower().replace(",", " ").replace(".", " ").split())
        for word in sorted(words):
            known = self._of_word.get(word)
            if known and _same_person(words, frozenset(self.keys[known - 1].split())):
                return known
        self.keys.append(" ".join(sorted(words)))
        self._remember(words, len(self.keys))
        return len(self.keys)

    def _remember(self, words: Iterable[str], number: int) -> None:
        for word in words:
            self._of_word.setdefault(word, number)


def _same_person(words: frozenset[str], seen: frozenset[str]) -> bool:
    return words <= seen or seen <= words


def _mask_of(kind: IdentifierKind, value: str, names: _Names) -> str:
    word = kind.value.upper().replace("_", " ")
    return f"[{word} {names.number(value)}]" if kind in _NUMBERED else f"[{word}]"


def _meets(spans: Sequence[tuple[int, int]], span: tuple[int, int]) -> bool:
    at = bisect_right(spans, span)
    return (at > 0 and spans[at - 1][1] > span[0]) or (at < len(spans) and spans[at][0] < span[1])
