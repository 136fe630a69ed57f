"""What only some installations need is loaded by those alone: every process has its own copy of what it imports."""

from __future__ import annotations

import subprocess
import sys

import pytest

SELDOM = ("alembic", "chardet", "dkim", "dns", "httpx", "openpyxl", "psycopg", "pymap")


ANSWERING = ("consultant.answering", "consultant.codes", "consultant.privacy.detection", "consultant.web")
READING = ("jinja2", "rapidfuzz", "selectolax", "tantivy")


@pytest.mark.parametrize(
    ("program", "spared"),
    [("consultant.bootstrap", SELDOM), ("workers.poller", SELDOM + ANSWERING + READING)],
)
def test_a_process_loads_nothing_that_it_does_not_use(program: str, spared: tuple[str, ...]) -> None:
    look = f"import sys, {program}; print([name for name in {spared} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
