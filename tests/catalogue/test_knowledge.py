"""The notes under config/knowledge/ and how they are read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from consultant.catalogue.knowledge import load_notes, read_note
from consultant.errors import InputError
from tests.catalogue.conftest import CONFIG, TODAY

GOOD = """+++
id = "made-up"
topic = "modifiers"
codes = ["99213"]
modifiers = ["25"]
publication = "A manual"
section = "1"
as_of = 2026-01-01
valid_from = 2021-01-01
valid_to = 2026-12-31
+++

A rule in
own words.
"""
TOPICS = {"codes", "guidelines", "modifiers", "crosswalks", "NCCI edits", "compliance", "Medicare coverage"}


def test_every_note_of_the_project_reads_and_is_short() -> None:
    notes = load_notes(CONFIG / "knowledge")
    assert len(notes) >= 25
    assert {note.topic for note in notes} <= TOPICS
    assert max(len(note.text.split()) for note in notes) <= 90
    assert all(note.valid(TODAY) for note in notes)


def test_the_modifiers_that_people_ask_about_have_a_note() -> None:
    told = {modifier for note in load_notes(CONFIG / "knowledge") for modifier in note.modifiers}
    asked = "24 25 26 50 51 57 58 59 78 79 95 GT JW JZ LT RT TC XE XP XS XU"
    assert set(asked.split()) <= told


def test_a_note_is_valid_between_its_days() -> None:
    note = read_note(Path("made-up.md"), GOOD)
    assert note.text == "A rule in own words."
    assert [note.valid(day) for day in (date(2020, 12, 31), date(2026, 12, 31), date(2027, 1, 1))] == [
        False,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("+++\n\nA rule in\nown words.\n", "+++\n", "a text below"),
        ('topic = "modifiers"\n', "", "topic is missing"),
        ("as_of = 2026-01-01", 'as_of = "soon"', "as_of is missing or not a date"),
        ("valid_to = 2026-12-31", 'author = "me"', "author is not a field"),
        ('codes = ["99213"]', "codes = [", "made-up.md: "),
    ],
)
def test_a_wrong_note_is_named(before: str, after: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_note(Path("made-up.md"), GOOD.replace(before, after))


def test_a_note_bears_the_name_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "other.md").write_text(GOOD)
    with pytest.raises(InputError, match="must be the file's name"):
        load_notes(tmp_path)


def test_a_verdict_lists_what_must_be_said_and_what_of_it_one_is_enough() -> None:
    table = '\n[[verdicts]]\nwords = ["25 + every visit | always", "25 on all"]\nfirst = "No: not on every visit."\n'
    note = read_note(Path("made-up.md"), GOOD.replace("valid_to = 2026-12-31\n", table))
    assert note.verdicts[0].words == ((("25",), ("every visit", "always")), (("25 on all",),))
    with pytest.raises(InputError, match="a table of verdicts has words"):
        read_note(Path("made-up.md"), GOOD.replace("valid_to = 2026-12-31\n", "[[verdicts]]\nwords = []\n"))


def test_a_verdict_may_name_phrases_that_stand_beside_the_notes(tmp_path: Path) -> None:
    table = '\n[[verdicts]]\nwords = ["25 + @procedure | minor"]\nfirst = "No: on the visit."\n'
    (tmp_path / "made-up.md").write_text(GOOD.replace("valid_to = 2026-12-31\n", table))
    (tmp_path / "phrases.toml").write_text('procedure = ["procedure*", "surgery"]\n')
    (note,) = load_notes(tmp_path)
    assert note.verdicts[0].words == ((("25",), ("procedure*", "surgery", "minor")),)
    (tmp_path / "made-up.md").write_text(GOOD.replace("valid_to = 2026-12-31\n", table.replace("@", "~@")))
    (note,) = load_notes(tmp_path)
    assert note.verdicts[0].words == ((("25",), ("~procedure*", "surgery", "minor")),)
    (tmp_path / "phrases.toml").write_text('operation = ["surgery"]\n')
    with pytest.raises(
        InputError, match=r"@procedure is not in phrases\.toml beside the notes; it has operation"
    ):
        load_notes(tmp_path)


def test_a_claim_is_judged_by_what_makes_it_true_or_false(tmp_path: Path) -> None:
    table = '\n[[claims]]\nabout = "25"\nso = "visit"\nnot = "procedure | surgery"\nfirst = "25 goes on the visit."\n'
    (tmp_path / "made-up.md").write_text(GOOD.replace("valid_to = 2026-12-31\n", table))
    (tmp_path / "phrases.toml").write_text('claiming = ["true", "correct"]\n')
    (note,) = load_notes(tmp_path)
    right, wrong = note.verdicts
    assert (right.first, wrong.first) == ("Yes: 25 goes on the visit.", "No: 25 goes on the visit.")
    assert right.judges
    assert wrong.words == (
        (("25",), ("procedure", "surgery")),
        (("25",), ("procedure", "surgery"), ("true", "correct")),
    )
    with pytest.raises(InputError, match="a table of claims has about"):
        read_note(Path("made-up.md"), GOOD.replace("valid_to = 2026-12-31\n", '[[claims]]\nabout = "25"\n'))
