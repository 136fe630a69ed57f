"""Identifiers to masks: the type stays readable, the value and its length do not."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from consultant.model.codes import Citation, Identifier, IdentifierKind

Span = tuple[int, int]

_NUMBERED = frozenset({IdentifierKind.NAME})
_YIELDING = frozenset(
    {IdentifierKind.NAME, IdentifierKind.ADDRESS, IdentifierKind.DATE, IdentifierKind.AGE, IdentifierKind.URL}
)
"""Kinds that give way where they overlap a cited code; a number like an SSN never does."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """One mask put in: its kind, the span it replaced in the original, its span in the masked text, and the mask."""

    kind: IdentifierKind
    original: Span
    masked: Span
    mask: str


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without its identifiers, and where the masks stand."""

    text: str
    replacements: tuple[Replacement, ...] = ()
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
    words, end = [], 0
    for identifier in sorted(identifiers, key=lambda each: each.span):
        start, stop = identifier.span
        if start < end or (identifier.kind in _YIELDING and _meets(cited, identifier.span)):
            continue
        if identifier.kind is IdentifierKind.ACCOUNT and identifier.span in cited and "." in text[start:stop]:
            continue  # `two stops on the account: N35.114`: no account's number has a dot
        words.append(
            (identifier.kind, identifier.span, _mask_of(identifier.kind, text[start:stop], numbered))
        )
        end = stop
    return _built(text, words, tuple(numbered.keys))


def settle(
    text: str,
    find: Callable[[str, Sequence[Span] | None], Sequence[Identifier]],
    read: Callable[[str, Sequence[Span] | None], Sequence[Citation]],
    *,
    signatures: Sequence[Span] | None = None,
    quoted: Sequence[Span] | None = None,
    names: Sequence[str] = (),
) -> tuple[Masked, tuple[Citation, ...]]:
    """The masked text at rest, and its citations with their spans in it.

    A mask changes what stands around it, so the masked text is looked through again until nothing is found: whoever reads
    it later finds no identifier and these very citations. `find` and `read` get the text and its signatures or quoted
    stretches, moved along with the masks (None: they look for themselves).
    """
    masked = Masked(text, names=tuple(names))
    for _ in range(_MOST_ROUNDS):
        citations = tuple(read(masked.text, _moved_spans(masked, quoted)))
        found = find(masked.text, _moved_spans(masked, signatures))
        further = mask(masked.text, found, citations, names=masked.names)
        if not further.replacements:
            return masked, citations
        masked = _joined(text, masked, further) if masked.replacements else further
        if len(text) > _LONG:
            return masked, _moved_citations(masked, citations)
    return masked, tuple(read(masked.text, _moved_spans(masked, quoted)))


_LONG = 100_000
"""Characters beyond which a text, which no longer is a mail, is looked through once."""
_MOST_ROUNDS = 8
"""Mail is at rest after two; a text that was made to need more costs no more than this."""


def moved_offset(masked: Masked, offset: int) -> int:
    """Where an offset of the original text stands in the masked one; inside a mask, behind it."""
    at = bisect_right(masked.replacements, offset, key=lambda each: each.original[0]) - 1
    if at >= 0 and masked.replacements[at].original[0] == offset:
        at -= 1
    if at < 0:
        return offset
    last = masked.replacements[at]
    return max(last.masked[1], offset + last.masked[1] - last.original[1])


def _moved_citations(masked: Masked, citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """Citations of the original with their spans in the masked text; one that a mask covers is left out."""
    covered = [each.original for each in masked.replacements]
    return tuple(
        _moved(each, (moved_offset(masked, each.span[0]), moved_offset(masked, each.span[1])))
        for each in citations
        if not _meets(covered, each.span)
    )


def original_citations(masked: Masked, citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """Citations of the masked text with their spans in the original."""
    if not masked.replacements:
        return tuple(citations)
    return tuple(_moved(each, _original_span(masked, each.span)) for each in citations)


def _moved(citation: Citation, span: Span) -> Citation:
    """The citation with another span; `replace` takes thrice as long, and long texts hold a hundred thousand."""
    return Citation(
        citation.system,
        citation.code,
        span,
        citation.modifiers,
        citation.units,
        citation.range_end,
        citation.quoted,
        citation.wildcard,
        citation.confidence,
        citation.reason,
    )


def _original_span(masked: Masked, span: Span) -> Span:
    """A span of the masked text in the original; a mask in it stands for all that it replaced."""
    return _original_offset(masked, span[0], span[0], end=False), _original_offset(
        masked, span[1], span[1] - 1, end=True
    )


def _original_offset(masked: Masked, offset: int, character: int, *, end: bool) -> int:
    """The border of the character at `character` in the original."""
    at = bisect_right(masked.replacements, character, key=lambda each: each.masked[0]) - 1
    if at < 0:
        return offset
    before = masked.replacements[at]
    if character < before.masked[1]:
        return before.original[end]
    return offset - before.masked[1] + before.original[1]


def _moved_spans(masked: Masked, spans: Sequence[Span] | None) -> Sequence[Span] | None:
    if spans is None or not masked.replacements:
        return spans
    return [(moved_offset(masked, start), moved_offset(masked, end)) for start, end in spans]


_Word = tuple[IdentifierKind, Span, str]


def _built(text: str, words: Sequence[_Word], names: tuple[str, ...]) -> Masked:
    """The text with a word put in for each span; spans are disjoint and in order."""
    borders = [0, *(border for _, span, _ in words for border in span), len(text)]
    kept = [text[start:end] for start, end in list(pairwise(borders))[::2]]
    pieces, replacements, length = [kept[0]], [], len(kept[0])
    for (kind, span, word), following in zip(words, kept[1:], strict=True):
        pieces += [word, following]
        replacements.append(Replacement(kind, span, (length, length + len(word)), word))
        length += len(word) + len(following)
    return Masked("".join(pieces), tuple(replacements), names)


def _joined(text: str, masked: Masked, further: Masked) -> Masked:
    """Both rounds of masks as one; a mask of the second that holds one of the first takes its place."""
    words: list[_Word] = [
        (each.kind, _original_span(masked, each.original), each.mask) for each in further.replacements
    ]
    covered = [span for _, span, _ in words]
    words += [
        (each.kind, each.original, each.mask)
        for each in masked.replacements
        if not _meets(covered, each.original)
    ]
    return _built(text, sorted(words, key=lambda word: word[1]), further.names)


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


def _meets(spans: Sequence[Span], span: Span) -> bool:
    at = bisect_right(spans, span)
    return (at > 0 and spans[at - 1][1] > span[0]) or (at < len(spans) and spans[at][0] < span[1])
