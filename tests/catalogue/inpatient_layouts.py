"""Small files of ICD-10-PCS, ICD-9-CM, mappings and groups in the publishers' layouts, with made-up rows."""

from __future__ import annotations

import io

from openpyxl import Workbook

ADDENDA_SUMMARY = """
Codes
  {before} codes in {name}
  {after} codes in {name}
     {added} additions
      {deleted} deletions
      {revised} revisions
"""


def pcs_order(*rows: tuple[str, int, str]) -> str:
    """A procedure order file; its first table is always 001. A row is code, 0 for a table or 1, title."""
    every = (("001", 0, "Made-up system, Bypass"), *rows)
    return "".join(
        f"{n:05} {code:<7} {bill} {title[:60]:<60} {title}\r\n"
        for n, (code, bill, title) in enumerate(every, 1)
    )


def pcs_codes(*rows: tuple[str, str]) -> str:
    return "".join(f"{code} {title}\r\n" for code, title in rows)


def _axis(position: int, title: str, labels: dict[str, str], more: str = "") -> str:
    inner = "".join(f'<label code="{code}">{text}</label>' for code, text in labels.items())
    return f'<axis pos="{position}" values="{len(labels)}"><title>{title}</title>{inner}{more}</axis>'


def pcs_tables(stated: int = 4, version: str = "2027") -> str:
    """Table 001 with one row of 1 x 2 x 2 x 1 values."""
    head = (
        _axis(1, "Section", {"0": "Made-up section"})
        + _axis(2, "Body System", {"0": "Made-up system"})
        + _axis(3, "Operation", {"1": "Bypass"}, "<definition>Leading around</definition>")
    )
    row = (
        _axis(4, "Body Part", {"6": "Ventricle"})
        + _axis(5, "Approach", {"0": "Open", "3": "Percutaneous"})
        + _axis(6, "Device", {"7": "Own tissue", "J": "Made tissue"})
        + _axis(7, "Qualifier", {"0": "Nose"})
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<ICD10PCS.tabular><version>{version}</version>'
        f'<pcsTable>{head}<pcsRow codes="{stated}">{row}</pcsRow></pcsTable></ICD10PCS.tabular>'
    )


PCS_DEFINITIONS = (
    "<ICD10PCS.definitions><version>2027</version><section code='0'><title>Made-up section</title>"
    "<axis pos='3'><title>Operation</title><terms><title>Bypass</title><title>Leading</title>"
    "<definition>Leading around</definition>"
    "<includes>one way</includes><includes>another</includes></terms></axis></section></ICD10PCS.definitions>"
)
PCS_INDEX = (
    "<ICD10PCS.index><version>2027</version><letter><title>A</title>"
    "<mainTerm><title>Around</title><see>Bypass<codes>0016</codes></see>"
    "<term level='1'><title>Nose</title><code>0016070</code></term></mainTerm>"
    "<mainTerm><title>Appliance</title><use>Made tissue</use></mainTerm></letter></ICD10PCS.index>"
)
CONVERSION_HEADER = (
    "Current code(s) assignment\tCode title\tEffective year\tPrevious code(s) assignment\tPredecessor code title\t"
    "Change type\tComment\tEffective month/day [MM.DD]\r\n"
)


def conversion(*rows: tuple[str, str, str, str, str]) -> str:
    """A conversion table; a row is code, fiscal year, previous code, change, day. New rows have no comment field at all."""
    lines = (
        f'{code}\t"Made-up title"\t{year}\t{previous}\t"Title before"\t{change}'
        + ("" if change == "New" else "\tMade-up comment")
        + f"\t{day}\r\n"
        for code, year, previous, change, day in rows
    )
    return CONVERSION_HEADER + "".join(lines)


def addenda(name: str, *rows: tuple[str, str], stated: tuple[int, int, int] | None = None) -> str:
    """Addenda; a row is the action and the record. The counts at the end are right unless stated."""
    counted = tuple(sum(a == action for a, _ in rows) for action in ("Add:", "Delete:", "Revise to:"))
    added, deleted, revised = stated or counted
    lines = "".join(f"{action:<13}{record}\r\n" for action, record in rows)
    summary = ADDENDA_SUMMARY.format(
        before=9, after=9 + added - deleted, name=name, added=added, deleted=deleted, revised=revised
    )
    return lines + summary.replace("\n", "\r\n")


def gem_csv(first: str, second: str, *rows: tuple[str, str, str]) -> str:
    header = f'"{first}","{second}","flags","approximate","no_map","combination","scenario","choice_list"\n'
    return header + "".join(f'"{a}","{b}","{flags}",{",".join(flags)}\n' for a, b, flags in rows)


def gem_text(widths: tuple[int, int], *rows: tuple[str, str, str]) -> str:
    """Fixed width: source, blank, target, blank, flags."""
    return "".join(f"{a:<{widths[0]}} {b:<{widths[1]}} {flags}\r\n" for a, b, flags in rows)


CCSR_COLUMNS = (
    "ICD-10-CM CODE", "ICD-10-CM CODE DESCRIPTION", "Default CCSR CATEGORY IP", "Default CCSR CATEGORY DESCRIPTION IP",
    "Default CCSR CATEGORY OP", "Default CCSR CATEGORY DESCRIPTION OP", "CCSR CATEGORY 1", "CCSR CATEGORY 1 DESCRIPTION",
    "CCSR CATEGORY 2", "CCSR CATEGORY 2 DESCRIPTION", "Rationale for Default Assignment",
)  # fmt: skip


def ccsr(*rows: tuple[str, ...]) -> str:
    """The published form: names and values in single quotes."""
    return "".join(",".join(f"'{cell}'" for cell in row) + "\n" for row in (CCSR_COLUMNS, *rows))


def poa(*codes: str, header: str = "Order28\tPOAexemptCode\tDescription") -> str:
    return (
        header + "\r\n" + "".join(f'{n:05}\t{code}\t"Made up, {code}"\r\n' for n, code in enumerate(codes, 1))
    )


def poa_workbook(*codes: str) -> bytes:
    book, content = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in (("Order28", "POAexemptCode", "Description"), *(("00001", code, "Made up") for code in codes)):
        sheet.append(row)
    book.save(content)
    return content.getvalue()
