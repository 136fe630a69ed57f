"""Risk adjustment (CMS-HCC, ESRD, RxHCC) as csv: diagnoses to categories, hierarchies, labels, and age and sex edits."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from consultant.catalogue.importers.columns import header_of, records
from consultant.catalogue.importers.editions import YEAR, payment_year
from consultant.catalogue.importers.icd10cm_changes import CODE, dotted
from consultant.catalogue.reading import Label, Reading, Row, Source, Statement, refuse, undated
from consultant.model.catalogue import CodeSet

CARRIES_CPT = False
RANK = 1

MODEL = re.compile(r"(CMS-HCC|CMS-HCC ESRD|RxHCC) Model V\d\d")
FULL_NAME = re.compile(r"[VR]\d\d[A-Z]?\d{2,3}[HL]\d")
CATEGORY = re.compile(r"\d{1,3}(?:\.\d)?")
DOMAINS = {"CMS-HCC": "CMS-HCC Model", "ESRD": "CMS-HCC ESRD Model", "RxHCC": "RxHCC Model"}
NO_LIMIT = -1
UNDATED_EDITS = Label(CodeSet.HCC_EDITS, "year not stated", date(2024, 1, 1))
"""The edits name models, the newest of them V28, which pays since 2024; the file has no year."""

MAPPING = ("diagnosis_code", "cc", "model_name")
HIERARCHY = ("cc_parent", "cc_child", "model_domain", "model_version", "model_fullname")
LABELS = ("cc", "label", "model_domain", "model_version", "model_fullname")
EDITS = (
    "icd10",
    "edit_type",
    "sex",
    "age_min",
    "age_max",
    "action",
    "cc_override",
    "model_name",
    "description",
)


def recognise(head: str) -> bool:
    """Each of the four has a header row of its own."""
    return header_of(head) in LAYOUTS


def read(source: Source, statement: Statement) -> Reading:
    """One of the four tables for a payment year."""
    header = header_of(source.head)
    code_set, table, row = LAYOUTS[header]
    rows = (row(source, line, cells) for line, cells in records(source, header, ended=False))
    return Reading(_label(code_set, source, statement), iter([(table, rows)]), whole=True)


def _label(code_set: CodeSet, source: Source, statement: Statement) -> Label:
    found = YEAR.search(source.name.rpartition("/")[2])
    if statement.effective or found:
        return payment_year(
            code_set, statement.effective.year if statement.effective else int(found[1] if found else 0)
        )
    return UNDATED_EDITS if code_set is CodeSet.HCC_EDITS else undated(source, "hcc_ra_dx_to_cc_2026.csv")


def _mapped(source: Source, line: int, cells: list[str]) -> Row:
    code, category, model = cells
    _check(source, line, code, category, model)
    return dotted(code), model, category


def _ranked(source: Source, line: int, cells: list[str]) -> Row:
    parent, child, domain, version, full_name = cells
    _check_name(source, line, full_name)
    _check(source, line, "A00", parent, model := model_name(domain, version))
    _check(source, line, "A00", child, model)
    return model, parent, child


def _labelled(source: Source, line: int, cells: list[str]) -> Row:
    category, label, domain, version, full_name = cells
    _check_name(source, line, full_name)
    number, model = re.sub(r"^(RX)?HCC", "", category), model_name(domain, version)
    _check(source, line, "A00", number, model)
    return model, number, label


def _edited(source: Source, line: int, cells: list[str]) -> Row:
    code, kind, sex, youngest, oldest, action, category, model, _ = cells
    _check(source, line, code, category or "0", model)
    if not all(age == "" or age.isdigit() for age in (youngest, oldest)) or not (sex or youngest or oldest):
        refuse(source, line, "sex, age_min, age_max", cells[2:5], "a sex or ages in whole years")
    ages = (int(age) if age else NO_LIMIT for age in (youngest, oldest))
    return dotted(code), model, kind, sex, *ages, category, action


def _check_name(source: Source, line: int, name: str) -> None:
    """The last column: these files may lack the last line end, so that a name cut short shows only here."""
    if not FULL_NAME.fullmatch(name):
        refuse(source, line, "model_fullname", name, "the model's full name, such as V28115H1")


def _check(source: Source, line: int, code: str, category: str, model: str) -> None:
    if not CODE.fullmatch(code):
        refuse(source, line, "diagnosis code", code, "an ICD-10-CM code without dot")
    if not CATEGORY.fullmatch(category):
        refuse(source, line, "category", category, "the number of a category")
    if not MODEL.fullmatch(model):
        refuse(source, line, "model", model, "a model such as CMS-HCC Model V28")


def model_name(domain: str, version: str) -> str:
    """The name that mappings use, from domain and version: `RxHCC`, `R08` is `RxHCC Model V08`."""
    return f"{DOMAINS.get(domain, domain)} V{version[1:]}"


Layout = tuple[CodeSet, str, Callable[[Source, int, list[str]], Row]]
LAYOUTS: dict[tuple[str, ...], Layout] = {
    MAPPING: (CodeSet.HCC, "hcc", _mapped),
    HIERARCHY: (CodeSet.HCC_HIERARCHY, "hcc_hierarchy", _ranked),
    LABELS: (CodeSet.HCC_LABELS, "hcc_label", _labelled),
    EDITS: (CodeSet.HCC_EDITS, "hcc_edit", _edited),
}
