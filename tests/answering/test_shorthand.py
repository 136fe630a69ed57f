"""Short and everyday wordings as titles have them."""

from __future__ import annotations

import pytest

from consultant.answering.reading.shorthand import unabbreviated


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("cyst of the R ovary", "cyst of the right ovary"),
        ("Lt. wrist sprain", "left wrist sprain"),
        ("puncture w/ FB", "puncture with foreign body"),
        ("piece of glass still in there", "with foreign body"),
        ("nail bed intact", "without damage to nail bed"),
        ("macula spared", "not involving macula"),
        ("fistula that came back", "fistula recurrent"),
        ("syphilis, stage not stated", "syphilis, unspecified"),
        ("late effects of a burn", "sequela a burn"),
    ],
)
def test_a_note_is_read_as_titles_word_it(written: str, meant: str) -> None:
    assert " ".join(unabbreviated(written).split()) == meant


@pytest.mark.parametrize("written", ["L codes for a brace", "L-spine film", "L5 radiculopathy", "R codes"])
def test_letters_of_codes_and_levels_are_no_sides(written: str) -> None:
    assert unabbreviated(written) == written
