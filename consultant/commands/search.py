"""`consultant search`: codes for what people type, of every loaded set."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Annotated

import typer

from consultant import settings
from consultant.catalogue.search.engine import CodeSearch
from consultant.catalogue.search.hits import Hit, PhraseHits, Wanted, hit_json
from consultant.catalogue.search.paragraph import is_text
from consultant.catalogue.store import open_catalogue
from consultant.model.asked import parse_day
from consultant.model.codes import CodeSystem

SYNONYMS = settings.PROJECT / "config" / "synonyms.toml"


def register(app: typer.Typer) -> None:
    """Adds the command to the application."""
    app.command(name="search")(search)


def search(
    words: Annotated[
        list[str], typer.Argument(help="What is sought, in any order; a pasted text is cut into phrases.")
    ],
    system: Annotated[
        list[CodeSystem] | None, typer.Option("--system", help="Only codes of this system; may be repeated.")
    ] = None,
    billable: Annotated[
        bool, typer.Option("--billable", help="Only codes that may be reported as they are.")
    ] = False,
    on: Annotated[str, typer.Option("--date", help="Date of service, YYYY-MM-DD; default today.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=200, help="Most codes told.")] = 10,
    prefix: Annotated[
        bool, typer.Option("--prefix", help="The last word may be unfinished, as while typing.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the hits as JSON.")] = False,
) -> None:
    """Codes for what people type: any order, beginnings, typos, lay words, abbreviations, beginnings of codes."""
    folder = settings.load().catalogue_folder
    day = parse_day(on) or datetime.now(UTC).date()
    wanted = Wanted(day, frozenset(system or ()), billable, limit)
    engine = CodeSearch(folder, SYNONYMS, open_catalogue(folder).entry)
    text = " ".join(words)
    if is_text(text):
        _tell_phrases(engine.phrases(text, wanted), as_json=as_json)
    else:
        _tell(engine.search(text, wanted, typing=prefix), as_json=as_json)


def _tell(hits: tuple[Hit, ...], *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps([hit_json(hit) for hit in hits], indent=2, ensure_ascii=False))
    else:
        for line in _lines(hits):
            typer.echo(line)
    if not hits:
        typer.echo("nothing found; try fewer or other words", err=True)
        raise typer.Exit(3)


def _tell_phrases(found: tuple[PhraseHits, ...], *, as_json: bool) -> None:
    if as_json:
        values = [
            {"phrase": one.phrase, "span": one.span, "hits": [hit_json(hit) for hit in one.hits]}
            for one in found
        ]
        typer.echo(json.dumps(values, indent=2, ensure_ascii=False))
        return
    for one in found:
        typer.echo(one.phrase)
        for line in _lines(one.hits):
            typer.echo(f"  {line}")


def _lines(hits: Iterable[Hit]) -> Iterable[str]:
    """What a person reads: the code, its words with those found in capitals' place marked, and why."""
    for hit in hits:
        entry = hit.entry
        alike = f" (+{hit.alike} alike)" if hit.alike else ""
        yield f"{entry.code:8} {entry.system.value:9} {marked(entry.description, hit.highlights)}{alike}"
        whys = [f"{why.typed} = {why.found} ({why.reason})" for why in hit.whys if why.typed != why.found]
        whys += [f"by its other name: {hit.other_name}"] if hit.other_name else []
        whys += [entry.status.value] if entry.status.value != "active" else []
        if whys:
            yield f"{'':18} {'; '.join(whys)}"


def marked(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    """A text with the ranges between asterisks."""
    for start, end in sorted(ranges, reverse=True):
        text = f"{text[:start]}*{text[start:end]}*{text[end:]}"
    return text
