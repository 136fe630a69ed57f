"""Import, opening and look-ups of the catalogue: on all of the shared data where it is, else on a fresh catalogue."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from itertools import combinations
from pathlib import Path

from consultant.catalogue.store import ServingCatalogue, open_catalogue
from consultant.model.catalogue import BillingSetting
from consultant.model.codes import CodeSystem
from consultant.model.fees import Area

PROJECT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 23)
TWENTY = (
    "99213", "20610", "27447", "37244", "70450", "93000", "45378", "36415", "99214", "97110",
    "11042", "64483", "66984", "29881", "76942", "77002", "96372", "90471", "43239", "58661",
)  # fmt: skip
CODES = ("E11.9", "M72.2", "I10", "S72.001A", "Z00.00", "J44.1", "M17.11", "C50.911", "R07.9", "K21.9")
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
        | _look_ups(open_catalogue(catalogue))
    )


def _told(program: str, *arguments: str) -> str:
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True).stdout


def _look_ups(catalogue: ServingCatalogue) -> dict[str, float]:
    pairs = list(combinations(TWENTY, 2))

    def all_pairs() -> None:
        for first, second in pairs:
            catalogue.pair_edits(first, second, BillingSetting.PRACTITIONER, DAY)

    return {
        "diagnosis code, median µs": _median([_entry(catalogue, CodeSystem.ICD10CM, code) for code in CODES]),
        "CPT number, median µs": _median([_entry(catalogue, CodeSystem.CPT, code) for code in TWENTY]),
        "pair in both directions, median µs": _median([_pair(catalogue, *pair) for pair in pairs]),
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
