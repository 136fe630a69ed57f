"""Claim lines in every layout of a table: whatever the columns are called and however they are parted, each row is read."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable

import pytest

from consultant.codes import cite

_HEADS = {
    "number": ("#", "Ln", "Line", "No."),
    "dos": ("DOS", "Date", "Svc Date", "Date of Service"),
    "pos": ("POS", "Place of Service"),
    "revenue": ("Rev", "Rev Cd", "Revenue Code"),
    "code": ("CPT", "CPT/HCPCS", "Code", "Proc. Code", "Service Code", "CPT\u00ae", "HCPCS"),
    "modifiers": ("Mod", "Mods", "Modifier(s)", "Modifiers"),
    "diagnoses": ("Dx", "ICD-10", "Diagnosis", "Dx Codes"),
    "units": ("Units", "# Units", "Qty", "Days/Units", "Unit(s)"),
    "charge": ("Charge", "Total", "Billed Amt", "Fee"),
    "reason": ("CARC", "Denial Code", "Adj"),
}
_SURE = ("code", "modifiers", "units")
_CODES = ("99213", "20610", "45385", "93000", "97110", "J1885", "G0439", "A4253", "E0601", "0232T", "L3908")
_MODIFIERS = ("25", "59", "RT", "50", "26", "TC", "GP", "KX", "XS", "76", "NU", "RR")
_DIAGNOSES = ("M54.50", "E11.9", "I10", "Z00.00", "S83.242A", "J45.901", "Z23")
_AMOUNTS = ("125.00", "$88.10", "1,250.00", "95")
_DATES = ("11/02/2026", "2026-11-02", "11/2/26")

Row = dict[str, str]
Cited = tuple[str, tuple[str, ...], int]


def _row(chance: random.Random, number: int, between: str) -> Row:
    return {
        "number": str(number),
        "dos": chance.choice(_DATES),
        "pos": chance.choice(("11", "22")),
        "revenue": chance.choice(("0450", "0636")),
        "code": chance.choice(_CODES),
        "modifiers": between.join(chance.sample(_MODIFIERS, chance.choice((0, 1, 1, 2)))),
        "diagnoses": between.join(chance.sample(_DIAGNOSES, chance.choice((1, 2)))),
        "units": chance.choice(("1", "2", "4", "12")),
        "charge": chance.choice(_AMOUNTS),
        "reason": chance.choice(("CO-45", "97", "PR-1")),
    }


def _expected(row: Row, columns: list[str], between: str) -> list[Cited]:
    modifiers = tuple(filter(None, row["modifiers"].split(between)))
    cited: list[Cited] = [(row["code"], modifiers, int(row["units"]))]
    if "diagnoses" in columns:
        cited += [(each, (), 0) for each in row["diagnoses"].split(between)]
    cited += [(row[name], (), 0) for name in ("pos", "revenue") if name in columns]
    return cited + ([(row["reason"].split("-")[-1], (), 0)] if "reason" in columns else [])


def _parted(sign: str, quote: str = "") -> Callable[[list[list[str]]], str]:
    def render(lines: list[list[str]]) -> str:
        return "\n".join(
            sign.join(f"{quote}{cell}{quote}" if quote and sign in cell else cell for cell in line)
            for line in lines
        )

    return render


def _aligned(lines: list[list[str]]) -> str:
    widths = [max(len(line[column]) for line in lines) + 3 for column in range(len(lines[0]))]
    return "\n".join(
        "".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _markdown(lines: list[list[str]]) -> str:
    head, *rows = (f"| {' | '.join(line)} |" for line in lines)
    return "\n".join([head, "|---" * len(lines[0]) + "|", *rows])


def _html(end: str) -> Callable[[list[list[str]]], str]:
    def render(lines: list[list[str]]) -> str:
        cells = [end.join(f'<td style="x"><b>{cell or "&nbsp;"}</b></td>' for cell in line) for line in lines]
        return f"<table>{end}" + end.join(f"<tr>{end}{row}{end}</tr>" for row in cells) + f"{end}</table>"

    return render


_LAYOUTS: dict[str, Callable[[list[list[str]]], str]] = {
    "bars": _parted("|"),
    "markdown": _markdown,
    "tabs": _parted("\t"),
    "commas": _parted(",", '"'),
    "semicolons": _parted(";"),
    "spaces": _aligned,
    "html": _html(""),
    "html, a cell a line": _html("\n"),
}


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("layout", _LAYOUTS)
def test_every_row_of_a_table_is_read(layout: str, seed: int) -> None:
    chance = random.Random(f"{layout} {seed}")
    between = chance.choice((", ", " ", "/"))
    columns = [name for name in _HEADS if name in _SURE or chance.random() < 0.5]
    rows = [_row(chance, number, between) for number in range(1, chance.choice((2, 3, 5)))]
    lines = [[chance.choice(_HEADS[name]) for name in columns]] + [
        [row[name] for name in columns] for row in rows
    ]
    text = f"Please look:\n\n{_LAYOUTS[layout](lines)}\n\nWhich line is wrong?"
    found = Counter((each.code, each.modifiers, each.units or 0) for each in cite(text))
    assert found == Counter(cited for row in rows for cited in _expected(row, columns, between)), text


@pytest.mark.parametrize(
    ("line", "units"),
    [
        ("99213 25 M54.50 x1 $125.00", [1]),
        ("20610-RT | M17.11, M17.12 | 2 units | $160.00", [2]),
        ("CPT 99213, Dx M54.50, Units 3, Charge 125", [3]),
        ("20610 for M17.11 x 3 years", [None]),
        ("20610, M17.11 x 3 years", [None]),
    ],
)
def test_units_behind_the_diagnoses_are_those_of_the_line(line: str, units: list[int | None]) -> None:
    assert [each.units for each in cite(line) if each.system.value == "cpt"] == units


def test_rows_without_a_head_are_read_through_their_quotation_marks() -> None:
    rows = cite('"11042","",1,"$1,180.00"\n"11045","25",2,"$1,300.00"')
    assert [(each.code, each.modifiers, each.units) for each in rows] == [
        ("11042", (), 1),
        ("11045", ("25",), 2),
    ]


def test_a_remittance_line_without_a_procedure_has_its_revenue_code() -> None:
    assert [each.code for each in cite("SVC*NU:0450*300*0~\nSVC*HC:99213*125*80**1*HC:99214~")] == [
        "0450",
        "99213",
        "99214",
    ]
