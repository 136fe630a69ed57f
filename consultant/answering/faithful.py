"""Whether a rewritten text still says what a draft says: nothing added, lost, moved or turned. Pure.

A writer may put the bullets under a heading into another order, set or leave out a few words that carry no meaning, end a
clause with a full stop or a semicolon, and use a phrase of `config/writer.toml` for one that says the same. All other
words, figures and marks stand as they stood, in their order, in the line in which they stood: so nothing can be negated,
rounded, promised, or moved to another code, and whoever checks need not understand the text. It refuses too much.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from consultant.answering.layout import HEADING
from consultant.errors import InputError

FREE = frozenset({"the", "a", "an", "is", "are", "that", "which", "then", "please"})
"""Words that may be set or left out; each of them alone can turn no statement into another."""
GROWTH, SPARE = 1.2, 80
"""How much longer a rewritten text may be: a factor, and characters."""
_BULLET = re.compile(r"[-*\u2022] +")
_LEADING, _TRAILING = "([\"'", ")]\"'.,;:!?"
_PAUSE = ";"
_FIGURE = re.compile(r"\w*\d[\w.,/-]*\w|\d")
_NEGATION = re.compile(
    r"\b(?:not?|never|none|nothing|neither|nor|without|unless|except|cannot|\w+n't)\b", re.IGNORECASE
)

Tokens = tuple[str, ...]
Phrases = Mapping[Tokens, Tokens]
"""Each phrase with the one that stands for all that say the same."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a bullet or a paragraph, on one line."""

    kind: str
    text: str


def refusal(source: str, rewritten: str, phrases: Phrases) -> str:
    """Why the rewritten text may not stand for its source, in words of the source; empty when it may."""
    if len(rewritten) > len(source) * GROWTH + SPARE:
        return "it is longer than the draft allows"
    if set(rewritten) - set(source) - _PLAIN:
        return "it has signs that the draft does not have"
    before, after = (_runs(_blocks(text)) for text in (source, rewritten))
    if [kind for kind, _ in before] != [kind for kind, _ in after]:
        return "its headings, lists and paragraphs are not those of the draft"
    reasons = (_run(kind, old, new, phrases) for (kind, old), (_, new) in zip(before, after, strict=True))
    return next(filter(None, reasons), "")


def phrases(groups: Sequence[Sequence[str]]) -> Phrases:
    """The table of phrases that say the same.

    Raises:
        InputError: two phrases of a group differ in figures or negations, so they cannot say the same.
    """
    found: dict[Tokens, Tokens] = {}
    for group in groups:
        if len({_marks(phrase) for phrase in group}) > 1 or not all(map(_words, group)):
            raise InputError(
                f"config/writer.toml: {list(group)} do not say the same: figures or negations differ."
            )
        found |= {_words(phrase): _words(group[0]) for phrase in group}
    return found


_PLAIN = frozenset(map(chr, (10, *range(32, 127))))


def _run(kind: str, old: Sequence[str], new: Sequence[str], same: Phrases) -> str:
    """What of a run of blocks of one kind is not as it was. Only bullets may change places."""
    if kind == "heading":
        return "" if list(old) == list(new) else "a heading is not as it was"
    before, after = ([(_canonical(text, same), _marks(text)) for text in texts] for texts in (old, new))
    if before == after or (kind == "bullet" and Counter(before) == Counter(after)):
        return ""
    lost = next((text for text, told in zip(old, before, strict=True) if told not in after), "")
    return f"it does not say as it stood: {lost[:80]}" if lost else "it says more, or in another order"


def _blocks(text: str) -> list[Block]:
    """The text in blocks; a line that begins none goes on with the one before."""
    blocks: list[Block] = []
    going_on = False
    for line in text.splitlines():
        bullet = _BULLET.match(line)
        if not line.strip():
            going_on = False
        elif HEADING.match(line):
            blocks.append(Block("heading", line.rstrip()))
            going_on = False
        elif bullet or not going_on:
            blocks.append(Block("bullet" if bullet else "paragraph", line[bullet.end() if bullet else 0 :]))
            going_on = True
        else:
            blocks[-1] = Block(blocks[-1].kind, f"{blocks[-1].text} {line}")
    return blocks


def _runs(blocks: Sequence[Block]) -> list[tuple[str, list[str]]]:
    """Neighbouring blocks of one kind together; each paragraph and each heading stands for itself."""
    runs: list[tuple[str, list[str]]] = []
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        texts = [block.text for block in group]
        runs += [(kind, texts)] if kind == "bullet" else [(kind, [text]) for text in texts]
    return runs


def _canonical(text: str, same: Phrases) -> Tokens:
    """What carries meaning, in order: words without those that are free, figures, marks; phrases by their group."""
    tokens = _words(text)
    result: list[str] = []
    longest = max(map(len, same), default=0)
    at = 0
    while at < len(tokens):
        size = next(
            (n for n in range(min(longest, len(tokens) - at), 0, -1) if tokens[at : at + n] in same), 0
        )
        result += same[tokens[at : at + size]] if size else tokens[at : at + 1]
        at += size or 1
    return tuple(result[:-1] if result[-1:] == [_PAUSE] else result)


def _words(text: str) -> Tokens:
    tokens: list[str] = []
    for chunk in text.split():
        begins = not tokens or tokens[-1] in (_PAUSE, "?", "!")
        lead = chunk[: len(chunk) - len(chunk.lstrip(_LEADING))]
        core = chunk[len(lead) :].rstrip(_TRAILING)
        trail = chunk[len(lead) + len(core) :]
        tokens += [
            *lead,
            *([_begun(core) if begins and not lead else core] if core else []),
            *trail.replace(".", _PAUSE),
        ]
    return tuple(token for token in tokens if token not in FREE)


def _begun(word: str) -> str:
    """The first word of a sentence as it would stand inside of it; abbreviations and single letters stay."""
    return word[0].lower() + word[1:] if len(word) > 1 and word[1:].islower() else word


def _marks(text: str) -> tuple[tuple[str, ...], int]:
    """A second look that trusts no table: the figures in their order, and how often something is negated."""
    return tuple(_FIGURE.findall(text)), len(_NEGATION.findall(text.replace("cannot", "can not")))
