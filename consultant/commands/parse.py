"""`consultant parse`: the codes and the patient identifiers of a mail or a text, and its masked copy."""

from __future__ import annotations

import gc
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any

import typer

from consultant.codes import cite, signature_spans
from consultant.errors import ConsultantError, InputError
from consultant.model.catalogue import AbsenceKind, Absent, CodeStatus
from consultant.model.codes import Citation, CodeSystem
from consultant.model.mail import Address, SegmentKind
from consultant.ports import Catalogue
from consultant.privacy.detection import identifiers
from consultant.privacy.masking import original_citations, settle

Span = tuple[int, int]
Validity = Callable[[CodeSystem, str], str]

_STATUS = {
    CodeStatus.ACTIVE: "valid",
    CodeStatus.HEADER: "header",
    CodeStatus.TERMINATED: "terminated",
    CodeStatus.FUTURE: "not in release",
}
_ABSENCE = {
    AbsenceKind.NO_ROW: "not in release",
    AbsenceKind.NOT_IN_RELEASE: "not in release",
    AbsenceKind.NOT_LOADED: "set not loaded",
    AbsenceKind.NO_RELEASE_FOR_DATE: "set not loaded",
}
_HELD = frozenset({"valid", "header", "terminated"})
COLLECT_AFTER = 200_000
"""Values made before a garbage collection: tokens of a long text die together, looking through them often costs a third."""
_HEADER_LINE = re.compile(rb"(?:From |[A-Za-z][A-Za-z0-9-]{1,60}:[ \t])")
_MAIL_HEADER = re.compile(
    rb"^(?:Subject|From|Message-ID|MIME-Version|Received):", re.IGNORECASE | re.MULTILINE
)


def register(app: typer.Typer) -> None:
    """Adds the command to the application."""
    app.command(name="parse")(parse)


def parse(
    file: Annotated[str, typer.Argument(help="A mail (.eml) or a text; - for standard input.")] = "-",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    as_lines: Annotated[
        bool, typer.Option("--jsonl", help='Read {"id", "text"} a line, print one JSON object a line.')
    ] = False,
) -> None:
    """Find codes and patient identifiers. Example: echo "99213-25 with 20610?" | consultant parse --json.

    Spans are character offsets into the text (of a mail: into its body, which is given as "text"). The validity of a code is
    valid, header (not billable), terminated, "not in release", "set not loaded", or wildcard, for today.
    """
    gc.set_threshold(COLLECT_AFTER)
    validity = validities(_catalogue(), datetime.now(UTC).date())
    content = _content(file)
    if as_lines:
        for line in parsed_lines(content.splitlines(), validity):
            sys.stdout.write(line + "\n")
        return
    found = parsed_mail(content, validity) if _is_mail(file, content) else parsed(_decoded(content), validity)
    typer.echo(json.dumps(found, ensure_ascii=False) if as_json else told(found))


def parsed(
    text: str,
    validity: Validity,
    *,
    quoted: Sequence[Span] | None = None,
    signatures: Sequence[Span] | None = None,
    writer: Address | None = None,
) -> dict[str, Any]:
    """Citations, identifiers and masked copy of a text; spans are character offsets into it."""
    masked, cited = settle(
        text,
        lambda given, signed: identifiers(
            given, writer=writer, signatures=signature_spans(given) if signed is None else signed
        ),
        lambda given, earlier: cite(
            given, segments_quoted=earlier, known=lambda system, code: validity(system, code) in _HELD
        ),
        signatures=signatures,
        quoted=quoted,
    )
    return {
        "citations": [_citation(each, validity) for each in original_citations(masked, cited)],
        "phi": [{"kind": each.kind.value, "span": list(each.original)} for each in masked.replacements],
        "masked": masked.text,
    }


