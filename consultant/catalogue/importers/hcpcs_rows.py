"""What the HCPCS Level II layouts have in common: one code with its fields as a row of the `hcpcs` table."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date

from consultant.catalogue.calendar import quarter_name, quarterly
from consultant.catalogue.reading import Label, Row, Source, Statement, refuse
from consultant.model.catalogue import CodeSet

CODE = re.compile(r"[A-CE-V]\d{4}|[0-9A-Z]{2}")
"""Level II codes and modifiers. D codes are the ADA's and are left out should a file hold them."""

FIELDS = {
    "PRICE": "pricing_indicator",
    "MULT_PI": "multiple_pricing_indicator",
    "CIM": "coverage_manual_reference",
    "MCM": "carriers_manual_reference",
    "STATUTE": "statute",
    "LABCERT": "laboratory_certification",
    "COV": "coverage",
    "ASC_GRP": "asc_group",
    "ASC_DT": "asc_since",
    "BETOS": "betos",
    "TOS": "type_of_service",
    "ANEST_BU": "anesthesia_base_units",
    "ACTION CD": "action",
}
"""Published field to the name it has in `Entry.attributes`; repeated fields (PRICE1-4) come joined with `:`."""

DATES = ("ADD DT", "ACT EFF DT", "TERM DT")
OTHER_FIELDS = (
    "HCPC", "SEQNUM", "RECID", "LONG DESCRIPTION", "SHORT DESCRIPTION", "XREF", "OPPS", "OPPS_PI", "OPPS_DT",
    "PROCNOTE", *DATES,
)  # fmt: skip
"""The published fields that have columns of their own, or that nobody has asked for."""

Fields = Mapping[str, str]


def row(fields: Fields) -> Row:
    """A table row from published field names, repeated ones already joined."""
    named = {
        FIELDS[name]: _written(name, value) for name, value in fields.items() if name in FIELDS and value
    }
    detailed = int("TERM DT" in fields)
    dates = (int(fields.get(name) or 0) for name in DATES)
    successors = " ".join(re.split(r"[:,\s]+", fields.get("XREF", ""))).strip()
    description, short = fields.get("LONG DESCRIPTION", ""), fields.get("SHORT DESCRIPTION", "")
    return fields["HCPC"], description, short, *dates, detailed, successors, json.dumps(named)


def _written(name: str, value: str) -> str:
    """A value as it is kept: a date as `yyyy-mm-dd`."""
    return f"{value[:4]}-{value[4:6]}-{value[6:]}" if name == "ASC_DT" else value


def check_dates(source: Source, line: int, fields: Fields) -> None:
    """Refuse a date that is none.

    Raises:
        InputError: with line and field.
    """
    for name in DATES:
        value = fields.get(name, "")
        if value and not re.fullmatch(r"(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])", value):
            refuse(source, line, name, value, "a date yyyymmdd or blank")


def label(source: Source, statement: Statement, rows: list[Row]) -> Label:
    """The release: as stated, as named, or the quarter in which the newest row took effect."""
    newest = max((r[3] for r in rows), default=0)
    content = date(newest // 10000, (newest // 100 % 100 - 1) // 3 * 3 + 1, 1) if newest else None
    effective = statement.effective or quarter_name(source.name) or content
    if effective is None:
        refuse(source, 1, "release", source.name, "a name such as HCPC2025_OCT_ANWEB, or --effective")
    return quarterly(CodeSet.HCPCS, effective)
