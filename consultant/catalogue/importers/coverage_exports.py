"""Medicare Coverage Database exports (CMS, csv tables in a zip inside a zip): documents, their codes, groups and contractors.

Descriptions of procedure and revenue codes are the AMA's and the NUBC's: those columns are never read, and a group's
paragraph loses whatever follows a CPT number in it.
"""

from __future__ import annotations

import csv
import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from consultant.catalogue.calendar import as_number
from consultant.catalogue.importers import tables
from consultant.catalogue.reading import Label, Reading, Row, Source, Statement, refuse, undated
from consultant.model.catalogue import CodeSet
from consultant.model.codes import CodeSystem
from consultant.model.coverage import Coverage

CARRIES_CPT = True
RANK = 1

TAG = re.compile(r"<[^>]{0,2000}>")
BREAK = re.compile(r"<(?:br|/p|/li|/tr|/div)\b[^>]{0,200}>", re.IGNORECASE)
AFTER_NUMBER = re.compile(r"(\b\d{4}[0-9AFTUM]\b)(?:\s*[-–—:(]|\s+(?=[A-Za-z]{3}))[^\n]*")
NO_CODE = re.compile(r"XX\d*|")
CPT = re.compile(r"\d{4}[0-9AFTUM]")

Fields = dict[str, str]
Work = Callable[["Line"], Iterator[Row]]


@dataclass(frozen=True, slots=True)
class Line:
    """One row of one table, with where it stands."""

    source: Source
    number: int
    prefix: str
    """`lcd` or `article`: what the columns of shared tables begin with."""
    fields: Fields

    def key(self) -> tuple[str, int]:
        """Document number and version."""
        number, version = self.fields[f"{self.prefix}_id"], self.fields[f"{self.prefix}_version"]
        if not (number.isdigit() and version.isdigit()):
            refuse(self.source, self.number, f"{self.prefix}_id", (number, version), "two whole numbers")
        return number, int(version)

    def day(self, *names: str) -> int:
        """The first of these columns that holds a date, as a number."""
        text = next((self.fields[name] for name in names if self.fields.get(name)), "")
        return as_number(_day(self, names[0], text)) if text else 0


def _day(line: Line, name: str, text: str) -> date:
    for shape, order in (
        (r"(\d{4})-?(\d\d)-?(\d\d)", (1, 2, 3)),
        (r"(\d\d?)/(\d\d?)/(\d{4})", (3, 1, 2)),
    ):
        found = re.match(shape, text)
        if found:
            try:
                return date(*(int(found[place]) for place in order))
            except ValueError:
                break
    return refuse(line.source, line.number, name, text, "a date")


def _lcd(line: Line) -> Iterator[Row]:
    number, version = line.key()
    begins = line.day("rev_eff_date", "orig_det_eff_date")
    ended = line.day("date_retired", "rev_end_date", "ent_det_end_date")
    yield number, version, f"L{number}", line.fields["title"], line.fields["status"], begins, ended


def _article(line: Line) -> Iterator[Row]:
    number, version = line.key()
    ended = line.day("date_retired", "article_rev_end_date", "article_end_date")
    begins = line.day("article_eff_date", "article_pub_date")
    yield number, version, f"A{number}", line.fields["title"], line.fields["status"], begins, ended


def _national(line: Line) -> Iterator[Row]:
    fields = line.fields
    number, version = fields["NCD_id"], fields["NCD_vrsn_num"]
    if not (number.isdigit() and version.isdigit()):
        refuse(line.source, line.number, "NCD_id", (number, version), "two whole numbers")
    begins, ended = line.day("NCD_efctv_dt"), line.day("NCD_trmntn_dt")
    yield number, int(version), fields["NCD_mnl_sect"], fields["NCD_mnl_sect_title"], "", begins, ended


def _procedures(line: Line) -> Iterator[Row]:
    code = line.fields["hcpc_code_id"].upper()
    system = CodeSystem.CPT if CPT.fullmatch(code) else CodeSystem.HCPCS
    yield from _code(line, system, code, Coverage.PROCEDURE, line.fields["hcpc_code_group"])


def _supported(line: Line) -> Iterator[Row]:
    group = line.fields["icd10_covered_group"]
    yield from _code(line, CodeSystem.ICD10CM, line.fields["icd10_code_id"].upper(), Coverage.SUPPORTS, group)


def _unsupported(line: Line) -> Iterator[Row]:
    code, group = line.fields["icd10_code_id"].upper(), line.fields["icd10_noncovered_group"]
    yield from _code(line, CodeSystem.ICD10CM, code, Coverage.DOES_NOT_SUPPORT, group)


def _modifiers(line: Line) -> Iterator[Row]:
    code, group = line.fields["hcpc_modifier_code_id"].upper(), line.fields["hcpc_modifier_group"]
    yield from _code(line, CodeSystem.MODIFIER, code, Coverage.MODIFIER, group)


def _code(line: Line, system: CodeSystem, code: str, coverage: Coverage, group: str) -> Iterator[Row]:
    """Rows such as `XX000` say that no code applies."""
    if not NO_CODE.fullmatch(code):
        yield code, *line.key(), coverage.value, group, system.value


def _paragraph(coverage: Coverage, column: str) -> Work:
    def rows(line: Line) -> Iterator[Row]:
        yield *line.key(), coverage.value, line.fields[column], plain(line.fields["paragraph"])

    return rows


def plain(text: str) -> str:
    """HTML as lines of text, cut after each CPT number that a descriptor may follow."""
    lines = html.unescape(TAG.sub(" ", BREAK.sub("\n", text))).splitlines()
    kept = (AFTER_NUMBER.sub(r"\1", " ".join(line.split())) for line in lines)
    return "\n".join(line for line in kept if line)


