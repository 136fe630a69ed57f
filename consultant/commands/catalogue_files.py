"""`consultant catalogue fetch | check | diff`: publishers' files, the catalogue's integrity, two releases side by side."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from consultant import settings
from consultant.catalogue import acceptance, builder, checking, comparing, fetching, published
from consultant.commands.catalogue_progress import Bar, Lines, shown
from consultant.errors import InputError, PermanentError

CONFIG = settings.PROJECT / "config"


def register(family: typer.Typer) -> None:
    """Adds the commands to the catalogue's family."""
    family.command(name="fetch")(fetch)
    family.command(name="check")(check)
    family.command(name="diff")(diff)


def fetch(
    sets: Annotated[list[str] | None, typer.Argument(help="Only these sets; all when none is given.")] = None,
    folder: Annotated[
        Path | None, typer.Option(help="Where to keep the files; default: downloads below the home folder.")
    ] = None,
    sources: Annotated[Path, typer.Option(help="The list of files.")] = CONFIG / "sources.toml",
    accept_ama: Annotated[
        bool, typer.Option("--accept-ama", help="I have read and accept the AMA's licence for CPT numbers.")
    ] = False,
) -> None:
    """Download publishers' files, resumed where a download broke off, checked, ready for `catalogue import`."""
    current = settings.load()
    wanted = [origin for origin in fetching.read_origins(sources) if not sets or origin.set in sets]
    if not wanted:
        raise InputError(f"{sources} lists no file of {', '.join(sets or ())}")
    if accept_ama:
        acceptance.record(current.catalogue_folder, datetime.now(UTC))
    first = next((origin for origin in wanted if origin.carries_cpt), None)
    if first and not acceptance.accepted(current.catalogue_folder):
        raise InputError(f"{first.name} carries CPT numbers. {builder.NOTICE}")
    target = folder or current.home / "downloads"
    with shown() as progress:
        outcomes = [_fetched(origin, target, _measured(progress)) for origin in wanted]
    for line, _ in outcomes:
        typer.echo(line)
    typer.echo(f"now run: consultant catalogue import {target}")
    if not all(good for _, good in outcomes):
        raise typer.Exit(1)


def _fetched(origin: fetching.Origin, target: Path, progress: fetching.Progress) -> tuple[str, bool]:
    """What became of one file and whether that is well: one that its publisher moved does not keep the others from coming."""
    if not origin.url:
        return f"{origin.name} has no lasting address: {fetching.ADVICE.format(page=origin.page)}", True
    try:
        (found,) = fetching.fetch([origin], target, progress)
    except InputError as error:
        return str(error), False
    kept = " (there already)" if found.kept else ""
    return f"{found.path}: {found.size:,} bytes, sha256 {found.sha256}{kept}", True


def check(
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """Check the serving catalogue: undamaged, every reference answered, rows as published. Ends with 1 when not."""
    counts = checking.published_counts(CONFIG / "counts.toml")
    with _serving() as connection:
        found = list(checking.check(connection, counts))
    if as_json:
        typer.echo(json.dumps([{**asdict(one), "passed": one.passed} for one in found], indent=2))
    else:
        for one in found:
            remark = f": {one.wrong:,}, such as {', '.join(one.examples)}" if one.wrong else ""
            typer.echo(f"{'ok' if one.passed else 'WRONG':6} {one.name}{remark}")
    if not all(one.passed for one in found):
        raise typer.Exit(1)


def diff(
    before: Annotated[
        str, typer.Argument(help="An edition, as `catalogue status` names it: 'FY2026 April'.")
    ],
    after: Annotated[str, typer.Argument(help="The edition to compare it with: FY2027.")],
    code_set: Annotated[
        str, typer.Option("--set", help="The set, where several have editions of that name.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print every change as JSON, a line each.")] = False,
) -> None:
    """What one release changed against another: added, deleted, revised, became header."""
    totals: Counter[str] = Counter()
    with _serving() as connection:
        for change in comparing.compare(connection, before, after, code_set):
            totals[change.kind] += 1
            typer.echo(json.dumps(asdict(change), ensure_ascii=False) if as_json else _line(change))
    if not as_json:
        told = ", ".join(f"{count:,} {kind}" for kind, count in sorted(totals.items()))
        typer.echo(f"{before} to {after}: {told or 'no difference'}")


def _line(change: comparing.Change) -> str:
    if change.kind in ("added", "deleted"):
        values = change.after or change.before
        return f"{change.kind:15} {change.code}: {' | '.join(str(value) for value in values.values())}"
    told = "; ".join(f"{name} {change.before[name]} -> {after}" for name, after in change.after.items())
    return f"{change.kind:15} {change.code}: {told}"


@contextmanager
def _serving() -> Iterator[sqlite3.Connection]:
    folder = settings.load().catalogue_folder
    file = published.current(folder)
    if file is None:
        raise PermanentError(f"{folder}: no catalogue yet; {published.REMEDY}")
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        yield connection


def _measured(progress: Bar | Lines) -> fetching.Progress:
    """A line for each file that begins, and how far it is."""
    begun: set[str] = set()

    def tell(name: str, so_far: int, total: int) -> None:
        if name not in begun:
            begun.add(name)
            progress.say(name)
        progress.measure(so_far, total or so_far + 1)

    return tell
