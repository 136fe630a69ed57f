"""Which release a file of a yearly set is, from what the operator says, the publisher's file name, or its content."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from consultant.catalogue.calendar import diagnosis_year, named_april
from consultant.catalogue.importers.icd10cm_changes import fiscal_year
from consultant.catalogue.reading import Label, Source, Statement, undated
from consultant.model.catalogue import CodeSet

YEAR = re.compile(r"(?<!\d)(20[1-4]\d)(?!\d)")
SHORT_YEAR = re.compile(r"FY(\d\d)(?!\d)", re.IGNORECASE)
DRG_VERSION = re.compile(r"v(\d\d)(?:[._](\d))?(?!\d)", re.IGNORECASE)
DRG_BEGINS = 1983
"""MS-DRG version 41 is fiscal year 2024's."""


def fiscal(code_set: CodeSet, year: int, *, april: bool = False) -> Label:
    """A release of a set that begins with the fiscal year on 1 October and may be updated on 1 April."""
    return replace(diagnosis_year(year, april=april), code_set=code_set)


def fiscal_label(code_set: CodeSet, source: Source, statement: Statement, example: str) -> Label:
    """The fiscal year's release as stated or as named.

    Raises:
        InputError: neither says it.
    """
    if statement.effective:
        return fiscal(code_set, fiscal_year(statement.effective), april=statement.effective.month == 4)
    name = source.name.rpartition("!")[2] or source.name
    found = YEAR.search(name) or SHORT_YEAR.search(name) or YEAR.search(source.name)
    if not found:
        undated(source, example)
    return fiscal(code_set, 2000 + int(found[1]) % 100, april=named_april(name))


def grouper_label(code_set: CodeSet, source: Source, statement: Statement, example: str) -> Label:
    """The release of an MS-DRG version: `v41` begins with fiscal year 2024, `v41.1` in its April.

    Raises:
        InputError: neither name nor operator says it.
    """
    if statement.effective:
        year, april = fiscal_year(statement.effective), statement.effective.month == 4
        return replace(
            fiscal(code_set, year, april=april), edition=f"v{year - DRG_BEGINS}{'.1' if april else ''}"
        )
    found = DRG_VERSION.search(source.name.rpartition("/")[2])
    if not found:
        undated(source, example)
    label = fiscal(code_set, DRG_BEGINS + int(found[1]), april=bool(found[2] and found[2] != "0"))
    return replace(label, edition=found[0].replace("_", ".").lower())


def payment_year(code_set: CodeSet, year: int) -> Label:
    """A release that holds for a calendar year, as the risk adjustment models do."""
    return Label(code_set, str(year), date(year, 1, 1), date(year, 12, 31), date(year + 1, 1, 1))
