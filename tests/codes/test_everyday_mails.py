"""Whole mails in many voices, marked by the rules before they were first read (`corpus/everyday.txt`)."""

from __future__ import annotations

import re
from typing import Any

from consultant.codes import cite
from consultant.model.codes import Citation
from tests.codes.annotate import annotate
from tests.codes.score import CORPUS

Line = dict[str, Any]


def _mails() -> list[Line]:
    blocks = re.split(r"(?m)^=== ", (CORPUS / "everyday.txt").read_text(encoding="utf-8"))[1:]
    return [
        annotate(name, text.rstrip("\n")) for name, _, text in (block.partition("\n") for block in blocks)
    ]


def _found(each: Citation) -> tuple[object, ...]:
    return each.system.value, each.code, each.modifiers, each.units, each.range_end, each.quoted


def _marked(each: dict[str, Any]) -> tuple[object, ...]:
    modifiers = tuple(each["modifiers"])
    return each["system"], each["code"], modifiers, each["units"], each["range_end"], each["quoted"]


def _is_exact(line: Line) -> bool:
    return sorted(map(repr, map(_found, cite(line["text"])))) == sorted(
        map(repr, map(_marked, line["citations"]))
    )


def test_mails_are_read_as_they_are_marked() -> None:
    mails = _mails()
    wrong = [line["id"] for line in mails if not _is_exact(line)]
    assert len(wrong) <= 0.03 * len(mails), wrong


def test_no_number_of_something_else_in_them_is_returned() -> None:
    returned = [
        (line["id"], each.code)
        for line in _mails()
        for each in cite(line["text"])
        for start, end in line["false_friends"]
        if each.span[0] < end and start < each.span[1]
    ]
    assert returned == []


def test_nothing_is_cited_where_no_code_is() -> None:
    lines = (CORPUS / "clean.txt").read_text(encoding="utf-8").splitlines()
    assert [(line, cite(line)) for line in lines if not line.startswith("#") and cite(line)] == []
