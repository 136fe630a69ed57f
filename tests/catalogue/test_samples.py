"""The sample questions of config/asked.jsonl and how they are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from consultant.catalogue.knowledge import load_notes
from consultant.catalogue.samples import load_samples, lost
from consultant.errors import InputError
from consultant.model.samples import DECLINED, VERDICT, Sample, SampleAnswer
from tests.catalogue.conftest import CONFIG

MOST_BYTES = 1_200_000


def test_the_file_of_the_project_reads_is_small_and_refers_to_lines_that_there_are() -> None:
    samples = load_samples(CONFIG / "asked.jsonl")
    assert len(samples) > 5000
    assert (CONFIG / "asked.jsonl").stat().st_size < MOST_BYTES
    assert list(lost(samples, load_notes(CONFIG / "knowledge"))) == []


def test_a_line_has_the_questions_of_one_answer(tmp_path: Path) -> None:
    file = tmp_path / "asked.jsonl"
    file.write_text('{"kind": "declined", "asked": ["Backdate it?", "Change the day?"]}\n', encoding="utf-8")
    refused = SampleAnswer(DECLINED)
    assert load_samples(file) == (Sample("Backdate it?", refused), Sample("Change the day?", refused))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "asked.jsonl:1"),
        ('{"kind": "declined"}', "needs kind, asked"),
        ('{"kind": "declined", "asked": []}', "needs kind, asked"),
        ('{"kind": "declined", "asked": [7]}', "needs kind, asked"),
        ('{"kind": "declined", "asked": ["a"], "why": "b"}', "needs kind, asked"),
        ('{"kind": "verdict", "note": "overpayment", "asked": ["a"]}', "a verdict has note"),
    ],
)
def test_a_line_that_is_not_so_is_refused(tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "asked.jsonl"
    file.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=said):
        load_samples(file)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"asked\.jsonl"):
        load_samples(tmp_path / "asked.jsonl")


def test_a_line_of_a_note_that_is_gone_is_named_once() -> None:
    gone = SampleAnswer(VERDICT, note="overpayment", first="It may be kept.")
    named = list(lost([Sample("a", gone), Sample("b", gone)], load_notes(CONFIG / "knowledge")))
    assert named == ["overpayment: no line answers 'It may be kept.', to which sample questions refer"]
