"""`make bench`: measures the service on this machine and prints the figures beside their limits.

python -m tests.benchmarks [latency] [throughput] [idle] [steps] [search] [catalogue] [parse] [mail] [site] [desk]
    [--mails N] [--json]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from consultant.catalogue.store import open_catalogue
from consultant.errors import PermanentError
from consultant.running.preparation import prepare
from consultant.settings import load
from tests.benchmarks import answers, desk, idle, latency, mail, reading, search, site, steps, throughput
from tests.benchmarks import catalogue as catalogue_figures

Figures = dict[str, float]

LIMITS = {
    "latency, embedded: mail delivered → draft, median s": ("≤", 2.0),
    "latency, embedded: approve → accepted by SMTP, median s": ("≤", 1.0),
    "latency, real services: mail delivered → draft, median s": ("≤", 1.0),
    "latency, real services: mail delivered → draft, p99 s": ("≤", 3.0),
    "latency, real services: approve → accepted by SMTP, median s": ("≤", 1.0),
    "latency, LMTP: mail delivered → draft, median s": ("≤", 1.0),
    "latency, LMTP: mail delivered → draft, p99 s": ("≤", 3.0),
    "throughput: mails a second": ("≥", 150.0),
    "idle: share of one core, %": ("≤", 2.0),
    "idle: memory together (PSS), MB": ("≤", 600.0),
    "catalogue: import, s": ("≤", 120.0),
    "catalogue: import, MB of memory": ("≤", 1500.0),
    "catalogue: on disk, MB": ("≤", 450.0),
    "catalogue: open and first look-up, ms": ("≤", 50.0),
    "catalogue: resident memory of a worker, MB": ("≤", 150.0),
    "catalogue: diagnosis code, median µs": ("≤", 50.0),
    "catalogue: HCPCS code, median µs": ("≤", 50.0),
    "catalogue: procedure code (ICD-10-PCS), median µs": ("≤", 50.0),
    "catalogue: CPT number, median µs": ("≤", 50.0),
    "catalogue: pair in both directions, median µs": ("≤", 50.0),
    "catalogue: 190 pairs of 20 codes, ms": ("≤", 5.0),
    "search: requests as people type, p99 ms": ("≤", 30.0),
    "search: three words of any title, p99 ms": ("≤", 30.0),
    "search: while typing, each letter, p99 ms": ("≤", 15.0),
    "answers: similar, median ms, 100000": ("≤", 50.0),
    "answers: similar, median ms, times as much": ("≤", 3.0),
    "search: recall@10 every request, this search": ("≥", 0.9),
}
LIMITS |= {f"parse: {figure}": limit for figure, limit in reading.LIMITS.items()}
LIMITS |= {f"mail: {figure}": limit for figure, limit in mail.LIMITS.items()}
LIMITS |= {f"site: {figure}": limit for figure, limit in site.LIMITS.items()}
LIMITS |= {f"desk: {figure}": limit for figure, limit in desk.LIMITS.items()}
PEERS = {
    "throughput: mails a second": {
        "naive prototype": 51,
        "prototype, one mail a task": 128,
        "prototype, twenty": 357,
    }
}


def main() -> int:
    """Print one line a figure; 1 when a limit is missed."""
    given = _parser().parse_args()
    missed = False
    told: Figures = {}
    with tempfile.TemporaryDirectory(prefix="consultant-bench-") as folder:
        catalogue = _catalogue(Path(folder))
        for name, measure in _measures(given.mails).items():
            if given.names and name.split(",")[0] not in given.names:
                continue
            home = Path(folder) / name.replace(", ", "-").replace(" ", "-")
            home.mkdir()
            figures = {f"{name}: {figure}": value for figure, value in measure(home, catalogue).items()}
            told |= figures
            if not given.json:
                for figure, value in figures.items():
                    missed |= _tell(figure, value)
    if given.json:
        print(json.dumps(told, indent=2))
    return 1 if missed else 0


def _measures(mails: int) -> dict[str, Callable[[Path, Path], Figures]]:
    return {
        "latency, embedded": lambda home, catalogue: latency.on_embedded(home, catalogue, 20),
        "latency, real services": lambda home, catalogue: latency.on_real(home, catalogue, 100),
        "latency, LMTP": lambda home, catalogue: latency.on_lmtp(home, catalogue, 100),
        "throughput": lambda home, catalogue: throughput.measure(home, catalogue, mails),
        "steps": lambda home, catalogue: steps.measure(home, catalogue, 300),
        "idle": idle.measure,
        "parse": reading.measure,
        "mail": mail.measure,
        "catalogue": catalogue_figures.measure,
        "search": search.measure,
        "answers": answers.measure,
        "site": site.measure,
        "desk": lambda _home, catalogue: desk.measure(catalogue),
    }


def _catalogue(folder: Path) -> Path:
    """The catalogue in CONSULTANT_HOME when there is one, so that full data can be measured; else a fresh one."""
    settings = load()
    try:
        open_catalogue(settings.catalogue_folder)
    except PermanentError:
        os.environ["CONSULTANT_HOME"] = str(folder / "fresh")
        settings = load()
        prepare(settings, lambda line: print(line, file=sys.stderr))
    return settings.catalogue_folder


def _tell(figure: str, value: float) -> bool:
    """Print a figure with its limit and peers; whether the limit is missed."""
    sign, limit = LIMITS.get(figure, ("", 0.0))
    good = not sign or (value <= limit if sign == "≤" else value >= limit)
    beside = f"   limit {sign} {limit:g}   {'ok' if good else 'MISSED'}" if sign else ""
    ratios = "".join(
        f"   x{value / peer:.2f} of {name} ({peer})" for name, peer in PEERS.get(figure, {}).items()
    )
    print(f"{figure:68} {value:10.3f}{beside}{ratios}", flush=True)
    return not good


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        help="latency, throughput, steps, idle, parse, mail, catalogue, search, site, desk; all when none is given",
    )
    parser.add_argument("--mails", type=int, default=10_000, help="mails of the throughput run (10,000)")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    return parser


if __name__ == "__main__":
    sys.exit(main())
