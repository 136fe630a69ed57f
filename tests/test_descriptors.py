"""No descriptor text of the AMA (CPT) or the ADA (CDT) and no publisher's data file stands anywhere in the repository.

The forms that are known are kept as digests of six successive words, so this check itself holds no such text.
"""

from __future__ import annotations

import csv
import hashlib
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
WORDS = 6
DIGITS = 12
DATA = {".csv", ".tsv", ".dat", ".xlsx", ".xls", ".gz", ".zip", ".7z", ".db", ".sqlite", ".parquet", ".xml"}
"""Publishers' files come in these kinds; the project has none: tests make theirs."""

OWN_WORDS = ("config/catalogue/", "config/knowledge/")
"""Descriptions of codes in our own words stand here, under the digests like everything else."""

COLUMNS = {
    "long description",
    "short description",
    "medium descriptor",
    "consumer descriptor",
    "clinician descriptor",
}
CPT = re.compile(r"\d{4}[0-9AFTUM]|D\d{4}")
UPPER = re.compile(r"\b[A-Z]{2,}(?:[ /][A-Z0-9&/+-]{1,12}){3,}")
ABBREVIATED = re.compile(r"\bW/O?\b|\b(?:OFC|TX|PT|DX|PX|PRQ|EA|ADDL|ANES|UNLIS|DSTR|SGL|MLT)\b")
"""How the short descriptors are written: capitals, slashes, and these abbreviations."""


def tracked() -> list[Path]:
    """Files that are in the repository, or would be with the next commit."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=PROJECT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if listed.returncode:
        pytest.skip("not a git checkout: what belongs to the repository is not known")
    return [PROJECT / name for name in listed.stdout.splitlines() if (PROJECT / name).is_file()]


@cache
def text_of(path: Path) -> str:
    content = path.read_bytes()
    return "" if b"\0" in content[:4096] else content.decode("utf-8", errors="replace")


def shingles(text: str) -> Iterator[str]:
    """Digests of every six successive words, whatever stands between them."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    for place in range(len(words) - WORDS + 1):
        phrase = " ".join(words[place : place + WORDS])
        yield hashlib.sha256(phrase.encode()).hexdigest()[:DIGITS]


def known() -> frozenset[str]:
    lines = (PROJECT / "tests" / "descriptor_digests.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def test_no_known_descriptor_stands_in_any_file() -> None:
    forms = known()
    assert len(forms) > 100
    found = [
        str(path.relative_to(PROJECT)) for path in tracked() if not forms.isdisjoint(shingles(text_of(path)))
    ]
    assert found == []


def test_no_publishers_data_file_is_in_the_repository() -> None:
    assert [path.name for path in tracked() if path.suffix.lower() in DATA] == []


def test_no_table_has_a_descriptor_column_beside_cpt_numbers() -> None:
    found = []
    for path in tracked():
        if path.suffix in (".txt", ".md", ".toml", ".json", ".jsonl"):
            text = text_of(path)
            rows = list(csv.reader(text.replace("\t", ",").replace("|", ",").replace("\0", "").splitlines()))
            header = any(COLUMNS & {cell.strip(' "').lower() for cell in row} for row in rows)
            coded = sum(
                bool(row) and any(CPT.fullmatch(cell.strip(' "')) for cell in row[:3]) for row in rows
            )
            if header and coded:
                found.append(path.name)
    assert found == []


def test_own_words_are_not_written_like_short_descriptors() -> None:
    lines = [
        line
        for path in tracked()
        if str(path.relative_to(PROJECT)).startswith(OWN_WORDS)
        for line in text_of(path).splitlines()
        if CPT.search(line) and (UPPER.search(line) or len(ABBREVIATED.findall(line)) > 1)
    ]
    assert lines == []


def test_the_check_finds_a_form_that_is_planted() -> None:
    text = "one two three four five six seven"
    planted = next(shingles(text))
    assert planted in set(shingles("Before: ONE, two\nthree-four (five) 'six'. After."))
    assert planted not in set(shingles("one two three four six five"))
