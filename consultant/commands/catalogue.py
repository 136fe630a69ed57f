"""`consultant catalogue build | import | status` and `consultant lookup`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from consultant import settings
from consultant.catalogue import acceptance, builder, published, writing
from consultant.catalogue.reading import Statement
from consultant.catalogue.report import Lookup, look_up
from consultant.catalogue.store import open_catalogue
from consultant.commands import catalogue_files
from consultant.commands.catalogue_progress import shown
from consultant.commands.group_lines import character_lines, crosswalk_lines, membership_lines
from consultant.commands.nearby_lines import nearby_lines
from consultant.errors import InputError, PermanentError
from consultant.model.asked import parse_day, parse_place
from consultant.model.catalogue import Absent, CodeSet, FeeRow, Release
from consultant.model.plain import plain

family = typer.Typer(help="The published code sets that answers rest on.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Adds the commands to the application."""
    catalogue_files.register(family)
    app.add_typer(family, name="catalogue")
    app.command(name="lookup")(lookup)


@family.command(name="build")
def build(
    fresh: Annotated[
        bool, typer.Option(help="Begin from nothing: files imported before are dropped.")
    ] = False,
) -> None:
    """Build the catalogue from the installed package and config/, or bring config/ up to date in the one that serves."""
    folder = settings.load().catalogue_folder
    serves = _serves(folder)
    with shown() as progress:
        if not serves and (folder / published.POINTER).exists():
            progress.say(
                "the catalogue here is damaged or of another version: building anew, import your files again"
            )
        if fresh or not serves:
            builder.build(folder, _knowledge(), progress.say)
        else:
            builder.load(folder, (), _knowledge(), progress.say, ama_accepted=True)
    _tell(open_catalogue(folder).releases())


@family.command(name="import")
def load(
    paths: Annotated[
        list[Path], typer.Argument(help="Files or folders, as downloaded; archives are read as they are.")
    ],
    accept_ama: Annotated[
        bool, typer.Option("--accept-ama", help="I have read and accept the AMA's licence for CPT numbers.")
    ] = False,
    code_set: Annotated[
        CodeSet | None, typer.Option("--set", help="For a renamed file whose content does not say it.")
    ] = None,
    effective: Annotated[
        str, typer.Option(help="First day of the release, YYYY-MM-DD, for a renamed file.")
    ] = "",
) -> None:
    """Load publishers' files: each is recognised by its content, and nothing changes when one turns out wrong.

    Interrupted, it goes on where it was when the same command is run again. Example:
    consultant catalogue import ~/Downloads --accept-ama
    """
    folder = settings.load().catalogue_folder
    statement = Statement(code_set, parse_day(effective))
    accepted = accept_ama or acceptance.accepted(folder)
    with shown() as progress:
        outcomes = builder.load(
            folder,
            paths,
            _knowledge(),
            progress.say,
            ama_accepted=accepted,
            statement=statement,
            meter=progress.measure,
        )
    if accept_ama:  # remembered for the next import, now that this one has worked
        acceptance.record(folder, datetime.now(UTC))
    for line in _summary(outcomes):
        typer.echo(line)
    if outcomes and not any(outcome.code_set or outcome.known for outcome in outcomes):
        raise InputError(
            "none of the files has a layout that is read (docs/adding-a-code-system.md lists them); nothing was changed"
        )


@family.command(name="status")
def status(
    as_json: Annotated[bool, typer.Option("--json", help="Print the releases as JSON.")] = False,
    on: Annotated[
        str, typer.Option("--date", help="The day that staleness is judged by; default today.")
    ] = "",
) -> None:
    """The loaded releases: rows, dates, and whether a newer one is due."""
    day = parse_day(on) or datetime.now(UTC).date()
    releases = open_catalogue(settings.load().catalogue_folder).releases()
    if as_json:
        typer.echo(json.dumps([{**plain(r), "stale": r.stale(day)} for r in releases], indent=2))
    else:
        _tell(releases, day)


def lookup(
    code: Annotated[str, typer.Argument(help="A code of any loaded set, with or without dot.")],
    on: Annotated[str, typer.Option("--date", help="Date of service, YYYY-MM-DD; default today.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print everything found as JSON.")] = False,
    where: Annotated[
        str, typer.Option("--at", help="ZIP code, or contractor-locality such as 10112-00, for the payment.")
    ] = "",
) -> None:
    """Everything the catalogue holds on a code on a day."""
    day = parse_day(on) or datetime.now(UTC).date()
    current = settings.load()
    catalogue = open_catalogue(current.catalogue_folder, licensed=current.ama_licence)
    found = look_up(catalogue, code, day, parse_place(where))
    if as_json:
        typer.echo(json.dumps(plain(found), indent=2, ensure_ascii=False))
    else:
        for line in _lines(found):
            typer.echo(line)
    if isinstance(found.entry, Absent):
        raise typer.Exit(3)


