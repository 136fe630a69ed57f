"""`consultant search` on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from click.testing import Result
from typer.testing import CliRunner

from consultant.commands import search
from consultant.errors import InputError, PermanentError

APP = typer.Typer()
search.register(APP)

Run = Callable[..., Result]


@pytest.fixture
def run(fresh_folder: Path, tmp_path: Path) -> Run:
    (tmp_path / "catalogue").symlink_to(fresh_folder)

    def ran(*words: str) -> Result:
        return CliRunner().invoke(
            APP, [*words, "--date", "2026-11-23"], env={"CONSULTANT_HOME": str(tmp_path)}
        )

    return ran


def test_a_line_a_code_with_what_matched_marked(run: Run) -> None:
    told = run("type 2 diabetes", "with", "kidney problem").stdout
    assert "E11.22   icd10cm" in told
    assert "*diabetes*" in told
    assert "kidney problem = kidney disease (another name)" in told


def test_hits_as_json_carry_release_status_and_reasons(run: Run) -> None:
    hits = json.loads(run("htn", "--json").stdout)
    first = next(hit for hit in hits if hit["code"] == "I10")
    assert first["system"] == "icd10cm"
    assert first["status"] == "active"
    assert first["release"]
    assert first["why"] == [{"typed": "htn", "found": "hypertension", "reason": "another name"}]
    start, end = first["highlights"][0]
    assert first["description"][start:end] == "hypertension"


def test_filters_and_limit_are_kept(run: Run) -> None:
    hits = json.loads(run("knee", "--system", "cpt", "--limit", "2", "--billable", "--json").stdout)
    assert len(hits) == 2
    assert {hit["system"] for hit in hits} == {"cpt"}


def test_an_unfinished_word_needs_the_prefix_option(run: Run) -> None:
    assert "I21.9" in run("heart att", "--prefix").stdout


def test_a_pasted_text_is_told_phrase_by_phrase(run: Run) -> None:
    text = "Known HTN and T2DM.\nDenies chest pain. Left knee pain."
    told = run(text).stdout.splitlines()
    assert [line for line in told if not line.startswith(" ")] == ["HTN", "T2DM", "Left knee pain"]
    found = json.loads(run(text, "--json").stdout)
    assert [one["phrase"] for one in found] == ["HTN", "T2DM", "Left knee pain"]


def test_nothing_found_ends_with_three(run: Run) -> None:
    assert run("zzzzqqqqxxxx").exit_code == 3


def test_a_wrong_day_is_refused(fresh_folder: Path, tmp_path: Path) -> None:
    told = CliRunner().invoke(APP, ["gout", "--date", "soon"], env={"CONSULTANT_HOME": str(tmp_path)})
    assert isinstance(told.exception, InputError)


def test_a_search_without_catalogue_says_what_to_run(tmp_path: Path) -> None:
    told = CliRunner().invoke(APP, ["gout"], env={"CONSULTANT_HOME": str(tmp_path)})
    assert isinstance(told.exception, PermanentError)
    assert "consultant catalogue build" in str(told.exception)
