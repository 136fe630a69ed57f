"""Whether the catalogue is another one than before: short digests of what is loaded and in force."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256

from consultant.model.catalogue import CodeSet
from consultant.ports import Catalogue


def state(catalogue: Catalogue, today: date) -> str:
    """Of the whole catalogue."""
    return _digest(f"{name} {digest}" for name, digest in states(catalogue, today).items())


def states(catalogue: Catalogue, today: date) -> Mapping[str, str]:
    """For each loaded set, of its releases and of the one in force today."""
    rows: dict[CodeSet, list[str]] = {}
    for one in catalogue.releases():
        said = f"{one.edition} {one.effective_from} {one.effective_to} {one.sha256} {one.rows}"
        rows.setdefault(one.code_set, []).append(said)
    for code_set, lines in rows.items():
        current = catalogue.release(code_set, today)
        lines.append(f"today {current.edition if current else ''}")
    return {code_set.value: _digest(lines) for code_set, lines in rows.items()}


def _digest(lines: Iterable[str]) -> str:
    return sha256("\n".join(sorted(lines)).encode()).hexdigest()[:16]
