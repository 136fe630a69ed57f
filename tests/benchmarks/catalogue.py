"""Import, opening and look-ups of the catalogue: on all of the shared data where it is, else on a fresh catalogue."""

from __future__ import annotations

import json
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from itertools import combinations
from pathlib import Path

from consultant.catalogue import published
from consultant.catalogue.store import ServingCatalogue, open_catalogue
from consultant.model.catalogue import BillingSetting
from consultant.model.codes import CodeSystem
from consultant.model.fees import Area
from tests.catalogue.search.quality import pairs

PROJECT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 23)
TWENTY = (
    "99213", "20610", "27447", "37244", "70450", "93000", "45378", "36415", "99214", "97110",
    "11042", "64483", "66984", "29881", "76942", "77002", "96372", "90471", "43239", "58661",
)  # fmt: skip
CODES = ("E11.9", "M72.2", "I10", "S72.001A", "Z00.00", "J44.1", "M17.11", "C50.911", "R07.9", "K21.9")
LEVEL_TWO = ("J1885", "J1030", "G0439", "E0601", "A4253", "L1833", "Q0162", "G2211", "J0702", "A0428")
INPATIENT = (
    "0FT44ZZ",
    "0DTJ4ZZ",
    "02703DZ",
    "0SRD0J9",
    "3E0436Z",
    "B2111ZZ",
    "10D00Z1",
    "5A1955Z",
    "0W9G3ZZ",
    "0DB68ZX",
)
AREA = Area("10112", "00")
REPEATS = 40

OPENING = (
    "import sys, time; from pathlib import Path; from datetime import date;"
    "from consultant.catalogue.store import open_catalogue; from consultant.model.codes import CodeSystem;"
    "start = time.perf_counter(); found = open_catalogue(Path(sys.argv[1]));"
    "found.entry(CodeSystem.ICD10CM, 'E11.9', date(2026, 11, 23)); print(1000 * (time.perf_counter() - start))"
)
IMPORTING = (
    "import resource, sys, time; from pathlib import Path; from consultant.catalogue import builder, writing;"
    "start = time.perf_counter(); builder.load(Path(sys.argv[1]), [Path(sys.argv[2])],"
    " builder.Knowledge(Path('config'), writing.FLOORS), lambda line: None, ama_accepted=True);"
    "print(time.perf_counter() - start, time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
)
WORKING = """
import gc, json, sys
from datetime import date
from itertools import combinations
from pathlib import Path
import psutil
from consultant.catalogue.search.engine import CodeSearch
from consultant.catalogue.search.hits import Wanted
from consultant.catalogue.store import open_catalogue
from consultant.model.catalogue import BillingSetting
from consultant.model.codes import CodeSystem

day, codes, procedures, requests = date(2026, 11, 23), *json.loads(sys.argv[2])
catalogue = open_catalogue(Path(sys.argv[1]))
search = CodeSearch(Path(sys.argv[1]), Path("config/synonyms.toml"), catalogue.entry)
for code in codes:
    catalogue.entry(CodeSystem.ICD10CM, code, day)
    catalogue.notes(code, day)
    catalogue.memberships(code, day)
for code in procedures:
    catalogue.entry(CodeSystem.HCPCS, code, day)
    catalogue.fee_row(code, "", day)
    catalogue.unit_limit(code, BillingSetting.PRACTITIONER, day)
    catalogue.primaries(code, day)
for first, second in combinations(procedures[:150], 2):
    catalogue.pair_edits(first, second, BillingSetting.PRACTITIONER, day)
for request in requests:
    search.search(request, Wanted(day))
gc.collect()
held = psutil.Process().memory_full_info()
print(held.rss / 1e6, held.uss / 1e6)
"""
"""A worker's day in one process: look-ups all over the file, eleven thousand pairs, every request of the search tests."""


