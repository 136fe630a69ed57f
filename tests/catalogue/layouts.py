"""Small files in the publishers' layouts, with made-up rows."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

from openpyxl import Workbook

PAIR_BANNER = (
    "CPT only copyright 2025 American Medical Association.  All rights reserved.\t\t\t\t\t\t\r\n"
    "Column1/Column2 Edits\t\t\t\t\t\t\r\n"
    "Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale\r\n"
    "\t\tprior to 1996\tDate\tDate\t0=not allowed\t\r\n"
    "\t\t\t\t*=no data\t1=allowed\t\r\n"
    "\t\t\t\t\t9=not applicable\t\r\n"
)
UNIT_HEADER = '"HCPCS/\nCPT Code",{} Services MUE Values,MUE Adjudication Indicator,MUE Rationale\n'
UNIT_NOTICE = '"CPT codes are copyright 2025 American Medical Association.\n\nAll rights reserved.",,,\n'
FEE_HDR = "HDR CPT CODES AND DESCRIPTIONS ONLY ARE COPYRIGHT \r\nHDR RESERVED.                                     \r\n"
FEE_BANNER = ",,{year} National Physician Fee Schedule Relative Value File {month} Release{commas}\r\n"
FEE_COLUMNS = (
    "HCPCS", "MOD", "DESCRIPTION", "STATUS CODE", "NOT USED FOR MEDICARE PAYMENT", "WORK RVU", "NON-FAC PE RVU",
    "NON-FAC NA INDICATOR", "FACILITY PE RVU", "FACILITY NA INDICATOR", "MP RVU", "NON-FACILITY TOTAL", "FACILITY TOTAL",
    "PCTC IND", "GLOB DAYS", "PRE OP", "INTRA OP", "POST OP", "MULT PROC", "BILAT SURG", "ASST SURG", "CO- SURG",
    "TEAM SURG", "PRIC IND", "ENDO BASE", "CONV FACTOR", "PHYSICIAN SUPERVISION OF DIAGNOSTIC PROCEDURES",
    "CALCULATION FLAG", "DIAGNOSTIC IMAGING FAMILY INDICATOR", "NON-FACILITY PE USED FOR OPPS PAYMENT AMOUNT",
    "FACILITY PE USED FOR OPPS PAYMENT AMOUNT", "MP USED FOR OPPS PAYMENT AMOUNT",
)  # fmt: skip
"""What stands above the columns, read downwards; the file has it over five rows, here over two."""

HCPCS_COLUMNS = (
    "HCPC", "SEQNUM", "RECID", "LONG DESCRIPTION", "SHORT DESCRIPTION", "PRICE1", "PRICE2", "XREF1", "COV", "ADD DT",
    "ACT EFF DT", "TERM DT", "ACTION CD",
)  # fmt: skip


def pairs(*rows: tuple[str, ...]) -> str:
    """A procedure-to-procedure file; a row is column 1, column 2, effective, deletion, indicator, rationale."""
    lines = (
        f"{c1}\t{c2}\t\t{begins}\t{ends}\t{indicator}\t{why}\r\n"
        for c1, c2, begins, ends, indicator, why in rows
    )
    return PAIR_BANNER + "".join(lines)


def units(*rows: tuple[str, ...], table: str = "Practitioner") -> str:
    return UNIT_NOTICE + UNIT_HEADER.format(table) + "".join(",".join(row) + "\n" for row in rows)


def fee_record(
    code: str, modifier: str = "", status: str = "A", work: str = "1.30", bilateral: str = "1"
) -> str:
    """One 171-character record."""
    fields = {
        1: code, 6: modifier, 8: "MADE UP", 58: status, 60: f"{work:>6}", 67: f"{'1.90':>6}", 76: f"{'0.60':>6}",
        85: f"{'0.10':>5}", 91: f"{'3.30':>6}", 97: f"{'2.00':>6}", 103: "0", 104: "090", 107: ".10", 110: ".69", 113: ".21",
        116: "2", 117: bilateral, 118: "2", 119: "1", 120: "0", 133: f"{'32.3465':>8}", 142: "09", 144: "0", 146: "99",
        152: f"{'0.00':>6}", 159: f"{'0.00':>6}", 166: f"{'0.00':>6}",
    }  # fmt: skip
    record = " " * 171
    for start, text in fields.items():
        record = record[: start - 1] + text + record[start - 1 + len(text) :]
    return record


def fee_text(*records: str) -> str:
    return FEE_HDR + "".join(f"{record}\r\n" for record in records)


def fee_table(codes: Iterable[str], year: int = 2025, month: str = "October") -> str:
    """The csv form: 31 columns, from 2026 on 32 (PRIC IND after TEAM SURG)."""
    late = year >= 2026
    columns = 32 if late else 31
    names = [name for name in FEE_COLUMNS if late or name != "PRIC IND"]
    header = [[*name.rpartition(" ")[::2]] for name in names]
    lines = [FEE_BANNER.format(year=year, month=month, commas="," * (columns - 3))]
    lines += [",".join(row) + "\r\n" for row in zip(*header, strict=True)]
    for code in codes:
        cells = f"{code},,MADE UP,A,,1.30,1.90,,0.60,,0.10,3.30,2.00,0,090,0.10,0.69,0.21,2,1,2,1,0".split(
            ","
        )
        cells += (["9"] if late else []) + [
            "",
            "33.4009" if late else "32.3465",
            "9",
            "0",
            "99",
            "0.00",
            "0.00",
            "0.00",
        ]
        lines.append(",".join(cells) + "\r\n")
    return "".join(lines)


def hcpcs_record(
    code: str, text: str, recid: str = "3", added: str = "20200101", ends: str = "", xref: str = ""
) -> str:
    """One 320-character record."""
    fields = {1: f"{code:>5}", 6: "00100", 11: recid, 12: text[:80]}
    if recid in "37":
        fields |= {92: "Short", 120: "51", 205: xref, 230: "D", 269: added, 277: added, 285: ends, 293: "N"}
    record = " " * 320
    for start, value in fields.items():
        record = record[: start - 1] + value + record[start - 1 + len(value) :]
    return record


def hcpcs_records(*records: str) -> str:
    return "***Disclaimers\t\t\t\r\n\t\t\r\n" + "".join(f"{record}\r\n" for record in records)


def hcpcs_cells(code: str, text: str, ends: str = "", xref: str = "") -> tuple[str, ...]:
    return (code, "0010", "3", text, "Short", "51", "", xref, "D", "20200101", "20200101", ends, "N")


def hcpcs_csv(*rows: tuple[str, ...]) -> str:
    return "".join(
        ",".join(f'"{cell}"' if "," in cell else cell for cell in row) + "\n"
        for row in (HCPCS_COLUMNS, *rows)
    )


def workbook(*rows: tuple[str, ...]) -> bytes:
    """An Excel file with a note above its rows."""
    book, content = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in (("A note above the table",), (), *rows):
        sheet.append(row)
    book.save(content)
    return content.getvalue()


def order(*rows: tuple[str, int, str]) -> str:
    """An ICD-10-CM order file; its first category is always A00."""
    every = (("A00", 0, "Cholera"), *rows)
    return "".join(
        f"{n:05} {code:<7} {bill} {text[:60]:<60} {text}\r\n" for n, (code, bill, text) in enumerate(every, 1)
    )


def archive(path: Path, members: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return path


TABULAR = """<?xml version="1.0" encoding="utf-8"?>
<ICD10CM.tabular><version>2028</version>
<chapter><name>1</name><desc>Made-up chapter</desc><excludes2><note>chapter note (Z00-Z99)</note></excludes2>
<section id="A00-A09"><desc>Made-up block</desc><includes><note>block note</note></includes>
<diag><name>A00</name><desc>Alpha</desc><excludes1><note>beta (A01.-)</note></excludes1>
 <sevenChrDef><extension char="A">first time</extension><extension char="D">again</extension><note>or later</note></sevenChrDef>
 <diag><name>A00.0</name><desc>Alpha left</desc><inclusionTerm><note>Left alpha</note></inclusionTerm></diag>
</diag>
<diag><name>A01</name><desc>Beta</desc><codeFirst><note>cause (A00.-)</note></codeFirst></diag>
</section></chapter></ICD10CM.tabular>
"""