def _followers(line: Line) -> Iterator[Row]:
    yield *line.key(), *_contractor_key(line)


def _contractor_key(line: Line) -> tuple[str, str, str]:
    fields = line.fields
    return fields["contractor_id"], fields["contractor_type_id"], fields["contractor_version"]


def _relations(line: Line) -> Iterator[Row]:
    for column, letter in (("r_lcd_id", "L"), ("r_article_id", "A")):
        related = line.fields[column]
        if related.isdigit() and related != "0":
            yield *line.key(), f"{letter}{related}"


def _contractors(line: Line) -> Iterator[Row]:
    yield *_contractor_key(line), line.fields["contractor_bus_name"], line.fields["contractor_number"]


def _states(line: Line) -> Iterator[Row]:
    yield *_contractor_key(line), line.fields["state_id"]


def _nothing(_: Line) -> Iterator[Row]:
    """Bill type and revenue code rows: their texts are the NUBC's, the numbers say nothing on coverage."""
    return iter(())


@dataclass(frozen=True, slots=True)
class Export:
    """One csv table of an export: its first columns tell it apart, `work` turns a row into table rows."""

    code_set: CodeSet
    prefix: str
    columns: tuple[str, ...]
    table: str
    work: Work


def _both(columns: tuple[str, ...], table: str, work: Work) -> tuple[Export, Export]:
    return (
        Export(CodeSet.LCD, "lcd", ("lcd_id", "lcd_version", *columns), table, work),
        Export(CodeSet.ARTICLE, "article", ("article_id", "article_version", *columns), table, work),
    )


def _of_article(columns: tuple[str, ...], table: str, work: Work) -> Export:
    return Export(CodeSet.ARTICLE, "article", ("article_id", "article_version", *columns), table, work)


CONTRACTOR = ("contractor_id", "contractor_type_id", "contractor_version")
EXPORTS: tuple[Export, ...] = (
    Export(CodeSet.LCD, "lcd", ("lcd_id", "lcd_version", "title"), "coverage_document", _lcd),
    _of_article(("article_type", "title"), "coverage_document", _article),
    Export(CodeSet.NCD, "NCD", ("NCD_id", "NCD_vrsn_num"), "coverage_document", _national),
    *_both(("hcpc_code_id", "hcpc_code_version"), "coverage_code", _procedures),
    *_both(("related_num",), "coverage_related", _relations),
    Export(CodeSet.LCD, "lcd", ("lcd_id", "lcd_version", *CONTRACTOR), "coverage_contractor", _followers),
    Export(CodeSet.LCD, "lcd", ("lcd_id", "lcd_version", "state_id"), "coverage_code", _nothing),
    _of_article(("article_type", *CONTRACTOR), "coverage_contractor", _followers),
    _of_article(
        ("hcpc_code_group", "paragraph"),
        "coverage_group",
        _paragraph(Coverage.PROCEDURE, "hcpc_code_group"),
    ),
    _of_article(("icd10_code_id", "icd10_code_version", "icd10_covered_group"), "coverage_code", _supported),
    _of_article(
        ("icd10_code_id", "icd10_code_version", "icd10_noncovered_group"), "coverage_code", _unsupported
    ),
    _of_article(
        ("icd10_covered_group", "paragraph"),
        "coverage_group",
        _paragraph(Coverage.SUPPORTS, "icd10_covered_group"),
    ),
    _of_article(
        ("icd10_noncovered_group", "paragraph"),
        "coverage_group",
        _paragraph(Coverage.DOES_NOT_SUPPORT, "icd10_noncovered_group"),
    ),
    _of_article(("hcpc_modifier_code_id",), "coverage_code", _modifiers),
    _of_article(("bill_code_id",), "coverage_code", _nothing),
    _of_article(("revenue_code_id",), "coverage_code", _nothing),
    Export(CodeSet.CONTRACTORS, "", (*CONTRACTOR, "contractor_bus_name"), "contractor", _contractors),
    Export(CodeSet.CONTRACTORS, "", (*CONTRACTOR, "state_id"), "contractor_state", _states),
)


def recognise(head: str) -> bool:
    """The header row, which tells the tables apart."""
    return _export(head) is not None


def read(source: Source, statement: Statement) -> Reading:
    """One table of an export, which is dated by its name, or by when the publisher packed it."""
    export = _export(source.head)
    effective = statement.effective or tables.day_named(source) or source.packed
    if export is None or effective is None:
        undated(source, "current_lcd_2026-11-20.zip")
    label = Label(export.code_set, f"{effective:%Y-%m-%d}", effective)
    return Reading(label, iter([(export.table, _rows(source, export))]))


def _export(head: str) -> Export | None:
    header = _header(head)
    return next((one for one in EXPORTS if header[: len(one.columns)] == list(one.columns)), None)


def _header(head: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader([head.split("\n", 1)[0]]), [])]
    except csv.Error:
        return []


def _rows(source: Source, export: Export) -> Iterator[Row]:
    header, under = tables.below(
        source, tables.table(source), lambda cells: cells[: len(export.columns)] == list(export.columns)
    )
    for number, cells in under:
        yield from _row(source, export, number, tables.named(source, header, number, cells))


def _row(source: Source, export: Export, number: int, fields: Fields) -> Iterator[Row]:
    try:
        yield from export.work(Line(source, number, export.prefix, fields))
    except KeyError as error:
        refuse(
            source, 1, "header row", f"no column {error}", "the columns of the publisher's data dictionary"
        )
