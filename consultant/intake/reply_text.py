"""Which stretch of a mail is newly written, which is quoted earlier mail, which is a signature: by offsets, nothing lost."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from consultant.intake.reply_headers import (
    answers,
    ends_here,
    forwards,
    is_forward_separator,
    quote_heading,
)
from consultant.intake.signatures import banner_length, is_line_alone, signature_mark
from consultant.model.mail import Segment, SegmentKind

_LINE_ENDS = "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_MARKS = re.compile(r"(?:\s*>)*")
_MOST_LINES = 20_000
_SENTENCE_ENDS = ".!?:;"
_WRAPPED_AT = 55
"""Length of a quoted line from which an unmarked line below may be its wrapped rest."""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


def segments(text: str, *, subject: str = "", answer: bool = True) -> tuple[Segment, ...]:
    """Segments that cover `text` without gap or overlap, in order.

    What a mail forwards is put before the reader and counts as new: the first quoted mail below a forward's subject, or
    in a mail that is no `answer` to another.
    """
    lines = _lines(text, _MOST_LINES)
    kinds = _kinds(
        [line.text for line in lines], forwarded=forwards(subject) or not (answer or answers(subject))
    )
    found: list[Segment] = []
    for line, kind in zip(lines, kinds, strict=True):
        if found and found[-1].kind is kind:
            found[-1] = Segment(kind, found[-1].start, line.end)
        else:
            found.append(Segment(kind, line.start, line.end))
    return tuple(found)


def _lines(text: str, most: int) -> list[_Line]:
    """The lines with their offsets; what lies beyond `most` counts as part of the last one."""
    found, start = [], 0
    for piece in text.splitlines(keepends=True)[:most]:
        found.append(_Line(start, start + len(piece), piece.strip(_LINE_ENDS)))
        start += len(piece)
    if found and start < len(text):
        found[-1] = replace(found[-1], end=len(text))
    return found


def _kinds(lines: list[str], *, forwarded: bool) -> list[SegmentKind]:
    """The kind of each line, read from top to bottom; `forwarded` says that the next heading is above forwarded mail."""
    kinds: list[SegmentKind] = []
    begun = False
    while (at := len(kinds)) < len(lines):
        kinds += _stretch(lines, at, forwarded=forwarded, begun=begun)
        begun = begun or (kinds[at] is SegmentKind.NEW and bool(lines[at].strip()))
        forwarded = is_forward_separator(lines[at]) or (forwarded and not quote_heading(lines, at))
    return kinds


def _stretch(lines: list[str], at: int, *, forwarded: bool, begun: bool) -> list[SegmentKind]:
    """The kinds of the lines that the line at `at` decides about: itself at least, the rest of the mail at most."""
    rest = len(lines) - at
    if is_forward_separator(lines[at]):
        return _forwarded_kinds(lines, at)
    if heading := quote_heading(lines, at):
        if forwarded:
            return [SegmentKind.NEW] * heading
        return [SegmentKind.QUOTED] * (heading if _is_marked_quote(lines, at + heading) else rest)
    if ends_here(lines, at):
        return [SegmentKind.QUOTED] * rest
    if lines[at].lstrip().startswith(">"):
        marked = _quote_length(lines, at)
        cited = forwarded and begun and (lines[at - 1].strip() or _goes_on(lines, at + marked))
        return [SegmentKind.NEW if cited else SegmentKind.QUOTED] * marked
    if banner := banner_length(lines, at, begun=begun):
        return [SegmentKind.SIGNATURE] * banner
    if is_line_alone(lines, at, begun=begun):
        return [SegmentKind.SIGNATURE]
    if signature_mark(lines, at, begun=begun):
        return [SegmentKind.SIGNATURE] * _signature_length(lines, at)
    return [SegmentKind.NEW]


def _forwarded_kinds(lines: list[str], at: int) -> list[SegmentKind]:
    """The separator and, where the program marked the forwarded mail like a quote, that mail: deeper marks are its quotes."""
    kinds = [SegmentKind.NEW]
    base = None
    for line in lines[at + 1 :]:
        depth = _depth(line)
        if base is None and line.strip():
            base = depth
        if not base and line.strip():
            break
        if line.strip() and depth < (base or 0):
            break
        kinds.append(SegmentKind.QUOTED if depth > (base or 0) else SegmentKind.NEW)
    return kinds


def _depth(line: str) -> int:
    """How many quote marks a line begins with."""
    marks = _MARKS.match(line)
    return marks[0].count(">") if marks else 0


def _is_marked_quote(lines: list[str], at: int) -> bool:
    """The first line with text after a heading starts with a quote mark: unmarked text below is the writer's again."""
    return next((line.lstrip().startswith(">") for line in lines[at : at + 6] if line.strip()), False)


def _goes_on(lines: list[str], at: int) -> bool:
    """Own text follows: marks between the lines of a mail that answers nothing are its writer's, who cites or compares."""
    below = next((place for place in range(at, len(lines)) if lines[place].strip()), None)
    return below is not None and not signature_mark(lines, below, begun=True)


def _quote_length(lines: list[str], at: int) -> int:
    """Marked lines, with lines between them that a mail program wrapped and left unmarked."""
    length = 1
    while at + length < len(lines):
        line = lines[at + length]
        if line.lstrip().startswith(">") or _is_wrapped_rest(lines, at + length):
            length += 1
        else:
            break
    return length


def _is_wrapped_rest(lines: list[str], at: int) -> bool:
    """Between marked lines, and shorter than the one above: that one is full, or its sentence goes on here and below."""
    above, line = lines[at - 1].strip(), lines[at].strip()
    below = lines[at + 1].strip() if at + 1 < len(lines) else ""
    if not (line and above.startswith(">") and below.startswith(">") and len(line) < len(above)):
        return False
    goes_on = above[-1] not in _SENTENCE_ENDS and line[0].islower() and below.lstrip("> ")[:1].islower()
    return len(above) >= _WRAPPED_AT or goes_on


def _signature_length(lines: list[str], at: int) -> int:
    """A signature runs to the end of the mail or to the quoted mail below it."""
    length = 1
    while at + length < len(lines):
        below = at + length
        if (
            lines[below].lstrip().startswith(">")
            or quote_heading(lines, below)
            or ends_here(lines, below)
            or is_forward_separator(lines[below])
        ):
            break
        length += 1
    return length
