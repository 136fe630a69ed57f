"""The light markup of a draft: headings in capitals, bullets, numbered items, paragraphs."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

WIDTH = 72
_HEADING = re.compile(r"(?=(?:.*[A-Z]){4})[A-Z0-9][^a-z]{3,70}(?<![.?!])")
_BULLET = re.compile(r"[-*\u2022] +(?P<text>\S.*)")
_ITEM = re.compile(r"(?P<number>\d{1,2})[.)] +(?P<text>\S.*)")
# Control characters, and the marks that reorder text so that it reads other than it is written.
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]"
)


class BlockKind(StrEnum):
    """What a stretch of a draft is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, or one item of a list; `text` is one line without its mark."""

    kind: BlockKind
    text: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring blocks of one kind: the items of a list belong together."""

    kind: BlockKind
    blocks: tuple[Block, ...]


def groups(text: str) -> tuple[Group, ...]:
    """The text as groups of blocks; total: every text has a reading, nothing of it is lost but layout and control characters."""
    return tuple(
        Group(kind, tuple(found)) for kind, found in groupby(_blocks(text), key=lambda block: block.kind)
    )


def _blocks(text: str) -> Iterator[Block]:
    current: Block | None = None
    for line in _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n"):
        begun = _begun(line)
        if current and begun and begun.kind is BlockKind.PARAGRAPH and current.kind is not BlockKind.HEADING:
            # A plain line after an unfinished block goes on with it, as a wrapped line does.
            current = Block(current.kind, f"{current.text} {begun.text}", current.number)
            continue
        if current:
            yield current
        current = begun
    if current:
        yield current


def _begun(line: str) -> Block | None:
    """The block that a line begins; None for a blank line, which ends one."""
    flat = " ".join(line.split())
    if not flat:
        return None
    if bullet := _BULLET.fullmatch(flat):
        return Block(BlockKind.BULLET, bullet["text"])
    if item := _ITEM.fullmatch(flat):
        return Block(BlockKind.ITEM, item["text"], item["number"])
    return Block(BlockKind.HEADING if _HEADING.fullmatch(flat) else BlockKind.PARAGRAPH, flat)


def plain(found: tuple[Group, ...], width: int = WIDTH) -> str:
    """The groups as wrapped plain text; codes and links are never broken."""
    lines: list[str] = []
    for group in found:
        for block in group.blocks:
            lines += _wrapped(block, width)
            if group.kind is BlockKind.PARAGRAPH:
                lines.append("")
        if group.kind in (BlockKind.BULLET, BlockKind.ITEM):
            lines.append("")
    return "\n".join(lines).strip("\n") + "\n"


def _wrapped(block: Block, width: int) -> list[str]:
    mark = {BlockKind.BULLET: "- ", BlockKind.ITEM: f"{block.number}. "}.get(block.kind, "")
    return textwrap.wrap(
        block.text,
        width,
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        break_long_words=False,
        break_on_hyphens=False,
    )