def parsed_mail(raw: bytes, validity: Validity) -> dict[str, Any]:
    """The same of a mail: spans count in the text of its body."""
    from consultant.intake import parsing

    message = parsing.parse(raw)
    spans = {
        kind: [(s.start, s.end) for s in message.segments if s.kind is kind]
        for kind in (SegmentKind.QUOTED, SegmentKind.SIGNATURE)
    }
    return {"text": message.text} | parsed(
        message.text,
        validity,
        quoted=spans[SegmentKind.QUOTED],
        signatures=spans[SegmentKind.SIGNATURE],
        writer=message.sender,
    )


def parsed_lines(lines: Iterable[bytes], validity: Validity) -> Iterator[str]:
    """One JSON object for each line that is not empty; a line that is not as expected gives `{"error", "line"}`."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield json.dumps(_parsed_line(line, number, validity))


def validities(catalogue: Catalogue | None, on: date) -> Validity:
    """What the catalogue says of a code on that day: valid, header, terminated, not in release, or set not loaded."""

    @lru_cache(maxsize=10_000)
    def validity(system: CodeSystem, code: str) -> str:
        if catalogue is None:
            return _ABSENCE[AbsenceKind.NOT_LOADED]
        entry = catalogue.entry(system, code, on)
        return _ABSENCE[entry.kind] if isinstance(entry, Absent) else _STATUS[entry.status]

    return validity


def told(found: dict[str, Any]) -> str:
    """The findings for a person: a line for each code, then the masked text."""
    lines = [_line(each) for each in found["citations"]] or ["no codes"]
    kinds = ", ".join(each["kind"] for each in found["phi"]) or "none"
    return "\n".join([*lines, f"identifiers: {kinds}", "", found["masked"]])


def _line(each: dict[str, Any]) -> str:
    code = each["code"] + (f" to {each['range_end']}" if each["range_end"] else "")
    parts = [code, *each["modifiers"], f"x {each['units']}" if each["units"] else ""]
    return (
        f"{each['system']:9} {' '.join(filter(None, parts)):24} {each['validity']} ({each['confidence']:.2f})"
    )


def _parsed_line(line: bytes, number: int, validity: Validity) -> dict[str, Any]:
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as error:
        return {"error": f"line {number} is not JSON: {type(error).__name__}", "line": number}
    if not isinstance(given, dict) or "id" not in given:
        return {"error": f'line {number} is not an object with "id" and "text"', "line": number}
    if not isinstance(given.get("text"), str):
        return {"id": given["id"], "error": f'line {number}: "text" is not a string', "line": number}
    found = parsed(given["text"], validity)
    for citation in found["citations"]:
        del citation["reason"]  # the lines have the fields that were agreed on, no more
    return {"id": given["id"]} | found


def _citation(each: Citation, validity: Validity) -> dict[str, Any]:
    return {
        "system": each.system.value,
        "code": each.code,
        "modifiers": list(each.modifiers),
        "units": each.units,
        "range_end": each.range_end,
        "span": list(each.span),
        "quoted": each.quoted,
        "validity": "wildcard" if each.wildcard else validity(each.system, each.code),
        "confidence": each.confidence,
        "reason": each.reason,
    }


def _catalogue() -> Catalogue | None:
    """The catalogue, or None where none is built: then no set is loaded, which is what the output says."""
    from consultant import settings
    from consultant.catalogue.store import open_catalogue

    try:
        return open_catalogue(settings.load().catalogue_folder)
    except ConsultantError:
        return None


def _content(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise InputError(
            f"{file}: cannot be read ({error.strerror}); name a file or - for standard input"
        ) from error


def _is_mail(file: str, content: bytes) -> bool:
    """Whether it is a mail: by its name, or by header lines at its begin (RFC 5322 section 2.2)."""
    if file.lower().endswith(".eml"):
        return True
    head = content[:4000]
    return bool(_HEADER_LINE.match(head) and len(_MAIL_HEADER.findall(head)) > 1)


def _decoded(content: bytes) -> str:
    return content.decode("utf-8", errors="replace")
