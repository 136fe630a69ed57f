"""The lines in which procedures are told: how they are read, and that those of the project are sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from consultant.catalogue.told_procedures import load_told
from consultant.errors import InputError
from consultant.settings import PROJECT

FOLDER = PROJECT / "config" / "catalogue"


def test_a_line_is_read_into_its_groups(tmp_path: Path) -> None:
    (tmp_path / "told-phrases.toml").write_text('[phrases]\nlap = ["laparoscop*", "lap"]\n')
    (tmp_path / "cpt.toml").write_text(
        '[codes]\n"00001" = { words = "x", told = "egg + ~@lap + ?#age 5-" }\n'
    )
    told = load_told(tmp_path)
    assert [one.groups for one in told] == [(("egg",), ("~laparoscop*", "lap"), ("?#age 5-",))]


@pytest.mark.parametrize("line", ["egg + @none", "~egg", "?egg + ~spoon"])
def test_a_line_that_tells_nothing_is_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "told-phrases.toml").write_text("[phrases]\n")
    (tmp_path / "cpt.toml").write_text(f'[codes]\n"00001" = {{ words = "x", told = "{line}" }}\n')
    with pytest.raises(InputError, match="00001"):
        load_told(tmp_path)


def test_every_line_of_the_project_is_of_a_code_with_words() -> None:
    assert len({one.code for one in load_told(FOLDER)}) > 1700