def _serves(folder: Path) -> bool:
    try:
        open_catalogue(folder)
    except PermanentError:
        return False
    return published.current(folder) is not None


def _knowledge() -> builder.Knowledge:
    return builder.Knowledge(settings.PROJECT / "config", writing.FLOORS)


_NAMED = 12
"""Files that were passed over are named up to this many: a folder of other things is told by its number."""


def _summary(outcomes: Iterable[builder.Outcome]) -> Iterable[str]:
    """The files that were passed over in one line, then one line a set."""
    outcomes = tuple(outcomes)
    passed_over = [o.file.rpartition("/")[2] for o in outcomes if not (o.code_set or o.known)]
    if passed_over:
        more = ", …" * (len(passed_over) > _NAMED)
        yield f"not recognised and left out, {len(passed_over)} files: {', '.join(passed_over[:_NAMED])}{more}"
    known = sum(outcome.known for outcome in outcomes)
    if known:
        yield f"{known} files were loaded before and are unchanged"
    rows: Counter[tuple[str, str]] = Counter()
    for outcome in outcomes:
        if outcome.code_set:
            rows[outcome.code_set.value, outcome.edition] += outcome.rows
    yield from (f"{name} {edition}: {count:,} rows read" for (name, edition), count in sorted(rows.items()))
    if rows:
        yield 'Drafts made before keep their releases; have one drafted again with `consultant return N --reason "new release"`.'


def _tell(releases: Iterable[Release], day: date | None = None) -> None:
    releases = tuple(releases)
    newest = {release.code_set: release.effective_from for release in releases if release.complete}
    for release in releases:
        ends = f" to {release.effective_to}" if release.effective_to else ""
        remarks = ["excerpt"] if not release.complete else []
        # One that a newer loaded release follows is not stale, it is history.
        last = release.effective_from >= newest.get(release.code_set, release.effective_from)
        remarks += [f"stale since {release.next_due}"] if day and last and release.stale(day) else []
        remark = f" ({', '.join(remarks)})" if remarks else ""
        typer.echo(
            f"{release.code_set.value:17} {release.edition:26} from {release.effective_from}{ends}: {release.rows:,} rows{remark}"
        )


def _lines(found: Lookup) -> Iterable[str]:
    """What a person reads of a look-up."""
    if isinstance(found.entry, Absent):
        searched = f" ({found.entry.release.edition})" if found.entry.release else ""
        yield f"{found.code}: {found.entry.kind.value}: {found.entry.code_set.value}{searched}"
    else:
        entry = found.entry
        yield f"{entry.code} ({entry.system.value}): {entry.description or 'no description: the descriptor needs an AMA licence'}"
        dates = [f"since {entry.effective_from}"] if entry.effective_from else []
        dates += [f"until {entry.terminated_on}"] if entry.terminated_on else []
        yield "  " + ", ".join(
            [entry.status.value, *dates, f"release {entry.release.code_set.value} {entry.release.edition}"]
        )
        if entry.successors:
            yield f"  now: {', '.join(entry.successors)}"
        yield from (f"  {name.replace('_', ' ')}: {value}" for name, value in entry.attributes.items())
    yield from (
        f"  child {child.code}: {child.description} ({child.status.value})" for child in found.children
    )
    yield from (f"  {note.kind.value} (at {note.stated_at}): {note.text}" for note in found.notes)
    for limit in found.limits:
        yield f"  units {limit.setting.value}: {limit.units}, adjudication {limit.adjudication} ({limit.release.edition})"
    for fee in found.fees:
        yield (
            f"  fee schedule {fee.release.edition}{f' modifier {fee.modifier}' if fee.modifier else ''}: status {fee.status}, "
            f"global {fee.global_days}, bilateral {fee.bilateral}, assistant {fee.assistant}, work RVU {fee.work_rvu}, "
            f"total {fee.non_facility_total} / facility {fee.facility_total}, conversion factor {_factors(fee)}"
        )
    yield from character_lines(found.characters)
    yield from crosswalk_lines(found.crosswalks)
    yield from membership_lines(found.memberships)
    if found.nearby:
        yield from nearby_lines(found.nearby)


def _factors(fee: FeeRow) -> str:
    """The conversion factor; where a year has two, each with whom it is for."""
    rows = [row for row in (fee, fee.beside) if row]
    return ", ".join(f"{row.conversion_factor}{f' ({row.track})' if row.track else ''}" for row in rows)