def measure(home: Path, catalogue: Path) -> dict[str, float]:
    """Figures in the units that their names say."""
    shared = Path(os.environ.get("CONSULTANT_SHARED", PROJECT.parent / "shared")) / "data"
    figures: dict[str, float] = {}
    if shared.is_dir():
        catalogue = home / "catalogue"
        seconds, busy, megabytes = map(float, _told(IMPORTING, str(catalogue), str(shared)).split())
        on_disk = sum(file.stat().st_size for file in catalogue.rglob("*") if file.is_file())
        figures = {
            "import, s": seconds,
            "import, s of one core": busy,
            "import, MB of memory": megabytes,
            "on disk, MB": on_disk / 1e6,
        }
    opening = [float(_told(OPENING, str(catalogue))) for _ in range(5)]
    return (
        figures
        | {"open and first look-up, ms": statistics.median(opening)}
        | _memory(catalogue)
        | _look_ups(open_catalogue(catalogue))
    )


def _memory(catalogue: Path) -> dict[str, float]:
    """Resident memory of a process that uses catalogue and search; what is mapped from the file is shared among workers."""
    chance = random.Random(20261123)
    file = published.current(catalogue)
    assert file is not None
    with closing(sqlite3.connect(file)) as connection:
        diagnoses = [row[0] for row in connection.execute("SELECT DISTINCT code FROM icd_code")]
        procedures = [
            row[0] for row in connection.execute("SELECT code FROM fee UNION SELECT code FROM hcpcs")
        ]
    drawn = [chance.sample(every, min(1000, len(every))) for every in (diagnoses, procedures or list(TWENTY))]
    requests = [pair.request for pair in pairs()]
    resident, own = map(float, _told(WORKING, str(catalogue), json.dumps([*drawn, requests])).split())
    return {"resident memory of a worker, MB": resident, "of it not shared, MB": own}


def _told(program: str, *arguments: str) -> str:
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True).stdout


def _look_ups(catalogue: ServingCatalogue) -> dict[str, float]:
    both = list(combinations(TWENTY, 2))

    def all_pairs() -> None:
        for first, second in both:
            catalogue.pair_edits(first, second, BillingSetting.PRACTITIONER, DAY)

    return {
        "HCPCS code, median µs": _median([_entry(catalogue, CodeSystem.HCPCS, code) for code in LEVEL_TWO]),
        "procedure code (ICD-10-PCS), median µs": _median(
            [_entry(catalogue, CodeSystem.ICD10PCS, code) for code in INPATIENT]
        ),
        "diagnosis code, median µs": _median([_entry(catalogue, CodeSystem.ICD10CM, code) for code in CODES]),
        "CPT number, median µs": _median([_entry(catalogue, CodeSystem.CPT, code) for code in TWENTY]),
        "pair in both directions, median µs": _median([_pair(catalogue, *pair) for pair in both]),
        "primaries of an add-on, median µs": _median([_primaries(catalogue, code) for code in TWENTY]),
        "payment in an area, median µs": _median([_payment(catalogue, code) for code in TWENTY]),
        "190 pairs of 20 codes, ms": _median([all_pairs]) / 1000,
    }


def _entry(catalogue: ServingCatalogue, system: CodeSystem, code: str) -> Callable[[], object]:
    return lambda: catalogue.entry(system, code, DAY)


def _pair(catalogue: ServingCatalogue, first: str, second: str) -> Callable[[], object]:
    return lambda: catalogue.pair_edits(first, second, BillingSetting.PRACTITIONER, DAY)


def _primaries(catalogue: ServingCatalogue, code: str) -> Callable[[], object]:
    return lambda: catalogue.primaries(code, DAY)


def _payment(catalogue: ServingCatalogue, code: str) -> Callable[[], object]:
    return lambda: catalogue.payment(code, "", AREA, DAY)


def _median(works: list[Callable[[], object]]) -> float:
    """Microseconds of one, over all works repeated."""
    spent = []
    for _ in range(REPEATS):
        for work in works:
            start = time.perf_counter()
            work()
            spent.append(1e6 * (time.perf_counter() - start))
    return statistics.median(spent)
