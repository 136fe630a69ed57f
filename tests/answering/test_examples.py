"""The drafts shown in docs/examples/ are those that the engine makes today."""

from __future__ import annotations

from tests.answering.examples import ASKED, files


def test_the_examples_are_current() -> None:
    stale = [path.name for path, text in files() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "write them again: python -m tests.answering.examples"
    assert len(ASKED) == 10
