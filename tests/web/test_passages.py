"""Texts are cut without losing a character, whatever the spans say."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from consultant.model.codes import Citation, CodeSystem
from consultant.model.desk import MessageView
from consultant.model.mail import Segment, SegmentKind
from consultant.web.difference import difference
from consultant.web.passages import passages

POSITIONS = st.integers(-3, 60)
SEGMENTS = st.builds(Segment, st.sampled_from(SegmentKind), POSITIONS, POSITIONS)
CITATIONS = st.builds(Citation, st.just(CodeSystem.CPT), st.just("99213"), st.tuples(POSITIONS, POSITIONS))


def message(text: str, segments: list[Segment], citations: list[Citation]) -> MessageView:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    return MessageView(
        1, now, "a@b.test", "", text, tuple(segments), tuple(citations), (), "accept", "", "", "", 0
    )


@given(st.text(max_size=50), st.lists(SEGMENTS, max_size=5), st.lists(CITATIONS, max_size=5))
def test_the_passages_are_the_whole_text(
    text: str, segments: list[Segment], citations: list[Citation]
) -> None:
    cut = passages(
        message(text, [s for s in segments if s.start >= 0], [c for c in citations if c.span[0] >= 0])
    )
    assert "".join(passage.text for passage in cut) == text


def test_a_citation_is_marked_where_it_stands() -> None:
    text = "Bill 99213-25?\n> 99214"
    citations = [
        Citation(CodeSystem.CPT, "99213", (5, 13), ("25",)),
        Citation(CodeSystem.CPT, "99214", (17, 22)),
    ]
    new, quoted = passages(
        message(text, [Segment(SegmentKind.NEW, 0, 15), Segment(SegmentKind.QUOTED, 15, 22)], citations)
    )
    assert [(piece.text, bool(piece.citation)) for piece in new.pieces] == [
        ("Bill ", False),
        ("99213-25", True),
        ("?\n", False),
    ]
    assert quoted.kind is SegmentKind.QUOTED
    assert quoted.pieces[-1].citation == citations[1]


@given(st.text(max_size=80), st.text(max_size=80))
def test_a_difference_holds_both_texts(old: str, new: str) -> None:
    found = difference(old, new)
    assert "".join(stretch.text for stretch in found if stretch.kind != "added") == old
    assert "".join(stretch.text for stretch in found if stretch.kind != "gone") == new


def test_a_very_long_text_is_compared_as_a_whole() -> None:
    old, new = "word " * 5_000, "other " * 5_000
    assert [stretch.kind for stretch in difference(old, new)] == ["gone", "added"]
