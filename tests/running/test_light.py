"""What only some installations need is loaded by those alone: every process has its own copy of what it imports."""

from __future__ import annotations

import subprocess
import sys

SELDOM = ("alembic", "chardet", "dkim", "dns", "httpx", "openpyxl", "psycopg", "pymap")


def test_a_process_that_uses_none_of_them_loads_none() -> None:
    program = f"import sys, consultant.bootstrap; print([name for name in {SELDOM} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
