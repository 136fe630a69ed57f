"""ICD-9-CM titles (CMS `CMS32_DESC_LONG_DX.txt`, `..._SG.txt`): code without dot in 1-5, title from 7; frozen since 2015."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from consultant.catalogue.reading import Label, Reading, Row, Source, Statement, refuse, undated
from consultant.model.catalogue import CodeSet

CARRIES_CPT = False
RANK = 1

FIRST_DIAGNOSIS = re.compile(r"0010  [A-Z]")
FIRST_PROCEDURE = re.compile(r"0001  ?[A-Z]")
RECORD = re.compile(r"(E\d{3,4}|V\d{2,4}|\d{2,5}) {1,4}(\S.*)")
VERSION = re.compile(r"(?:CMS|v)(\d\d)(?!\d)", re.IGNORECASE)
LAST_DAY = date(2015, 9, 30)
"""ICD-10 took over on 1 October 2015."""


def recognise(head: str) -> bool:
    """The first diagnosis and the first procedure are known."""
    return bool(FIRST_DIAGNOSIS.match(head) or FIRST_PROCEDURE.match(head))


def read(source: Source, statement: Statement) -> Reading:
    """One version; diagnoses and procedures are separate files of it."""
    found = VERSION.search(source.name.rpartition("/")[2])
    begins = statement.effective or (date(1982 + int(found[1]), 10, 1) if found else None)
    if not begins:
        undated(source, "CMS32_DESC_LONG_DX.txt")
    label = Label(
        CodeSet.ICD9CM, f"v{begins.year - 1982}", begins, min(LAST_DAY, date(begins.year + 1, 9, 30))
    )
    procedures = FIRST_PROCEDURE.match(source.head) is not None
    return Reading(label, iter([("icd9_code", _rows(source, procedures=procedures))]))


def dotted_diagnosis(code: str) -> str:
    """The normal form: E codes have their dot after four characters, all others after three."""
    length = 4 if code.startswith("E") else 3
    return f"{code[:length]}.{code[length:]}" if len(code) > length else code


def dotted_procedure(code: str) -> str:
    """The normal form of a procedure code: the dot after two digits."""
    return f"{code[:2]}.{code[2:]}" if len(code) > 2 else code


def _rows(source: Source, *, procedures: bool) -> Iterator[Row]:
    for number, line in enumerate(source.lines(), 1):
        found = RECORD.fullmatch(line.rstrip())
        if not found or not line.endswith("\n"):
            refuse(source, number, "record", line, "a code in columns 1-5 and its title from column 7")
        yield (dotted_procedure if procedures else dotted_diagnosis)(found[1]), found[2]
