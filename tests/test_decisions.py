"""Each decision has a number of its own, in its name and in its heading."""

from __future__ import annotations

import re
from pathlib import Path

DECISIONS = sorted((Path(__file__).parent.parent / "docs" / "decisions").glob("*.md"))


def test_numbers_run_on_without_gap_or_repetition() -> None:
    assert [int(page.name[:4]) for page in DECISIONS] == list(range(1, len(DECISIONS) + 1))


def test_the_heading_says_the_number_of_the_file() -> None:
    for page in DECISIONS:
        heading = re.match(r"# (\d+)\. ", page.read_text(encoding="utf-8"))
        assert (page.name, heading and int(heading[1])) == (page.name, int(page.name[:4]))
