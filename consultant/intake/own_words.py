"""Our own earlier words known again in a follow-up, also where a mail program wrapped, marked or flattened them anew.

Compared are runs of words, so that line breaks, quote marks and blanks do not matter. Lines that repeat us become quoted.
Lines taken for quoted, below a heading without quote marks, become new where neither we nor the asker wrote them before:
some people write their answers between our lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from consultant.intake.reply_headers import quote_heading
from consultant.intake.signatures import signature_mark
from consultant.model.mail import Segment, SegmentKind

_WORD = re.compile(r"[^\W_]+")
_RUN = 5
"""Words in a row that are compared; fewer are said by chance."""
_SHORTEST = 8
"""Words of a repeated stretch: a line that takes up a few of our words is an answer."""
_SHARE = 0.8
"""Of the words of a repeated line."""
_KNOWN_SHARE = 0.6
"""Of the words of a quoted stretch: only then is what was quoted known well enough to tell what was added."""
_MOST_WORDS = 60_000


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    kind: SegmentKind
    words: int
    ours: int
    known: int
    """How many of its words stand in runs of ours, and in runs of anybody's in the thread."""


def told_apart(
    text: str, segments: Sequence[Segment], ours: Iterable[str], theirs: Iterable[str]
) -> tuple[Segment, ...]:
    """The segments with our own words quoted and answers between them new; `theirs` are the asker's earlier texts."""
    ours = tuple(ours)
    our_runs = _runs(ours)
    if not our_runs or not segments:
        return tuple(segments)
    lines = _lines(text, segments, our_runs, our_runs | _runs(theirs))
    said = {_words(line) for reply in ours for line in reply.split("\n")}
    for stretch in _stretches(lines, SegmentKind.NEW):
        _quote_ours(stretch)
    for stretch in _stretches(lines, SegmentKind.QUOTED):
        _free_answers(text, stretch, said)
    return tuple(
        Segment(kind, run[0].start, run[-1].end)
        for kind, group in groupby(lines, key=lambda line: line.kind)
        for run in [list(group)]
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(text)[:_MOST_WORDS])


def _runs(texts: Iterable[str]) -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for text in texts:
        words = _words(text)
        found |= {words[at : at + _RUN] for at in range(len(words) - _RUN + 1)}
    return found


def _lines(
    text: str, segments: Sequence[Segment], ours: set[tuple[str, ...]], known: set[tuple[str, ...]]
) -> list[_Line]:
    """The lines of all segments, each with how many of its words are known from before."""
    found: list[_Line] = []
    for segment in segments:
        start = segment.start
        for piece in text[segment.start : segment.end].split("\n"):
            end = min(start + len(piece) + 1, segment.end)
            if end > start:
                found.append(_Line(start, end, segment.kind, 0, 0, 0))
            start = end
    words = list(_WORD.finditer(text))[:_MOST_WORDS]
    repeats_us, is_known = _repeated(words, ours), _repeated(words, known)
    at = 0
    for number, word in enumerate(words):
        while at < len(found) - 1 and word.start() >= found[at].end:
            at += 1
        found[at].words += 1
        found[at].ours += repeats_us[number]
        found[at].known += is_known[number]
    return found


def _repeated(words: Sequence[re.Match[str]], runs: set[tuple[str, ...]]) -> list[bool]:
    """For each word, whether it stands in a run that was written before."""
    lower = [word[0].lower() for word in words]
    marked = [False] * len(words)
    for at in range(len(words) - _RUN + 1):
        if tuple(lower[at : at + _RUN]) in runs:
            marked[at : at + _RUN] = [True] * _RUN
    return marked


def _stretches(lines: list[_Line], kind: SegmentKind) -> Iterator[list[_Line]]:
    for found, group in groupby(lines, key=lambda line: line.kind):
        if found is kind:
            yield list(group)


def _quote_ours(lines: list[_Line]) -> None:
    """Neighbouring lines that repeat us, with the empty ones between them."""
    for repeats, group in groupby(lines, key=lambda line: line.ours >= _SHARE * line.words):
        run = list(group)
        if repeats and sum(line.ours for line in run) >= _SHORTEST:
            for line in _without_empty_ends(run):
                line.kind = SegmentKind.QUOTED


def _without_empty_ends(run: list[_Line]) -> list[_Line]:
    full = [place for place, line in enumerate(run) if line.words]
    return run[full[0] : full[-1] + 1] if full else []


def _free_answers(text: str, lines: list[_Line], said: set[tuple[str, ...]]) -> None:
    """Lines of an unmarked quoted stretch that nobody wrote before, but for headings and signatures."""
    written = [text[line.start : line.end].rstrip("\n") for line in lines]
    known, words = sum(line.known for line in lines), sum(line.words for line in lines)
    if any(line.lstrip().startswith(">") for line in written) or not words or known < _KNOWN_SHARE * words:
        return
    last_known = max(place for place, line in enumerate(lines) if line.known)
    passed = 0
    for place, line in enumerate(lines[:last_known]):
        passed = max(passed, place + quote_heading(written, place))
        added = line.words and not line.known and place >= passed and _words(written[place]) not in said
        if added and not signature_mark(written, place, begun=True):
            line.kind = SegmentKind.NEW
